"""A reference plan: the actions that cover what a case needs best within given hours, and what more hours would bring.

It is for feedback and for planners, and is never shown as the answer. What is wanted stands in `wanted.py`, what is on
offer in `fitting.py`, how the best set is found in `covering.py`; every assumption in `data/reference.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from rightmix_sim.plans.catalogue import catalogue
from rightmix_sim.plans.facts import CaseFacts
from rightmix_sim.plans.reference.covering import Offer, Wanted, best_cover, weight_met
from rightmix_sim.plans.reference.fitting import assumed, offers_for, why_not
from rightmix_sim.plans.reference.limits import Limits
from rightmix_sim.plans.reference.wanted import wanted_of

CAVEAT: Final = (
    "A reference for feedback and planning, and not the answer: other sets of actions can be as good or better. It "
    "rests on hours and weights that are assumptions, and knows only what the facts of the case tell."
)


@dataclass(frozen=True)
class Chosen:
    """An action of the plan, and all that is wanted to which it contributes (ids)."""

    offer: Offer
    meets: tuple[str, ...]


@dataclass(frozen=True)
class Unmet:
    """Something wanted that does not fit, the action that comes nearest to fitting, and what of each limit is missing.

    No action is named where only several together would do (least hours of a kind of work).
    """

    wanted: Wanted
    nearest: Offer | None
    missing: Mapping[str, float]


@dataclass(frozen=True)
class Uncoverable:
    """Something wanted that nothing could meet at any hours, with the reason for each action that might have."""

    wanted: Wanted
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class OneMore:
    """What one more hour, or place, would gain: in weight, what becomes met, and what gives way for it."""

    weight: int
    met: tuple[Wanted, ...]
    given_up: tuple[Wanted, ...]


@dataclass(frozen=True)
class ReferencePlan:
    """The reference plan of a case within limits. Hours are staff hours a month."""

    case: str
    limits: Limits
    used: Mapping[str, float]
    actions: tuple[Chosen, ...]
    met: tuple[Wanted, ...]
    unmet: tuple[Unmet, ...]
    uncoverable: tuple[Uncoverable, ...]
    one_more: Mapping[str, OneMore]

    @property
    def caveat(self) -> str:
        """What has to be said wherever it is shown."""
        return CAVEAT

    @property
    def hours(self) -> dict[str, float]:
        """Hours of every agency, those without a limit too."""
        return _added_up([one.offer.hours for one in self.actions])

    def to_dict(self) -> dict[str, Any]:
        """The same as plain data, hours rounded to a hundredth."""
        return {
            "caveat": self.caveat,
            "case": self.case,
            "limits": self.limits.by_name(),
            "used": _rounded(self.used),
            "hours": _rounded(self.hours),
            "actions": [{**_plain(one.offer), "meets": list(one.meets)} for one in self.actions],
            "met": [_said(one) for one in self.met],
            "unmet": [
                _said(one.wanted)
                | {"nearest": _plain(one.nearest) if one.nearest else None, "missing": _rounded(one.missing)}
                for one in self.unmet
            ],
            "uncoverable": [_said(one.wanted) | {"reasons": list(one.reasons)} for one in self.uncoverable],
            "one_more": {
                name: {
                    "weight": more.weight,
                    "met": [one.id for one in more.met],
                    "given_up": [one.id for one in more.given_up],
                }
                for name, more in self.one_more.items()
            },
        }


def reference_plan(case: CaseFacts, limits: Limits) -> ReferencePlan:
    """The set of fitting actions that covers most of what is wanted for a case within the limits."""
    wanted = wanted_of(case)
    answers = {action for one in wanted if one.alone for action in one.ways}
    offers = [offer for offer in offers_for(case) if offer.action in answers]
    everything = frozenset(offer.action for offer in offers)
    possible = [one for one in wanted if one.is_met_by(everything)]
    chosen = best_cover(possible, offers, limits.by_name(), assumed("price_of_an_hour"))
    taken = [offer for offer in offers if offer.action in chosen]
    used = dict.fromkeys(limits.by_name(), 0.0) | _added_up([offer.takes for offer in taken])
    left = {name: limit - used[name] for name, limit in limits.by_name().items()}
    return ReferencePlan(
        case=case.id,
        limits=limits,
        used=used,
        actions=tuple(Chosen(offer, tuple(one.id for one in possible if offer.action in one.ways)) for offer in taken),
        met=tuple(one for one in possible if one.is_met_by(chosen)),
        unmet=tuple(_unmet(one, offers, chosen, left) for one in possible if not one.is_met_by(chosen)),
        uncoverable=tuple(_uncoverable(one, case) for one in wanted if one not in possible),
        one_more={name: _one_more(name, possible, offers, limits, chosen) for name in limits.by_name()},
    )


def _unmet(wanted: Wanted, offers: list[Offer], chosen: frozenset[str], left: Mapping[str, float]) -> Unmet:
    if not wanted.alone:
        given = sum(gives for action, gives in wanted.ways.items() if action in chosen)
        return Unmet(wanted, None, {"staff_hours": wanted.least - given})
    missing = {
        offer.action: {name: takes - left[name] for name, takes in offer.takes.items() if takes > left[name]}
        for offer in offers
        if offer.action in wanted.ways
    }
    nearest = min(
        (offer for offer in offers if offer.action in missing),
        key=lambda offer: (sum(missing[offer.action].values()), sum(offer.hours.values())),
    )
    return Unmet(wanted, nearest, missing[nearest.action])


def _uncoverable(wanted: Wanted, case: CaseFacts) -> Uncoverable:
    if not wanted.alone:
        return Uncoverable(wanted, ("All the work that fits the case comes to fewer hours.",))
    reasons = {catalogue()[action].title: why_not(catalogue()[action], case) for action in wanted.ways}
    said = tuple(f"{title}: {reason}" for title, reason in reasons.items())
    return Uncoverable(wanted, said or ("The catalogue has no action that does this on its own.",))


def _one_more(name: str, wanted: list[Wanted], offers: list[Offer], limits: Limits, chosen: frozenset[str]) -> OneMore:
    more = best_cover(wanted, offers, limits.one_more(name).by_name(), assumed("price_of_an_hour"))
    gained = weight_met(wanted, more) - weight_met(wanted, chosen)
    if gained <= 0:
        return OneMore(0, (), ())
    before = {one.id for one in wanted if one.is_met_by(chosen)}
    after = {one.id for one in wanted if one.is_met_by(more)}
    return OneMore(
        gained,
        tuple(one for one in wanted if one.id in after - before),
        tuple(one for one in wanted if one.id in before - after),
    )


def _added_up(parts: list[Mapping[str, float]]) -> dict[str, float]:
    names = dict.fromkeys(name for part in parts for name in part)
    return {name: sum(part.get(name, 0.0) for part in parts) for name in names}


def _rounded(hours: Mapping[str, float]) -> dict[str, float]:
    return {name: round(much, 2) for name, much in hours.items()}


def _said(wanted: Wanted) -> dict[str, Any]:
    return {"id": wanted.id, "says": wanted.says, "weight": wanted.weight, "paragraph": wanted.paragraph}


def _plain(offer: Offer) -> dict[str, Any]:
    return {
        "action": offer.action,
        "agency": offer.agency,
        "every": offer.every,
        "hours": _rounded(offer.hours),
        "takes": _rounded(offer.takes),
    }
