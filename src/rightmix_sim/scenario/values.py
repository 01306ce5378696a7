"""From what stands in a file to a value: units, whole numbers, limits, shares and intervals, strictly.

Times carry their unit as text ("45 minutes", "3 months"), because a bare number in the wrong unit would be read
without a word of warning. Counts, shares and numbers are plain.
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, cast, get_args

from rightmix_sim.errors import InputError
from rightmix_sim.scenario.area import Interval, Shares, shares
from rightmix_sim.scenario.place import Place
from rightmix_sim.workdays import Unit

Value = bool | int | float | str | Interval | Shares

TIMES: Final = ("minutes", "hours", "days", "weeks", "months")
NUMBERS: Final = ("count", "number", "share")
UNITS: Final = (*NUMBERS, *TIMES, "shares", "interval", "yes_no", "choice")
_WHOLE: Final = ("count", "days", "weeks", "months")
_EXAMPLES: Final = {
    "minutes": "45 minutes",
    "hours": "37 hours",
    "days": "10 days",
    "weeks": "12 weeks",
    "months": "6 months",
    "interval": "3 months",
}
_INTERVAL_UNITS: Final = get_args(Unit)
_DAYS_IN: Final = {"days": 1.0, "working_days": 1.4, "weeks": 7.0, "months": 30.4, "years": 365.25}
_TEXT: Final = re.compile(r"(?P<number>-?[0-9]{1,9}(\.[0-9]{1,9})?)\s+(?P<unit>[a-z]+([ _][a-z]+)*)")
LONGEST_INTERVAL: Final = 10  # years; longer than any order that is supervised: surely a slip
_ADDS_UP: Final = 1e-6  # how far shares may miss 1: the crumbs of decimal fractions, not an opinion


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a value must be: its unit, its limits (both included), and what it must be one of or divided into."""

    unit: str
    minimum: float | None = None
    maximum: float | None = None
    of: tuple[str, ...] = ()

    @property
    def lowest(self) -> float | None:
        """The lower limit; no share is below 0."""
        return 0 if self.minimum is None and self.unit == "share" else self.minimum

    @property
    def highest(self) -> float | None:
        """The upper limit; no share is above 1."""
        return 1 if self.maximum is None and self.unit == "share" else self.maximum

    @property
    def allowed(self) -> str:
        """What may be written, in words."""
        parts = ", ".join(self.of)
        worded = {
            "yes_no": "true or false",
            "choice": f"one of: {parts}",
            "shares": f"a table of shares that add up to 1, with exactly these parts: {parts}",
            "interval": f'an interval in days, working days, weeks, months or years, such as "{self.example}"',
        }
        if self.unit in worded:
            return worded[self.unit]
        if self.of:
            return f"one of: {parts}, without quotation marks"
        noun = {"count": "a whole number", "share": "a share (a part of 1)", "number": "a number"}.get(self.unit)
        limits = _limits(self.lowest, self.highest)
        return f"{noun}{limits}" if noun else f'{self.unit}{limits}, as text such as "{self.example}"'

    @property
    def example(self) -> str:
        """A text that would do, for units that are written as text."""
        return _EXAMPLES.get(self.unit, "")


def read_value(wanted: Wanted, raw: object, place: Place) -> Value:
    """The value that stands at `place`. Raises `InputError` that says what is allowed there."""
    if wanted.unit == "yes_no":
        if not isinstance(raw, bool):
            raise place.fault(
                "This must be true or false.", value=raw, do="Write true or false, without quotation marks."
            )
        return raw
    if wanted.unit == "choice":
        return _choice(wanted, raw, place)
    if wanted.unit == "shares":
        return _shares(wanted, raw, place)
    if wanted.unit == "interval":
        return read_interval(raw, place, allowed=wanted.allowed)
    return checked_number(wanted, _timed(wanted, raw, place) if wanted.unit in TIMES else raw, raw, place)


def read_interval(
    raw: object, place: Place, *, shortest: int = 1, longest_years: int = LONGEST_INTERVAL, allowed: str = ""
) -> Interval:
    """An interval such as "3 months", at least `shortest` and at most so many years long."""
    allowed = allowed or Wanted(unit="interval").allowed
    amount, unit = _number_and_unit(raw, place, allowed)
    if unit not in _INTERVAL_UNITS:
        raise place.fault("This is not a unit of an interval.", value=raw, do=f"Write {allowed}.")
    if not isinstance(amount, int):
        raise place.fault(
            "An interval must be a whole number of its unit.",
            value=raw,
            why="Nobody could say on which day half a month ends.",
            do='Take a smaller unit ("6 weeks" instead of "1.5 months").',
        )
    if amount < shortest:
        what = "This cannot be negative." if shortest == 0 else "This must be at least 1."
        raise place.fault(what, value=raw, do=f"Write {allowed}.")
    if amount * _DAYS_IN[unit] > longest_years * _DAYS_IN["years"]:
        raise place.fault(f"This is longer than {longest_years} years.", value=raw, do="Check the number and the unit.")
    return Interval(amount, cast(Unit, unit))


def days_at_least(interval: Interval) -> int:
    """The fewest calendar days the interval can take."""
    shortest = {"days": 1, "working_days": 1, "weeks": 7, "months": 28, "years": 365}
    return interval.amount * shortest[interval.unit]


def length_in_days(interval: Interval) -> float:
    """About how long an interval is, to tell the longer of two in different units."""
    return interval.amount * _DAYS_IN[interval.unit]


def checked_number(wanted: Wanted, number: object, raw: object, place: Place) -> int | float:
    """The number within the limits: `int` for counts, days, weeks and months, else `float`."""
    if isinstance(number, bool) or not isinstance(number, int | float):
        hint = " without quotation marks" if isinstance(number, str) else ""
        raise place.fault("This must be a number.", value=raw, do=f"Write {wanted.allowed}{hint}.")
    if isinstance(number, float) and not math.isfinite(number):
        raise place.fault("This must be a finite number.", value=raw, do=f"Write {wanted.allowed}.")
    if wanted.unit in _WHOLE and not isinstance(number, int):
        raise place.fault("This must be a whole number.", value=raw, do=f"Write {wanted.allowed}.")
    if wanted.of and str(number) not in wanted.of:
        raise place.fault("This is not one of the choices.", value=raw, do=f"Write {wanted.allowed}.")
    low, high = wanted.lowest, wanted.highest
    if (low is not None and number < low) or (high is not None and number > high):
        percent = wanted.unit == "share" and high is not None and high < number <= 100
        hint = f" For {number} per cent write {number / 100:g}." if percent else ""
        raise place.fault(f"This must be{_limits(low, high)}.", value=raw, do=f"Write {wanted.allowed}.{hint}")
    return number if wanted.unit in _WHOLE else float(number)


def _timed(wanted: Wanted, raw: object, place: Place) -> int | float:
    """The number of a text such as "45 minutes", once the unit is the one that is wanted."""
    number, unit = _number_and_unit(raw, place, wanted.allowed, wanted.unit)
    if unit != wanted.unit:
        same = {("hours", "minutes"): number * 60, ("minutes", "hours"): number / 60}.get((unit, wanted.unit))
        hint = "" if same is None else f' If you mean {raw}, write "{same:g} {wanted.unit}".'
        raise place.fault(
            f"This must be in {wanted.unit}.",
            value=raw,
            why="One unit for each key keeps areas comparable at a glance.",
            do=f"Write {wanted.allowed}.{hint}",
        )
    return number


def _number_and_unit(raw: object, place: Place, allowed: str, unit: str = "") -> tuple[int | float, str]:
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        hint = f' If you mean {raw} {unit}, write "{raw} {unit}".' if unit else ""
        raise place.fault(
            "The unit is missing.",
            value=raw,
            why="A bare number in the wrong unit would be read without a word of warning.",
            do=f"Write {allowed}.{hint}",
        )
    match = _TEXT.fullmatch(raw.strip()) if isinstance(raw, str) else None
    if match is None:
        raise place.fault("This is not a number with its unit.", value=raw, do=f"Write {allowed}.")
    word = match["unit"].replace(" ", "_")
    text = match["number"]
    return float(text) if "." in text else int(text), word if word.endswith("s") else f"{word}s"


def _choice(wanted: Wanted, raw: object, place: Place) -> str:
    if isinstance(raw, str) and raw in wanted.of:
        return raw
    near = difflib.get_close_matches(raw, wanted.of, n=1) if isinstance(raw, str) else []
    hint = f" Perhaps you meant {near[0]}?" if near else ""
    raise place.fault("This is not one of the choices.", value=raw, do=f"Write {wanted.allowed}.{hint}")


def _shares(wanted: Wanted, raw: object, place: Place) -> Shares:
    if not isinstance(raw, Mapping):
        raise place.fault("This must be a table of shares.", value=raw, do=f"Write {wanted.allowed}.")
    for part in raw:
        if part not in wanted.of:
            raise place.unknown("part", str(part), list(wanted.of), do=f"The parts are: {', '.join(wanted.of)}.")
    missing = [part for part in wanted.of if part not in raw]
    if missing:
        raise place.fault(
            f"A part is missing: {', '.join(missing)}.",
            value=dict(raw),
            do=f"Write {wanted.allowed}; a part that nobody falls into is 0.",
        )
    share = Wanted(unit="share")
    found = {part: float(checked_number(share, raw[part], raw[part], place.below(part))) for part in wanted.of}
    total = math.fsum(found.values())
    if abs(total - 1) > _ADDS_UP:
        raise _do_not_add_up(total, raw, place)
    return shares(**found)


def _do_not_add_up(total: float, raw: Mapping[str, object], place: Place) -> InputError:
    direction = "too much" if total > 1 else "too little"
    return place.fault(
        f"The shares add up to {total:g}, not to 1: {abs(total - 1):g} {direction}.",
        value=dict(raw),
        why="Everybody must fall into exactly one part.",
        do="Change one of the parts so that they add up to 1.",
    )


def _limits(low: float | None, high: float | None) -> str:
    if low is not None and high is not None:
        return f" from {low:g} to {high:g}"
    if low is not None:
        return f" of at least {low:g}"
    return "" if high is None else f" of at most {high:g}"
