"""How those who were to attend a programme before the run stand with it on day one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rightmix_sim.model.population.person import Person
from rightmix_sim.model.programmes.terms import GroupTerms


class Entrant(NamedTuple):
    """Somebody who was to attend the programme before the run began, since a day; with the sessions that are done where
    a caseload file says that the person attends (0: it does not say how many)."""

    person: Person
    since: int
    done: int | None = None


class Attending(NamedTuple):
    """Somebody part of the way through on day one: the day of the first session of all and of the next one, the first
    day after the group (None: no end), and the sessions that are done."""

    entrant: Entrant
    began: int
    next: int
    last: int | None
    done: int


@dataclass
class DayOne:
    """How entrants stand with a programme on day one."""

    finished: list[tuple[Entrant, int]] = field(default_factory=list)  # with the day of completion
    attending: list[Attending] = field(default_factory=list)
    waiting: list[Entrant] = field(default_factory=list)


def sorted_out(terms: GroupTerms, entrants: Sequence[Entrant], there: DayOne) -> tuple[list[Entrant], list[Entrant]]:
    """Who has not finished by now, in turn, and who attends by the caseload file; who has finished goes into `there`.

    After the area's usual wait people are taken to have begun.
    """
    known, unfinished = [], []
    for entrant in sorted(entrants, key=lambda entrant: (entrant.since, entrant.person.number)):
        completed = entrant.since + terms.waited_at_start + terms.runs
        if entrant.done is not None:
            known.append(entrant)
        elif completed <= 0:
            there.finished.append((entrant, completed))
        else:
            unfinished.append(entrant)
    return unfinished, known


def part_way(terms: GroupTerms, entrant: Entrant, began: int, last: int | None) -> Attending:
    """Somebody who began on a session day before the run and attended as many sessions as there were."""
    weeks = -(began // 7)  # so the next session stands in this week of the course
    done = min(weeks * terms.sessions_per_week, terms.sessions)
    return Attending(entrant, began, began + 7 * weeks, last, done)


def known_to_attend(terms: GroupTerms, entrant: Entrant, session_day: int, last: int | None) -> Attending:
    """Somebody who attends by the caseload file; the next session is on the first session day of the run."""
    done = min(entrant.done or 0, terms.sessions - 1)
    began = session_day - 7 * (1 + done // terms.sessions_per_week)
    return Attending(entrant, began, session_day, last, done)


def in_groups(terms: GroupTerms, known: Sequence[Entrant]) -> Sequence[Sequence[Entrant]]:
    """Those who attend by the caseload file in closed groups, who are furthest on together; nobody is left over."""
    size = max(terms.places, -(-len(known) // terms.groups))
    furthest = sorted(known, key=lambda entrant: (-(entrant.done or 0), entrant.since, entrant.person.number))
    return [furthest[start : start + size] for start in range(0, len(furthest), size)]


def last_of(terms: GroupTerms, members: Sequence[Entrant], session_day: int) -> int:
    """The first day after such a group, which goes on for whoever is least far on."""
    left = max(1, terms.sessions - min(entrant.done or 0 for entrant in members))
    return session_day + 7 * -(-left // terms.sessions_per_week)
