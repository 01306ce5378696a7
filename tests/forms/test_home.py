"""The home notebook lists every exercise, how far it has come, and whether it was handed in."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from rightmix_sim.exercises import EXERCISES, assignment, exercise, material_of
from rightmix_sim.exercises.handing_in.hand_in import hand_in
from rightmix_sim.exercises.saving.answers_file import read_answers, save_answers
from rightmix_sim.forms.home import home_fragment

NOON = datetime.datetime(2025, 3, 4, 12, 0, tzinfo=datetime.UTC)
NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


def row(folder: Path, id: str) -> list[str]:
    """The cells of an exercise as text."""
    rows = re.findall(r"<tr>(.*?)</tr>", home_fragment(folder), re.DOTALL)
    found = next(one for one in rows if f'href="{id}/{id}.ipynb"' in one)
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<t[dh].*?</t[dh]>", found, re.DOTALL)]


def worked(folder: Path, id: str, **answers: object) -> None:
    (folder / id).mkdir(exist_ok=True)
    saved = save_answers(
        folder / id / "answers.json", id, assignment(id).code, answers, seen=0, held={}, writer="one", now=NOON
    )
    assert saved.problem == ""


def test_before_anything_was_done_every_exercise_is_there_in_order_and_none_begun(tmp_path: Path) -> None:
    page = home_fragment(tmp_path)
    links = re.findall(r'href="([^"]+)"', page)
    assert links == [f"{id}/{id}.ipynb" for id in EXERCISES]
    assert page.count("not begun") == len(EXERCISES)
    assert row(tmp_path, "ex2-rm2000")[-3:] == ["45", "not begun", "not yet"]
    assert row(tmp_path, "warm-up")[-1] == "need not be"
    assert list(tmp_path.iterdir()) == []  # looking makes nothing


def test_every_link_leads_to_a_notebook() -> None:
    links = re.findall(r'href="([^"]+)"', home_fragment(NOTEBOOKS))
    assert [link for link in links if not (NOTEBOOKS / link).is_file()] == []


def test_progress_is_counted_as_the_form_counts_it(tmp_path: Path) -> None:
    # Whether, its paragraphs, what is on file: faults, level, account are asked of everybody: 5 of them; with a yes
    # the nine items with theirs, and S, V, C and images: 9 * 2 + 4 = 22 more
    worked(tmp_path, "ex2-rm2000", eligible="yes", age=33)
    assert row(tmp_path, "ex2-rm2000")[-2] == "2 of 27"
    worked(tmp_path, "warm-up", whose="Martin Tressell")
    assert row(tmp_path, "warm-up")[-2].startswith("1 of ")
    assert row(tmp_path, "ex3-mappa")[-2] == "not begun"


def test_a_hand_in_shows_its_day(tmp_path: Path) -> None:
    worked(tmp_path, "ex2-rm2000", eligible="yes")
    material = material_of(assignment("ex2-rm2000"))
    stored = read_answers(tmp_path / "ex2-rm2000" / "answers.json", "ex2-rm2000", material.code)
    hand_in(tmp_path / "ex2-rm2000", exercise("ex2-rm2000"), material, stored, trainee="A. Trainee", now=NOON)
    assert row(tmp_path, "ex2-rm2000")[-1] == f"{NOON.astimezone():%d %B, %H:%M}"
    assert row(tmp_path, "ex3-mappa")[-1] == "not yet"


@pytest.mark.parametrize("content", ["{", '{"exercise": "ex9"}', "", "[]"])
def test_material_that_cannot_be_read_is_said_and_the_rest_of_the_list_stands(tmp_path: Path, content: str) -> None:
    worked(tmp_path, "ex2-rm2000", eligible="yes")
    (tmp_path / "ex2-rm2000" / "material.json").write_text(content, encoding="utf-8")
    assert "material.json cannot be read" in row(tmp_path, "ex2-rm2000")[-2]
    assert home_fragment(tmp_path).count("<tr>") == len(EXERCISES) + 1  # and the head


def test_answers_that_cannot_be_used_are_said_and_left_for_the_form_to_save(tmp_path: Path) -> None:
    worked(tmp_path, "ex2-rm2000", eligible="yes")
    path = tmp_path / "ex2-rm2000" / "answers.json"
    path.write_text("{ not json", encoding="utf-8")
    assert "cannot be used" in row(tmp_path, "ex2-rm2000")[-2]
    assert path.read_text(encoding="utf-8") == "{ not json"  # looking moves nothing


def test_what_is_no_hand_in_is_no_receipt(tmp_path: Path) -> None:
    folder = tmp_path / "ex2-rm2000" / "hand-in"
    folder.mkdir(parents=True)
    (folder / "ex2-rm2000-somebody-1.zip").write_bytes(b"not a zip")
    assert row(tmp_path, "ex2-rm2000")[-1] == "not yet"
