"""The people of an area: who is on the register on day one, and who joins.

Everything about a person is drawn under the person's own number, so no policy changes who comes.
Days are counted from the first day of the run; those before it are negative.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from rightmix_sim.cases.making.population import SHAPE, fitted, made_population
from rightmix_sim.randomness import Draws, Purpose, exponential, pick
from rightmix_sim.records import Role, Standing, Work
from rightmix_sim.risk.thresholds import DENIAL
from rightmix_sim.scenario.area import CATEGORIES, Area, Mix, Shares
from rightmix_sim.scenario.balance import joining_mix, joins_per_year, order_probability

OLDEST_UNDER_21 = 20  # ages are known here as under 21 or not, so an area refuses all under 21 or none
NEVER = 1 << 20  # the day of what does not happen
DAYS_A_YEAR = 365.25
DAYS_A_MONTH = DAYS_A_YEAR / 12

# Every kind of person there is: RM2000, RoSH, denial, learning disability, under 21, each by its place in its scale
_KINDS = tuple(np.ndindex(SHAPE))


@dataclass
class Person:
    """Somebody on the register, and the work that is owed to them."""

    number: int
    rm2000: int
    rosh: int
    level: int
    tier: int
    joined: int
    left: int
    order_kind: int  # 0: none, 1: community order, 2: licence
    order_start: int
    order_end: int
    standing: Standing
    officers: dict[Role, int] = field(default_factory=dict)
    duties: dict[Work, int] = field(default_factory=dict)  # the one that is open, by kind of work

    @property
    def supervised(self) -> bool:
        """Whether there is, was or will be an order or licence."""
        return self.order_kind > 0


def people_on_day_one(area: Area, luck: Draws) -> list[Person]:
    """The register on day one, with orders and notification periods part of the way through."""
    return [_person_on_day_one(area, luck, number) for number in range(area.register.people)]


def newcomers(area: Area, luck: Draws, days: int) -> Iterator[Person]:
    """Those who join during the run, in the order of their days."""
    per_day = joins_per_year(area.register) / DAYS_A_YEAR
    if per_day <= 0:
        return
    mix, orders = joining_mix(area.register), order_probability(area.register)
    number, moment = area.register.people, 0.0
    while True:
        moment += exponential(1 / per_day, luck.one(Purpose.ARRIVAL, number))
        if moment >= days:
            return
        yield _newcomer(area, luck, number, int(moment), mix, orders)
        number += 1


def _person_on_day_one(area: Area, luck: Draws, number: int) -> Person:
    register = area.register
    u_order, u_kind, u_length, u_elapsed = luck.four(Purpose.ORDER, number)
    u_period, u_left, u_joined, _ = luck.four(Purpose.HISTORY, number)
    kind, length = _order(area, u_kind, u_length) if u_order < register.supervised_share else (0, 0)
    # long orders are met more often on any one day than they are made
    if kind:
        kind, length = _order_under_way(area, u_kind, u_length)
    start = -1 - int(u_elapsed * length) if kind else NEVER
    end = start + length if kind else NEVER
    years = _years(_picked(register.notification_period, u_period))
    left = int(u_left * years * DAYS_A_YEAR) if years else NEVER
    joined = start if kind else -1 - int(u_joined * 10 * DAYS_A_YEAR)
    return _person(area, luck, number, joined, left, kind, start, end)


def _newcomer(area: Area, luck: Draws, number: int, day: int, mix: Shares, orders: float) -> Person:
    u_order, u_kind, u_length, _ = luck.four(Purpose.ORDER, number)
    u_period = luck.one(Purpose.HISTORY, number)
    kind, length = _order(area, u_kind, u_length) if u_order < orders else (0, 0)
    years = _years(_picked(mix, u_period))
    left = day + int(years * DAYS_A_YEAR) if years else NEVER
    return _person(area, luck, number, day, left, kind, day if kind else NEVER, day + length if kind else NEVER)


def _person(area: Area, luck: Draws, number: int, joined: int, left: int, kind: int, start: int, end: int) -> Person:
    u_person, _, u_level, u_required = luck.four(Purpose.PERSON, number)
    rm2000, rosh, denial, disability, under_21 = _KINDS[bisect(_reached(area.mix), u_person)]
    level, tier, standing = 1, 0, Standing.NOT_SUPERVISED
    if kind:
        level = _level(area, rosh, u_level)
        tier = 4 if rosh >= 2 or level > 1 else 2 + rosh
        standing = _standing(area, denial, bool(disability), bool(under_21), u_required)
        left = max(left, end)  # nobody is off the register while on an order or licence
    return Person(number, rm2000, rosh, level, tier, joined, left, kind, start, end, standing)


@lru_cache(maxsize=64)
def _reached(mix: Mix) -> list[float]:
    """The shares of the kinds of people, added up: those of the recipe's men, fitted to what the area states."""
    stated = (
        [mix.rm2000[name] for name in CATEGORIES],
        [mix.rosh[name] for name in CATEGORIES],
        [mix.denial[name] for name in DENIAL],
        [1 - mix.learning_disability, mix.learning_disability],
        [1 - mix.under_21, mix.under_21],
    )
    reached: list[float] = np.cumsum(fitted(made_population(mix.recipe), stated)).tolist()
    return [*reached[:-1], 1.0]  # rounding


def _level(area: Area, rosh: int, u: float) -> int:
    at_level_3 = area.mix.level_3_of_very_high_rosh if rosh == 3 else 0.0
    if u < at_level_3:
        return 3
    return 2 if rosh >= 2 and u < at_level_3 + area.mix.level_2_of_high_rosh else 1


def _standing(area: Area, denial: int, disability: bool, under_21: bool, u_required: float) -> Standing:
    thresholds = area.programme.thresholds
    if thresholds.refuses_denial(DENIAL[denial]):
        return Standing.EXCLUDED_DENIAL
    if thresholds.refuses_learning_disability(disability):
        return Standing.EXCLUDED_LEARNING_DISABILITY
    if under_21 and thresholds.refuses_age(OLDEST_UNDER_21):
        return Standing.EXCLUDED_AGE
    return Standing.REQUIRED if u_required < area.programme.required_of_suitable else Standing.NOT_REQUIRED


def _order(area: Area, u_kind: float, u_length: float) -> tuple[int, int]:
    """The kind and length in days of a new order or licence."""
    kind = 1 + pick([area.register.order_kind["community_order"], area.register.order_kind["licence"]], u_kind)
    lengths = area.register.community_order_length if kind == 1 else area.register.licence_length
    return kind, int(_months(_picked(lengths, u_length)) * DAYS_A_MONTH)


def _order_under_way(area: Area, u_kind: float, u_length: float) -> tuple[int, int]:
    """The kind and length of an order met on day one: the longer, the likelier to be met."""
    register = area.register
    tables = (register.community_order_length, register.licence_length)
    means = [sum(share * _months(name) for name, share in table.items()) for table in tables]
    by_kind = [register.order_kind["community_order"] * means[0], register.order_kind["licence"] * means[1]]
    kind = 1 + pick([weight / sum(by_kind) for weight in by_kind], u_kind)
    lengths = tables[kind - 1]
    weighted = {name: share * _months(name) / means[kind - 1] for name, share in lengths.items()}
    return kind, int(_months(_picked(weighted, u_length)) * DAYS_A_MONTH)


def _picked(table: Shares, u: float) -> str:
    return list(table)[pick(list(table.values()), u)]


def _months(name: str) -> int:
    return int(name.split(maxsplit=1)[0])


def _years(period: str) -> int:
    """The years of a notification period; 0 for one without an end."""
    return 0 if period == "indefinite" else int(period.split(maxsplit=1)[0])
