"""Police visits and reviews judged file by file, worked by hand."""

from __future__ import annotations

from typing import Any

from rightmix_sim.guidance import load_book
from rightmix_sim.records import Records, Work
from rightmix_sim.validation.by_record import by_record
from tests.findings.counted import ON_ORDER
from tests.findings.hand_made import done, hand_made

BOOK = load_book()


def found(records: Records) -> dict[str, tuple[int, int]]:
    return {one.name: (one.met, one.due) for one in by_record(records, BOOK)}


def visit(person: int, due: str, on: str, ordinal: int = 1) -> dict[str, Any]:
    return done(person, Work.POLICE_VISIT, on, due=due, ordinal=ordinal)


def test_a_record_is_judged_by_the_visit_that_fell_due_last() -> None:
    rows = [
        visit(0, "2009-05-01", "2009-05-20"),  # late
        visit(0, "2009-08-20", "2009-08-19"),  # on time, and the last
        visit(1, "2009-05-01", "2009-04-28"),  # on time
        visit(1, "2009-07-28", "2009-08-05"),  # late, and the last
    ]
    counts = found(hand_made([{}, {}, {}], rows))
    # Person 2 had no visit that fell due: nothing was late
    assert counts["police-visits-on-time"] == (2, 3)
    assert counts["police-visits-late"] == (1, 3)
    assert counts["first-police-visit-delayed"] == (0, 3)


def test_a_delayed_first_visit_of_a_newcomer_stays_one_whatever_came_after() -> None:
    newcomer = {"joined": "2009-04-10"}
    rows = [visit(0, "2009-07-10", "2009-08-01", ordinal=0), visit(0, "2009-11-01", "2009-10-30")]
    assert found(hand_made([newcomer], rows))["first-police-visit-delayed"] == (1, 1)
    assert found(hand_made([newcomer], rows))["police-visits-on-time"] == (0, 1)


def test_the_first_visit_of_a_run_to_somebody_long_registered_is_no_first_visit() -> None:
    rows = [visit(0, "2009-07-10", "2009-08-01", ordinal=0)]
    assert found(hand_made([{"joined": "2004-01-01"}], rows))["first-police-visit-delayed"] == (0, 1)
    assert found(hand_made([{"joined": "2004-01-01"}], rows))["police-visits-late"] == (1, 1)


def test_the_three_kinds_of_record_are_all_records() -> None:
    rows = [
        visit(0, "2009-07-10", "2009-08-01", ordinal=0),
        visit(1, "2009-07-10", "2009-08-01"),
        visit(2, "2009-07-10", "2009-07-01"),
    ]
    counts = found(hand_made([{"joined": "2009-04-10"}, {}, {}], rows))
    three = ("police-visits-on-time", "police-visits-late", "first-police-visit-delayed")
    assert [counts[name] for name in three] == [(1, 3)] * 3


def test_reviews_count_once_for_each_case_however_many_fell_due() -> None:
    high = ON_ORDER | {"rosh": 2}
    rows = [done(0, Work.OASYS_REVIEW, on) for on in ("2009-05-20", "2009-09-15", "2010-01-10")]
    rows += [done(1, Work.OASYS_REVIEW, "2009-05-20")]
    # Person 0: the last that fell due, on 15 January, was done on the 10th. Person 1: due 20 September, not done
    assert found(hand_made([high, high], rows))["oasys-review"] == (1, 2)
