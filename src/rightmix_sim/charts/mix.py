"""The mix as a chart: hours by control, help and change, overall and for each factor, and what each factor needs.

Control is a solid blue bar; what is constructive is green, help hatched and change solid. A need that no work meets is
said in words, and so is an intensity below what the case asks for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from rightmix_sim.charts.colours import CONSTRUCTIVE, INK, PAPER, QUIET, RULE, RUN, WARNING
from rightmix_sim.charts.mix_words import NOTE, asked, detail, enough, message, name, needs, planned
from rightmix_sim.charts.paper import LETTER, LINE, WIDE, Weight, end_of_scale, panel, sheet, wrapped, write
from rightmix_sim.charts.wording import number
from rightmix_sim.plans.mix import Intensity, Mix, Work
from rightmix_sim.plans.plan import PURPOSES, Purpose

LOOK: Final[dict[Purpose, tuple[str, str, str]]] = {  # fill, edge, hatching
    "control": (RUN, RUN, ""),
    "help": (PAPER, CONSTRUCTIVE, "////"),
    "change": (CONSTRUCTIVE, CONSTRUCTIVE, ""),
}
OVERALL: Final = "overall"
_NAMES: Final = 190
_BARS: Final = 320
_NEEDS: Final = WIDE - _NAMES - _BARS - 24
_BLANK: Final = 5
_BAR: Final = 12
_SWATCH: Final = 9
_SPARE: Final = 24  # Agg draws bold letters a little wider than they measure

_Line = tuple[str, str, Weight]  # words, colour, weight


@dataclass(frozen=True)
class _Row:
    """A row: its lines on the left and on the right, and what is drawn between: hours by purpose, or an intensity."""

    key: str
    names: list[_Line]
    needs: list[_Line]
    drawn: Work | Intensity

    @property
    def height(self) -> float:
        """In pixels: the highest of its three parts."""
        return max(LINE * max(len(self.names), len(self.needs)), LINE + _BAR + 4) + 2 * _BLANK


@dataclass(frozen=True)
class _Section:
    """Rows on one scale, from 0 to `highest` hours a month."""

    title: str
    rows: list[_Row]
    highest: float

    @property
    def height(self) -> float:
        """In pixels, with its title and its scale."""
        return LINE + 12 + sum(row.height for row in self.rows) + LINE + 8


def mix(mix: Mix) -> Figure:
    """The mix with its message on top: overall, factor by factor, and its intensity beside what the case asks for."""
    title = wrapped(message(mix), WIDE - _SPARE, "bold")
    sections = _sections(mix)
    height = LINE * len(title) + sum(section.height for section in sections) + (LINE + 2 if mix.intensities else 0)
    figure = sheet(WIDE, height)
    words = panel(figure, "words", 0, WIDE, height, (0, WIDE))
    right = panel(figure, "needs", WIDE - _NEEDS, _NEEDS, height, (0, _NEEDS))
    for place, line in enumerate(title):
        write(words, 0, LETTER + place * LINE, line, weight="bold")
    top = float(LINE * len(title))
    for section in sections:
        bars = panel(figure, section.title, _NAMES + 8, _BARS, height, (0, _BARS))
        write(words, 0, top + LINE + 6, section.title, weight="bold", colour=QUIET)
        above = top + LINE + 12
        for row in section.rows:
            words.add_collection(LineCollection([[(0, above), (WIDE, above)]], colors=RULE, linewidths=0.8), False)
            _write(words, above, row.names, row.key)
            _write(right, above, row.needs, row.key)
            _draw(bars, row, above, section.highest)
            above += row.height
        _scale(bars, above, section.highest)
        top += section.height
    if mix.intensities:
        write(words, 0, height - 5, NOTE, colour=QUIET)
    return figure


def _sections(mix: Mix) -> list[_Section]:
    whole = sum(mix.work.hours.values())
    overall = _Row(OVERALL, [("All actions", INK, "bold")], _counts(mix.work), mix.work)
    factors = [
        _Row(
            one.factor.id,
            [*_lines(name(one.factor), _NAMES, INK), *_lines(detail(one.factor), _NAMES, QUIET)],
            [
                (line, QUIET if met else WARNING, "normal" if met else "bold")
                for words, met in needs(one)
                for line in wrapped(words, _NEEDS, "normal" if met else "bold")
            ],
            one.work,
        )
        for one in mix.factors
    ]
    intensities = [
        _Row(
            one.asked.of,
            [(one.asked.of.capitalize(), INK, "normal"), *_lines(asked(one), _NAMES, QUIET)],
            [(enough(one), QUIET if one.enough else WARNING, "normal" if one.enough else "bold")],
            one,
        )
        for one in mix.intensities
    ]
    sections = [_Section("Overall, hours a month", [overall], end_of_scale(whole))]
    if factors:
        most = max(sum(one.work.hours.values()) for one in mix.factors)
        sections.append(_Section("Factor by factor, hours a month", factors, end_of_scale(most)))
    if intensities:
        most = max(max(one.planned, one.asked.hours) for one in mix.intensities)
        sections.append(_Section("Intensity, hours a month", intensities, end_of_scale(most)))
    return sections


def _counts(work: Work) -> list[_Line]:
    """How many actions serve each purpose; one that serves two counts for both."""
    counts = ", ".join(f"{work.actions[purpose]} {purpose}" for purpose in PURPOSES)
    return [("Actions that serve", QUIET, "normal"), *_lines(counts, _NEEDS, QUIET)]


def _draw(axes: Axes, row: _Row, above: float, highest: float) -> None:
    words, middle = above + _BLANK + LETTER - 1, above + _BLANK + LINE + _BAR / 2 + 1
    ends = [[(x, middle - 7), (x, middle + 7)] for x in (0, _BARS)]
    axes.add_collection(LineCollection(ends, colors=RULE, linewidths=1, zorder=1, clip_on=False), autolim=False)
    if isinstance(row.drawn, Work):
        _labels(axes, row, row.drawn, words)
        left = 0.0
        for purpose in PURPOSES:
            wide = row.drawn.hours[purpose] / highest * _BARS
            if wide:
                _block(axes, f"{row.key} {purpose}", left, wide, middle, purpose)
            left += wide
        return
    one = row.drawn
    write(axes, 0, words, planned(one), label=row.key)
    _block(axes, f"{row.key} planned", 0, one.planned / highest * _BARS, middle,
           "control" if one.asked.of == "control" else "change")  # fmt: skip
    x = one.asked.hours / highest * _BARS
    for thick, colour in ((5, PAPER), (2, INK)):
        line = Line2D([x, x], [middle - 8, middle + 8], color=colour, linewidth=thick, label=f"{row.key} asked",
                      clip_on=False, zorder=4)  # fmt: skip
        axes.add_artist(line)


def _labels(axes: Axes, row: _Row, work: Work, y: float) -> None:
    """The hours of each purpose above its bar, each behind a small square that looks like its part of the bar."""
    for place, purpose in enumerate(PURPOSES):
        left, hours = place * _BARS / len(PURPOSES), work.hours[purpose]
        fill, edge, hatch = LOOK[purpose]
        axes.add_artist(
            Rectangle((left + 0.5, y - _SWATCH), _SWATCH, _SWATCH, facecolor=fill, edgecolor=edge, hatch=hatch or None)
        )
        colour = INK if hours else QUIET
        write(axes, left + _SWATCH + 5, y, f"{purpose} {number(hours) if hours else 'none'}", colour=colour,
              label=row.key)  # fmt: skip


def _block(axes: Axes, label: str, left: float, wide: float, middle: float, purpose: Purpose) -> None:
    """A part of a bar, with a hair of paper before it, so that two dark parts do not run together."""
    fill, edge, hatch = LOOK[purpose]
    axes.add_artist(
        Rectangle((left, middle - _BAR / 2), wide, _BAR, facecolor=fill, edgecolor=edge, hatch=hatch or None,
                  linewidth=1, label=label, zorder=2)
    )  # fmt: skip
    if left:
        edge_of_it = [[(left, middle - _BAR / 2 - 1), (left, middle + _BAR / 2 + 1)]]
        axes.add_collection(LineCollection(edge_of_it, colors=PAPER, linewidths=1.5, zorder=3), autolim=False)


def _scale(axes: Axes, bottom: float, highest: float) -> None:
    write(axes, 0, bottom + LETTER + 2, "0", colour=QUIET)
    write(axes, _BARS, bottom + LETTER + 2, f"{highest:,g} h", colour=QUIET, side="right")


def _lines(words: str, wide: float, colour: str) -> list[_Line]:
    return [(line, colour, "normal") for line in wrapped(words, wide)]


def _write(axes: Axes, top: float, lines: Sequence[_Line], key: str) -> None:
    for place, (words, colour, weight) in enumerate(lines):
        write(axes, 0, top + _BLANK + LETTER - 1 + place * LINE, words, colour=colour, weight=weight, label=key)
