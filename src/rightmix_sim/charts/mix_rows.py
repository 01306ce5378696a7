"""The rows of the chart of the mix: all actions, every factor, and the intensity beside what the case asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rightmix_sim.charts.colours import INK, QUIET, WARNING
from rightmix_sim.charts.paper import LINE, WIDE, Weight, end_of_scale, wrapped
from rightmix_sim.plans.mix.mix_words import asked, detail, enough, name, needs
from rightmix_sim.plans.mix.weighing import Intensity, Mix, Work
from rightmix_sim.plans.plan import PURPOSES

OVERALL: Final = "overall"
SIGNS: Final = {True: "✓", False: "▲"}
NAMES: Final = 190  # pixels, as all of these
BARS: Final = 320
NEEDS: Final = WIDE - NAMES - BARS - 24
BLANK: Final = 5
BAR: Final = 12

Line = tuple[str, str, Weight]  # words, colour, weight


@dataclass(frozen=True)
class Row:
    """A row: its lines on the left and on the right, and what is drawn between: hours by purpose, or an intensity."""

    key: str
    names: list[Line]
    needs: list[Line]
    drawn: Work | Intensity

    @property
    def height(self) -> float:
        """In pixels: the highest of its three parts."""
        return max(LINE * max(len(self.names), len(self.needs)), LINE + BAR + 4) + 2 * BLANK


@dataclass(frozen=True)
class Section:
    """Rows on one scale, from 0 to `highest` hours a month."""

    title: str
    rows: list[Row]
    highest: float

    @property
    def height(self) -> float:
        """In pixels, with its title and its scale."""
        return LINE + 12 + sum(row.height for row in self.rows) + LINE + 8


def sections_of(mix: Mix) -> list[Section]:
    """The sections of the chart, in their order; each on a scale of its own."""
    whole = sum(mix.work.hours.values())
    overall = Row(OVERALL, [("All actions", INK, "bold")], _counts(mix.work), mix.work)
    factors = [
        Row(
            one.factor.id,
            [*_lines(name(one.factor), NAMES, INK), *_lines(detail(one.factor), NAMES, QUIET)],
            [line for words, met in needs(one) for line in _verdict(words, met)]
            or [("○ none by the rules", QUIET, "normal")],
            one.work,
        )
        for one in mix.factors
    ]
    intensities = [
        Row(
            one.asked.of,
            [(one.asked.of.capitalize(), INK, "normal"), *_lines(asked(one), NAMES, QUIET)],
            _verdict(enough(one), one.enough),
            one,
        )
        for one in mix.intensities
    ]
    sections = [Section("Overall, hours a month", [overall], end_of_scale(whole))]
    if factors:
        most = max(sum(one.work.hours.values()) for one in mix.factors)
        sections.append(Section("Factor by factor, hours a month", factors, end_of_scale(most)))
    if intensities:
        most = max(max(one.planned, one.asked.hours) for one in mix.intensities)
        sections.append(Section("Intensity, hours a month", intensities, end_of_scale(most)))
    return sections


def _counts(work: Work) -> list[Line]:
    """How many actions serve each purpose; one that serves two counts for both."""
    counts = ", ".join(f"{work.actions[one]} {one}" for one in PURPOSES)
    return [("Actions that serve", QUIET, "normal"), *_lines(counts, NEEDS, QUIET)]


def _verdict(words: str, good: bool) -> list[Line]:
    """What is as it should be is quiet; the rest is bold, orange and has a sign."""
    weight: Weight = "normal" if good else "bold"
    colour = QUIET if good else WARNING
    return [(line, colour, weight) for line in wrapped(f"{SIGNS[good]} {words}", NEEDS, weight)]


def _lines(words: str, wide: float, colour: str) -> list[Line]:
    return [(line, colour, "normal") for line in wrapped(words, wide)]
