"""The commands `rightmix exercises`."""

from rightmix_sim.cli.exercises.commands import register

__all__ = ["register"]
