"""Values of an area as people say them: "45 minutes", "yes", "0.25", "3 months"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rightmix_sim.scenario.quantities import Interval
from rightmix_sim.scenario.values import TIMES, Value

_NAMES: Final = {"i_sotp": "I-SOTP"}  # a choice that is a name


def said(unit: str, value: Value) -> str:
    """A value of this unit in words. A number says no more than it is; `yes_no` is "yes" or "no"."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Interval):
        return str(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{part.replace('_', ' ')} {share:g}" for part, share in value.items())
    if isinstance(value, str):
        return _NAMES.get(value, value.replace("_", " "))
    return f"{value:g} {one_or_more(value, unit)}" if unit in TIMES else f"{value:g}"


def one_or_more(number: float, unit: str) -> str:
    """The unit for this number: 1 hour, 2 hours."""
    word = unit.replace("_", " ")
    return word.removesuffix("s") if abs(number) == 1 else word
