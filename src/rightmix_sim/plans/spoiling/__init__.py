"""The plans on file of a made case: sound ones first, then spoilt by a recipe of flaws, all from a seed."""

from rightmix_sim.plans.spoiling.sound import sound_plans
from rightmix_sim.plans.spoiling.spoil import Flawed, Spoilt, recipes, spoilt_plans

__all__ = ["Flawed", "Spoilt", "recipes", "sound_plans", "spoilt_plans"]
