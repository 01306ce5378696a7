"""Findings on the police record and on who looks into it (chapters 4 and 7); see `data/definitions.yaml`."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from rightmix_sim.findings.counting import Count, count_of, done, on_order, on_register, share_of, who
from rightmix_sim.records import RECORDED, Records, Work, duties_of

# Where a visit is recorded (records.RECORDED) and the report's finding on it
_PLACES = {
    "attachment": "visit-recorded-attachment",
    "attachment_and_log": "visit-recorded-attachment-log",
    "attachment_plan_and_log": "visit-recorded-three-places",
    "log": "visit-recorded-log",
}


def recording_findings(records: Records) -> Iterator[Count]:
    """All of them, always in the same order."""
    there = on_register(records)
    checked, _ = done(records, Work.VISOR_QUALITY)
    for name, column in (("ethnicity-missing", "ethnicity_missing"), ("registration-missing", "registration_missing")):
        yield share_of(name, np.setdiff1d(who(records, column), checked), there)
    yield share_of("police-rmp-in-log", who(records, "plan_in_log"), there)
    visited, _ = done(records, Work.POLICE_VISIT, Work.JOINT_VISIT_POLICE)
    was_visited = np.isin(there, visited)
    otherwise = ~was_visited
    for code, place in enumerate(RECORDED):
        so = np.isin(there, who(records, "visits_recorded", code)) & was_visited
        if place in _PLACES:
            yield count_of(_PLACES[place], so)
        else:
            otherwise |= so
    yield count_of("visit-recorded-otherwise", otherwise)
    looking = (Work.VISOR_THROUGH_SPO, Work.VISOR_DIRECT)
    owed = duties_of(records, *looking)["person"].astype(np.int64)
    yield share_of("visor-exchange-tried", done(records, *looking)[0], np.intersect1d(owed, on_order(records)))
