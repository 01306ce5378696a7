"""Marking the findings table: by the trainee's own audit, so that a slip there is not counted a second time."""

from __future__ import annotations

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.inspectors_chair.own_audit import kinds_used, own_row
from rightmix_sim.exercises.inspectors_chair.settings import asked_criteria, settings
from rightmix_sim.exercises.marking.mark import Award
from rightmix_sim.inspection import Row

_PARTS = 3  # of a line: how many files, how many met, per cent


def table(answers: Answers, files: int) -> Award:
    """The share of all entries that follow from the own audit.

    Where a criterion was not answered in every file its line cannot be worked out and brings nothing; where it applied
    to no file the per cent has to stay empty. An audit that says the same of everything is no audit: nothing follows.
    """
    criteria = asked_criteria()
    shares, right, missed = [], [], []
    audited = len(kinds_used(answers, criteria, files)) > 1
    for criterion in criteria:
        own, entered = own_row(answers, criterion, files), answers.row("findings", criterion.id)
        share = _of_line(entered, own) if own is not None and audited else 0.0
        shares.append(share)
        if own is None:
            missed.append(f"{criterion.title}: not every file was answered, so there is nothing to count.")
        elif share < 1.0:
            missed.append(f"{criterion.title}: by your own answers {_in_words(own)}.")
        else:
            right.append(f"{criterion.title}: {_in_words(own)}{_interval(own)}.")
    if not audited:
        missed = ["Of an audit that gives one answer to everything no table follows."]
    return Award(
        criterion="table",
        share=sum(shares) / len(shares) if shares else 0.0,
        right=tuple(right) if audited else (),
        missed=tuple(missed),
    )


def _of_line(entered: Answers, own: Row) -> float:
    n, met, percent = (entered.number(part) for part in ("n", "met", "percent"))
    if n is None:
        return 0.0
    if own.percent is None:
        return ((n == 0) + (met == 0) + (percent is None and n == 0)) / _PARTS
    return ((n == own.n) + (met == own.met) + _follows(percent, own, n, met)) / _PARTS


def _follows(percent: int | None, own: Row, n: int, met: int | None) -> bool:
    """Whether the per cent is that of the own audit, or of the two numbers beside it."""
    if percent is None:
        return False
    entered = Row(own.criterion, n, met).percent if met is not None and 0 <= met <= n else None
    return any(one is not None and abs(percent - one) <= settings().run.tolerance for one in (own.percent, entered))


def _in_words(own: Row) -> str:
    if own.percent is None:
        return "it applied to no file, and there is no per cent of nothing"
    return f"{own.met} of {own.n}, {own.percent}%"


def _interval(own: Row) -> str:
    if own.interval is None:
        return ""
    low, high = own.interval
    return f" (95% Wilson interval {100 * low:.0f}% to {100 * high:.0f}%)"
