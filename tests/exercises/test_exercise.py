"""The data of the exercises: everything that is asked can be answered, and everything that is named is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.exercises import EXERCISES, Exercise, Material, Question, assignment, codes, exercise, material_of
from rightmix_sim.exercises.choices import common, options_of, rows_of
from rightmix_sim.exercises.figures import with_figures
from rightmix_sim.exercises.library import titles
from rightmix_sim.exercises.registry import ROOMS, parts
from rightmix_sim.forms.exercise_page import glossary
from rightmix_sim.plain_risk import plain_risk
from rightmix_sim.strict_data import parse_as
from tests.exercises.small_exercise import CONTENT, SMALL

NINE = EXERCISES[1:]
RUBRICS = Path(__file__).parents[2] / "grading" / "rubrics"
LAST_PARAGRAPHS = {1: 12, 2: 13, 3: 17, 4: 26, 5: 21, 6: 16, 7: 31, 8: 18, 9: 12, 10: 15}  # chapters of the report


def materials(id: str) -> list[Material]:
    return [material_of(assignment(id, code), whole=False) for code in codes(id)]


def asked(of: Exercise) -> Iterator[tuple[Question, tuple[Question, ...]]]:
    """Every question and column, with those beside it."""
    for question in of.questions:
        yield question, of.questions
        for column in question.columns:
            yield column, question.columns


def texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in texts(one)]
    if isinstance(value, list):
        return [text for one in value for text in texts(one)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("id", EXERCISES)
def test_an_exercise_bears_its_own_id_and_has_a_room_and_cases(id: str) -> None:
    of = exercise(id)
    assert of.id == id
    assert parts(id).material is not None
    assert set(ROOMS) == set(EXERCISES)
    assert len(set(titles(id).values())) == len(codes(id))
    assert len(codes(id)) >= {"warm-up": 1, "ex9-inspectors-chair": 3}.get(id, 6)


@pytest.mark.parametrize("id", EXERCISES)
def test_everything_that_is_asked_can_be_answered_on_every_case(id: str) -> None:
    for material in materials(id):
        for question, _ in asked(exercise(id)):
            if question.kind in ("choice", "choices"):
                values = [one.value for one in options_of(question, material)]
                labels = [one.label for one in options_of(question, material)]
                assert len(set(values)) == len(values), (material.code, question.id)
                assert len(set(labels)) == len(labels), (material.code, question.id)
                assert len(values) > 1 or question.optional, (material.code, question.id)
            if question.kind == "rows":
                assert rows_of(question, material), (material.code, question.id)


@pytest.mark.parametrize("id", EXERCISES)
def test_every_list_that_options_come_from_is_named_once(id: str) -> None:
    for material in materials(id):
        assert set(material.lists) & set(common()) == set()


@pytest.mark.parametrize("id", EXERCISES)
def test_evidence_is_asked_for_where_a_file_lies_beside_the_form(id: str) -> None:
    for material in materials(id):
        for step in exercise(id).steps:
            kinds = {column.kind for question in step.questions for column in (question, *question.columns)}
            assert step.file < len(material.files) or "evidence" not in kinds


@pytest.mark.parametrize("id", EXERCISES)
def test_what_decides_on_a_question_is_a_choice_beside_it_that_comes_first(id: str) -> None:
    material = materials(id)[0]
    for question, beside in asked(exercise(id)):
        when = question.when
        if when is None:
            continue
        before = {one.id: one for one in beside[: beside.index(question)]}
        assert before[when.question].kind == "choice"
        known = {one.value for one in options_of(before[when.question], material)}
        assert {*when.is_, *when.is_not, *when.unless} <= known, question.id
        assert [*map(bool, (when.is_, when.is_not, when.unless, when.differs_from))].count(True) == 1
        assert when.differs_from is None or before[when.differs_from].kind == "choice"


@pytest.mark.parametrize("id", EXERCISES)
def test_ids_differ_also_within_a_line_and_bounds_are_in_order(id: str) -> None:
    for question, beside in asked(exercise(id)):
        assert [one.id for one in beside].count(question.id) == 1
        assert "id" not in [one.id for one in question.columns]  # that is the line's own
        assert question.least is None or question.most is None or question.least <= question.most


@pytest.mark.parametrize("id", EXERCISES)
def test_what_a_step_shows_is_a_view_of_its_room_and_every_view_is_shown(id: str) -> None:
    assert {step.shows for step in exercise(id).steps if step.shows} == set(parts(id).views)


@pytest.mark.parametrize("id", NINE)
def test_twenty_points_of_which_a_trainer_gives_two_to_five(id: str) -> None:
    of = exercise(id)
    assert of.points == 20
    assert 2 <= sum(one.points for one in of.criteria if one.marked == "trainer") <= 5
    assert 4 <= len(of.criteria) <= 8
    assert all(one.asks.endswith(".") for one in of.criteria)


def test_the_warm_up_is_not_marked() -> None:
    assert exercise("warm-up").criteria == ()


@pytest.mark.parametrize("id", EXERCISES)
def test_every_word_to_look_up_stands_in_the_glossary(id: str) -> None:
    assert [word for word in exercise(id).words if word not in glossary()] == []
    assert exercise(id).words


@pytest.mark.parametrize("id", EXERCISES)
def test_every_paragraph_that_is_named_is_one_of_the_report(id: str) -> None:
    of = exercise(id)
    said = " ".join(texts(msgspec.to_builtins(of)))
    named = {*of.paragraphs, *(one.paragraph for one in of.criteria), *re.findall(r"¶\s?([0-9]+\.[0-9]+)", said)}
    named |= set(re.findall(r"¶[0-9.]+ to ([0-9]+\.[0-9]+)", said))
    assert [one for one in named if not 0 < int(one.split(".")[1]) <= LAST_PARAGRAPHS[int(one.split(".")[0])]] == []


@pytest.mark.parametrize("id", EXERCISES)
def test_no_text_says_plain_risk_and_no_place_is_left_to_fill(id: str) -> None:
    said = texts(msgspec.to_builtins(exercise(id)))
    assert [text for text in said if plain_risk(text)] == []
    assert [text for text in said if "{" in text or "}" in text] == []


@pytest.mark.parametrize("id", EXERCISES)
def test_titles_of_cases_say_nothing_of_levels_or_answers(id: str) -> None:
    given = r"\b(risk|low|medium|high|level|wrong|missing|late|woman|female|images?|denial|adapted)\b"
    assert [title for title in titles(id).values() if re.search(given, title.lower())] == []


@pytest.mark.parametrize("id", NINE)
def test_what_a_trainer_reads_has_its_rubric_and_nothing_else_has(id: str) -> None:
    rubric = yaml.safe_load((RUBRICS / f"{id}.yaml").read_text(encoding="utf-8"))
    assert set(rubric) == {one.id for one in exercise(id).criteria if one.marked == "trainer"}
    for entry in rubric.values():
        assert set(entry) == {"full", "part", "none", "look_for"}
        assert all(isinstance(entry[grade], str) and entry[grade].endswith(".") for grade in ("full", "part", "none"))
        assert entry["look_for"]
        assert [text for text in texts(entry) if plain_risk(text)] == []


def test_there_is_no_rubric_without_an_exercise() -> None:
    assert {path.stem for path in RUBRICS.glob("*.yaml")} == set(NINE)


def test_a_figure_of_the_rules_is_filled_into_any_text() -> None:
    assert with_figures({"a": ["Age: {rm2000-s-age}.", 7, None]}, "x.yaml") == {
        "a": ["Age: 18 to 24 gives 2, 25 to 34 gives 1, 35 or more gives 0.", 7, None]
    }
    assert with_figures("{rm2000-adult} or older", "x.yaml") == "18 or older"
    assert with_figures("{rm2000-c-points}", "x.yaml").startswith("The category points of S and of V added")
    with pytest.raises(UnknownName, match=r"x\.yaml.*rm2000-s-agee(.|\n)*rm2000-s-age"):
        with_figures("{rm2000-s-agee}", "x.yaml")


def test_an_exercise_that_is_not_there_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="ex2-rm2000"):
        exercise("ex2-rm200")
    with pytest.raises(UnknownName, match="exercises list"):
        parts("ex10")


def test_a_question_is_found_by_id_and_others_are_a_key_error() -> None:
    assert SMALL.question("times").kind == "number"
    assert SMALL.points == 5
    with pytest.raises(KeyError, match="nowhere"):
        SMALL.question("nowhere")


def spoilt(change: str) -> dict[str, Any]:
    content = deepcopy(CONTENT)
    questions = content["steps"][0]["questions"]
    match change:
        case "two questions of one id":
            questions[1]["id"] = "level"
        case "two criteria of one id":
            content["criteria"][1]["id"] = "marked"
        case "a criterion about nothing":
            content["criteria"][0]["questions"] = ["nowhere"]
        case "nothing to choose from":
            del questions[0]["options_from"]
        case "a line that asks nothing":
            content["steps"][1]["questions"][0]["columns"] = []
        case "rows of no list":
            del content["steps"][1]["questions"][0]["rows_from"]
        case "lines in a line":
            content["steps"][1]["questions"][1]["columns"] = [content["steps"][1]["questions"][0]]
        case "points below nothing":
            content["criteria"][0]["points"] = 0
        case _:
            content["unknown"] = 1
    return content


@pytest.mark.parametrize(("change", "told"), [
    ("two questions of one id", "same id"), ("two criteria of one id", "same id"),
    ("a criterion about nothing", "not asked"), ("nothing to choose from", "nothing to choose from"),
    ("a line that asks nothing", "asks nothing"), ("rows of no list", "which lines"),
    ("lines in a line", "cannot hold lines"), ("points below nothing", "points"), ("a key of no use", "unknown"),
])  # fmt: skip
def test_an_exercise_that_cannot_be_done_is_refused_and_the_fault_named(change: str, told: str) -> None:
    with pytest.raises(InputError, match=told) as refused:
        parse_as(Exercise, spoilt(change), file="small.yaml")
    assert "small.yaml" in str(refused.value)
