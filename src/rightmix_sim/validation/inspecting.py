"""One replication of all areas, inspected: what would be found in the files drawn, and in the areas as a whole.

Everything is counted as the report counts it: a finding on what was missing counts what is missing, also where a run
counts the keeping of a standard.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from rightmix_sim.findings import ALL, Count, count_findings
from rightmix_sim.guidance import Book, ReportFinding
from rightmix_sim.inspection.sample import OVERSAMPLED
from rightmix_sim.model import simulate
from rightmix_sim.randomness import Draws, Purpose, draws
from rightmix_sim.records import Records
from rightmix_sim.scenario.scenario import Scenario
from rightmix_sim.validation.basis import On, basis, finding, rule, size
from rightmix_sim.validation.by_record import by_record
from rightmix_sim.validation.restricted import files_together
from rightmix_sim.validation.sample import Drawn, draw, files_of

Share = tuple[int, int]  # how many of how many
_COUNTED_BY: Final = 1 << 30  # persons from here on stand for findings in the draws of an inspection


@dataclass(frozen=True)
class Inspected:
    """One replication. `found` has for each finding what all its inspections found together (or, for findings about
    the areas as a whole, what there is); `each` what every single inspection of the report's size found."""

    replication: int
    found: Mapping[str, Share]
    each: Mapping[str, tuple[Share, ...]]

    def of(self, only: Collection[str]) -> Inspected:
        """These findings alone."""
        found = {id: share for id, share in self.found.items() if id in only}
        return Inspected(self.replication, found, {id: self.each[id] for id in found})


def inspect(scenario: Scenario, seed: int, replication: int, only: Collection[str] | None = None) -> Inspected:
    """Simulate all areas of a scenario once and inspect them on the last day.

    `only` are the findings to keep; all of them if left out.
    """
    luck = {area.name: draws(seed, replication, area.name) for area in scenario.areas}
    records = {area.name: simulate(scenario, area, seed, replication) for area in scenario.areas}
    return inspected(records, scenario.book, luck, replication, only)


def inspected(
    records: Mapping[str, Records],
    book: Book,
    luck: Mapping[str, Draws],
    replication: int,
    only: Collection[str] | None = None,
) -> Inspected:
    """What inspections find in the records of all areas of one replication; of `only` these findings, or of all."""
    files = {area: files_of(one) for area, one in records.items()}
    each: dict[str, list[Share]] = defaultdict(list)
    for number in range(rule().each):
        drawn = draw(files, luck, number, size())
        for name, share in _in_the_files(records, drawn, book).items():
            each[name].append(share)
    found = {name: _together(shares) for name, shares in each.items()}
    if only is not None and not any(basis()[id] == "whole" for id in only):
        return Inspected(replication, found, {id: tuple(shares) for id, shares in each.items()}).of(only)
    there = _counted((count_findings(one, book) for one in records.values()), "whole", book)
    first = luck[min(luck)]
    for place, (name, share) in enumerate(there.items()):
        found[name] = share
        each[name] = [_so_many_of(share, finding(name), first, place, number) for number in range(rule().each)]
    whole = Inspected(replication, found, {id: tuple(shares) for id, shares in each.items()})
    return whole if only is None else whole.of(only)


def as_the_report_counts(count: Count, reported: ReportFinding, book: Book) -> Share:
    """The count turned round where it is of a standard kept and the report counts what was missing."""
    if count.name in book and reported.counts == "failed":
        return count.due - count.met, count.due
    return count.met, count.due


def _in_the_files(records: Mapping[str, Records], drawn: Mapping[str, Drawn], book: Book) -> dict[str, Share]:
    """What is found in the files of one inspection."""
    read: dict[On, list[Count]] = {
        "cases": _of_files(files_together(records, {area: one.cases for area, one in drawn.items()}), book),
        "records": _of_files(files_together(records, {area: one.records for area, one in drawn.items()}), book),
    }
    sample = (sum(one.without_programme for one in drawn.values()), sum(one.cases.size for one in drawn.values()))
    found = {OVERSAMPLED: sample}
    for on, counts in read.items():
        found |= _counted([counts], on, book)
    return found


def _of_files(files: Records, book: Book) -> list[Count]:
    own = list(by_record(files, book))
    names = {count.name for count in own}
    return [*(count for count in count_findings(files, book) if count.name not in names), *own]


def _counted(areas: Iterable[Sequence[Count]], on: On, book: Book) -> dict[str, Share]:
    """The findings with this basis, over all areas."""
    by_name: dict[str, list[Count]] = defaultdict(list)
    for counts in areas:
        for count in counts:
            if count.group == ALL:
                by_name[count.name].append(count)
    found = {}
    for id in (name for name, its in basis().items() if its == on and name != OVERSAMPLED):
        reported = finding(id)
        counts = by_name[id] if id in by_name else by_name[reported.standards[0]]
        found[id] = _together(as_the_report_counts(count, reported, book) for count in counts)
    return found


def _together(shares: Iterable[Share]) -> Share:
    met = due = 0
    for one, of in shares:
        met, due = met + one, due + of
    return met, due


def _so_many_of(share: Share, reported: ReportFinding, luck: Draws, place: int, number: int) -> Share:
    """As many of them as the report counted, by lot: what one inspection of its size would find."""
    met, due = share
    n = reported.denominator or reported.as_if_n
    if n is None or n >= due:
        return share
    lots = luck.one_for_each(Purpose.INSPECTION, _COUNTED_BY + place, number, due)
    return int((np.argpartition(lots, n)[:n] < met).sum()), n
