"""The one form of all our charts: a table whose cells hold a mark on a scale, and the figure in words above the mark.

A reader who has understood one of them has understood them all. Rows and columns name themselves, so there is no key
to hunt for; what a mark is, its shape says as well as its colour: a dot is a run, a diamond the inspection report, a
ring what it is compared with; a bar is an amount, an open bar what was planned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from rightmix_sim.charts.colours import BEFORE, CONSTRUCTIVE, INK, PALE, PAPER, QUIET, RULE, RUN, SHADE, WARNING
from rightmix_sim.charts.paper import LETTER, LINE, NARROW, WIDE, Side, Weight, panel, sheet, wrapped, write
from rightmix_sim.saying.row import Row

Kind = Literal["run", "all", "report", "doubt", "warning", "constructive"]
Form = Literal["dot", "bar"]
Marks = Mapping[tuple[str, str], "Mark"]

COLOUR: Final = {
    "run": RUN,
    "all": INK,
    "report": INK,
    "doubt": RUN,
    "warning": WARNING,
    "constructive": CONSTRUCTIVE,
}
_GAP: Final = 14  # between two columns
_MARK: Final = 12  # the height a mark needs below its words
_BLANK: Final = 5  # above and below what stands in a row
_BETWEEN: Final = 26  # between two blocks of columns


@dataclass(frozen=True)
class Mark:
    """What stands in a cell: a value on the column's scale, and in words. `value` None: words only.

    `low` and `high` are its interval, `planned` an open bar behind it, `part` the filled part of a bar, `before` what
    it is compared with.
    """

    value: float | None
    words: str
    low: float | None = None
    high: float | None = None
    kind: Kind = "run"
    planned: float | None = None
    part: float | None = None
    before: float | None = None

    @property
    def drawn(self) -> bool:
        """Whether there is anything to draw: a value, or at least an interval or a plan."""
        return self.value is not None or self.low is not None or self.planned is not None


@dataclass(frozen=True)
class Column:
    """A column: its head, and its scale from 0 to `highest`, with `ticks` (value and words) written below it.

    `line` is a value marked all the way down, `band` a range of values; `about_line` says what they are.
    """

    key: str
    head: str
    highest: float
    ticks: Sequence[tuple[float, str]]
    form: Form = "dot"
    line: float | None = None
    band: tuple[float, float] | None = None
    about_line: str = ""


@dataclass(frozen=True)
class _Plan:
    """Where everything stands in a block of columns, in pixels from the top of the block."""

    columns: Sequence[Column]
    rows: Sequence[Row]
    cell: float
    head: int  # height of the heads
    places: Sequence[tuple[float, float]]  # top and height of each row
    height: float


def grid(
    rows: Sequence[Row],
    columns: Sequence[Column],
    marks: Marks,
    *,
    names: float,
    cell: float,
    narrow: bool = False,
    width: float | None = None,
) -> Figure:
    """The chart. `names` is the width of the row names and `cell` the least width of a column, in pixels.

    `width` is for a sheet of one's own in place of WIDE or NARROW.

    Columns that do not fit beside each other go into further blocks below, which leave out rows that would be empty.
    """
    if width is None:
        width = NARROW if narrow else WIDE
    each = max(1, int((width - names) // (cell + _GAP)))
    blocks = [columns[first : first + each] for first in range(0, len(columns), each)]
    widest = (width - names) / max([1, *(len(block) for block in blocks)]) - _GAP
    plans = [_plan(rows, block, marks, names, widest, width) for block in blocks]
    height = sum(plan.height for plan in plans) + _BETWEEN * (len(plans) - 1) if plans else 1.0
    figure = sheet(width, height)
    words = panel(figure, "words", 0, width, height, (0, width))
    top = 0.0
    for plan in plans:
        _names(words, plan, top, names, width)
        for place, column in enumerate(plan.columns):
            left = names + _GAP / 2 + place * (plan.cell + _GAP)
            axes = panel(figure, column.key, left, plan.cell, height, (0, column.highest))
            _column(axes, column, marks, plan, top)
        top += plan.height + _BETWEEN
    return figure


def _plan(
    rows: Sequence[Row], columns: Sequence[Column], marks: Marks, names: float, cell: float, width: float
) -> _Plan:
    shown = [row for row in rows if any((row.key, column.key) in marks for column in columns)]
    head = LINE * max(len(_head_lines(column, cell)) for column in columns) + 6
    place, places, section = float(head), [], ""
    for row in shown:
        if row.section != section:
            section = row.section
            place += LINE * len(_section_lines(section, width)) + 2 * _BLANK
        lines = sum(map(len, _name_lines(row, names)))
        tall = float(max(LINE * lines, LINE + _MARK) + 2 * _BLANK)
        places.append((place, tall))
        place += tall
    return _Plan(columns, shown, cell, head, places, place + LINE + 4)


def _head_lines(column: Column, cell: float) -> list[tuple[str, Weight, str]]:
    heads: list[tuple[str, Weight, str]] = [(line, "bold", INK) for line in wrapped(column.head, cell + 8, "bold")]
    return heads + [(line, "normal", QUIET) for line in wrapped(column.about_line, cell + 8)]


def _section_lines(section: str, width: float) -> list[str]:
    return wrapped(section, width, "bold")


def _name_lines(row: Row, names: float) -> tuple[list[str], list[str]]:
    return wrapped(row.name, names - 6), wrapped(row.detail, names - 6)


def _names(words: Axes, plan: _Plan, top: float, names: float, width: float) -> None:
    """The names of the rows and their sections, and a rule above each row."""
    section = ""
    rules: list[list[tuple[float, float]]] = []
    for row, (place, _) in zip(plan.rows, plan.places, strict=True):
        above = top + place
        if row.section != section:
            section = row.section
            for below, one in enumerate(reversed(_section_lines(section, width))):
                write(words, 0, above - _BLANK - 3 - LINE * below, one, weight="bold", colour=QUIET)
        rules.append([(0, above), (width, above)])
        line = above + _BLANK + LETTER
        name, detail = _name_lines(row, names)
        for one in name:
            write(words, 0, line, one)
            line += LINE
        for one in detail:
            write(words, 0, line, one, colour=QUIET)
            line += LINE
    words.add_collection(LineCollection(rules, colors=RULE, linewidths=0.8, zorder=1), autolim=False)


def _column(axes: Axes, column: Column, marks: Marks, plan: _Plan, top: float) -> None:
    lines = _head_lines(column, plan.cell)
    for number, (words, weight, colour) in enumerate(lines):
        write(axes, 0, top + plan.head - 6 - LINE * (len(lines) - 1 - number), words, weight=weight, colour=colour)
    bottom = top + plan.height - LINE - 4
    rails: list[list[tuple[float, float]]] = []
    for row, (place, tall) in zip(plan.rows, plan.places, strict=True):
        mark = marks.get((row.key, column.key))
        if mark is None:
            continue
        above, y = top + place, top + place + _BLANK + LINE + _MARK / 2 - 1
        if mark.drawn:
            _behind(axes, column, above + 1, above + tall - 1)
            rails.extend([[(value, y - 5), (value, y + 5)] for value in (0.0, column.highest)])
            if column.form == "dot":
                rails.append([(0.0, y), (column.highest, y)])
            (_bar if column.form == "bar" else _dot)(axes, row.key, mark, y)
        shown = WARNING if mark.kind in ("warning", "doubt") else INK if mark.drawn else QUIET
        bold: Weight = "bold" if mark.kind in ("all", "warning") else "normal"
        write(axes, 0, above + _BLANK + LETTER - 1, mark.words, colour=shown, weight=bold, label=row.key)
    axes.add_collection(LineCollection(rails, colors=RULE, linewidths=1, zorder=1, clip_on=False), autolim=False)
    for value, words in column.ticks:
        side: Side = "left" if value == 0 else "right" if value > 0.85 * column.highest else "center"
        write(axes, value, bottom + LETTER + 2, words, colour=QUIET, side=side)


def _behind(axes: Axes, column: Column, above: float, below: float) -> None:
    if column.band is not None:
        left, right = column.band
        axes.add_patch(Rectangle((left, above), right - left, below - above, facecolor=SHADE, edgecolor="none"))
    if column.line is not None:
        middle = above + _BLANK + LINE  # below the words
        _line(axes, (column.line, column.line), (middle, below), INK, 1, linestyle=(0, (2, 2)), zorder=5)


def _dot(axes: Axes, key: str, mark: Mark, y: float) -> None:
    colour = COLOUR[mark.kind]
    if mark.before is not None:
        _point(axes, mark.before, y, f"{key} before", "o", 8, PAPER, BEFORE)
    _interval(axes, mark, colour, y, 2.2)
    if mark.value is None:
        return
    if mark.kind == "report":
        _point(axes, mark.value, y, key, "D", 6.5, PAPER, colour)
    else:
        _point(axes, mark.value, y, key, "o", 8 if mark.kind == "all" else 7, colour, colour)


def _bar(axes: Axes, key: str, mark: Mark, y: float) -> None:
    colour = COLOUR[mark.kind]
    if mark.planned is not None:
        _block(axes, f"{key} planned", (0, mark.planned), (y, 11), PAPER, INK)
    high = 5 if mark.planned is not None else 9
    if mark.value is not None and mark.part is not None:
        _block(axes, key, (0, mark.value), (y, high), PALE, colour, hatch="////")
        _block(axes, f"{key} part", (0, mark.part), (y, high), colour, colour)
    elif mark.value is not None:
        _block(axes, key, (0, mark.value), (y, high), colour, colour)
    if mark.before is not None:
        _line(axes, (mark.before, mark.before), (y - 8, y + 8), BEFORE, 3, label=f"{key} before", zorder=4)
    _interval(axes, mark, INK, y, 1.3)


def _interval(axes: Axes, mark: Mark, colour: str, y: float, thick: float) -> None:
    if mark.low is not None and mark.high is not None:
        style = "solid" if mark.value is not None else (0, (2, 1))
        _line(axes, (mark.low, mark.high), (y, y), colour, thick, label="interval", linestyle=style, zorder=3)


def _point(axes: Axes, x: float, y: float, label: str, shape: str, size: float, fill: str, edge: str) -> None:
    point = Line2D([x], [y], label=label, marker=shape, markersize=size, linestyle="none", markerfacecolor=fill,
                   markeredgecolor=edge, markeredgewidth=1.5, clip_on=False, zorder=4)  # fmt: skip
    axes.add_artist(point)


def _line(axes: Axes, x: tuple[float, float], y: tuple[float, float], colour: str, thick: float, **more: Any) -> None:
    axes.add_artist(Line2D(x, y, color=colour, linewidth=thick, solid_capstyle="butt", clip_on=False, **more))


def _block(
    axes: Axes, label: str, x: tuple[float, float], y: tuple[float, float], fill: str, edge: str, hatch: str = ""
) -> None:
    """A bar from x to x, `y` giving its middle and height."""
    axes.add_artist(
        Rectangle((x[0], y[0] - y[1] / 2), x[1] - x[0], y[1], facecolor=fill, edgecolor=edge, linewidth=1,
                  hatch=hatch or None, clip_on=False, label=label, zorder=2)
    )  # fmt: skip
