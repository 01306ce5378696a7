"""The practice form: choosing, marking at once, beginning afresh; nothing is lost on the way. No browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rightmix_sim.exercises import EXERCISES, assignment, codes, exercise, reference
from rightmix_sim.forms import practice
from rightmix_sim.forms.practice import FOLDER, WHY_NOT, PracticeForm, practice_codes
from tests.forms.test_exercise_form import View

ID, CODE = "ex2-rm2000", "tressell"


@pytest.fixture
def form(tmp_path: Path) -> PracticeForm:
    return PracticeForm(ID, CODE, tmp_path)


def on_disk(folder: Path, exercise: str = ID, code: str = CODE) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder / FOLDER / f"{exercise}.{code}.json").read_text(encoding="utf-8"))
    return content


def stopped(folder: Path) -> None:
    """Nothing can be written: where the folder of the answers should be, there is a file."""
    (folder / FOLDER).write_text("in the way", encoding="utf-8")


def test_the_folder_of_the_answers_is_made_with_the_first_of_them(form: PracticeForm, tmp_path: Path) -> None:
    assert list(tmp_path.iterdir()) == []
    reply = View(form).edit(eligible="yes")
    assert reply["problem"] == ""
    assert on_disk(tmp_path)["answers"] == {"eligible": "yes"}


def test_it_can_be_begun_without_naming_a_case_and_every_exercise_that_is_marked_can_be_chosen(tmp_path: Path) -> None:
    form = PracticeForm(ID, None, tmp_path)
    offered = form.page["practice"]
    assert offered["code"] == practice_codes(ID)[0]
    assert [one["value"] for one in offered["exercises"]] == list(EXERCISES[1:])
    assert [one["value"] for one in offered["codes"]] == list(practice_codes(ID))
    assert (offered["can_mark"], offered["why_not"]) == (True, "")
    assert set(practice_codes(ID)) <= set(codes(ID))


def test_the_work_of_another_case_and_another_exercise_is_kept_apart(form: PracticeForm, tmp_path: Path) -> None:
    view = View(form)
    view.edit(eligible="yes", age=47)
    view.say(kind="choose", exercise=ID, code="bracewell")
    assert (form.page["practice"]["code"], form.state["answers"], form.marks) == ("bracewell", {}, "")
    view.edit(eligible="female")
    view.say(kind="choose", exercise="ex3-mappa", code=None)
    assert form.page["id"] == "ex3-mappa"
    assert form.page["practice"]["code"] == practice_codes("ex3-mappa")[0]
    assert form.state["answers"] == {}
    view.say(kind="choose", exercise=ID, code=CODE)
    assert form.state["answers"] == {"eligible": "yes", "age": 47}
    assert on_disk(tmp_path, code="bracewell")["answers"] == {"eligible": "female"}


@pytest.mark.parametrize("message", [
    {"exercise": "ex2"}, {"exercise": ID, "code": "nobody"}, {"exercise": ID, "code": 7}, {"exercise": None},
    {"exercise": [ID]}, {}, {"exercise": ID, "code": {"a": 1}},
])  # fmt: skip
def test_what_cannot_be_chosen_leaves_the_form_as_it_is(form: PracticeForm, message: dict[str, Any]) -> None:
    view = View(form)
    view.edit(eligible="yes")
    reply = view.say(kind="choose", **message)
    assert reply["problem"]
    assert (form.page["practice"]["code"], form.state["answers"]) == (CODE, {"eligible": "yes"})


def test_marking_shows_what_was_right_and_what_was_missed_at_once_and_as_often_as_wanted(form: PracticeForm) -> None:
    view = View(form)
    view.edit(**reference(assignment(ID, CODE)))
    view.say(kind="mark")
    assert "Marks: 17 of 17" in form.state["marks"]
    view.edit(age=51)  # on the day of reading
    view.say(kind="mark")
    # Age: 1/5 of 4 points; 51 is in the same bands, so the categories follow
    assert "Marks: 16.2 of 17" in form.state["marks"]
    assert "47 (you have 51)" in form.state["marks"]


def test_an_empty_form_is_marked_too(form: PracticeForm) -> None:
    View(form).say(kind="mark")
    assert "Marks: 0 of 17" in form.state["marks"]


def test_without_the_keys_nothing_is_marked_and_it_is_said_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(practice, "library_keys", lambda: None)
    form = PracticeForm(ID, CODE, tmp_path)
    assert (form.page["practice"]["can_mark"], form.page["practice"]["why_not"]) == (False, WHY_NOT)
    assert View(form).say(kind="mark")["problem"] == WHY_NOT
    assert form.state["marks"] == ""


def test_afresh_empties_everything_and_keeps_what_was_there_in_the_file(form: PracticeForm, tmp_path: Path) -> None:
    view = View(form)
    view.edit(eligible="yes", account="Low by RM2000/S, scored from the register and the print.")
    view.say(kind="mark")
    view.say(kind="afresh")
    assert (form.state["answers"], form.state["marks"], form.state["progress"]["answered"]) == ({}, "", 0)
    kept = on_disk(tmp_path)
    assert kept["answers"] == {}
    assert {one["question"]: one["value"] for one in kept["replaced"]} == {
        "eligible": "yes", "account": "Low by RM2000/S, scored from the register and the print.",
    }  # fmt: skip
    assert view.edit(eligible="female")["problem"] == ""
    assert on_disk(tmp_path)["answers"] == {"eligible": "female"}


def test_afresh_on_an_empty_form_is_nothing_to_save(form: PracticeForm, tmp_path: Path) -> None:
    View(form).say(kind="afresh")
    assert form.state["answers"] == {}
    assert not (tmp_path / FOLDER / f"{ID}.{CODE}.json").exists()


def test_what_cannot_be_saved_is_said_and_is_on_disk_as_soon_as_it_can_be(form: PracticeForm, tmp_path: Path) -> None:
    stopped(tmp_path)
    view = View(form)
    assert view.edit(eligible="yes")["problem"].startswith("Not saved: ")
    assert form.state["problem"].startswith("Not saved: ")
    assert form.state["answers"] == {"eligible": "yes"}  # still on the screen
    (tmp_path / FOLDER).unlink()
    assert view.edit(age=47)["problem"] == ""
    assert on_disk(tmp_path)["answers"] == {"eligible": "yes", "age": 47}


def test_another_case_is_not_opened_while_what_was_written_is_on_the_screen_alone(
    form: PracticeForm, tmp_path: Path
) -> None:
    stopped(tmp_path)
    view = View(form)
    view.edit(eligible="yes")
    assert view.say(kind="choose", exercise=ID, code="bracewell")["problem"].startswith("Not saved: ")
    assert (form.page["practice"]["code"], form.state["answers"]) == (CODE, {"eligible": "yes"})
    (tmp_path / FOLDER).unlink()
    view.say(kind="choose", exercise=ID, code="bracewell")
    assert form.page["practice"]["code"] == "bracewell"
    assert on_disk(tmp_path)["answers"] == {"eligible": "yes"}


def test_afresh_that_cannot_be_saved_empties_nothing(form: PracticeForm, tmp_path: Path) -> None:
    view = View(form)
    view.edit(eligible="yes")
    saved = tmp_path / "elsewhere"
    (tmp_path / FOLDER).rename(saved)
    stopped(tmp_path)
    assert view.say(kind="afresh")["problem"].startswith("Not saved: ")
    assert form.state["answers"] == {"eligible": "yes"}
    (tmp_path / FOLDER).unlink()
    saved.rename(tmp_path / FOLDER)
    assert view.edit(age=47)["problem"] == ""
    assert on_disk(tmp_path)["answers"] == {"eligible": "yes", "age": 47}


@pytest.mark.parametrize("id", EXERCISES[1:])
def test_every_exercise_can_be_practised_and_marked(id: str, tmp_path: Path) -> None:
    form = PracticeForm(id, None, tmp_path)
    View(form).say(kind="mark")
    tools = sum(one.points for one in exercise(id).criteria if one.marked == "tool")
    assert f"Marks: 0 of {tools:g}" in form.state["marks"]
