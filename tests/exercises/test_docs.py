"""The pages on the exercises say what the data say, and the example of how to add one works."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from rightmix_sim.exercises import (
    EXERCISES,
    Answers,
    Assignment,
    Exercise,
    assignment,
    checks_of,
    codes,
    exercise,
    exercises,
    material_of,
)
from rightmix_sim.exercises.answers import cleaned
from rightmix_sim.exercises.handing_in.receipt import Receipt
from rightmix_sim.exercises.library import held
from rightmix_sim.exercises.marking.mark import marks_of
from rightmix_sim.exercises.parts import Parts
from rightmix_sim.exercises.progress import progress_of
from rightmix_sim.exercises.saving.shape import LARGEST_REPLACED, MOST_REPLACED, SCHEMA, Stored, bytes_of
from rightmix_sim.strict_data import parse_as
from rightmix_sim.strict_data.dictionary import as_markdown
from rightmix_sim.strict_yaml import load as load_yaml
from tests.exercises.reached import reached
from tests.texts import between

ROOT = Path(__file__).resolve().parents[2]
MARKED = EXERCISES[1:]
COLUMNS = ("reference", "empty", "random mean", "random most", "neighbour mean", "neighbour most")
NEAR = 3  # points by which the table of what others reach may be off before it has to be renewed


@pytest.fixture
def page() -> str:
    return (ROOT / "docs" / "exercises.md").read_text(encoding="utf-8")


@pytest.fixture
def adding() -> str:
    return (ROOT / "docs" / "adding-an-exercise.md").read_text(encoding="utf-8")


def list_as_markdown() -> str:
    rows = ["| | exercise | minutes | points: tools, trainer | ¶ | library codes |", "|--:|---|--:|---|---|---|"]
    for number, one in enumerate(exercises()):
        tools, trainer = (
            sum(criterion.points for criterion in one.criteria if criterion.marked == by) for by in ("tool", "trainer")
        )
        points = f"{tools:g}, {trainer:g}" if one.criteria else "not marked"
        cells = (f"{one.title} (`{one.id}`)", one.minutes, points, ", ".join(one.paragraphs), ", ".join(codes(one.id)))
        rows.append(f"| {number} | {' | '.join(map(str, cells))} |")
    return "\n".join(rows) + "\n"


def criteria_as_markdown(id: str) -> str:
    rows = ["| criterion | what is marked | points | by | ¶ |", "|---|---|--:|---|---|"]
    rows += [
        f"| `{one.id}` | {one.title} | {one.points:g} | {one.marked} | {one.paragraph} |"
        for one in exercise(id).criteria
    ]
    return "\n".join(rows) + "\n"


def reached_as_markdown(found: dict[str, dict[str, int]]) -> str:
    rows = [
        "| exercise | reference | empty | by lot: mean | most | another code's: mean | most |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    rows += [
        f"| {number} | {' | '.join(str(found[id][column]) for column in COLUMNS)} |"
        for number, id in enumerate(MARKED, start=1)
    ]
    return "\n".join(rows) + "\n"


def test_the_page_lists_every_exercise(page: str) -> None:
    """To put right: paste what `list_as_markdown()` gives between the two marks."""
    assert between(page, "exercises") == list_as_markdown()


@pytest.mark.parametrize("id", MARKED)
def test_the_page_holds_the_criteria_of_each_exercise(page: str, id: str) -> None:
    """To put right: paste what `criteria_as_markdown(id)` gives between the two marks."""
    assert between(page, f"criteria of {id}") == criteria_as_markdown(id)


@pytest.mark.parametrize("id", MARKED)
def test_how_each_criterion_is_marked_is_said_below_its_table(page: str, id: str) -> None:
    below = page.partition(f"<!-- criteria of {id}: end -->")[2].partition("\n#")[0]
    said = [
        name
        for start in re.findall(r"^- ((?:`\w+`(?:, )?)+):", below, flags=re.MULTILINE)
        for name in re.findall(r"`(\w+)`", start)
    ]
    assert sorted(said) == sorted(one.id for one in exercise(id).criteria)


@pytest.mark.slow
def test_what_other_answers_reach_is_what_the_page_says(page: str) -> None:
    """To put right: paste what `reached_as_markdown(found)` gives between the two marks."""
    found = {id: reached(id) for id in MARKED}
    shown = [[int(one) for one in re.findall(r"\d+", row)][1:] for row in between(page, "reached").splitlines()[2:]]
    worked_out = [[found[id][column] for column in COLUMNS] for id in MARKED]
    far = [
        (id, row)
        for id, row, there in zip(MARKED, worked_out, shown, strict=True)
        if row[:2] != there[:2] or any(abs(one - other) > NEAR for one, other in zip(row, there, strict=True))
    ]
    assert not far, reached_as_markdown(found)


def test_the_page_names_every_key_of_the_answers_file(page: str) -> None:
    written = json.loads(bytes_of(Stored(), "warm-up", "tressell"))
    shown = re.findall(r"^\| `(\w+)` \|", between(page, "answers"), flags=re.MULTILINE)
    assert shown == list(written)
    assert f"| `schema` | {SCHEMA}:" in page
    assert f"(the last {MOST_REPLACED}, up to {LARGEST_REPLACED:,} bytes)" in page


def test_the_page_holds_the_dictionary_of_a_receipt(page: str) -> None:
    """To put right: paste what `as_markdown(Receipt)` gives between the two marks."""
    assert between(page, "receipt") == as_markdown(Receipt)


# How to add one


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page, flags=re.MULTILINE | re.DOTALL)


@pytest.fixture
def example(adding: str) -> Exercise:
    return parse_as(Exercise, load_yaml(blocks(adding, "yaml")[0], "example"), file="example")


@pytest.fixture
def room(adding: str) -> Parts:
    names: dict[str, Any] = {}
    exec(compile(blocks(adding, "python")[0], "adding-an-exercise.md", "exec"), names)
    found = names["PARTS"]
    assert isinstance(found, Parts)
    return found


@pytest.fixture
def set_work(example: Exercise) -> Assignment:
    return Assignment(exercise=example.id, code="tressell", cases=(held("tressell"),))


def marked(example: Exercise, room: Parts, set_work: Assignment, content: Any) -> dict[str, float | None]:
    answers, dropped = cleaned(example, room.material(set_work), content)
    assert dropped == ()
    return {one.criterion.id: one.points for one in marks_of(example, room.award(Answers(answers), set_work))}


def test_the_example_is_marked_as_its_page_says(example: Exercise, room: Parts, set_work: Assignment) -> None:
    best = room.reference(set_work)
    assert marked(example, room, set_work, best) == {"level": 2, "evidence": 2, "reason": None}
    assert marked(example, room, set_work, {}) == {"level": 0, "evidence": 0, "reason": None}
    wrong = best | {"rosh": "medium"}
    assert marked(example, room, set_work, wrong) == {"level": 0, "evidence": 0, "reason": None}
    everything = best | {"rosh_evidence": list(room.material(set_work).files[0].paragraphs)}
    found = marked(example, room, set_work, everything)["evidence"]
    assert found is not None and found < 1


def test_the_example_reminds_from_own_entries_and_its_view_is_escaped(
    example: Exercise, room: Parts, set_work: Assignment
) -> None:
    material = room.material(set_work)
    assert list(room.checks(Answers({}), material)) == []
    (check,) = room.checks(Answers({"rosh": "high"}), material)
    assert "why" in check.text
    shown = room.views["so_far"](Answers({"reason": "<b>He hides</b>"}), material)
    assert "&lt;b&gt;" in shown and "<b>He" not in shown
    assert {step.shows for step in example.steps} == {"so_far"}
    assert progress_of(example, material, Answers({})).asked == 3


def test_the_practice_cases_of_the_example_are_library_cases(adding: str) -> None:
    listed = load_yaml(blocks(adding, "yaml")[1], "example")
    assert isinstance(listed, dict)
    assert all(held(case).case.id == case for entry in listed.values() for case in entry["cases"])


def test_the_page_names_every_place_that_an_exercise_has(adding: str) -> None:
    named = re.findall(r"^\| `([^`]+)`", adding, flags=re.MULTILINE)
    missing = [
        place.replace("ID", "ex2-rm2000").replace("ROOM", "rm2000")
        for place in named
        if "/" in place and not (ROOT / place.replace("ID", "ex2-rm2000").replace("ROOM", "rm2000")).exists()
    ]
    assert len(named) > 5
    assert missing == []


@pytest.mark.parametrize("id", EXERCISES)
def test_no_exercise_reminds_before_anything_was_entered(id: str) -> None:
    assert checks_of(material_of(assignment(id)), {}) == ()
