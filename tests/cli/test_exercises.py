"""`rightmix exercises`: the list, one exercise, marks with feedback, reminders, and how it fails."""

from __future__ import annotations

import datetime
import json
import os
from pathlib import Path
from typing import Any

import pytest

from rightmix_sim.cli import main
from rightmix_sim.exercises import EXERCISES, assignment, codes, exercise, material_of, reference
from rightmix_sim.exercises import library as practice
from rightmix_sim.exercises.handing_in.hand_in import Stored, hand_in
from rightmix_sim.exercises.saving.answers_file import save_answers

NOON = datetime.datetime(2026, 3, 2, 12, 0, tzinfo=datetime.UTC)
MARKED = "ex5-probation-plan"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main(["exercises", *map(str, arguments)])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def as_json(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    status, out, err = run(capsys, *arguments, "--json")
    assert (status, err) == (0, "")
    return json.loads(out)


@pytest.fixture
def saved(elsewhere: Path) -> Path:
    """An answers.json with the reference answers of the usual case."""
    path, code = elsewhere / "answers.json", codes(MARKED)[0]
    answers = reference(assignment(MARKED, code))
    save_answers(path, MARKED, code, answers, seen=0, held=answers, writer="w", now=NOON, trainee="Ann O’Neil")
    return path


@pytest.fixture
def warm_up(elsewhere: Path) -> Path:
    path = elsewhere / "answers.json"
    edits = {"whose": "Martin Tressell", "documents": 99, "licence": "yes"}
    save_answers(path, "warm-up", "tressell", edits, seen=0, held=edits, writer="w", now=NOON)
    return path


def bare(content: object) -> Path:
    path = Path("bare.json")
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


# --- list and show


def test_the_list_has_every_exercise_with_what_it_can_be_practised_on(capsys: pytest.CaptureFixture[str]) -> None:
    found = as_json(capsys, "list")
    assert [one["id"] for one in found] == list(EXERCISES)
    assert [one["number"] for one in found] == list(range(10))  # the warm-up is 0
    assert all(one["codes"] == list(codes(one["id"])) for one in found)
    assert {one["points"] for one in found[1:]} == {20.0}


def test_the_list_in_words_has_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "list")
    assert status == 0
    for number, id in enumerate(EXERCISES):
        assert f"{number}  {exercise(id).title}\n" in out
        assert f"{id} · {exercise(id).minutes} minutes" in out


@pytest.mark.parametrize("id", EXERCISES)
def test_one_exercise_is_shown_with_aims_steps_criteria_and_points(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, id: str
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    status, out, _ = run(capsys, "show", id)
    which, text = exercise(id), " ".join(out.split())
    assert status == 0
    for words in (*which.aims, *(step.title for step in which.steps), *practice.titles(id).values()):
        assert " ".join(words.split()) in text
    for one in which.criteria:
        assert f"{one.title}: {one.points:g} (¶{one.paragraph}" in text
    assert max(map(len, out.splitlines())) <= 100


# --- mark


def test_reference_answers_get_every_point_of_the_tools(capsys: pytest.CaptureFixture[str], saved: Path) -> None:
    found = as_json(capsys, "mark", saved)
    tools = sum(one.points for one in exercise(MARKED).criteria if one.marked == "tool")
    assert (found["points"], found["of"], found["trainee"], found["left_out"]) == (tools, tools, "Ann O’Neil", [])
    assert found["code"] == codes(MARKED)[0]


def test_marks_in_words_say_what_was_right_and_what_a_trainer_reads(
    capsys: pytest.CaptureFixture[str], saved: Path
) -> None:
    status, out, _ = run(capsys, "mark", saved)
    assert status == 0
    text = " ".join(out.split())
    for one in exercise(MARKED).criteria:
        words = "a trainer reads this" if one.marked == "trainer" else f"{one.points:g} of {one.points:g}"
        assert f"{one.title}: {words}" in text
    assert "Right: " in out and "In the report: ¶" in out


def test_a_hand_in_is_marked_like_the_answers_in_it(capsys: pytest.CaptureFixture[str], saved: Path) -> None:
    assigned = assignment(MARKED)
    stored = Stored(answers=reference(assigned), revision=1)
    receipt = hand_in(Path(), exercise(MARKED), material_of(assigned), stored, trainee="Ann O’Neil", now=NOON)
    assert as_json(capsys, "mark", Path("hand-in") / receipt.file) == as_json(capsys, "mark", saved)


def test_against_another_case_the_same_answers_get_less(capsys: pytest.CaptureFixture[str], saved: Path) -> None:
    own, other = (as_json(capsys, "mark", saved, "--code", code)["points"] for code in codes(MARKED)[:2])
    assert other < own


def test_bare_answers_are_marked_where_the_exercise_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    found = as_json(capsys, "mark", bare({"nonsense": 1, "\x1b[2Jclear": 2}), "--exercise", MARKED)
    assert (found["points"], found["code"]) == (0, codes(MARKED)[0])
    assert found["left_out"] == ["nonsense", "[2Jclear"]  # nothing that a terminal would obey


def test_what_is_not_marked_says_so(capsys: pytest.CaptureFixture[str], warm_up: Path) -> None:
    status, out, _ = run(capsys, "mark", warm_up)
    assert status == 0 and "Nothing in it is marked." in out


def test_without_the_keys_marking_says_where_they_are(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    practice.held.cache_clear()
    monkeypatch.setattr(practice, "library_keys", lambda: None)
    try:
        status, out, err = run(capsys, "mark", bare({}), "--exercise", "ex2-rm2000")
    finally:
        practice.held.cache_clear()
    assert (status, out) == (2, "")
    assert "The key of this case is not here" in err


# --- checks


def test_checks_tell_what_is_there_what_to_look_at_and_what_is_empty(
    capsys: pytest.CaptureFixture[str], warm_up: Path
) -> None:
    found = as_json(capsys, "checks", warm_up)
    assert (found["asked"], found["answered"]) == (8, 3)
    assert [one["text"] for one in found["checks"]] == [
        "99 is more than can be: at most 26.",
        "You cited nothing for “Is somebody supervised on a licence here”.",
    ]
    assert "On which day did the licence begin?" in found["empty"]


def test_checks_in_words_say_the_same(capsys: pytest.CaptureFixture[str], warm_up: Path) -> None:
    status, out, _ = run(capsys, "checks", warm_up)
    assert status == 0
    assert out.startswith("3 of 8 answers are there.\n\nTo look at again\n")
    assert "  99 is more than can be: at most 26. (documents)\n" in out
    assert "Still empty\n" in out


def test_checks_need_no_key(capsys: pytest.CaptureFixture[str], saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    practice.held.cache_clear()
    monkeypatch.setattr(practice, "library_keys", lambda: None)
    try:
        found = as_json(capsys, "checks", saved)
    finally:
        practice.held.cache_clear()
    assert found["answered"] > 0


# --- how it fails


@pytest.mark.parametrize("command", ["mark", "checks"])
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "answers.json"),
        (b"{", "This is not JSON"),
        (b"[]", "These are no answers."),
        (b'"a"', "These are no answers."),
        ("{}".encode("utf-16"), "neither text nor a hand-in"),
        (b'{"a": 1, "a": 2}', "A key stands twice."),
        (b'{"a": NaN}', "There is no such number."),
        (b"[" * 50_000, "nests one thing in another too deeply"),
        (b" " * 2_000_001, "larger than 2,000,000 bytes"),
        (b"PK\x03\x04 not a zip", "This is not a whole zip."),
        (b'{"schema": 1}', "something in it is missing"),
        (b'{"schema": 7}', "a newer version of this kit wrote them"),
        (
            b'{"schema": 1, "exercise": "ex99", "code": "a", "revision": 1, "answers": {}}',
            "There is no exercise of this",
        ),
        (
            b'{"schema": 1, "exercise": "warm-up", "code": "a", "revision": 1, "answers": {}}',
            "There is no practice case",
        ),
        (b"{}", "The file does not say which exercise it answers."),
    ],
)
def test_a_file_that_cannot_be_used_is_one_clear_error(
    capsys: pytest.CaptureFixture[str], content: bytes, said: str, command: str
) -> None:
    Path("answers.json").write_bytes(content)
    status, out, err = run(capsys, command, "answers.json")
    assert (status, out) == (2, "")
    assert err.startswith("Error: ") and err.count("Error:") == 1
    assert said in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("mark", "gone.json"), "There is no such file."),
        (("mark", "answers.json", "--exercise", "warm-up"), "These are answers to another exercise."),
        (("mark", "answers.json", "--code", "nobody"), "There is no practice case of this name."),
        (("checks", "answers.json", "--code", "nobody"), "There is no practice case of this name."),
        (("show", "ex2"), "There is no exercise of this name."),
    ],
)
def test_what_was_named_wrongly_is_one_clear_error(
    capsys: pytest.CaptureFixture[str], saved: Path, arguments: tuple[str, ...], said: str
) -> None:
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert said in err and "What to do:" in err
    assert saved.is_file()  # whatever was wrong, it is not moved


@pytest.mark.parametrize(
    "make",
    [os.mkfifo, lambda path: path.mkdir(), lambda path: path.symlink_to("/dev/zero"), lambda path: path.touch(0)],
)
def test_what_is_no_file_of_answers_never_hangs(capsys: pytest.CaptureFixture[str], make: Any) -> None:
    make(Path("answers.json"))
    status, out, err = run(capsys, "mark", "answers.json")
    assert (status, out) == (2, "")
    assert err.startswith("Error: answers.json")
