"""Which work a sound set of plans holds for a case: what guidance and order ask for, then an answer to each factor."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from rightmix_sim.cases.making.luck import Luck
from rightmix_sim.plans.catalogue import Entry, catalogue
from rightmix_sim.plans.facts import CaseFacts, Factor
from rightmix_sim.plans.plan import PURPOSES, PlanKind, Purpose
from rightmix_sim.plans.reference.fitting import reference_data, unmet_of, visits_asked, why_not
from rightmix_sim.plans.reviewing.checks.disclosure import ACTIVE_LEVELS
from rightmix_sim.plans.reviewing.checks.whole_set import REINTEGRATION
from rightmix_sim.plans.rules import rule
from rightmix_sim.plans.spoiling.data import number, on_file
from rightmix_sim.plans.vocabulary import words

_WORKS: Final = ("programme", "preparation", "offence_work", "reintegration", "support", "medical")
_HELPS: Final = ("reintegration", "support")
_ANY: Final = "supervision_contact"


@dataclass
class Piece:
    """One piece of work, the plans that hold it, and what it answers to."""

    action: str
    plans: tuple[PlanKind, ...]
    factors: list[str] = field(default_factory=list)
    prohibitions: tuple[str, ...] = ()
    conditions: list[str] = field(default_factory=list)

    @property
    def entry(self) -> Entry:
        """What the catalogue knows of it."""
        return catalogue()[self.action]

    @property
    def purpose(self) -> tuple[Purpose, ...]:
        """What it is for, as it usually is."""
        least = float(rule("serves_from"))
        return tuple(one for one in PURPOSES if self.entry.serves.get(one, 0.0) >= least)


def work_for(case: CaseFacts, kinds: tuple[PlanKind, ...], luck: Luck) -> list[Piece]:
    """All the work of the plans of these kinds."""
    found: list[Piece] = []
    _asked_for(case, kinds, found)
    if "oasys" in kinds:
        _conditions(case, found)
        _main_work(case, found, luck)
    _factors(case, kinds, found, luck)
    for piece in found:
        if not piece.factors:
            piece.factors.extend(_something(piece.entry, case))
    if "mappa" in kinds:
        _agreed(found, luck)
    return found


def _asked_for(case: CaseFacts, kinds: tuple[PlanKind, ...], found: list[Piece]) -> None:
    """What every plan of its kind has to hold."""

    def add(action: str, *homes: PlanKind, prohibitions: tuple[str, ...] = ()) -> None:
        plans = tuple(kind for kind in homes if kind in kinds)
        if plans:
            found.append(Piece(action, plans, prohibitions=prohibitions))

    add("police_home_visit", "oasys", "visor", "mappa")
    if "oasys" in kinds and visits_asked("probation_home_visit", case) is not None:
        add("probation_home_visit", "oasys")
    add("supervision_contact", "oasys")
    if case.sopo:
        add("sopo_check", "oasys", "visor", "mappa", prohibitions=tuple(one.id for one in case.sopo))
    add("pre_visit_check", "visor")
    add("registration_check", "visor")
    if unmet_of(reference_data()["only_with"]["computer_check"]["value"], case) is None:
        add("computer_check", "visor")
    if case.approved_premises:
        add("approved_premises_residence", "oasys")
    if case.victim_contact:
        add("victim_liaison", "oasys", "mappa")
    if case.mappa.level in ACTIVE_LEVELS and "mappa" in kinds:
        add("disclosure_decision", "oasys", "mappa")
        add("intelligence_tasking", "visor", "mappa")
    elif case.child_contact:
        add("disclosure_decision", "oasys" if "oasys" in kinds else "visor")


def _conditions(case: CaseFacts, found: list[Piece]) -> None:
    """Every condition with an action that checks it or carries it out."""
    ways = reference_data()["conditions"]["value"]
    for condition in case.order.conditions:
        names = [
            one for one in (*ways.get(condition.kind, ()), *ways["other"]) if why_not(catalogue()[one], case) is None
        ]
        piece = next((one for name in names for one in found if one.action == name), None)
        if piece is None:
            piece = Piece(names[0], ("oasys",))
            found.append(piece)
        piece.conditions.append(condition.id)


def _main_work(case: CaseFacts, found: list[Piece], luck: Luck) -> None:
    """The programme, the bridge to it, or the work in its place (¶6.2, 6.7, 6.8)."""
    there = {one.action for one in found}
    for asked in reference_data()["required"]:
        if asked["id"] in ("the-wait", "outside-the-programme", "the-programme") and not unmet_of(asked["value"], case):
            met_by = [
                entry.id
                for entry in catalogue().values()
                if (entry.id if asked["unit"] == "actions" else entry.kind) in asked["met_by"]
                and entry.id in on_file()["actions"]
                and why_not(entry, case) is None
            ]
            if asked["id"] == "the-wait":  # the programme itself does not bridge the wait for it
                programme = words()["programme_actions"].get(case.programme.name)
                met_by = [one for one in met_by if one != programme and catalogue()[one].kind != "programme"]
            if met_by and there.isdisjoint(met_by):
                found.append(Piece(luck.pick(met_by), ("oasys",)))


def _factors(case: CaseFacts, kinds: tuple[PlanKind, ...], found: list[Piece], luck: Luck) -> None:
    """An action for each factor: control for what bears on harm, help or change for what can change."""
    home: PlanKind = "oasys" if "oasys" in kinds else "visor"
    for factor in case.factors:
        if factor.kind == "static":
            _name(factor, next(one for one in found if one.action == "police_home_visit"))
            continue
        if factor.kind == "dynamic":
            controls = [one for one in found if "control" in one.purpose and factor.area in one.entry.areas]
            if (control := _with_room(controls, luck)) is not None:
                _name(factor, control)
        able = [entry for entry in catalogue().values() if _works_on(entry, factor, case)]
        there = _with_room([one for one in found if one.entry in able], luck)
        if there is None:
            best = [entry for entry in able if entry.areas[0] == factor.area] or able
            if not best:
                best = [catalogue()[_ANY]] if home == "oasys" else []
            if not best:
                continue
            entry = luck.pick(best)
            there = next((one for one in found if one.action == entry.id), None) or Piece(entry.id, (home,))
            if there not in found:
                found.append(there)
        _name(factor, there)


def _works_on(entry: Entry, factor: Factor, case: CaseFacts) -> bool:
    """Whether an action helps or changes this factor, in this case."""
    in_kind = entry.kind in _HELPS if factor.area in REINTEGRATION and factor.kind == "dynamic" else True
    known = entry.id in on_file()["actions"] and entry.id != _ANY
    works = entry.kind in _WORKS and in_kind and factor.area in entry.areas
    waits = case.programme.state == "waiting" and entry.kind == "programme"
    return known and works and not waits and why_not(entry, case) is None


def _with_room(pieces: list[Piece], luck: Luck) -> Piece | None:
    free = [one for one in pieces if len(one.factors) < number("most_factors")]
    return luck.pick(free) if free else None


def _name(factor: Factor, piece: Piece) -> None:
    if factor.id not in piece.factors:
        piece.factors.append(factor.id)


def _something(entry: Entry, case: CaseFacts) -> list[str]:
    """A factor for what is there for its own sake: one that it can act on, else the first."""
    able = [one.id for one in case.factors if one.kind != "protective" and one.area in entry.areas]
    return (able or [one.id for one in case.factors])[:1]


def _agreed(found: list[Piece], luck: Luck) -> None:
    """Some of the work of single plans was agreed at the meeting as well."""
    single = [one for one in found if one.plans == ("oasys",) and not one.entry.several]
    for piece in luck.some(single, luck.whole(*number("agreed"))):
        piece.plans = (*piece.plans, "mappa")
