"""What can be practised on, with the keys where they are and a clear word where they are not."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rightmix_sim.cases import folder, library_ids, library_keys
from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.exercises import EXERCISES, assignment, checks_of, codes, exercise, mark, material_of, reference, view
from rightmix_sim.exercises.answer_key import answer_key, has_answer_key
from rightmix_sim.exercises.library import held, titles
from rightmix_sim.files import package_file, read_own_yaml
from tests.exercises.answers_at_random import at_random

# The warm-up has no marks, and plans are marked by the reviewer from the facts of the case
WITHOUT_KEY = {"warm-up", "ex4-alignment", "ex5-probation-plan", "ex6-right-mix"}
GRADING = Path(__file__).parents[2] / "grading"


@pytest.fixture
def no_project(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """As in an installed package: no project around it, and whatever a kit brought stands in `sys.prefix`."""
    monkeypatch.setattr(folder, "library", lambda: tmp_path / "installed" / "cases" / "library")
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "kit"))
    held.cache_clear()
    yield tmp_path / "kit" / "share" / "rightmix-sim" / "practice"
    held.cache_clear()


@pytest.mark.parametrize("id", EXERCISES)
def test_every_code_names_cases_of_the_library_or_statements_with_their_keys(id: str) -> None:
    for code in codes(id):
        of = assignment(id, code)
        assert (of.exercise, of.code) == (id, code)
        assert {one.case.id for one in of.cases} <= set(library_ids())
        assert all(one.key is not None and one.dossier.case == one.case.id for one in of.cases)
        assert of.cases or of.statements
        assert all(one.text and one.meaning for one in of.statements)
    assert list(titles(id)) == list(codes(id))


@pytest.mark.parametrize("id", EXERCISES)
def test_the_first_code_is_the_usual_one(id: str) -> None:
    assert assignment(id) == assignment(id, codes(id)[0])


def test_a_statement_is_keyed_and_no_key_is_without_its_statement() -> None:
    assert set(answer_key("statements")) == set(
        read_own_yaml(package_file("exercises/three_meanings/data/statements.yaml"))
    )


def test_an_exercise_or_a_case_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(UnknownName, match="ex2-rm2000"):
        codes("ex2")
    with pytest.raises(UnknownName, match="ex4-alignment"):
        assignment("ex4-alignmen")
    with pytest.raises(UnknownName, match="walmsley") as refused:
        assignment("ex2-rm2000", "walmsly")
    assert "suit ex2-rm2000" in str(refused.value)


def test_without_a_key_one_can_work_and_is_told_why_nothing_is_marked(no_project: Path) -> None:
    assert library_keys() is None
    of = assignment("ex2-rm2000", "walmsley")
    assert of.only.key is None
    assert material_of(of).files
    for ask in (lambda: mark(of, {"eligible": "yes"}), lambda: reference(of)):
        with pytest.raises(InputError, match="The key of this case is not here") as refused:
            ask()
        assert (refused.value.value, "practice folder" in refused.value.do) == ("walmsley", True)
    statements = assignment("ex1-three-meanings").statements
    assert all(one.text and not one.meaning for one in statements)
    assert not has_answer_key("statements")
    with pytest.raises(InputError, match="The answers to this are not here"):
        answer_key("statements")


@pytest.mark.parametrize("id", EXERCISES)
def test_without_a_key_the_form_is_the_same_and_only_marking_is_not_there(
    id: str, request: pytest.FixtureRequest
) -> None:
    def shown() -> list[object]:
        material = material_of(assignment(id), whole=False)
        answers = at_random(exercise(id), material, 1)
        views = [view(material, step.shows, answers) for step in exercise(id).steps if step.shows]
        return [material, checks_of(material, answers), views]

    with_keys = shown()
    request.getfixturevalue("no_project")
    assert shown() == with_keys
    if id in WITHOUT_KEY:
        assert mark(assignment(id), {}).points == 0
    else:
        with pytest.raises(InputError, match="cannot be marked"):
            mark(assignment(id), {})


def test_the_keys_that_a_kit_brought_are_found_beside_the_package(no_project: Path) -> None:
    no_project.mkdir(parents=True)
    for name in ("keys", "answers"):
        shutil.copytree(GRADING / name, no_project / name)
    assert library_keys() == no_project / "keys"
    of = assignment("ex2-rm2000", "walmsley")
    assert mark(of, reference(of)).share == 1
    assert all(one.meaning and one.why for one in assignment("ex1-three-meanings").statements)


def test_a_case_is_read_once_and_held_as_it_is() -> None:
    assert held("walmsley") is held("walmsley")
