"""What can go wrong, in one tree.

    RightmixError
    ├── InputError          something we were given cannot be used
    │   └── UnknownName     a name that is not in the list it must come from
    ├── OutputError         a place we were told to write to cannot take it
    └── MissingExtra        an optional library is not installed

Every message says what was wrong, with the value and where it was found; why it matters; and what to do next.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_NOTHING = object()
_LONGEST_VALUE = 120


class RightmixError(Exception):
    """The base of all our errors. A command that meets one prints it and ends with status 2."""

    exit_status = 2

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel whole from a worker process: the constructors ask for more than the message pickle would give them."""
        return _again, (type(self), str(self), self.__dict__.copy())


class InputError(RightmixError):
    """Something we were given cannot be used.

    `what` is a sentence about the fault; `file` and `place` say where it stands (place as `areas.elm.register`,
    `line 12` or both); `value` is shown as it was written; `why` says why it matters and `do` what to do next.
    """

    def __init__(
        self,
        what: str,
        *,
        file: Path | str | None = None,
        place: str = "",
        value: object = _NOTHING,
        why: str = "",
        do: str = "",
    ) -> None:
        self.what, self.file, self.place, self.why, self.do = what, file, place, why, do
        self.value = None if value is _NOTHING else value
        where = ": ".join(part for part in (str(file) if file is not None else "", place) if part)
        found = "" if value is _NOTHING else f" Found: {_shown(value)}."
        lines = [f"{where}: {what}{found}" if where else f"{what}{found}"]
        if why:
            lines.append(f"  Why it matters: {why}")
        if do:
            lines.append(f"  What to do: {do}")
        super().__init__("\n".join(lines))


class UnknownName(InputError):
    """A name that is not in the list it must come from; the message gives the nearest ones.

    `shown_by` is the command that prints the whole list, if one does; it is said in the same words everywhere.

    >>> print(UnknownName("standard", "police-visit-hihg", ["police-visit-high", "oasys-review"]))
    There is no standard of this name. Found: 'police-visit-hihg'.
      What to do: Perhaps you meant police-visit-high?
    >>> print(UnknownName("lever", "trainnig", ["training"], shown_by="rightmix levers list"))
    There is no lever of this name. Found: 'trainnig'.
      What to do: Perhaps you meant training? `rightmix levers list` shows them all.
    """

    def __init__(
        self,
        kind: str,
        name: str,
        known: Iterable[str],
        *,
        file: Path | str | None = None,
        place: str = "",
        why: str = "",
        shown_by: str = "",
        do: str = "",
    ) -> None:
        names = sorted(known)
        near = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
        if near:
            advice = f"Perhaps you meant {' or '.join(near)}?"
        elif len(names) <= 12:
            advice = f"Choose one of: {', '.join(names)}."
        else:
            advice = ""
        shown = f"`{shown_by}` shows them all." if shown_by else ""
        super().__init__(
            f"There is no {kind} of this name.",
            file=file,
            place=place,
            value=name,
            why=why,
            do=" ".join(part for part in (advice, shown, do) if part),
        )


class OutputError(RightmixError):
    """A place we were told to write to cannot take it."""

    def __init__(self, what: str, *, place: Path | str, do: str = "") -> None:
        super().__init__(f"{place}: {what}" + (f"\n  What to do: {do}" if do else ""))


class MissingExtra(RightmixError):
    """An optional library is not installed."""


def _again(kind: type[RightmixError], message: str, fields: dict[str, Any]) -> RightmixError:
    error = kind.__new__(kind, message)
    error.args = (message,)
    error.__dict__.update(fields)
    return error


def _shown(value: object) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]  # as files have them
    text = repr(value)
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"
