"""What is wanted of the plan of a case, and which actions meet it: the needs of its factors, and required work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rightmix_sim.plans.catalogue import Entry, catalogue
from rightmix_sim.plans.facts import CaseFacts
from rightmix_sim.plans.mix.right_mix import Need, least_hours, needs_of
from rightmix_sim.plans.plan import Action, Purpose
from rightmix_sim.plans.purposes import CONSTRUCTIVE, shares_of
from rightmix_sim.plans.reference.covering import Wanted
from rightmix_sim.plans.reference.fitting import (
    assumed,
    counting,
    every_of,
    hours_of,
    reference_data,
    unmet_of,
    visits_asked,
)
from rightmix_sim.plans.reviewing.checks.whole_set import REINTEGRATION
from rightmix_sim.plans.timescale import frequency
from rightmix_sim.plans.vocabulary import is_about_computers
from rightmix_sim.plans.wording import area_in_words, spoken


def wanted_of(case: CaseFacts) -> list[Wanted]:
    """All that is wanted, the heavier kind first: required work, the needs of the factors, enough hours."""
    return [*_required(case), *_of_the_factors(case), *_enough_hours(case)]


def _required(case: CaseFacts) -> Iterator[Wanted]:
    for rule in reference_data()["required"]:
        if unmet_of(rule["value"], case) is None:
            doing = [entry.id for entry in counting() if {entry.id, entry.kind} & {*rule["met_by"]}]
            often = _often_enough(doing, case)
            weighs = rule.get("weighs", "required")
            yield _work(f"required:{rule['id']}", rule["says"], rule["paragraph"], often, weighs)
    by_kind, paragraph = assumed("prohibitions"), reference_data()["prohibitions"]["paragraph"]
    for one in case.sopo:
        checks = by_kind["about_computers" if is_about_computers(one.about) else "other"]
        yield _work(f"prohibition:{one.id}", f"Check of prohibition {one.id} ({spoken(one.about)})", paragraph, checks)
    by_kind, paragraph = assumed("conditions"), reference_data()["conditions"]["paragraph"]
    for condition in case.order.conditions if not case.order.ended_by(case.on) else ():
        checks = by_kind.get(condition.kind, by_kind["other"])
        says = f"Condition {condition.id} ({spoken(condition.kind)}) is answered to"
        yield _work(f"condition:{condition.id}", says, paragraph, checks)


def _work(id_: str, says: str, paragraph: str, actions: Iterable[str], weighs: str = "required") -> Wanted:
    return Wanted(id_, says, paragraph, reference_data()["weights"][weighs]["value"], dict.fromkeys(actions, 1.0))


def _often_enough(actions: list[str], case: CaseFacts) -> list[str]:
    """Of actions that meet the same rule, those that come as often as guidance asks of the visits among them."""
    asked = next((often for action in actions if (often := visits_asked(action, case)) is not None), None)
    every = {action: every_of(catalogue()[action], case) for action in actions}
    return [one for one in actions if asked is None or frequency(every[one] or "").meets(asked)]


def _of_the_factors(case: CaseFacts) -> Iterator[Wanted]:
    for need in _needs(case):
        factor = need.factor
        yield Wanted(
            f"{factor.id}:{need.purpose}",
            f"{factor.id} ({factor.kind}, {area_in_words(factor.area)}): {need.purpose}",
            need.paragraph,
            _weight(need.rule, case),
            {entry.id: 1.0 for entry in counting() if _meets(entry, need)},
            {entry.id: _suits(entry, need) for entry in counting() if _meets(entry, need)},
        )


def _needs(case: CaseFacts) -> Iterator[Need]:
    """The needs of the right mix, and help with circumstances for which it asks no change (chapter 8)."""
    yield from (needs := needs_of(case))
    changed = [need.factor for need in needs if need.purpose == "change"]
    for factor in case.factors:
        paragraph = REINTEGRATION.get(factor.area)
        if paragraph is not None and factor.kind == "dynamic" and factor.linked_to and factor not in changed:
            yield Need(factor, "help", "circumstances-are-helped", paragraph)


def _meets(entry: Entry, need: Need) -> bool:
    return need.factor.area in entry.areas and need.is_met_by(frozenset(_covers(entry)))


def _covers(entry: Entry) -> dict[Purpose, float]:
    """The purposes for which an action counts as an answer, with their shares of its work."""
    only: Mapping[str, list[Purpose]] = assumed("covers_only")
    return {
        purpose: share
        for purpose, share in entry.serves.items()
        if share >= assumed("least_share") and purpose in only.get(entry.id, [purpose])
    }


def _suits(entry: Entry, need: Need) -> float:
    """Its share of the purpose that meets the need, less where the area is not the one that it is there for."""
    shares = _covers(entry)
    share = max(share for purpose, share in shares.items() if need.is_met_by(frozenset([purpose])))
    return share * (1.0 if entry.areas[0] == need.factor.area else float(assumed("beside_its_main_area")))


def _enough_hours(case: CaseFacts) -> Iterator[Wanted]:
    for asked in least_hours(case):
        purposes: frozenset[Purpose] = CONSTRUCTIVE if asked.of == "constructive" else frozenset({"control"})
        hours = {entry.id: _hours_for(purposes, entry, case) for entry in counting()}
        says = f"{asked.of.capitalize()} work of at least {asked.hours:g} hours a month"
        ways = {action: much for action, much in hours.items() if much}
        weight = reference_data()["weights"]["enough-hours"]["value"]
        yield Wanted(f"hours:{asked.of}", says, asked.paragraph, weight, ways, least=asked.hours, alone=False)


def _hours_for(purposes: frozenset[Purpose], entry: Entry, case: CaseFacts) -> float:
    """Hours a month that an action gives to these purposes, as the mix counts them."""
    shares = shares_of(Action(id="R", action=entry.id, agency=entry.agency))
    return sum(hours_of(entry, case).values()) * sum(shares.get(purpose, 0.0) for purpose in purposes)


def _weight(rule: str, case: CaseFacts) -> int:
    entry: dict[str, Any] = reference_data()["weights"][rule]
    if "by" not in entry:
        return int(entry["value"])
    level = {"rosh": case.rosh, "rm2000_s": case.rm2000.s}[entry["by"]]
    return int(entry["value"][level or "unknown"])
