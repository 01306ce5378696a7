"""YAML without its surprises.

No aliases (a few can grow into gigabytes), no tags, no key twice (the first would be lost), no number that is none. Of
the words that YAML takes for something else only `true` and `false` are truth values; `no`, `on`, `010` and `7:30` stay
the text they are.
"""

from __future__ import annotations

import math
import re
from typing import Any, Final

import yaml

from rightmix_sim.errors import InputError
from rightmix_sim.file_faults import (
    HALF_CHARACTER,
    KEY_TWICE,
    NO_DATE,
    NO_NUMBER,
    TOO_DEEP,
    FileFault,
    holds_half_a_character,
)


def load(text: str, file: str) -> Any:
    """The one document in the text as plain Python. Raises `InputError` with `file`, line and value."""
    try:
        loader = _StrictLoader(text)
        try:
            return loader.get_single_data()
        finally:
            loader.dispose()
    except _Fault as found:
        raise found.fault.error(file, f"line {found.line}", value=found.value) from None
    except yaml.reader.ReaderError as broken:
        raise InputError(
            "The file holds a character that no text has.",
            file=file,
            place=f"line {text[: broken.position].count(chr(10)) + 1}",
            value=text[broken.position : broken.position + 1],
            do="Delete it, or save the file as plain text with the encoding UTF-8.",
        ) from broken
    except yaml.MarkedYAMLError as broken:
        raise _not_yaml(broken, text, file) from broken
    except RecursionError as broken:
        raise TOO_DEEP.error(file) from broken


# A part of what PyYAML says of it, then in plain words, then what to do
_PLAINLY: Final = {
    "another document": ("this begins another document", "Keep one document in a file."),
    "document start": ("something stands behind the end", "Check the indentation, and that the file is YAML at all."),
    "incompatible": ("it asks for another version of YAML", "Delete the line that begins with %YAML."),
    "'\\t'": ("a tab stands where only blanks can", "Write blanks for the tab."),
    "cannot start any token": ("no value can begin with this character", "Put the text into quotation marks."),
    "mapping values are not allowed": (
        "a colon stands where none can",
        "Put a text that holds a colon into quotation marks, or check the indentation.",
    ),
    "end of stream": ("a quotation mark is not closed", "Close it at the end of the text."),
    "double-quoted scalar": ("a backslash stands alone", "Write it twice, or write single quotation marks."),
    "simple key": ("a colon is missing", "Write the key, a colon, a blank and the value."),
    "flow mapping": ("a brace { } or a comma is missing", "Close the brace, and put a comma between entries."),
    "flow sequence": ("a bracket [ ] or a comma is missing", "Close the bracket, and put a comma between entries."),
    "a block": (
        "this does not stand in line with what is above it",
        "Indent what belongs together alike, and put a whole text into quotation marks or none of it.",
    ),
}


def _not_yaml(broken: yaml.MarkedYAMLError, text: str, file: str) -> InputError:
    heard = f"{broken.context} {broken.problem}"
    said, do = next(
        (words for part, words in _PLAINLY.items() if part in heard),
        (broken.problem or "it cannot be read", "Check indentation, colons and quotation marks near that line."),
    )
    # what is left open is mended where it begins, everything else where it was noticed
    begins = broken.context_mark if re.match("while (?!.* a block)", broken.context or "") else None
    mark = begins or broken.problem_mark
    if mark is None:
        return InputError(f"This is not YAML: {said}.", file=file, do=do)
    line = "".join(text.splitlines()[mark.line : mark.line + 1]).strip(" ")
    found = {"value": line} if line else {}
    return InputError(f"This is not YAML: {said}.", file=file, place=f"line {mark.line + 1}", do=do, **found)


class _Fault(Exception):
    def __init__(self, fault: FileFault, line: int, value: object) -> None:
        super().__init__(fault.what)
        self.fault, self.line, self.value = fault, line, value


_ALIAS: Final = FileFault(
    "YAML aliases are not allowed.",
    "A few aliases can grow into gigabytes.",
    "Write the value out; put a text that begins with * into quotation marks.",
)
_TAG: Final = FileFault(
    "YAML tags are not allowed.",
    "A tag can turn a value into something else than it seems.",
    "Write the plain value without the tag; put a text that begins with ! into quotation marks.",
)
_KEY_OF_SEVERAL: Final = FileFault("A key must be a single word or number.", do="Write a word, a colon and the value.")


class _StrictLoader(yaml.SafeLoader):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._keys: dict[int, set[Any]] = {}  # of each mapping, as far as it has been read

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            raise _Fault(_ALIAS, line, f"*{event.anchor}")
        if getattr(event, "tag", None) is not None:
            raise _Fault(_TAG, line, event.tag.replace("tag:yaml.org,2002:", "!!"))
        node = super().compose_node(parent, index)
        if isinstance(parent, yaml.MappingNode) and index is None and node is not None:
            self._check_key(node, self._keys.setdefault(id(parent), set()))
        return node

    def _check_key(self, node: yaml.Node, seen: set[Any]) -> None:
        key = self.construct_object(node, deep=True)
        try:
            twice = key in seen
        except TypeError:
            raise _Fault(_KEY_OF_SEVERAL, node.start_mark.line + 1, key) from None
        if twice:
            raise _Fault(KEY_TWICE, node.start_mark.line + 1, node.value)
        seen.add(key)

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        try:
            value = super().construct_object(node, deep=deep)
        except ValueError:  # 30 February, a number of thousands of digits
            fault = NO_DATE if node.tag == _TIMESTAMP else NO_NUMBER
            raise _Fault(fault, node.start_mark.line + 1, node.value) from None
        if isinstance(value, float) and not math.isfinite(value):
            raise _Fault(NO_NUMBER, node.start_mark.line + 1, node.value)
        if isinstance(value, str) and holds_half_a_character(value):
            raise _Fault(HALF_CHARACTER, node.start_mark.line + 1, value)
        return value


# What YAML 1.1 reads into plain words beyond these (`no`, 010 as 8, 7:30 as 450, << and =) nobody means.
_MEANT: Final = {
    "bool": (r"true|True|TRUE|false|False|FALSE", "tTfF"),
    "int": (r"[-+]?(?:0|[1-9][0-9]*)", "-+0123456789"),
    "float": (
        r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?|[-+]?[0-9]+[eE][-+]?[0-9]+"
        r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)",
        "-+0123456789.",
    ),
}
_TIMESTAMP: Final = "tag:yaml.org,2002:timestamp"
_KEPT: Final = ("tag:yaml.org,2002:null", _TIMESTAMP)

_StrictLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag in _KEPT]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for _name, (_pattern, _first) in _MEANT.items():
    _StrictLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(rf"^(?:{_pattern})$"), list(_first))
