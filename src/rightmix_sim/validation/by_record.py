"""Work that comes again and again, as the report counts it: file by file, where a run counts every piece.

Whoever is visited monthly has twelve visits a year and one file, so counting pieces would give most weight to those
seen most. A file is judged by the piece that fell due last before the inspection.

Police visits are held against the date that the force's own minimum set (¶7.24: "the scheduled home visit"). The report
puts every record into one of three: the first visit after registration was unacceptably delayed; or the scheduled visit
was late; or visits were on time. A newcomer's first visit is judged before the last.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from rightmix_sim.findings.counting import ALL, Count, count_of, events, on_register
from rightmix_sim.findings.counts import COVERED
from rightmix_sim.findings.periods import periods_of
from rightmix_sim.findings.spans import Days, Mask, ends_of
from rightmix_sim.guidance import Book
from rightmix_sim.records import Event, Outcome, Records, Work

_REVIEWS: Final = (Work.POLICE_REVIEW, Work.OASYS_REVIEW)
_ENDED: Final = (int(Outcome.DONE), int(Outcome.OUTSTANDING), int(Outcome.CANCELLED))


def by_record(records: Records, book: Book) -> Iterator[Count]:
    """Police visits and reviews of plans, by record; in place of the counts of a run that have the same names."""
    yield from _visits(records)
    for covered in COVERED:
        if covered.work in _REVIEWS:
            periods = periods_of(records, book, covered)
            rows = np.flatnonzero(periods.counted)
            rows = rows[np.lexsort((periods.due[rows], periods.person[rows]))]
            last = rows[_last_of_each(periods.person[rows])]
            yield Count(covered.standard, ALL, int(periods.met[last].sum()), int(last.size))


def _visits(records: Records) -> Iterator[Count]:
    """On time, late, and first visit delayed, of all records; together they are all of them."""
    there = on_register(records)
    person, late, first = _pieces(records)
    delayed = np.isin(there, person[late & first])
    late_at_last = np.isin(there, person[late & _last_of_each(person)]) & ~delayed
    yield count_of("police-visits-on-time", ~delayed & ~late_at_last)
    yield count_of("police-visits-late", late_at_last)
    yield count_of("first-police-visit-delayed", delayed)


def _pieces(records: Records) -> tuple[Days, Mask, Mask]:
    """Visits that fell due in the measured days while they were owed, by person and date: whose, late, first ones."""
    rows, duties, people = records.work, records.duties, records.people
    owed_until = np.minimum(ends_of(duties["closed"]), records.ends)[rows["duty"]]
    fell_due = (rows["work"] == int(Work.POLICE_VISIT)) & (rows["due"] >= records.starts) & (rows["due"] < owed_until)
    fell_due &= np.isin(rows["outcome"], _ENDED)
    person, due = rows["person"][fell_due].astype(np.int64), rows["due"][fell_due]
    late = (rows["outcome"][fell_due] != int(Outcome.DONE)) | (rows["day"][fell_due] > due)
    joined = people["joined"].astype(np.int64)[np.searchsorted(people["person"], person)]
    new = (joined >= records.first_day) & ~np.isin(person, events(records, Event.MOVED_IN)[0])
    first = (rows["ordinal"][fell_due] == 0) & new
    order = np.lexsort((due, person))
    return person[order], late[order], first[order]


def _last_of_each(person: Days) -> Mask:
    """The last row of each person, of rows in the order of persons."""
    last = np.ones(person.size, np.bool_)
    last[:-1] = person[1:] != person[:-1]
    return last
