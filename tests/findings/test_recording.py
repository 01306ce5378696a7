"""Findings on the police record, worked by hand."""

from __future__ import annotations

from rightmix_sim.records import RECORDED, Work
from tests.findings.counted import ON_ORDER, found
from tests.findings.hand_made import done, hand_made


def test_what_a_record_lacks_is_missing_until_a_supervisor_has_checked_it() -> None:
    lacking = {"ethnicity_missing": True, "registration_missing": True}
    people = [lacking, lacking, {}, lacking | {"left": "2009-12-01"}]
    records = hand_made(people, [done(0, Work.VISOR_QUALITY, "2009-06-01")])
    # Person 3 is no longer on the register on the last day
    assert found(records, "ethnicity-missing") == (1, 3)
    assert found(records, "registration-missing") == (1, 3)


def test_plans_in_the_log_are_counted_of_all_records() -> None:
    assert found(hand_made([{"plan_in_log": True}, {}, {}]), "police-rmp-in-log") == (1, 3)


def test_visits_are_recorded_in_five_ways_that_add_up_and_no_visit_is_the_last_of_them() -> None:
    people = [{"visits_recorded": code} for code in range(len(RECORDED))] + [{"visits_recorded": 0}]
    records = hand_made(people, [done(who, Work.POLICE_VISIT, "2009-06-01") for who in range(len(RECORDED))])
    names = ("attachment", "attachment-log", "three-places", "log", "otherwise")
    # The last of the six was never visited
    assert [found(records, f"visit-recorded-{name}") for name in names] == [(1, 6), (1, 6), (1, 6), (1, 6), (2, 6)]


def test_a_look_into_visor_counts_however_probation_came_by_it() -> None:
    duties = [
        {"duty": who, "person": who, "work": Work.VISOR_DIRECT if who else Work.VISOR_THROUGH_SPO} for who in range(3)
    ]
    rows = [done(0, Work.VISOR_THROUGH_SPO, "2009-06-01"), done(1, Work.VISOR_DIRECT, "2009-06-01")]
    records = hand_made([ON_ORDER] * 3 + [{}], rows, duties=duties)
    assert found(records, "visor-exchange-tried") == (2, 3)
