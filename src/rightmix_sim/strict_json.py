"""JSON without its surprises: no key twice (the first would be lost), no number that is none, no half characters.

Python's reader tells neither where a key stands twice nor where a number is none. So such a thing takes the place of
its value in what is read, and is found there afterwards, with its place.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import Any, Final

from rightmix_sim.errors import InputError
from rightmix_sim.file_faults import HALF_CHARACTER, KEY_TWICE, NO_NUMBER, TOO_DEEP, FileFault, holds_half_a_character


def load(text: str, file: str) -> Any:
    """The document in the text as plain Python. Raises `InputError` with `file`, place and value."""
    try:
        content = json.loads(
            text, object_pairs_hook=_mapping, parse_int=_whole_number, parse_float=_number, parse_constant=_no_number
        )
    except json.JSONDecodeError as broken:
        raise _not_json(broken, text, file) from broken
    except RecursionError as broken:
        raise TOO_DEEP.error(file) from broken
    _refuse_faults(content, file)
    return content


@dataclass(frozen=True)
class _Fault:
    """Stands where something was read that cannot be used."""

    fault: FileFault
    value: str


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any] | _Fault:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            return _Fault(KEY_TWICE, key)
        if holds_half_a_character(key):
            return _Fault(HALF_CHARACTER, key)
        found[key] = value
    return found


def _whole_number(text: str) -> int | _Fault:
    try:
        return int(text)
    except ValueError:  # Python refuses thousands of digits
        return _no_number(text)


def _number(text: str) -> float | _Fault:
    number = float(text)
    return number if math.isfinite(number) else _no_number(text)


def _no_number(text: str) -> _Fault:
    return _Fault(NO_NUMBER, text)


def _refuse_faults(content: Any, file: str) -> None:
    waiting = [("", content)]
    while waiting:  # no recursion: what was read may be nested as deeply as Python can bear
        place, value = waiting.pop()
        if isinstance(value, str) and holds_half_a_character(value):
            value = _Fault(HALF_CHARACTER, value)
        if isinstance(value, _Fault):
            raise value.fault.error(file, place, value=value.value)
        if isinstance(value, dict):
            waiting.extend((f"{place}.{_shown(key)}".lstrip("."), inner) for key, inner in reversed(value.items()))
        elif isinstance(value, list):
            waiting.extend((f"{place}[{number}]", value[number]) for number in reversed(range(len(value))))


def _shown(key: str) -> str:
    return repr(key)[1:-1][:40]  # a key of ours is shorter, and holds nothing that a terminal would obey


_LAST_COMMA: Final = ("nothing stands behind a comma", "Delete the comma.")
# What Python says of it (how it begins), then in plain words, then what to do
_PLAINLY: Final = {
    "Unterminated string": ("a quotation mark is not closed", "Close it at the end of the text."),
    "Invalid control": (
        "a text holds a line end, a tab or the like",
        r"Write \n for a line end and \t for a tab, and delete any other.",
    ),
    "Invalid \\": ("a backslash stands alone", "Write it twice."),
    "Extra data": ("something stands behind the end", "Keep one document in a file."),
    "Illegal trailing comma": _LAST_COMMA,
    "Expecting property": ("a key in double quotation marks is missing", 'Write "key": value, without comments.'),
    "Expecting ':'": ("a colon is missing", "Put a colon between key and value."),
    "Expecting ','": (
        "a comma or a bracket is missing",
        "Put commas between entries, and texts and dates into double quotation marks.",
    ),
    "Expecting value": (
        "a value is missing",
        "Write texts and dates in double quotation marks; true, false and null in small letters.",
    ),
}


def _not_json(broken: json.JSONDecodeError, text: str, file: str) -> InputError:
    at, before = broken.pos, text[: broken.pos].rstrip()
    said, do = next((words for start, words in _PLAINLY.items() if broken.msg.startswith(start)), (broken.msg, ""))
    if before.endswith(",") and text[at : at + 1] in ("}", "]"):
        (said, do), at = _LAST_COMMA, len(before) - 1  # as newer Pythons tell it
    elif said != _PLAINLY["Unterminated string"][0] and not text[at:].strip():
        said, do = "it ends too soon", "Check that the file is whole and every bracket closed."
    elif not before and broken.msg.startswith("Expecting value"):
        said, do = "it does not begin like JSON", "If this is YAML, let the name of the file end in .yaml."
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    rest = text[at:].partition("\n")[0]
    found = {"value": rest} if rest else {}
    return InputError(f"This is not JSON: {said}.", file=file, place=f"line {line} column {column}", do=do, **found)
