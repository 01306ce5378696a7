"""Cases that a trainer brings: taken where they suit the exercise, else refused with the reason."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rightmix_sim.cases import library, library_keys
from rightmix_sim.course.setting_work import own_work, read_held, set_work, write_held
from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.exercises import mark, reference
from rightmix_sim.files import project_folder

CODE = "t4wd9rb"


def brought(to: Path, case: str, *, key: bool = True, plans: bool = True) -> Path:
    """A case of the library as a trainer would have it, in one folder."""
    folder = to / f"my {case}"
    shutil.copytree(library() / case, folder)
    keys = library_keys()
    assert keys is not None
    if key:
        shutil.copy(keys / f"{case}.yaml", folder / "key.yaml")
    if plans:
        shutil.copy(project_folder("cases/plans") / f"{case}.yaml", folder / "plans.yaml")
    return folder


@pytest.mark.parametrize("exercise", ["ex2-rm2000", "ex4-alignment", "ex7-home-visits", "ex8-significant-change"])
def test_a_case_with_key_and_plans_can_be_set_under_a_code(exercise: str, tmp_path: Path) -> None:
    assignment = own_work(exercise, CODE, (brought(tmp_path, "tressell"),))
    assert {assignment.only.case.id, assignment.only.dossier.case} == {CODE}
    best = mark(assignment, reference(assignment))
    assert best.points == best.of
    write_held(tmp_path / "held", assignment)
    assert read_held(tmp_path / "held") == assignment


def test_the_key_may_stand_in_a_folder_of_keys_beside_the_case(tmp_path: Path) -> None:
    folder = brought(tmp_path, "tressell", key=False)
    keys = library_keys()
    assert keys is not None
    (tmp_path / "keys").mkdir()
    shutil.copy(keys / "tressell.yaml", tmp_path / "keys" / "tressell.yaml")
    assert own_work("ex2-rm2000", CODE, (folder,)).only.key is not None


def test_a_sample_is_of_three_cases(tmp_path: Path) -> None:
    folders = tuple(brought(tmp_path, case) for case in ("clegg", "walmsley", "rostron"))
    assignment = own_work("ex9-inspectors-chair", CODE, folders)
    assert [held.case.id for held in assignment.cases] == [f"{CODE}-1", f"{CODE}-2", f"{CODE}-3"]
    with pytest.raises(InputError, match="another number"):
        own_work("ex9-inspectors-chair", CODE, folders[:2])


def test_statements_of_ones_own_are_taken_as_a_course_holds_them(tmp_path: Path) -> None:
    assignment = set_work("ex1-three-meanings", 3, CODE)
    write_held(tmp_path / "pattern", assignment)
    mine = own_work("ex1-three-meanings", CODE, (tmp_path / "pattern",))
    assert mine.statements == assignment.statements


@pytest.mark.parametrize(
    ("exercise", "case", "key", "plans", "said"),
    [
        ("ex2-rm2000", "tressell", False, True, "key"),
        ("ex4-alignment", "tressell", True, False, "no plans on file"),
        ("ex8-significant-change", "tressell", True, False, "no plans on file"),
        ("ex8-significant-change", "wragg", True, True, "fewer than two changes"),
        ("ex5-probation-plan", "nettleton", True, True, "Nobody supervises"),
    ],
)
def test_what_does_not_suit_is_refused_with_the_reason(
    exercise: str, case: str, key: bool, plans: bool, said: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=said):
        own_work(exercise, CODE, (brought(tmp_path, case, key=key, plans=plans),))


def test_a_case_that_is_not_sound_is_refused_with_the_place(tmp_path: Path) -> None:
    folder = brought(tmp_path, "tressell")
    file = folder / "key.yaml"
    file.write_text(file.read_text().replace("item: age, answer: ", "item: age, answer: 1"))
    changed = file.read_text()
    file.write_text(changed.replace("s: low", "s: high", 1))
    with pytest.raises(InputError, match="not sound"):
        own_work("ex2-rm2000", CODE, (folder,))


def test_plans_of_other_facts_are_refused(tmp_path: Path) -> None:
    folder = brought(tmp_path, "tressell")
    shutil.copy(project_folder("cases/plans") / "lumb.yaml", folder / "plans.yaml")
    with pytest.raises(InputError, match="other facts"):
        own_work("ex4-alignment", CODE, (folder,))


def test_two_folders_for_one_case_and_an_unknown_exercise_are_refused(tmp_path: Path) -> None:
    one = brought(tmp_path, "tressell")
    with pytest.raises(InputError, match="has one case"):
        own_work("ex2-rm2000", CODE, (one, one))
    with pytest.raises(UnknownName, match="exercise"):
        own_work("ex12", CODE, (one,))
