"""Findings on victim liaison and what reaches the plan (¶7.9, 7.10); see `data/definitions.yaml`."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from rightmix_sim.findings.counting import Count, count_of, done, fell_due, on_order, share_of, who
from rightmix_sim.findings.when import last_until
from rightmix_sim.records import NO_DAY, Outcome, Records, Work


def victim_findings(records: Records) -> Iterator[Count]:
    """All of them, always in the same order."""
    cases = np.intersect1d(on_order(records), who(records, "victim_contact"))
    yield _contact_kept(records)
    met_victim, _ = done(records, Work.VICTIM_CONTACT, measured=True)
    told, _ = done(records, Work.VICTIM_INFORMATION, measured=True)
    in_touch = np.intersect1d(cases, met_victim)
    yield count_of("victim-communication", ~np.isin(in_touch, told))
    yield share_of("victim-safety-in-plans", done(records, Work.VICTIM_SAFETY)[0], cases)
    yield _information_in_reviews(records)


def _contact_kept(records: Records) -> Count:
    """Case by case: none of the contacts that fell due in the measured days was late."""
    rows = fell_due(records, Work.VICTIM_CONTACT)
    late = (rows["outcome"] != int(Outcome.DONE)) | (rows["day"] > rows["due"])
    of = np.intersect1d(rows["person"].astype(np.int64), on_order(records))
    return count_of("victim-contact", ~np.isin(of, rows["person"][late]))


def _information_in_reviews(records: Records) -> Count:
    """A review has what came since the review before it, or since the order began."""
    person, day = done(records, Work.OASYS_REVIEW, measured=True)
    theirs = np.isin(person, who(records, "victim_contact"))
    person, day = person[theirs], day[theirs]
    told = last_until(done(records, Work.VICTIM_INFORMATION), person, day)
    before = last_until(done(records, Work.OASYS_REVIEW), person, day - 1)
    return count_of("victim-information-in-reviews", (told != NO_DAY) & (told > before))
