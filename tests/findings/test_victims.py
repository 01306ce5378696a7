"""Findings on victim liaison, worked by hand."""

from __future__ import annotations

from rightmix_sim.records import Outcome, Work
from tests.findings.counted import ON_ORDER, found
from tests.findings.hand_made import done, hand_made

CASE = ON_ORDER | {"victim_contact": True}


def test_contact_is_kept_in_a_case_when_none_that_fell_due_was_late() -> None:
    rows = [
        done(0, Work.VICTIM_CONTACT, "2009-06-01", due="2009-06-01"),
        done(0, Work.VICTIM_CONTACT, "2009-09-01", due="2009-09-01", ordinal=1),
        done(1, Work.VICTIM_CONTACT, "2009-06-01", due="2009-06-01"),
        done(1, Work.VICTIM_CONTACT, "2009-09-02", due="2009-09-01", ordinal=1),
        done(2, Work.VICTIM_CONTACT, "2010-04-01", due="2010-02-01") | {"outcome": Outcome.OUTSTANDING},
        done(3, Work.VICTIM_CONTACT, "2010-04-01", due="2010-04-02") | {"outcome": Outcome.OUTSTANDING},
    ]
    # Person 1 once a day late, person 2 never met, of person 3 nothing fell due
    assert found(hand_made([CASE] * 4, rows), "victim-contact") == (1, 3)


def test_there_is_no_communication_where_contact_led_to_no_word_to_the_offender_manager() -> None:
    rows = [done(who, Work.VICTIM_CONTACT, "2009-06-01") for who in (0, 1)]
    rows += [done(0, Work.VICTIM_INFORMATION, "2009-06-15"), done(1, Work.VICTIM_INFORMATION, "2009-02-15")]
    # What reached the offender manager of person 1 came before the measured time; person 2 had no contact
    assert found(hand_made([CASE] * 3, rows), "victim-communication") == (1, 2)


def test_victim_safety_is_counted_of_cases_with_statutory_contact() -> None:
    rows = [done(0, Work.VICTIM_SAFETY, "2009-06-20")]
    assert found(hand_made([CASE, CASE, ON_ORDER], rows), "victim-safety-in-plans") == (1, 2)


def test_a_review_has_information_that_came_since_the_review_before_it() -> None:
    rows = [
        done(0, Work.OASYS_REVIEW, "2009-05-01"),
        done(0, Work.VICTIM_INFORMATION, "2009-06-01"),
        done(0, Work.OASYS_REVIEW, "2009-09-01", ordinal=1),
        done(0, Work.OASYS_REVIEW, "2009-12-01", ordinal=2),
        done(1, Work.OASYS_REVIEW, "2009-12-01"),
    ]
    # Of three reviews of person 0 the second; person 1 has no statutory contact
    assert found(hand_made([CASE, ON_ORDER], rows), "victim-information-in-reviews") == (1, 3)
