"""The only SimPy code: what is done, when and by whom, as records. It does not measure."""

from rightmix_sim.model.service import Engine, simulate

__all__ = ["Engine", "simulate"]
