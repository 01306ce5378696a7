"""What a change can do to a value: `to` another, `add`, `times`, `at_least`, `at_most`, so that it fits any area.

Which of them make sense follows from the unit: words, yes or no and shares can only be set; intervals cannot be added
to, since three months and ten working days have no sum.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Final, cast

from rightmix_sim.scenario.place import Place
from rightmix_sim.scenario.quantities import Interval
from rightmix_sim.scenario.values import Value, Wanted, checked_number, length_in_days, read_value

OPERATIONS: Final = ("to", "add", "times", "at_least", "at_most")
ROUNDINGS: Final = ("up", "down", "nearest")
WHOLE: Final = ("count", "days", "weeks", "months")
_SET_ONLY: Final = ("choice", "yes_no", "shares")
_DIGITS: Final = 9  # 10 * 1.1 is 11, not a crumb more, before anything is rounded up

_ROUNDED: Final[Mapping[str, Callable[[float], int]]] = {
    "up": math.ceil,
    "down": math.floor,
    "nearest": lambda number: math.floor(number + 0.5),
}


def operations_for(wanted: Wanted) -> tuple[str, ...]:
    """The operations that make sense for a parameter."""
    if wanted.unit in _SET_ONLY or wanted.of:
        return ("to",)
    return tuple(name for name in OPERATIONS if name != "add") if wanted.unit == "interval" else OPERATIONS


def rounds(wanted: Wanted, operation: str) -> bool:
    """Whether the operation can leave a part of a whole, so that it matters how it is rounded."""
    return operation == "times" and wanted.unit in (*WHOLE, "interval")


def read_operand(wanted: Wanted, operation: str, raw: object, place: Place) -> Value:
    """The value that stands beside an operation. Raises `InputError`."""
    if operation == "times":
        return checked_number(Wanted(unit="number", minimum=0, maximum=1000), raw, raw, place)
    if operation == "add":  # a part more or less: of the same unit, but not within the limits of the whole
        return read_value(Wanted(unit="number" if wanted.unit == "share" else wanted.unit), raw, place)
    return read_value(wanted, raw, place)


def changed_value(operation: str, operand: Value, rounding: str, unit: str, value: Value) -> Value:
    """The value after the change; whether it is within the parameter's limits is not looked at."""
    if operation == "to":
        return operand
    if operation == "at_least":
        return operand if below(value, operand) else value
    if operation == "at_most":
        return operand if below(operand, value) else value
    if isinstance(value, Interval):
        amount = _whole(value.amount * cast(float, operand), rounding)
        return Interval(max(1, amount), value.unit)
    number, by = cast(float, value), cast(float, operand)
    found = round(number * by if operation == "times" else number + by, _DIGITS)
    return _whole(found, rounding) if unit in WHOLE else found


def below(one: Value, other: Value) -> bool:
    """Whether one value is less than another of the same parameter; intervals by their length in days."""
    if isinstance(one, Interval) and isinstance(other, Interval):
        return length_in_days(one) < length_in_days(other)
    return cast(float, one) < cast(float, other)


def within(wanted: Wanted, value: Value) -> bool:
    """Whether a value that was worked out is within the limits of its parameter."""
    if isinstance(value, bool) or not isinstance(value, int | float) or wanted.of:
        return True
    low, high = wanted.lowest, wanted.highest
    return (low is None or value >= low) and (high is None or value <= high)


def _whole(number: float, rounding: str) -> int:
    return _ROUNDED[rounding](round(number, _DIGITS))
