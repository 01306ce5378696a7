"""Findings on visits, conditions, orders and enforcement, worked by hand."""

from __future__ import annotations

from datetime import date

import pytest

from rightmix_sim.findings import count_findings
from rightmix_sim.records import CHECKED, Event, Outcome, Work
from tests.findings.counted import BOOK, ON_ORDER, found
from tests.findings.hand_made import done, hand_made, happened


@pytest.mark.parametrize("name", ["prohibited-contact", "residence-requirement", "prohibited-activity", "exclusion"])
def test_a_condition_is_counted_of_cases_on_the_last_day(name: str) -> None:
    with_it = ON_ORDER | {name.replace("-", "_"): True}
    people = [with_it, ON_ORDER, with_it | {"order_end": "2009-12-01"}, {name.replace("-", "_"): True}]
    assert found(hand_made(people), name) == (1, 2)


def test_disclosure_is_in_use_where_something_was_disclosed() -> None:
    events = [
        happened(0, Event.DISCLOSURE_MADE, "2009-06-01", 2),
        happened(1, Event.DISCLOSURE_CONSIDERED, "2009-06-01", 2),
    ]
    assert found(hand_made([ON_ORDER, ON_ORDER], events=events), "disclosure-used") == (1, 2)


def test_visits_by_the_police_are_in_use_where_there_was_one() -> None:
    rows = [
        done(0, Work.POLICE_VISIT, "2009-06-01"),
        done(1, Work.POLICE_VISIT, "2009-06-01") | {"outcome": Outcome.FAILED},
    ]
    assert found(hand_made([ON_ORDER, ON_ORDER, {}], rows), "police-visits-used") == (1, 2)


def test_late_visits_and_delayed_first_visits_and_those_on_time_are_all_that_fell_due() -> None:
    people = [{"rm2000": 2, "joined": "2009-05-01"}, {"rm2000": 2, "joined": "2009-05-01"}]
    rows = [done(0, Work.POLICE_VISIT, on) for on in ("2009-06-01", "2009-07-02", "2009-08-02")]
    rows += [done(1, Work.POLICE_VISIT, "2009-06-10")]
    records = hand_made(people, rows, ends="2009-08-03")
    # Person 0: due 1 June: met; 1 July: late; 2 August: met. Person 1: due 1 June: late, the first; 10 July: late
    assert found(records, "police-visits-on-time") == (2, 5)
    assert found(records, "police-visits-late") == (2, 5)
    assert found(records, "first-police-visit-delayed") == (1, 5)


def test_checks_are_counted_visit_by_visit_and_lone_visits_area_by_area() -> None:
    checks = [CHECKED.index(word) for word in ("no", "visor_and_intelligence", "pnc_too", "pnc_too")]
    rows = [done(0, Work.POLICE_VISIT, f"2009-0{5 + place}-01", checked=check) for place, check in enumerate(checks)]
    records = hand_made([{}], rows)
    assert found(records, "pre-visit-check") == (3, 4)
    assert found(records, "pre-visit-pnc") == (2, 4)
    assert found(records, "lone-visits") == (1, 1)
    assert found(hand_made([{}], [done(0, Work.POLICE_VISIT, "2009-05-01", crew=2)]), "lone-visits") == (0, 1)
    assert found(hand_made([{}]), "lone-visits") == (0, 0)


def test_a_sopo_is_on_file_where_probation_got_a_copy() -> None:
    check = {"work": Work.SOPO_CHECK, "planned_days": 91.0}
    duties = [check | {"duty": who, "person": who} for who in range(3)]
    duties += [check | {"duty": 3, "person": 3, "closed": "2009-09-01"}]
    duties += [{"duty": 4, "person": 0, "work": Work.SOPO_IN_PLAN}]
    records = hand_made([ON_ORDER, ON_ORDER, {}, ON_ORDER], [done(0, Work.SOPO_IN_PLAN, "2009-06-01")], duties=duties)
    # Person 2 is not on an order; that of person 3 is no longer in force
    assert found(records, "sopo-on-file") == (1, 2)


@pytest.mark.parametrize(("on", "met"), [("2009-06-04", 1), ("2009-06-05", 0), (None, 0)])
def test_registration_is_due_in_three_days(on: str | None, met: int) -> None:
    events = [happened(0, Event.REGISTERED, on)] if on else []
    assert found(hand_made([{"joined": "2009-06-01"}, {}], events=events), "registration") == (met, 1)


def test_absences_are_notified_or_not() -> None:
    events = [happened(0, Event.ABSENCE, "2009-06-01", 1), happened(0, Event.ABSENCE, "2009-07-01", 0),
              happened(0, Event.ABSENCE, "2009-03-01", 1)]  # fmt: skip
    assert found(hand_made([{}], events=events), "absence-notified") == (1, 2)


def test_enforcement_is_due_in_ten_working_days_while_the_order_lasts() -> None:
    # Monday 6 July: ten working days run to Monday 20 July
    events = [happened(who, Event.BREACH, "2009-07-06") for who in range(4)]
    rows = [done(0, Work.ENFORCEMENT, "2009-07-20"), done(1, Work.ENFORCEMENT, "2009-07-21")]
    people = [ON_ORDER, ON_ORDER, ON_ORDER, ON_ORDER | {"order_end": "2009-07-20"}]
    # Person 2: never; the order of person 3 ended first
    assert found(hand_made(people, rows, events=events), "enforcement") == (1, 3)


def test_enforcement_that_is_no_longer_asked_for_is_not_counted() -> None:
    events = [happened(0, Event.BREACH, "2009-07-06")]
    rows = [done(0, Work.ENFORCEMENT, "2009-07-20")]
    withdrawn = BOOK.overlay([{"id": "enforcement", "value": "withdrawn", "from": date(2009, 4, 1)}])
    counts = count_findings(hand_made([ON_ORDER], rows, events=events), withdrawn)
    assert [(count.met, count.due) for count in counts if count.name == "enforcement"] == [(0, 0)]
