"""The sheet a chart is drawn on: laid out in pixels, so that nothing overlaps and every letter is large enough.

A sheet is WIDE (a page on a desk or on A4, where 12 pixels print as 9 points) or NARROW (a phone).
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final, Literal

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

from rightmix_sim.charts.colours import INK

WIDE: Final = 720
NARROW: Final = 350
LETTER: Final = 12.0  # pixels; 9 points on A4
LINE: Final = 15  # from one line of words to the next
_DOTS: Final = 72  # so that a point of matplotlib is a pixel of ours
_MEASURE: Final = TextToPath()
_FONTS: Final = {
    weight: FontProperties(family="DejaVu Sans", weight=weight, size=LETTER) for weight in ("normal", "bold")
}

_STEPS: Final = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)

Drawing = Figure  # what every chart is, by a name that rooms without matplotlib can use
Weight = Literal["normal", "bold"]
Side = Literal["left", "center", "right"]


def sheet(width: float, height: float) -> Figure:
    """An empty figure of that many pixels."""
    return Figure(figsize=(width / _DOTS, height / _DOTS), dpi=_DOTS, facecolor="none")


def panel(figure: Figure, name: str, left: float, width: float, height: float, scale: tuple[float, float]) -> Axes:
    """Axes without frame over the whole height: x in the units of `scale`, y in pixels from the top.

    `name` is their label, by which a test finds them.
    """
    wide = figure.get_figwidth() * _DOTS
    axes = figure.add_axes((left / wide, 0, width / wide, 1), label=name)
    axes.set_axis_off()
    axes.set_xlim(*scale)
    axes.set_ylim(height, 0)
    return axes


def write(
    axes: Axes,
    x: float,
    y: float,
    words: str,
    *,
    weight: Weight = "normal",
    colour: str = INK,
    side: Side = "left",
    label: str = "",
) -> None:
    """One line of words with its baseline at y."""
    axes.text(x, y, words, fontproperties=_FONTS[weight], color=colour, ha=side, va="baseline", parse_math=False,
              label=label)  # fmt: skip


@lru_cache(maxsize=4096)
def length(words: str, weight: Weight = "normal") -> float:
    """How many pixels the words take."""
    if not words:
        return 0.0
    wide, _, _ = _MEASURE.get_text_width_height_descent(words, _FONTS[weight], False)
    return float(wide)


def wrapped(words: str, width: float, weight: Weight = "normal") -> list[str]:
    """The words in lines of at most that many pixels; a word that is longer alone is cut and ends in an ellipsis."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and length(longer, weight) <= width:
            lines[-1] = longer
        else:
            lines.append(_cut(word, width, weight))
    return lines


def _cut(word: str, width: float, weight: Weight) -> str:
    if len(word) <= width and length(word, weight) <= width:
        return word
    fits, too_long = 1, min(len(word), int(width) + 1)  # no letter is narrower than a pixel
    while too_long - fits > 1:
        half = (fits + too_long) // 2
        if length(f"{word[:half]}…", weight) <= width:
            fits = half
        else:
            too_long = half
    return f"{word[:fits]}…"


def end_of_scale(value: float) -> float:
    """The next round number at or above the value, to end a scale with; 1 for nothing."""
    if value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in _STEPS if step * power >= value * (1 - 1e-9))
