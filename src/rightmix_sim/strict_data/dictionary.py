"""The data dictionary of a shape, made from the shape, so that documentation cannot rot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from rightmix_sim.strict_data.shape import StrictData
from rightmix_sim.strict_data.wanted import Wanted, asked_of, choices, either, fields, inside, is_list, is_shape, parts

_HEAD = ("| key | what may stand there | if left out | why it is asked |", "|---|---|---|---|")


def as_markdown(shape: type[StrictData]) -> str:
    """One row for each key of the shape and of the shapes inside it, by their places (`appearances[].date`)."""
    return "\n".join([*_HEAD, *_rows(shape, "")]) + "\n"


def _rows(wanted: Wanted, above: str) -> Iterator[str]:
    shape = next((part for part in parts(wanted) if is_shape(part)), None)
    if shape is None:
        return
    defaults = {field.encode_name: field for field in msgspec.structs.fields(shape)}
    for name, asked in fields(wanted).items():
        listed = any(is_list(part) for part in parts(asked))
        place = f"{above}{name}{'[]' if listed else ''}"
        allowed = f"a list, each {either(choices(inside(asked)))}" if listed else either(choices(asked))
        yield f"| `{place}` | {allowed} | {_left_out(defaults[name])} | {asked_of(asked)[0]} |"
        yield from _rows(inside(asked) if listed else asked, f"{place}.")


def _left_out(field: msgspec.structs.FieldInfo) -> str:
    if field.required:
        return "an error"
    default: Any = field.default
    if isinstance(default, bool):
        return str(default).lower()
    if isinstance(default, tuple):
        return "none"
    if default is None or default is msgspec.NODEFAULT or isinstance(default, StrictData):
        return "–"
    return str(default) or "empty"
