"""Whether the plans agree with each other, and with the last meeting (¶5.16, 5.18, 5.19)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from rightmix_sim.plans.alignment.matching import SameAction, lost_from, same_actions
from rightmix_sim.plans.alignment.owners import agencies_differ, owners_differ
from rightmix_sim.plans.catalogue import catalogue
from rightmix_sim.plans.plan import Action, Plan
from rightmix_sim.plans.plan_set import PlanSet
from rightmix_sim.plans.reviewing.checks.each_plan import POLICE_VISITS
from rightmix_sim.plans.reviewing.finding import PLANS, Finding, found
from rightmix_sim.plans.timescale import frequencies_differ, frequency
from rightmix_sim.plans.wording import SHORT, in_its_words, named, quoted, spoken, title, when
from rightmix_sim.sentences import capital, listed
from rightmix_sim.workdays import day_in_words

_NAMES_ONLY: Final = "Judged from the names alone: they may be one person."


def carried_over(plans: PlanSet) -> Iterator[Finding]:
    """What a MAPPA meeting agreed stands in the plan of whoever does it (¶5.18, 5.19)."""
    meeting = plans.plan("mappa")
    others = [plan.kind for plan in plans.plans if plan.kind != "mappa"]
    for same in same_actions(plans):
        agreed = same.cells.get("mappa")
        if meeting is None or agreed is None or not lost_from(same, others) or _is_told_otherwise(same, plans):
            continue
        home = SHORT["visor" if agreed.agency == "police" else "oasys"]
        yield found(
            "mappa-action-not-carried-over",
            meeting,
            (agreed.id,),
            (f"{named(agreed)}, {spoken(agreed.agency)}", f"plans given: {listed([SHORT[kind] for kind in others])}"),
            id=agreed.id,
            what=quoted(agreed.text) if agreed.text.strip() else title(agreed),
            missing_from="It stands in no other plan"
            if len(same.cells) == 1
            else f"It is missing from {home}, whose work it is",
            home=home,
            carry_paragraph="5.19" if agreed.agency == "police" else "5.18",
        )


def _is_told_otherwise(same: SameAction, plans: PlanSet) -> bool:
    """Whether another finding tells of the same omission: one is enough, where another plan has the action.

    A plan without the visit, or without the prohibition that the action checks, is told so anyway.
    """
    agreed = same.cells["mappa"]
    home = plans.plan("visor" if agreed.agency == "police" else "oasys")
    if home is None or len(same.cells) == 1:
        return False
    visits = {*POLICE_VISITS} if agreed.action in POLICE_VISITS else set()
    no_visit = bool(visits) and visits.isdisjoint(action.action for action in home.actions)
    covered = {one for action in home.actions for one in action.prohibitions}
    return no_visit or not {*agreed.prohibitions} <= covered


def owners_and_frequencies(plans: PlanSet) -> Iterator[Finding]:
    """The same action has the same owner and the same frequency in every plan (¶5.16)."""
    for same in same_actions(plans):
        if len(same.cells) < 2:
            continue
        in_agencies, in_names = agencies_differ(same), owners_differ(same)
        if in_agencies or in_names:
            who = capital(listed([f"{SHORT[kind]} says {_owner(action)}" for kind, action in same.cells.items()]))
            finding = found(
                "owner-disagrees",
                None,
                same.ids,
                [f"{SHORT[kind]}, {action.id}: {_owner(action)}" for kind, action in same.cells.items()],
                title=_title(same),
                who=who,
            )
            yield finding if in_agencies else finding.weighing("weakness", _NAMES_ONLY)
        if frequencies_differ([action.every for action in same.cells.values() if action.every is not None]):
            often = {kind: action for kind, action in same.cells.items() if action.every}
            yield found(
                "frequency-disagrees",
                None,
                same.ids,
                [f"{SHORT[kind]}, {action.id}: {when(action)}" for kind, action in often.items()],
                title=_title(same),
                how_often=capital(
                    listed(
                        [f"{SHORT[kind]} says {frequency(action.every or '').words}" for kind, action in often.items()]
                    )
                ),
            )


def levels(plans: PlanSet) -> Iterator[Finding]:
    """The plans go by one MAPPA level, and it is that of the case."""
    told = {plan.kind: plan.mappa_level for plan in plans.plans if plan.mappa_level is not None}
    of_case = plans.case.mappa.level
    levels_told = {*told.values(), of_case} - {None}
    if len(told) > 1 and len(levels_told) > 1:
        because = [f"{SHORT[kind]}: level {level}" for kind, level in told.items()]
        words = [f"{SHORT[kind]} goes by level {level}" for kind, level in told.items()]
        if of_case is not None:
            because.append(f"the case: level {of_case}")
            words.append(f"the case is managed at level {of_case}")
        yield found("level-disagrees", None, (), because, levels=capital(listed(words)))


def meetings(plans: PlanSet) -> Iterator[Finding]:
    """Plans were brought up to date after the last MAPPA meeting, that of the case or of the MAPPA plan (¶5.18)."""
    meeting = plans.plan("mappa")
    last = plans.case.mappa.last_meeting or (meeting.date if meeting is not None else date.min)
    for plan in plans.plans:
        if plan.date < last:
            because = (f"plan of {day_in_words(plan.date)}", f"last meeting {day_in_words(last)}")
            days = {
                "date": day_in_words(plan.date),
                "meeting": day_in_words(last),
                "update_paragraph": "5.19" if plan.kind == "visor" else "5.18",
            }
            yield found("plan-older-than-meeting", plan, (), because, **days)


def contradictions(plans: PlanSet) -> Iterator[Finding]:
    """No plan forbids what another arranges (¶5.16)."""
    for plan in plans.plans:
        for action in plan.actions:
            if action.forbids is None:
                continue
            for other, arranged in _arranging(plans, plan, action):
                yield found(
                    "contradiction",
                    None,
                    (action.id, arranged.id),
                    (
                        f"{SHORT[plan.kind]}, {action.id}, does not allow: {title(arranged)}",
                        f"{SHORT[other.kind]}, {arranged.id}: {title(arranged)}",
                    ),
                    first_plan=PLANS[plan.kind],
                    second_plan=SHORT[other.kind],
                    first=in_its_words(action),
                    second=in_its_words(arranged),
                )


def _arranging(plans: PlanSet, plan: Plan, forbids: Action) -> Iterator[tuple[Plan, Action]]:
    for other in plans.plans:
        for action in other.actions if other is not plan else ():
            if forbids.forbids in (action.action, action.id) and _hold_together(forbids, action):
                yield other, action


def _hold_together(one: Action, other: Action) -> bool:
    """Whether neither is over before the other begins."""
    begins = max(one.start or date.min, other.start or date.min)
    return begins <= min(one.due or date.max, other.due or date.max)


def _title(same: SameAction) -> str:
    return catalogue()[same.name].title


def _owner(action: Action) -> str:
    agency = spoken(action.agency)
    owner = action.owner.strip()
    return f"{owner} ({agency})" if owner and owner.lower() != agency else agency
