"""Work for a man who is in no programme: while he waits (¶6.2, 6.4), or instead of it (¶6.6 to 6.8)."""

from __future__ import annotations

from collections.abc import Iterator

from rightmix_sim.plans.catalogue import catalogue
from rightmix_sim.plans.plan import Action
from rightmix_sim.plans.plan_set import PlanSet
from rightmix_sim.plans.reviewing.checks.whole_set import actions_of
from rightmix_sim.plans.reviewing.finding import Finding, found
from rightmix_sim.plans.rules import rule
from rightmix_sim.plans.running import why_not_running
from rightmix_sim.plans.timescale import frequency
from rightmix_sim.plans.wording import named, programme_in_words, spoken
from rightmix_sim.workdays import day_in_words

_NOTHING = "no preparation and no offence-focused work bridges the wait"
OUTSIDE = {
    "not_required": "No programme is required",
    "excluded": "The programme is closed to the offender",
    "dropped_out": "The offender has left the programme",
}


def outside_the_programme(plans: PlanSet) -> Iterator[Finding]:
    """Who is in no programme gets offence-focused work another way, while anybody supervises him (¶6.8)."""
    case = plans.case
    if case.programme.state not in OUTSIDE or not _somebody_supervises(plans):
        return
    work = [action for action in actions_of(plans) if _kind(action) == "offence_work" and not action.ended_by(case.on)]
    if not work:
        yield found(
            "no-work-outside-programme",
            None,
            (),
            (f"programme: {spoken(case.programme.state)}",),
            reason=OUTSIDE[case.programme.state],
        )


def _somebody_supervises(plans: PlanSet) -> bool:
    """Whether work can be asked of probation: an order runs or is to come.

    Where the facts name no order, a plan of probation or an exclusion shows that there is one: nobody else excludes.
    """
    case = plans.case
    if case.order.kind == "none":
        return case.programme.state == "excluded" or plans.plan("oasys") is not None
    return not case.order.ended_by(case.on)


def the_wait(plans: PlanSet) -> Iterator[Finding]:
    """The wait for a place is bridged by work that lasts, and by contact that follows the Risk of Harm (¶6.2, 6.4)."""
    case = plans.case
    if case.programme.state != "waiting":
        return
    work = [action for action in actions_of(plans) if _kind(action) in ("preparation", "offence_work")]
    lasting = [action for action in work if why_not_running(action, case) is None]
    programme = programme_in_words(case.programme.name)
    if not lasting:
        all_over = all(action.ended_by(case.on) for action in work)
        ended = max((action.due for action in work if action.due is not None), default=None) if all_over else None
        reason = f"nothing is planned after {day_in_words(ended)}" if ended else _NOTHING
        because = ["programme: waiting", *(f"{named(action)}: {why_not_running(action, case)}" for action in work)]
        yield found(
            "programme-wait-not-bridged",
            None,
            [action.id for action in work],
            because,
            programme=programme,
            reason=reason,
            wait_paragraph="6.2",
        )
    elif case.rosh in ("high", "very_high") and _at_the_minimum(plans, lasting):
        minimum = frequency(str(rule("minimum_reporting"))).words
        rosh = spoken(case.rosh)
        reason = f"contact is {minimum} or less, the national minimum, though the Risk of Serious Harm is {rosh}"
        yield found(
            "programme-wait-not-bridged",
            None,
            [action.id for action in lasting],
            ["programme: waiting", f"RoSH {spoken(case.rosh)}"],
            programme=programme,
            reason=reason,
            wait_paragraph="6.4",
        ).weighing("weakness")


def _at_the_minimum(plans: PlanSet, lasting: list[Action]) -> bool:
    contact = [*lasting, *(action for action in actions_of(plans) if action.action == "supervision_contact")]
    if any(action.every is None for action in contact):
        return False
    minimum = frequency(str(rule("minimum_reporting")))
    return all(frequency(action.every or "").days >= minimum.days for action in contact)


def _kind(action: Action) -> str:
    return catalogue()[action.action].kind
