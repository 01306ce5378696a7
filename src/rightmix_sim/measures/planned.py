"""What the area's own policy asks for: hours by kind of work, hours of programmes, and which work has a date."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np

from rightmix_sim.measures.measure import Numbers, ends_of, measured
from rightmix_sim.records import NO_DAY, Happened, Outcome, Programme, Records, Work, work_rows
from rightmix_sim.scenario.area import Area, Group
from rightmix_sim.scenario.constructive import Programme as Core
from rightmix_sim.scenario.settings import value_in


def undated_work(area: Area) -> frozenset[Work]:
    """Work that takes the hours that are left: the table of work, or a policy of the area, gives it no date."""
    return frozenset(
        work for work, dated in _dated().items() if not (value_in(area, dated) if isinstance(dated, str) else dated)
    )


@cache
def _dated() -> Mapping[Work, bool | str]:
    """Whether each kind of work has a date, or the parameter that says so."""
    return {work: row.dated for work, row in work_rows().items()}


def planned_hours(records: Records) -> Numbers:
    """Hours in the measured days if everything were done as the area's own policy says, by kind of work.

    Work that other work asks for, at a pace that no policy states, counts as often as it was asked for.
    """
    duties = records.duties
    opened = np.maximum(duties["opened"].astype(float), records.starts)
    closed = np.minimum(ends_of(duties["closed"]), records.ends)
    switch = np.where(duties["early_until"] == NO_DAY, opened, duties["early_until"]).clip(
        opened, np.maximum(opened, closed)
    )
    again = duties["planned_days"] > 0
    with np.errstate(divide="ignore", invalid="ignore"):
        pieces = np.where(
            again,
            (switch - opened) / duties["early_days"] + (closed - switch).clip(0) / duties["planned_days"],
            (duties["opened"] >= records.starts) & (duties["opened"] < records.ends),
        )
    limited = duties["planned_pieces"] > 0
    begun = limited & (duties["opened"] >= records.starts) & (duties["opened"] < records.ends)
    pieces = np.where(limited, np.where(begun, duties["planned_pieces"], 0), pieces)
    following = ~again & ~limited
    pieces = np.where(following, _asked_for(records), np.where(closed > opened, pieces, 0))
    minutes = np.asarray(pieces, float) * duties["planned_minutes"]
    return np.bincount(duties["work"], minutes, minlength=len(Work)) / 60


def _asked_for(records: Records) -> Numbers:
    """Pieces of each duty that were in a diary in the measured days: by their date, else by the day of the row."""
    work = records.work
    first = (work["attempt"] == 0) & (work["outcome"] != int(Outcome.BEFORE))
    first &= measured(records, np.where(work["due"] == NO_DAY, work["day"], work["due"]))
    return np.bincount(work["duty"][first], minlength=records.duties["duty"].size).astype(float)


def planned_programme_hours(records: Records, area: Area) -> Mapping[Programme, float]:
    """Hours if each who is to attend began on the day of the requirement and came to every session of the order."""
    rows, people = records.programme, records.people
    groups: Mapping[Programme, Core | Group] = {
        Programme.CORE: area.programme,
        Programme.I_SOTP: area.i_sotp,
        Programme.A_SOTP: area.a_sotp,
        Programme.BETTER_LIVES: area.better_lives,
        Programme.MAINTENANCE: area.maintenance,
    }
    found = {}
    for programme, terms in groups.items():
        required = (rows["event"] == int(Happened.REQUIRED)) & (rows["programme"] == int(programme))
        whom, first = np.unique(rows["person"][required], return_index=True)
        start = rows["day"][required][first].astype(float)
        order_end = ends_of(people["order_end"])[np.searchsorted(people["person"], whom)]
        end = np.minimum(order_end, start + 7 * terms.sessions / terms.sessions_per_week)
        days = (np.minimum(end, records.ends) - np.maximum(start, records.starts)).clip(0)
        found[programme] = float(days.sum() / 7 * terms.sessions_per_week * terms.session_hours)
    return found
