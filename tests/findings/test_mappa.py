"""Findings on MAPPA, worked by hand."""

from __future__ import annotations

from rightmix_sim.records import Event, Work
from tests.findings.counted import ON_ORDER, found
from tests.findings.hand_made import done, hand_made, happened


def test_levels_are_those_of_the_last_day() -> None:
    people = [{}, ON_ORDER | {"mappa_level": 2}, ON_ORDER | {"mappa_level": 3, "order_end": "2010-01-01"}]
    records = hand_made(people)
    # Of those on an order on the last day: the first is on the register only, the third's order is over
    assert [found(records, f"sample-level-{level}") for level in (1, 2, 3)] == [(0, 1), (1, 1), (0, 1)]


def test_the_coordinator_is_to_be_told_of_orders_of_the_run_at_level_1() -> None:
    new = ON_ORDER | {"order_start": "2009-07-06"}
    people = [
        new,
        new,
        new | {"mappa_level": 2},
        ON_ORDER | {"order_start": "2008-07-06"},
        new | {"order_start": "2010-03-20"},
    ]
    records = hand_made(people, [done(0, Work.MAPPA_NOTIFICATION, "2009-07-15")])
    # The third is at level 2, the fourth began before the run, the fifth less than four weeks before the end
    assert found(records, "mappa-level-1-notified") == (1, 2)


def test_disclosure_is_counted_discussion_by_discussion() -> None:
    events = [happened(0, Event.MAPPA_MEETING, on, 2) for on in ("2009-03-20", "2009-05-01", "2009-08-01")]
    events += [happened(0, Event.DISCLOSURE_CONSIDERED, on, 2) for on in ("2009-03-20", "2009-05-01")]
    assert found(hand_made([ON_ORDER | {"mappa_level": 2}], events=events), "disclosure-considered") == (1, 2)


def test_disclosure_for_offences_against_children_can_be_considered_at_a_meeting_or_at_level_1() -> None:
    child = {"child_victim": True}
    events = [happened(1, Event.DISCLOSURE_CONSIDERED, "2009-05-01", 2)]
    records = hand_made([child, child, child, {}], [done(0, Work.DISCLOSURE, "2009-06-01")], events=events)
    assert found(records, "disclosure-child-offenders") == (2, 3)


def test_a_case_is_linked_when_the_actions_of_the_last_discussion_were_carried_over() -> None:
    level_2 = ON_ORDER | {"mappa_level": 2}
    events = [happened(who, Event.MAPPA_MEETING, "2009-06-01", 2) for who in (0, 1)]
    events += [happened(1, Event.MAPPA_MEETING, "2009-09-01", 2), happened(2, Event.MAPPA_MEETING, "2010-03-10", 2)]
    rows = [done(who, Work.MAPPA_INTO_OASYS, "2009-06-10") for who in (0, 1)]
    # Person 1 was discussed again; person 2 for the first time less than four weeks before the end
    assert found(hand_made([level_2] * 3, rows, events=events), "no-link-to-mappa-plan") == (1, 2)
