"""Files in: strict YAML, JSON, TOML and CSV; what cannot be read is one `InputError` with file, place and value."""

from __future__ import annotations

import csv
import io
import tomllib
from pathlib import Path
from typing import Any

import yaml

from rightmix_sim import strict_json, strict_yaml
from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.file_faults import TOO_DEEP
from rightmix_sim.files.package import Source

LARGEST_FILE = 1_000_000  # bytes; a file of ours is a few thousand


def read_text(source: Path | Source, *, largest: int = LARGEST_FILE) -> str:
    """The file as text. Raises `InputError` when it is missing, too large or not UTF-8."""
    name = str(source)
    try:
        if isinstance(source, Path):
            with source.open("rb") as stream:
                data = stream.read(largest + 1)  # no more, so that a device or a pipe cannot fill the memory
        else:
            data = source.read_bytes()
    except FileNotFoundError as gone:
        raise InputError("There is no such file.", file=name, do=_nearby(source)) from gone
    except IsADirectoryError as folder:
        raise InputError("A folder cannot be read as a file.", file=name, do="Name a file in it.") from folder
    except OSError as refused:
        raise InputError(
            f"The file cannot be read ({refused.strerror}).",
            file=name,
            do="Check that you may read it, or copy it to a folder of your own.",
        ) from refused
    except ValueError as impossible:  # a zero byte in the name
        raise InputError("This cannot be the name of a file.", value=name, do="Check the name.") from impossible
    if len(data) > largest:
        raise InputError(
            f"The file is larger than {largest:,} bytes.",
            file=name,
            why="A file of this kind is a few pages of text; this is probably another file.",
            do="Check that you named the right file.",
        )
    if b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):  # those are UTF-16: told apart below
        raise InputError(
            "The file holds a zero byte, so it is not text.",
            file=name,
            place=f"line {data[: data.index(0)].count(10) + 1}",
            value="\x00",
            do="Check that you named the right file.",
        )
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as broken:
        line = data[: broken.start].count(b"\n") + 1
        raise InputError(
            "The file is not UTF-8 text.",
            file=name,
            place=f"line {line}",
            value=data[broken.start : broken.start + 8],
            do="Save it as plain text with the encoding UTF-8.",
        ) from broken


def read_yaml(source: Path | Source) -> Any:
    """The YAML document as plain Python.

    Duplicate keys, aliases, tags and numbers that are none are errors. Only `true` and `false` are truth values, and
    only plain decimal numbers are numbers: `no`, `on`, `010` and `7:30` stay the text they are.
    """
    return strict_yaml.load(read_text(source), str(source))


def read_own_yaml(source: Path | Source) -> Any:
    """A large YAML file of ours as plain Python, read by libyaml; the tests hold such files to the strict rules."""
    return yaml.load(read_text(source), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def read_toml(source: Path | Source) -> dict[str, Any]:
    """The TOML document as a dict (duplicate keys are errors in TOML itself).

    TOML has `inf` and `nan`: whoever reads a number must refuse them, and can then name the key.
    """
    try:
        return tomllib.loads(read_text(source))
    except RecursionError as broken:
        raise TOO_DEEP.error(str(source)) from broken
    except tomllib.TOMLDecodeError as broken:
        raise InputError(
            f"This is not TOML: {broken}.",
            file=str(source),
            do="Check quotation marks, brackets and that no key stands twice near that line.",
        ) from broken
    except ValueError as endless:  # Python refuses to read whole numbers of thousands of digits
        raise InputError("A number in the file has thousands of digits.", file=str(source)) from endless


def read_json(source: Path | Source) -> Any:
    """The JSON document as plain Python. Duplicate keys, NaN and half characters are errors."""
    return strict_json.load(read_text(source), str(source))


def read_plain(source: Path | Source) -> Any:
    """A file that may be either: JSON if its name ends in `.json`, else YAML. None if it holds nothing."""
    name, text = str(source), read_text(source)
    load = strict_json.load if name.lower().endswith(".json") else strict_yaml.load
    return load(text, name) if text.strip() else None


def read_csv(source: Path | Source, columns: list[str], *, largest: int = 50 * LARGEST_FILE) -> list[dict[str, str]]:
    """The rows of a CSV file whose header has exactly these columns, in any order."""
    reader = csv.reader(io.StringIO(read_text(source, largest=largest)), strict=True)
    try:
        header = next(reader, [])
        if len(set(header)) != len(header) or set(header) != set(columns):
            raise InputError(
                f"The header must have exactly these columns: {', '.join(columns)}.",
                file=str(source),
                place="line 1",
                value=",".join(header),
            )
        rows = []
        for row in reader:
            if not row:
                continue
            if len(row) != len(header):
                raise InputError(
                    f"The row has {len(row)} values, the header {len(header)}.",
                    file=str(source),
                    place=f"line {reader.line_num}",
                    value=",".join(row),
                    do="Put values that hold a comma into quotation marks.",
                )
            rows.append(dict(zip(header, row, strict=True)))
        return rows
    except csv.Error as broken:
        raise InputError(f"This is not CSV: {broken}.", file=str(source), place=f"line {reader.line_num}") from broken


def _nearby(source: Path | Source) -> str:
    if not isinstance(source, Path):
        return ""
    if not source.parent.is_dir():
        return f"There is no folder {source.parent} either; check the path."
    try:
        names = [entry.name for entry in source.parent.iterdir()]
    except OSError:  # a folder we may pass through but not list
        return ""
    return UnknownName("file", source.name, names).do or "Check the path."
