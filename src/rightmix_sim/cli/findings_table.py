"""The findings of a run as a table for the terminal: each area, all areas, and beside them what the report found.

Numbers are per cent. Everything is said in words and letters, so that it reads the same in one colour and piped into a
file. Areas that do not fit into the width follow in tables of their own.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from rightmix_sim.experiment import Run
from rightmix_sim.findings import ALL, ALL_AREAS, INTERVAL, Finding
from rightmix_sim.findings.definitions import definitions
from rightmix_sim.guidance import report_on
from rightmix_sim.guidance.wording import asks_until
from rightmix_sim.records import LEVELS
from rightmix_sim.saying.labels import REVIEWS, SHORT, section_of, sections, speaks

STATES = "{}: how many this is true of"
MORE: dict[tuple[str, str], tuple[str, str]] = {
    **{
        ("rmp-review-level-1", level): (REVIEWS, f"Level 1, {level.replace('_', ' ')} risk of reconviction")
        for level in LEVELS
    },
}
NAMES = {
    "pre-programme-incomplete": "Pre-programme work incomplete at the first session",
    "probation-visits-used": "On an order or licence and visited at home by probation",
}
LEFT_OUT = {"waiting-over-6-months"}  # the sum of two rows that are shown

WIDTH_PIPED = 100  # columns, where there is no terminal
_NARROWEST, _WIDEST = 72, 120
_GLUE = "\u00a0"  # a space at which no line is broken
_LABEL, _PARAGRAPH, _TOTAL, _REPORT, _AREA, _WIDEST_AREA = 27, 5, 13, 14, 5, 12


@dataclass(frozen=True)
class _Row:
    section: str
    label: str
    paragraph: str
    by_area: Mapping[str, Finding]


def print_findings(run: Run, console: Console) -> None:
    """Print the table, and below it what its numbers and intervals are."""
    width = min(max(console.width, _NARROWEST), _WIDEST)
    areas = [area.name for area in run.scenario.areas]
    several = len(areas) > 1
    rows = _rows(run)
    notes: list[str] = []
    for number, part in enumerate(_parts(areas if several else [], width)):
        total = (ALL_AREAS if several else areas[0]) if number == 0 else None
        console.print()
        console.print(_table([], part, total, notes, width))
        console.print("─" * width)
        for section, of_section in groupby(rows, key=lambda row: row.section):
            console.print(escape(_heading(section)), style="bold", width=width)
            console.print(_table(list(of_section), part, total, notes, width))
            console.print()
    for text in _explained(run, notes, several):
        for line in textwrap.wrap(text, width):
            console.print(line.replace(_GLUE, " "), soft_wrap=True, markup=False)


def _rows(run: Run) -> list[_Row]:
    cells: dict[tuple[str, str], dict[str, Finding]] = {}
    for finding in run.findings:
        cells.setdefault((finding.standard, finding.group), {})[finding.area] = finding
    book, starts, ends = run.scenario.book, run.scenario.starts, run.scenario.ends
    known = SHORT | MORE
    rows = []
    for (standard, group), by_area in cells.items():
        one = next(iter(by_area.values()))
        shown = (standard, group) in known
        if standard in LEFT_OUT or not (shown or group == ALL) or not speaks(list(by_area.values())):
            continue
        section, label = known.get((standard, group), (section_of(one), NAMES.get(standard, one.title)))
        if standard in book and group == ALL and shown:
            label = f"{label}: {asks_until(book[standard], starts, ends)}"
        rows.append(_Row(section, label, one.paragraph, by_area))
    order = sections()
    return sorted(rows, key=lambda row: order.index(row.section))


def _heading(section: str) -> str:
    """The sections on work by a date, then those of the chapters, which are not work on time."""
    by_chapter = {one.section for one in definitions().values()}
    return STATES.format(section) if section in by_chapter else section


def _parts(areas: Sequence[str], width: int) -> Iterator[Sequence[str]]:
    """The areas table by table; the first table also holds all areas together and the report."""
    each = _area_width(areas) + 1
    room = width - (_LABEL + 1) - (_PARAGRAPH + 1)
    first = max(0, room - (_TOTAL + 1) - _REPORT) // each
    yield areas[:first]
    step = max(1, room // each)
    for start in range(first, len(areas), step):
        yield areas[start : start + step]


def _table(rows: Sequence[_Row], areas: Sequence[str], total: str | None, notes: list[str], width: int) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, width=width, show_header=not rows)
    table.add_column("per cent of what fell due that was done on time", ratio=1)
    table.add_column("¶", width=_PARAGRAPH, overflow="crop")  # "Gloss" is the glossary
    for area in areas:
        table.add_column(area, justify="right", width=_area_width(areas), overflow="fold")
    if total is not None:
        table.add_column("all areas" if total == ALL_AREAS else total, justify="right", width=_TOTAL, overflow="fold")
        table.add_column("the report", justify="right", width=_REPORT)
    for row in rows:
        cells = [_percent(row.by_area[area].share) for area in areas]
        if total is not None:
            one = row.by_area[total]
            cells += [_with_interval(one.share, one.low, one.high), _reported(one, notes)]
        table.add_row(escape(row.label), row.paragraph or "–", *cells)
    return table


def _area_width(areas: Sequence[str]) -> int:
    return min(max([_AREA, *map(len, areas)]), _WIDEST_AREA)


def _percent(share: float | None) -> str:
    """A whole number; what is not quite none or not quite all is said so."""
    if share is None:
        return "–"
    whole = round(100 * share)
    if whole == 0 and share > 0:
        return "<1"
    return ">99" if whole == 100 and share < 1 else str(whole)


def _with_interval(share: float | None, low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return _percent(share)
    return f"{_percent(share)} ({_percent(low)}–{_percent(high)})"


def _reported(one: Finding, notes: list[str]) -> str:
    """The report's figure with its interval and the letter of the note that says which interval it is."""
    if one.report_low is None and one.report_share is None:
        return ""
    note = one.report_interval if one.report_n is None else f"{one.report_interval}, n = {one.report_n}"
    if note not in notes:
        notes.append(note)
    letter = chr(ord("a") + notes.index(note))
    if one.report_share is not None:
        return f"{_with_interval(one.report_share, one.report_low, one.report_high)} {letter}"
    worded = report_on(one.standard)
    words = f"“{worded.worded}” " if worded is not None and worded.worded else ""
    return f"{words}({_percent(one.report_low)}–{_percent(one.report_high)}) {letter}"


def _explained(run: Run, notes: Sequence[str], several: bool) -> Iterator[str]:
    scenario = run.scenario
    last = scenario.ends - timedelta(days=1)
    runs = "one replication" if run.replications == 1 else f"{run.replications} replications together"
    yield (
        f"Measured from {_day(scenario.starts)} to {_day(last)}, {runs}. “–” below ¶: another source than the report;"
        " “Gloss”: its glossary; elsewhere: nothing fell due."
    )
    beside = "all areas" if several else "the area"
    if run.replications == 1:
        yield "No interval beside the shares: one replication cannot give one (--replications 2 or more can)."
    else:
        yield (
            f"In brackets beside {beside}: {INTERVAL}, n = {run.replications}. It is about the chance in the model, not"
            " about its assumptions."
        )
    if notes:
        letters = "; ".join(f"{chr(ord('a') + place)} {note}".replace(" ", _GLUE) for place, note in enumerate(notes))
        yield f"In brackets beside the report's figures, about the chance in its sample: {letters}."
    yield "All areas and people are synthetic. Nothing here forecasts anybody's reoffending."


def _day(day: object) -> str:
    return f"{day:%d %B %Y}".lstrip("0")
