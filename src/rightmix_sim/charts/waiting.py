"""Waits for a place on the programme, and what became of the men: beside the report's 10 and 3 of 27 (¶6.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from matplotlib.figure import Figure

from rightmix_sim.charts.grid import Column, Mark, grid
from rightmix_sim.charts.paper import end_of_scale
from rightmix_sim.charts.timeliness import TICKS, at, report_mark, share_mark
from rightmix_sim.findings import ALL_AREAS, Finding
from rightmix_sim.saying.estimates import Estimate, Key, mean_of
from rightmix_sim.saying.row import Row
from rightmix_sim.saying.wording import area_name, number, number_with_range, percent, percent_range, percent_with_range

HALF_YEAR: Final = "waiting-6-to-12-months"
YEAR: Final = "waiting-over-a-year"
LONGER: Final = "waiting-over-6-months"
_REPORT: Final = "report"


@dataclass(frozen=True)
class Passage:
    """How men came through the programme in one area: the median wait of those who started, in months, and how many
    a year completed it or saw their order end first. None where there were none to tell."""

    area: str
    wait: Estimate | None
    completed: Estimate | None
    ended_attending: Estimate | None
    ended_waiting: Estimate | None


def passages_of(areas: Sequence[str], values: Mapping[Key, Sequence[float]]) -> list[Passage]:
    """The table for these areas, from `estimates.values_by_area`."""
    return [
        Passage(
            area,
            mean_of(values, area, "wait_to_start", "median"),
            mean_of(values, area, "programme", "completed"),
            mean_of(values, area, "programme", "order ended before completion"),
            mean_of(values, area, "programme", "order ended while waiting"),
        )
        for area in areas
    ]


def waits(found: Sequence[Finding], table: Sequence[Passage], *, narrow: bool = False) -> Figure:
    """Two shares of the men required to attend (0 to 100 %), the median wait in months, and three outcomes in men a
    year: a row for each area, one for all of them and one for the report."""
    areas = [one.area for one in table]
    names = [*areas, *([ALL_AREAS] if at(found, ALL_AREAS, YEAR) else [])]
    rows = [Row(name, area_name(name)) for name in names]
    longest = _highest([one.wait for one in table])
    columns = [
        Column(HALF_YEAR, "Waiting 6 to 12 months", 1.0, TICKS),
        Column(YEAR, "Waiting over a year", 1.0, TICKS),
        Column("wait", "Median wait, months", longest, ((0.0, "0"), (longest, f"{longest:,g}"))),
    ]
    outcomes = ("completed", "ended_attending", "ended_waiting")
    most = _highest([getattr(one, what) for one in table for what in outcomes])
    ticks = ((0.0, "0"), (most, f"{most:,g}"))
    heads = ("Completed, men a year", "Order ended during it, men a year", "Order ended while waiting, men a year")
    columns += [Column(what, head, most, ticks, "bar") for what, head in zip(outcomes, heads, strict=True)]
    marks: dict[tuple[str, str], Mark] = {}
    for name in names:
        for what in (HALF_YEAR, YEAR):
            if (finding := at(found, name, what)) is not None:
                marks[name, what] = share_mark(finding) if finding.due else Mark(None, "none")
    for what in (HALF_YEAR, YEAR):
        finding = at(found, names[-1], what)
        if finding is not None and (reported := report_mark(finding)) is not None:
            marks[_REPORT, what] = reported
    for one in table:
        marks[one.area, "wait"] = _mark(one.wait, "none began")
        marks |= {(one.area, what): _mark(getattr(one, what), "none") for what in outcomes}
    if any(row == _REPORT for row, _ in marks):
        rows.append(Row(_REPORT, "The report", "¶6.1"))
    return grid(rows, columns, marks, names=74, cell=74, narrow=narrow)


def message(found: Sequence[Finding], table: Sequence[Passage]) -> str:
    """Where men wait longest and shortest, and how all together compare with the report."""
    shares = {one.area: share for one in table if (share := _share(found, one.area)) is not None}
    if not shares:
        return "No man was required to attend a programme on the last day."
    longest, shortest = max(shares, key=lambda area: shares[area]), min(shares, key=lambda area: shares[area])
    alike = len(shares) > 1 and shares[longest] == shares[shortest]
    where = "every area" if alike else area_name(longest)
    text = f"In {where}, {percent(shares[longest])} of the men required to attend have waited over six months"
    if shares[longest] > shares[shortest]:
        text += f"; in {area_name(shortest)}, {percent(shares[shortest])}"
    return f"{text}.{_beside_the_report(found)}"


def description(found: Sequence[Finding], table: Sequence[Passage]) -> str:
    """The message and the figures, for those who cannot see the chart."""
    lines = []
    for one in table:
        parts = []
        for what, words in ((HALF_YEAR, "waiting 6 to 12 months"), (YEAR, "over a year")):
            finding = at(found, one.area, what)
            if finding is not None and finding.share is not None:
                parts.append(f"{words} {percent_with_range(finding.share, finding.low, finding.high)}")
        for figure, words in (
            (one.wait, "median wait in months"),
            (one.completed, "completed a year"),
            (one.ended_attending, "order ended first while attending"),
            (one.ended_waiting, "order ended first while waiting"),
        ):
            if figure is not None:
                parts.append(f"{words} {number_with_range(figure)}")
        lines.append(f"{area_name(one.area)}: {', '.join(parts) or 'none'}")
    return f"{message(found, table)} {'; '.join(lines)}."


def _beside_the_report(found: Sequence[Finding]) -> str:
    together = at(found, ALL_AREAS, LONGER) or next((one for one in found if one.standard == LONGER), None)
    if together is None or together.share is None or together.report_share is None:
        return ""
    low, high = together.report_low, together.report_high
    who = "All areas together" if together.area == ALL_AREAS else area_name(together.area)
    reported = f"the report’s {percent(together.report_share)}"
    if low is None or high is None:
        return f" {who}: {percent(together.share)}, beside {reported}."
    place = "below" if together.share < low else "above" if together.share > high else "within"
    return f" {who}: {percent(together.share)}, {place} the interval around {reported} ({percent_range(low, high)})."


def _share(found: Sequence[Finding], area: str) -> float | None:
    one = at(found, area, LONGER)
    return None if one is None else one.share


def _highest(figures: Sequence[Estimate | None]) -> float:
    """The end of a scale that holds the highest interval."""
    return end_of_scale(max([1.0, *(figure.high or figure.value for figure in figures if figure is not None)]))


def _mark(figure: Estimate | None, nothing: str) -> Mark:
    if figure is None:
        return Mark(None, nothing)
    return Mark(figure.value, number(figure.value), figure.low, figure.high)
