"""The days a made file hangs on: birth, offence, sentence, release, the day it is read; and the appearances told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from rightmix_sim.cases.making.luck import Luck
from rightmix_sim.cases.making.offences import OffenceType
from rightmix_sim.cases.making.recipe import Recipe
from rightmix_sim.cases.making.traits import Traits
from rightmix_sim.history import Entry
from rightmix_sim.workdays import add_to, on_working_day

FIRST_DAY, LAST_DAY = date(2009, 3, 2), date(2009, 10, 30)
# How sentences were served: the maker's own knowledge of the law of the time, in no standard of the book
IN_FORCE_2005 = date(2005, 4, 4)  # the Criminal Justice Act 2003: half of every sentence served, community orders
_LONG = 48  # months: a long-term prisoner of the Act of 1991
_LICENCE_FROM = 12  # months: a shorter sentence ended without a licence


@dataclass
class Told:
    """One appearance as documents tell it: the charge, the court's words for the sentence, and what kind it is."""

    entry: Entry
    charge: str
    disposal: str
    offence_type: OffenceType | None = None
    further: bool = False  # since registration


@dataclass
class Days:
    """The days a file hangs on."""

    on: date
    born: date
    committed: date
    sentenced: date
    at_risk_from: date
    order_end: date | None
    told: list[Told] = field(default_factory=list)


def draw_days(recipe: Recipe, traits: Traits, case: Luck) -> Days:
    """The days of one man's file, consistent with each other."""
    luck = case.stream("days")
    on = luck.day(FIRST_DAY, LAST_DAY)
    served = traits.months / 2 if traits.custody else 0.0
    length = int(traits.months - served) if traits.custody else traits.months
    if traits.supervised:
        elapsed = luck.whole(30, max(31, int(length * 30.4) - 20)) if length > 1 else 20
    else:
        elapsed = int(length * 30.4) + luck.whole(40, 2000)
    elapsed = min(elapsed, (on - date(1998, 1, 5)).days)
    if traits.supervised and traits.custody and traits.months >= _LONG:
        elapsed = min(elapsed, (on - IN_FORCE_2005).days - int(served * 30.4) - 10)
    at_risk = on_working_day(on - timedelta(days=elapsed))
    end = add_to(at_risk, length, "months") - timedelta(days=1) if length else None
    if traits.custody and traits.months >= _LONG and at_risk - timedelta(days=int(served * 30.4)) < IN_FORCE_2005:
        served, licence = traits.months * 2 / 3, traits.months / 12  # two thirds served, on licence to three quarters
        end = add_to(at_risk, int(licence), "months") - timedelta(days=1)
    sentenced = on_working_day(at_risk - timedelta(days=int(served * 30.4)))
    at_risk = at_risk if traits.custody else sentenced
    born = _born(recipe, traits, at_risk, case.stream("born"))
    committed = _committed(traits, born, sentenced, case.stream("committed"))
    if traits.custody and traits.months < _LICENCE_FROM:
        end = None
    return Days(on, born, committed, sentenced, at_risk, end)


def _born(recipe: Recipe, traits: Traits, at_risk: date, luck: Luck) -> date:
    """A day on which he was so many whole years old; now and then only just, or only just not a year more."""
    latest = add_to(at_risk, -traits.age, "years")
    earliest = add_to(at_risk, -traits.age - 1, "years") + timedelta(days=2)
    if not luck.chance(recipe.share("near_birthday")):
        return luck.day(earliest, latest)
    just_had_it = luck.chance(0.5)
    return (
        luck.day(latest - timedelta(days=25), latest)
        if just_had_it
        else luck.day(earliest, earliest + timedelta(days=25))
    )


def _committed(traits: Traits, born: date, sentenced: date, luck: Luck) -> date:
    sixteen = add_to(born, 16, "years") + timedelta(days=20)
    if traits.offence.historic:
        first = max(add_to(born, 20, "years"), add_to(sentenced, -38, "years"))
        return luck.day(first, max(first, add_to(sentenced, -22, "years")))
    committed = sentenced - timedelta(days=luck.whole(120, 520))
    return max(committed, min(sixteen, sentenced - timedelta(days=30)))
