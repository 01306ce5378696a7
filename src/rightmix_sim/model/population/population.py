"""The people of an area: who is on the register on day one, who joins, and who moves in from another area.

Everything about a person is drawn under the person's own number, so no policy changes who comes. Those of day one have
the numbers up to the size of the register; after them newcomers and people who move in take turns.
Days are counted from the first day of the run; those before it are negative.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from functools import cache, lru_cache

import numpy as np

from rightmix_sim.cases.making.population import SHAPE, fitted, made_population
from rightmix_sim.model.population.person import NEVER, Person
from rightmix_sim.model.population.routes import route
from rightmix_sim.randomness import Draws, Purpose, exponential, pick
from rightmix_sim.risk.thresholds import DENIAL
from rightmix_sim.scenario.area import CATEGORIES, Area, Mix, Shares
from rightmix_sim.scenario.balance import joining_mix, joins_per_year, order_probability
from rightmix_sim.workdays import DAYS_A_MONTH, DAYS_A_YEAR

HIGH, VERY_HIGH = 2, 3  # the RoSH level from which it counts as high, and the highest
LICENCE = 2  # the kind of order that is a licence

# Every kind of person there is: RM2000, RoSH, denial, learning disability, under 21, each by its place in its scale
_KINDS = tuple(np.ndindex(SHAPE))


def people_on_day_one(area: Area, luck: Draws) -> list[Person]:
    """The register on day one, with orders and notification periods part of the way through."""
    return [person_on_day_one(area, luck, number) for number in range(area.register.people)]


def person_on_day_one(area: Area, luck: Draws, number: int) -> Person:
    """One of them."""
    return _under_way(area, luck, number, 0)


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
        newcomer = _newcomer(area, luck, number, int(moment), mix, orders)
        newcomer.entered = newcomer.joined
        yield newcomer
        number += 2


def movers(area: Area, luck: Draws, days: int) -> Iterator[Person]:
    """Those who move in from another area during the run, in the order of their days: as many as move away.

    Their notification periods and orders are part of the way through, as those of day one were.
    """
    per_day = area.movement.moves_away_per_year * area.register.people / DAYS_A_YEAR
    if per_day <= 0:
        return
    number, moment = area.register.people + 1, 0.0
    while True:
        moment += exponential(1 / per_day, luck.one(Purpose.ARRIVAL, number))
        if moment >= days:
            return
        mover = _under_way(area, luck, number, int(moment))
        mover.entered = int(moment)
        yield mover
        number += 2


def _under_way(area: Area, luck: Draws, number: int, day: int) -> Person:
    """Somebody met on `day` part of the way through a notification period, and perhaps an order."""
    register = area.register
    u_order, u_kind, u_length, u_elapsed = luck.four(Purpose.ORDER, number)
    u_period, u_left, u_joined, _ = luck.four(Purpose.HISTORY, number)
    kind, length = _order(area, u_kind, u_length) if u_order < register.supervised_share else (0, 0)
    # long orders are met more often on any one day than they are made
    if kind:
        kind, length = _order_under_way(area, u_kind, u_length)
    start = day - 1 - int(u_elapsed * length) if kind else NEVER
    end = start + length if kind else NEVER
    years = _years(_picked(register.notification_period, u_period))
    left = day + int(u_left * years * DAYS_A_YEAR) if years else NEVER
    joined = start if kind else day - 1 - int(u_joined * 10 * DAYS_A_YEAR)
    return _person(area, luck, number, joined, left, kind, start, end)


def _newcomer(area: Area, luck: Draws, number: int, day: int, mix: Shares, orders: float) -> Person:
    u_order, u_kind, u_length, _ = luck.four(Purpose.ORDER, number)
    u_period = luck.one(Purpose.HISTORY, number)
    kind, length = _order(area, u_kind, u_length) if u_order < orders else (0, 0)
    years = _years(_picked(mix, u_period))
    left = day + int(years * DAYS_A_YEAR) if years else NEVER
    return _person(area, luck, number, day, left, kind, day if kind else NEVER, day + length if kind else NEVER)


def _person(area: Area, luck: Draws, number: int, joined: int, left: int, kind: int, start: int, end: int) -> Person:
    u_person = luck.one(Purpose.PERSON, number)
    rm2000, rosh, denial, disability, under_21 = _KINDS[bisect(_reached(area.mix), u_person)]
    person = Person(number, rm2000, rosh, joined, left, kind, start, end)
    person.denial, person.learning_disability, person.under_21 = denial, bool(disability), bool(under_21)
    needs(person, area, luck)
    if kind:
        person.level = level_on_order(area, luck, person)
        person.tier = tier_of(rosh, person.level)
        person.standing, person.programme = route(person, area, luck)
        person.left = max(left, end)  # nobody is off the register while on an order or licence
    return person


def tier_of(rosh: int, level: int) -> int:
    """The tier of somebody on an order or licence: 4 for high RoSH or active multi-agency management."""
    return 4 if rosh >= HIGH or level > 1 else 2 + rosh


def needs(person: Person, area: Area, luck: Draws) -> None:
    """What else a person brings: what matters of the offence, needs, conditions, and the state of the record."""
    u_child, u_images, u_victim, u_sopo = luck.four(Purpose.NEEDS, person.number, 0)
    u_employment, u_housing, _, _ = luck.four(Purpose.NEEDS, person.number, 1)
    conditions = luck.four(Purpose.NEEDS, person.number, 2)
    u_ethnicity, u_registration, u_log, u_recorded = luck.four(Purpose.RECORD, person.number)
    mix, licence, visor = area.mix, area.licence, area.visor
    person.child_victim = u_child < mix.child_victim
    person.images_only = person.rosh < HIGH and u_images < mix.images_only_of_lower_rosh
    person.sopo = u_sopo < (area.sopo.in_force_share if person.joined < 0 else area.sopo.at_sentence_share)
    person.victim_contact = person.order_kind == LICENCE and u_victim < area.victims.contact_share
    person.employment_need = u_employment < area.reintegration.employment_need
    person.accommodation_need = u_housing < area.reintegration.accommodation_need
    if person.order_kind:
        person.prohibited_contact = conditions[0] < licence.prohibited_contact
        person.residence_requirement = conditions[1] < licence.residence_requirement
        person.prohibited_activity = conditions[2] < licence.prohibited_activity
        person.exclusion = conditions[3] < licence.exclusion
    person.ethnicity_missing = u_ethnicity < visor.ethnicity_missing
    person.registration_missing = u_registration < visor.registration_missing
    person.plan_in_log = u_log < visor.plan_in_log
    person.visits_in_diary = luck.one(Purpose.RECORD, person.number, 1) < visor.diary_flagged
    person.visits_recorded = pick(list(visor.recorded.values()), u_recorded)


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


def level_on_order(area: Area, luck: Draws, person: Person) -> int:
    """The MAPPA level at which an order or licence begins."""
    u = luck.four(Purpose.PERSON, person.number)[2]
    at_level_3 = area.mix.level_3_of_very_high_rosh if person.rosh == VERY_HIGH else 0.0
    if u < at_level_3:
        return 3
    return 2 if person.rosh >= HIGH and u < at_level_3 + area.mix.level_2_of_high_rosh else 1


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


@cache
def _months(name: str) -> int:
    return int(name.split(maxsplit=1)[0])


@cache
def _years(period: str) -> int:
    """The years of a notification period; 0 for one without an end."""
    return 0 if period == "indefinite" else int(period.split(maxsplit=1)[0])
