"""All findings as one table: a row for each standard and category, a column for each area, all areas and the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rightmix_sim.experiment.run import Run
from rightmix_sim.findings import ALL, ALL_AREAS, Finding
from rightmix_sim.guidance import Book
from rightmix_sim.guidance.wording import asks_until
from rightmix_sim.saying import labels
from rightmix_sim.saying.wording import area_name, percent, percent_range


@dataclass(frozen=True)
class Cell:
    """A share and its interval in words; `share` alone where there is no interval, or says why there is no share."""

    share: str
    interval: str = ""
    note: str = ""


@dataclass(frozen=True)
class Line:
    """A row: what the finding is on, whether it is one category of the row above, and its cells."""

    title: str
    asked: str
    paragraph: str
    is_part: bool
    cells: tuple[Cell, ...]
    report: Cell


@dataclass(frozen=True)
class Section:
    """Rows that belong together."""

    title: str
    lines: tuple[Line, ...]


def sections_of(run: Run) -> list[Section]:
    """Every finding that the run speaks to, section by section."""
    areas = columns_of(run)
    rows: dict[str, dict[str, Finding]] = {}
    for one in run.findings:
        rows.setdefault(labels.key(one), {})[one.area] = one
    found: dict[str, list[Line]] = {title: [] for title in labels.sections()}
    for by_area in rows.values():
        together = list(by_area.values())
        if labels.speaks(together):
            found[labels.section_of(together[0])].append(_line(by_area, areas, run))
    return [Section(title, tuple(lines)) for title, lines in found.items() if lines]


def columns_of(run: Run) -> list[str]:
    """The names of the columns of areas: all areas first, where there are several."""
    together = [ALL_AREAS] if any(one.area == ALL_AREAS for one in run.findings) else []
    return together + [area.name for area in run.scenario.areas]


def heads_of(run: Run) -> list[str]:
    """The same in print."""
    return [area_name(name) for name in columns_of(run)]


def _line(by_area: dict[str, Finding], areas: Sequence[str], run: Run) -> Line:
    first = next(iter(by_area.values()))
    is_part = first.group != ALL
    title = first.group.replace("_", " ").capitalize() if is_part else first.title
    return Line(
        title,
        "" if is_part else _asked(first, run.scenario.book, run),
        first.paragraph,
        is_part,
        tuple(_cell(by_area.get(area)) for area in areas),
        _reported(first),
    )


def _asked(one: Finding, book: Book, run: Run) -> str:
    if one.standard not in book:
        return ""
    return asks_until(book[one.standard], run.scenario.starts, run.scenario.ends)


def _cell(one: Finding | None) -> Cell:
    if one is None:
        return Cell("–")
    if one.share is None:
        return Cell("none due")
    return Cell(percent(one.share), percent_range(one.low, one.high))


def _reported(one: Finding) -> Cell:
    interval = percent_range(one.report_low, one.report_high)
    rule = one.report_interval if interval else ""
    rule = f"{rule}, n = {one.report_n}" if rule and one.report_n is not None else rule
    rule = rule.replace("n = ", "n\u00a0=\u00a0")
    if one.report_share is not None:
        return Cell(percent(one.report_share), interval, rule)
    return Cell("in words", interval, rule) if interval else Cell("–")
