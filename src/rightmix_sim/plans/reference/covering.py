"""The set of actions that covers most of what is wanted within given limits, by mixed integer programming (HiGHS).

It knows nothing of plans: what is wanted has a weight and the actions that give something towards it, what is on offer
takes something of the limits. First the most weight is met; of the sets that meet as much, the one whose best suited
actions suit best for their hours is taken; what is still alike is decided by the order on offer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

_TINY: Final = 1e-6  # the solver's own tolerance: a difference below it is none
_EARLIER: Final = 1e-4  # by what an action loses for each place that it stands further back


@dataclass(frozen=True)
class Wanted:
    """Something wanted of a plan: met when the chosen actions together give at least `least` of it.

    `weight` is a whole number, so that a gain in weight is never less than 1.
    `ways` says what each action gives towards it, `suits` how well an action suits it (0 to 1), `alone` whether one
    action can meet it: where hours only add up, none does.
    """

    id: str
    says: str
    paragraph: str
    weight: int
    ways: Mapping[str, float]
    suits: Mapping[str, float] = field(default_factory=dict)
    least: float = 1.0
    alone: bool = True

    def is_met_by(self, actions: frozenset[str]) -> bool:
        """Whether these actions give enough of it."""
        return sum(gives for action, gives in self.ways.items() if action in actions) >= self.least - _TINY


@dataclass(frozen=True)
class Offer:
    """An action that may be chosen: hours a month by agency, and what it takes of each limit."""

    action: str
    agency: str
    every: str | None
    hours: Mapping[str, float]
    takes: Mapping[str, float]


def weight_met(wanted: Sequence[Wanted], actions: frozenset[str]) -> int:
    """The weight of what these actions meet."""
    return sum(one.weight for one in wanted if one.is_met_by(actions))


def best_cover(
    wanted: Sequence[Wanted], offers: Sequence[Offer], limits: Mapping[str, float], price: float
) -> frozenset[str]:
    """The actions to choose. `price` is that of an hour a month, in weight of suitability."""
    if not wanted or not offers:
        return frozenset()
    model = _Model(wanted, offers, limits)
    prices = np.array([_price(offer, price) for offer in offers])
    merits = model.suitability - model.spread(prices + _EARLIER * np.arange(len(offers)))
    above_all_merit = 1.0 + np.abs(merits).sum()  # what one unit of weight is worth, so that weight goes first
    return model.solve(above_all_merit * model.weights + merits)


class _Model:
    """Columns: each action is taken, each thing is met, and (pair by pair) an action is the best suited for a thing."""

    def __init__(self, wanted: Sequence[Wanted], offers: Sequence[Offer], limits: Mapping[str, float]) -> None:
        self.offers = offers
        place = {offer.action: number for number, offer in enumerate(offers)}
        pairs = [
            (number, place[action], suits * one.weight)
            for number, one in enumerate(wanted)
            for action, suits in one.suits.items()
            if action in place
        ]
        met, paired = len(offers), len(offers) + len(wanted)
        self.size = paired + len(pairs)
        self.weights = np.zeros(self.size)
        self.weights[met:paired] = [one.weight for one in wanted]
        self.suitability = np.zeros(self.size)
        self.suitability[paired:] = [worth for _, _, worth in pairs]
        self.whole = np.arange(self.size) < paired

        within = [self.spread([offer.takes.get(name, 0.0) for offer in offers]) for name in limits]
        given, best = np.zeros((len(wanted), self.size)), np.zeros((len(wanted), self.size))
        for number, one in enumerate(wanted):
            given[number, :met] = [-one.ways.get(offer.action, 0.0) for offer in offers]
            given[number, met + number] = one.least
        taken = np.zeros((len(pairs), self.size))
        for column, (number, action, _) in enumerate(pairs):
            best[number, paired + column] = taken[column, paired + column] = 1.0
            taken[column, action] = -1.0
        self.rows = np.vstack([*within, given, best, taken])
        zeros, ones = np.zeros(len(wanted)), np.ones(len(wanted))
        self.at_most = np.concatenate([[*limits.values()], zeros, ones, np.zeros(len(pairs))])

    def spread(self, by_offer: Any) -> np.ndarray[Any, Any]:
        """A value of each offer as a row over all columns."""
        row = np.zeros(self.size)
        row[: len(self.offers)] = by_offer
        return row

    def solve(self, gain: np.ndarray[Any, Any]) -> frozenset[str]:
        """The actions of the solution with the greatest gain."""
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415  (it takes a second to load)

        found = milp(
            -gain,
            integrality=self.whole,
            bounds=Bounds(0, 1),
            constraints=LinearConstraint(self.rows, -np.inf, self.at_most),
            options={"mip_rel_gap": 0.0},  # the best set, and not one that is nearly as good
        )
        if found.x is None:
            raise RuntimeError(f"The solver found no plan, though the empty one is always possible: {found.message}")
        return frozenset(offer.action for offer, x in zip(self.offers, found.x, strict=False) if x > 0.5)


def _price(offer: Offer, price: float) -> float:
    return price * sum(offer.hours.values())
