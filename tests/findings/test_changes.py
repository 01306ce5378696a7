"""Findings on what follows a change, worked by hand."""

from __future__ import annotations

from typing import Any

import pytest

from rightmix_sim.records import Change, Event, Outcome, Work
from tests.findings.counted import ON_ORDER, found
from tests.findings.hand_made import done, hand_made, happened

ADDRESS = int(Change.ADDRESS)


def change(known: Event | None, on: str = "2009-06-01") -> list[dict[str, Any]]:
    rows = [happened(0, Event.SIGNIFICANT_CHANGE, on, ADDRESS)]
    return rows if known is None else [*rows, happened(0, known, on, ADDRESS)]


@pytest.mark.parametrize(
    ("known", "work", "on", "met"),
    [
        (Event.CHANGE_KNOWN_PROBATION, Work.CHANGE_REVIEW, "2009-06-29", 1),  # 28 days after 1 June
        (Event.CHANGE_KNOWN_PROBATION, Work.CHANGE_REVIEW, "2009-06-30", 0),
        (Event.CHANGE_KNOWN_PROBATION, Work.OASYS_REVIEW, "2009-06-10", 1),  # the regular one took it up
        (None, Work.OASYS_REVIEW, "2009-06-10", 0),  # by somebody who did not know
        (Event.CHANGE_KNOWN_POLICE, Work.OASYS_REVIEW, "2009-06-10", 0),
        (Event.CHANGE_KNOWN_PROBATION, Work.CHANGE_REVIEW_POLICE, "2009-06-10", 0),
    ],
)
def test_a_change_is_reviewed_by_who_knows_of_it_in_four_weeks(
    known: Event | None, work: Work, on: str, met: int
) -> None:
    records = hand_made([ON_ORDER], [done(0, work, on)], events=change(known))
    assert found(records, "oasys-review-after-change") == (met, 1)


def test_the_police_are_held_to_changes_of_everybody_and_probation_to_those_on_an_order() -> None:
    rows = [done(0, Work.CHANGE_REVIEW_POLICE, "2009-06-08")]
    records = hand_made([{}], rows, events=change(Event.CHANGE_KNOWN_POLICE))
    assert found(records, "review-after-event") == (1, 1)
    assert found(records, "oasys-review-after-change") == (0, 0)


def test_a_change_whose_four_weeks_are_not_over_or_end_after_the_order_is_not_counted() -> None:
    late = hand_made([ON_ORDER], events=change(Event.CHANGE_KNOWN_PROBATION, "2010-03-10"))
    assert found(late, "oasys-review-after-change") == (0, 0)
    ending = hand_made([ON_ORDER | {"order_end": "2009-06-20"}], events=change(Event.CHANGE_KNOWN_PROBATION))
    assert found(ending, "oasys-review-after-change") == (0, 0)


def test_a_record_has_a_problem_without_an_rm2000_or_with_one_of_two_years_ago() -> None:
    people = [{}, {}, {"joined": "2009-06-01"}, {"joined": "2009-06-01"}, {}]
    rows = [
        done(0, Work.RM2000_REVIEW, "2008-03-31") | {"outcome": Outcome.BEFORE, "ordinal": -1},
        done(1, Work.RM2000_REVIEW, "2008-05-01") | {"outcome": Outcome.BEFORE, "ordinal": -1},
        done(3, Work.RM2000_POLICE, "2009-06-10"),
    ]
    # On 1 April 2010 it is 731 days since 31 March 2008 (365 + 365 + 1); person 2 was never scored; of person 4 nothing
    # is known
    assert found(hand_made(people, rows), "review-problems") == (2, 5)
