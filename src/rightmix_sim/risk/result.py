"""What every result says beside what was found: what is open, the reasons, the cautions, and what the tool is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from rightmix_sim.risk.rules import Caution, Reason, load_notice


class Result(ABC):
    """The base of what a tool gives back. `tool` is the name of its rules."""

    tool: ClassVar[str]

    @property
    @abstractmethod
    def unsettled(self) -> tuple[str, ...]:
        """The unknown facts that would settle what is open, and only those; empty when nothing is."""

    @property
    @abstractmethod
    def reasons(self) -> tuple[Reason, ...]:
        """Why it came out so: each thing found, with the rule it rests on."""

    @property
    @abstractmethod
    def cautions(self) -> tuple[Caution, ...]:
        """What a reader must know that does not change the result."""

    @property
    def notice(self) -> str:
        """What the tool is, and what it is not."""
        return load_notice(self.tool)

    def explained(self) -> dict[str, Any]:
        """The end of every result as plain data: `{unsettled, reasons, cautions, notice}`."""
        return {
            "unsettled": list(self.unsettled),
            "reasons": [reason.to_dict() for reason in self.reasons],
            "cautions": [caution.to_dict() for caution in self.cautions],
            "notice": self.notice,
        }
