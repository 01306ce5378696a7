"""Hours asked of a role against the hours it has, week by week.

What is asked is what the area's own policies ask for, done or not: for work that comes again, minutes of a piece at
the pace of its interval for as long as it is owed; for work that is owed once, its minutes in the week in which it was
opened; for work that follows such work, in the week in which it fell due. Travel is in the minutes of a piece. Failed
attempts are added at the rate at which the run had them. The hours there are come from the posts, spread over the
working days of each month.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.measures.planned import undated_work
from rightmix_sim.overload.weeks import Numbers, at, or_end, spread, weeks_of
from rightmix_sim.records import NO_DAY, WORK_KINDS, Outcome, Records, Role, Work, crossed
from rightmix_sim.scenario.area import Area
from rightmix_sim.workdays import is_working

_HOUR = 60.0
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Load:
    """Hours of one role in one area, a number for each week.

    `offered` is work with a date, which piles up when it is not done; `undated` takes the hours that are left;
    `available` are the hours for work with registered people.
    """

    role: Role
    offered: tuple[float, ...]
    undated: tuple[float, ...]
    available: tuple[float, ...]

    @property
    def shares(self) -> Numbers:
        """Work with a date over the hours there are, for each week; infinite where it is asked of nobody."""
        return _over(np.asarray(self.offered), np.asarray(self.available))

    @property
    def whole_shares(self) -> Numbers:
        """All work over the hours there are, for each week."""
        return _over(np.asarray(self.offered) + np.asarray(self.undated), np.asarray(self.available))


def loads_of(records: Records, area: Area) -> list[Load]:
    """The loads of all roles that have posts or are asked for work in diaries, in the order of `Role`."""
    undated = undated_work(area)
    asked = [np.zeros((len(Role), weeks_of(records))) for _ in range(2)]
    for work, hours in zip(Work, _asked(records), strict=True):
        asked[int(work in undated)][WORK_KINDS[work].role] += hours
    there = _available(records)
    return [
        Load(role, _fixed(asked[0][role]), _fixed(asked[1][role]), _fixed(there[role]))
        for role in Role
        if asked[0][role].any() or asked[1][role].any() or (records.posts["role"] == int(role)).any()
    ]


def _asked(records: Records) -> Numbers:
    """Hours asked for, a row for each kind of work and a column for each week."""
    duties, size = records.duties, len(Work)
    work, opened, closed = duties["work"], duties["opened"].astype(np.int64), or_end(records, duties["closed"])
    switch = np.where(duties["early_until"] == NO_DAY, opened, duties["early_until"]).clip(opened, None)
    again = duties["planned_days"] > 0
    pieces, minutes = duties["planned_pieces"], duties["planned_minutes"]
    closed = np.where(again & (pieces > 0), np.minimum(closed, _done_by(records)), closed)
    with np.errstate(divide="ignore", invalid="ignore"):
        later = np.where(again, minutes / duties["planned_days"], 0.0)
        early = np.where(again & (duties["early_days"] > 0), minutes / duties["early_days"], later)
    once, kind = ~again & (pieces > 0), work[again]
    asked = spread(records, kind, size, opened[again], np.minimum(switch, closed)[again], early[again])
    asked += spread(records, kind, size, switch[again], closed[again], later[again])
    asked += at(records, work[once], size, opened[once], minutes[once] * pieces[once])
    asked += _followed(records, ~again & (pieces <= 0))
    return asked / _HOUR * _wasted(records)[:, np.newaxis]


def _done_by(records: Records) -> NDArray[np.int64]:
    """The day by which a duty of so many pieces would be done at its own pace."""
    duties = records.duties
    days = np.where(duties["planned_pieces"] > 0, duties["planned_pieces"] * duties["planned_days"], 0.0)
    return duties["opened"] + np.ceil(days).astype(np.int64)


def _followed(records: Records, following: Mask) -> Numbers:
    """Minutes of work that other work or an event asked for, in the week in which it fell due or, undated, was done."""
    if not following.any():
        return np.zeros((len(Work), weeks_of(records)))
    work, duties = records.work, records.duties
    rows = np.flatnonzero(following[work["duty"]] & (work["attempt"] == 0) & (work["outcome"] != int(Outcome.BEFORE)))
    duty, due = work["duty"][rows], work["due"][rows]
    day = np.where(due == NO_DAY, work["day"][rows], due)
    return at(records, duties["work"][duty], len(Work), day, duties["planned_minutes"][duty])


def _wasted(records: Records) -> Numbers:
    """By how much failed attempts lengthen a piece of each kind of work: minutes on all over minutes on those done."""
    work = records.work
    minutes = crossed(work["outcome"], work["work"], (len(Outcome), len(Work)), work["minutes"])
    kept, lost = minutes[Outcome.DONE], minutes[Outcome.FAILED]
    return np.asarray(1 + np.divide(lost, kept, out=np.zeros_like(lost), where=kept > 0), float)


def _available(records: Records) -> Numbers:
    """Hours there are in each week, by role: a post's minutes of a month lie on the working days of that month.

    A month without working days (the last days of a run can be a weekend) has its minutes on all its days.
    """
    posts, size = records.posts, len(Role)
    if not posts["officer"].size:
        return np.zeros((size, weeks_of(records)))
    order = np.lexsort((posts["day"], posts["officer"]))
    role, officer, day = posts["role"][order], posts["officer"][order], posts["day"][order].astype(np.int64)
    another = np.append(officer[1:] != officer[:-1], True)
    until = np.where(another, records.ends, np.append(day[1:], records.ends))
    working = is_working(records.first_day, records.ends - records.first_day)
    so_far = np.append(0, np.cumsum(working))
    count = so_far[until - records.first_day] - so_far[day - records.first_day]
    each = posts["minutes"][order] / np.maximum(1, np.where(count > 0, count, until - day))
    found = np.zeros((size, weeks_of(records)))
    for of, on in ((count > 0, working[records.starts - records.first_day :]), (count == 0, None)):
        found += spread(records, role[of], size, day[of], until[of], each[of], on=on) / _HOUR
    return found


def _over(asked: Numbers, there: Numbers) -> Numbers:
    nobody = np.where(asked > 0, np.inf, 0.0)
    return np.asarray(np.divide(asked, there, out=nobody, where=there > 0), float)


def _fixed(hours: Numbers) -> tuple[float, ...]:
    return tuple(round(one, 6) for one in hours.tolist())
