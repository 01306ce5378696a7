"""A hand-in that somebody made by hand: whatever the zip pretends, it is refused in words and nothing is written."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightmix_sim.errors import InputError
from rightmix_sim.exercises import assignment, exercise, material_of
from rightmix_sim.exercises.handing_in.hand_in import HandIn, hand_in, read_hand_in
from rightmix_sim.exercises.handing_in.reading import LARGEST_NOTEBOOK, LARGEST_ZIP
from rightmix_sim.exercises.saving.answers_file import Stored

NOON = datetime.datetime(2026, 3, 2, 12, 0, tzinfo=datetime.UTC)
Entry = tuple[str | zipfile.ZipInfo, bytes]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hand-in as the form writes it."""
    folder = tmp_path_factory.mktemp("sound")
    (folder / "warm-up.ipynb").write_bytes(b"{}")
    material = material_of(assignment("warm-up", "tressell"))
    stored = Stored(answers={"whose": "Martin Tressell"}, revision=1, revisions={"whose": 1})
    receipt = hand_in(folder, exercise("warm-up"), material, stored, trainee="Ann", now=NOON)
    return folder / "hand-in" / receipt.file


@pytest.fixture(scope="module")
def parts(sound: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(sound) as content:
        return {name: content.read(name) for name in content.namelist()}


def zipped(path: Path, *entries: Entry, method: int = zipfile.ZIP_DEFLATED) -> Path:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of names that stand twice: that is the point
        with zipfile.ZipFile(path, "w", method) as target:
            for name, data in entries:
                target.writestr(name, data)
    return path


def refused(path: Path) -> str:
    before = sorted(path.parent.rglob("*"))
    with pytest.raises(InputError) as error:
        read_hand_in(path)
    assert sorted(path.parent.rglob("*")) == before  # nothing was unpacked
    assert str(path) in str(error.value)
    return str(error.value)


def special(name: str, mode: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.create_system, entry.external_attr = 3, mode << 16
    return entry


NAMES = {
    "absolute": "/etc/passwd",
    "upwards": "../answers.json",
    "upwards-notebook": "../../warm-up.ipynb",
    "windows-drive": "C:\\answers.json",
    "backslashes": "..\\..\\warm-up.ipynb",
    "in-a-folder": "work/warm-up.ipynb",
    "python": "rightmix_sim.py",
    "hidden": ".bashrc",
    "capitals": "ANSWERS.JSON",
    "zero-byte": "warm-up.ipynb\x00.py",
    "notebook-of-other-work": "ex2-rm2000.ipynb",
    "thousand-letters": f"{'x' * 1_000}.ipynb",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_does_not_belong_there_is_refused(tmp_path: Path, parts: dict[str, bytes], name: str) -> None:
    written = NAMES[name].encode()
    if name in ("backslashes", "windows-drive", "zero-byte"):  # as a zip of another system can have them
        path = zipped(tmp_path / "a.zip", *parts.items(), ("P" * len(written), b"x"))
        path.write_bytes(path.read_bytes().replace(b"P" * len(written), written))
    else:
        path = zipped(tmp_path / "a.zip", *parts.items(), (NAMES[name], b"x"))
    assert "This does not belong into a hand-in" in refused(path)


@pytest.mark.parametrize("missing", ["answers.json", "receipt.json"])
def test_what_lacks_a_file_is_not_a_hand_in(tmp_path: Path, parts: dict[str, bytes], missing: str) -> None:
    rest = [(name, data) for name, data in parts.items() if name != missing]
    told = refused(zipped(tmp_path / "a.zip", *rest))
    assert "a file is missing in it" in told and missing in told


def test_a_hand_in_without_its_notebook_is_one_all_the_same(tmp_path: Path, parts: dict[str, bytes]) -> None:
    rest = [(name, data) for name, data in parts.items() if name != "warm-up.ipynb"]
    assert read_hand_in(zipped(tmp_path / "a.zip", *rest)).notebook is None


@pytest.mark.parametrize("name", ["answers.json", "receipt.json", "warm-up.ipynb"])
def test_a_name_that_stands_twice_is_refused(tmp_path: Path, parts: dict[str, bytes], name: str) -> None:
    assert "have the same name" in refused(zipped(tmp_path / "a.zip", *parts.items(), (name, parts[name])))


@pytest.mark.parametrize(
    "mode", [stat.S_IFLNK | 0o777, stat.S_IFIFO | 0o644, stat.S_IFCHR | 0o644, stat.S_IFDIR | 0o755, stat.S_IFSOCK]
)
@pytest.mark.parametrize("name", ["answers.json", "warm-up.ipynb"])
def test_links_pipes_devices_and_folders_are_refused(
    tmp_path: Path, parts: dict[str, bytes], name: str, mode: int
) -> None:
    entries = [(special(one, mode) if one == name else one, data) for one, data in parts.items()]
    assert "not a plain file" in refused(zipped(tmp_path / "a.zip", *entries))


def test_a_folder_in_the_zip_is_refused(tmp_path: Path, parts: dict[str, bytes]) -> None:
    assert "not a plain file" in refused(zipped(tmp_path / "a.zip", *parts.items(), ("work/", b"")))


@pytest.mark.parametrize("name", ["answers.json", "receipt.json", "warm-up.ipynb"])
def test_a_bomb_is_not_unpacked(tmp_path: Path, parts: dict[str, bytes], name: str) -> None:
    """20 MB of zeros, of which a zip needs some 20 KB."""
    path = zipped(tmp_path / "a.zip", *((parts | {name: b"0" * 20_000_000}).items()))
    assert path.stat().st_size < 40_000
    assert "is larger than" in refused(path)


def test_a_bomb_that_lies_about_its_size_gives_no_more_than_it_said(tmp_path: Path, parts: dict[str, bytes]) -> None:
    size = struct.pack("<I", 20_000_000)
    path = zipped(tmp_path / "a.zip", *((parts | {"warm-up.ipynb": b"0" * 20_000_000}).items()))
    path.write_bytes(path.read_bytes().replace(size, struct.pack("<I", 100)))
    assert "not a whole zip" in refused(path)


def test_a_zip_of_thousands_of_files_is_refused_at_the_first(tmp_path: Path, parts: dict[str, bytes]) -> None:
    many = [(f"n{number}.txt", b"") for number in range(3_000)]
    assert "does not belong" in refused(zipped(tmp_path / "a.zip", *many, *parts.items()))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_another_way_of_compressing_is_refused(tmp_path: Path, parts: dict[str, bytes], method: int) -> None:
    assert "compressed in another way" in refused(zipped(tmp_path / "a.zip", *parts.items(), method=method))


def test_an_encrypted_zip_is_refused(tmp_path: Path, sound: Path) -> None:
    data = bytearray(sound.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    assert "encrypted" in refused(tmp_path / "a.zip")


# --- what stands in it


def with_answers(parts: dict[str, bytes], answers: bytes) -> dict[str, bytes]:
    """With other answers and a receipt that fits them: whoever can write a zip can work out a checksum."""
    receipt = json.loads(parts["receipt.json"]) | {"checksum": hashlib.sha256(answers).hexdigest()}
    return parts | {"answers.json": answers, "receipt.json": json.dumps(receipt).encode()}


def test_answers_changed_after_they_were_handed_in_are_told(tmp_path: Path, parts: dict[str, bytes]) -> None:
    changed = parts["answers.json"].replace(b"Tressell", b"Someone!")
    told = refused(zipped(tmp_path / "a.zip", *((parts | {"answers.json": changed}).items())))
    assert "checksum differs" in told and "after it was handed in" in told


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (b"", "it is empty"),
        (b"[]", "it is another kind of file"),
        (b"{", "it is not whole"),
        (b"[" * 100_000, "it is not whole"),
        ("{}".encode("utf-16"), "it is not plain text"),
        (b'{"schema": 9}', "a newer kit wrote it"),
    ],
)
def test_answers_that_cannot_be_used_are_told(
    tmp_path: Path, parts: dict[str, bytes], answers: bytes, said: str
) -> None:
    told = refused(zipped(tmp_path / "a.zip", *with_answers(parts, answers).items()))
    assert f"The answers cannot be used: {said}." in told


@pytest.mark.parametrize("change", [{"exercise": "ex2-rm2000"}, {"code": "wragg"}])
def test_answers_to_other_work_than_the_receipt_says_are_told(
    tmp_path: Path, parts: dict[str, bytes], change: dict[str, str]
) -> None:
    answers = json.dumps(json.loads(parts["answers.json"]) | change).encode()
    assert "it belongs to" in refused(zipped(tmp_path / "a.zip", *with_answers(parts, answers).items()))


RECEIPTS: dict[str, Callable[[dict[str, Any]], object]] = {
    "a-list": lambda _: [],
    "null": lambda _: None,
    "exercise-unknown": lambda one: one | {"exercise": "ex99-none"},
    "exercise-a-path": lambda one: one | {"exercise": "../up"},
    "trainee-missing": lambda one: {key: value for key, value in one.items() if key != "trainee"},
    "trainee-empty": lambda one: one | {"trainee": ""},
    "trainee-escape": lambda one: one | {"trainee": "\x1b[2J"},
    "trainee-of-a-megabyte": lambda one: one | {"trainee": "x" * 400_000},
    "number-zero": lambda one: one | {"number": 0},
    "number-a-text": lambda one: one | {"number": "1"},
    "number-true": lambda one: one | {"number": True},
    "at-yesterday-ish": lambda one: one | {"at": "yesterday-ish"},
    "at-without-zone": lambda one: one | {"at": "2026-03-02T12:00:00"},
    "checksum-short": lambda one: one | {"checksum": "abc"},
    "answered-negative": lambda one: one | {"answered": -1},
    "empty-a-text": lambda one: one | {"empty": "nothing"},
    "another-key": lambda one: one | {"points": 20},
}


@pytest.mark.parametrize("name", RECEIPTS)
def test_a_receipt_that_does_not_fit_is_told_with_its_place(tmp_path: Path, parts: dict[str, bytes], name: str) -> None:
    receipt = json.dumps(RECEIPTS[name](json.loads(parts["receipt.json"]))).encode()
    assert "receipt.json" in refused(zipped(tmp_path / "a.zip", *((parts | {"receipt.json": receipt}).items())))


@pytest.mark.parametrize("receipt", [b"", b"{", b"\xff\xfe{", b'{"a": NaN}', b'{"a": 1, "a": 2}', b"[" * 50_000])
def test_a_receipt_that_is_no_json_is_told(tmp_path: Path, parts: dict[str, bytes], receipt: bytes) -> None:
    assert "receipt.json" in refused(zipped(tmp_path / "a.zip", *((parts | {"receipt.json": receipt}).items())))


# --- what is no zip


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"PK\x05\x06" + b"\x00" * 18, b"not a zip", b"\x1f\x8b\x08", b"\x00" * 1_000]
)
def test_what_is_no_zip_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(content)
    assert "zip" in refused(tmp_path / "a.zip")


def test_a_cut_off_zip_is_told(tmp_path: Path, sound: Path) -> None:
    (tmp_path / "a.zip").write_bytes(sound.read_bytes()[:-40])
    assert "not a whole zip" in refused(tmp_path / "a.zip")


def test_a_file_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    with (tmp_path / "a.zip").open("wb") as stream:
        stream.truncate(50 * LARGEST_NOTEBOOK)
    assert f"larger than {LARGEST_ZIP:,} bytes" in refused(tmp_path / "a.zip")


@pytest.mark.parametrize(
    "make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero"), lambda path: path.mkdir(), lambda path: None]
)
def test_what_is_no_plain_file_is_told(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "a.zip")
    assert refused(tmp_path / "a.zip")


@settings(max_examples=300)
@given(st.data())
def test_a_zip_with_any_bytes_changed_is_refused_or_still_the_same(
    sound: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    content = bytearray(sound.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("any") / "a.zip"
    path.write_bytes(content)
    try:
        found = read_hand_in(path)
    except InputError:
        return
    assert isinstance(found, HandIn)
    assert found.answers == {"whose": "Martin Tressell"}


def test_the_sound_one_is_read(sound: Path) -> None:
    assert read_hand_in(sound).receipt.trainee == "Ann"
