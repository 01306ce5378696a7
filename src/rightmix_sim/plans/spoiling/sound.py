"""Sound plans on file for a made case: nothing that the reviewer could find is wrong with them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Final

import msgspec

from rightmix_sim.cases import Case, Dossier
from rightmix_sim.cases.making.luck import Luck
from rightmix_sim.plans.facts import CaseFacts
from rightmix_sim.plans.facts_of_case import facts_of
from rightmix_sim.plans.plan import Action, Plan, PlanKind
from rightmix_sim.plans.plan_set import PlanSet
from rightmix_sim.plans.reference.fitting import every_of
from rightmix_sim.plans.reviewing.checks.disclosure import ACTIVE_LEVELS
from rightmix_sim.plans.reviewing.guidance_for import review_asked
from rightmix_sim.plans.spoiling.data import number, on_file
from rightmix_sim.plans.spoiling.people import cited_for, name_of, people_of
from rightmix_sim.plans.spoiling.work import Piece, work_for
from rightmix_sim.sentences import capital

_LETTERS: Final[Mapping[PlanKind, str]] = {"oasys": "A", "visor": "V", "mappa": "M"}
_WRITTEN_BY: Final[Mapping[PlanKind, str]] = {"oasys": "probation", "visor": "police", "mappa": "mappa"}
_AWARE: Final[Mapping[PlanKind, tuple[str, ...]]] = {
    "oasys": ("police_visits",),
    "visor": ("supervision",),
    "mappa": ("supervision", "police_visits"),
}
_ORDERS: Final = {"licence": "licence", "community_order": "community order", "none": "registration"}


def sound_plans(case: Case, dossier: Dossier, luck: Luck, before: datetime.date | None = None) -> PlanSet:
    """The plans of probation, where an order runs, of the police, and of the meeting at level 2 or 3.

    The probation plan is dated before the day `before`, where order and meeting leave room.
    """
    facts = facts_of(case)
    kinds: tuple[PlanKind, ...] = (
        *(("oasys",) if facts.order.runs_on(facts.on) else ()),
        "visor",
        *(("mappa",) if facts.mappa.level in ACTIVE_LEVELS else ()),
    )
    pieces = work_for(facts, kinds, luck.stream("work"))
    writer = _Writer(case, facts, dossier, luck, before)
    return PlanSet(case=facts, plans=tuple(writer.plan(kind, pieces) for kind in kinds))


def numbered_anew(plans: PlanSet) -> PlanSet:
    """The same plans with their actions numbered from 1: a number that is missing would tell what was left out."""
    return msgspec.structs.replace(plans, plans=tuple(_numbered(plan) for plan in plans.plans))


def _numbered(plan: Plan) -> Plan:
    letter = _LETTERS[plan.kind]
    actions = (msgspec.structs.replace(one, id=f"{letter}{place}") for place, one in enumerate(plan.actions, start=1))
    return msgspec.structs.replace(plan, actions=tuple(actions))


class _Writer:
    """Writes the plans of one case; what stands in several plans is said alike in all that matters."""

    def __init__(
        self, case: Case, facts: CaseFacts, dossier: Dossier, luck: Luck, before: datetime.date | None
    ) -> None:
        self.case, self.facts, self.dossier, self.luck, self.before = case, facts, dossier, luck, before
        self.people = people_of(dossier)
        level = facts.rosh.replace("_", " ")
        whom = sorted({one.who for one in case.harm.concerns}) or ["public"]
        named = {"public": "the public", "known_adults": "adults who are known", "staff": "staff"}
        self.words = {
            "level": level.capitalize(),
            "level_low": level,
            "whom": " and ".join(named.get(one, one.replace("_", " ")) for one in whom),
            "order": _ORDERS[facts.order.kind],
            "officer": self._officer(),
            "place": case.person.accommodation.place,
            "mappa": str(facts.mappa.level),
        }

    def plan(self, kind: PlanKind, pieces: list[Piece]) -> Plan:
        """One plan with its actions."""
        luck, day = self.luck.stream(f"plan {kind}"), self._day(kind)
        blank = Plan(kind=kind, date=day)
        asked = review_asked(blank, self.facts)
        last = asked.due if asked is not None else day + datetime.timedelta(days=number("without_guidance"))
        review = max(day, last - datetime.timedelta(days=luck.whole(*number("earlier_than_asked"))))
        earlier = kind == "oasys" and luck.chance(number("earlier_text"))
        mine = [piece for piece in pieces if kind in piece.plans]
        aware = _AWARE[kind] + (("sopo",) if self.facts.sopo and kind != "visor" else ())
        if not self.facts.order.runs_on(self.facts.on):
            aware = tuple(one for one in aware if one != "supervision")
        return msgspec.structs.replace(
            blank,
            author=self.people[_WRITTEN_BY[kind]],
            review_due=review,
            mappa_level=self.facts.mappa.level,
            aware_of=aware,
            text=self._said(kind, luck),
            previous_text=self._said("earlier", luck) if earlier else None,
            contingency=self._one(on_file()["contingency"][kind], luck),
            victim_safety=(self._one(on_file()["victim_safety"][kind], luck),) if self.facts.victim_contact else (),
            offender_role=self._one(on_file()["offender_role"][kind], luck),
            actions=tuple(
                self._action(kind, f"{_LETTERS[kind]}{place}", piece, day, review)
                for place, piece in enumerate(mine, start=1)
            ),
        )

    def _day(self, kind: PlanKind) -> datetime.date:
        """When a plan was written: not before the order, nor before the last meeting."""
        meeting, on = self.facts.mappa.last_meeting, self.facts.on
        if kind == "mappa":
            return meeting or on
        luck = self.luck.stream(f"day {kind}")
        last = on if self.before is None or kind != "oasys" else min(on, self.before - datetime.timedelta(days=1))
        day = last - datetime.timedelta(days=luck.whole(*number("written_before")[kind]))
        start = self.facts.order.start if kind == "oasys" else self.case.registered_on
        if start is not None:
            day = max(day, min(start, on))
        if meeting is not None and day < meeting:
            day = min(max(last, meeting), meeting + datetime.timedelta(days=luck.whole(*number("after_the_meeting"))))
        return day

    def _action(self, kind: PlanKind, id: str, piece: Piece, day: datetime.date, review: datetime.date) -> Action:
        luck = self.luck.stream(f"{kind} {piece.action}")
        agency = self._agency(piece)
        every = (
            on_file()["supervision"][self.facts.rosh]
            if piece.action == "supervision_contact"
            else every_of(piece.entry, self.facts)
        )
        said = on_file()["actions"][piece.action]
        return Action(
            id=id,
            action=piece.action,
            agency=agency,
            owner=self.people[agency],
            start=day,
            every=every,
            due=review if every is None else None,
            purpose=piece.purpose,
            factors=tuple(sorted(piece.factors)),
            prohibitions=piece.prohibitions,
            conditions=tuple(piece.conditions) if kind == "oasys" else (),
            measure=luck.pick(said["measures"]),
            evidence=cited_for(piece.action, self.dossier, luck),
            text=luck.pick(said["texts"]),
        )

    def _agency(self, piece: Piece) -> str:
        """Who does it: the usual agency, or the first that may and that somebody works for here."""
        able = [one for one in (piece.entry.agency, *piece.entry.may_be_done_by) if one in self.people]
        if self.facts.order.runs_on(self.facts.on):
            return able[0]
        return next((one for one in able if one != "probation"), able[0])

    def _said(self, what: str, luck: Luck) -> str:
        parts = [self._one(variants, luck) for variants in on_file()["texts"][what]]
        if what == "visor" and not self.facts.order.runs_on(self.facts.on):
            del parts[1]  # nobody supervises
        return " ".join(parts)

    def _one(self, variants: list[str], luck: Luck) -> str:
        return capital(luck.pick(variants).format(**self.words))

    def _officer(self) -> str:
        name = name_of(self.people["probation"])
        return name if name != on_file()["people"]["probation"]["alone"] else f"the {name.lower()}"
