"""What happens after the day of reading, and what is seen at the visit: drawn by the seed and the case, told by days.

An assignment can bring both instead; days and hours are drawn all the same. Items are numbered in the order in which
they are told, and no number names an answer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from rightmix_sim.cases import Case
from rightmix_sim.exercises.home_visits.rules import pool
from rightmix_sim.exercises.material import Assignment
from rightmix_sim.workdays import day_in_words

_One = TypeVar("_One")


@dataclass(frozen=True, kw_only=True)
class Event:
    """One event: its day and hour, and how it is told. The marker knows how its group counts.

    Of one that the assignment brings, `group` is how it counts, and `why` the feedback.
    """

    id: str
    group: str
    day: date
    hour: str
    text: str
    why: str = ""

    @property
    def label(self) -> str:
        """Its day and hour in words."""
        return f"{day_in_words(self.day)}, {self.hour}"


@dataclass(frozen=True, kw_only=True)
class Observation:
    """One thing seen or said. The marker knows what its group is; of one that the assignment brings, it is its kind."""

    id: str
    group: str
    text: str
    why: str = ""


class Lot:
    """Choices that depend on nothing but seed, case and purpose, so that one choice more never moves another."""

    def __init__(self, assignment: Assignment) -> None:
        self._name = f"{assignment.exercise}:{assignment.seed}:{assignment.only.case.id}"

    def number(self, purpose: str, count: int) -> int:
        """A number from 0 to before `count`."""
        digest = hashlib.sha256(f"{self._name}:{purpose}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % count

    def within(self, purpose: str, least: int, most: int) -> int:
        """A number from `least` to `most`."""
        return least + self.number(purpose, most - least + 1)

    def shuffled(self, purpose: str, things: Sequence[_One]) -> list[_One]:
        """The same things in another order."""
        left = list(things)
        return [left.pop(self.number(f"{purpose}:{place}", len(left))) for place in range(len(left))]


def events(assignment: Assignment) -> tuple[Event, ...]:
    """The course of events in the order of their days."""
    lot, case, shape = Lot(assignment), assignment.only.case, pool()["course"]
    day, found = case.on, []
    for number, (group, text, why) in enumerate(_own_events(assignment) or _drawn_events(lot), start=1):
        day += timedelta(days=lot.within(f"day {number}", *shape["first_after" if number == 1 else "apart"]))
        found.append(
            Event(
                id=f"e{number}",
                group=group,
                day=day,
                hour=shape["hours"][lot.number(f"hour {number}", len(shape["hours"]))],
                text=_told(text, case),
                why=_told(why, case),
            )
        )
    return tuple(found)


def observations(assignment: Assignment) -> tuple[Observation, ...]:
    """What was seen and said at the visit."""
    case = assignment.only.case
    told = [(one.kind, one.text, one.why) for one in assignment.bank.observations] or _drawn_observations(assignment)
    return tuple(
        Observation(id=f"o{number}", group=group, text=_told(text, case), why=_told(why, case))
        for number, (group, text, why) in enumerate(told, start=1)
    )


def _own_events(assignment: Assignment) -> list[tuple[str, str, str]]:
    return [(one.counts, one.text, one.why) for one in assignment.bank.events]


def _drawn_events(lot: Lot) -> list[tuple[str, str, str]]:
    """Some of the first two groups in a drawn order, each at most once, and at the end one of the last."""
    shape = pool()["course"]
    first = lot.within("first", 1, shape["most_first"])
    second = shape["events"] - 1 - first
    told = {group: lot.shuffled(group, texts) for group, texts in pool()["events"].items()}
    groups = [*lot.shuffled("order", ["first"] * first + ["second"] * second), "last"]
    return [(group, told[group].pop(0)["text"], "") for group in groups]


def _drawn_observations(assignment: Assignment) -> list[tuple[str, str, str]]:
    """One of each group that the home allows, in a drawn order."""
    lot, home = Lot(assignment), assignment.only.case.person.accommodation.kind
    chosen: list[tuple[str, str, str]] = []
    for group, entries in pool()["observations"].items():
        possible = [entry for entry in entries if home in entry.get("homes", (home,))]
        chosen.append((group, possible[lot.number(f"seen {group}", len(possible))]["text"], ""))
    return lot.shuffled("told", chosen)


def _told(text: str, case: Case) -> str:
    woman = case.history.person.sex == "female"
    title = "Ms" if woman else "Mr"
    he, him, his = ("she", "her", "her") if woman else ("he", "him", "his")
    name = f"{title} {case.person.surname}"
    return text.format(Name=name, name=name, He=he.capitalize(), he=he, him=him, his=his)
