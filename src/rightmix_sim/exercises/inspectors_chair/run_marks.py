"""Marking what was read in the records: recomputed from the run of the same seed."""

from __future__ import annotations

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.inspectors_chair.run import direction, figures_of, pairs_of, says
from rightmix_sim.exercises.inspectors_chair.running import run_of
from rightmix_sim.exercises.inspectors_chair.settings import settings
from rightmix_sim.exercises.marking.mark import Award

_PARTS = 3  # of a line: two numbers, and what follows from them
_DIRECTIONS = {"rose": "rose", "fell": "fell", "same": "stayed about the same"}
_SAID = {"more_than_chance": "more than chance", "may_be_chance": "it may be chance, or nothing"}


def capacity(answers: Answers, seed: int) -> Award:
    """The share of shares within the tolerance and of directions; a direction counts where both shares are right."""
    run, shares = run_of(seed), []
    right: list[str] = []
    missed: list[str] = []
    before, after = figures_of(run.before), figures_of(run.after)
    for id, told in settings().figures.items():
        line = answers.row("figures", id)
        given = (line.number("before"), line.number("after"))
        near = [_near(one, truth) for one, truth in zip(given, (before[id], after[id]), strict=True)]
        moved = line.choice("direction")
        follows = all(near) and bool(moved) and moved in _allowed(given, before[id], after[id])
        shares.append((sum(near) + follows) / _PARTS)
        said = f"{told.label}: {round(before[id])}% as it is, {round(after[id])}% as changed; "
        said += f"it {_DIRECTIONS[_of(before[id], after[id])]}."
        (right if shares[-1] == 1.0 else missed).append(said)
    return Award(criterion="capacity", share=sum(shares) / len(shares), right=tuple(right), missed=tuple(missed))


def chance(answers: Answers, seed: int) -> Award:
    """The share of right counts, and of what the rule makes of them; the rule counts where both counts are right."""
    run, shares = run_of(seed), []
    right: list[str] = []
    missed: list[str] = []
    for id, told in settings().compared.items():
        line, (more, less) = answers.row("pairs", id), pairs_of(run, id)
        counted = [line.number("more") == more, line.number("less") == less]
        shares.append((sum(counted) + (all(counted) and line.choice("says") == says(more, less))) / _PARTS)
        said = f"{told.label}: more in {more} and less in {less} of {settings().run.pairs} pairs; "
        said += f"{_SAID[says(more, less)]}."
        (right if shares[-1] == 1.0 else missed).append(said)
    return Award(criterion="chance", share=sum(shares) / len(shares), right=tuple(right), missed=tuple(missed))


def _near(given: int | None, truth: float) -> bool:
    return given is not None and abs(given - round(truth)) <= settings().run.tolerance


def _allowed(given: tuple[int | None, int | None], before: float, after: float) -> set[str]:
    """What the records say, and what the own shares say, which rounding can put on the other side of the line."""
    allowed = {_of(before, after)}
    one, two = given
    return allowed | ({direction(one, two)} if one is not None and two is not None else set())


def _of(before: float, after: float) -> str:
    return direction(round(before), round(after))
