"""The commands `rightmix scenarios`."""

from rightmix_sim.cli.scenarios.commands import register

__all__ = ["register"]
