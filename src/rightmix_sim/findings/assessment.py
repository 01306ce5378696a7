"""Findings on assessments and first plans (chapters 4 and 5); what each counts says `data/definitions.yaml`."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from rightmix_sim.findings.counting import Count, count_of, done, events, fell_due, on_order, on_register, share_of
from rightmix_sim.findings.definitions import days_of
from rightmix_sim.findings.spans import ends_of
from rightmix_sim.findings.when import in_order, latest, next_from
from rightmix_sim.records import NO_DAY, Event, Happened, Outcome, Programme, Records, Work, duties_of, work_of


def assessment_findings(records: Records) -> Iterator[Count]:
    """All of them, always in the same order."""
    yield _late_rm2000(records)
    yield _followed(records, "rm2000-approved", (Work.RM2000_POLICE, Work.RM2000_REVIEW), Work.RM2000_APPROVAL)
    new = on_order(records, records.first_day)
    on_file, _ = done(records, Work.RM2000_PROBATION)
    yield count_of("rm2000-not-on-file", ~np.isin(new, on_file))
    yield _assessors(records)
    yield _first_plans(records)
    yield _followed(records, "police-rmp-countersigned", (Work.POLICE_PLAN, Work.POLICE_REVIEW), Work.PLAN_ENDORSEMENT)
    yield _sarn(records)


def _late_rm2000(records: Records) -> Count:
    people = records.people
    new = (people["joined"] >= records.first_day) & ~np.isin(people["person"], events(records, Event.MOVED_IN)[0])
    person, joined = people["person"][new].astype(np.int64), people["joined"][new].astype(np.int64)
    registered = next_from(events(records, Event.REGISTERED), person, joined)
    due = np.where(registered == NO_DAY, joined, registered) + days_of("rm2000-after-14-days")
    counted = (due >= records.starts) & (due < np.minimum(records.ends, ends_of(people["left"][new])))
    scored = next_from(done(records, Work.RM2000_POLICE), person, joined)
    return count_of("rm2000-after-14-days", ((scored == NO_DAY) | (scored > due))[counted])


def _followed(records: Records, name: str, works: tuple[Work, ...], by: Work) -> Count:
    """Of the records with such work in the run, those in which the last was followed by a supervisor's."""
    of = on_register(records)
    last = latest(done(records, *works), of)
    of, last = of[last != NO_DAY], last[last != NO_DAY]
    return count_of(name, next_from(done(records, by), of, last) != NO_DAY)


def _assessors(records: Records) -> Count:
    """Those who scored RM2000 for probation; reviewed is whoever had one of them looked at by a colleague."""
    rows = work_of(records, Work.RM2000_PROBATION)
    rows = rows.where((rows["outcome"] == int(Outcome.DONE)) & (rows["day"] < records.ends))
    reviewed, _ = done(records, Work.RM2000_PEER_REVIEW)
    seen = np.unique(rows["officer"][np.isin(rows["person"], reviewed)])
    all_of_them = np.unique(rows["officer"])
    return count_of("rm2000-not-reviewed", ~np.isin(all_of_them, seen))


def _first_plans(records: Records) -> Count:
    """First RMPs by the area's own dates, with the countersignature that follows where one is asked."""
    rows, signing = fell_due(records, Work.ROSH_AND_RMP), work_of(records, Work.COUNTERSIGNATURE)
    person, day = rows["person"].astype(np.int64), rows["day"].astype(np.int64)
    met = (rows["outcome"] == int(Outcome.DONE)) & (day <= rows["due"])
    signing = signing.where((signing["due"] != NO_DAY) & (signing["due"] < records.ends))
    date = next_from(in_order(signing["person"], signing["due"]), person, day)
    signed = next_from(done(records, Work.COUNTERSIGNATURE), person, day)
    in_time = (date == NO_DAY) | ((signed != NO_DAY) & (signed <= date))
    return count_of("probation-rmp-on-time", met & in_time)


def _sarn(records: Records) -> Count:
    """A SARN takes more than one sitting: it is there when all of its duty are done."""
    rows = records.programme
    completed = (rows["event"] == int(Happened.COMPLETED)) & (rows["programme"] == int(Programme.CORE))
    completed &= (rows["day"] >= records.first_day) & (rows["day"] < records.ends)
    of = np.intersect1d(rows["person"][completed].astype(np.int64), on_order(records))
    sittings, duties = work_of(records, Work.SARN), duties_of(records, Work.SARN)
    had = np.bincount(sittings["duty"][sittings["outcome"] == int(Outcome.DONE)], minlength=records.duties["duty"].size)
    pieces = had[duties["duty"]]
    whole = (pieces >= duties["planned_pieces"]) & (pieces > 0)
    there = share_of("sarn-missing", duties["person"][whole], of)
    return Count(there.name, there.group, there.due - there.met, there.due)
