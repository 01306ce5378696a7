"""The reminders that every exercise has: from what was begun, and from nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from rightmix_sim.exercises import EXERCISES, Answers, Material, assignment, checks_of, codes, exercise, material_of
from rightmix_sim.exercises.checks import common_checks
from rightmix_sim.plain_risk import plain_risk
from tests.exercises.answers_at_random import at_random
from tests.exercises.small_exercise import MATERIAL, SMALL


def found(answers: dict[str, Any], material: Material = MATERIAL) -> list[tuple[str, str, str]]:
    return [(one.question, one.line, one.text) for one in common_checks(SMALL, material, Answers(answers))]


def test_an_answer_without_its_paragraphs_is_reminded_of_them() -> None:
    assert found({"level": "high"}) == [("level_evidence", "", "You cited nothing for “Which level”.")]
    assert found({"level": "high", "level_evidence": ["A1"]}) == []
    assert found({"level": ""}) == []


def test_a_paragraph_that_the_file_lacks_is_named() -> None:
    answers = {"level": "low", "level_evidence": ["A1", "Z1", "A99"]}
    assert [text for _, _, text in found(answers)] == [
        "There is no paragraph Z1 in this file.", "There is no paragraph A99 in this file.",
    ]  # fmt: skip


def test_without_a_file_no_paragraph_is_called_missing() -> None:
    without = Material(exercise="warm-up", code="none")
    assert found({"level": "low", "level_evidence": ["Z1"]}, without) == []


def test_a_text_of_a_few_words_is_told_how_many_are_useful() -> None:
    begun = {"level": "low", "level_evidence": ["A1"], "managed": "high"}
    assert found({**begun, "why": "Because."}) == [
        ("why", "", "“Why another” has 1 word; a useful answer takes about 20.")
    ]
    assert found({**begun, "why": "word " * 9})[0][2].startswith("“Why another” has 9 words;")
    assert found({**begun, "why": "word " * 10}) == []  # half is enough not to be asked
    assert found({**begun, "why": "  "}) == []


@pytest.mark.parametrize(("number", "told"), [
    (0, "0 is less than can be: at least 1."), (1, None), (9, None), (10, "10 is more than can be: at most 9."),
])  # fmt: skip
def test_a_number_that_cannot_be_is_held_against_its_bounds(number: int, told: str | None) -> None:
    assert [text for _, _, text in found({"times": number})] == ([told] if told else [])


def test_lines_have_their_reminders_with_their_ids() -> None:
    answers = {"things": {"t1": {"there": "yes"}, "t2": {"there": "yes", "where": ["Z1"]}}}
    assert found(answers) == [
        ("things", "t1", "You cited nothing for “There”."),
        ("things", "t2", "There is no paragraph Z1 in this file."),
    ]  # fmt: skip


def test_what_is_not_asked_is_not_reminded_of() -> None:
    assert found({"things": {"t1": {"there": "no", "where": ["Z1"]}}}) == []
    assert found({"level": "low", "level_evidence": ["A1"], "managed": "low", "why": "Because."}) == []


def test_a_check_is_plain_data_for_a_form() -> None:
    (one,) = common_checks(SMALL, MATERIAL, Answers({"times": 10}))
    assert one.to_dict() == {"question": "times", "line": "", "text": "10 is more than can be: at most 9."}


@pytest.mark.parametrize("id", EXERCISES)
def test_reminders_belong_to_a_question_are_sentences_and_never_say_plain_risk_themselves(id: str) -> None:
    of, material = exercise(id), material_of(assignment(id), whole=False)
    questions = {one.id for one in of.questions}
    assert checks_of(material, {}) == ()
    for seed in range(3):
        for one in checks_of(material, at_random(of, material, seed, density=0.7)):
            assert one.question in questions
            assert one.text.endswith((".", "?", ")", "”")), one.text
            assert plain_risk(one.text) is None
    assert codes(id)
