"""Hours planned and delivered by purpose, and one-to-one hours for each man outside the programme.

What work is restrictive or constructive stands in the table of work (`records/data/work.yaml`). What an area
plans is what its own policies ask if everything were done; delivered is what happened.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from matplotlib.figure import Figure

from rightmix_sim.charts.grid import Column, Kind, Mark, grid
from rightmix_sim.charts.paper import end_of_scale
from rightmix_sim.measures import Measure
from rightmix_sim.records import PURPOSES
from rightmix_sim.saying.estimates import Estimate, Key, mean_of, ratio, values_by_area
from rightmix_sim.saying.row import Row
from rightmix_sim.saying.wording import area_name, counted, number, number_with_range, percent

ONE_TO_ONE: Final = "one_to_one"
HEADS: Final = {
    "restrictive": "Restrictive",
    "constructive": "Constructive",
    "supervision": "Supervision",
    "assessment": "Assessment",
    "oversight": "Oversight",
    ONE_TO_ONE: "One-to-one, for each man outside the programme",
}


@dataclass(frozen=True)
class Hours:
    """Hours a month for one purpose in one area, and the share of the planned that is delivered.

    For `ONE_TO_ONE` they are hours a month for each man outside the programme, and nothing is planned. None where there
    is nothing to tell.
    """

    area: str
    purpose: str
    planned: Estimate | None
    delivered: Estimate | None
    share: Estimate | None


def hours_of(measures: Sequence[tuple[str, int, Measure]]) -> list[Hours]:
    """The table of all areas and purposes, from the measures of a run: (area, replication, measure)."""
    values = values_by_area(measures)
    areas = list(dict.fromkeys(area for area, _, _ in measures))
    return [hours_for(values, area, purpose) for area in areas for purpose in (*PURPOSES, ONE_TO_ONE)]


def hours_for(values: Mapping[Key, Sequence[float]], area: str, purpose: str) -> Hours:
    """The hours of one area and purpose."""
    if purpose == ONE_TO_ONE:
        each = mean_of(values, area, "one_to_one_hours", "each man outside the programme")
        return Hours(area, purpose, None, each, None)
    planned = values.get((area, "planned_hours_by_purpose", purpose), ())
    delivered = values.get((area, "delivered_hours_by_purpose", purpose), ())
    return Hours(
        area,
        purpose,
        mean_of(values, area, "planned_hours_by_purpose", purpose),
        mean_of(values, area, "delivered_hours_by_purpose", purpose),
        ratio(delivered, planned),
    )


def hours(
    table: Sequence[Hours], *, baseline: Sequence[Hours] = (), narrow: bool = False, width: float | None = None
) -> Figure:
    """Hours a month, delivered (full bar) in planned (open bar): areas by purposes, or for one area a row a purpose.

    `baseline` is a table to compare with, matched by area and purpose: its delivered hours are a grey stroke.
    `width` in pixels overrides both widths of a sheet.
    """
    before = {(one.area, one.purpose): one for one in baseline}
    areas = list(dict.fromkeys(one.area for one in table))
    most = _highest([one for one in (*table, *baseline) if one.purpose != ONE_TO_ONE])
    each = _highest([one for one in (*table, *baseline) if one.purpose == ONE_TO_ONE])
    marks = {(one.area, one.purpose): _mark(one, before.get((one.area, one.purpose))) for one in table}
    if len(areas) > 1:
        columns = [_column(purpose, HEADS[purpose], each if purpose == ONE_TO_ONE else most) for purpose in HEADS]
        rows = [Row(area, area_name(area)) for area in areas]
        return grid(rows, columns, marks, names=66, cell=114, narrow=narrow, width=width)
    column = _column("hours", "Hours a month", most)
    rows = [Row(purpose, HEADS[purpose]) for purpose in PURPOSES if (areas[0], purpose) in marks] if areas else []
    one_row = {(purpose, "hours"): mark for (_, purpose), mark in marks.items() if purpose != ONE_TO_ONE}
    columns = [column]
    if areas and (areas[0], ONE_TO_ONE) in marks:
        rows.append(Row(ONE_TO_ONE, HEADS[ONE_TO_ONE], f"on a scale of its own, to {number(each)}"))
        mark = marks[areas[0], ONE_TO_ONE]
        one_row[ONE_TO_ONE, "hours"] = _rescaled(mark, most / each)
    return grid(rows, columns, one_row, names=130, cell=190, narrow=narrow, width=width)


def message(table: Sequence[Hours]) -> str:
    """How much of the restrictive and of the constructive hours is delivered, and where constructive falls shortest."""
    restrictive, constructive = _delivered_share(table, "restrictive"), _delivered_share(table, "constructive")
    if restrictive is None or constructive is None:
        return "There were no hours of restrictive or of constructive work to compare."
    text = (
        f"Restrictive work gets {percent(restrictive)} of its planned hours, constructive work {percent(constructive)}"
    )
    by_area = {one.area: one.share.value for one in table if one.purpose == "constructive" and one.share is not None}
    if len(by_area) > 1 and min(by_area.values()) < max(by_area.values()):
        lowest = min(by_area, key=lambda area: by_area[area])
        text += f", least in {area_name(lowest)} ({percent(by_area[lowest])})"
    return f"{text}.{_least_alone(table)}"


def description(table: Sequence[Hours]) -> str:
    """The message and the figures, for those who cannot see the chart."""
    lines: dict[str, list[str]] = {}
    for one in table:
        if one.delivered is None:
            continue
        words = f"{HEADS[one.purpose].lower()} {number_with_range(one.delivered)}"
        if one.planned is not None:
            words += f" of {number(one.planned.value)} planned"
        lines.setdefault(one.area, []).append(words)
    text = "; ".join(f"{area_name(area)}: {', '.join(parts)}" for area, parts in lines.items())
    return f"{message(table)} Hours a month. {text}."


def _least_alone(table: Sequence[Hours]) -> str:
    each = {one.area: one.delivered.value for one in table if one.purpose == ONE_TO_ONE and one.delivered is not None}
    if not each:
        return ""
    least = min(each, key=lambda area: each[area])
    where = f" In {area_name(least)}" if len(each) > 1 else ""
    amount = _amount(each[least])
    return f"{where} {'a' if where else 'A'} man outside the programme gets {amount} one-to-one work in a month."


def _delivered_share(table: Sequence[Hours], purpose: str) -> float | None:
    of = [one for one in table if one.purpose == purpose and one.planned is not None and one.delivered is not None]
    planned = sum(one.planned.value for one in of if one.planned is not None)
    return sum(one.delivered.value for one in of if one.delivered is not None) / planned if planned > 0 else None


def _column(key: str, head: str, most: float) -> Column:
    return Column(key, head, most, ((0.0, "0"), (most, f"{most:,g} h")), "bar")


def _mark(one: Hours, before: Hours | None) -> Mark:
    if one.delivered is None or (one.planned is not None and one.planned.value == one.delivered.value == 0):
        return Mark(None, "none")
    kind: Kind = "constructive" if one.purpose in ("constructive", ONE_TO_ONE) else "run"
    was = before.delivered.value if before is not None and before.delivered is not None else None
    if one.planned is None:
        words = f"{number(one.delivered.value)} h"
    elif was is not None:
        words = f"{number(one.delivered.value)} of {number(one.planned.value)} h"
    else:
        share = f"{percent(one.share.value)}: " if one.share is not None else ""
        words = f"{share}{number(one.delivered.value)} of {number(one.planned.value)}"
    if was is not None:
        words += f" (was {number(was)})"
    planned = one.planned.value if one.planned is not None else None
    return Mark(one.delivered.value, words, one.delivered.low, one.delivered.high, kind, planned, before=was)


def _rescaled(mark: Mark, by: float) -> Mark:
    """The mark on a scale that many times as long."""
    low, high, before = (None if value is None else value * by for value in (mark.low, mark.high, mark.before))
    value = None if mark.value is None else mark.value * by
    return Mark(value, mark.words, low, high, mark.kind, before=before)


def _highest(table: Sequence[Hours]) -> float:
    figures = [figure for one in table for figure in (one.planned, one.delivered) if figure is not None]
    return end_of_scale(max([0.0, *(figure.high or figure.value for figure in figures)]))


def _amount(hours: float) -> str:
    minutes = round(hours * 60)
    if minutes >= 60:
        return f"{number(hours)} hours of"
    return f"{counted(minutes, 'minute')} of" if minutes else "no"
