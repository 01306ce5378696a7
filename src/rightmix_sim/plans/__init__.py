"""Plans: up to three risk management plans of one case, whether they are aligned, and the mix that they make."""

from rightmix_sim.plans.catalogue import catalogue
from rightmix_sim.plans.facts import CaseFacts
from rightmix_sim.plans.facts_of_case import facts_of
from rightmix_sim.plans.plan import Action, Plan
from rightmix_sim.plans.plan_set import PlanSet, as_plain, as_yaml, plan_set, read_plans
from rightmix_sim.plans.reviewing.finding import Finding, codes
from rightmix_sim.plans.reviewing.review import Review, review, review_set
from rightmix_sim.plans.sentence_plan import SentencePlan

__all__ = [
    "Action",
    "CaseFacts",
    "Finding",
    "Plan",
    "PlanSet",
    "Review",
    "SentencePlan",
    "as_plain",
    "as_yaml",
    "catalogue",
    "codes",
    "facts_of",
    "plan_set",
    "read_plans",
    "review",
    "review_set",
]
