"""Which files an inspection of a simulated service reads: drawn by lot from the cases of all areas together, as ¶1.10.

The inspectors read 74 probation cases, 47 of them (64%) without a requirement to attend a treatment programme, where
almost half of all have none, and 62 of the corresponding police records. So many are drawn here, on the last day of a
run. They also took all women who were known and most offenders from minorities; the model knows neither sex nor
ethnicity, so that part of the design cannot be followed. Nor does the report say how many files came from each area.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from rightmix_sim.findings.counting import on_first_order, on_order, who
from rightmix_sim.inspection.sample import how_many_outside
from rightmix_sim.randomness import Draws, Purpose
from rightmix_sim.records import Records, Standing
from rightmix_sim.validation.basis import Size
from rightmix_sim.validation.restricted import Whom


@dataclass(frozen=True)
class Files:
    """The files that could be drawn in one area: people on an order or licence on the last day."""

    required: Whom  # required to attend a treatment programme
    outside: Whom  # not required


@dataclass(frozen=True)
class Drawn:
    """What was drawn in one area: people whose probation case is read, and those whose police record is read too."""

    cases: Whom
    records: Whom
    without_programme: int


def files_of(records: Records) -> Files:
    """The files of one area. A new licence after a recall requires no programme."""
    cases = on_order(records)
    required = np.intersect1d(cases, who(records, "standing", int(Standing.REQUIRED)))
    required = np.intersect1d(required, on_first_order(records))
    return Files(required, np.setdiff1d(cases, required))


def draw(files: Mapping[str, Files], luck: Mapping[str, Draws], number: int, size: Size) -> dict[str, Drawn]:
    """Inspection `number` of these files, by area. Where there are fewer than wanted, all are read.

    Each file has lots of its own, so that a file more or less moves no other.
    """
    outside = _in_order(files, luck, number, "outside")
    required = _in_order(files, luck, number, "required")
    cases = min(size.cases, len(outside) + len(required))
    taken = how_many_outside(cases, round(cases * size.without_programme / size.cases), len(outside), len(required))
    without = outside[:taken]
    drawn = [*without, *required[: cases - taken]]
    of_records = sorted((lot.record, lot.whom) for lot in drawn)[: round(cases * size.records / size.cases)]
    records, read = {whom for _, whom in of_records}, {lot.whom for lot in drawn}
    theirs = [lot.whom[0] for lot in without]
    return {area: Drawn(_of(read, area), _of(records, area), theirs.count(area)) for area in files}


class _Lot(NamedTuple):
    """The lots of somebody's files, and whose they are. Which police records are read has a lot of its own: by that of
    the case the group that is taken more often would lose them all."""

    case: float
    record: float
    whom: tuple[str, int]  # area and person


def _in_order(files: Mapping[str, Files], luck: Mapping[str, Draws], number: int, kind: str) -> list[_Lot]:
    return sorted(
        _Lot(*luck[area].four(Purpose.INSPECTION, person, number)[:2], (area, person))
        for area, there in files.items()
        for person in getattr(there, kind).tolist()
    )


def _of(whom: set[tuple[str, int]], area: str) -> Whom:
    return np.array(sorted(person for where, person in whom if where == area), np.int64)
