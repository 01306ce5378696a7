"""The only room that opens files: strict YAML, JSON, TOML and CSV in, atomic writes out.

What cannot be read gives one `InputError` with file, place and value. Nothing is ever half written: we write beside
the target and then replace it.
"""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
import tomllib
from importlib import resources
from pathlib import Path
from typing import Any, Protocol

import yaml

from rightmix_sim.errors import InputError, OutputError, UnknownName

LARGEST_FILE = 1_000_000  # bytes; a file of ours is a few thousand


class Source(Protocol):
    """A file on disk or one that travels in the package: both can be read and named."""

    def read_bytes(self) -> bytes:
        """The whole content."""
        ...

    def is_file(self) -> bool:
        """Whether it is there and is a file."""
        ...


def package_file(name: str) -> Source:
    """A data file that travels with the package, by its path below `rightmix_sim` (`guidance/data/standards.yaml`)."""
    return resources.files("rightmix_sim").joinpath(name)


def package_names(folder: str, ending: str) -> list[str]:
    """The names, without ending, of the data files in a folder of the package, sorted."""
    found = resources.files("rightmix_sim").joinpath(folder).iterdir()
    return sorted(entry.name.removesuffix(ending) for entry in found if entry.name.endswith(ending))


def read_text(source: Path | Source, *, largest: int = LARGEST_FILE) -> str:
    """The file as text. Raises `InputError` when it is missing, too large or not UTF-8."""
    name = str(source)
    try:
        if isinstance(source, Path) and source.is_file() and source.stat().st_size > largest:
            raise InputError(
                f"The file is larger than {largest:,} bytes.",
                file=name,
                value=f"{source.stat().st_size:,} bytes",
                why="A file of this kind is a few pages of text; this is probably another file.",
                do="Check that you named the right file.",
            )
        data = source.read_bytes()
    except FileNotFoundError as gone:
        raise InputError("There is no such file.", file=name, do=_nearby(source)) from gone
    except OSError as refused:
        raise InputError(f"The file cannot be read ({refused.strerror}).", file=name) from refused
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
    """The YAML document as plain Python. Duplicate keys, aliases and tags are errors."""
    text = read_text(source)
    try:
        loader = _StrictLoader(text)
        try:
            return loader.get_single_data()
        finally:
            loader.dispose()
    except _Fault as fault:
        raise InputError(
            fault.what, file=str(source), place=f"line {fault.line}", value=fault.value, why=fault.why, do=fault.do
        ) from None
    except yaml.YAMLError as broken:
        mark = getattr(broken, "problem_mark", None)
        raise InputError(
            f"This is not YAML: {getattr(broken, 'problem', None) or 'it cannot be parsed'}.",
            file=str(source),
            place=f"line {mark.line + 1}" if mark else "",
            do="Check indentation, colons and quotation marks near that line.",
        ) from broken
    except (ValueError, RecursionError) as broken:
        raise InputError(f"This is not YAML we can use: {broken}.", file=str(source)) from broken


def read_toml(source: Path | Source) -> dict[str, Any]:
    """The TOML document as a dict (duplicate keys are errors in TOML itself)."""
    try:
        return tomllib.loads(read_text(source))
    except (tomllib.TOMLDecodeError, RecursionError) as broken:
        raise InputError(
            f"This is not TOML: {broken}.",
            file=str(source),
            do="Check quotation marks, brackets and that no key stands twice near that line.",
        ) from broken
    except ValueError as endless:  # Python refuses to read whole numbers of thousands of digits
        raise InputError("A number in the file has thousands of digits.", file=str(source)) from endless


def read_json(source: Path | Source) -> Any:
    """The JSON document as plain Python. Duplicate keys and NaN are errors."""
    text = read_text(source)
    try:
        return json.loads(text, object_pairs_hook=_unique_pairs, parse_constant=_no_constant)
    except json.JSONDecodeError as broken:
        raise InputError(
            f"This is not JSON: {broken.msg}.", file=str(source), place=f"line {broken.lineno} column {broken.colno}"
        ) from broken
    except (ValueError, RecursionError) as broken:
        raise InputError(f"This is not JSON we can use: {broken}.", file=str(source)) from broken


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


def write_atomic(target: Path, content: str | bytes) -> None:
    """Write the whole file or nothing: beside the target first, then in its place."""
    data = content.encode() if isinstance(content, str) else content
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as refused:
        raise OutputError(f"cannot be written ({refused.strerror}).", place=target) from refused
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        umask = os.umask(0)
        os.umask(umask)
        Path(beside).chmod(0o666 & ~umask)
        Path(beside).replace(target)
    except BaseException as failed:
        Path(beside).unlink(missing_ok=True)
        if isinstance(failed, OSError):
            raise OutputError(f"cannot be written ({failed.strerror}).", place=target) from failed
        raise


def _nearby(source: Path | Source) -> str:
    if not isinstance(source, Path):
        return ""
    if not source.parent.is_dir():
        return f"There is no folder {source.parent} either; check the path."
    names = [entry.name for entry in source.parent.iterdir()]
    return UnknownName("file", source.name, names).do


class _Fault(Exception):
    def __init__(self, what: str, line: int, value: object, why: str = "", do: str = "") -> None:
        super().__init__(what)
        self.what, self.line, self.value, self.why, self.do = what, line, value, why, do


class _StrictLoader(yaml.SafeLoader):
    """YAML without its surprises: no aliases (they can explode), no key twice (the first would be lost)."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()
            raise _Fault(
                "YAML aliases are not allowed.",
                event.start_mark.line + 1,
                f"*{event.anchor}",
                "A few aliases can grow into gigabytes.",
                "Write the value out.",
            )
        return super().compose_node(parent, index)  # type: ignore[no-any-return]

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            line = key_node.start_mark.line + 1
            try:
                twice = key in seen
            except TypeError:
                raise _Fault("A key must be a single word or number.", line, str(key)) from None
            if twice:
                raise _Fault(
                    "A key stands twice.", line, key, "Only one of the two would count.", "Delete one of them."
                )
            seen.add(key)
        return super().construct_mapping(node, deep=deep)


def _unique_pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the key {key!r} stands twice")
        found[key] = value
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a number")
