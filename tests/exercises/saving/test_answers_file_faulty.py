"""answers.json with one fault each: kept under another name, said in a sentence, and never an exception."""

from __future__ import annotations

import datetime
import json
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightmix_sim.exercises.saving.answers_file import Saved, Stored, read_answers, save_answers
from rightmix_sim.exercises.saving.shape import LARGEST

EXERCISE, CODE = "ex2-rm2000", "tressell"
NOON = datetime.datetime(2026, 3, 2, 12, 0, tzinfo=datetime.UTC)
SOUND: dict[str, Any] = {
    "schema": 1,
    "exercise": EXERCISE,
    "code": CODE,
    "revision": 3,
    "saved_at": "2026-03-01T09:00:00+00:00",
    "writer": "form",
    "answers": {"a": "1"},
    "revisions": {"a": 3},
    "replaced": [],
    "trainee": "Ann",
}


def written(**changes: Any) -> bytes:
    return json.dumps(SOUND | changes).encode()


def without(key: str) -> bytes:
    return json.dumps({one: value for one, value in SOUND.items() if one != key}).encode()


TEXT = json.dumps(SOUND)

# What cannot be used at all: moved aside as answers-damaged-1.json
DAMAGED: dict[str, bytes] = {
    "empty": b"",
    "blanks": b" \n\t ",
    "zero-bytes": b"\x00" * 500,
    "cut-off": TEXT[:-30].encode(),
    "cut-off-in-a-character": b'{"a": "\xc3',
    "written-twice": (TEXT + TEXT).encode(),
    "html": b"<!doctype html><title>Sign in</title>",
    "plain-text": b"my answers",
    "yaml": b"schema: 1\nanswers: {}\n",
    "a-zip": b"PK\x03\x04\x14\x00\x00\x00\x08\x00",
    "a-picture": b"\x89PNG\r\n\x1a\n\x00\x00",
    "utf-16": TEXT.encode("utf-16"),
    "utf-16-no-mark": TEXT.encode("utf-16-le"),
    "utf-32": TEXT.encode("utf-32"),
    "latin-1": TEXT.replace("Ann", "Zoë").encode("latin-1"),
    "single-quotes": str(SOUND).encode(),
    "comments": b"// mine\n" + TEXT.encode(),
    "trailing-comma": TEXT.replace("]", "],").encode() + b",",
    "duplicate-key": TEXT.replace('"revision": 3', '"revision": 3, "revision": 4').encode(),
    "duplicate-answer": TEXT.replace('{"a": "1"}', '{"a": "1", "a": "2"}').encode(),
    "nan": TEXT.replace('"1"', "NaN").encode(),
    "infinity": TEXT.replace('"1"', "-Infinity").encode(),
    "number-too-large": TEXT.replace('"1"', "1e999").encode(),
    "number-of-thousands-of-digits": TEXT.replace('"1"', "9" * 5_000).encode(),
    "half-a-character": TEXT.replace('"1"', '"\\ud83d"').encode(),
    "deeply-nested": b"[" * 100_000,
    "deeply-nested-and-closed": TEXT.replace('"1"', "[" * 900 + "]" * 900).encode(),
    "nested-beyond-any-answer": TEXT.replace('"1"', "[" * 40 + "]" * 40).encode(),
    "too-large": written(answers={"a": "x" * LARGEST}),
    "a-list": b"[]",
    "a-text": b'"answers"',
    "a-number": b"17",
    "null": b"null",
    "true": b"true",
    "an-empty-object": b"{}",
    "schema-missing": without("schema"),
    "schema-0": written(schema=0),
    "schema-negative": written(schema=-1),
    "schema-a-text": written(schema="1"),
    "schema-a-fraction": written(schema=1.0),
    "schema-true": written(schema=True),
    "exercise-missing": without("exercise"),
    "exercise-a-number": written(exercise=2),
    "code-missing": without("code"),
    "code-null": written(code=None),
    "answers-missing": without("answers"),
    "answers-a-list": written(answers=["1"]),
    "answers-null": written(answers=None),
    "revision-missing": without("revision"),
    "revision-negative": written(revision=-3),
    "revision-a-text": written(revision="3"),
    "revision-true": written(revision=True),
    "revision-beyond-counting": written(revision=10**300),
}

# What is strange only beside the answers: they are read all the same
TOLERATED: dict[str, bytes] = {
    "byte-order-mark": b"\xef\xbb\xbf" + TEXT.encode(),
    "windows-line-ends": json.dumps(SOUND, indent=1).replace("\n", "\r\n").encode(),
    "another-key": written(note="hello"),
    "saved-at-missing": without("saved_at"),
    "saved-at-yesterday-ish": written(saved_at="yesterday-ish"),
    "saved-at-a-number": written(saved_at=17),
    "saved-at-without-zone": written(saved_at="2026-03-01T09:00:00"),
    "saved-at-before-all-time": written(saved_at="0001-01-01T00:00:00+14:00"),
    "writer-a-list": written(writer=[]),
    "trainee-null": written(trainee=None),
    "trainee-an-object": written(trainee={"name": "Ann"}),
    "revisions-missing": without("revisions"),
    "revisions-a-list": written(revisions=[3]),
    "revisions-from-the-future": written(revisions={"a": 99}),
    "revisions-of-texts": written(revisions={"a": "3"}),
    "replaced-missing": without("replaced"),
    "replaced-an-object": written(replaced={}),
    "replaced-of-numbers": written(replaced=[1, None, "x"]),
    "replaced-without-a-question": written(replaced=[{"value": "1"}]),
    "an-answer-that-is-null": written(answers={"a": "1", "b": None}),
}


def saved(path: Path, **edits: Any) -> Saved:
    return save_answers(path, EXERCISE, CODE, edits, seen=0, held=edits, writer="two", now=NOON)


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_is_kept_under_another_name_and_the_form_begins_anew(path: Path, name: str) -> None:
    path.write_bytes(DAMAGED[name])
    found = read_answers(path, EXERCISE, CODE)
    assert (found.answers, found.revision) == ({}, 0)
    assert "It was kept as answers-damaged-1.json" in found.problem
    assert (path.parent / "answers-damaged-1.json").read_bytes() == DAMAGED[name]
    assert saved(path, b="2").problem == ""
    assert read_answers(path, EXERCISE, CODE).answers == {"b": "2"}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_file_damaged_while_the_form_is_open_is_moved_aside_by_the_next_save(path: Path, name: str) -> None:
    path.write_bytes(DAMAGED[name])
    result = save_answers(path, EXERCISE, CODE, {"b": "2"}, seen=3, held={"a": "1"}, writer="one", now=NOON)
    assert result.problem == ""  # it is on disk
    assert "It was kept as answers-damaged-1.json" in result.stored.problem
    assert read_answers(path, EXERCISE, CODE).answers == {"a": "1", "b": "2"}
    assert (path.parent / "answers-damaged-1.json").read_bytes() == DAMAGED[name]


@pytest.mark.parametrize("name", TOLERATED)
def test_what_is_strange_beside_the_answers_costs_no_answer(path: Path, name: str) -> None:
    path.write_bytes(TOLERATED[name])
    found = read_answers(path, EXERCISE, CODE)
    assert (found.answers, found.revision, found.problem) == ({"a": "1"}, 3, "")
    assert saved(path, c="3").stored.answers == {"a": "1", "c": "3"}


def test_a_damaged_file_never_replaces_an_earlier_one(path: Path) -> None:
    for number in (1, 2, 3):
        path.write_bytes(f"damage {number}".encode())
        assert f"answers-damaged-{number}.json" in read_answers(path, EXERCISE, CODE).problem
    kept = sorted(path.parent.glob("answers-damaged-*.json"))
    assert [one.read_text() for one in kept] == ["damage 1", "damage 2", "damage 3"]


# --- what is no plain file


def a_folder(path: Path) -> None:
    path.mkdir()
    (path / "notes.txt").write_text("mine")


def a_link(path: Path) -> None:
    target = path.parent / "elsewhere.json"
    target.write_bytes(written())
    path.symlink_to(target)


def a_socket(path: Path) -> None:
    before = Path.cwd()
    os.chdir(path.parent)  # its whole name may be too long for one
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(before)


NO_FILES: dict[str, Callable[[Path], None]] = {
    "folder": a_folder,
    "link": a_link,
    "link-to-nothing": lambda path: path.symlink_to("nothing"),
    "link-to-itself": lambda path: path.symlink_to(path.name),
    "link-to-a-device": lambda path: path.symlink_to("/dev/zero"),
    "pipe": os.mkfifo,
    "socket": a_socket,
}


@pytest.mark.parametrize("name", NO_FILES)
def test_what_is_no_plain_file_is_moved_aside_unread(path: Path, name: str) -> None:
    NO_FILES[name](path)
    found = read_answers(path, EXERCISE, CODE)
    assert "(it is not a plain file). It was kept as answers-damaged-1.json" in found.problem
    assert os.path.lexists(path.parent / "answers-damaged-1.json")
    assert saved(path, b="2").problem == ""
    assert path.is_file() and not path.is_symlink()
    if name == "link":
        assert (path.parent / "elsewhere.json").read_bytes() == written()


# --- what must not be touched


@pytest.mark.parametrize("schema", [2, 99])
def test_a_file_of_a_newer_kit_is_left_as_it_is(path: Path, schema: int) -> None:
    path.write_bytes(written(schema=schema))
    found = read_answers(path, EXERCISE, CODE)
    assert found.answers == {}
    assert "written by a newer version" in found.problem and "nothing you write here can be saved" in found.problem
    result = saved(path, b="2")
    assert result.problem.startswith("Not saved: answers.json was written by a newer version")
    assert result.stored.answers == {"b": "2"}
    assert path.read_bytes() == written(schema=schema)
    assert not list(path.parent.glob("answers-*"))


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"exercise": "ex3-mappa"}, "answers-of-ex3-mappa-tressell.json"),
        ({"code": "wragg"}, "answers-of-ex2-rm2000-wragg.json"),
        ({"exercise": "../../up", "code": "a/b\\c:d\x00"}, "answers-of-up-a-b-c-d.json"),
        ({"exercise": "", "code": ""}, "answers-of-other.json"),
        ({"exercise": "x" * 500}, f"answers-of-{'x' * 80}.json"),
    ],
)
def test_answers_to_other_work_are_kept_apart_and_not_mixed_in(path: Path, changes: dict[str, Any], name: str) -> None:
    path.write_bytes(written(**changes))
    found = read_answers(path, EXERCISE, CODE)
    assert found.answers == {} and f"They were kept as {name}" in found.problem
    assert (path.parent / name).read_bytes() == written(**changes)
    assert sorted(entry.name for entry in path.parent.iterdir()) == [".answers.json.lock", name]


def test_answers_to_other_work_never_replace_those_kept_before(path: Path) -> None:
    for code in ("one", "two"):
        path.write_bytes(written(code="wragg", writer=code))
        read_answers(path, EXERCISE, CODE)
    kept = [json.loads((path.parent / f"answers-of-ex2-rm2000-wragg{end}.json").read_bytes()) for end in ("", "-2")]
    assert [one["writer"] for one in kept] == ["one", "two"]


@pytest.mark.parametrize("content", [b"damage", written(code="wragg")])
def test_what_cannot_be_moved_aside_is_not_written_over(
    path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    def refuse(*_: Any) -> None:
        raise PermissionError(13, "Permission denied")

    path.write_bytes(content)
    monkeypatch.setattr(os, "rename", refuse)
    monkeypatch.setattr("time.sleep", lambda _: None)
    found = read_answers(path, EXERCISE, CODE)
    assert "cannot be used, and cannot be moved aside either: this folder may not be written to" in found.problem
    result = saved(path, b="2")
    assert result.problem.startswith("Not saved: answers.json cannot be used")
    assert result.stored.answers == {"b": "2"}
    assert path.read_bytes() == content


def test_a_name_that_no_file_can_have_raises_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a\x00b.json"
    assert read_answers(path, EXERCISE, CODE).problem
    assert saved(path, b="2").problem.startswith("Not saved")


# --- whatever JSON holds

LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters())
JSON = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4))
FILES = JSON | st.fixed_dictionaries(
    {"schema": st.just(1) | JSON, "exercise": st.just(EXERCISE), "code": st.just(CODE)},
    optional=dict.fromkeys(("answers", "revision", "revisions", "replaced", "trainee", "saved_at", "writer"), JSON),
)
SOUND_BUT = st.dictionaries(st.sampled_from(sorted(SOUND)), JSON, max_size=2).map(lambda changes: SOUND | changes)


@given(FILES | SOUND_BUT, JSON)
def test_no_json_content_raises_and_the_next_save_can_be_read(
    tmp_path_factory: pytest.TempPathFactory, content: Any, answer: Any
) -> None:
    path = tmp_path_factory.mktemp("any") / "answers.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    assert isinstance(read_answers(path, EXERCISE, CODE), Stored)
    result = saved(path, z=answer, y="1")
    if "newer version" not in result.problem:
        assert read_answers(path, EXERCISE, CODE).answers["y"] == "1"


@given(st.binary(max_size=300))
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "answers.json"
    path.write_bytes(content)
    assert isinstance(read_answers(path, EXERCISE, CODE), Stored)
    assert saved(path, y="1").stored.answers["y"] == "1"
