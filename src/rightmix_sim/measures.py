"""What planners ask of a run: caseloads, hours by purpose, waits, attempts and what is overdue, from the records alone.

Everything is about the measured days, from `starts` to before `ends`; the warm-up is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.records import (
    NO_DAY,
    PURPOSES,
    WORK_KINDS,
    Column,
    Happened,
    Outcome,
    Records,
    Role,
    Standing,
    Work,
)
from rightmix_sim.scenario.area import Area

DAYS_A_MONTH = 365.25 / 12
Mask = NDArray[np.bool_]
Numbers = NDArray[np.float64]

PROGRAMME = "programme"  # beside the kinds of routine work: sessions of the programme, led by its own team
TITLES = {work.name.lower(): kind.title for work, kind in WORK_KINDS.items()} | {PROGRAMME: "Programme sessions"}


@dataclass(frozen=True)
class Measure:
    """A figure of one replication of one area: `value` in `unit`, from `n` people, posts, pieces or days."""

    measure: str
    group: str
    value: float
    unit: str
    n: int


def measure(records: Records, area: Area) -> list[Measure]:
    """All measures of one replication of one area, always the same ones in the same order.

    A measure of nothing (a wait nobody had) has the value NaN and n = 0.
    """
    return [
        *_people(records),
        *_caseloads(records),
        *_hours(records, area),
        *_programme(records),
        *_pieces(records),
    ]


def _people(records: Records) -> Iterator[Measure]:
    people, last = records.people, records.ends - 1
    here = _within(people["joined"], people["left"], last)
    supervised = here & (people["order_kind"] > 0) & _within(people["order_start"], people["order_end"], last)
    yield Measure("people", "on the register at the end", float(here.sum()), "people", 1)
    yield Measure("people", "on an order or licence at the end", float(supervised.sum()), "people", 1)


def _caseloads(records: Records) -> Iterator[Measure]:
    posts = records.posts
    measured = (posts["day"] >= records.starts) & (posts["day"] < records.ends)
    for role, group in (
        (Role.OFFENDER_MANAGER, "offender_manager"),
        (Role.PUBLIC_PROTECTION_OFFICER, "public_protection_officer"),
    ):
        of_role = measured & (posts["role"] == int(role))
        filled = of_role & posts["filled"]
        registered = posts["registered"][filled].astype(float)
        yield _mean("registered_cases_per_officer", group, registered, "cases")
        if role is Role.OFFENDER_MANAGER:
            yield _mean("cases_per_officer", group, registered + posts["other_cases"][filled], "cases")
        months = np.unique(posts["day"][measured]).size
        yield Measure("posts_filled", group, float(filled.sum()) / max(1, months), "posts", months)
        available = posts["minutes"][of_role].sum() / 60 / _months(records)
        yield Measure("hours_available", group, float(available), "hours a month", int(of_role.sum()))


def _hours(records: Records, area: Area) -> Iterator[Measure]:
    """Hours a month: planned by the area's own policy, and delivered, by kind of work and by purpose."""
    work, months = records.work, _months(records)
    measured = _measured(records, work["day"])
    done = measured & (work["outcome"] == int(Outcome.DONE))
    failed = measured & (work["outcome"] == int(Outcome.FAILED))
    delivered = np.bincount(work["work"][done], work["minutes"][done], minlength=len(Work)) / 60 / months
    pieces = np.bincount(work["work"][done], minlength=len(Work))
    wasted = np.bincount(work["work"][failed], work["minutes"][failed], minlength=len(Work)) / 60 / months
    attempts = np.bincount(work["work"][failed], minlength=len(Work))
    planned = _planned_hours(records) / months
    sessions = _measured(records, records.sessions["day"])
    led = records.sessions["minutes"][sessions].sum() / 60 / months
    meant = _planned_programme_hours(records, area) / months

    of_purpose = {purpose: [0.0, 0.0, 0] for purpose in PURPOSES}
    for kind, about in WORK_KINDS.items():
        name = kind.name.lower()
        yield Measure("planned_hours", name, float(planned[kind]), "hours a month", int(pieces[kind]))
        yield Measure("delivered_hours", name, float(delivered[kind]), "hours a month", int(pieces[kind]))
        of_purpose[about.purpose][0] += planned[kind]
        of_purpose[about.purpose][1] += delivered[kind]
        of_purpose[about.purpose][2] += int(pieces[kind])
    yield Measure("planned_hours", PROGRAMME, float(meant), "hours a month", int(sessions.sum()))
    yield Measure("delivered_hours", PROGRAMME, float(led), "hours a month", int(sessions.sum()))
    of_purpose["constructive"][0] += meant
    of_purpose["constructive"][1] += led
    of_purpose["constructive"][2] += int(sessions.sum())
    for purpose, (wanted, given, count) in of_purpose.items():
        yield Measure("planned_hours_by_purpose", purpose, float(wanted), "hours a month", int(count))
        yield Measure("delivered_hours_by_purpose", purpose, float(given), "hours a month", int(count))
    for role, group in (
        (Role.OFFENDER_MANAGER, "offender_manager"),
        (Role.PUBLIC_PROTECTION_OFFICER, "public_protection_officer"),
    ):
        kinds = [int(kind) for kind, about in WORK_KINDS.items() if about.role is role]
        yield Measure(
            "hours_on_failed_attempts", group, float(wasted[kinds].sum()), "hours a month", int(attempts[kinds].sum())
        )
        yield Measure("hours_wanted", group, float(planned[kinds].sum() + wasted[kinds].sum()), "hours a month", 1)
        yield Measure("hours_worked", group, float((delivered + wasted)[kinds].sum()), "hours a month", 1)
    outside = _supervised_months_outside_programme(records)
    one_to_one = delivered[Work.ONE_TO_ONE] * months / outside if outside else float("nan")
    yield Measure(
        "one_to_one_hours", "each man outside the programme", float(one_to_one), "hours a month", round(outside)
    )


def _programme(records: Records) -> Iterator[Measure]:
    programme, people = records.programme, records.people
    order_start = dict(zip(people["person"].tolist(), people["order_start"].tolist(), strict=True))
    measured = _measured(records, programme["day"])

    def happened(what: Happened) -> Mask:
        of_this_kind: Mask = measured & (programme["event"] == int(what))
        return of_this_kind

    first: dict[int, int] = {}  # who left a group and starts again waited once
    started = programme["event"] == int(Happened.STARTED)
    for person, day in zip(programme["person"][started].tolist(), programme["day"][started].tolist(), strict=True):
        first.setdefault(person, day)
    waits = np.array(
        [
            (day - order_start[person]) / DAYS_A_MONTH
            for person, day in first.items()
            if records.starts <= day < records.ends
        ]
    )
    years = _months(records) / 12
    yield Measure(
        "wait_to_start", "median", float(np.median(waits)) if waits.size else float("nan"), "months", waits.size
    )
    yield Measure("wait_to_start", "longest", float(waits.max()) if waits.size else float("nan"), "months", waits.size)
    for name, what in (
        ("started", Happened.STARTED),
        ("completed", Happened.COMPLETED),
        ("order ended while waiting", Happened.ORDER_ENDED_WAITING),
        ("order ended before completion", Happened.ORDER_ENDED_ATTENDING),
        ("block repeated", Happened.BLOCK_REPEATED),
        ("left the group", Happened.LEFT_GROUP),
    ):
        count = int(happened(what).sum())
        yield Measure("programme", name, count / years, "people a year", count)
    last = records.ends - 1
    on_order = (people["order_kind"] > 0) & _within(people["order_start"], people["order_end"], last)
    for standing in list(Standing)[1:]:
        count = int((on_order & (people["standing"] == int(standing))).sum())
        yield Measure("standing", standing.name.lower(), float(count), "people", int(on_order.sum()))
    over = np.isin(programme["event"], [int(Happened.STARTED), int(Happened.COMPLETED)]) & (programme["day"] <= last)
    waiting = on_order & (people["standing"] == int(Standing.REQUIRED))
    waiting &= ~np.isin(people["person"], programme["person"][over])
    yield Measure("waiting", "at the end", float(waiting.sum()), "people", int(on_order.sum()))


def _pieces(records: Records) -> Iterator[Measure]:
    """Attempts for each visit made, and dated work overdue on the last day."""
    work = records.work
    measured = _measured(records, work["day"])
    for kind in (Work.POLICE_VISIT, Work.PROBATION_VISIT):
        of_kind = measured & (work["work"] == int(kind))
        made = int((of_kind & (work["outcome"] == int(Outcome.DONE))).sum())
        tried = made + int((of_kind & (work["outcome"] == int(Outcome.FAILED))).sum())
        yield Measure("attempts_per_visit", kind.name.lower(), tried / made if made else float("nan"), "attempts", made)
    entered = measured & work["entry"]
    yield Measure("visits_by_power_of_entry", "police_visit", float(entered.sum()), "visits", int(entered.sum()))
    left_over = (work["outcome"] == int(Outcome.OUTSTANDING)) & (work["due"] != NO_DAY) & (work["due"] < records.ends)
    for kind, about in WORK_KINDS.items():
        count = int((left_over & (work["work"] == int(kind))).sum())
        yield Measure("overdue_at_the_end", kind.name.lower(), float(count), f"pieces of {about.purpose} work", count)


def _planned_hours(records: Records) -> Numbers:
    """Hours in the measured days if everything were done as the area's own policy says, by kind of work."""
    duties = records.duties
    opened = np.maximum(duties["opened"].astype(float), records.starts)
    closed = np.minimum(_end(duties["closed"]), records.ends)
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
    limited = duties["planned_pieces"] > 1
    begun = limited & (duties["opened"] >= records.starts) & (duties["opened"] < records.ends)
    pieces = np.where(limited, np.where(begun, duties["planned_pieces"], 0), pieces)
    pieces = np.where(closed > opened, pieces, 0)
    minutes = np.asarray(pieces, float) * duties["planned_minutes"]
    return np.bincount(duties["work"], minutes, minlength=len(Work)) / 60


def _planned_programme_hours(records: Records, area: Area) -> float:
    """Hours if each man who is required to attend began with his order and came to every session."""
    people, terms = records.people, area.programme
    required = people["standing"] == int(Standing.REQUIRED)
    start = people["order_start"][required].astype(float)
    whole_course = 7 * terms.sessions / terms.sessions_per_week
    end = np.minimum(_end(people["order_end"][required]), start + whole_course)
    days = (np.minimum(end, records.ends) - np.maximum(start, records.starts)).clip(0)
    return float(days.sum() / 7 * terms.sessions_per_week * terms.session_hours)


def _supervised_months_outside_programme(records: Records) -> float:
    people = records.people
    outside = (people["order_kind"] > 0) & (people["standing"] != int(Standing.REQUIRED))
    start = np.maximum(people["order_start"][outside].astype(float), records.starts)
    end = np.minimum(_end(people["order_end"][outside]), records.ends)
    return float((end - start).clip(0).sum() / DAYS_A_MONTH)


def _months(records: Records) -> float:
    return (records.ends - records.starts) / DAYS_A_MONTH


def _measured(records: Records, days: Column) -> Mask:
    measured: Mask = (days >= records.starts) & (days < records.ends)
    return measured


def _within(start: Column, end: Column, day: int) -> Mask:
    within: Mask = (start.astype(float) <= day) & (_end(end) > day)
    return within


def _end(days: Column) -> Numbers:
    return np.where(days == NO_DAY, np.inf, days.astype(float))


def _mean(name: str, group: str, values: Numbers, unit: str) -> Measure:
    return Measure(name, group, float(values.mean()) if values.size else float("nan"), unit, int(values.size))
