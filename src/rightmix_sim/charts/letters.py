"""What people typed, in letters that a chart can draw: the font it is laid out in does not hold every sign."""

from __future__ import annotations

from functools import cache
from typing import Final

from matplotlib.font_manager import FontProperties, findfont, get_font

INSTEAD: Final = "□"


def drawable(words: str) -> str:
    """The words with a box for each sign that the font lacks, such as a pictogram; the tables of a page keep it."""
    return "".join(sign if sign.isspace() or ord(sign) in _known() else INSTEAD for sign in words)


@cache
def _known() -> frozenset[int]:
    """The signs that the font has, plain and bold."""
    plain, bold = (
        frozenset(get_font(findfont(FontProperties(family="DejaVu Sans", weight=weight))).get_charmap())
        for weight in ("normal", "bold")
    )
    return plain & bold
