"""The figures of the report: each with its heading, its message worked out from the run, and how to read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from markupsafe import Markup

from rightmix_sim.charts import as_svg, caseload, category, load, purposes, timeliness, waiting
from rightmix_sim.charts.paper import Drawing
from rightmix_sim.experiment.run import Run
from rightmix_sim.saying.estimates import values_by_area
from rightmix_sim.saying.purposes import RESTRICTIVE_AND_CONSTRUCTIVE

TIMELINESS: Final = "work-on-time"
CATEGORIES: Final = "visits-and-reviews"
CASELOADS: Final = "caseloads"
LOADS: Final = "hours-asked"
HOURS: Final = "hours-by-purpose"
WAITS: Final = "programme"

Draw = Callable[..., Drawing]


@dataclass(frozen=True)
class Tables:
    """What the figures and the summary are made of, each worked out once."""

    run: Run
    areas: list[str]
    caseloads: list[caseload.Caseload]
    reported_caseloads: caseload.Reported
    loads: list[load.Load]
    hours: list[purposes.Hours]
    passages: list[waiting.Passage]


@dataclass(frozen=True)
class Figure:
    """A figure as the page shows it; `wide` is for desks and paper, `narrow` for phones."""

    id: str
    number: int
    heading: str
    message: str
    note: str
    wide: Markup
    narrow: Markup


def tables_of(run: Run) -> Tables:
    """All the tables of a run."""
    values = values_by_area(run.measures)
    areas = [area.name for area in run.scenario.areas]
    return Tables(
        run,
        areas,
        caseload.caseloads_of(areas, values),
        caseload.reported_caseloads(),
        load.loads_of(areas, values),
        purposes.hours_of(run.measures),
        waiting.passages_of(areas, values),
    )


def figures_of(tables: Tables) -> list[Figure]:
    """The figures in the order of the page."""
    run = tables.run
    found, book, starts, ends = run.findings, run.scenario.book, run.scenario.starts, run.scenario.ends
    drawn: list[tuple[str, str, str, str, str, Draw]] = [
        (
            TIMELINESS,
            "Work on time",
            timeliness.message(found),
            timeliness.description(found),
            "Each dot is the share of the work that fell due which was done on time, from none on the left to all on "
            "the right; the line through it is its 95% interval, often shorter than the dot. The diamond is the "
            "inspection report’s own figure with its interval; a dashed line is what its words leave open. Work that "
            "was not yet due is not counted.",
            partial(timeliness.findings, found, book, starts, ends),
        ),
        (
            CATEGORIES,
            "Police visits and reviews, by category and level",
            category.message(found),
            category.description(found),
            "Read the level 1 rows from very high to low. Where plans are reviewed after each home visit, a plan of "
            "somebody who is rarely visited is rarely reviewed (¶9.3); where reviews have dates of their own, the four "
            "rows are alike.",
            partial(category.categories, found, book, starts, ends),
        ),
        (
            LOADS,
            "Hours asked of staff, and hours there are",
            load.message(tables.loads),
            load.description(tables.loads),
            "The solid bar is work with a date (visits, contacts, plans, reviews), which piles up when it is not done; "
            "the hatched bar adds work without a date (one-to-one work, work before the programme and more), which "
            "takes the hours that are left. The figures are hours a month. Where the solid bar reaches the dotted line "
            "no steady state exists: what a run shows then depends on how long it lasts.",
            partial(load.loads, tables.loads),
        ),
        (
            CASELOADS,
            "Caseloads of offender managers",
            caseload.message(tables.caseloads, tables.reported_caseloads),
            caseload.description(tables.caseloads, tables.reported_caseloads),
            "Solid: registered people on an order or licence. Hatched: all other cases, which take their share of the "
            "hours. Means over posts that were filled and over all months; vacant posts push cases to those in post.",
            partial(caseload.caseloads, tables.caseloads, tables.reported_caseloads),
        ),
        (
            HOURS,
            "Restrictive and constructive hours, planned and delivered",
            purposes.message(tables.hours),
            purposes.description(tables.hours),
            "The open bar is what the area’s own policies ask for if everything were done, the filled bar what was "
            f"delivered, both in hours a month. {RESTRICTIVE_AND_CONSTRUCTIVE} More than 100% is no error: visits made "
            "before they are due come more often than the plan asks. The last column is hours a month for each man "
            "who is on an order but not on the programme (¶6.8).",
            partial(purposes.hours, tables.hours),
        ),
        (
            WAITS,
            "Waits for a programme place, and what became of the men",
            waiting.message(found, tables.passages),
            waiting.description(found, tables.passages),
            "The first two columns are shares of all men required to attend, on the last day; the median wait is of "
            "those who began. The report counted ten and three among 27 (¶6.1). The last three columns count men a "
            "year, so larger areas have longer bars.",
            partial(waiting.waits, found, tables.passages),
        ),
    ]
    return [_figure(number, *parts) for number, parts in enumerate(drawn, start=1)]


def _figure(number: int, name: str, heading: str, message: str, alt: str, note: str, draw: Draw) -> Figure:
    # as_svg escapes what it writes; nothing else may be marked as safe
    wide = Markup(as_svg(draw(narrow=False), f"{name}-wide", alt))
    narrow = Markup(as_svg(draw(narrow=True), f"{name}-narrow", alt))
    return Figure(f"figure-{name}", number, heading, message, note, wide, narrow)
