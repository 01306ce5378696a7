"""Findings on assessments and first plans, worked by hand."""

from __future__ import annotations

import pytest

from rightmix_sim.records import Event, Happened, Outcome, Work
from tests.findings.counted import ON_ORDER, found
from tests.findings.hand_made import done, hand_made, happened

NEW = ON_ORDER | {"order_start": "2009-07-06"}


@pytest.mark.parametrize(("scored", "late"), [("2009-06-18", 0), ("2009-06-19", 1), (None, 1)])
def test_an_rm2000_is_late_from_the_fifteenth_day_after_registration(scored: str | None, late: int) -> None:
    # Joined 1 June, registered on 4 June: fourteen days run to 18 June
    rows = [done(0, Work.RM2000_POLICE, scored)] if scored else []
    records = hand_made([{"joined": "2009-06-01"}], rows, events=[happened(0, Event.REGISTERED, "2009-06-04", 3)])
    assert found(records, "rm2000-after-14-days") == (late, 1)


def test_who_was_on_the_register_before_the_run_or_moved_in_has_no_first_rm2000() -> None:
    people = [{}, {"joined": "2009-06-01"}]
    assert found(hand_made(people, events=[happened(1, Event.MOVED_IN, "2009-06-20")]), "rm2000-after-14-days") == (
        0,
        0,
    )


def test_an_rm2000_is_approved_by_what_came_after_the_last_one() -> None:
    rows = [
        done(0, Work.RM2000_POLICE, "2009-05-01"), done(0, Work.RM2000_APPROVAL, "2009-05-01"),
        done(1, Work.RM2000_POLICE, "2009-05-01"), done(1, Work.RM2000_APPROVAL, "2009-05-20"),
        done(1, Work.RM2000_REVIEW, "2009-09-01"),
        done(2, Work.RM2000_REVIEW, "2008-11-01") | {"outcome": Outcome.BEFORE},
    ]  # fmt: skip
    assert found(hand_made([{}, {}, {}], rows), "rm2000-approved") == (1, 2)


def test_a_police_plan_is_countersigned_by_what_came_after_the_last_one() -> None:
    rows = [done(0, Work.POLICE_PLAN, "2009-05-01"), done(0, Work.PLAN_ENDORSEMENT, "2009-05-09"),
            done(1, Work.POLICE_REVIEW, "2009-05-01")]  # fmt: skip
    assert found(hand_made([{}, {}], rows), "police-rmp-countersigned") == (1, 2)


def test_an_rm2000_on_file_is_asked_of_orders_of_the_run_only() -> None:
    people = [NEW, NEW, ON_ORDER | {"order_start": "2008-06-02"}, {}]
    assert found(hand_made(people, [done(0, Work.RM2000_PROBATION, "2009-07-20")]), "rm2000-not-on-file") == (1, 2)


def test_an_assessor_is_reviewed_once_a_colleague_looked_at_one_of_the_rm2000s() -> None:
    rows = [
        done(0, Work.RM2000_PROBATION, "2009-07-20", officer=4),
        done(1, Work.RM2000_PROBATION, "2009-07-20"),
        done(2, Work.RM2000_PROBATION, "2009-08-20", officer=4),
        done(2, Work.RM2000_PEER_REVIEW, "2009-09-01"),
    ]
    # Officers 4 and 0 scored; one of officer 4's two was reviewed
    assert found(hand_made([NEW] * 3, rows), "rm2000-not-reviewed") == (1, 2)


def test_a_full_analysis_of_high_rosh_is_due_in_five_working_days() -> None:
    # Monday 6 July: Monday 13 July
    rows = [done(0, Work.ROSH_AND_RMP, "2009-07-13"), done(1, Work.ROSH_AND_RMP, "2009-07-14")]
    high, medium = NEW | {"rosh": 2}, NEW
    assert found(hand_made([high, high, medium], rows), "rosh-full-analysis") == (1, 2)


def test_a_plan_is_on_time_when_it_is_made_and_countersigned_by_its_dates() -> None:
    rows = [
        done(0, Work.ROSH_AND_RMP, "2009-07-13", due="2009-07-13"),
        done(1, Work.ROSH_AND_RMP, "2009-07-14", due="2009-07-13"),
        done(2, Work.ROSH_AND_RMP, "2009-07-13", due="2009-07-13"),
        done(2, Work.COUNTERSIGNATURE, "2009-07-21", due="2009-07-20"),
        done(3, Work.ROSH_AND_RMP, "2009-07-13", due="2009-07-13"),
        done(3, Work.COUNTERSIGNATURE, "2009-07-20", due="2009-07-20"),
    ]
    # Person 1 was a day late, person 2 was countersigned a day late
    assert found(hand_made([NEW] * 4, rows), "probation-rmp-on-time") == (2, 4)


def test_a_police_plan_is_due_on_visor_in_five_days() -> None:
    people = [{"joined": "2009-07-06"}, {"joined": "2009-07-06"}, {}]
    rows = [done(0, Work.POLICE_PLAN, "2009-07-11"), done(1, Work.POLICE_PLAN, "2009-07-12")]
    assert found(hand_made(people, rows), "police-rmp-on-visor") == (1, 2)


def test_a_sarn_is_there_when_both_its_sittings_are_done() -> None:
    duties = [
        {"duty": who, "person": who, "work": Work.SARN, "planned_days": 0.0, "planned_pieces": 2} for who in (0, 1)
    ]
    rows = [
        done(0, Work.SARN, "2009-08-03"),
        done(0, Work.SARN, "2009-08-10", ordinal=1),
        done(1, Work.SARN, "2009-08-03"),
    ]
    programme = [{"person": who, "day": "2009-07-20", "event": Happened.COMPLETED} for who in range(3)]
    programme += [{"person": 3, "day": "2008-07-20", "event": Happened.COMPLETED}]
    # Person 1 had one of two sittings, person 2 none; person 3 completed before the run
    assert found(hand_made([ON_ORDER] * 4, rows, duties=duties, programme=programme), "sarn-missing") == (2, 3)
