"""From the table of work and an area's policies to the terms of the duties that somebody brings.

The table is `records/data/work.yaml`: it says who is owed what and names the parameters by which it is dated. Here its
rows become `Owed`: one for each kind of work and way of doing it, by category, level and tier.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.model.casework.due_dates import DueDates, mean_days
from rightmix_sim.model.casework.table_check import blanks_in, filled
from rightmix_sim.model.casework.work_table import followed, goes_by, ways, ways_taken
from rightmix_sim.model.casework.work_table import spans as spans_of_work
from rightmix_sim.model.diaries.duty import Terms
from rightmix_sim.model.diaries.terms_table import Owed, TermsTable
from rightmix_sim.records import LEVELS, WORK_KINDS, Role, Work, WorkWay
from rightmix_sim.scenario.area import Area, Interval
from rightmix_sim.scenario.settings import value_in

_DAY = Interval(1, "days")  # an appointment has no interval


@dataclass(frozen=True, eq=False)
class Wanted:
    """All that is owed to somebody as things stand, in the order of the table, and the roles that it takes.

    `codes` has a row for each: the kind of work, and its terms by their number in the table of terms.
    """

    owed: Sequence[tuple[Work, Owed]]
    roles: Sequence[Role]
    codes: NDArray[np.int32]


class Case(NamedTuple):
    """What the terms of somebody's duties depend on, besides the flags."""

    rm2000: int
    rosh: int
    level: int
    tier: int  # 0: not on an order or licence

    def path(self, path: str) -> str:
        """A path of the table with its blanks filled in."""
        if "{" not in path:
            return path
        tier = max(self.tier, 2)
        return path.format(
            rm2000=LEVELS[self.rm2000],
            tier=f"tier_{tier}",
            urgency="tier_4" if tier == 4 else "other_tiers",
            level=self.level,
        )


@cache
def together_go_by(spans: Sequence[str]) -> tuple[int, Sequence[int]]:
    """The flags and the places in `Case` by which it is settled what is owed during some spans."""
    works = {work for span in spans for work in spans_of_work()[span]}
    coming = list(works)
    while coming:  # the pace of work that follows other work is that of the other
        found = {other for row in ways()[coming.pop()] for other in followed(row)} - works
        works |= found
        coming += found
    rows = [row for work in works for row in ways()[work]]
    fields = {blank for row in rows for _, path in row.named() for blank in blanks_in(path)}
    fields |= {row.by for row in rows}
    fields |= {"tier"} if "urgency" in fields else set()
    flags = 0
    for work in works:
        flags |= goes_by()[work]
    return flags, [place for place, name in enumerate(Case._fields) if name in fields]


class Policies:
    """What an area's policies ask for, ready for the diaries: each `Owed` is made once, and has a number in `table`."""

    def __init__(self, area: Area, dates: DueDates) -> None:
        self.table = TermsTable()
        self._area, self._dates = area, dates
        self._made: dict[tuple[Work, int, Case], Owed | None] = {}
        self._alike: dict[tuple[object, ...], Owed] = {}  # by all that it says
        self._wanted: dict[tuple[object, ...], Wanted] = {}
        self._planned_by_number: dict[int, Owed] = {}

    def wanted(self, spans: Sequence[str], flags: int, case: Case) -> Wanted:
        """All that is owed during some of `work_table.SPANS` to somebody with these flags."""
        by_flags, by_case = together_go_by(spans)
        key = (spans, flags & by_flags, *[case[place] for place in by_case])
        found = self._wanted.get(key)
        if found is None:
            found = self._wanted[key] = self._together(spans, flags, case)
        return found

    def asked(self, work: Work, flags: int, case: Case) -> Owed | None:
        """The terms of one kind of work, if its conditions hold."""
        key = (work, flags & goes_by()[work], case)
        if key not in self._made:
            places = ways_taken(work, flags)
            owed = self._make(work, places, case) if work in places else None
            # of cases that differ in what this work does not go by it is one and the same: nothing is exchanged
            self._made[key] = None if owed is None else self._only_one(owed)
        return self._made[key]

    def plans(self, numbers: NDArray[Any]) -> Sequence[Owed]:
        """The `Owed` behind each of some numbers in the table of terms."""
        return [self._planned_by_number[number] for number in numbers.tolist()]

    def number(self, owed: Owed) -> int:
        """The number of terms in the table."""
        return self.table.number(owed.terms)

    def _only_one(self, owed: Owed) -> Owed:
        known = self._alike.setdefault(_all_it_says(owed), owed)
        if known is owed:
            self._planned_by_number[self.table.add(owed)] = owed
        return known

    def _together(self, spans: Sequence[str], flags: int, case: Case) -> Wanted:
        found = [
            (work, owed)
            for span in spans
            for work in spans_of_work()[span]
            if (owed := self.asked(work, flags, case)) is not None
        ]
        codes = np.array([(work, self.number(owed)) for work, owed in found], np.int32).reshape(-1, 2)
        return Wanted(found, tuple({WORK_KINDS[work].role: None for work, _ in found}), codes)

    def _make(self, work: Work, places: Mapping[Work, int], case: Case) -> Owed | None:
        number, interval, row = self._number, self._interval, ways()[work][places[work]]
        every, within = interval(row.every, case), interval(row.within, case)
        follows = followed(row)
        once = every is None and not follows
        pieces = int(number(row.pieces, case, 1.0 if once else -1.0))
        if pieces == 0:
            return None
        dated = bool(self._value(row.dated, case)) if isinstance(row.dated, str) else row.dated
        main = every or (_DAY if once and pieces > 1 else within) or _DAY  # several pieces follow one another
        early = interval(row.early, case)
        first = interval(row.first, case)
        factor = 1.0
        for path in row.times:
            factor *= float(cast(float, self._value(path, case)))
        more = sum(float(cast(float, self._value(path, case))) for path in row.also)
        failed = number(row.failed_minutes, case, 0.0)
        minutes = (number(row.minutes, case, 0.0) + more) * factor
        share = number(row.share, case, 1.0)
        terms = Terms(
            work=work,
            interval=self._dates.row(early or main),
            later_interval=self._dates.row(main),
            dated=dated,
            pieces=pieces,
            days_ahead=int(number(row.ahead, case, 0.0)) if dated else 0,
            minutes=minutes,
            failed_minutes=(failed + more) * factor if failed else 0.0,
            failure_share=number(row.failure_share, case, 0.0),
            retry_days=int(number(row.retry_days, case, 1.0)),
            entry_after=int(number(row.entry_after, case, 0.0)),
            entry_minutes=number(row.entry_minutes, case, 0.0),
            severity={"rosh": case.rosh, "rm2000": case.rm2000}.get(row.by, 0),
            share=share,
            fixed=row.fixed,
        )
        planned, at_first = self._planned(row, places, case)
        return Owed(
            terms,
            planned / share if planned and share else 0.0,
            at_first / share if at_first and share else 0.0,
            minutes if share else 0.0,
            self._dates.row(first or (within if once else None) or early or main),
            first is not None,
            once,
            follows,
            once or pieces > 0,
            early is not None,
        )

    def _planned(self, row: WorkWay, places: Mapping[Work, int], case: Case) -> tuple[float, float]:
        """Days between two pieces by plan, later and at first, 0 for work that is owed once.

        Work that follows other work has the pace of that, as it is done in these `places`.
        """
        every = self._interval(row.every or row.planned, case)
        if every is not None:
            return mean_days(every), mean_days(self._interval(row.early, case) or every)
        before = [work for work in followed(row) if work in places]
        rows = [ways()[work][places[work]] for work in before]
        shares = [self._number(one.share, case, 1.0) for one in rows]
        days = [self._planned(one, places, case) for one in rows]
        later = sum(share / one for share, (one, _) in zip(shares, days, strict=True) if one)
        at_first = sum(share / one for share, (_, one) in zip(shares, days, strict=True) if one)
        return (1 / later if later else 0.0), (1 / at_first if at_first else 0.0)

    def _interval(self, path: str, case: Case) -> Interval | None:
        return cast(Interval, self._value(path, case)) if path else None

    def _number(self, given: str | int, case: Case, otherwise: float) -> float:
        """A number by its path, or as the row has it; `otherwise` where the row does not say."""
        if isinstance(given, int):
            return float(given)
        return float(cast(float, self._value(given, case))) if given else otherwise

    def _value(self, path: str, case: Case) -> object:
        return value_in(self._area, case.path(path))


def _all_it_says(owed: Owed) -> tuple[object, ...]:
    return (*vars(owed.terms).values(), *(value for name, value in vars(owed).items() if name != "terms"))


def stated(area: Area) -> tuple[object, ...]:
    """All that the table of work asks of an area: areas alike in this have the same terms."""
    return tuple(value_in(area, path) for path in _paths())


@cache
def _paths() -> Sequence[str]:
    rows = [row for rows in ways().values() for row in rows]
    return sorted({one for row in rows for _, path in row.named() for one in filled(path)})


def intervals(area: Area) -> list[Interval]:
    """Every interval by which the table may date work in an area, once."""
    paths = {one for rows in ways().values() for row in rows for path in row.intervals for one in filled(path)}
    found = [cast(Interval, value_in(area, path)) for path in sorted(paths)]
    return list(dict.fromkeys([*found, _DAY]))
