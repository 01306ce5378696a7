"""Findings worked by hand: a few people, a few visits, and what the guidance says of them."""

from __future__ import annotations

from typing import Any

import pytest

from rightmix_sim.findings.counts import ALL, OWN_MINIMUM, count_findings
from rightmix_sim.guidance import load_book
from rightmix_sim.records import Happened, Outcome, Records, Standing, Work
from tests.findings.hand_made import done, hand_made

BOOK = load_book()
HIGH = {"rm2000": 2}
ON_ORDER = {"order_kind": 1, "order_start": "2009-02-02", "order_end": "2012-02-02", "tier": 2}
REQUIRED = ON_ORDER | {"standing": Standing.REQUIRED}


def found(records: Records, name: str, group: str = ALL) -> tuple[int, int]:
    """How many of how many."""
    (count,) = [one for one in count_findings(records, BOOK) if (one.name, one.group) == (name, group)]
    return count.met, count.due


# ---- Intervals


def test_visits_a_month_apart_are_met_and_a_day_more_is_late() -> None:
    # High: from 1 April due 1 May, done that day: met. From 1 May due 1 June, done 2 June: late.
    # From 2 June due 2 July, not done by the end of 30 June: not counted.
    visits = [done(0, Work.POLICE_VISIT, on) for on in ("2009-04-01", "2009-05-01", "2009-06-02")]
    records = hand_made([HIGH], visits, starts="2009-04-02", ends="2009-07-01")
    assert found(records, "police-visit-high") == (1, 2)
    assert found(records, "police-visit-high", "high") == (1, 2)
    assert found(records, "police-visit-high", "very_high") == (0, 0)
    assert found(records, "police-visits-on-time") == (1, 2)


def test_months_clamp_at_the_end_of_a_short_one() -> None:
    # From 31 May a month runs to 30 June; from 30 June to 30 July
    visits = [done(0, Work.POLICE_VISIT, on) for on in ("2009-05-31", "2009-06-30", "2009-07-31")]
    assert found(hand_made([HIGH], visits, starts="2009-06-01", ends="2009-08-01"), "police-visit-high") == (1, 2)


def test_a_failed_attempt_is_no_visit() -> None:
    rows = [
        done(0, Work.POLICE_VISIT, "2009-04-01"),
        done(0, Work.POLICE_VISIT, "2009-04-30") | {"outcome": Outcome.FAILED, "ordinal": 1},
        done(0, Work.POLICE_VISIT, "2009-05-02", ordinal=1, attempt=1),
    ]
    # Due 1 May; tried in vain on 30 April, made on 2 May: late. The next is due 2 June, after the end.
    assert found(hand_made([HIGH], rows, starts="2009-04-02", ends="2009-06-01"), "police-visit-high") == (0, 1)


def test_work_done_early_that_would_fall_due_after_the_end_is_not_counted() -> None:
    # From 1 April due 1 May; made on 20 April. The run ends with 25 April, so nothing has fallen due.
    visits = [done(0, Work.POLICE_VISIT, on) for on in ("2009-04-01", "2009-04-20")]
    assert found(hand_made([HIGH], visits, starts="2009-04-02", ends="2009-04-26"), "police-visit-high") == (0, 0)
    # It ends with 1 May: the first has fallen due and was made, the second (20 May) has not.
    assert found(hand_made([HIGH], visits, starts="2009-04-02", ends="2009-05-02"), "police-visit-high") == (1, 1)


def test_an_obligation_that_ends_before_the_work_falls_due_is_not_counted() -> None:
    visits = [done(0, Work.POLICE_VISIT, on) for on in ("2009-04-01", "2009-04-20")]
    # Off the register on 1 May: the visit that was due on 1 May was no longer owed. On 2 May it was, and had been made.
    for left, expected in (("2009-05-01", (0, 0)), ("2009-05-02", (1, 1))):
        records = hand_made([HIGH | {"left": left}], visits, starts="2009-04-02", ends="2009-07-01")
        assert found(records, "police-visit-high") == expected


def test_somebody_never_visited_is_one_late_visit_however_long_it_lasts() -> None:
    # Joined 10 April, so due 10 May; still not made on 31 March
    assert found(hand_made([HIGH | {"joined": "2009-04-10"}]), "police-visit-high") == (0, 1)


def test_work_that_was_last_done_before_the_run_starts_the_interval() -> None:
    before = done(0, Work.POLICE_VISIT, "2009-12-20") | {"outcome": Outcome.BEFORE, "ordinal": -1}
    visit = done(0, Work.POLICE_VISIT, "2010-03-20")
    medium = hand_made([{}], [before, visit], first_day="2010-01-01", starts="2010-01-01", ends="2010-04-01")
    # From 20 December three months run to 20 March: met
    assert found(medium, "police-visit-medium") == (1, 1)


def test_what_fell_due_in_the_warm_up_is_not_counted_even_if_it_is_still_undone() -> None:
    records = hand_made([{"rm2000": 2, "joined": "2009-05-01"}], starts="2009-06-02")
    assert found(records, "police-visit-high") == (0, 0)


def test_each_category_is_held_against_its_own_interval() -> None:
    # All were visited on 1 April and again on 1 September, five months later
    people = [{"rm2000": category} for category in range(4)]
    rows = [done(who, Work.POLICE_VISIT, on) for who in range(4) for on in ("2009-04-01", "2009-09-01")]
    records = hand_made(people, rows, starts="2009-04-02", ends="2009-09-02")
    assert found(records, "police-visit-high") == (0, 2)  # a month: two people late
    assert found(records, "police-visit-medium") == (0, 1)  # three months: late
    assert found(records, "police-visit-low-preferred") == (0, 0)  # six months: due 1 October, not yet
    assert found(records, "police-visit-low-required") == (0, 0)


# ---- Deadlines


def test_a_deadline_is_judged_once_from_the_start_of_the_order() -> None:
    # Tier 2, sentenced on Monday 6 July: five working days run to Monday 13 July; 15 to Monday 27 July
    order = {"order_kind": 1, "order_start": "2009-07-06", "order_end": "2011-07-06", "tier": 2, "joined": "2009-07-06"}
    for seen, plan, expected in (("2009-07-13", "2009-07-27", 1), ("2009-07-14", "2009-07-28", 0)):
        rows = [
            done(0, Work.CONTACT, seen),
            done(0, Work.CONTACT, "2009-08-10", ordinal=1),
            done(0, Work.INITIAL_PLAN, plan),
        ]
        records = hand_made([order], rows)
        assert found(records, "first-contact") == (expected, 1)
        assert found(records, "initial-sentence-plan") == (expected, 1)
        assert found(records, "first-contact-tier-4") == (0, 0)


def test_an_order_that_began_before_the_run_has_no_deadline_to_be_held_against() -> None:
    """Its plan and first contact lie before day one, where nothing is written down."""
    order = {"order_kind": 1, "order_start": "2008-12-29", "order_end": "2011-07-06", "tier": 2, "joined": "2008-12-29"}
    records = hand_made([order], starts="2009-01-01", first_day="2009-01-01")
    assert found(records, "first-contact") == (0, 0)
    assert found(records, "initial-sentence-plan") == (0, 0)


# ---- The area's own minimum


def own(rows: list[dict[str, Any]], closed: str | None = None) -> tuple[int, int]:
    duty = {
        "duty": 0, "person": 0, "work": Work.POLICE_VISIT, "opened": "2009-01-01", "closed": closed,
        "planned_days": 30.0, "early_days": 30.0, "early_until": None, "planned_minutes": 60.0, "planned_pieces": -1,
    }  # fmt: skip
    people = [HIGH | {"left": closed}]
    return found(hand_made(people, rows, duties=[duty]), "police-visits-on-time", OWN_MINIMUM)


def test_the_own_minimum_goes_by_the_dates_the_area_set() -> None:
    on_time = done(0, Work.POLICE_VISIT, "2009-06-01", due="2009-06-01")
    late = done(0, Work.POLICE_VISIT, "2009-07-02", due="2009-07-01", ordinal=1)
    undone = done(0, Work.POLICE_VISIT, "2010-04-01", due="2010-03-31", ordinal=2) | {"outcome": Outcome.OUTSTANDING}
    not_due = undone | {"due": "2010-04-01"}
    assert own([on_time, late, undone]) == (1, 3)
    assert own([on_time, late, not_due]) == (1, 2)


def test_an_overdue_visit_that_was_cancelled_with_the_case_counts_as_late() -> None:
    # Off the register on 10 August: due the day before and undone is late, due that day no longer owed
    cancelled = done(0, Work.POLICE_VISIT, "2009-08-10", due="2009-08-09") | {"outcome": Outcome.CANCELLED}
    assert own([cancelled], closed="2009-08-10") == (0, 1)
    assert own([cancelled | {"due": "2009-08-10"}], closed="2009-08-10") == (0, 0)


def test_a_visit_made_early_that_would_have_fallen_due_after_the_case_ended_is_not_counted() -> None:
    early = done(0, Work.POLICE_VISIT, "2009-08-05", due="2009-08-12")
    assert own([early], closed="2009-08-10") == (0, 0)
    assert own([early], closed="2009-08-13") == (1, 1)


# ---- The programme


def test_waits_are_told_apart_at_six_and_twelve_months() -> None:
    # On the last day, 31 March 2010, orders from 1 October are 5.9 months old, from 1 September 6.9, from 1 March 13
    starts = {"2009-10-01": 0, "2009-09-01": 1, "2009-03-01": 2}
    people = [REQUIRED | {"order_start": start} for start in starts]
    records = hand_made(people)
    assert found(records, "waiting-6-to-12-months") == (1, 3)
    assert found(records, "waiting-over-a-year") == (1, 3)
    assert found(records, "waiting-over-6-months") == (2, 3)


def test_who_has_started_is_of_those_required_but_does_not_wait() -> None:
    programme = [{"person": 0, "day": "2009-12-01", "event": Happened.STARTED}]
    records = hand_made([REQUIRED, REQUIRED], programme=programme)
    assert found(records, "waiting-over-a-year") == (1, 2)


def test_pre_programme_work_is_complete_only_when_all_its_sessions_were_done_by_the_first() -> None:
    duties = [
        {"duty": who, "person": who, "work": Work.PRE_PROGRAMME, "opened": "2009-04-01", "closed": "2009-08-03",
         "planned_days": 7.0, "early_days": 7.0, "early_until": None, "planned_minutes": 80.0, "planned_pieces": 2}
        for who in range(3)
    ]  # fmt: skip
    rows = [done(0, Work.PRE_PROGRAMME, "2009-05-04"), done(0, Work.PRE_PROGRAMME, "2009-05-11", ordinal=1)]
    rows += [done(1, Work.PRE_PROGRAMME, "2009-05-04")]
    programme = [{"person": who, "day": "2009-08-03", "event": Happened.STARTED} for who in range(2)]
    # Person 0 did both, person 1 one of two; person 2 has not started, so the finding is silent about him
    assert found(hand_made([REQUIRED] * 3, rows, duties=duties, programme=programme), "pre-programme-incomplete") == (
        1,
        2,
    )


def test_pre_programme_work_is_stale_when_three_months_or_more_went_by_before_the_group() -> None:
    """Last done 91 days before the start, 90 days before it, and never; who never had any is not counted."""
    rows = [done(0, Work.PRE_PROGRAMME, "2009-05-04"), done(1, Work.PRE_PROGRAMME, "2009-04-01")]
    rows += [done(1, Work.PRE_PROGRAMME, "2009-05-05", ordinal=1)]
    programme = [{"person": who, "day": "2009-08-03", "event": Happened.STARTED} for who in range(3)]
    assert found(hand_made([REQUIRED] * 3, rows, programme=programme), "pre-programme-stale") == (1, 2)


def test_probation_visits_are_in_use_where_there_was_one_at_all() -> None:
    people = [ON_ORDER, ON_ORDER, ON_ORDER | {"order_end": "2010-01-01"}, {}]
    rows = [done(who, Work.PROBATION_VISIT, "2009-05-04") for who in (0, 2)]
    # Persons 0 and 1 are on an order on the last day; one of them was visited
    assert found(hand_made(people, rows), "probation-visits-used") == (1, 2)


def test_nothing_comes_of_nobody() -> None:
    counts = count_findings(hand_made([]), BOOK)
    assert {(count.met, count.due) for count in counts} == {(0, 0)}
    assert len({(count.name, count.group) for count in counts}) == len(counts)


@pytest.mark.parametrize("name", ["police-visit-high", "initial-sentence-plan", "waiting-over-a-year"])
def test_the_same_findings_come_in_the_same_order_whatever_happened(name: str) -> None:
    empty, busy = hand_made([]), hand_made([HIGH, REQUIRED], [done(0, Work.POLICE_VISIT, "2009-05-05")])
    names = [[(count.name, count.group) for count in count_findings(records, BOOK)] for records in (empty, busy)]
    assert names[0] == names[1] and (name, ALL) in names[0]
