"""The commands `rightmix levers`."""

from rightmix_sim.cli.levers.commands import register

__all__ = ["register"]
