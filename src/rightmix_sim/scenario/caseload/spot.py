"""Where something stands in a caseload file, so that a complaint can name line and column and need not repeat it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rightmix_sim.errors import InputError
from rightmix_sim.scenario.caseload.personal import harmless

NOT_REPEATED = " (The value is not repeated here, in case it is about a person.)"


@dataclass(frozen=True)
class Spot:
    """A cell, a row (without a column) or the whole file (line 0). `starts` is the scenario's first day."""

    file: str
    starts: date
    line: int = 0
    column: str = ""

    def fault(self, what: str, *, value: str | None = None, why: str = "", do: str = "") -> InputError:
        """The error for what stands here; the value is shown only where that is harmless."""
        place = ", ".join(
            part
            for part in (f"line {self.line}" if self.line else "", f"column {self.column}" if self.column else "")
            if part
        )
        if value is not None and harmless(value, self.starts):
            return InputError(what, file=self.file, place=place, value=value, why=why, do=do)
        hidden = "" if value is None else NOT_REPEATED
        return InputError(what + hidden, file=self.file, place=place, why=why, do=do)
