"""Handing in: one zip with a receipt, the earlier ones kept apart, all or nothing."""

from __future__ import annotations

import datetime
import errno
import hashlib
import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest

from rightmix_sim.errors import InputError, OutputError
from rightmix_sim.exercises import Material, assignment, exercise, material_of
from rightmix_sim.exercises.handing_in.hand_in import Receipt, hand_in, last_receipt, read_hand_in
from rightmix_sim.exercises.handing_in.receipt import file_name
from rightmix_sim.exercises.saving.answers_file import Stored
from tests.exercises.saving.test_answers_file import refusing

WARM_UP = exercise("warm-up")
SUMMER = datetime.datetime(2026, 7, 1, 14, 5, 9, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))
ANSWERS: dict[str, Any] = {"whose": "Martin Tressell", "documents": 7, "licence": "yes"}
STORED = Stored(
    answers=ANSWERS, revision=5, revisions={"whose": 1, "documents": 2, "licence": 5}, trainee="", writer="w"
)


@pytest.fixture(scope="module")
def material() -> Material:
    return material_of(assignment("warm-up", "tressell"))


def handed_in(
    folder: Path, material: Material, *, trainee: str = "Ann O’Neil", now: datetime.datetime = SUMMER, **answers: Any
) -> Receipt:
    stored = Stored(answers=ANSWERS | answers, revision=5, revisions=STORED.revisions, writer="w")
    return hand_in(folder, WARM_UP, material, stored, trainee=trainee, now=now)


def names(folder: Path) -> list[str]:
    return sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file())


def test_the_zip_holds_answers_notebook_and_receipt_and_nothing_else(tmp_path: Path, material: Material) -> None:
    (tmp_path / "warm-up.ipynb").write_bytes(b"the notebook as it lies there")
    (tmp_path / "notes.txt").write_bytes(b"private")
    receipt = handed_in(tmp_path, material)
    assert receipt.file == "warm-up_ann-o-neil_1.zip"
    with zipfile.ZipFile(tmp_path / "hand-in" / receipt.file) as content:
        assert content.namelist() == ["answers.json", "receipt.json", "warm-up.ipynb"]
        assert content.read("warm-up.ipynb") == b"the notebook as it lies there"
        assert json.loads(content.read("answers.json"))["answers"] == ANSWERS


def test_the_receipt_says_what_when_whose_and_what_is_empty(tmp_path: Path, material: Material) -> None:
    """It asks for 8: whose, documents, licence, its evidence, released, authors, two things. Here are 3."""
    receipt = handed_in(tmp_path, material)
    data = zipfile.ZipFile(tmp_path / "hand-in" / receipt.file).read("answers.json")
    sum_ = hashlib.sha256(data).hexdigest()
    assert receipt.to_dict() == {
        "exercise": "warm-up",
        "title": WARM_UP.title,
        "assigned": "tressell",
        "trainee": "Ann O’Neil",
        "at": "2026-07-01T14:05:09+01:00",
        "number": 1,
        "checksum": sum_,
        "asked": 8,
        "answered": 3,
        "empty": [
            "Which paragraphs say so?",
            "On which day did the licence begin?",
            "Which of these agencies wrote something in the file?",
            "Things that you would want to ask somebody about: thing 1",
            "Things that you would want to ask somebody about: thing 2",
        ],
        "file": "warm-up_ann-o-neil_1.zip",
        "code": f"{sum_[:4]} {sum_[4:8]}",
    }
    assert json.loads(zipfile.ZipFile(tmp_path / "hand-in" / receipt.file).read("receipt.json")) == receipt.to_dict()


def test_what_was_handed_in_can_be_read_again(tmp_path: Path, material: Material) -> None:
    (tmp_path / "warm-up.ipynb").write_bytes(b"{}")
    receipt = handed_in(tmp_path, material)
    found = read_hand_in(tmp_path / "hand-in" / receipt.file)
    assert (found.receipt, found.answers, found.notebook) == (receipt, ANSWERS, b"{}")
    assert (found.stored.revision, found.stored.trainee) == (5, "Ann O’Neil")


def test_only_answers_that_fit_are_handed_in(tmp_path: Path, material: Material) -> None:
    receipt = handed_in(tmp_path, material, licence="perhaps", documents="seven", key="x" * 100)
    assert read_hand_in(tmp_path / "hand-in" / receipt.file).answers == {"whose": "Martin Tressell"}
    assert receipt.answered == 1


def test_handing_in_again_supersedes_and_one_file_is_there_to_send(tmp_path: Path, material: Material) -> None:
    handed_in(tmp_path, material)
    handed_in(tmp_path, material, trainee="Ann O'Neill")  # she mended her name
    third = handed_in(tmp_path, material, documents=8)
    assert third.number == 3
    assert names(tmp_path) == [
        ".hand-in.lock",
        "hand-in/earlier/warm-up_ann-o-neil_1.zip",
        "hand-in/earlier/warm-up_ann-o-neill_2.zip",
        "hand-in/warm-up_ann-o-neil_3.zip",
    ]
    assert read_hand_in(tmp_path / "hand-in" / third.file).answers["documents"] == 8


def test_a_number_is_never_given_twice_even_if_the_last_file_was_taken_away(tmp_path: Path, material: Material) -> None:
    handed_in(tmp_path, material)
    second = handed_in(tmp_path, material)
    (tmp_path / "hand-in" / second.file).rename(tmp_path / "hand-in" / "earlier" / second.file)
    assert handed_in(tmp_path, material).number == 3


def test_an_earlier_file_of_the_same_name_is_kept_too(tmp_path: Path, material: Material) -> None:
    first = handed_in(tmp_path, material)
    (tmp_path / "hand-in" / "earlier").mkdir()
    (tmp_path / "hand-in" / "earlier" / first.file).write_bytes(b"put there by hand")
    handed_in(tmp_path, material)
    assert names(tmp_path / "hand-in" / "earlier") == ["warm-up_ann-o-neil_1-2.zip", "warm-up_ann-o-neil_1.zip"]
    assert (tmp_path / "hand-in" / "earlier" / first.file).read_bytes() == b"put there by hand"


def test_hand_ins_of_another_exercise_and_other_files_are_left_alone(tmp_path: Path, material: Material) -> None:
    others = ["ex2-rm2000_ann_4.zip", "warm-up_ann.zip", "warm-up-2_ann_1.zip", "notes.txt"]
    (tmp_path / "hand-in").mkdir()
    for name in others:
        (tmp_path / "hand-in" / name).write_bytes(b"mine")
    receipt = handed_in(tmp_path, material)
    assert receipt.number == 1
    assert names(tmp_path / "hand-in") == sorted([*others, receipt.file])


def test_the_same_input_and_time_give_the_same_bytes(tmp_path: Path, material: Material) -> None:
    found = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        receipt = handed_in(tmp_path / name, material)
        found.append((tmp_path / name / "hand-in" / receipt.file).read_bytes())
    assert found[0] == found[1]


def test_a_time_without_zone_gets_that_of_the_machine(tmp_path: Path, material: Material) -> None:
    receipt = handed_in(tmp_path, material, now=datetime.datetime(2026, 7, 1, 12, 0))
    assert receipt.at.utcoffset() is not None
    assert last_receipt(tmp_path, "warm-up") == receipt


@pytest.mark.parametrize("make", [lambda path: path.symlink_to("/etc/hostname"), os.mkfifo, lambda path: path.mkdir()])
def test_a_notebook_that_is_no_plain_file_stays_behind(tmp_path: Path, material: Material, make: Any) -> None:
    make(tmp_path / "warm-up.ipynb")
    receipt = handed_in(tmp_path, material)
    assert read_hand_in(tmp_path / "hand-in" / receipt.file).notebook is None


# --- names


@pytest.mark.parametrize(
    ("trainee", "part"),
    [
        ("Ann O’Neil", "ann-o-neil"),
        ("T-0042", "t-0042"),
        ("  Zoë  Müller ", "zoe-muller"),
        ("Paweł Łoś", "pawel-los"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\CON", "c-con"),
        ("a_b_2.zip", "a-b-2-zip"),
        ("李明", "674e-660e"),
        ("x" * 500, "x" * 40),
        ("a\x00b\u202ec\r\nd", "a-b-c-d"),
        ("half \ud83d 7", "half-7"),
    ],
)
def test_a_name_becomes_plain_letters_in_the_name_of_the_file(
    tmp_path: Path, material: Material, trainee: str, part: str
) -> None:
    receipt = handed_in(tmp_path, material, trainee=trainee)
    assert receipt.file == f"warm-up_{part}_1.zip" == file_name("warm-up", receipt.trainee, 1)
    assert last_receipt(tmp_path, "warm-up") == receipt


def test_the_name_as_it_was_written_stays_inside_the_receipt(tmp_path: Path, material: Material) -> None:
    assert handed_in(tmp_path, material, trainee=" Zoë Müller ").trainee == "Zoë Müller"


@pytest.mark.parametrize("trainee", ["", "   ", "\n", "---", "…", "\x00"])
def test_without_a_name_nothing_is_handed_in(tmp_path: Path, material: Material, trainee: str) -> None:
    with pytest.raises(InputError, match="Write your name or number first"):
        handed_in(tmp_path, material, trainee=trainee)
    assert names(tmp_path) == []


# --- what the disk refuses


@pytest.mark.parametrize("call", ["open", "fsync", "replace", "rename"])
def test_a_hand_in_that_fails_leaves_all_as_it_was(tmp_path: Path, material: Material, call: str) -> None:
    handed_in(tmp_path, material)
    second = handed_in(tmp_path, material)
    before = {name: (tmp_path / name).read_bytes() for name in names(tmp_path)}
    real = getattr(os, call)

    def refuse(what: Any, *others: Any, **named: Any) -> Any:
        if isinstance(what, int) or "hand-in/" in str(what):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(what, *others, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, call, refuse)
        with pytest.raises(OutputError, match="Not handed in: the disk is full"):
            handed_in(tmp_path, material, documents=8)
    assert {name: (tmp_path / name).read_bytes() for name in names(tmp_path)} == before
    assert last_receipt(tmp_path, "warm-up") == second
    assert handed_in(tmp_path, material).number == 3


def test_the_second_of_two_earlier_files_that_cannot_be_moved_brings_the_first_back(
    tmp_path: Path, material: Material, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = handed_in(tmp_path, material)
    second = handed_in(tmp_path, material)
    (tmp_path / "hand-in" / "earlier" / first.file).rename(tmp_path / "hand-in" / first.file)  # back by hand
    real, asked = os.rename, []

    def refuse(source: Any, target: Any) -> None:
        asked.append(source)
        if len(asked) == 2:
            raise PermissionError(errno.EACCES, "Permission denied")
        real(source, target)

    monkeypatch.setattr(os, "rename", refuse)
    with pytest.raises(OutputError):
        handed_in(tmp_path, material)
    assert names(tmp_path / "hand-in") == sorted([first.file, second.file])


def test_a_folder_that_is_gone_or_a_file_in_the_way_is_said(tmp_path: Path, material: Material) -> None:
    with pytest.raises(OutputError, match="the folder of this notebook is no longer there"):
        handed_in(tmp_path / "gone", material)
    (tmp_path / "hand-in").write_text("mine")
    with pytest.raises(OutputError, match="Not handed in"):
        handed_in(tmp_path, material)
    assert (tmp_path / "hand-in").read_text() == "mine"


# --- the last receipt


def test_before_the_first_hand_in_there_is_no_receipt(tmp_path: Path) -> None:
    assert last_receipt(tmp_path, "warm-up") is None
    assert last_receipt(tmp_path / "gone", "warm-up") is None


def test_the_last_receipt_is_that_of_the_highest_number(tmp_path: Path, material: Material) -> None:
    for _ in range(10):
        last = handed_in(tmp_path, material)
    earlier = tmp_path / "hand-in" / "earlier" / "warm-up_ann-o-neil_9.zip"
    earlier.rename(tmp_path / "hand-in" / earlier.name)
    assert last_receipt(tmp_path, "warm-up") == last


def test_a_receipt_that_cannot_be_read_is_none(tmp_path: Path, material: Material) -> None:
    receipt = handed_in(tmp_path, material)
    (tmp_path / "hand-in" / receipt.file).write_bytes(b"PK damaged")
    assert last_receipt(tmp_path, "warm-up") is None
    (tmp_path / "hand-in" / receipt.file).unlink()
    os.mkfifo(tmp_path / "hand-in" / receipt.file)
    assert last_receipt(tmp_path, "warm-up") is None
    assert last_receipt(tmp_path, "a\x00b") is None


def test_a_full_disk_is_told_apart_from_a_lock_held_elsewhere(
    tmp_path: Path, material: Material, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusing(monkeypatch, "fsync", errno.EDQUOT)
    with pytest.raises(OutputError, match="your share of the disk is full"):
        handed_in(tmp_path, material)


def test_work_on_the_common_case_of_a_course_has_a_name_of_its_own(tmp_path: Path) -> None:
    material = material_of(assignment("ex2-rm2000"))
    now = datetime.datetime(2027, 3, 1, 9, 0, tzinfo=datetime.UTC)
    names = []
    for name in ("ex2-rm2000", "ex2-rm2000-common", "ex2-rm2000-resit-1"):
        (tmp_path / name).mkdir()
        receipt = hand_in(
            tmp_path / name, exercise("ex2-rm2000"), material, Stored(answers={}), trainee="Ünal", now=now
        )
        assert last_receipt(tmp_path / name, "ex2-rm2000") == receipt
        names.append(receipt.file)
    assert names == ["ex2-rm2000_unal_1.zip", "ex2-rm2000_common-unal_1.zip", "ex2-rm2000_resit-1-unal_1.zip"]
