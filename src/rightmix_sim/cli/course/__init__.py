"""The commands `rightmix course`."""

from rightmix_sim.cli.course.commands import register

__all__ = ["register"]
