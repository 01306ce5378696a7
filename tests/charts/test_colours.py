"""Contrast by WCAG 2.1; distance in CIE Lab as seen without one kind of cone (Machado, Oliveira, Fernandes 2009)."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray

from rightmix_sim.charts import colours

CONES = {
    "all cones": np.eye(3),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
}
MARKS = (colours.INK, colours.RUN, colours.CONSTRUCTIVE, colours.WARNING, colours.BEFORE)
WORDS = (colours.INK, colours.QUIET, colours.WARNING)
MEET = (  # the pairs that stand in one column of a chart
    (colours.RUN, colours.INK),
    (colours.RUN, colours.WARNING),
    (colours.RUN, colours.BEFORE),
    (colours.RUN, colours.PALE),
    (colours.CONSTRUCTIVE, colours.BEFORE),
    (colours.CONSTRUCTIVE, colours.INK),
    (colours.CONSTRUCTIVE, colours.WARNING),
)


def linear(colour: str) -> NDArray[np.float64]:
    value = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted(float(linear(colour) @ [0.2126, 0.7152, 0.0722]) for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def lab(colour: str, cones: NDArray[np.float64]) -> NDArray[np.float64]:
    seen = np.clip(cones @ linear(colour), 0, 1)
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = to_xyz @ seen / np.array([0.9505, 1, 1.089])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def test_black_on_white_has_a_contrast_of_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)  # (1 + 0.05) / (0 + 0.05)


@pytest.mark.parametrize("colour", MARKS)
def test_a_mark_stands_out_from_the_paper(colour: str) -> None:
    assert contrast(colour, colours.PAPER) >= 3


@pytest.mark.parametrize(("colour", "behind"), list(itertools.product(WORDS, (colours.PAPER, colours.SHADE))))
def test_words_can_be_read_on_paper_and_on_a_band(colour: str, behind: str) -> None:
    assert contrast(colour, behind) >= 4.5


@pytest.mark.parametrize("cones", CONES)
@pytest.mark.parametrize(("one", "other"), MEET)
def test_colours_that_meet_are_told_apart_without_one_kind_of_cone(one: str, other: str, cones: str) -> None:
    distance = float(np.linalg.norm(lab(one, CONES[cones]) - lab(other, CONES[cones])))
    assert distance >= 20  # about 2 can just be seen
