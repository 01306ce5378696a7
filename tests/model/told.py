"""What the tables tell of people and posts, as spans: from a day until before a day. `FAR` stands for never.

Days are day numbers, as in the records.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from rightmix_sim.records import Event, Records, Resource
from tests.model.areas import frame, until

FAR = 1 << 40
Spans = dict[int, list[tuple[int, int]]]  # by person: from a day until before a day


def happened(records: Records, *wanted: Event) -> pd.DataFrame:
    events = frame(records, "events")
    return events[events.event.isin([int(event) for event in wanted])]


def entered(records: Records) -> dict[int, int]:
    """The day from which somebody is in the area: day one, joining, or moving in."""
    people, moved_in = frame(records, "people"), happened(records, Event.MOVED_IN)
    came = {person: max(day, records.first_day) for person, day in zip(people.person, people.joined, strict=True)}
    return came | dict(zip(moved_in.person, moved_in.day, strict=True))


def lefts(records: Records) -> dict[int, int]:
    people = frame(records, "people")
    return dict(zip(people.person, until(people.left), strict=True))


def custody(records: Records) -> Spans:
    """From when until before when each person was in custody."""
    found: Spans = {}
    for row in happened(records, Event.RETURNED_TO_CUSTODY, Event.RELEASED_AGAIN).itertuples():
        if row.event == int(Event.RETURNED_TO_CUSTODY):
            found.setdefault(row.person, []).append((row.day, FAR))
        else:
            began, end = found[row.person][-1]
            assert end == FAR and row.day - began == row.detail
            found[row.person][-1] = (began, row.day)
    return found


def orders(records: Records) -> Spans:
    """From when until before when each person was on an order or licence; as planned beyond the end of the run."""
    found: Spans = {}
    rows = frame(records, "orders")
    for person, start, end in zip(rows.person, rows.start, until(rows.end), strict=True):
        found.setdefault(person, []).append((start, end))
    return found


def most_at_once(spans: Iterable[tuple[int, int]]) -> int:
    """How many of the spans lie over one day at most; one that ends on a day makes room on it."""
    moves = sorted(move for begins, ends in spans if ends > begins for move in ((begins, 1), (ends, -1)))
    reached = most = 0
    for _, step in moves:
        reached += step
        most = max(most, reached)
    return most


def in_post(records: Records) -> Spans:
    """From when until before when somebody was in each post, by its vacancies."""
    queues = frame(records, "queues")
    vacancies = queues[queues.resource == int(Resource.VACANT_POST)]
    found: Spans = {}
    posts = frame(records, "posts")
    for officer in posts.officer.unique():
        own = vacancies[vacancies.person == officer].sort_values("asked")
        edges = [records.first_day]
        for asked, began in zip(own.asked, until(own.began), strict=True):
            assert edges[-1] <= asked < began
            edges += [asked, began]
        found[officer] = [span for span in zip(edges[::2], [*edges[1::2], FAR], strict=True) if span[0] < span[1]]
    return found


def waits(records: Records, resource: Resource) -> pd.DataFrame:
    rows = frame(records, "queues")
    rows = rows[rows.resource == int(resource)]
    return rows.assign(began=until(rows.began), ended=until(rows.ended))
