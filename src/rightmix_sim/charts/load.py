"""Hours asked of a role against the hours it has: at or above 100 % no steady state can be reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from matplotlib.figure import Figure

from rightmix_sim.charts.estimates import Estimate, Key, mean_of, ratio
from rightmix_sim.charts.grid import Column, Mark, Row, grid
from rightmix_sim.charts.paper import end_of_scale
from rightmix_sim.charts.wording import area_name, listed, number, percent, percent_with_range

ROLES: Final = {"offender_manager": "Offender managers", "public_protection_officer": "Public protection officers"}


@dataclass(frozen=True)
class Load:
    """Hours a month asked of a role in one area and those it has for registered people. `load` is their ratio, None
    where there are no hours to ask for."""

    area: str
    role: str
    wanted: Estimate | None
    available: Estimate | None
    load: Estimate | None

    @property
    def full(self) -> bool:
        """Whether as many hours are asked as there are, or more; also where work is asked and nobody is there."""
        if self.load is not None:
            return self.load.value >= 1 and not self.in_doubt
        return self.wanted is not None and self.wanted.value > 0

    @property
    def in_doubt(self) -> bool:
        """Whether the interval of the load holds 100 %, so that the run cannot tell."""
        if self.load is None or self.load.low is None or self.load.high is None:
            return False
        return self.load.low < 1 <= self.load.high


def loads_of(areas: Sequence[str], values: Mapping[Key, Sequence[float]]) -> list[Load]:
    """The table for these areas and both roles, from `estimates.values_by_area`."""
    return [
        Load(
            area,
            role,
            mean_of(values, area, "hours_wanted", role),
            mean_of(values, area, "hours_available", role),
            ratio(values.get((area, "hours_wanted", role), ()), values.get((area, "hours_available", role), ())),
        )
        for area in areas
        for role in ROLES
    ]


def loads(table: Sequence[Load], *, narrow: bool = False) -> Figure:
    """Hours asked as a percentage of hours available, with its interval: areas by roles; full ones are flagged."""
    most = end_of_scale(max([1.2, *(one.load.high or one.load.value for one in table if one.load)]))
    ticks = [(0.0, "0"), (1.0, "100%"), *([(most, percent(most))] if most >= 2 else [])]
    columns = [
        Column(role, title, most, ticks, "bar", line=1.0, about_line="Hours asked, of hours there are")
        for role, title in ROLES.items()
    ]
    rows = [Row(area, area_name(area)) for area in dict.fromkeys(one.area for one in table)]
    marks = {(one.area, one.role): _mark(one) for one in table}
    return grid(rows, columns, marks, names=78, cell=230, narrow=narrow)


def message(table: Sequence[Load]) -> str:
    """Who is asked for more hours than there are, where it is worst, and where the run cannot tell."""
    full, doubtful = [one for one in table if one.full], [one for one in table if one.in_doubt]
    known = [one for one in table if one.load is not None]
    doubt = f" In doubt: {_who(doubtful)}." if doubtful else ""
    if not full and not known:
        return "No role was asked for any hours."
    if not full:
        most = max(known, key=_load)
        text = "No role is clearly asked" if doubtful else "No role is asked"
        return f"{text} for more hours than it has; the fullest are {_who([most])} ({percent(_load(most))}).{doubt}"
    text = f"More is asked than there are hours for of {_who(full)}"
    worst = max((one for one in full if one.load is not None), key=_load, default=None)
    if worst is not None and len(full) > 1:
        text += f", most of all in {area_name(worst.area)} ({percent(_load(worst))})"
    elif worst is not None:
        text += f" ({percent(_load(worst))})"
    return f"{text}: no steady state.{doubt}"


def description(table: Sequence[Load]) -> str:
    """The message and the figures, for those who cannot see the chart."""
    parts = [
        f"{area_name(one.area)}, {ROLES[one.role].lower()} "
        + (percent_with_range(one.load.value, one.load.low, one.load.high) if one.load else "no hours available")
        for one in table
    ]
    return f"{message(table)} Hours asked as a share of hours available: {'; '.join(parts)}."


def _mark(one: Load) -> Mark:
    if one.load is None or one.wanted is None or one.available is None:
        return Mark(None, "no hours available" if one.full else "nothing asked", kind="warning" if one.full else "run")
    words = f"{percent(one.load.value)}: {number(one.wanted.value)} of {number(one.available.value)} h"
    interval = (one.load.low, one.load.high)
    if one.full:
        return Mark(one.load.value, f"▲ {words}, no steady state", *interval, "warning")
    if one.in_doubt:
        return Mark(one.load.value, f"△ {words}, in doubt", *interval, "doubt")
    return Mark(one.load.value, words, *interval)


def _who(some: Sequence[Load]) -> str:
    """The roles and their areas: "offender managers in Alder and Cedar"."""
    return listed(
        [
            f"{title.lower()} in {listed([area_name(one.area) for one in some if one.role == role])}"
            for role, title in ROLES.items()
            if any(one.role == role for one in some)
        ]
    )


def _load(one: Load) -> float:
    assert one.load is not None
    return one.load.value
