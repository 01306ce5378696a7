"""Figures and names in words, the same in every chart, message and table."""

from __future__ import annotations

from rightmix_sim.findings import ALL_AREAS
from rightmix_sim.saying.estimates import Estimate

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def percent(share: float) -> str:
    """A share as a whole percentage; "<1%" and ">99%" where rounding would turn nearly into never or always."""
    if 0 < share < 0.005:
        return "<1%"
    if 0.995 <= share < 1:
        return ">99%"
    return f"{share * 100:,.0f}%"


def percent_range(low: float | None, high: float | None) -> str:
    """The ends of an interval of a share, "58 to 76"; empty where there is none, or none wider than a whole percent."""
    if low is None or high is None or f"{low * 100:.0f}" == f"{high * 100:.0f}":
        return ""
    return f"{low * 100:.0f} to {high * 100:.0f}"


def percent_with_range(share: float, low: float | None, high: float | None) -> str:
    """A share with its interval, as in "67% (58 to 76)"."""
    ends = percent_range(low, high)
    return f"{percent(share)} ({ends})" if ends else percent(share)


def number(value: float) -> str:
    """A figure as people say it: one decimal below ten, none above; thousands with a comma; "<0.1" for next to none."""
    if value == 0:
        return "0"
    if 0 < value < 0.05:
        return "<0.1"
    return f"{value:.1f}" if abs(value) < 9.95 else f"{value:,.0f}"


def number_with_range(estimate: Estimate) -> str:
    """A figure with its interval, as in "94 (91 to 97)"."""
    if estimate.low is None or estimate.high is None or number(estimate.low) == number(estimate.high):
        return number(estimate.value)
    return f"{number(estimate.value)} ({number(estimate.low)} to {number(estimate.high)})"


def counted(count: int, one: str, many: str = "") -> str:
    """A count with its noun: "one area", "six areas", "20 areas"."""
    words = _WORDS[count] if 0 <= count < len(_WORDS) else f"{count:,}"
    return f"{words} {one if count == 1 else many or one + 's'}"


def area_name(name: str) -> str:
    """The short name of an area for charts, from its name in the scenario: "cedar" gives "Cedar"."""
    if name == ALL_AREAS:
        return "All areas"
    return name.replace("-", " ").replace("_", " ").capitalize()
