"""Hours asked of a role against the hours it has: at or above 100 % no steady state can be reached.

Only work with a date counts for that, since it piles up when it is not done. Work that the area gives no date, as
one-to-one work, takes the hours that are left and does not pile up, so it is shown but not counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from matplotlib.figure import Figure

from rightmix_sim.charts.grid import Column, Kind, Mark, grid
from rightmix_sim.charts.paper import end_of_scale
from rightmix_sim.saying.estimates import Estimate, Key, mean, ratio
from rightmix_sim.saying.overload import NO_STEADY_STATE
from rightmix_sim.saying.row import Row
from rightmix_sim.saying.wording import area_name, number, percent, percent_with_range
from rightmix_sim.sentences import capital, listed

OFFENDER_MANAGER: Final = "offender_manager"
_NONE: Final = NO_STEADY_STATE.lower()
ROLES: Final = {OFFENDER_MANAGER: "Offender managers", "public_protection_officer": "Public protection officers"}


@dataclass(frozen=True)
class Load:
    """Hours a month asked of a role in one area: for work with a date, for all work, and the hours there are.

    `load` is work with a date over hours there are, None where there are none.
    """

    area: str
    role: str
    dated: Estimate | None
    wanted: Estimate | None
    available: Estimate | None
    load: Estimate | None

    @property
    def full(self) -> bool:
        """Whether work with a date asks for all the hours there are, or more; also where there are none."""
        if self.load is not None:
            return self.load.value >= 1 and not self.in_doubt
        return self.dated is not None and self.dated.value > 0

    @property
    def in_doubt(self) -> bool:
        """Whether the interval of the load holds 100 %, so that the run cannot tell."""
        if self.load is None or self.load.low is None or self.load.high is None:
            return False
        return self.load.low < 1 <= self.load.high

    @property
    def whole(self) -> float | None:
        """All work over the hours there are; the same as the load where all work has a date."""
        if self.wanted is None or self.dated is None or self.load is None or self.available is None:
            return None
        return self.load.value + (self.wanted.value - self.dated.value) / self.available.value


def loads_of(areas: Sequence[str], values: Mapping[Key, Sequence[float]]) -> list[Load]:
    """The table for these areas and both roles, from `estimates.values_by_area`."""
    return [_load_of(area, role, values) for area in areas for role in ROLES]


def loads(table: Sequence[Load], *, narrow: bool = False) -> Figure:
    """Hours asked as a percentage of the hours there are: areas by roles; work with a date solid, the rest hatched."""
    highest = [value for one in table for value in (one.whole, one.load and (one.load.high or one.load.value)) if value]
    most = end_of_scale(max([1.2, *highest]))
    ticks = [(0.0, "0"), (1.0, "100%"), *([(most, percent(most))] if most >= 2 else [])]
    columns = [
        Column(role, title, most, ticks, "bar", line=1.0, about_line="Hours asked, of hours there are")
        for role, title in ROLES.items()
    ]
    rows = [Row(area, area_name(area)) for area in dict.fromkeys(one.area for one in table)]
    marks = {(one.area, one.role): _mark(one) for one in table}
    return grid(rows, columns, marks, names=78, cell=230, narrow=narrow)


def message(table: Sequence[Load]) -> str:
    """Whose work with a date asks for more hours than there are, and whose other work cannot all be done."""
    known = [one for one in table if one.load is not None]
    full, doubtful = [one for one in table if one.full], [one for one in table if one.in_doubt]
    if not full and not known:
        return "No role was asked for any hours."
    sentences = _overloaded(full) if full else [_fullest(known, doubtful)]
    if doubtful:
        sentences.append(f"For {_who(doubtful)} the run cannot tell")
    short = [one for one in table if not one.full and not one.in_doubt and (one.whole or 0) > 1]
    if short:
        more = "but not for all work without a date, which gives way"
        sentences.append(f"{capital(_who(short))} have the hours for it, {more}")
    return ". ".join(sentences) + "."


def description(table: Sequence[Load]) -> str:
    """The message and the figures, for those who cannot see the chart."""
    parts = [
        f"{area_name(one.area)}, {ROLES[one.role].lower()} "
        + (percent_with_range(one.load.value, one.load.low, one.load.high) if one.load else "no hours")
        + (f", with work without a date {percent(one.whole)}" if one.whole and one.role == OFFENDER_MANAGER else "")
        for one in table
    ]
    return f"{message(table)} Work with a date as a share of the hours there are: {'; '.join(parts)}."


def _overloaded(full: Sequence[Load]) -> list[str]:
    staffed, nobody = [one for one in full if one.load is not None], [one for one in full if one.load is None]
    sentences = []
    if len(staffed) == 1:
        share = percent(_load(staffed[0]))
        sentences.append(f"Work with a date alone asks {_who(staffed)} for {share} of the hours they have: {_NONE}")
    elif staffed:
        worst = max(staffed, key=_load)
        most = f"up to {percent(_load(worst))} in {area_name(worst.area)}"
        sentences.append(
            f"Work with a date alone asks {_who(staffed)} for all the hours they have or more, {most}: {_NONE}"
        )
    if nobody:
        sentences.append(f"Work with a date falls to {_who(nobody)}, where nobody has hours for it: {_NONE}")
    return sentences


def _fullest(known: Sequence[Load], doubtful: Sequence[Load]) -> str:
    most = max(known, key=_load)
    both = listed([title.lower() for title in ROLES.values()])
    fits = f"fits into the hours of {both}" if not doubtful else f"is not clearly too much for {both}"
    return f"Over the whole time work with a date {fits}; the fullest are {_who([most])} ({percent(_load(most))})"


def _load_of(area: str, role: str, values: Mapping[Key, Sequence[float]]) -> Load:
    wanted = values.get((area, "hours_wanted", role), ())
    available = values.get((area, "hours_available", role), ())
    dated = values.get((area, "hours_wanted_by_date", role), ())
    return Load(area, role, mean(dated), mean(wanted), mean(available), ratio(dated, available))


def _mark(one: Load) -> Mark:
    if one.load is None or one.dated is None or one.available is None or one.whole is None:
        return Mark(None, "no hours" if one.full else "nothing asked", kind="warning" if one.full else "run")
    words = f"{percent(one.load.value)}: {number(one.dated.value)} of {number(one.available.value)} h"
    if one.full:
        words = f"▲ {words}, {_NONE}"
    elif one.in_doubt:
        words = f"△ {words}, in doubt"
    elif one.whole > one.load.value:
        words += f"; {percent(one.whole)} with the rest"
    kind: Kind = "warning" if one.full else "doubt" if one.in_doubt else "run"
    rest = one.load.value if one.whole > one.load.value else None
    return Mark(max(one.whole, one.load.value), words, one.load.low, one.load.high, kind, part=rest)


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
