"""Findings on programmes and on constructive work outside them (chapters 6, 8 and 9); see `data/definitions.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from rightmix_sim.findings.counting import ALL, Count, count_of, on_first_order, on_order, who
from rightmix_sim.findings.definitions import days_of, part_of
from rightmix_sim.findings.spans import Days, Mask, ends_of
from rightmix_sim.findings.when import FOREVER, in_order, latest
from rightmix_sim.measures import FOLLOW_ON
from rightmix_sim.records import (
    NO_DAY,
    Column,
    Happened,
    Outcome,
    Programme,
    Records,
    Standing,
    Work,
    duties_of,
    is_one_of,
    work_of,
)
from rightmix_sim.workdays import DAYS_A_MONTH


def programme_findings(records: Records) -> Iterator[Count]:
    """All of them, always in the same order; waits are those on the last day (¶6.1)."""
    people, last_day = records.people, records.ends - 1
    cases = on_order(records)
    required = np.intersect1d(cases, who(records, "standing", int(Standing.REQUIRED)))
    required = np.intersect1d(required, on_first_order(records))  # the licence after a recall requires no programme
    began = people["order_start"].astype(np.int64)[np.searchsorted(people["person"], required)]
    waited = (last_day - began) / DAYS_A_MONTH
    waiting = ~np.isin(required, _reached(records, (Happened.STARTED, Happened.COMPLETED)))
    half_a_year, a_year = waiting & (waited >= 6) & (waited < 12), waiting & (waited >= 12)
    yield count_of("waiting-6-to-12-months", half_a_year)
    yield count_of("waiting-over-a-year", a_year)
    yield count_of("waiting-over-6-months", half_a_year | a_year)
    yield from _pre_programme(records)
    yield _monthly_while_waiting(records, required[waiting])
    outside = np.setdiff1d(cases, required)
    yield _too_little(records, "dynamic-factors-unattended", Work.ONE_TO_ONE, outside, pace_of_all=True)
    yield _victim_awareness(records, cases)
    for name, work, need in (
        ("accommodation-work", Work.ACCOMMODATION, "accommodation_need"),
        ("employment-work", Work.EMPLOYMENT, "employment_need"),
    ):
        little = _too_little(records, name, work, np.intersect1d(cases, who(records, need)))
        yield Count(name, ALL, little.due - little.met, little.due)


def _reached(records: Records, what: Sequence[Happened]) -> Days:
    rows = records.programme
    there = is_one_of(rows["event"], what) & (rows["day"] < records.ends)
    return rows["person"][there & ~is_one_of(rows["programme"], FOLLOW_ON)].astype(np.int64)


def _pre_programme(records: Records) -> Iterator[Count]:
    """Of those who started the core programme: what was done before, and how long before (¶6.2)."""
    rows, duties = records.programme, duties_of(records, Work.PRE_PROGRAMME)
    started = (rows["event"] == int(Happened.STARTED)) & (rows["programme"] == int(Programme.CORE))
    started &= rows["day"] == _first_days(rows["person"], rows["day"], started)  # who begins anew counts once
    started &= (rows["day"] >= records.starts) & (rows["day"] < records.ends)
    person, day = rows["person"][started].astype(np.int64), rows["day"][started]
    asked = np.isin(duties["person"], person)
    incomplete = (_pieces(records, Work.PRE_PROGRAMME, records.first_day) < duties["planned_pieces"])[asked]
    yield count_of("pre-programme-incomplete", incomplete)
    work = work_of(records, Work.PRE_PROGRAMME)
    work = work.where(work["outcome"] == int(Outcome.DONE))
    before = latest(in_order(work["person"], work["day"]), person)
    gone_by = (day - before)[before != NO_DAY]
    yield count_of("pre-programme-stale", gone_by >= days_of("pre-programme-stale"))


def _first_days(person: Column, day: Column, which: Mask) -> Days:
    """For each row the first day of those rows of its person that are meant."""
    first = np.full(int(person.max(initial=-1)) + 1, FOREVER, np.int64)
    np.minimum.at(first, person[which], day[which])
    return first[person]


def _monthly_while_waiting(records: Records, waiting: Days) -> Count:
    """By the plan of contact that holds on the last day."""
    duties, last = duties_of(records, Work.CONTACT), records.ends - 1
    now = (ends_of(duties["closed"]) > last) & (duties["opened"] <= last) & np.isin(duties["person"], waiting)
    days = np.where(duties["early_until"] > last, duties["early_days"], duties["planned_days"])[now]
    return count_of("monthly-while-waiting", days >= days_of("monthly-while-waiting"))


def _too_little(records: Records, name: str, work: Work, cases: Days, *, pace_of_all: bool = False) -> Count:
    """Cases with less of some work than a part of what was planned in the measured days.

    With `pace_of_all` the plan is that of whoever is planned most, so that nobody counts as served because an officer
    who lacks training plans less.
    """
    duties = duties_of(records, work)
    of = duties["planned_days"] > 0
    start = np.maximum(duties["opened"].astype(np.int64), records.starts)
    days = (np.minimum(ends_of(duties["closed"]), records.ends) - start).clip(0)
    pace = duties["planned_days"]
    if pace_of_all and of.any():
        pace = np.full(pace.size, pace[of].min())
    planned = np.where(of, days / np.where(of, pace, 1.0), 0.0)
    pieces = _pieces(records, work, records.starts)
    person = duties["person"][of]
    size = int(max(cases.max(initial=-1), person.max(initial=-1))) + 1
    wanted, had = (np.bincount(person, column[of], minlength=size) for column in (planned, pieces))
    cases = cases[wanted[cases] >= 1]
    return count_of(name, had[cases] < part_of(name) * wanted[cases])


def _victim_awareness(records: Records, cases: Days) -> Count:
    """Only of work that should be over by its own plan."""
    duties = duties_of(records, Work.VICTIM_AWARENESS)
    of = duties["opened"] + duties["planned_days"] * duties["planned_pieces"] < records.ends
    of &= np.isin(duties["person"], cases)
    person, had = duties["person"][of], _pieces(records, Work.VICTIM_AWARENESS, records.first_day)[of]
    done = np.bincount(person, had)
    wanted = np.zeros(done.size)
    np.maximum.at(wanted, person, duties["planned_pieces"][of])
    whom = np.unique(person)
    return count_of("victim-awareness", done[whom] < wanted[whom])


def _pieces(records: Records, work: Work, from_day: int) -> Days:
    """Pieces done of each duty for this work, from a day on."""
    rows = work_of(records, work)
    done = (rows["outcome"] == int(Outcome.DONE)) & (rows["day"] >= from_day) & (rows["day"] < records.ends)
    pieces = np.bincount(rows["duty"][done], minlength=records.duties["duty"].size)
    return pieces[duties_of(records, work)["duty"]]
