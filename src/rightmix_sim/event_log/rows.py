"""One replication as rows of the event log, in the order of time.

Events: people come and leave the register; each wait in `queues` begins and leads to a use or to nothing; each spell in
`orders` is a use. An order has no capacity, and its number only says that no two share it. On request the work of
officers is added, each piece of it and each failed attempt a use of the officer.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from rightmix_sim.event_log.units import units_of
from rightmix_sim.model.population.person import STAFF
from rightmix_sim.records import NO_DAY, ORDER_KINDS, Outcome, Records, Resource, Work

ARRIVAL_DEPARTURE: Final = "arrival_departure"
QUEUE: Final = "queue"
USE: Final = "resource_use"
USE_END: Final = "resource_use_end"
GAVE_UP: Final = "gave_up"
_MINUTES_A_DAY = 1440
_NEVER = 1 << 60
_ROOM = 1_000_000  # for the units of one resource among the unique numbers

# On the same moment: who ends a use makes room before another begins, and nobody acts after leaving
_ARRIVES, _ENDS, _ASKS, _BEGINS, _ENDS_AT_ONCE, _LEAVES = range(6)
_OFFICER_RESOURCE = 100  # officers, beside the numbers of resources and orders in the unique numbers
_ORDER_RESOURCE = 90


class Row(NamedTuple):
    """A row of the log, but for area, replication and number of the run. `unit` 0 and `resource` -1: none."""

    moment: float
    rank: int
    entity: str
    event_type: str
    event: str
    pathway: str
    unit: int = 0
    resource: int = -1

    @property
    def unique(self) -> int:
        """The number of the unit among those of all resources; 0 without one."""
        return self.resource * _ROOM + self.unit if self.unit else 0


def rows_of(records: Records, *, work: bool = False) -> list[Row]:
    """The rows in the order of time; with `work` also what officers did."""
    pathway = _pathways(records)
    rows = [*_register(records, pathway), *_queues(records, pathway), *_orders(records, pathway)]
    if work:
        rows.extend(_work(records, pathway))
    return sorted(rows)


def _pathways(records: Records) -> dict[int, str]:
    """How each person came: on what order or licence, or only on the register."""
    names = ("register_only", *ORDER_KINDS[1:])
    people = records.people
    return {
        person: names[kind]
        for person, kind in zip(people["person"].tolist(), people["order_kind"].tolist(), strict=True)
    }


def _register(records: Records, pathway: dict[int, str]) -> Iterator[Row]:
    people = records.people
    columns = (people[name].tolist() for name in ("person", "joined", "entered", "left"))
    for person, joined, entered, left in zip(*columns, strict=True):
        came = entered if entered > records.first_day else joined  # who moved in has been on the register elsewhere
        yield from _stay(f"person-{person}", pathway[person], came - records.starts, _since(records, left))


def _stay(entity: str, pathway: str, came: float, went: float | None) -> Iterator[Row]:
    yield Row(came, _ARRIVES, entity, ARRIVAL_DEPARTURE, "arrival", pathway)
    if went is not None:
        yield Row(went, _LEAVES, entity, ARRIVAL_DEPARTURE, "depart", pathway)


def _queues(records: Records, pathway: dict[int, str]) -> Iterator[Row]:
    queues = records.queues
    for resource in Resource:
        rows = np.flatnonzero(queues["resource"] == int(resource))
        people, asked, began, ended = (queues[name][rows].tolist() for name in ("person", "asked", "began", "ended"))
        used = [_since(records, day) is not None for day in began]
        units = units_of(
            [one for one, had in zip(began, used, strict=True) if had],
            [_NEVER if one == NO_DAY else one for one, had in zip(ended, used, strict=True) if had],
        )
        number = iter(units.tolist())
        for place, person in enumerate(people):
            entity, way = _entity(resource, person, place, pathway)
            name, at = resource.name.lower(), asked[place] - records.starts
            had, end = _since(records, began[place]), _since(records, ended[place])
            if way in ("group", "vacancy"):
                yield from _stay(entity, way, at, had if resource is Resource.VACANT_POST else end)
            yield Row(at, _ASKS, entity, QUEUE, f"{name}_wait_begins", way)
            if had is None:
                if end is not None:
                    yield Row(end, _ENDS_AT_ONCE, entity, GAVE_UP, f"{name}_given_up", way)
                continue
            unit = next(number)
            if resource is not Resource.VACANT_POST:  # a post that is filled is nobody's to use
                yield from _use(entity, way, name, int(resource), unit, had, end)


def _entity(resource: Resource, person: int, place: int, pathway: dict[int, str]) -> tuple[str, str]:
    if resource is Resource.VACANT_POST:
        return f"vacancy-{place + 1}", "vacancy"
    if resource is Resource.TUTORS:
        return f"group-{place + 1}", "group"
    return f"person-{person}", pathway.get(person, "register_only")


def _use(
    entity: str, pathway: str, name: str, resource: int, unit: int, start: float, end: float | None
) -> Iterator[Row]:
    yield Row(start, _BEGINS, entity, USE, f"{name}_begins", pathway, unit, resource)
    if end is not None:
        rank = _ENDS if end > start else _ENDS_AT_ONCE
        yield Row(end, rank, entity, USE_END, f"{name}_ends", pathway, unit, resource)


def _orders(records: Records, pathway: dict[int, str]) -> Iterator[Row]:
    """Orders and licences that begin before the end of the run; those that go on past it are open."""
    orders = records.orders
    begun = orders["start"] < records.ends
    person, kind, start, end = (orders[name][begun].tolist() for name in ("person", "kind", "start", "end"))
    ends = [_NEVER if day == NO_DAY or day >= records.ends else day for day in end]
    units = units_of(start, ends).tolist()
    for who, what, since, until, unit in zip(person, kind, start, ends, units, strict=True):
        end_day = None if until == _NEVER else until - records.starts
        yield from _use(
            f"person-{who}",
            pathway.get(who, "register_only"),
            ORDER_KINDS[what],
            _ORDER_RESOURCE,
            unit,
            since - records.starts,
            end_day,
        )


def _work(records: Records, pathway: dict[int, str]) -> Iterator[Row]:
    """Pieces done and attempts that failed; staff come when their first piece begins."""
    work = records.work
    took = np.isin(work["outcome"], [int(Outcome.DONE), int(Outcome.FAILED)]) & (work["minutes"] > 0)
    names = ("person", "officer", "work", "day", "minute", "minutes")
    seen: set[int] = set()
    for person, officer, kind, day, minute, minutes in zip(*(work[name][took].tolist() for name in names), strict=True):
        start = day - records.starts + minute / _MINUTES_A_DAY
        end = day - records.starts + (minute + minutes) / _MINUTES_A_DAY
        is_staff = person >= STAFF
        entity = f"staff-{person - STAFF}" if is_staff else f"person-{person}"
        way = "staff" if is_staff else pathway.get(person, "register_only")
        if is_staff and person not in seen:
            seen.add(person)
            first = work["day"][took & (work["person"] == person)].min() - records.starts
            yield from _stay(entity, way, float(first), None)
        yield from _use(entity, way, Work(kind).name.lower(), _OFFICER_RESOURCE, officer + 1, start, end)


def _since(records: Records, day: int) -> float | None:
    """Days since the first measured day; None for a day that never comes or that the run does not reach."""
    return None if day == NO_DAY or day >= records.ends else day - records.starts
