"""Plans that trainees write: their entries as plans and facts, what these come to, and answers to compare with."""

from rightmix_sim.exercises.own_plan.entries import OwnPlan, plan_from
from rightmix_sim.exercises.own_plan.facts import missing_facts, own_facts, own_set

__all__ = ["OwnPlan", "missing_facts", "own_facts", "own_set", "plan_from"]
