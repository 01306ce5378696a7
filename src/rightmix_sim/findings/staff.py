"""Findings on the training and supervision of staff (chapters 5 and 10); see `data/definitions.yaml`."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from rightmix_sim.findings.counting import ALL, Count, count_of, ever_done
from rightmix_sim.findings.periods import judged
from rightmix_sim.findings.spans import Days, Spans, ends_of
from rightmix_sim.guidance import Book
from rightmix_sim.records import SKILLS, Records, Role, Work, duties_of


def staff_findings(records: Records, book: Book) -> Iterator[Count]:
    """All of them, always in the same order."""
    managers = _in_post(records, Role.OFFENDER_MANAGER)
    yield count_of("rm2000-untrained", ~np.isin(managers, _trained(records, "rm2000")))
    yield count_of("denial-training-lacking", ~np.isin(managers, _trained(records, "denial")))
    officers = _in_post(records, Role.PUBLIC_PROTECTION_OFFICER)
    untrained = ~np.isin(officers, _trained(records, "rm2000"))
    yield Count("unit-staff-untrained", ALL, int(untrained.any()), int(officers.size > 0))
    yield _supervised(records, book)


def _in_post(records: Records, role: Role) -> Days:
    """The posts of a role that were filled when they were last written down."""
    posts = records.posts
    theirs = (posts["role"] == int(role)) & (posts["day"] < records.ends)
    last = posts["day"][theirs].max(initial=records.first_day)
    return np.unique(posts["officer"][theirs & (posts["day"] == last) & posts["filled"]].astype(np.int64))


def _trained(records: Records, skill: str) -> Days:
    rows, last = records.training, records.ends - 1
    now = (rows["skill"] == SKILLS.index(skill)) & (rows["day"] <= last) & (ends_of(rows["until"]) > last)
    officers: Days = rows["officer"][now].astype(np.int64)
    return officers


def _supervised(records: Records, book: Book) -> Count:
    """By the rule of the standard, for as long as somebody holds a post."""
    standard, duties = book["supervision-monthly"], duties_of(records, Work.STAFF_SUPERVISION)
    person, start = duties["person"].astype(np.int64), duties["opened"].astype(np.int64)
    end = ends_of(duties["closed"])
    order = np.lexsort((start, person))
    spans = Spans(person[order], start[order], end[order], start[order])
    spans = spans.some(spans.start < spans.end)
    periods = judged(records, standard, spans, ever_done(records, Work.STAFF_SUPERVISION))
    return Count(standard.id, ALL, int(periods.met.sum()), int(periods.counted.sum()))
