"""What stands in a figure, for asserting on its data."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure


def column(figure: Figure, name: str) -> Axes:
    """The axes of this name."""
    return next(axes for axes in figure.axes if axes.get_label() == name)


def words(figure: Figure) -> list[str]:
    """Every text in it."""
    return [text.get_text() for axes in figure.axes for text in axes.texts]
