"""Whether a case suits an exercise: each thing that `setting.yaml` can want, and what is said where it is lacking."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from rightmix_sim.course.setting_work.data import number
from rightmix_sim.errors import InputError
from rightmix_sim.exercises import Assignment, HeldCase, mark, reference
from rightmix_sim.exercises.alignment.material import held_plans
from rightmix_sim.exercises.alignment.units import found_in, shown_by
from rightmix_sim.exercises.home_visits.facts import facts_of as facts_of_visits
from rightmix_sim.exercises.home_visits.owed import supervised
from rightmix_sim.exercises.rm2000.items import truth_of
from rightmix_sim.exercises.significant_change.found import suits as has_changed
from rightmix_sim.plans import review_set


@dataclass(frozen=True)
class Want:
    """One thing that is wanted, and what is said of a case of a trainer's own that lacks it."""

    holds: Callable[[Assignment], bool]
    lacks: str


def first_lacking(assignment: Assignment, wants: tuple[str, ...]) -> str | None:
    """What is said of the first thing wanted that a case lacks; None where it suits."""
    return next((WANTS[one].lacks for one in wants if not WANTS[one].holds(assignment)), None)


def earns_everything(assignment: Assignment) -> bool:
    """Whether the reference answers earn every point of the tools, and an empty hand-in none."""
    best, nothing = mark(assignment, reference(assignment)), mark(assignment, {})
    tool = [one for one in best if one.points is not None]
    return all(one.points == one.criterion.points for one in tool) and not nothing.points


def _truth(assignment: Assignment, item: str) -> int:
    value = truth_of(assignment.only).items.get(item, 0)
    return value if isinstance(value, int) else 0


def _adapted(assignment: Assignment) -> bool:
    return truth_of(assignment.only).categories.get("images_only") == "yes"


def _needs_level_2(held: HeldCase) -> bool:
    return held.case.mappa.other_agencies_needed or held.case.mappa.senior_level_needed


def _two_plans_with_faults(assignment: Assignment) -> bool:
    """Faults in at least two plans, or between them."""
    plans = held_plans(assignment.only)
    found = list(review_set(plans))
    ids = {action.id: plan.kind for plan in plans.plans for action in plan.actions}
    where = {one.plan for one in found if one.plan} | {ids[id] for one in found for id in one.about if id in ids}
    return len(where) > 1 and len(found_in(plans)) >= number("faults")


def _evidence_asked(assignment: Assignment) -> bool:
    """Whether some finding asks for paragraphs: else nobody could earn the points for them."""
    held = assignment.only
    plans = held_plans(held)
    return any(shown_by(one, plans, held.dossier) for one in found_in(plans).values())


def _visits_told(assignment: Assignment, by: tuple[str, ...]) -> int:
    visits = facts_of_visits(assignment).case.visits
    return sum(one.outcome == "done" and one.by in by for one in visits)


def _earns(assignment: Assignment) -> bool:
    try:
        return earns_everything(assignment)
    except (InputError, AssertionError):
        return False


WANTS: Final[Mapping[str, Want]] = {
    "scored": Want(lambda one: truth_of(one.only).can_be_scored, "RM2000/S cannot be used with this person."),
    "adapted_score": Want(_adapted, "Not all sexual offences are of images."),
    "no_adapted_score": Want(lambda one: not _adapted(one), "All sexual offences are of images."),
    "history": Want(
        lambda one: _truth(one, "criminal_appearances") >= number("history"), "There are too few appearances to count."
    ),
    "image_history": Want(
        lambda one: _truth(one, "criminal_appearances") >= number("image_history"),
        "There are too few appearances to count.",
    ),
    "level_1": Want(lambda one: not _needs_level_2(one.only), "Other agencies are needed."),
    "level_2": Want(
        lambda one: _needs_level_2(one.only) and one.only.case.mappa.managed_at == 2,
        "It is not managed at level 2.",
    ),
    "level_wrong": Want(
        lambda one: any(error.kind == "mappa_level_wrong" for error in one.only.required_key.errors),
        "The level on file is the right one.",
    ),
    "serious": Want(
        lambda one: one.only.case.harm.level in ("high", "very_high"), "The Risk of Serious Harm is not high."
    ),
    "not_registered_on_visor": Want(
        lambda one: one.only.case.visor is not None and not one.only.case.visor.registration_recorded,
        "ViSOR holds the registration.",
    ),
    "three_plans": Want(
        lambda one: one.only.plans is not None and len(one.only.plans.plans) > len(("oasys", "visor")),
        "There is no plan of a MAPPA meeting.",
    ),
    "two_plans": Want(
        lambda one: one.only.plans is not None and len(one.only.plans.plans) > 1,
        "There are no two plans on file to lay side by side.",
    ),
    "two_plans_with_faults": Want(_two_plans_with_faults, "The reviewer does not find faults in at least two plans."),
    "evidence_asked": Want(_evidence_asked, "Nothing that the reviewer finds is shown by a paragraph of the file."),
    "supervised": Want(lambda one: all(supervised(held.case) for held in one.cases), "Nobody supervises this person."),
    "conditions": Want(
        lambda one: len(one.only.case.order.conditions) >= number("conditions"), "Order or licence has no condition."
    ),
    "factors": Want(lambda one: len(one.only.case.factors) >= number("factors"), "There are too few factors."),
    "police_visits_told": Want(
        lambda one: _visits_told(one, ("police", "joint")) >= number("police_visits"),
        "The file does not tell of two visits by the police.",
    ),
    "probation_owed": Want(
        lambda one: facts_of_visits(one).probation.standard is not None, "Probation owes no home visits."
    ),
    "probation_visits_told": Want(
        lambda one: _visits_told(one, ("probation", "joint")) > 0, "The file does not tell of a visit by probation."
    ),
    "not_low": Want(
        lambda one: facts_of_visits(one).police.level != "low", "The risk of reconviction is low: visits are yearly."
    ),
    "changed": Want(
        lambda one: has_changed(one.only),
        "There is no plan on file, or the file shows fewer than two changes since its last review.",
    ),
    "plans": Want(lambda one: all(held.plans is not None for held in one.cases), "There are no plans on file."),
    "reference": Want(_earns, "Not even the reference answers earn every point, so that full marks cannot be had."),
}
