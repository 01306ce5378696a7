"""The lessons: notebooks are what their masters make of them, and hold nothing that a trainee must not get."""

from __future__ import annotations

from tests.texts import texts

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

from rightmix_sim.course.notebooks.lessons import HOME, PRACTICE, build, lessons, main, place_of, trainee_notebook
from rightmix_sim.errors import InputError
from rightmix_sim.exercises import EXERCISES, exercise
from rightmix_sim.exercises.exercise import Criterion, Exercise, Question, Step
from rightmix_sim.files import read_own_yaml

ALL = (HOME, *EXERCISES, PRACTICE)
ROOT = Path(__file__).resolve().parents[3]
NOTEBOOKS = sorted(path for path in (ROOT / "notebooks").rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts)
# What the extension that shows forms looks for, letter by letter
FORM = re.compile(r'(#[^\n]*\n)*from rightmix_sim\.forms import (show_[a-z]+)\n+\2\(("[a-z0-9-]{1,40}")?\)\s*')
SHORTEST_SECRET = 25  # letters; a shorter text of a key ("stranger", a date) may stand anywhere


def notebook(lesson: str) -> Any:
    return json.loads((ROOT / place_of(lesson)).read_text(encoding="utf-8"))


def sources(content: Any) -> str:
    return "\n\n".join("".join(cell["source"]) for cell in content["cells"])


def test_every_exercise_has_its_lesson() -> None:
    assert lessons() == ALL


@pytest.mark.parametrize("lesson", ALL)
def test_the_notebook_that_stands_there_is_what_its_master_makes(lesson: str) -> None:
    assert (ROOT / place_of(lesson)).read_bytes() == trainee_notebook(ROOT, lesson).encode(), "run: make notebooks"


def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "grading").symlink_to(ROOT / "grading")
    first = {place: (tmp_path / place).read_bytes() for place in build(tmp_path)}
    assert main([str(tmp_path)]) == 0
    assert {place: (tmp_path / place).read_bytes() for place in first} == first
    assert set(first) == {place_of(lesson) for lesson in lessons()}


def test_there_is_no_notebook_without_a_master_but_the_planners() -> None:
    wanted = {ROOT / place_of(lesson) for lesson in ALL} | {ROOT / "notebooks" / "planner" / "what-if.ipynb"}
    assert set(NOTEBOOKS) == wanted


def test_there_is_no_master_without_a_lesson() -> None:
    assert {path.stem for path in (ROOT / "grading" / "lessons").iterdir()} == set(ALL)


@pytest.mark.parametrize("lesson", ALL)
def test_the_notebook_shows_its_form_by_itself_and_by_the_double_arrow(lesson: str) -> None:
    content = notebook(lesson)
    code = ["".join(cell["source"]) for cell in content["cells"] if cell["cell_type"] == "code"]
    shown = {HOME: "show_home()", PRACTICE: "show_practice()"}.get(lesson, f'show_exercise("{lesson}")')
    assert len(code) == 1
    assert FORM.fullmatch(code[0])
    assert code[0].splitlines()[0].endswith("If you cannot see it below, press the double arrow ▶▶ above.")
    assert code[0].splitlines()[-1] == shown
    assert content["metadata"]["rightmix"]["autorun"] is True
    assert content["metadata"]["rightmix"].get("exercise", lesson) == lesson


@pytest.mark.parametrize("lesson", ALL)
def test_no_cell_can_be_changed_or_deleted_and_the_code_is_folded(lesson: str) -> None:
    for cell in notebook(lesson)["cells"]:
        assert (cell["metadata"]["editable"], cell["metadata"]["deletable"]) == (False, False)
        if cell["cell_type"] == "code":
            assert cell["metadata"]["jupyter"] == {"source_hidden": True}


@pytest.mark.parametrize("id", EXERCISES)
def test_the_lesson_says_what_how_long_and_what_for_in_the_words_of_the_exercise(id: str) -> None:
    which, text = exercise(id), sources(notebook(id))
    assert text.startswith(f"# {which.title}\n")
    assert f"about {which.minutes} minutes" in text
    assert all(f"- {aim}" in text for aim in which.aims)
    assert "speak of sexual offences" in text and "You may stop at any time" in text
    assert "{{" not in text


@pytest.mark.parametrize(("id", "following"), list(zip(EXERCISES, [*EXERCISES[1:], None], strict=True)))
def test_every_lesson_leads_on_to_the_next_and_back_to_the_list(id: str, following: str | None) -> None:
    links = re.findall(r"\]\(([^)]+)\)", sources(notebook(id)))
    assert links == ([f"../{following}/{following}.ipynb"] if following else []) + ["../home.ipynb"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_link_leads_to_a_notebook_that_is_there(path: Path) -> None:
    for link in re.findall(r"\]\(([^)]+\.ipynb)\)", sources(json.loads(path.read_text(encoding="utf-8")))):
        assert (path.parent / link).is_file(), link


# --- what must not travel


def secrets() -> list[str]:
    """Every text of some length that trainers hold: rubrics, keys, sound plans, what statements speak of."""
    files = [path for path in (ROOT / "grading").rglob("*.yaml") if "lessons" not in path.parts]
    found = {" ".join(text.split()) for path in files for text in texts(read_own_yaml(path))}
    return sorted(text for text in found if len(text) >= SHORTEST_SECRET)


@pytest.fixture(scope="module")
def held() -> list[str]:
    return secrets()


def leaks(content: Any, held: list[str]) -> list[str]:
    whole = " ".join(" ".join(texts(content)).split())
    found = [text for text in held if text in whole]
    words = ("MARK SCHEME", "nbgrader", "grade_id", "Model answer", "rubric", "answers.json")
    found += [word for word in words if word.lower() in json.dumps(content).lower()]
    for cell in content["cells"]:
        if cell.get("outputs") or cell.get("execution_count") is not None:
            found.append("an output")
        if "attachments" in cell:
            found.append("an attachment")
    return found


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_holds_no_rubric_key_plan_mark_scheme_or_output(path: Path, held: list[str]) -> None:
    assert leaks(json.loads(path.read_text(encoding="utf-8")), held) == []


def test_what_trainers_hold_is_looked_for_at_all(held: list[str]) -> None:
    assert len(held) > 1_000
    rubrics = {path.stem for path in (ROOT / "grading" / "rubrics").glob("*.yaml")}
    trainers = {id for id in EXERCISES if any(one.marked == "trainer" for one in exercise(id).criteria)}
    assert trainers <= rubrics


@pytest.mark.parametrize("place", ["source", "metadata", "outputs"])
def test_a_leak_would_be_found(held: list[str], place: str) -> None:
    content = json.loads(trainee_notebook(ROOT, "warm-up"))
    value = [held[0]] if place == "source" else {"note": held[0]} if place == "metadata" else [{"text": held[0]}]
    content["cells"][1][place] = value
    assert held[0] in leaks(content, held)


@pytest.mark.parametrize("lesson", ALL)
def test_a_notebook_is_valid_and_as_jupyter_itself_would_save_it(lesson: str) -> None:
    text = (ROOT / place_of(lesson)).read_text(encoding="utf-8")
    content = nbformat.reads(text, as_version=4)
    nbformat.validate(content)
    assert nbformat.writes(content) == text.rstrip("\n")


# --- masters


def master(root: Path, text: str) -> Path:
    folder = root / "grading" / "lessons"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "warm-up.py").write_text(text, encoding="utf-8")
    return root


def test_a_cell_for_trainers_is_left_out_whole(tmp_path: Path) -> None:
    text = '# %% [markdown] cell_id="a"\n# Seen\n\n# %% [markdown] cell_id="b" tags=["trainer"]\n# Hidden\n'
    built = trainee_notebook(master(tmp_path, text), "warm-up")
    assert "Seen" in built and "Hidden" not in built and "trainer" not in built


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "There is no cell in this master."),
        ("# just a comment\n", "There is no cell in this master."),
        ("# %% [markdown]\n# Hello\n", "A cell has no name."),
        ('# %% [markdown] cell_id="A b"\n# Hello\n', "A cell has no name."),
        ('# %% cell_id="a"\n1\n\n# %% cell_id="a"\n2\n', "Two cells have the same name."),
        ('# %% [markdown] cell_id="a"\n# {{titel}}\n', "There is no place to fill in of this name. Found: 'titel'."),
        ('# %% [markdown] cell_id="a"\n# {{title}\n', "A place to fill in is not spelt right."),
        ('# %% [markdown] cell_id="a"\n# {{Title}}\n', "A place to fill in is not spelt right."),
    ],
)
def test_a_master_that_cannot_be_used_is_told_with_its_file(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        trainee_notebook(master(tmp_path, text), "warm-up")
    assert said in str(error.value) and "warm-up.py" in str(error.value)


def test_a_missing_master_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no such file"):
        trainee_notebook(tmp_path, "warm-up")


def of_points(*points: tuple[str, float]) -> Exercise:
    question = Question(id="q", kind="text", label="Why?")
    criteria = tuple(
        Criterion(id=f"c{n}", title="T", points=value, paragraph="5.3", marked=marked, questions=("q",))  # type: ignore[arg-type]
        for n, (marked, value) in enumerate(points)
    )
    step = Step(id="s", title="S", questions=(question,))
    return Exercise(id="x", title="X", minutes=10, paragraphs=("5.3",), aims=("a",), steps=(step,), criteria=criteria)


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ([], "Nothing in it is marked."),
        ([("tool", 20)], "It brings up to 20 points, given by the same tools"),
        ([("tool", 16.5), ("trainer", 3.5)], "It brings up to 20 points; 3.5 of them your trainer gives"),
    ],
)
def test_who_gives_the_points_is_said(points: list[tuple[str, float]], said: str) -> None:
    from rightmix_sim.course.notebooks.words import _marked

    assert _marked(of_points(*points)).startswith(said)
