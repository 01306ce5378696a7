"""Lengths, kinds and notification periods as a scenario has them, from orders that are met part of the way through.

A scenario says how new orders are spread. On any one day long orders are met more often than they are made, so each
order counts here as one divided by its length: of one order of a year and one of three years in flight, three of four
new orders are of a year.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from rightmix_sim.scenario.area import Shares, shares
from rightmix_sim.scenario.held import Held
from rightmix_sim.scenario.parameters import parameters
from rightmix_sim.workdays import DAYS_A_MONTH

_PARTS: Final = 1_000_000  # shares are written to six decimals


def in_flight_lengths(held: Sequence[Held], kind: str) -> tuple[Shares | None, int]:
    """How new orders of a kind are spread over their lengths, and of how many both dates were known."""
    lengths = parameters()[f"register.{kind}_length"].of
    days = [
        (one.order_end - one.order_start).days + 1
        for one in held
        if one.order_kind == kind and one.order_start is not None and one.order_end is not None
    ]
    counts = Counter(_nearest(lengths, each / DAYS_A_MONTH) for each in days)
    return rounded({length: counts[length] / _months(length) for length in lengths}), len(days)


def new_order_kinds(held: Sequence[Held], lengths: Mapping[str, Shares]) -> tuple[Shares | None, int]:
    """How new orders are spread over their kinds, and how many are in flight. `lengths` are those of new orders."""
    counts = Counter(one.order_kind for one in held if one.supervised)
    flow = {}
    for kind in parameters()["register.order_kind"].of:
        flow[kind] = counts[kind] / sum(share * _months(length) for length, share in lengths[kind].items())
    return rounded(flow), sum(counts.values())


def notification_periods(held: Sequence[Held]) -> tuple[Shares | None, int]:
    """The notification periods of those whose registration has both dates, or a date and no end, and how many they are.

    Somebody of whom only an end is known has no length; leaving them out and keeping all who are indefinite would make
    the register look longer than it is, so the day of registration is asked of both.
    """
    periods = parameters()["register.notification_period"].of
    limited = [period for period in periods if period != "indefinite"]
    counts: Counter[str] = Counter()
    for one in held:
        if one.registered is None or one.notification_ends is None:
            continue
        if isinstance(one.notification_ends, date):
            counts[_nearest(limited, (one.notification_ends - one.registered).days / DAYS_A_MONTH)] += 1
        else:
            counts["indefinite"] += 1
    return rounded({period: counts[period] for period in periods}), sum(counts.values())


def rounded(weights: Mapping[str, float]) -> Shares | None:
    """The weights as shares of six decimals that add up to 1; None where there is none.

    What rounding down leaves goes to the parts that lost most by it.
    """
    total = sum(weights.values())
    if total <= 0:
        return None
    exact = {part: weight / total * _PARTS for part, weight in weights.items()}
    whole = {part: int(amount) for part, amount in exact.items()}
    lost = sorted(whole, key=lambda part: whole[part] - exact[part])
    for part in lost[: _PARTS - sum(whole.values())]:
        whole[part] += 1
    return shares(**{part: amount / _PARTS for part, amount in whole.items()})


def _nearest(lengths: Sequence[str], months: float) -> str:
    return min(lengths, key=lambda length: abs(_months(length) - months))


def _months(length: str) -> int:
    number, unit = length.split()
    return int(number) * (12 if unit == "years" else 1)
