"""Pieces of work: how many were done, attempts for each visit, joint visits and crews, and what is overdue."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from rightmix_sim.measures.measure import NOTHING, Mask, Measure, mean_of, measured, months_of
from rightmix_sim.records import NO_DAY, WORK_KINDS, Event, Outcome, Records, Work

_LOOKS = (Work.VISOR_THROUGH_SPO, Work.VISOR_DIRECT)
_BOTH = 3  # of Event.JOINT_VISIT: police and probation were there


def piece_measures(records: Records) -> Iterator[Measure]:
    """Pieces done a month, attempts for each visit made, and dated work overdue on the last day."""
    work = records.work
    within = measured(records, work["day"])
    done = within & (work["outcome"] == int(Outcome.DONE))
    for kind in (Work.POLICE_VISIT, Work.PROBATION_VISIT):
        made = int((done & (work["work"] == int(kind))).sum())
        failed = within & (work["work"] == int(kind)) & (work["outcome"] == int(Outcome.FAILED))
        tried = made + int(failed.sum())
        yield Measure("attempts_per_visit", kind.name.lower(), tried / made if made else NOTHING, "attempts", made)
    entered = within & work["entry"]
    yield Measure("visits_by_power_of_entry", "police_visit", float(entered.sum()), "visits", int(entered.sum()))
    crews = work["crew"][done & (work["work"] == int(Work.POLICE_VISIT))].astype(float)
    yield mean_of("crew_of_visits", "police_visit", crews, "officers")
    yield _joint(records)
    yield from _looks(records, done)
    months = months_of(records)
    pieces = np.bincount(work["work"][done], minlength=len(Work))
    for kind in Work:
        yield Measure("pieces_done", kind.name.lower(), pieces[kind] / months, "pieces a month", int(pieces[kind]))
    left_over = (work["outcome"] == int(Outcome.OUTSTANDING)) & (work["due"] != NO_DAY) & (work["due"] < records.ends)
    for kind, about in WORK_KINDS.items():
        count = int((left_over & (work["work"] == int(kind))).sum())
        yield Measure("overdue_at_the_end", kind.name.lower(), float(count), f"pieces of {about.purpose} work", count)


def _joint(records: Records) -> Measure:
    events = records.events
    planned = (events["event"] == int(Event.JOINT_VISIT)) & measured(records, events["day"])
    held = int((events["detail"][planned] == _BOTH).sum())
    count = int(planned.sum())
    return Measure("joint_visits_held", "police and probation", held / count if count else NOTHING, "share", count)


def _looks(records: Records, done: Mask) -> Iterator[Measure]:
    """How often probation wanted to look into ViSOR, and in which part of these it could."""
    work = records.work
    looks = np.isin(work["work"], _LOOKS)
    answered = int((done & looks).sum())
    open_ = looks & (work["outcome"] == int(Outcome.OUTSTANDING))
    wanted = answered + int(open_.sum())
    yield Measure("visor_wanted", "probation", wanted / months_of(records), "times a month", wanted)
    yield Measure("visor_answered", "probation", answered / wanted if wanted else NOTHING, "share", wanted)
