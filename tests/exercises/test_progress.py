"""How far a trainee has come: what is asked now, what is there, what is empty, and what is not asked at all."""

from __future__ import annotations

from typing import Any

import pytest

from rightmix_sim.exercises import EXERCISES, Answers, assignment, exercise, material_of, progress_of, reference
from rightmix_sim.exercises.exercise import Question, When
from rightmix_sim.exercises.progress import asked_only, hidden_of, is_asked
from tests.exercises.small_exercise import MATERIAL, SMALL

CONDITIONAL = ("why", "high", "until", "things/t1/where", "things/t2/where", "more")


def counts(answers: dict[str, Any]) -> list[tuple[int, int]]:
    return [(step.answered, step.asked) for step in progress_of(SMALL, MATERIAL, Answers(answers)).steps]


def empty(answers: dict[str, Any]) -> list[str]:
    return [one.text for one in progress_of(SMALL, MATERIAL, Answers(answers)).empty]


def hidden(answers: dict[str, Any]) -> tuple[str, ...]:
    return hidden_of(SMALL, MATERIAL, Answers(answers))


def test_an_empty_form_asks_for_what_does_not_depend_on_an_answer() -> None:
    # One: level, its paragraphs, managed, times; the agencies are optional. Two: two things, at least two actions
    assert counts({}) == [(0, 4), (0, 4)]
    assert empty({}) == [
        "Which level?", "Paragraphs", "Managed at?", "How often?",
        "The first: There?", "The second: There?", "Actions: action 1", "Actions: action 2",
    ]  # fmt: skip
    assert hidden({}) == CONDITIONAL


def test_what_an_answer_brings_up_is_asked_too() -> None:
    assert counts({"level": "high", "managed": "medium"}) == [(2, 6), (0, 4)]  # why, and is it high for good
    assert hidden({"level": "high", "managed": "medium"}) == ("until", "things/t1/where", "things/t2/where")
    assert counts({"level": "high", "managed": "high", "high": "no"}) == [(3, 6), (0, 4)]
    assert "why" in hidden({"level": "high", "managed": "high"})


def test_a_question_whose_deciding_question_is_no_longer_asked_is_not_asked_either() -> None:
    left_over = {"high": "no", "until": "2009-05-01"}
    assert "until" not in hidden({"level": "high", **left_over})
    assert {"high", "until"} <= set(hidden({"level": "low", **left_over}))
    assert counts({"level": "low", **left_over}) == [(1, 4), (0, 4)]
    assert is_asked(SMALL.question("until"), Answers(left_over))  # taken by itself


def test_a_question_with_unless_is_asked_from_the_beginning() -> None:
    when = When(question="level", unless=("low",))
    question = Question(id="often", kind="number", label="How often?", when=when)
    found = {level: is_asked(question, Answers({"level": level})) for level in ("", "low", "high")}
    assert found == {"": True, "low": False, "high": True}


def test_lines_are_asked_for_only_where_their_question_is() -> None:
    line = {"more": [{"id": "r1", "what": ""}]}
    assert counts({"level": "low", **line}) == [(1, 4), (0, 4)]
    assert counts({"level": "high", **line}) == [(1, 5), (0, 5)]
    assert "More 1: What" in empty({"level": "high", **line})


def test_where_the_fewest_lines_are_none_none_is_missing() -> None:
    assert [one for one in empty({"level": "high"}) if one.startswith("More")] == []


def test_each_line_counts_its_own_columns() -> None:
    rows = {"things": {"t1": {"there": "yes"}, "t2": {"there": "no"}}}
    assert counts(rows)[1] == (2, 5)  # where the first is, and two actions
    assert [place for place in hidden(rows) if "/" in place] == ["things/t2/where"]
    actions = {"actions": [{"id": "r1", "what": "visit", "when": "2009-05-01"}, {"id": "r7", "what": " "}]}
    assert counts(actions)[1] == (2, 6)
    told = progress_of(SMALL, MATERIAL, Answers(actions)).empty
    assert [(one.question, one.line, one.text) for one in told if one.question == "actions"] == [
        ("actions", "r7", "Action 2: What"), ("actions", "r7", "Action 2: By when"),
    ]  # fmt: skip


def test_what_is_optional_counts_for_nothing() -> None:
    assert counts({"who": ["police"]}) == counts({})


def test_zero_is_an_answer_and_an_emptied_choice_is_none() -> None:
    assert counts({"times": 0}) == [(1, 4), (0, 4)]
    assert counts({"level": "", "level_evidence": []}) == [(0, 4), (0, 4)]


def test_all_answered_leaves_nothing_empty() -> None:
    answers = {
        "level": "high", "level_evidence": ["A1"], "managed": "low", "why": "A reason.", "high": "no",
        "until": "2009-05-01", "times": 2, "things": {"t1": {"there": "yes", "where": ["A1"]}, "t2": {"there": "no"}},
        "actions": [{"id": f"r{n}", "what": "visit", "when": "2009-05-01"} for n in (1, 2)],
    }  # fmt: skip
    progress = progress_of(SMALL, MATERIAL, Answers(answers))
    assert (progress.answered, progress.asked, progress.empty) == (14, 14, ())


def test_what_is_not_asked_is_left_out_of_what_is_marked_and_the_rest_stays_as_it_is() -> None:
    answers = {
        "level": "high", "managed": "high", "why": "Left over.", "high": "no", "until": "2009-05-01", "who": ["police"],
        "things": {"t1": {"there": "no", "where": ["A1"]}, "t2": {"there": "yes", "where": ["B1"]}},
        "actions": [{"id": "r1", "what": "visit"}],
    }  # fmt: skip
    assert asked_only(SMALL, MATERIAL, answers) == {
        **{id: value for id, value in answers.items() if id != "why"},
        "things": {"t1": {"there": "no"}, "t2": {"there": "yes", "where": ["B1"]}},
    }
    low = asked_only(SMALL, MATERIAL, answers | {"level": "low"})
    assert set(low) == {"level", "managed", "why", "who", "things", "actions"}
    assert answers["things"]["t1"]["where"] == ["A1"]  # nothing is taken from what was answered
    assert asked_only(SMALL, MATERIAL, {}) == {}


def test_a_list_that_the_material_lacks_has_no_lines() -> None:
    without = material_of(assignment("warm-up"))
    assert progress_of(SMALL, without, Answers({})).steps[1].asked == 2
    assert [place for place in hidden_of(SMALL, without, Answers({})) if "/" in place] == []


@pytest.mark.parametrize(
    "id", [one for one in EXERCISES if one not in ("ex8-significant-change", "ex9-inspectors-chair")]
)
def test_reference_answers_leave_nothing_empty_but_what_the_trainer_reads(id: str) -> None:
    of = exercise(id)
    read = {question for one in of.criteria if one.marked == "trainer" for question in one.questions}
    read |= {question.id for question in of.questions if any(c.kind == "text" for c in (question, *question.columns))}
    progress = progress_of(of, material_of(assignment(id)), Answers(reference(assignment(id))))
    assert [one for one in progress.empty if one.question not in read] == []
    assert 0 < progress.answered <= progress.asked
