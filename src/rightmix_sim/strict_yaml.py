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

TOO_DEEP: Final = "The file nests one thing in another too deeply."


def load(text: str, file: str) -> Any:
    """The one document in the text as plain Python. Raises `InputError` with `file`, line and value."""
    try:
        loader = _StrictLoader(text)
        try:
            return loader.get_single_data()
        finally:
            loader.dispose()
    except _Fault as fault:
        raise InputError(
            fault.what, file=file, place=f"line {fault.line}", value=fault.value, why=fault.why, do=fault.do
        ) from None
    except yaml.reader.ReaderError as broken:
        raise InputError(
            "The file holds a character that no text has.",
            file=file,
            place=f"line {text[: broken.position].count(chr(10)) + 1}",
            value=text[broken.position : broken.position + 1],
            do="Save it as plain text with the encoding UTF-8.",
        ) from broken
    except yaml.YAMLError as broken:
        mark = getattr(broken, "problem_mark", None)
        raise InputError(
            f"This is not YAML: {getattr(broken, 'problem', None) or 'it cannot be parsed'}.",
            file=file,
            place=f"line {mark.line + 1}" if mark else "",
            do="Check indentation, colons and quotation marks near that line.",
        ) from broken
    except RecursionError as broken:
        raise InputError(TOO_DEEP, file=file) from broken


def finite(text: str) -> float:
    """The number; `ValueError` for infinity and for what is not a number."""
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} is not a number we can reckon with")
    return number


class _Fault(Exception):
    def __init__(self, what: str, line: int, value: object, why: str = "", do: str = "") -> None:
        super().__init__(what)
        self.what, self.line, self.value, self.why, self.do = what, line, value, why, do


class _StrictLoader(yaml.SafeLoader):
    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            raise _Fault(
                "YAML aliases are not allowed.",
                line,
                f"*{event.anchor}",
                "A few aliases can grow into gigabytes.",
                "Write the value out.",
            )
        if getattr(event, "tag", None) is not None:
            raise _Fault("YAML tags are not allowed.", line, event.tag, do="Write the plain value without the tag.")
        return super().compose_node(parent, index)

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        try:
            value = super().construct_object(node, deep=deep)
            possible = not isinstance(value, float) or math.isfinite(value)
        except ValueError:  # 30 February, a number of thousands of digits
            possible = False
        if not possible:
            raise _Fault("There is no such date or number.", node.start_mark.line + 1, node.value)
        return value

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
_KEPT: Final = ("tag:yaml.org,2002:null", "tag:yaml.org,2002:timestamp")

_StrictLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag in _KEPT]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for _name, (_pattern, _first) in _MEANT.items():
    _StrictLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(rf"^(?:{_pattern})$"), list(_first))
