"""What a shape asks for at a place in it, and in words what may stand there.

It reads the annotations themselves, so that choices come in the order in which they were written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

Wanted = Any  # an annotation: typing has no type for it


def at(wanted: Wanted, steps: Sequence[str | int]) -> Wanted:
    """What is asked for at a place below another."""
    for step in steps:
        inner = fields(wanted).get(str(step)) if step != "..." else None
        wanted = inside(wanted) if inner is None else inner
    return wanted


@cache
def fields(wanted: Wanted) -> Mapping[str, Wanted]:
    """The fields of the shape that stands at a place, by the names they have in files, with what each asks for.

    None where there is no shape.
    """
    shape = next((part for part in parts(wanted) if is_shape(part)), None)
    if shape is None:
        return {}
    written = dict(zip(shape.__struct_fields__, shape.__struct_encode_fields__, strict=True))
    return {written.get(name, name): hint for name, hint in get_type_hints(shape, include_extras=True).items()}


def inside(wanted: Wanted) -> Wanted:
    """What each entry of a list asks for, or each value of a table; None where there is neither."""
    for part in parts(wanted):
        if _origin(part) is tuple:
            return get_args(part)[0]
        if _origin(part) in (dict, Mapping):
            return get_args(part)[1]
    return None


def parts(wanted: Wanted) -> list[Wanted]:
    """The kinds of value that may stand at a place, without why they are asked."""
    if _origin(wanted) is Annotated:
        return parts(get_args(wanted)[0])
    if _origin(wanted) in (Union, UnionType):
        return [part for one in get_args(wanted) for part in parts(one)]
    return [wanted]


def is_shape(part: Wanted) -> bool:
    """Whether a kind of value is a shape of its own."""
    return isinstance(part, type) and issubclass(part, msgspec.Struct)


def is_list(part: Wanted) -> bool:
    """Whether a kind of value is a list."""
    return _origin(part) is tuple


def asked_of(wanted: Wanted) -> tuple[str, str]:
    """Why a field is asked and an example of it, as `asked` gave them; empty where nothing was said."""
    for meta in _metas(wanted):
        if meta.description:
            return meta.description, (meta.examples or [""])[0]
    return "", ""


def spelling_of(wanted: Wanted) -> tuple[str, str]:
    """How a text has to be spelt and an example of it, as `spelt` gave them; empty where any text may stand."""
    for meta in _metas(wanted):
        if meta.title:
            return meta.title, (meta.examples or [""])[0]
    return "", ""


def is_spelt_so(wanted: Wanted, value: object) -> bool:
    """Whether a value is a text spelt as is asked for."""
    patterns = [meta.pattern for meta in _metas(wanted) if meta.title and meta.pattern]
    return isinstance(value, str) and bool(patterns) and all(re.search(pattern, value) for pattern in patterns)


def longest(wanted: Wanted) -> int | None:
    """How many letters a text or entries a list may have; None where nothing was said."""
    return next((meta.max_length for meta in _metas(wanted) if meta.max_length is not None), None)


def why_asked(shape: Wanted, key: str) -> str:
    """Why a field of a shape is asked, as `asked` gave it; empty where nothing was said."""
    return asked_of(fields(shape)[key])[0]


def choices(wanted: Wanted) -> list[str]:
    """What may stand at a place, each choice in words."""
    if _origin(wanted) is Annotated:
        return [_number(wanted)] if parts(wanted) in ([int], [float]) else choices(get_args(wanted)[0])
    if _origin(wanted) in (Union, UnionType):
        return [choice for one in get_args(wanted) for choice in choices(one)]
    if _origin(wanted) is Literal:
        return [str(value) for value in get_args(wanted)]
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return [str(member.value) for member in wanted]
    if is_list(wanted):
        return ["a list"]
    return _KINDS.get(wanted, ["keys with values"])


_KINDS: Final[dict[Any, list[str]]] = {
    bool: ["true", "false"],
    date: ["a date"],
    str: ["a text"],
    int: ["a whole number"],
    float: ["a number"],
    NoneType: [],
}


def words_of(wanted: Wanted) -> list[str]:
    """The choices that are words of their own, for finding the one that was meant."""
    return [choice for part in parts(wanted) if _is_choice(part) for choice in choices(part)]


def either(words: Sequence[str]) -> str:
    """Words as a choice: `a, b or c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _origin(wanted: Wanted) -> Any:
    return get_origin(wanted)


def _is_choice(part: Wanted) -> bool:
    return _origin(part) is Literal or (isinstance(part, type) and issubclass(part, Enum))


def _number(wanted: Wanted) -> str:
    number = "a whole number" if int in parts(wanted) else "a number"
    lowest = next((meta.ge for meta in _metas(wanted) if meta.ge is not None), None)
    highest = next((meta.le for meta in _metas(wanted) if meta.le is not None), None)
    if lowest is None:
        return number
    return f"{number} of at least {lowest}" if highest is None else f"{number} from {lowest} to {highest}"


def _metas(wanted: Wanted) -> list[msgspec.Meta]:
    if _origin(wanted) in (Union, UnionType):
        return [meta for one in get_args(wanted) for meta in _metas(one)]
    if _origin(wanted) is not Annotated:
        return []
    inner, *metas = get_args(wanted)
    return [*metas, *_metas(inner)]
