"""The findings table of an audit: for each criterion in how many files it applied and in how many it was met.

The interval is that of the report's own findings (`guidance.report.wilson`). It covers chance alone: that files were
drawn on purpose (¶1.10) no interval can mend.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rightmix_sim.guidance.report import Interval, wilson
from rightmix_sim.inspection.criterion import Criterion
from rightmix_sim.inspection.verdict import Answer, Verdict


@dataclass(frozen=True)
class Row:
    """One line: `met` of the `n` files to which the criterion applies. With n = 0 there is no share of anything."""

    criterion: Criterion
    n: int
    met: int

    @property
    def share(self) -> float | None:
        """The share met, from 0 to 1; None where it applied to no file."""
        return self.met / self.n if self.n else None

    @property
    def percent(self) -> int | None:
        """The share as a whole per cent, halves away from zero; None where it applied to no file."""
        return None if self.share is None else int(100 * self.share + 0.5)

    @property
    def interval(self) -> Interval | None:
        """The 95% Wilson interval of the share; None where it applied to no file."""
        return None if self.share is None else wilson(self.share, self.n)


def row(criterion: Criterion, answers: Iterable[Answer]) -> Row:
    """The line of one criterion, from its answers file by file."""
    applicable = [answer for answer in answers if answer != "not_applicable"]
    return Row(criterion, len(applicable), applicable.count("met"))


def findings_table(audits: Sequence[Sequence[Verdict]]) -> tuple[Row, ...]:
    """The table of several audited files, in the order of the criteria. Each audit answers the same criteria."""
    answers: Mapping[str, list[Answer]] = {}
    asked: dict[str, Criterion] = {}
    for one in audits:
        for verdict in one:
            asked[verdict.criterion.id] = verdict.criterion
            answers = {**answers, verdict.criterion.id: [*answers.get(verdict.criterion.id, []), verdict.answer]}
    return tuple(row(criterion, answers[id]) for id, criterion in asked.items())
