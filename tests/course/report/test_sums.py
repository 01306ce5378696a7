"""Marks, hand-ins and criteria of small cohorts worked by hand."""

from __future__ import annotations

import dataclasses

import pytest

from rightmix_sim.course.report.hand_ins import empty_handed, hand_ins_of, withdrawn_of
from rightmix_sim.course.report.items import Items, items_of
from rightmix_sim.course.report.marks import marks_of_cohort
from rightmix_sim.course.results import Cohort, Read, Result
from rightmix_sim.exercises import exercise
from rightmix_sim.exercises.marking.mark import Mark, Marks
from tests.course.report.making import ON, cohort, nothing, result, right_answers, trainee

EX3 = "ex3-mappa"


def pointed(who: str, shares: dict[str, float], *, read: float | None = None) -> Result:
    """A piece of work on exercise 3 whose criteria have these shares of their points, the rest nothing."""
    which = exercise(EX3)
    base = result(who, EX3, "tressell", {}, read=read)
    marks = tuple(
        Mark(
            criterion=one,
            points=None if one.marked == "trainer" else shares.get(one.id, 0.0) * one.points,
            paragraph=one.paragraph,
        )
        for one in which.criteria
    )
    given = tuple(
        Read(criterion=one.id, points=None if read is None else read * one.points, comment="", text="")
        for one in which.criteria
        if one.marked == "trainer"
    )
    whole = None if read is None else sum(one.points or 0 for one in marks) + sum(one.points or 0 for one in given)
    return dataclasses.replace(base, marks=Marks(exercise=which, marks=marks), read=given, points=whole)


def test_mean_median_and_spread_are_of_those_who_are_wholly_marked() -> None:
    marked = [
        dataclasses.replace(pointed(f"t{place}", {}, read=0.0), points=points)
        for place, points in enumerate((8.0, 12.0, 19.0))
    ]
    open_ = pointed("t9", {}, read=None)
    (found,) = marks_of_cohort(cohort([*marked, open_]))
    assert (found.of, found.marked) == (20.0, 3)
    assert found.mean == pytest.approx(13.0)  # (8 + 12 + 19) / 3
    assert found.median == 12.0
    assert found.spread == pytest.approx(5.568, abs=0.001)  # root of ((-5)² + (-1)² + 6²) / 2 = root of 31
    assert (found.lowest, found.highest) == (8.0, 19.0)


def test_a_bar_counts_its_lower_end_and_the_last_bar_its_upper_end_too() -> None:
    marked = [
        dataclasses.replace(pointed(f"t{place}", {}, read=0.0), points=points)
        for place, points in enumerate((0.0, 1.9, 2.0, 20.0))
    ]
    (found,) = marks_of_cohort(cohort(marked))
    assert [band.count for band in found.bands] == [2, 1, 0, 0, 0, 0, 0, 0, 0, 1]  # of 20 points: bars of 2


def test_who_handed_in_nothing_or_late_or_withdrew_is_told_apart() -> None:
    right = right_answers(EX3, "tressell")
    roster = [trainee("a"), trainee("b"), trainee("c"), trainee("gone", withdrawn=ON)]
    results = [
        result("a", EX3, "tressell", right, late=1.0),
        result("b", EX3, "tressell", right, read=None),
        nothing("c", EX3, "tressell"),
    ]
    made = cohort(results, roster)
    (found,) = hand_ins_of(made)
    assert (found.set_for, found.handed_in, found.missing, found.late) == (3, 2, ("c",), ("a",))
    assert found.unmarked_texts == 1  # b's entry; of c nothing came that could be read
    assert (withdrawn_of(made), empty_handed(made)) == (("gone",), ("c",))


def test_a_criterion_that_the_better_ones_miss_is_flagged_as_telling_the_wrong_way() -> None:
    # Twelve trainees: the better they are in all else, the fewer points they have in "duties".
    found = _items(
        [
            pointed(f"t{n:02}", {"facts": n / 11, "evidence": n / 11, "duties": 1 - n / 11}, read=n / 11)
            for n in range(12)
        ]
    )
    flags = {item.criterion.id: item.flag for item in found.items}
    assert flags["duties"] == "wrong_way_rough"
    assert flags["facts"] == ""
    duties = next(item for item in found.items if item.criterion.id == "duties")
    assert duties.discrimination == pytest.approx(-1.0)
    assert (duties.whole, duties.rough) == (12, True)


def test_with_many_trainees_it_is_said_without_reserve() -> None:
    found = _items([pointed(f"t{n:02}", {"facts": n / 39, "duties": 1 - n / 39}, read=n / 39) for n in range(40)])
    assert {item.criterion.id: item.flag for item in found.items}["duties"] == "wrong_way"


def test_the_rest_is_without_the_criterion_itself() -> None:
    # Two criteria that have nothing to do with each other: with itself in the sum, each would seem to tell something.
    shares = [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)] * 3
    found = _items([pointed(f"t{n:02}", {"facts": a, "evidence": b}, read=0.0) for n, (a, b) in enumerate(shares)])
    by_id = {item.criterion.id: item for item in found.items}
    assert by_id["facts"].discrimination == pytest.approx(0.0)
    assert by_id["evidence"].difficulty == pytest.approx(0.5)


def test_a_correlation_from_nine_is_not_shown() -> None:
    found = _items([pointed(f"t{n}", {"facts": n / 8, "evidence": n / 8}, read=n / 8) for n in range(9)])
    assert {item.discrimination for item in found.items} == {None}
    assert {item.flag for item in found.items} == {""}


def test_what_everybody_has_and_what_nobody_has_tells_nothing() -> None:
    found = _items(
        [pointed(f"t{n:02}", {"facts": 1.0, "evidence": 0.0, "duties": 0.5}, read=n / 11) for n in range(12)]
    )
    flags = {item.criterion.id: item.flag for item in found.items}
    assert (flags["facts"], flags["evidence"], flags["duties"]) == ("easy", "hard", "same")


def test_work_with_a_text_that_is_not_marked_yet_is_in_the_mean_share_and_not_in_the_correlation() -> None:
    marked = [pointed(f"t{n:02}", {"facts": n / 11}, read=n / 11) for n in range(12)]
    found = _items([*marked, pointed("t99", {"facts": 1.0}, read=None)])
    facts = next(item for item in found.items if item.criterion.id == "facts")
    assert (facts.marked, facts.whole) == (13, 12)


def _items(results: list[Result]) -> Items:
    made: Cohort = cohort(results)
    (found,) = items_of(made)
    return found
