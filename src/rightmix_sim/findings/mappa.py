"""Findings on levels, notification, meetings and their plans (chapters 4, 7 and 9); see `data/definitions.yaml`."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from rightmix_sim.findings.counting import Count, count_of, done, events, on_order, on_register, share_of, who
from rightmix_sim.findings.definitions import days_of
from rightmix_sim.findings.spans import Days, state_on
from rightmix_sim.findings.when import key_of, latest, next_from
from rightmix_sim.records import NO_DAY, Event, Records, Work

LEVELS_OF_MAPPA = (1, 2, 3)


def mappa_findings(records: Records) -> Iterator[Count]:
    """All of them, always in the same order."""
    there = on_register(records)
    cases = on_order(records)
    level = state_on(records, "mappa_level", cases, np.full(cases.size, records.ends - 1))
    for one in LEVELS_OF_MAPPA:
        yield count_of(f"sample-level-{one}", level == one)
    yield _notified(records)
    person, day = events(records, Event.MAPPA_MEETING, measured=True)
    considered = key_of(*events(records, Event.DISCLOSURE_CONSIDERED))
    yield count_of("disclosure-considered", np.isin(key_of(person, day), considered))
    children = np.intersect1d(there, who(records, "child_victim"))
    at_level_1, _ = done(records, Work.DISCLOSURE)
    at_meetings, _ = events(records, Event.DISCLOSURE_CONSIDERED)
    yield share_of("disclosure-child-offenders", np.concatenate([at_level_1, at_meetings]), children)
    yield _not_linked(records)


def _notified(records: Records) -> Count:
    """Of orders of the run that are old enough; the level is the one at which they began."""
    orders = records.orders
    start = orders["start"].astype(np.int64)
    new = (start >= records.first_day) & (start + days_of("mappa-level-1-notified") < records.ends)
    new &= np.isin(orders["person"], on_order(records))
    new &= orders["end"] > records.ends - 1
    person, start = orders["person"][new].astype(np.int64), start[new]
    level_1 = state_on(records, "mappa_level", person, start) == 1
    told = next_from(done(records, Work.MAPPA_NOTIFICATION), person, start) != NO_DAY
    return count_of("mappa-level-1-notified", told[level_1])


def _not_linked(records: Records) -> Count:
    of: Days = on_order(records)
    meetings = events(records, Event.MAPPA_MEETING, measured=True)
    old = meetings[1] + days_of("no-link-to-mappa-plan") < records.ends
    last = latest((meetings[0][old], meetings[1][old]), of)
    of, last = of[last != NO_DAY], last[last != NO_DAY]
    return count_of("no-link-to-mappa-plan", next_from(done(records, Work.MAPPA_INTO_OASYS), of, last) == NO_DAY)
