"""The kernel's side of a course's form: the question for the code, another code, feedback. No browser."""

from __future__ import annotations

import datetime
import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from rightmix_sim.exercises import assignment, exercise, material_of
from rightmix_sim.exercises.handing_in.hand_in import read_hand_in
from rightmix_sim.forms.course_form import CodeForm, GivenForm, PoolForm, course_form
from rightmix_sim.forms.exercise_form import given_material
from rightmix_sim.forms.home import home_fragment
from tests.forms.course_folder import EXERCISE, MINE, OTHER, day, put_feedback, put_material
from tests.forms.test_exercise_form import View

PAGE = "<!doctype html><p>Well argued.</p><script>parent.was_run = true</script>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put_material(tmp_path / EXERCISE, MINE, OTHER)


def pooled(folder: Path) -> PoolForm:
    form = course_form(EXERCISE, folder)
    assert isinstance(form, PoolForm)
    return form


def asking(form: PoolForm) -> CodeForm:
    (child,) = form.children
    assert isinstance(child, CodeForm)
    return child


def opened(form: PoolForm) -> GivenForm:
    (child,) = form.children
    assert isinstance(child, GivenForm)
    return child


def give(form: PoolForm, code: Any) -> PoolForm:
    asking(form)._heard(None, {"kind": "code", "code": code}, [])
    return form


def _same(moment: datetime.datetime) -> datetime.datetime:
    return moment


def on_disk(folder: Path) -> Any:
    return json.loads((folder / "answers.json").read_text(encoding="utf-8"))


def test_the_form_asks_for_the_code_and_opens_the_file_under_it(folder: Path) -> None:
    form = pooled(folder)
    assert asking(form).title == exercise(EXERCISE).title
    assert opened(give(form, " K7M-2QXZ ")).material.code == MINE
    assert opened(form).page["code"] == MINE


@pytest.mark.parametrize("typed", ["nobodys", "../../etc/passwd", "material", 7, None, ["k7m2qxz"]])
def test_a_code_that_is_not_there_is_refused_and_asked_for_again(folder: Path, typed: Any) -> None:
    form = give(pooled(folder), typed)
    assert asking(form).problem.startswith("There is no file for this code here. Look at the code again")
    assert not (folder / "code.txt").exists()
    assert opened(give(form, MINE)).material.code == MINE


def test_nothing_typed_is_no_code(folder: Path) -> None:
    assert asking(give(pooled(folder), " - ")).problem == "Write your code first."


@pytest.mark.parametrize("message", [None, 7, "code", {}, {"kind": "edit"}])
def test_a_message_that_makes_no_sense_opens_nothing(folder: Path, message: Any) -> None:
    form = pooled(folder)
    asking(form)._heard(None, message, [])
    assert asking(form).problem == ""


def test_what_goes_wrong_while_the_file_is_opened_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_given: Any) -> Any:
        raise ValueError("a fault in a view")

    monkeypatch.setattr("rightmix_sim.forms.exercise_form.shown_of", broken)
    assert asking(give(pooled(folder), MINE)).problem == "Something went wrong here: a fault in a view"


def test_the_next_time_nobody_is_asked_even_before_the_first_answer(folder: Path) -> None:
    give(pooled(folder), MINE)
    assert not (folder / "answers.json").exists()
    assert opened(pooled(folder)).material.code == MINE


def test_a_damaged_file_is_said_and_the_code_is_asked_for(folder: Path) -> None:
    give(pooled(folder), MINE)
    (folder / "material" / f"{MINE}.json").write_bytes(b"{half")
    assert asking(pooled(folder)).problem == (
        "The file for this code cannot be read. Fetch or download the exercise again."
        " Your answers stay: they are in answers.json."
    )


def test_a_pool_whose_files_did_not_arrive_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "material").mkdir()
    assert asking(pooled(tmp_path)).problem.startswith("The files of your course are not here.")


def test_answers_and_hand_in_bear_the_code(folder: Path) -> None:
    view = View(opened(give(pooled(folder), MINE)))
    view.edit(whose="Martin")
    view.say(kind="hand-in", trainee="T 17")
    assert on_disk(folder)["code"] == MINE
    (there,) = (folder / "hand-in").glob("*.zip")
    assert read_hand_in(there).receipt.assigned == MINE


def test_another_code_begins_empty_and_the_first_finds_its_answers_again(folder: Path) -> None:
    form = give(pooled(folder), OTHER)
    View(opened(form)).edit(whose="under the wrong code")
    View(opened(form)).say(kind="other-code")
    give(form, MINE)
    assert (opened(form).state["answers"], opened(form).state["problem"]) == ({}, "")
    View(opened(form)).edit(whose="under my own")
    assert opened(pooled(folder)).state["answers"] == {"whose": "under my own"}
    View(opened(form)).say(kind="other-code")
    assert opened(give(form, OTHER)).state["answers"] == {"whose": "under the wrong code"}
    View(opened(form)).say(kind="other-code")
    assert opened(give(form, MINE)).state["answers"] == {"whose": "under my own"}


def test_until_another_code_is_given_the_first_stays(folder: Path) -> None:
    form = give(pooled(folder), MINE)
    View(opened(form)).say(kind="other-code")
    give(form, "nobodys")
    assert opened(pooled(folder)).material.code == MINE


def test_what_could_not_be_saved_is_not_left_behind_for_another_code(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = give(pooled(folder), MINE)
    view = View(opened(form))

    def full(*_given: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("rightmix_sim.exercises.saving.answers_file.replace_whole", full)
    view.edit(whose="Martin")
    assert view.say(kind="other-code")["problem"].startswith("Not saved: the disk is full.")
    assert opened(form).material.code == MINE


def test_who_has_a_file_of_their_own_is_asked_for_nothing(tmp_path: Path) -> None:
    put_material(tmp_path, MINE)
    (tmp_path / "material" / f"{MINE}.json").rename(tmp_path / "material.json")
    (tmp_path / "material").rmdir()
    form = course_form(EXERCISE, tmp_path)
    assert isinstance(form, GivenForm)
    assert (form.material.code, form.page["code"]) == (MINE, "")


def test_where_one_case_was_given_to_all_nobody_is_asked_for_a_code(tmp_path: Path) -> None:
    form = opened(pooled(put_material(tmp_path, OTHER)))
    assert (form.material.code, form.page["code"]) == (OTHER, "")


def test_the_home_notebook_counts_answers_under_a_code(folder: Path) -> None:
    View(opened(give(pooled(folder), MINE))).edit(whose="Martin")
    assert given_material(EXERCISE, folder).code == MINE
    assert "1 of " in home_fragment(folder.parent)


def test_feedback_is_offered_with_its_date_and_sent_only_when_it_is_asked_for(folder: Path) -> None:
    put_feedback(folder, PAGE, day(4))
    form = opened(give(pooled(folder), MINE))
    (offered,) = form.page["feedback"]
    assert offered["title"].startswith("Your trainer’s feedback of 4 March")
    assert "Well argued" not in json.dumps([form.page, form.state], default=str)
    assert View(form).say(kind="feedback", place="")["html"] == PAGE


@pytest.mark.parametrize("place", ["..", "nowhere", "../material", 0, None])
def test_feedback_that_is_not_listed_is_not_read(folder: Path, place: Any) -> None:
    put_feedback(folder, PAGE, day(4))
    form = opened(give(pooled(folder), MINE))
    reply = View(form).say(kind="feedback", place=place)
    assert (reply["problem"], "html" in reply) == ("This feedback is no longer there.", False)


def test_feedback_on_earlier_work_says_that_there_is_a_newer_hand_in(folder: Path) -> None:
    put_feedback(folder, PAGE, day(20), place="2026-03-04 09:00:00.000000 UTC")
    form = opened(give(pooled(folder), MINE))
    said = []
    for moment in (day(3), day(5)):
        form._now = partial(_same, moment)
        View(form).edit(whose=f"as of {moment}")
        assert View(form).say(kind="hand-in", trainee="T 17")["problem"] == ""
        (offered,) = form._page()["feedback"]
        assert offered["title"].startswith("Your trainer’s feedback on what you submitted on 4 March, ")
        said.append(offered["again"])
    assert said[0] == ""
    assert said[1].startswith("You handed in again after that: number 2, 5 March")


def test_the_usual_case_stays_where_no_course_gave_out_anything(tmp_path: Path) -> None:
    assert given_material(EXERCISE, tmp_path) == material_of(assignment(EXERCISE))
