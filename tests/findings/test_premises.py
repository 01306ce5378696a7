"""Findings on housing and Circles, worked by hand."""

from __future__ import annotations

from rightmix_sim.records import Resource, Served, Standing
from tests.findings.counted import ON_ORDER, found
from tests.findings.hand_made import hand_made

BED = {"resource": Resource.PREMISES_BED, "asked": "2009-03-01", "began": "2009-03-01", "ended": "2009-06-01"}


def test_who_left_because_the_order_ended_or_before_the_measured_time_is_no_part_of_move_on() -> None:
    queues = [
        BED | {"person": 0, "served": Served.MOVED_ON},
        BED | {"person": 1, "served": Served.NOWHERE},
        BED | {"person": 2, "served": Served.WITHDRAWN},
        BED | {"person": 3, "served": Served.MOVED_ON, "ended": "2009-03-31"},
        BED | {"person": 4, "served": Served.STAYING, "ended": None},
        BED | {"person": 5, "resource": Resource.MOVE_ON_HOUSING, "served": Served.LEFT},
    ]
    assert found(hand_made([{}] * 6, queues=queues), "move-on") == (1, 2)


def test_members_of_circles_are_those_who_had_one_in_the_measured_time() -> None:
    circle = {"resource": Resource.CIRCLE, "asked": "2009-03-01", "served": Served.STAYING}
    queues = [
        circle | {"person": 0, "began": "2009-05-01"},
        circle | {"person": 1, "began": "2009-05-01"},
        circle | {"person": 2, "served": Served.WAITING},
        circle | {"person": 3, "began": "2009-03-02", "ended": "2009-03-31", "served": Served.LEFT},
    ]
    people = [ON_ORDER | {"standing": Standing.REQUIRED}] + [ON_ORDER | {"standing": Standing.NOT_REQUIRED}] * 3
    assert found(hand_made(people, queues=queues), "circle-members-no-programme") == (1, 2)
