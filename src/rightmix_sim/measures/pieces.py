"""Pieces of work: how many were done, attempts for each visit, joint visits and crews, and what is overdue."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from rightmix_sim.measures.hours import worked
from rightmix_sim.measures.measure import NOTHING, Measure, mean_of, measured, months_of
from rightmix_sim.records import NO_DAY, WORK_KINDS, Event, Outcome, Records, Work, work_of

_LOOKS = (Work.VISOR_THROUGH_SPO, Work.VISOR_DIRECT)
_BOTH = 3  # of Event.JOINT_VISIT: police and probation were there


def piece_measures(records: Records) -> Iterator[Measure]:
    """Pieces done a month, attempts for each visit made, and dated work overdue on the last day."""
    _, pieces = worked(records)
    done, failed = pieces[Outcome.DONE], pieces[Outcome.FAILED]
    for kind in (Work.POLICE_VISIT, Work.PROBATION_VISIT):
        made, tried = int(done[kind]), int(done[kind] + failed[kind])
        yield Measure("attempts_per_visit", kind.name.lower(), tried / made if made else NOTHING, "attempts", made)
    yield from _police_visits(records)
    yield _joint(records)
    yield from _looks(records, int(done[list(_LOOKS)].sum()))
    months = months_of(records)
    for kind in Work:
        yield Measure("pieces_done", kind.name.lower(), done[kind] / months, "pieces a month", int(done[kind]))
    work = records.work
    left_over = (work["outcome"] == int(Outcome.OUTSTANDING)) & (work["due"] != NO_DAY) & (work["due"] < records.ends)
    overdue = np.bincount(work["work"][left_over], minlength=len(Work))
    for kind, about in WORK_KINDS.items():
        count = int(overdue[kind])
        yield Measure("overdue_at_the_end", kind.name.lower(), float(count), f"pieces of {about.purpose} work", count)


def _police_visits(records: Records) -> Iterator[Measure]:
    within = measured(records, records.work["day"])
    entered = int((within & records.work["entry"]).sum())
    yield Measure("visits_by_power_of_entry", "police_visit", float(entered), "visits", entered)
    visits = work_of(records, Work.POLICE_VISIT)
    made = measured(records, visits["day"]) & (visits["outcome"] == int(Outcome.DONE))
    yield mean_of("crew_of_visits", "police_visit", visits["crew"][made].astype(float), "officers")


def _joint(records: Records) -> Measure:
    events = records.events
    planned = (events["event"] == int(Event.JOINT_VISIT)) & measured(records, events["day"])
    held = int((events["detail"][planned] == _BOTH).sum())
    count = int(planned.sum())
    return Measure("joint_visits_held", "police and probation", held / count if count else NOTHING, "share", count)


def _looks(records: Records, answered: int) -> Iterator[Measure]:
    """How often probation wanted to look into ViSOR, and in which part of these it could."""
    wanted = answered + int((work_of(records, *_LOOKS)["outcome"] == int(Outcome.OUTSTANDING)).sum())
    yield Measure("visor_wanted", "probation", wanted / months_of(records), "times a month", wanted)
    yield Measure("visor_answered", "probation", answered / wanted if wanted else NOTHING, "share", wanted)
