"""Where something stands in a scenario file, so that every complaint can name it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from rightmix_sim.errors import InputError, UnknownName

_NOTHING: Final = object()
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True)
class Place:
    """A key in a file, as a path: `areas.elm.police_visits.medium`. An empty path is the whole file."""

    file: str
    path: str = ""

    def below(self, *keys: str) -> Place:
        """The place of a key below this one, in quotation marks where TOML wants them."""
        return Place(self.file, ".".join([*([self.path] if self.path else []), *map(quoted, keys)]))

    def fault(self, what: str, *, value: object = _NOTHING, why: str = "", do: str = "") -> InputError:
        """The error for what stands here."""
        if value is _NOTHING:
            return InputError(what, file=self.file, place=self.path, why=why, do=do)
        return InputError(what, file=self.file, place=self.path, value=value, why=why, do=do)

    def unknown(self, kind: str, name: str, known: list[str], *, shown_by: str = "", do: str = "") -> UnknownName:
        """The error for a name here that is not in the list it must come from."""
        return UnknownName(kind, name, known, file=self.file, place=self.path, shown_by=shown_by, do=do)


def quoted(key: str) -> str:
    """A key as TOML has it: bare if it can be, else in quotation marks."""
    return key if _BARE.fullmatch(key) else f'"{key}"'
