"""The commands `rightmix cases`."""

from rightmix_sim.cli.cases.commands import register

__all__ = ["register"]
