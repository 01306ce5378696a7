"""The reference plan: what given hours and places could cover best; for feedback and planning, never the answer."""

from rightmix_sim.plans.reference.limits import Limits
from rightmix_sim.plans.reference.reference_plan import CAVEAT, ReferencePlan, reference_plan

__all__ = ["CAVEAT", "Limits", "ReferencePlan", "reference_plan"]
