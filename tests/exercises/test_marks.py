"""What an award becomes: never less than nothing or more than all, open where a trainer reads, safe to show."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightmix_sim.exercises import Award, assignment, mark, reference
from rightmix_sim.exercises.feedback import marks_fragment
from rightmix_sim.exercises.marking.evidence import evidence_share
from rightmix_sim.exercises.marking.mark import marks_of, points_of
from rightmix_sim.exercises.marking.signed import signed_share
from tests.exercises.small_exercise import SMALL


@pytest.mark.parametrize(("share", "points"), [
    (0, 0), (1, 3), (0.5, 1.5), (1 / 3, 1), (2 / 3, 2), (0.111, 0.33),  # 0.333 of a point
    (-0.5, 0), (7, 3), (math.nan, 0), (math.inf, 0), (-math.inf, 0), (1e300, 3), (-1e300, 0),
])  # fmt: skip
def test_points_stay_between_nothing_and_all(share: float, points: float) -> None:
    assert points_of(share, 3) == points


@given(share=st.floats(), most=st.floats(0.01, 100))
def test_no_share_brings_less_than_nothing_or_more_than_all(share: float, most: float) -> None:
    assert 0 <= points_of(share, most) <= most


def test_a_criterion_of_the_tools_without_an_award_brings_nothing_and_a_trainer_s_stays_open() -> None:
    marks = marks_of(SMALL, [])
    assert [(one.criterion.id, one.points) for one in marks] == [("marked", 0), ("read", None)]
    assert (marks.points, marks.of, marks.share) == (0, 3, 0)


def test_what_a_tool_awards_for_a_trainer_s_criterion_gives_its_words_and_no_points() -> None:
    marks = marks_of(SMALL, [Award(criterion="read", share=1, missed=("Look at A1.",), where=("A1",))])
    assert (marks["read"].points, marks["read"].missed, marks["read"].where) == (None, ("Look at A1.",), ("A1",))


def test_marks_stand_in_the_order_of_the_criteria_with_the_paragraph_that_says_it() -> None:
    awards = [Award(criterion="read", share=0), Award(criterion="marked", share=0.5, paragraph="6.12")]
    marks = marks_of(SMALL, awards)
    assert [one.criterion.id for one in marks] == ["marked", "read"]
    assert [one.paragraph for one in marks] == ["6.12", "5.9"]
    assert (marks.points, marks.of, marks.share) == (1.5, 3, 0.5)
    with pytest.raises(KeyError):
        marks["nowhere"]


def test_marks_of_an_exercise_that_is_not_marked_are_none_of_none() -> None:
    marks = mark(assignment("warm-up"), reference(assignment("warm-up")))
    assert (tuple(marks), marks.points, marks.of, marks.share) == ((), 0, 0, 0)


def test_marks_are_plain_data() -> None:
    content = marks_of(SMALL, [Award(criterion="marked", share=1, right=("Yes.",), where=("A1",))]).to_dict()
    assert json.loads(json.dumps(content)) == content
    assert (content["points"], content["of"]) == (3, 3)
    assert content["criteria"][0] == {
        "criterion": "marked", "title": "Marked", "points": 3, "of": 3, "marked": "tool", "right": ["Yes."],
        "missed": [], "where": ["A1"], "paragraph": "5.3",
    }  # fmt: skip
    assert content["criteria"][1]["points"] is None


def test_the_page_of_marks_says_points_words_places_and_paragraph() -> None:
    page = marks_fragment(marks_of(SMALL, [Award(criterion="marked", share=0.5, right=("Yes.",), where=("B2",))]))
    assert "1.5 of 3" in page
    assert "Yes." in page
    assert 'data-cite="B2"' in page
    assert "¶5.3" in page
    assert "A further 2 points" in page


def test_what_was_typed_is_never_taken_for_html() -> None:
    typed = '<script>alert("x")</script><img src=x onerror=alert(1)>'
    award = Award(criterion="marked", share=0, right=(typed,), missed=(typed,), where=('A1" onclick="x',))
    page = marks_fragment(marks_of(SMALL, [award]))
    assert "<script" not in page
    assert "<img" not in page
    assert 'onclick="x' not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize(("cited", "wanted", "share"), [
    ([], ["A1"], 0), (["A1"], ["A1"], 1), (["A1", "A1"], ["A1"], 1), (["B2"], ["A1"], 0),
    (["A1", "B1", "B2"], ["A1"], 1),  # one wanted: three are free
    (["A1", "B1", "B2", "B3"], ["A1"], 3 / 4), (["A1"], ["A1", "A2"], 1 / 2),
    (["A1", *(f"B{n}" for n in range(1, 10))], ["A1", "A2"], 1 / 2 * 5 / 10), ([], [], 1),
])  # fmt: skip
def test_evidence_counts_what_was_found_and_divides_it_where_far_more_was_cited(
    cited: list[str], wanted: list[str], share: float
) -> None:
    assert evidence_share(cited, wanted) == pytest.approx(share)


@given(
    right=st.dictionaries(st.integers(0, 9).map(str), st.sampled_from("ab"), min_size=1),
    given_=st.dictionaries(st.integers(0, 9).map(str), st.sampled_from("abc")),
)
def test_sorting_is_paid_between_nothing_and_all_and_all_only_for_all(
    right: dict[str, str], given_: dict[str, str]
) -> None:
    share = signed_share(given_, right, 3)
    assert 0 <= share <= 1
    assert (share == 1) == all(given_.get(line) == kind for line, kind in right.items())
