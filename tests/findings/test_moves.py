"""Categories that move, custody, a second licence, somebody who moves in: from when an interval runs then."""

from __future__ import annotations

from typing import Any

import pytest

from rightmix_sim.records import Event, Outcome, Work
from tests.findings.counted import ON_ORDER, found
from tests.findings.hand_made import done, hand_made, happened


def state(on: str, **more: int) -> dict[str, Any]:
    return {"person": 0, "day": on} | more


def visit(on: str) -> dict[str, Any]:
    return done(0, Work.POLICE_VISIT, on)


@pytest.mark.parametrize(("made", "expected"), [("2009-07-15", (1, 1)), ("2009-07-16", (0, 1))])
def test_who_becomes_high_is_due_a_month_after_the_last_visit_where_that_is_yet_to_come(
    made: str, expected: tuple[int, int]
) -> None:
    # Visited on 15 June, high from 1 July: due 15 July; the next would be due in the middle of August, after the end
    states = [state("2009-01-01", rm2000=1), state("2009-07-01", rm2000=2)]
    records = hand_made([{}], [visit("2009-06-15"), visit(made)], states=states, ends="2009-08-15")
    assert found(records, "police-visit-high") == expected


@pytest.mark.parametrize(("made", "expected"), [("2009-08-01", (1, 1)), ("2009-08-02", (0, 1))])
def test_who_becomes_high_long_after_the_last_visit_has_a_month_from_that_day(
    made: str, expected: tuple[int, int]
) -> None:
    # Visited on 15 May: a month later was before 1 July, so the month runs from 1 July
    states = [state("2009-01-01", rm2000=1), state("2009-07-01", rm2000=2)]
    records = hand_made([{}], [visit("2009-05-15"), visit(made)], states=states, ends="2009-08-31")
    assert found(records, "police-visit-high") == expected


def test_a_visit_that_would_have_fallen_due_after_a_category_moved_is_counted_once() -> None:
    # Medium until 1 July: from 15 May due 15 August, no longer owed; then low: due 15 May 2010, after the end
    states = [state("2009-01-01", rm2000=1), state("2009-07-01", rm2000=0)]
    records = hand_made([{}], [visit("2009-05-15")], states=states, starts="2009-05-16")
    assert found(records, "police-visit-medium") == (0, 0)
    assert found(records, "police-visit-low-required") == (0, 0)
    assert found(records, "police-visit-low-preferred") == (0, 1)  # 15 November


def test_a_change_of_tier_alone_does_not_touch_police_visits() -> None:
    rows = [visit("2009-04-01"), visit("2009-06-30")]
    states = [state("2009-01-01"), state("2009-05-01", tier=3), state("2009-05-20", tier=4)]
    # From 1 April three months run to 1 July: met; from 30 June to 30 September: late
    assert found(hand_made([{}], rows, states=states, starts="2009-04-02"), "police-visit-medium") == (1, 2)


def test_of_two_moves_on_one_day_the_last_holds() -> None:
    states = [state("2009-01-01", rm2000=0), state("2009-05-01", rm2000=1), state("2009-05-01", rm2000=2)]
    records = hand_made([{}], states=states, ends="2009-06-02")
    assert found(records, "police-visit-high") == (0, 1)  # due 1 June
    assert found(records, "police-visit-medium") == (0, 0)


def test_no_visit_falls_due_in_custody() -> None:
    # Visited on 1 June, back in custody from 20 June to 20 September; the month from 1 June ended on 1 July meanwhile
    events = [happened(0, Event.RETURNED_TO_CUSTODY, "2009-06-20"), happened(0, Event.RELEASED_AGAIN, "2009-09-20")]
    rows = [visit("2009-06-01"), visit("2009-10-20")]
    records = hand_made([{"rm2000": 2}], rows, events=events, starts="2009-06-02", ends="2009-10-31")
    # released on 20 September: due 20 October, made that day
    assert found(records, "police-visit-high") == (1, 1)


def test_custody_that_lasts_to_the_end_asks_for_nothing() -> None:
    events = [happened(0, Event.RETURNED_TO_CUSTODY, "2009-06-20")]
    records = hand_made([{"rm2000": 2}], [visit("2009-06-01")], events=events, starts="2009-06-02")
    assert found(records, "police-visit-high") == (0, 0)


def test_every_order_has_deadlines_of_its_own() -> None:
    # Monday 6 July 2009 and Monday 4 January 2010: five working days run to 13 July and to 11 January
    orders = [
        {"person": 0, "start": "2009-07-06", "end": "2009-09-01", "ended_by": 1},
        {"person": 0, "start": "2010-01-04", "end": "2010-07-04"},
    ]
    rows = [done(0, Work.CONTACT, "2009-07-13"), done(0, Work.CONTACT, "2010-01-12", ordinal=1)]
    records = hand_made([{}], rows, orders=orders, states=[state("2009-01-01", tier=2)])
    assert found(records, "first-contact") == (1, 2)


def test_probation_asks_for_nothing_between_two_orders() -> None:
    orders = [
        {"person": 0, "start": "2009-01-05", "end": "2009-06-01", "ended_by": 1},
        {"person": 0, "start": "2009-09-01", "end": "2010-07-04"},
    ]
    rows = [done(0, Work.PROBATION_VISIT, "2009-03-02"), done(0, Work.PROBATION_VISIT, "2009-12-31", ordinal=1)]
    records = hand_made([{}], rows, orders=orders, states=[state("2009-01-01", rosh=2, tier=3)])
    # From 5 January due 5 May, made on 2 March: met; from 2 March due 2 July, after the first order; from 1 September
    # due 1 January: met; from 31 December due 30 April, after the end
    assert found(records, "probation-home-visit") == (2, 2)


def test_a_level_that_is_lowered_goes_on_from_the_last_review() -> None:
    # Reviewed on 1 May at level 2, level 1 from 1 June: four months run to 1 September, and it was done on 2 September
    states = [state("2009-01-01", mappa_level=2), state("2009-06-01", mappa_level=1)]
    rows = [done(0, Work.POLICE_REVIEW, "2009-05-01"), done(0, Work.POLICE_REVIEW, "2009-09-02", ordinal=1)]
    records = hand_made([ON_ORDER], rows, states=states, starts="2009-05-02", ends="2009-12-31")
    assert found(records, "rmp-review-level-1") == (0, 1)
    # twelve weeks from 1 May would have ended on 24 July, when the level was no longer 2
    assert found(records, "rmp-review-level-2") == (0, 0)


def test_who_moves_in_is_visited_from_the_day_of_coming_and_has_no_first_plan_to_be_made() -> None:
    person = {"rm2000": 2, "joined": "2009-04-06"}
    events = [happened(0, Event.MOVED_IN, "2009-07-01")]
    before = visit("2009-06-10") | {"outcome": Outcome.BEFORE, "ordinal": -1}
    records = hand_made([person], [before, visit("2009-07-10")], events=events, ends="2009-08-01")
    assert found(records, "police-visit-high") == (1, 1)  # from 10 June to 10 July
    assert found(records, "police-rmp-on-visor") == (0, 0)


def test_a_category_is_that_of_the_day_on_which_a_visit_fell_due() -> None:
    # Due 1 May as high, 15 May as very high
    states = [state("2009-01-01", rm2000=2), state("2009-05-10", rm2000=3)]
    rows = [visit("2009-04-01"), visit("2009-04-15"), visit("2009-05-15")]
    records = hand_made([{}], rows, states=states, starts="2009-04-20", ends="2009-06-01")
    assert found(records, "police-visit-high", "high") == (1, 1)
    assert found(records, "police-visit-high", "very_high") == (1, 1)
