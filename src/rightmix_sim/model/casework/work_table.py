"""The table of work (`records/data/work.yaml`) as the model reads it: what is owed when, which way, after what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from rightmix_sim.model.casework.flags import BIT
from rightmix_sim.model.casework.table_check import check_table
from rightmix_sim.records import SPANS, Work, WorkWay, work_rows, work_ways


@cache
def ways() -> Mapping[Work, Sequence[WorkWay]]:
    """The ways of doing each kind of work; `InputError` if they name a flag or a parameter that does not exist."""
    found = work_ways()
    check_table(found)
    return found


@cache
def spans() -> Mapping[str, Sequence[Work]]:
    """The kinds of work owed during each span."""
    return {span: [work for work, row in work_rows().items() if row.owed == span] for span in SPANS}


def owed_during(work: Work) -> str:
    """The span during which a kind of work is owed."""
    return work_rows()[work].owed


@cache
def followers() -> Mapping[Work, Sequence[Work]]:
    """The kinds of work that may follow each kind."""
    found: dict[Work, list[Work]] = {work: [] for work in Work}
    for work, rows in ways().items():
        for row in rows:
            for other in followed(row):
                if work not in found[other]:
                    found[other].append(work)
    return found


@cache
def goes_by() -> Mapping[Work, int]:
    """The flags by which it is settled whether and how each kind of work is owed, what it follows included."""

    def flags(work: Work, seen: frozenset[Work]) -> int:
        found = 0
        for must, must_not in _conditions()[work]:
            found |= must | must_not
        before = {other for row in ways()[work] for other in followed(row)} - seen
        for other in before:
            found |= flags(other, seen | before)
        return found

    return {work: flags(work, frozenset({work})) for work in Work}


def ways_taken(work: Work, flags: int) -> Mapping[Work, int]:
    """The way of doing a kind of work, and of all that it follows, as far as its conditions hold."""
    found: dict[Work, int] = {}
    coming = [work]
    while coming:
        one = coming.pop()
        place = _way(one, flags)
        if place is not None and one not in found:
            found[one] = place
            coming += followed(ways()[one][place])
    return found


def _way(work: Work, flags: int) -> int | None:
    """The first way whose conditions hold."""
    for place, (must, must_not) in enumerate(_conditions()[work]):
        if flags & must == must and not flags & must_not:
            return place
    return None


@cache
def _conditions() -> Mapping[Work, Sequence[tuple[int, int]]]:
    """Of each way of doing each kind of work: the flags that must hold, and those that must not."""
    found: dict[Work, list[tuple[int, int]]] = {}
    for work, rows in ways().items():
        found[work] = []
        for row in rows:
            must, must_not = 0, 0
            for flag in row.conditions:
                if flag.startswith("!"):
                    must_not |= BIT[flag[1:]]
                else:
                    must |= BIT[flag]
            found[work].append((must, must_not))
    return found


def followed(row: WorkWay) -> tuple[Work, ...]:
    """The kinds of work that a row follows."""
    return tuple(Work[name.upper()] for name in row.after)
