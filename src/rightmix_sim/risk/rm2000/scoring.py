"""From a history to its score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from rightmix_sim.history import Entry, History, Offence, as_history
from rightmix_sim.risk.result import Result
from rightmix_sim.risk.rm2000.cautions import cautions_of
from rightmix_sim.risk.rm2000.counting import Counted, count, left_out
from rightmix_sim.risk.rm2000.gate import Refusal, refusal
from rightmix_sim.risk.rm2000.reasons import reasons_of
from rightmix_sim.risk.rm2000.scales import Adapted, ScaleC, ScaleS, ScaleV, adapted, scale_c, scale_s, scale_v
from rightmix_sim.risk.rm2000.unsettled import question, unsettled_facts
from rightmix_sim.risk.rules import Caution, Reason


@dataclass(frozen=True, slots=True)
class Score(Result):
    """What RM2000 says of a history.

    `reason` tells why S cannot be given; then only `v` may be there, for a man with violent convictions alone.
    """

    tool: ClassVar = "rm2000"

    history: History
    counted: Counted
    reason: Refusal | None
    s: ScaleS | None
    v: ScaleV | None
    c: ScaleC | None
    adapted: Adapted | None

    @property
    def eligible(self) -> bool:
        """Whether S can be given."""
        return self.reason is None

    @property
    def images_only(self) -> bool:
        """Whether every sexual offence that counts is of images only."""
        return self.counted.images_only

    @property
    def unsettled(self) -> tuple[str, ...]:
        """The facts that would settle what is open, by their places in the file; empty when nothing is."""
        return unsettled_facts(self.counted, self.s, self.adapted)

    @property
    def left_out(self) -> tuple[tuple[Entry, Offence | None, str], ...]:
        """What was not counted, and why: quashed, breach_only, tic. It is for people; no result depends on it."""
        return tuple(left_out(self.history))

    def question(self, place: str) -> str:
        """An unsettled fact as a question that somebody who knows the file can answer."""
        return question(self.history, place)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Every item with what was found for it, its points and its rule."""
        return reasons_of(self.history, self.counted, self.reason, self.s, self.v, self.c, self.adapted)

    @property
    def cautions(self) -> tuple[Caution, ...]:
        """What a reader must know that does not change the result."""
        scored = self.s is not None or self.v is not None
        return tuple(cautions_of(self.history, self.counted, scored=scored, adapted=self.adapted is not None))

    def to_dict(self) -> dict[str, Any]:
        """As plain data; what `rightmix score --json` prints."""
        return {
            "eligible": self.eligible,
            "reason": self.reason,
            "s": self.s and self.s.to_dict(),
            "v": self.v and self.v.to_dict(),
            "c": self.c and self.c.to_dict(),
            "adapted": self.adapted and self.adapted.to_dict(),
            **self.explained(),
        }


def score(history: History | Mapping[str, Any]) -> Score:
    """Score RM2000/S, V and C from a history, or from plain data of its shape (dates as date or ISO text).

    Raises `InputError` with place and value when the data are no history.
    """
    record = as_history(history)
    counted = count(record)
    reason = refusal(record.person, counted)
    if reason is not None:
        v = scale_v(record.person, counted) if reason == "violent_only" else None
        return Score(record, counted, reason, None, v, None, None)
    s, v = scale_s(record.person, counted), scale_v(record.person, counted)
    image_score = adapted(s, v) if counted.images_only else None
    return Score(record, counted, None, s, v, scale_c(s.range, v), image_score)
