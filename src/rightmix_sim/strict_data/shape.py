"""What data from a file are made of: frozen shapes that say of each field why it is asked and how it is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final, Literal, TypeAlias

import msgspec

from rightmix_sim.errors import UnknownName

# What a text is made of: letters, signs, tabs and line ends; nothing that a terminal would obey
_TEXT: Final = r"^[\t\n\r\x20-\x7E\u0085\u00A0-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]*$"

Answer: TypeAlias = bool | Literal["unknown"]
Words: TypeAlias = Annotated[str, msgspec.Meta(pattern=_TEXT)]


class StrictData(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """The base of all data that comes from a file: frozen, every key known.

    Kinds of values are checked by `parse_as` and `read_as`; made directly, it takes what it is given, like a dataclass.
    Annotate a field with `asked` to say why it is asked and how it is written; both go into the messages. What fields
    must be together is checked in `__post_init__`, which raises `Impossible`.
    """


class Impossible(ValueError):
    """What cannot be, though each part of it can: raised in `__post_init__`, in the parts of an `InputError`.

    `place` stands below the place of the data that raise it.
    """

    def __init__(self, what: str, *, place: str, value: object = msgspec.UNSET, why: str = "", do: str = "") -> None:
        super().__init__(what)
        self.what, self.place, self.value, self.why, self.do = what, place, value, why, do


def refuse_unknown(kind: str, name: str, known: Sequence[str], *, place: str, why: str) -> None:
    """For `__post_init__`: raise `Impossible` for a name that is not in its list, with the nearest."""
    if name not in known:
        unknown = UnknownName(kind, name, known)
        raise Impossible(unknown.what, place=place, value=name, why=why, do=unknown.do)


def spelt(pattern: str, words: str, example: str) -> msgspec.Meta:
    """How a text has to be spelt: the pattern, and for messages what it wants in words, with an example.

    The pattern is that of the whole text: `spelt(r"F[0-9]+", "the letter F and a number", "F1")`.
    """
    return msgspec.Meta(pattern=rf"\A(?:{pattern})\Z", title=words, examples=[example])


def asked(why: str, example: str = "") -> msgspec.Meta:
    """Why a field is asked and how it is written, for `Annotated[date, asked("Ages count from it.", "1975-03-02")]`."""
    return msgspec.Meta(description=why, examples=[example] if example else None)
