"""Cases for each offender manager: registered people and all the others, beside what the report found (¶3.12)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from rightmix_sim.charts.grid import Column, Mark, grid
from rightmix_sim.guidance.report import load_report_findings
from rightmix_sim.saying.estimates import Estimate, Key, mean_of
from rightmix_sim.saying.row import Row
from rightmix_sim.saying.wording import area_name, counted, number, number_with_range
from rightmix_sim.sentences import capital, listed

_GROUP = "offender_manager"


@dataclass(frozen=True)
class Caseload:
    """Mean cases for each offender manager in post in one area; None where nobody is in post."""

    area: str
    registered: Estimate | None
    cases: Estimate | None


@dataclass(frozen=True)
class Reported:
    """The report's averages: the usual range, and the highest."""

    usual: tuple[float, float]
    highest: float
    paragraph: str


def caseloads_of(areas: Sequence[str], values: Mapping[Key, Sequence[float]]) -> list[Caseload]:
    """The table for these areas, from `estimates.values_by_area`."""
    return [
        Caseload(
            area,
            mean_of(values, area, "registered_cases_per_officer", _GROUP),
            mean_of(values, area, "cases_per_officer", _GROUP),
        )
        for area in areas
    ]


def reported_caseloads() -> Reported:
    """What the report found. Source: ¶3.12."""
    found = {finding.id: finding for finding in load_report_findings()}
    average, highest = found["caseload-average"], found["caseload-highest"]
    assert average.value is not None and average.value_to is not None and highest.value is not None
    return Reported((average.value, average.value_to), highest.value, average.paragraph)


def caseloads(table: Sequence[Caseload], reported: Reported, *, narrow: bool = False) -> Figure:
    """Cases for each offender manager by area: registered people solid, all cases hatched, with the interval."""
    low, high = reported.usual
    most = max([reported.highest, *(one.cases.high or one.cases.value for one in table if one.cases)])
    column = Column(
        "cases",
        "Cases for each offender manager in post",
        most * 1.04,
        [(0.0, "0"), (low, f"{low:g}"), (high, f"{high:g}"), (reported.highest, f"{reported.highest:g} cases")],
        "bar",
        line=reported.highest,
        band=reported.usual,
        about_line=f"Shaded: {low:g} to {high:g}, the report’s usual averages. "
        f"Dotted line: {reported.highest:g}, its highest (¶{reported.paragraph}).",
    )
    marks = {(one.area, column.key): _mark(one) for one in table}
    return grid(
        [Row(one.area, area_name(one.area)) for one in table], [column], marks, names=78, cell=200, narrow=narrow
    )


def message(table: Sequence[Caseload], reported: Reported) -> str:
    """Whose managers hold most, by how much, and how many areas lie in the report's usual range."""
    held = sorted(((one.cases.value, one.area) for one in table if one.cases), reverse=True)
    if not held:
        return "No area has an offender manager in post."
    (most, first), rest = held[0], held[1:]
    text = f"{area_name(first)}’s offender managers hold {number(most)} cases each"
    if rest and most >= 1.1 * rest[0][0]:
        others = "the other area" if len(rest) == 1 else "the next area"
        times = f"{most / rest[0][0]:.1f} times as many as {others}" if rest[0][0] else f"{others} none"
        text += f", {times} ({area_name(rest[0][1])}, {number(rest[0][0])})"
    elif rest:
        text += f", the most; {area_name(rest[-1][1])}’s hold {number(rest[-1][0])}, the fewest"
    low, high = reported.usual
    inside = sum(low <= round(cases) <= high for cases, _ in held)  # as the reader sees them
    usual = f"the report’s usual {low:g} to {high:g}"
    if len(held) == 1:
        return f"{text}, {'within' if inside else 'outside'} {usual}.{_empty(table)}"
    return f"{text}. {capital(counted(inside, 'area lies', 'areas lie'))} within {usual}.{_empty(table)}"


def description(table: Sequence[Caseload], reported: Reported) -> str:
    """The message and the figures, for those who cannot see the chart."""
    figures = [
        f"{area_name(one.area)} {number_with_range(one.cases)}"
        + (f", of them {number(one.registered.value)} registered" if one.registered else "")
        for one in table
        if one.cases
    ]
    return f"{message(table, reported)} Cases for each offender manager: {'; '.join(figures) or 'none'}."


def _mark(one: Caseload) -> Mark:
    if one.cases is None:
        return Mark(None, "nobody in post")
    registered = one.registered.value if one.registered else 0.0
    others = max(0, round(one.cases.value) - round(registered))  # so that the parts add up to the whole
    words = f"{one.cases.value:.0f} cases: {registered:.0f} registered, {others} other"
    return Mark(one.cases.value, words, one.cases.low, one.cases.high, part=registered)


def _empty(table: Sequence[Caseload]) -> str:
    empty = [area_name(one.area) for one in table if one.cases is None]
    return f" {listed(empty)} {'have' if len(empty) > 1 else 'has'} nobody in post." if empty else ""
