"""The commands `rightmix plans`."""

from rightmix_sim.cli.plans.commands import register

__all__ = ["register"]
