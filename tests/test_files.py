"""What cannot be read is one clear error; what is written is there whole or not at all."""

from __future__ import annotations

import os
import stat
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from rightmix_sim.errors import InputError, OutputError
from rightmix_sim.files import (
    LARGEST_FILE,
    package_file,
    package_names,
    read_csv,
    read_json,
    read_text,
    read_toml,
    read_yaml,
    write_atomic,
)
from rightmix_sim.strict_yaml import load

READERS = {"yaml": read_yaml, "toml": read_toml, "json": read_json}


def written(tmp_path: Path, name: str, content: str | bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# --- what is read as meant


def test_plain_yaml_is_read_as_meant(tmp_path: Path) -> None:
    path = written(
        tmp_path, "a.yaml", 'n: 3\nshare: 0.5\nsmall: 1e-3\nday: 2009-04-01\ntrue: false\nempty:\nname: "7"\n'
    )
    assert read_yaml(path) == {
        "n": 3,
        "share": 0.5,
        "small": 0.001,
        "day": date(2009, 4, 1),
        True: False,
        "empty": None,
        "name": "7",
    }


@pytest.mark.parametrize(
    "text", ["no", "on", "off", "yes", "y", "010", "7:30", "0x1F", "1_000", "<<", "=", "1.2.3", "-"]
)
def test_words_that_yaml_would_take_for_something_else_stay_text(text: str) -> None:
    assert load(f"key: {text}" if text != "-" else 'key: "-"', "a.yaml") == {"key": text}


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    path = written(tmp_path, "a.toml", b"\xef\xbb\xbf[area]\r\nname = 'Elm'\r\n")
    assert read_toml(path) == {"area": {"name": "Elm"}}
    assert read_csv(written(tmp_path, "a.csv", b"\xef\xbb\xbfid,day\r\n1,2\r\n"), ["day", "id"]) == [
        {"id": "1", "day": "2"}
    ]


def test_csv_keeps_commas_and_line_ends_in_quotation_marks(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", 'id,note\n1,"a, b\nc"\n\n2,""\n')
    assert read_csv(path, ["id", "note"]) == [{"id": "1", "note": "a, b\nc"}, {"id": "2", "note": ""}]


def test_toml_leaves_infinity_to_whoever_can_name_the_key(tmp_path: Path) -> None:
    assert read_toml(written(tmp_path, "a.toml", "a = inf\n")) == {"a": float("inf")}


# --- what is refused: name of the fault, file name, content, words the message must hold

FAULTS: list[tuple[str, str, str | bytes, list[str]]] = [
    ("yaml-key-twice", "a.yaml", "a: 1\nb: 2\na: 3\n", ["line 3", "stands twice", "'a'"]),
    ("yaml-key-twice-deeper", "a.yaml", "x:\n  - {k: 1, k: 2}\n", ["line 2", "stands twice", "'k'"]),
    ("yaml-alias", "a.yaml", "a: &x [1]\nb: *x\n", ["line 2", "alias", "*x"]),
    ("yaml-alias-bomb", "a.yaml", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", ["line 2", "alias"]),
    ("yaml-merge", "a.yaml", "a: &x {k: 1}\nb:\n  <<: *x\n", ["line 3", "alias"]),
    ("yaml-python-tag", "a.yaml", "a: !!python/object/apply:os.system [ls]\n", ["line 1", "tags are not allowed"]),
    ("yaml-plain-tag", "a.yaml", "a: 1\nb: !!str 3\n", ["line 2", "tags are not allowed"]),
    ("yaml-own-tag", "a.yaml", "a: !mine 3\n", ["line 1", "tags are not allowed", "!mine"]),
    ("yaml-list-as-key", "a.yaml", "? [1, 2]\n: 3\n", ["line 1", "single word"]),
    ("yaml-mapping-as-key", "a.yaml", "a: 1\n? {b: 1}\n: 3\n", ["line 2", "single word"]),
    ("yaml-tab", "a.yaml", "a:\n\tb: 1\n", ["line 2", "not YAML"]),
    ("yaml-two-colons", "a.yaml", "a: b: c\n", ["line 1", "not YAML"]),
    ("yaml-open-bracket", "a.yaml", "a: [1, 2\nb: 3\n", ["not YAML", "line"]),
    ("yaml-two-documents", "a.yaml", "a: 1\n---\nb: 2\n", ["line 2", "another document"]),
    ("yaml-infinity", "a.yaml", "a: 1\nb: .inf\n", ["line 2", ".inf"]),
    ("yaml-not-a-number", "a.yaml", "a: .nan\n", ["line 1", ".nan"]),
    ("yaml-number-too-large", "a.yaml", "a: 1e999\n", ["line 1", "1e999"]),
    ("yaml-endless-number", "a.yaml", "a: " + "9" * 5000 + "\n", ["line 1", "no such"]),
    ("yaml-30-february", "a.yaml", "a: 1\nb: 2009-02-30\n", ["line 2", "no such date", "2009-02-30"]),
    ("yaml-control-character", "a.yaml", "a: 1\nb: x\x07y\n", ["line 2", "\\x07"]),
    ("yaml-zero-byte", "a.yaml", "a: 1\nb: \x00\n", ["line 2", "\\x00"]),
    ("yaml-too-deep", "a.yaml", "[" * 20_000, ["too deeply"]),
    ("toml-key-twice", "a.toml", "a = 1\na = 2\n", ["not TOML", "line 2"]),
    ("toml-table-twice", "a.toml", "[a]\nb = 1\n[a]\nc = 1\n", ["not TOML", "line 3"]),
    ("toml-no-quotes", "a.toml", "a = Elm\n", ["not TOML", "line 1"]),
    ("toml-endless-number", "a.toml", "a = " + "9" * 5000 + "\n", ["number"]),
    ("toml-30-february", "a.toml", "a = 2009-02-30\n", ["not TOML", "line 1"]),
    ("toml-too-deep", "a.toml", "a = " + "[" * 20_000, ["too deeply"]),
    ("json-key-twice", "a.json", '{"a": 1, "a": 2}', ["'a'", "stands twice"]),
    ("json-not-a-number", "a.json", '{"a": NaN}', ["NaN"]),
    ("json-infinity", "a.json", "[-Infinity]", ["Infinity"]),
    ("json-number-too-large", "a.json", "[1e999]", ["1e999"]),
    ("json-endless-number", "a.json", "9" * 5000, ["digits"]),
    ("json-trailing-comma", "a.json", '{\n"a": 1,\n}', ["not JSON", "line"]),
    ("json-empty", "a.json", "", ["not JSON", "line 1"]),
    ("json-too-deep", "a.json", "[" * 200_000, ["too deeply"]),
]
BYTE_FAULTS: list[tuple[str, bytes, list[str]]] = [
    ("latin-1", b"a = 1\nname = 'Caf\xe9'\n", ["line 2", "not UTF-8"]),
    ("utf-16", "a = 1\n".encode("utf-16"), ["line 1", "not UTF-8"]),
    ("cut-in-a-character", "a = '€".encode()[:-1], ["line 1", "not UTF-8"]),
]


@pytest.mark.parametrize(("name", "content", "words"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_a_faulty_file_is_one_error_that_names_file_and_place(
    tmp_path: Path, name: str, content: str, words: list[str]
) -> None:
    path = written(tmp_path, name, content)
    with pytest.raises(InputError) as caught:
        READERS[path.suffix[1:]](path)
    for word in [str(path), *words]:
        assert word in str(caught.value)


@pytest.mark.parametrize("ending", READERS)
@pytest.mark.parametrize(("content", "words"), [f[1:] for f in BYTE_FAULTS], ids=[f[0] for f in BYTE_FAULTS])
def test_a_file_that_is_not_utf_8_is_refused_with_its_line(
    tmp_path: Path, ending: str, content: bytes, words: list[str]
) -> None:
    path = written(tmp_path, f"a.{ending}", content)
    with pytest.raises(InputError) as caught:
        READERS[ending](path)
    for word in [str(path), *words]:
        assert word in str(caught.value)


CSV_FAULTS: list[tuple[str, str, list[str]]] = [
    ("empty", "", ["line 1", "id, day"]),
    ("column-missing", "id\n1\n", ["line 1", "id, day"]),
    ("column-unknown", "id,day,colour\n", ["line 1", "colour"]),
    ("column-twice", "id,day,day\n", ["line 1", "id,day,day"]),
    ("semicolons", "id;day\n1;2\n", ["line 1", "id;day"]),
    ("value-missing", "id,day\n1,2\n3\n", ["line 3", "1 values", "header 2"]),
    ("value-too-many", "id,day\n1,2,3\n", ["line 2", "3 values", "quotation marks"]),
    ("open-quotation", 'id,day\n1,"2\n', ["not CSV", "line"]),
    ("text-after-quotation", 'id,day\n1,"2"x\n', ["not CSV", "line 2"]),
    ("zero-byte", "id,day\n1,\x00\n", ["line 2"]),
]


@pytest.mark.parametrize(("content", "words"), [f[1:] for f in CSV_FAULTS], ids=[f[0] for f in CSV_FAULTS])
def test_a_faulty_csv_is_one_error_that_names_file_and_line(tmp_path: Path, content: str, words: list[str]) -> None:
    path = written(tmp_path, "a.csv", content)
    with pytest.raises(InputError) as caught:
        read_csv(path, ["id", "day"])
    for word in [str(path), *words]:
        assert word in str(caught.value)


def test_a_missing_file_names_the_nearest(tmp_path: Path) -> None:
    written(tmp_path, "six-areas.toml", "")
    with pytest.raises(InputError, match=r"no such file.*\n.*six-areas\.toml"):
        read_toml(tmp_path / "six-area.toml")


def test_a_missing_folder_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no folder"):
        read_toml(tmp_path / "nowhere" / "a.toml")


def test_a_missing_file_of_the_package_is_named() -> None:
    with pytest.raises(InputError, match=r"standard\.yaml.*no such file"):
        read_yaml(package_file("guidance/data/standard.yaml"))


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_text(tmp_path)


def test_a_name_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(InputError, match="cannot be the name"):
        read_text(Path("a\0b"))


def test_a_file_that_is_too_large_is_refused_before_it_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    with path.open("wb") as stream:
        stream.truncate(50 * LARGEST_FILE)  # sparse: nothing is written
    with pytest.raises(InputError, match="larger than 1,000,000 bytes"):
        read_toml(path)


def test_a_file_of_just_the_largest_size_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", "x" * LARGEST_FILE)
    assert len(read_text(path)) == LARGEST_FILE


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero here")
def test_an_endless_device_is_refused() -> None:
    with pytest.raises(InputError, match="larger than"):
        read_text(Path("/dev/zero"))


@given(text=st.text(max_size=80))
def test_any_text_as_yaml_is_a_value_or_one_clear_error(text: str) -> None:
    try:
        load(text, "a.yaml")
    except InputError as error:
        assert str(error).startswith("a.yaml")
    else:
        assert True


@given(value=st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=8))
def test_what_a_writer_of_yaml_quotes_comes_back(value: Any) -> None:
    class Plain(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:
            return True

    text = yaml.dump(value, Dumper=Plain, allow_unicode=True)
    assert load(text, "a.yaml") == value


def test_the_names_of_package_files_come_without_ending_and_sorted() -> None:
    names = package_names("guidance/data", ".yaml")
    assert "documents" in names
    assert names == sorted(names)


# --- writing


def test_what_is_written_is_there_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "new" / "deep" / "a.txt"
    write_atomic(target, "Grüße\n")
    assert target.read_bytes() == "Grüße\n".encode()
    write_atomic(target, b"\x00\x01")
    assert target.read_bytes() == b"\x00\x01"
    assert [entry.name for entry in target.parent.iterdir()] == ["a.txt"]


def test_a_written_file_has_the_mode_that_the_umask_gives(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_atomic(tmp_path / "a.txt", "x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o640


def test_a_failure_halfway_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = written(tmp_path, "a.txt", "old")

    def refuse(self: Path, other: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError, match=r"a\.txt: cannot be written \(No space left on device\)"):
        write_atomic(target, "new")
    assert target.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.txt"]


def test_ctrl_c_halfway_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = written(tmp_path, "a.txt", "old")

    def interrupt(self: Path, other: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomic(target, "new")
    assert target.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("name", ["folder", "file/a.txt", "x" * 300])
def test_a_place_that_cannot_take_it_is_one_clear_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    written(tmp_path, "file", "")
    with pytest.raises(OutputError, match="cannot be written"):
        write_atomic(tmp_path / name, "x")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["file", "folder"]
