"""All nine alike: reference answers are full, nothing is nothing, luck is little, and no hand-in breaks the marking."""

from __future__ import annotations

import copy
import json
from functools import cache
from statistics import mean
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rightmix_sim.exercises import (
    EXERCISES,
    Answers,
    Assignment,
    Marks,
    Material,
    assignment,
    checks_of,
    cleaned,
    codes,
    exercise,
    mark,
    material_of,
    progress_of,
    reference,
    view,
)
from rightmix_sim.exercises.feedback import marks_fragment
from rightmix_sim.exercises.progress import hidden_of
from tests.exercises.answers_at_random import at_random

NINE = EXERCISES[1:]
EVERY = [(id, code) for id in NINE for code in codes(id)]
TYPED = "<script>alert('x')</script> risk of reconviction, likelihood of reoffending, Risk of Serious Harm " * 8
ATOMS = st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(
    ["", "yes", "no", "high", "none", "A1", "r1", "2009-06-01", "<b>", "\x00", "😀", "police", "control", "1 month"]
)  # fmt: skip


@cache
def given_to(id: str, code: str) -> tuple[Assignment, Material]:
    of = assignment(id, code)
    return of, material_of(of)


@cache
def _right(id: str, code: str) -> dict[str, Any]:
    return reference(given_to(id, code)[0])


def right(id: str, code: str) -> dict[str, Any]:
    return copy.deepcopy(_right(id, code))


def marked(id: str, code: str, answers: Any) -> Marks:
    return mark(given_to(id, code)[0], answers)


def is_whole(marks: Marks) -> bool:
    """Whether what came out is a mark for every criterion, within its bounds, and can be shown."""
    assert all(one.points is None or 0 <= one.points <= one.criterion.points for one in marks)
    assert [one.criterion.id for one in marks] == [one.id for one in marks.exercise.criteria]
    assert {one.criterion.marked for one in marks if one.points is None} <= {"trainer"}
    return bool(marks_fragment(marks)) and json.loads(json.dumps(marks.to_dict())) == marks.to_dict()


@pytest.mark.parametrize(("id", "code"), EVERY)
def test_the_reference_is_full_and_nothing_of_it_is_left_out(id: str, code: str) -> None:
    answers = right(id, code)
    assert cleaned(exercise(id), given_to(id, code)[1], answers)[1] == ()
    marks = marked(id, code, answers)
    assert marks.share == 1
    assert is_whole(marks)


@pytest.mark.parametrize(("id", "code"), EVERY)
def test_nothing_answered_earns_nothing_and_is_asked_for(id: str, code: str) -> None:
    of, material = given_to(id, code)
    marks = mark(of, {})
    assert marks.points == 0
    assert is_whole(marks)
    progress = progress_of(exercise(id), material, Answers({}))
    assert (progress.answered, len(progress.empty)) == (0, progress.asked)
    assert checks_of(material, {}) == ()


@pytest.mark.parametrize(("id", "code"), EVERY)
def test_luck_earns_little(id: str, code: str) -> None:
    _, material = given_to(id, code)
    drawn = [at_random(exercise(id), material, seed, density=1.0 if seed < 7 else 0.6) for seed in range(10)]
    marks = [marked(id, code, answers) for answers in drawn]
    assert max(one.share for one in marks) < 0.5
    assert mean(one.share for one in marks) < 0.25
    assert all(is_whole(one) for one in marks)


@pytest.mark.parametrize(("id", "code"), EVERY)
def test_the_material_is_plain_data_and_tells_nothing_of_the_key(id: str, code: str) -> None:
    of, material = given_to(id, code)
    travelling = msgspec.json.encode(material)
    assert msgspec.json.decode(travelling, type=Material) == material
    text = travelling.decode()
    keys = [one.key for one in of.cases if one.key is not None]
    secrets = [item.note for key in keys for item in key.items if item.note]
    secrets += [error.truth for key in keys for error in key.errors]
    secrets += [one.why for one in of.statements if one.why]
    assert [secret for secret in secrets if len(secret.split()) > 3 and secret in text] == []  # “Mr P.” tells nothing
    beside = msgspec.json.encode(msgspec.structs.replace(material, files=())).decode()
    assert [error.says for key in keys for error in key.errors if error.says in beside] == []
    assert [word for word in ('"settled_by"', '"history"', '"concerns"', '"truth"') if word in text] == []


@pytest.mark.parametrize("id", NINE)
def test_the_marks_and_what_the_form_shows_are_the_same_twice(id: str) -> None:
    code = codes(id)[-1]
    of, material = given_to(id, code)
    for answers in (right(id, code), at_random(exercise(id), material, 3)):
        before = copy.deepcopy(answers)
        assert mark(of, answers).to_dict() == mark(of, answers).to_dict()
        assert checks_of(material, answers) == checks_of(material, answers)
        for step in exercise(id).steps:
            if step.shows:
                assert view(material, step.shows, answers) == view(material, step.shows, answers)
        assert answers == before  # and nobody wrote into them


@pytest.mark.parametrize("id", NINE)
def test_what_a_trainee_typed_is_shown_as_it_was_typed_and_never_obeyed(id: str) -> None:
    code = codes(id)[0]
    of, material = given_to(id, code)
    answers = right(id, code)
    for question in exercise(id).questions:
        if question.kind == "text":
            answers[question.id] = TYPED
        lines = answers.get(question.id, [])
        for line in lines.values() if isinstance(lines, dict) else lines if question.kind == "records" else ():
            line |= {column.id: TYPED for column in question.columns if column.kind == "text"}
    shown = marks_fragment(mark(of, answers))
    shown += "".join(view(material, step.shows, answers) for step in exercise(id).steps if step.shows)
    assert "<script" not in shown
    assert "alert('x')</script>" not in shown


def garbage(id: str, material: Material) -> st.SearchStrategy[Any]:
    """JSON under the names of the questions, of their lines and of their columns."""
    of = exercise(id)
    names = {one.id for one in of.questions} | {column.id for one in of.questions for column in one.columns}
    lines = {item.id for items in material.lists.values() for item in items}
    keys = st.sampled_from(sorted(names | lines | {"id"}))
    values = st.recursive(
        ATOMS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4), max_leaves=12
    )
    return values | st.dictionaries(st.sampled_from(sorted(one.id for one in of.questions)), values, max_size=12)


def survives(id: str, code: str, content: Any) -> bool:
    of, material = given_to(id, code)
    answers = Answers(cleaned(exercise(id), material, content)[0])
    progress = progress_of(exercise(id), material, answers)
    assert 0 <= progress.answered <= progress.asked
    assert all(isinstance(place, str) for place in hidden_of(exercise(id), material, answers))
    assert all(one.text for one in checks_of(material, content))
    shown = [view(material, step.shows, content) for step in exercise(id).steps if step.shows]
    assert all(isinstance(one, str) for one in shown)
    return is_whole(mark(of, content))


@pytest.mark.parametrize("id", NINE)
@given(data=st.data())
@settings(max_examples=10, suppress_health_check=list(HealthCheck))
def test_no_json_breaks_marking_reminders_views_or_progress(id: str, data: st.DataObject) -> None:
    code = data.draw(st.sampled_from(codes(id)[:3]))
    assert survives(id, code, data.draw(garbage(id, given_to(id, code)[1])))


@pytest.mark.parametrize("id", NINE)
@given(data=st.data())
@settings(max_examples=8, suppress_health_check=list(HealthCheck))
def test_no_right_answer_spoilt_in_one_place_breaks_anything_or_earns_more(id: str, data: st.DataObject) -> None:
    code = codes(id)[0]
    answers = right(id, code)
    question = data.draw(st.sampled_from(sorted(answers)))
    whole = answers[question]
    if isinstance(whole, dict | list) and whole and data.draw(st.booleans()):
        place = data.draw(st.sampled_from(sorted(whole) if isinstance(whole, dict) else list(range(len(whole)))))
        inner = whole[place]
        if isinstance(inner, dict) and inner:
            inner[data.draw(st.sampled_from(sorted(inner)))] = data.draw(ATOMS)
        else:
            whole[place] = data.draw(ATOMS)
    else:
        answers[question] = data.draw(ATOMS | st.lists(ATOMS, max_size=3))
    assert survives(id, code, answers)


@pytest.mark.parametrize("id", NINE)
def test_any_one_answer_taken_away_leaves_marks_that_are_no_more(id: str) -> None:
    code = codes(id)[0]
    for question in right(id, code):
        answers = {one: value for one, value in right(id, code).items() if one != question}
        marks = marked(id, code, answers)
        assert is_whole(marks)
        assert marks.share <= 1
