"""The kernel's side of an exercise form: what a view says, what is saved, what is said back. No browser."""

from __future__ import annotations

import datetime
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from rightmix_sim.exercises import assignment, material_of
from rightmix_sim.exercises.handing_in.hand_in import read_hand_in
from rightmix_sim.forms.exercise_form import ExerciseForm

WARM_UP = material_of(assignment("warm-up"))


class View:
    """A form on a screen: what it sends and what it hears. It has seen what the kernel last told it."""

    def __init__(self, form: ExerciseForm, token: str = "view-1") -> None:
        self.form, self.token, self.heard = form, token, list[dict[str, Any]]()
        self.seen = form.state["revision"]
        form.send = lambda content, buffers=None: self.heard.append(content)

    def edit(self, **edits: Any) -> dict[str, Any]:
        return self.say(kind="edit", number=len(self.heard) + 1, edits=edits, bases=dict.fromkeys(edits, self.seen))

    def say(self, **message: Any) -> dict[str, Any]:
        before = len(self.heard)
        self.form._heard(self.form, {"view": self.token, "shelf": self.form.page["shelf"], **message}, [])
        self.seen = self.form.state["revision"]
        return self.heard[-1] if len(self.heard) > before else {}


def texts(reply: dict[str, Any]) -> list[str]:
    return [one["text"] for one in reply["notices"]]


@pytest.fixture
def form(tmp_path: Path) -> ExerciseForm:
    return ExerciseForm(WARM_UP, tmp_path)


def on_disk(folder: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
    return content


def test_an_edit_is_on_disk_before_it_is_answered(form: ExerciseForm, tmp_path: Path) -> None:
    reply = View(form).edit(whose="Martin Tressell")
    assert on_disk(tmp_path)["answers"] == {"whose": "Martin Tressell"}
    assert (reply["kind"], reply["number"], reply["problem"]) == ("edit", 1, "")
    assert form.state["answers"] == {"whose": "Martin Tressell"}
    assert form.state["saved_at"].startswith("Saved ")


def test_nothing_is_called_saved_before_something_was(form: ExerciseForm) -> None:
    assert form.state["saved_at"] == ""


def test_an_answer_that_was_emptied_is_gone_from_the_disk(form: ExerciseForm, tmp_path: Path) -> None:
    view = View(form)
    view.edit(documents=11)
    view.edit(documents=None)
    assert on_disk(tmp_path)["answers"] == {}


def test_progress_and_reminders_follow_an_edit(form: ExerciseForm) -> None:
    before = form.state["progress"]["answered"]
    View(form).edit(licence="yes")
    assert form.state["progress"]["answered"] == before + 1
    assert [one["question"] for one in form.state["checks"]] == ["licence_evidence"]


def test_what_cannot_be_an_answer_is_named_and_the_rest_is_taken(form: ExerciseForm) -> None:
    reply = View(form).edit(documents="eleven", whose="Martin")
    assert form.state["answers"] == {"whose": "Martin"}
    assert texts(reply) == ["This could not be taken as it was written: “How many documents does it hold”."]


def test_a_message_about_other_work_is_refused_and_changes_nothing(form: ExerciseForm) -> None:
    reply = View(form).say(kind="edit", number=1, edits={"whose": "of another case"}, bases={}, shelf="another")
    assert reply["problem"].startswith("This belongs to another exercise or case.")
    assert form.state["answers"] == {}


def test_what_goes_wrong_while_a_message_is_answered_is_said(
    form: ExerciseForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: Any) -> Any:
        raise ValueError("a fault in a view")

    monkeypatch.setattr("rightmix_sim.forms.exercise_form.shown_of", broken)
    reply = View(form).edit(whose="Martin")
    assert reply["problem"] == "Something went wrong here: a fault in a view"


def test_an_edit_begun_before_another_window_saved_keeps_the_other_version(form: ExerciseForm, tmp_path: Path) -> None:
    one, two = View(form, "one"), View(ExerciseForm(WARM_UP, tmp_path), "two")
    begun_at = one.seen
    two.edit(whose="as two has it")
    one.say(kind="look")  # the first window now shows other questions as they are, and is still being written in
    reply = one.say(kind="edit", number=1, edits={"whose": "as one has it"}, bases={"whose": begun_at})
    assert on_disk(tmp_path)["answers"] == {"whose": "as one has it"}
    (kept,) = reply["notices"]
    assert kept["offers"] == [{"question": "whose", "value": "as two has it"}]


def test_a_draft_is_brought_back_where_nobody_has_written_since(form: ExerciseForm, tmp_path: Path) -> None:
    view = View(form)
    reply = view.say(kind="recover", number=1, edits={"whose": "a draft"}, bases={"whose": 0})
    assert on_disk(tmp_path)["answers"] == {"whose": "a draft"}
    assert texts(reply) == ["What you wrote while the notebook did not answer has been brought back."]


def test_a_draft_that_is_older_than_what_stands_is_kept_beside_it(form: ExerciseForm, tmp_path: Path) -> None:
    view = View(form)
    view.edit(whose="newer")
    reply = view.say(kind="recover", number=2, edits={"whose": "an old draft"}, bases={"whose": 0})
    assert on_disk(tmp_path)["answers"] == {"whose": "newer"}
    (kept,) = reply["notices"]
    assert kept["text"].startswith("A draft that had not been saved is older than what stands")
    assert kept["offers"] == [{"question": "whose", "value": "an old draft"}]


@pytest.mark.parametrize("draft", [{"whose": 7}, {"no such": "x"}, {"look": "no list"}, 3, None])
def test_a_draft_that_makes_no_sense_changes_nothing(form: ExerciseForm, draft: Any) -> None:
    reply = View(form).say(kind="recover", number=1, edits=draft, bases=draft)
    assert form.state["answers"] == {}
    assert reply["problem"] == ""


def test_a_hand_in_holds_what_another_window_has_saved(form: ExerciseForm, tmp_path: Path) -> None:
    one, two = View(form, "one"), View(ExerciseForm(WARM_UP, tmp_path), "two")
    one.edit(whose="Martin")
    two.edit(documents=11)
    one.say(kind="hand-in", trainee="T 17")
    (there,) = (tmp_path / "hand-in").glob("*.zip")
    assert read_hand_in(there).answers == {"whose": "Martin", "documents": 11}


@pytest.mark.parametrize(
    "message", [None, 7, "edit", {}, {"kind": "no such"}, {"kind": "edit"}, {"kind": "edit", "edits": 3}]
)
def test_a_message_that_makes_no_sense_changes_nothing(form: ExerciseForm, message: Any) -> None:
    View(form)
    form._heard(form, message, [])
    assert form.state["answers"] == {}


def test_a_second_form_on_the_same_folder_shows_what_the_first_has_saved(form: ExerciseForm, tmp_path: Path) -> None:
    View(form, "one").edit(whose="Martin", documents=11)
    second = View(ExerciseForm(WARM_UP, tmp_path), "two")
    assert second.form.state["answers"] == {"whose": "Martin", "documents": 11}


def test_of_two_windows_the_later_edit_stands_and_the_other_is_kept_and_named(
    form: ExerciseForm, tmp_path: Path
) -> None:
    one, two = View(form, "one"), View(ExerciseForm(WARM_UP, tmp_path), "two")
    one.edit(whose="as one has it", documents=11)
    reply = two.edit(whose="as two has it")
    stands = on_disk(tmp_path)
    assert stands["answers"] == {"whose": "as two has it", "documents": 11}
    assert [kept["value"] for kept in stands["replaced"]] == ["as one has it"]
    assert "Another window had changed this too: “Whose file is it”" in " ".join(texts(reply))
    assert "“How many documents does it hold”" in " ".join(texts(reply))


def test_a_window_that_looks_sees_what_another_has_saved(form: ExerciseForm, tmp_path: Path) -> None:
    one, two = View(form, "one"), View(ExerciseForm(WARM_UP, tmp_path), "two")
    two.edit(documents=11)
    reply = one.say(kind="look")
    assert form.state["answers"] == {"documents": 11}
    assert texts(reply) == ["Changed in another window, and shown here now: “How many documents does it hold”."]
    assert one.say(kind="look") == {}


def test_what_cannot_be_saved_is_said_kept_and_saved_when_it_can_be(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    view = View(ExerciseForm(WARM_UP, folder))
    view.edit(whose="Martin")
    shutil.rmtree(folder)
    reply = view.edit(documents=11)
    assert reply["problem"].startswith("Not saved: the folder of this notebook is no longer there.")
    assert view.form.state["answers"] == {"whose": "Martin", "documents": 11}
    assert view.form.state["problem"] == reply["problem"]
    folder.mkdir()
    assert view.say(kind="look")["problem"] == ""
    assert on_disk(folder)["answers"] == {"whose": "Martin", "documents": 11}


def test_a_damaged_file_is_put_aside_and_said(tmp_path: Path) -> None:
    (tmp_path / "answers.json").write_text("{half", encoding="utf-8")
    form = ExerciseForm(WARM_UP, tmp_path)
    assert "answers-damaged-1.json" in form.state["problem"]
    assert (tmp_path / "answers-damaged-1.json").read_text(encoding="utf-8") == "{half"


def test_handing_in_gives_a_receipt_and_again_takes_its_place(form: ExerciseForm, tmp_path: Path) -> None:
    form._now = lambda: datetime.datetime(2026, 3, 2, 9, 30, tzinfo=datetime.UTC)
    view = View(form)
    view.edit(whose="Martin")
    first = view.say(kind="hand-in", trainee="T 17")
    assert first["receipt"]["number"] == 1
    assert first["receipt"]["answered"].startswith("1 of ")
    view.edit(documents=11)
    second = view.say(kind="hand-in", trainee="T 17")
    assert second["receipt"]["number"] == 2
    assert second["receipt"]["code"] != first["receipt"]["code"]
    (there,) = (tmp_path / "hand-in").glob("*.zip")
    assert read_hand_in(there).answers == {"whose": "Martin", "documents": 11}
    assert form.state["trainee"] == "T 17"
    assert ExerciseForm(WARM_UP, tmp_path).state["receipt"]["code"] == second["receipt"]["code"]


def test_handing_in_without_a_name_says_what_is_missing(form: ExerciseForm, tmp_path: Path) -> None:
    reply = View(form).say(kind="hand-in", trainee="  ")
    assert reply["problem"]
    assert not list(tmp_path.rglob("*.zip"))


def test_a_page_holds_no_case_facts() -> None:
    page = json.dumps(ExerciseForm(WARM_UP, Path("nowhere")).page, default=str)
    assert "how_likely" not in page
    assert "at_risk_from" not in page
