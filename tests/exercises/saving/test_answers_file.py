"""answers.json: what is saved is there, the later edit wins visibly, and what the disk refuses stays in memory."""

from __future__ import annotations

import datetime
import errno
import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightmix_sim.exercises.saving import lock
from rightmix_sim.exercises.saving.answers_file import Saved, Stored, read_answers, save_answers
from rightmix_sim.exercises.saving.lock import lock_of, locked
from rightmix_sim.exercises.saving.shape import LARGEST, LARGEST_REPLACED, MOST_REPLACED

EXERCISE, CODE = "ex2-rm2000", "tressell"
NOON = datetime.datetime(2026, 3, 2, 12, 0, tzinfo=datetime.UTC)


class Window:
    """A form in one window, as it behaves: what it holds, what it has not saved yet, what it last took in."""

    def __init__(self, path: Path, name: str = "one") -> None:
        self.path, self.name = path, name
        self.opened = read_answers(path, EXERCISE, CODE)
        self.held: dict[str, Any] = dict(self.opened.answers)
        self.seen = self.opened.revision
        self.pending: dict[str, Any] = {}

    def edit(self, *, now: datetime.datetime = NOON, trainee: str | None = None, **edits: Any) -> Saved:
        self.held |= edits
        self.pending |= edits
        saved = save_answers(
            self.path,
            EXERCISE,
            CODE,
            self.pending,
            seen=self.seen,
            held=self.held,
            writer=self.name,
            now=now,
            trainee=trainee,
        )
        if not saved.problem:
            self.pending, self.seen = {}, saved.stored.revision
            self.held |= {one: saved.stored.answers.get(one) for one in saved.others}
        return saved


def content(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


# --- one window


def test_before_the_first_answer_there_are_none_and_no_problem(path: Path) -> None:
    assert read_answers(path, EXERCISE, CODE) == Stored()
    assert not path.exists()


def test_what_was_saved_is_read_again(path: Path) -> None:
    saved = Window(path).edit(s="2", rows={"LC1": {"meaning": "harm", "evidence": ["B2"]}}, trainee="Ann O’Neil")
    assert (saved.problem, saved.replaced, saved.others) == ("", (), ())
    found = read_answers(path, EXERCISE, CODE)
    assert found == saved.stored
    assert found.answers == {"s": "2", "rows": {"LC1": {"meaning": "harm", "evidence": ["B2"]}}}
    assert (found.revision, found.saved_at, found.trainee, found.problem) == (1, NOON, "Ann O’Neil", "")
    assert found.revisions == {"s": 1, "rows": 1}


def test_the_file_has_the_shape_that_is_documented(path: Path) -> None:
    Window(path, "form-1").edit(s="2", trainee="Ann")
    assert content(path) == {
        "schema": 1,
        "exercise": EXERCISE,
        "code": CODE,
        "revision": 1,
        "saved_at": "2026-03-02T12:00:00+00:00",
        "writer": "form-1",
        "answers": {"s": "2"},
        "revisions": {"s": 1},
        "replaced": [],
        "trainee": "Ann",
    }


def test_each_question_keeps_the_revision_of_its_own_last_edit(path: Path) -> None:
    window = Window(path)
    window.edit(a="1")
    window.edit(b="1")
    assert window.edit(a="2").stored.revisions == {"a": 3, "b": 2}


def test_none_takes_an_answer_away_and_its_going_is_an_edit_too(path: Path) -> None:
    window = Window(path)
    window.edit(a="1", b="1")
    stored = window.edit(a=None).stored
    assert (stored.answers, stored.revisions) == ({"b": "1"}, {"a": 2, "b": 1})


def test_saving_without_a_change_writes_nothing(path: Path) -> None:
    window = Window(path)
    window.edit(a="1")
    before = path.stat().st_mtime_ns
    saved = window.edit()
    assert (saved.problem, saved.stored.revision, path.stat().st_mtime_ns) == ("", 1, before)


def test_a_trainee_named_later_is_kept_with_the_answers(path: Path) -> None:
    window = Window(path)
    window.edit(a="1")
    assert window.edit(trainee="Ann\nO’Neil").stored.trainee == "Ann O’Neil"
    assert window.edit(b="1").stored.trainee == "Ann O’Neil"


def test_the_time_is_kept_in_universal_time_whatever_the_zone(path: Path) -> None:
    summer = datetime.timezone(datetime.timedelta(hours=1))
    Window(path).edit(a="1", now=datetime.datetime(2026, 7, 1, 13, 30, tzinfo=summer))
    assert content(path)["saved_at"] == "2026-07-01T12:30:00+00:00"


def test_nothing_but_the_answers_and_their_lock_stays_in_the_folder(path: Path) -> None:
    window = Window(path)
    (path.parent / ".answers.json.0123456789abcdef").write_text("left by a process that was killed")
    (path.parent / ".answers.json.mine").write_text("not ours")
    window.edit(a="1")
    names = sorted(entry.name for entry in path.parent.iterdir())
    assert names == [".answers.json.lock", ".answers.json.mine", "answers.json"]


@pytest.mark.parametrize("value", ["\ud83d\ude00", "half \ud83d", "line\u2028", "\x00", "é" * 20_000])
def test_any_text_can_be_saved_and_read_again(path: Path, value: str) -> None:
    assert Window(path).edit(a=value).problem == ""
    assert set(read_answers(path, EXERCISE, CODE).answers) == {"a"}


def deep(levels: int) -> Any:
    value: Any = "x"
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize("value", [{1, 2}, float("nan"), b"bytes", deep(31), deep(5_000)])
def test_an_answer_that_no_file_can_hold_is_named_and_the_others_are_saved(path: Path, value: Any) -> None:
    saved = save_answers(
        path, EXERCISE, CODE, {"bad": value, "good": "1"}, seen=0, held={"bad": value}, writer="one", now=NOON
    )
    assert saved.problem == "Not saved: the answer to bad holds something that no file can hold."
    assert read_answers(path, EXERCISE, CODE).answers == {"good": "1"}


def test_answers_too_long_to_be_read_again_are_not_written(path: Path) -> None:
    window = Window(path)
    window.edit(a="1")
    saved = window.edit(b="x" * LARGEST)
    assert saved.problem.startswith("Not saved: it would be far too long")
    assert read_answers(path, EXERCISE, CODE).answers == {"a": "1"}


# --- two windows


def test_two_windows_on_different_questions_both_keep_their_answers(path: Path) -> None:
    one, two = Window(path, "one"), Window(path, "two")
    one.edit(a="from one")
    saved = two.edit(b="from two")
    assert saved.stored.answers == {"a": "from one", "b": "from two"}
    assert (saved.replaced, saved.others) == ((), ("a",))
    assert one.edit(c="1").others == ("b",)


def test_of_two_edits_of_one_question_the_later_wins_and_the_other_is_kept(path: Path) -> None:
    one, two = Window(path, "one"), Window(path, "two")
    one.edit(a="from one")
    saved = two.edit(a="from two", now=NOON + datetime.timedelta(minutes=1))
    assert (saved.replaced, saved.others) == (("a",), ())
    assert content(path)["answers"] == {"a": "from two"}
    assert content(path)["replaced"] == [
        {"question": "a", "value": "from one", "at": "2026-03-02T12:01:00+00:00", "writer": "one", "by": "two"}
    ]


def test_an_edit_over_what_the_window_has_seen_replaces_nothing(path: Path) -> None:
    Window(path, "one").edit(a="1")
    saved = Window(path, "two").edit(a="2")
    assert (saved.replaced, saved.stored.replaced) == ((), ())


def test_the_same_answer_in_both_windows_is_no_conflict(path: Path) -> None:
    one, two = Window(path, "one"), Window(path, "two")
    one.edit(a="same", b="x")
    saved = two.edit(a="same")
    assert (saved.replaced, saved.others) == ((), ("b",))


def test_a_number_a_truth_and_a_text_are_different_answers(path: Path) -> None:
    one, two = Window(path, "one"), Window(path, "two")
    one.edit(a=1)
    assert two.edit(a=True).replaced == ("a",)


def test_an_answer_taken_away_elsewhere_is_taken_away_here(path: Path) -> None:
    one = Window(path, "one")
    one.edit(a="1")
    two = Window(path, "two")
    one.edit(a=None)
    saved = two.edit(b="1")
    assert (saved.others, saved.stored.answers) == (("a",), {"b": "1"})


def test_an_old_version_in_a_window_that_did_not_touch_it_never_comes_back(path: Path) -> None:
    one = Window(path, "one")
    one.edit(a="old")
    two = Window(path, "two")
    one.edit(a="new")
    assert two.edit(b="1").stored.answers == {"a": "new", "b": "1"}


def test_an_empty_form_never_empties_what_is_on_disk(path: Path) -> None:
    Window(path, "one").edit(a="1", b="1")
    saved = save_answers(path, EXERCISE, CODE, {"b": "2"}, seen=1, held={"a": "", "c": []}, writer="two", now=NOON)
    assert saved.stored.answers == {"a": "1", "b": "2"}


def test_the_last_fifty_replaced_versions_are_kept(path: Path) -> None:
    one, two = Window(path, "one"), Window(path, "two")
    for number in range(MOST_REPLACED + 5):
        one.edit(a=f"one {number}")
        two.seen = one.seen - 1  # it has not seen this one
        two.edit(a=f"two {number}")
        one.seen = two.seen
    kept = read_answers(path, EXERCISE, CODE).replaced
    assert [one.value for one in kept] == [f"one {number}" for number in range(5, MOST_REPLACED + 5)]


def test_replaced_versions_are_capped_in_size_and_the_newest_stays(path: Path) -> None:
    one, two = Window(path, "one"), Window(path, "two")
    for number in range(4):  # each a little less than half of what all may take: two fit
        one.edit(a=str(number) * (LARGEST_REPLACED // 2 - 200))
        two.seen = one.seen - 1
        two.edit(a="short")
        one.seen = two.seen
    assert [one.value[0] for one in read_answers(path, EXERCISE, CODE).replaced] == ["2", "3"]
    one.edit(a="9" * (LARGEST_REPLACED + 1))
    two.seen = one.seen - 1
    two.edit(a="short")
    assert [one.value[0] for one in read_answers(path, EXERCISE, CODE).replaced] == ["9"]


OPERATIONS = st.lists(st.tuples(st.sampled_from([0, 1]), st.sampled_from("abc")), max_size=30)


@given(OPERATIONS)
def test_whatever_two_windows_do_in_turn_every_edit_is_there_or_was_replaced_knowingly(
    tmp_path_factory: pytest.TempPathFactory, operations: list[tuple[int, str]]
) -> None:
    path = tmp_path_factory.mktemp("two") / "answers.json"
    windows = [Window(path, "one"), Window(path, "two")]
    knows: list[dict[str, str]] = [{}, {}]  # what each window shows of each question
    open_edits: set[str] = set()
    for number, (which, question) in enumerate(operations):
        over = knows[which].get(question)
        windows[which].edit(**{question: str(number)})
        open_edits = (open_edits - {over or ""}) | {str(number)}
        knows[which] = dict(windows[which].held)
    final = read_answers(path, EXERCISE, CODE)
    assert open_edits <= {*final.answers.values(), *(one.value for one in final.replaced)}


# --- what the disk refuses

Refusal = tuple[int, str]
REFUSALS: dict[str, Refusal] = {
    "full": (errno.ENOSPC, "Not saved: the disk is full."),
    "quota": (errno.EDQUOT, "Not saved: your share of the disk is full."),
    "read-only": (errno.EROFS, "Not saved: this folder may only be read."),
    "forbidden": (errno.EACCES, "Not saved: this folder may not be written to."),
    "not permitted": (errno.EPERM, "Not saved: this folder may not be written to."),
    "gone": (errno.ENOENT, "Not saved: the folder of this notebook is no longer there."),
    "broken": (errno.EIO, "Not saved: the disk refused it (Input/output error)."),
    "too many files": (errno.EMFILE, "Not saved: the disk refused it (Too many open files)."),
}


def refusing(monkeypatch: pytest.MonkeyPatch, call: str, number: int) -> None:
    """Every such call of the system on a file of ours fails so."""
    before = getattr(os, call)

    def refuse(what: Any, *others: Any, **named: Any) -> Any:
        if isinstance(what, int) or ".answers.json." in str(what):
            raise OSError(number, os.strerror(number))
        return before(what, *others, **named)

    monkeypatch.setattr(os, call, refuse)
    monkeypatch.setattr("time.sleep", lambda _: None)


@pytest.mark.parametrize("call", ["open", "fsync", "replace"])
@pytest.mark.parametrize("name", REFUSALS)
def test_what_the_disk_refuses_stays_in_memory_and_the_next_save_writes_all_of_it(
    path: Path, name: str, call: str
) -> None:
    number, said = REFUSALS[name]
    window = Window(path)
    window.edit(a="1")
    with pytest.MonkeyPatch.context() as patch:
        refusing(patch, call, number)
        saved = window.edit(b="2")
        assert saved.problem.startswith(said)
        assert "Your text is still on the screen" in saved.problem
        assert saved.stored.answers == {"a": "1", "b": "2"}
        assert (saved.stored.revision, saved.stored.problem) == (1, saved.problem)
        window.edit(c="3")
    assert read_answers(path, EXERCISE, CODE).answers == {"a": "1"}
    assert window.edit(d="4").problem == ""
    assert read_answers(path, EXERCISE, CODE).answers == {"a": "1", "b": "2", "c": "3", "d": "4"}
    assert [entry.name for entry in path.parent.iterdir() if "." in entry.name[1:-5]] == [".answers.json.lock"]


def test_a_form_that_forgets_what_it_could_not_save_still_gets_it_written(path: Path) -> None:
    """`held` is enough: what nobody changed since and still differs was never written."""
    window = Window(path)
    window.edit(a="1")
    with pytest.MonkeyPatch.context() as patch:
        refusing(patch, "fsync", errno.ENOSPC)
        window.edit(b="2")
    window.pending = {}
    assert window.edit(c="3").stored.answers == {"a": "1", "b": "2", "c": "3"}


def test_a_virus_scanner_that_holds_the_file_for_a_moment_does_no_harm(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, tries, pauses = os.replace, [], []

    def held_open(source: Any, target: Any) -> None:
        tries.append(target)
        if len(tries) < 4:
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        before(source, target)

    monkeypatch.setattr(os, "replace", held_open)
    monkeypatch.setattr("time.sleep", pauses.append)
    assert Window(path).edit(a="1").problem == ""
    assert (len(tries), len(pauses)) == (4, 3)


def test_a_deleted_folder_is_said_and_not_made_again(path: Path) -> None:
    folder = path.parent / "ex2"
    folder.mkdir()
    window = Window(folder / "answers.json")
    window.edit(a="1")
    for entry in folder.iterdir():
        entry.unlink()
    folder.rmdir()
    assert window.edit(b="2").problem.startswith("Not saved: the folder of this notebook is no longer there.")
    assert not folder.exists()
    folder.mkdir()
    saved = window.edit(c="3")
    assert (saved.problem, saved.stored.answers) == ("", {"a": "1", "b": "2", "c": "3"})
    assert saved.stored.revision == 2  # higher than any window has seen


def test_a_file_where_the_folder_was_is_said(path: Path) -> None:
    path.parent.joinpath("ex2").write_text("not a folder")
    window = Window(path.parent / "ex2" / "answers.json")
    assert window.opened == Stored()
    assert window.edit(a="1").problem.startswith("Not saved: the folder of this notebook is no longer there.")


def test_a_deleted_file_is_written_anew_with_all_that_the_form_holds(path: Path) -> None:
    window = Window(path)
    window.edit(a="1", b="2")
    path.unlink()
    assert window.edit(c="3").stored.answers == {"a": "1", "b": "2", "c": "3"}


def test_after_a_deleted_file_a_second_window_still_loses_nothing(path: Path) -> None:
    one, two = Window(path, "one"), Window(path, "two")
    one.edit(a="1")
    two.edit(b="2")
    path.unlink()
    one.edit(c="3")
    saved = two.edit(d="4")
    assert saved.stored.answers == {"a": "1", "b": "2", "c": "3", "d": "4"}


def test_an_older_copy_put_back_gives_way_to_what_the_form_holds_and_is_kept(path: Path) -> None:
    window = Window(path)
    window.edit(a="old")
    copy = path.read_bytes()
    window.edit(a="new")
    path.write_bytes(copy)
    saved = window.edit(b="2")
    assert saved.stored.answers == {"a": "new", "b": "2"}
    assert [one.value for one in saved.stored.replaced] == ["old"]
    assert saved.stored.revision == 3


def test_a_file_that_may_not_be_read_is_neither_moved_nor_replaced(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Window(path).edit(a="1")
    before = os.open

    def refuse(what: Any, *others: Any, **named: Any) -> int:
        if str(what) == str(path):
            raise PermissionError(errno.EACCES, "Permission denied")
        return before(what, *others, **named)

    monkeypatch.setattr("time.sleep", lambda _: None)
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        window = Window(path)
        assert "is there but cannot be read (Permission denied)" in window.opened.problem
        assert window.edit(b="2").problem.startswith("Not saved: answers.json is there but cannot be read")
    assert window.edit().stored.answers == {"a": "1", "b": "2"}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KB, where we may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    try:
        made = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], capture_output=True, check=False
        )
    except OSError:
        pytest.skip("there is no mount here")
    if made.returncode:
        pytest.skip("no disk may be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_on_a_disk_that_is_really_full_the_former_answers_stay_whole(small_disk: Path) -> None:
    window = Window(small_disk / "answers.json")
    assert window.edit(a="1").problem == ""
    saved = window.edit(b="x" * 80_000)
    assert saved.problem.startswith("Not saved: the disk is full. Free some space")
    assert read_answers(window.path, EXERCISE, CODE).answers == {"a": "1"}
    assert window.edit(b="short").problem == ""
    assert read_answers(window.path, EXERCISE, CODE).answers == {"a": "1", "b": "short"}


def test_a_lock_held_elsewhere_for_long_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.0)
    window = Window(path)
    with locked(path):
        assert window.edit(a="1").problem.startswith("Not saved: another window is writing to it.")
    assert window.edit().problem == ""


def test_a_file_system_without_locks_is_written_to_all_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock, "_take", none)
    assert Window(path).edit(a="1").problem == ""


def test_a_link_in_the_place_of_the_lock_is_not_followed(path: Path) -> None:
    elsewhere = path.parent / "elsewhere"
    lock_of(path).symlink_to(elsewhere)
    assert Window(path).edit(a="1").problem.startswith("Not saved: the disk refused it")
    assert not elsewhere.exists()
