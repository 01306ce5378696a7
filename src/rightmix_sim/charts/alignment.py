"""The alignment matrix as a chart: what is done down the side, the plans across, and in words whether they agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from rightmix_sim.charts.colours import BEFORE, INK, PAPER, QUIET, RULE, RUN, SHADE, WARNING
from rightmix_sim.charts.letters import drawable
from rightmix_sim.charts.paper import LETTER, LINE, WIDE, Weight, length, panel, sheet, wrapped, write
from rightmix_sim.plans.alignment.matrix import Agreement, Matrix, Row
from rightmix_sim.plans.alignment.matrix_words import (
    HEADS,
    SECTIONS,
    SIGNS,
    each_once,
    ids_of,
    left_out,
    message,
    verdict,
)
from rightmix_sim.plans.plan import PlanKind
from rightmix_sim.workdays import MONTHS

_COLOUR: Final[dict[Agreement, str]] = {
    "agrees": RUN,
    "differs": WARNING,
    "not carried over": WARNING,
    "missing": WARNING,
    "one plan": BEFORE,
}
_VERDICT: Final = "alignment"
_NAMES: Final = 160
_LAST: Final = 110  # the column of the verdicts
_GAP: Final = 8
_BLANK: Final = 5
_STRIPE: Final = 4
_INSET: Final = _STRIPE + 5
_SPARE: Final = 24  # Agg draws bold letters a little wider than they measure
_MOST_LINES: Final = {"name": 4, "who": 3, "how often": 3}  # of words that a row spends on each

_Line = tuple[str, str, Weight]  # words, colour, weight


@dataclass(frozen=True)
class _Tall:
    """A row with all its lines, and its place: `top` and `height` in pixels."""

    row: Row
    name: list[str]
    cells: dict[PlanKind, list[_Line]]
    verdict: list[str]
    top: float
    height: float


def alignment(matrix: Matrix) -> Figure:
    """The matrix with its message on top: a cell says who and how often, the last column whether the plans agree.

    Solid stripes are blue where the plans agree, orange where they do not and grey where there is nothing to compare;
    a dashed box is a plan that leaves out what another has.
    """
    wide = (WIDE - _NAMES - _LAST) / max(1, len(matrix.plans)) - _GAP
    title = wrapped(message(matrix), WIDE - _SPARE, "bold")
    heads = LINE * len(title) + 2 * LINE + 4
    rows = _laid_out(matrix, wide, heads + 4)
    height = (rows[-1].top + rows[-1].height if rows else heads) + 2
    figure = sheet(WIDE, height)
    words = panel(figure, "words", 0, WIDE, height, (0, WIDE))
    for number, line in enumerate(title):
        write(words, 0, LETTER + number * LINE, line, weight="bold")
    write(words, 0, heads - 4, "What is to be done", weight="bold")
    _names(words, rows)
    for place, kind in enumerate(matrix.plans):
        axes = panel(figure, kind, _NAMES + place * (wide + _GAP), wide, height, (0, wide))
        write(axes, 0, heads - 4, HEADS[kind], weight="bold")
        for number, one in enumerate(rows):
            _cell(axes, kind, one, f"{number} {one.row.name}", wide)
    last = panel(figure, _VERDICT, WIDE - _LAST, _LAST, height, (0, _LAST))
    write(last, 0, heads - 4, "Do they agree?", weight="bold")
    for number, one in enumerate(rows):
        colour = QUIET if one.row.agreement == "one plan" else _COLOUR[one.row.agreement]
        lines: list[_Line] = [(line, colour, _weight(one.row)) for line in one.verdict]
        _write(last, 0, one.top, lines, f"{number} {one.row.name}")
    return figure


def _weight(row: Row) -> Weight:
    """Bold where the plans do not agree."""
    return "normal" if row.agreement in ("agrees", "one plan") else "bold"


def _laid_out(matrix: Matrix, wide: float, top: float) -> list[_Tall]:
    rows: list[_Tall] = []
    for number, row in enumerate(matrix.rows):
        if number == 0 or row.kind != matrix.rows[number - 1].kind:
            top += LINE + 2 * _BLANK
        name = _at_most(row.title, _NAMES - 8, _MOST_LINES["name"])
        if sum(other.title == row.title for other in matrix.rows) > 1:
            name += wrapped(f"({ids_of(row)})", _NAMES - 8)
        cells = {kind: _said(row, kind, wide - _INSET - 6) for kind in matrix.plans}
        said = wrapped(f"{SIGNS[row.agreement]} {verdict(row)}", _LAST - 6, _weight(row))
        tall = LINE * max(len(name), len(said), *map(len, cells.values())) + 2 * _BLANK
        rows.append(_Tall(row, name, cells, said, top, tall))
        top += tall
    return rows


def _said(row: Row, kind: PlanKind, wide: float) -> list[_Line]:
    """What a cell says, who before how often; what differs from another plan is bold."""
    if left_out(row, kind):
        return [("not named", WARNING, "bold")]
    if kind not in row.cells:
        return [("–", QUIET, "normal")]
    cell = row.cells[kind]
    lines: list[_Line] = []
    for what, words in (("who", cell.who), ("how often", _shorter(cell.how_often))):
        weight: Weight = "bold" if what in row.differs_in else "normal"
        colour = WARNING if what in row.differs_in else INK if what == "who" else QUIET
        lines += [(line, colour, weight) for line in _at_most(words, wide, _MOST_LINES[what], weight)]
    return lines


def _shorter(how_often: str) -> str:
    """Each part once; days and months by three letters: "every week, Tue 10:00 to 11:00, until 30 Sep 2009"."""
    for month in MONTHS:
        how_often = how_often.replace(f" {month} ", f" {month[:3]} ")
    how_often = re.sub(r"\b([MTWFS][a-z]{2})[a-z]*days\b", r"\1", how_often)
    return each_once(how_often)


def _at_most(words: str, wide: float, most: int, weight: Weight = "normal") -> list[str]:
    """The words in at most so many lines; an ellipsis says that more was said."""
    lines = wrapped(drawable(words), wide, weight)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and length(f"{last}…", weight) > wide:
        last = last[:-1]
    return [*lines[: most - 1], f"{last.rstrip(' ,;:')}…"]


def _names(words: Axes, rows: Sequence[_Tall]) -> None:
    """The names of the rows and of their sections, and a rule above each row."""
    kind = ""
    for number, one in enumerate(rows):
        if one.row.kind != kind:
            kind = one.row.kind
            write(words, 0, one.top - _BLANK - 3, SECTIONS[kind], weight="bold", colour=QUIET)
        _write(words, 0, one.top, [(line, INK, "normal") for line in one.name], f"{number} {one.row.name}")
    rules = [[(0.0, one.top), (float(WIDE), one.top)] for one in rows]
    words.add_collection(LineCollection(rules, colors=RULE, linewidths=0.8, zorder=1), autolim=False)


def _cell(axes: Axes, kind: PlanKind, one: _Tall, key: str, wide: float) -> None:
    top, tall = one.top + 2, one.height - 3
    colour = _COLOUR[one.row.agreement]
    if kind in one.row.cells:
        _box(axes, (0, top, wide, tall), f"{key} cell", facecolor=SHADE, edgecolor="none")
        _box(axes, (0, top, _STRIPE, tall), key, facecolor=colour, edgecolor="none")
    elif left_out(one.row, kind):
        _box(axes, (0.5, top, wide - 1, tall), f"{key} empty", facecolor=PAPER, edgecolor=colour, linestyle="dashed")
    _write(axes, _INSET, one.top, one.cells[kind], key)


def _write(axes: Axes, left: float, top: float, lines: Sequence[_Line], key: str) -> None:
    for number, (words, colour, weight) in enumerate(lines):
        y = top + _BLANK + LETTER - 1 + number * LINE
        write(axes, left, y, words, colour=colour, weight=weight, label=key)


def _box(axes: Axes, place: tuple[float, float, float, float], label: str, **look: Any) -> None:
    """A box, its place being left, top, width and height in pixels."""
    left, top, wide, tall = place
    axes.add_artist(Rectangle((left, top), wide, tall, label=label, clip_on=False, zorder=0, **look))
