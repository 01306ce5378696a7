"""What nbgrader marks: made from the criteria and the rubrics, whole, and only in the trainer's notebook."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest

from rightmix_sim.course.notebooks.lessons import trainee_notebook, trainer_notebook
from rightmix_sim.course.notebooks.marking_cells import Rubric, marking_cells, read_rubrics
from rightmix_sim.errors import InputError
from rightmix_sim.exercises import EXERCISES, exercise
from rightmix_sim.exercises.exercise import Criterion, Exercise, Question, Step

ROOT = Path(__file__).resolve().parents[3]
MARKED = [id for id in EXERCISES if id != "warm-up"]
RUBRIC = "reason:\n  full: Names both.\n  part: Names one.\n  none: Names neither.\n  look_for: [the level, the day]\n"


def small(**more: Any) -> Exercise:
    """16 points by the tools in two criteria, 4 by a trainer."""
    criteria = (
        Criterion(id="s", title="The category", points=10, paragraph="5.4", marked="tool", questions=("q",)),
        Criterion(id="v", title="The items", points=6, paragraph="5.4", marked="tool", questions=("q",)),
        Criterion(
            id="reason",
            title="The reason",
            points=4,
            paragraph="5.9",
            marked="trainer",
            questions=("q",),
            asks="Say why.",
        ),
    )
    question = Question(id="q", kind="text", label="Why?")
    step = Step(id="s", title="S", questions=(question,))
    return Exercise(
        id="x",
        title="X",
        minutes=10,
        paragraphs=("5.4",),
        aims=("a",),
        steps=(step,),
        **({"criteria": criteria} | more),
    )


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_each_criterion_of_the_tools_gets_a_cell_that_brings_nothing_when_it_is_run(tmp_path: Path) -> None:
    *_, category, items = marking_cells(small(), read_rubrics(written(tmp_path, RUBRIC), small()))
    assert [(one["id"], one["kind"], one["nbgrader"]["points"]) for one in (category, items)] == [
        ("s", "code", 10),
        ("v", "code", 6),
    ]
    for one in (category, items):
        assert one["nbgrader"]["grade"] and one["nbgrader"]["locked"] and not one["nbgrader"]["solution"]
        with pytest.raises(NameError):
            exec(one["source"], {})


def test_each_text_gets_its_rubric_and_below_it_a_place_to_mark(tmp_path: Path) -> None:
    rubric, place, *_ = marking_cells(
        small(), read_rubrics(written(tmp_path, RUBRIC), small()), {"reason": "<p>bank</p>"}
    )
    assert rubric["source"] == (
        "### The reason (4 points, ¶5.9)\n\nSay why.\n\n<!-- BEGIN MARK SCHEME -->\n\n**All points:** Names both.\n\n"
        "**Some:** Names one.\n\n**None:** Names neither.\n\nLook for:\n\n- the level\n- the day\n\n<p>bank</p>\n\n"
        "<!-- END MARK SCHEME -->"
    )
    assert rubric["nbgrader"]["locked"] and not rubric["nbgrader"]["grade"]
    assert (place["id"], place["nbgrader"]["grade"], place["nbgrader"]["solution"]) == ("reason", True, True)
    assert place["nbgrader"]["points"] == 4
    assert "MARK SCHEME" not in place["source"]


def test_an_exercise_that_is_not_marked_has_none() -> None:
    assert marking_cells(small(criteria=()), {}) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "There must be a rubric for each criterion"),
        ("[]", "There must be a rubric for each criterion"),
        (RUBRIC.replace("reason", "reasons"), "There must be a rubric for each criterion"),
        (RUBRIC + RUBRIC.replace("reason", "s"), "There must be a rubric for each criterion"),
        (RUBRIC.replace("  part: Names one.\n", ""), "part"),
        (RUBRIC.replace("[the level, the day]", "[]"), "look_for"),
        (RUBRIC.replace("full:", "all:"), "all"),
    ],
)
def test_rubrics_that_do_not_fit_the_criteria_are_told(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(InputError) as error:
        read_rubrics(path, small())
    assert said in str(error.value) and "x.yaml" in str(error.value)


@pytest.mark.parametrize("id", MARKED)
def test_every_text_that_a_trainer_marks_has_a_rubric(id: str) -> None:
    which = exercise(id)
    rubrics = read_rubrics(ROOT / "grading" / "rubrics" / f"{id}.yaml", which)
    assert set(rubrics) == {one.id for one in which.criteria if one.marked == "trainer"}
    assert all(isinstance(one, Rubric) for one in rubrics.values())


@pytest.mark.parametrize("id", MARKED)
def test_the_trainers_notebook_can_give_all_points_and_no_more(id: str) -> None:
    cells = json.loads(trainer_notebook(ROOT, id))["cells"]
    marks = [cell["metadata"]["nbgrader"] for cell in cells if "nbgrader" in cell["metadata"]]
    assert sum(one["points"] for one in marks if one["grade"]) == pytest.approx(exercise(id).points)
    assert len({one["grade_id"] for one in marks}) == len(marks)


@pytest.mark.parametrize("id", EXERCISES)
def test_the_trainees_notebook_is_the_trainers_without_what_is_marked(id: str) -> None:
    trainer, trainee = (json.loads(make(ROOT, id)) for make in (trainer_notebook, trainee_notebook))
    assert [cell for cell in trainer["cells"] if "nbgrader" not in cell["metadata"]] == trainee["cells"]
    assert trainer["metadata"] == trainee["metadata"]


@pytest.mark.parametrize("id", EXERCISES)
def test_nbgrader_takes_the_trainers_notebook(id: str) -> None:
    pytest.importorskip("nbgrader")
    from nbgrader.nbgraderformat import MetadataValidator

    notebook = nbformat.reads(trainer_notebook(ROOT, id), as_version=4)
    MetadataValidator().validate_nb(notebook)
    assert trainer_notebook(ROOT, id) == trainer_notebook(ROOT, id)
