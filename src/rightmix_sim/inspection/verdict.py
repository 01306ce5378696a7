"""The answer to one question of the audit about one file, with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from rightmix_sim.inspection.criterion import Criterion

Answer: TypeAlias = Literal["met", "not_met", "not_applicable"]

ANSWERS: Final[tuple[Answer, ...]] = ("met", "not_met", "not_applicable")
IN_WORDS: Final[dict[Answer, str]] = {"met": "met", "not_met": "not met", "not_applicable": "not applicable"}


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """One answer.

    `because` are sentences. `evidence` are groups of paragraph labels: one paragraph of each group together show it;
    any of a group will do. It is empty where nothing in the file has to show it.
    """

    criterion: Criterion
    answer: Answer
    because: tuple[str, ...]
    evidence: tuple[tuple[str, ...], ...] = ()

    @property
    def applies(self) -> bool:
        """Whether the file counts in the row of the findings table."""
        return self.answer != "not_applicable"
