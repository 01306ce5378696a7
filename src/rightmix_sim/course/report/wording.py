"""Figures and flags of the page in words."""

from __future__ import annotations

from typing import Final

from rightmix_sim.course.report.rules import whole
from rightmix_sim.course.report.wrong_answers import WrongAnswer
from rightmix_sim.sentences import listed

MINUS: Final = "−"
_WORSE: Final = "those who did well elsewhere did worse here. Look at its key and its wording."
FLAGS: Final = {
    "": "",
    "easy": "Nearly everybody has it all: it does not tell who can do it.",
    "hard": "Nearly nobody has any of it: was it taught, and is the key right?",
    "same": "Everybody has the same: it tells nothing.",
    "weak": "It hardly tells those who did well elsewhere from the others.",
    "wrong_way": f"It tells the wrong way: {_WORSE}",
    "wrong_way_rough": f"It may tell the wrong way: {_WORSE}",
}


def points(value: float | None) -> str:
    """Points with at most two decimals; a dash for none."""
    return "–" if value is None else f"{round(value, 2):g}"


def decimal(value: float | None) -> str:
    """A figure with one decimal, so that a column of them lines up; a dash for none."""
    return "–" if value is None else f"{value:.1f}"


def signed(value: float | None) -> str:
    """A correlation or kappa with two decimals and a true minus; a dash for none."""
    if value is None:
        return "–"
    return f"{value:.2f}".replace("-", MINUS)


def file_places(answer: WrongAnswer) -> str:
    """Where the file shows the right answer: "B2 and F4 (tressell)", of a few cases."""
    shown = answer.where[: whole("cases_cited")]
    more = len(answer.where) - len(shown)
    told = "; ".join(f"{listed(labels)} ({code})" for code, labels in shown)
    return f"{told}; and {more} more case{'' if more == 1 else 's'}" if more else told


def how_far(answer: WrongAnswer) -> str:
    """What was answered, for a number with how far it is off most often."""
    if not answer.by:
        return answer.given
    unit = answer.unit.removesuffix("s") if answer.by == 1 else answer.unit
    return f"{answer.given}, most often by {answer.by} {unit}".rstrip()
