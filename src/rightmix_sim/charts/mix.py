"""The mix as a chart: hours by control, help and change, overall and for each factor, and what each factor needs.

Control is a solid blue bar; what is constructive is green, help hatched and change solid. A need that no work meets is
said in words, and so is an intensity below what the case asks for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from rightmix_sim.charts.colours import CONSTRUCTIVE, INK, PAPER, QUIET, RULE, RUN
from rightmix_sim.charts.mix_rows import BAR, BARS, BLANK, NAMES, NEEDS, Line, Row, sections_of
from rightmix_sim.charts.paper import LETTER, LINE, WIDE, panel, sheet, wrapped, write
from rightmix_sim.plans.mix.mix_words import NOTE, in_hours, message, planned
from rightmix_sim.plans.mix.weighing import Intensity, Mix
from rightmix_sim.plans.plan import PURPOSES, Purpose

LOOK: Final[dict[Purpose, tuple[str, str, str]]] = {  # fill, edge, hatching
    "control": (RUN, RUN, ""),
    "help": (PAPER, CONSTRUCTIVE, "////"),
    "change": (CONSTRUCTIVE, CONSTRUCTIVE, ""),
}
_SWATCH: Final = 9
_SPARE: Final = 24  # Agg draws bold letters a little wider than they measure


def mix(mix: Mix) -> Figure:
    """The mix with its message on top: overall, factor by factor, and its intensity beside what the case asks for."""
    title = wrapped(message(mix), WIDE - _SPARE, "bold")
    sections = sections_of(mix)
    height = LINE * len(title) + sum(section.height for section in sections) + (LINE + 2 if mix.intensities else 0)
    figure = sheet(WIDE, height)
    words = panel(figure, "words", 0, WIDE, height, (0, WIDE))
    right = panel(figure, "needs", WIDE - NEEDS, NEEDS, height, (0, NEEDS))
    for place, line in enumerate(title):
        write(words, 0, LETTER + place * LINE, line, weight="bold")
    labels = panel(figure, "labels", NAMES + 8, BARS, height, (0, BARS))
    top = float(LINE * len(title))
    for section in sections:
        bars = panel(figure, section.title, NAMES + 8, BARS, height, (0, section.highest))
        write(words, 0, top + LINE + 6, section.title, weight="bold", colour=QUIET)
        above = top + LINE + 12
        for row in section.rows:
            words.add_collection(LineCollection([[(0, above), (WIDE, above)]], colors=RULE, linewidths=0.8), False)
            _write(words, above, row.names, row.key)
            _write(right, above, row.needs, row.key)
            _label(labels, row, above + BLANK + LETTER - 1)
            _draw(bars, row, above + BLANK + LINE + BAR / 2 + 1, section.highest)
            above += row.height
        write(labels, 0, above + LETTER + 2, "0", colour=QUIET)
        write(labels, BARS, above + LETTER + 2, f"{section.highest:,g} h", colour=QUIET, side="right")
        top += section.height
    if mix.intensities:
        write(words, 0, height - 5, NOTE, colour=QUIET)
    return figure


def _label(axes: Axes, row: Row, y: float) -> None:
    """The figures above a bar; those of a purpose behind a small square that looks like its part of the bar."""
    if isinstance(row.drawn, Intensity):
        write(axes, 0, y, planned(row.drawn), label=row.key)
        return
    for place, purpose in enumerate(PURPOSES):
        left, hours = place * BARS / len(PURPOSES), row.drawn.hours[purpose]
        _block(axes, "key", (left + 0.5, _SWATCH), (y - _SWATCH / 2, _SWATCH), purpose)
        colour = INK if hours else QUIET
        write(axes, left + _SWATCH + 5, y, f"{purpose} {in_hours(hours)}", colour=colour, label=row.key)


def _draw(axes: Axes, row: Row, middle: float, highest: float) -> None:
    """The bar of a row, in hours, its middle at so many pixels from the top."""
    _strokes(axes, (0, highest), middle, 7, RULE, 1, "ends")
    if isinstance(row.drawn, Intensity):
        look: Purpose = "control" if row.drawn.asked.of == "control" else "change"
        _block(axes, f"{row.key} planned", (0, row.drawn.planned), (middle, BAR), look)
        for thick, colour in ((5, PAPER), (2, INK)):
            _strokes(axes, (row.drawn.asked.hours,), middle, 8, colour, thick, f"{row.key} asked")
        return
    left = 0.0
    for purpose in PURPOSES:
        hours = row.drawn.hours[purpose]
        if hours:
            _block(axes, f"{row.key} {purpose}", (left, hours), (middle, BAR), purpose)
            if left:  # a hair of paper, so that two dark parts do not run together
                _strokes(axes, (left,), middle, BAR / 2 + 1, PAPER, 1.5, "between")
        left += hours


def _block(axes: Axes, label: str, x: tuple[float, float], y: tuple[float, float], purpose: Purpose) -> None:
    """A block with the look of a purpose: `x` is its left end and width, `y` its middle and height."""
    fill, edge, hatch = LOOK[purpose]
    axes.add_artist(
        Rectangle((x[0], y[0] - y[1] / 2), x[1], y[1], facecolor=fill, edgecolor=edge, hatch=hatch or None,
                  linewidth=1, label=label, zorder=2)
    )  # fmt: skip


def _strokes(
    axes: Axes, places: Sequence[float], middle: float, half: float, colour: str, thick: float, label: str
) -> None:
    for x in places:
        axes.add_artist(Line2D([x, x], [middle - half, middle + half], color=colour, linewidth=thick, label=label,
                               solid_capstyle="butt", clip_on=False, zorder=1 if label == "ends" else 4))  # fmt: skip


def _write(axes: Axes, top: float, lines: Sequence[Line], key: str) -> None:
    for place, (words, colour, weight) in enumerate(lines):
        write(axes, 0, top + BLANK + LETTER - 1 + place * LINE, words, colour=colour, weight=weight, label=key)
