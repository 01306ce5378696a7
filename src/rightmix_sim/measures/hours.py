"""Hours a month: planned by the area's own policy, and delivered, by kind of work, purpose and role."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from rightmix_sim.measures.measure import NOTHING, Measure, Numbers, measured, months_of, overlap
from rightmix_sim.measures.planned import planned_hours, planned_programme_hours, undated_work
from rightmix_sim.records import (
    PURPOSES,
    WORK_KINDS,
    Column,
    Outcome,
    Programme,
    Records,
    Role,
    Standing,
    Work,
    crossed,
    once,
)
from rightmix_sim.scenario.area import Area
from rightmix_sim.workdays import DAYS_A_MONTH

PROGRAMME = "programme"  # beside the kinds of routine work: sessions of all programmes, led by their own team
_A_MONTH = "hours a month"


def hour_measures(records: Records, area: Area) -> Iterator[Measure]:
    """Planned and delivered hours, hours wanted and worked, and one-to-one hours for each man outside a programme."""
    (hours, counts), months = worked(records), months_of(records)
    delivered, pieces = hours[Outcome.DONE] / months, counts[Outcome.DONE]
    wasted, attempts = hours[Outcome.FAILED] / months, counts[Outcome.FAILED]
    planned = planned_hours(records) / months
    led, sessions = _sessions(records)
    meant = {programme: hours / months for programme, hours in planned_programme_hours(records, area).items()}
    of_purpose: dict[str, list[float]] = {purpose: [0.0, 0.0, 0] for purpose in PURPOSES}
    of_purpose["constructive"] = [sum(meant.values()), float(led.sum()), float(sessions.sum())]
    for kind, about in WORK_KINDS.items():
        name = kind.name.lower()
        yield Measure("planned_hours", name, float(planned[kind]), _A_MONTH, int(pieces[kind]))
        yield Measure("delivered_hours", name, float(delivered[kind]), _A_MONTH, int(pieces[kind]))
        of_purpose[about.purpose][0] += planned[kind]
        of_purpose[about.purpose][1] += delivered[kind]
        of_purpose[about.purpose][2] += int(pieces[kind])
    yield Measure("planned_hours", PROGRAMME, sum(meant.values()), _A_MONTH, int(sessions.sum()))
    yield Measure("delivered_hours", PROGRAMME, float(led.sum()), _A_MONTH, int(sessions.sum()))
    for programme in Programme:
        name, held = programme.name.lower(), int(sessions[programme])
        yield Measure("planned_programme_hours", name, meant[programme], _A_MONTH, held)
        yield Measure("delivered_programme_hours", name, float(led[programme]), _A_MONTH, held)
    for purpose, (wanted, given, count) in of_purpose.items():
        yield Measure("planned_hours_by_purpose", purpose, float(wanted), _A_MONTH, int(count))
        yield Measure("delivered_hours_by_purpose", purpose, float(given), _A_MONTH, int(count))
    undated = undated_work(area)
    for role in Role:
        if role is not Role.PROGRAMME_TEAM:  # whose work stands in no diary
            yield from _of_role(role, undated, planned, delivered, wasted, attempts)
    outside = _months_outside_programme(records)
    each = delivered[Work.ONE_TO_ONE] * months / outside if outside else NOTHING
    yield Measure("one_to_one_hours", "each man outside the programme", float(each), _A_MONTH, round(outside))


def _of_role(
    role: Role, undated: frozenset[Work], planned: Numbers, delivered: Numbers, wasted: Numbers, attempts: Column
) -> Iterator[Measure]:
    group = role.name.lower()
    kinds = [int(kind) for kind, about in WORK_KINDS.items() if about.role is role]
    dated = [kind for kind in kinds if Work(kind) not in undated]
    lost = float(wasted[kinds].sum())
    yield Measure("hours_on_failed_attempts", group, lost, _A_MONTH, int(attempts[kinds].sum()))
    yield Measure("hours_wanted", group, float(planned[kinds].sum()) + lost, _A_MONTH, 1)
    yield Measure("hours_wanted_by_date", group, float(planned[dated].sum()) + lost, _A_MONTH, 1)
    yield Measure("hours_worked", group, float(delivered[kinds].sum()) + lost, _A_MONTH, 1)


@once
def worked(records: Records) -> tuple[Numbers, Column]:
    """Hours in the measured days, and pieces: for each outcome a row, for each kind of work a column."""
    work, shape = records.work, (len(Outcome), len(Work))
    rows = measured(records, work["day"])
    outcome, kind = work["outcome"][rows], work["work"][rows]
    return crossed(outcome, kind, shape, work["minutes"][rows]) / 60, crossed(outcome, kind, shape)


def _sessions(records: Records) -> tuple[Numbers, Column]:
    """Hours a month in sessions, for each who was meant to come, and how many, by programme."""
    rows, sessions = measured(records, records.sessions["day"]), records.sessions
    which, size = sessions["programme"][rows], len(Programme)
    hours = np.bincount(which, sessions["minutes"][rows], minlength=size) / 60 / months_of(records)
    return hours, np.bincount(which, minlength=size)


def _months_outside_programme(records: Records) -> float:
    people, orders = records.people, records.orders
    place = np.searchsorted(people["person"], orders["person"])
    required = people["standing"][place] == int(Standing.REQUIRED)
    theirs = ~required | (orders["start"] != people["order_start"][place])  # nor after a recall
    return float(overlap(records, orders["start"][theirs], orders["end"][theirs]).sum() / DAYS_A_MONTH)
