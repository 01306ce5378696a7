"""What is wrong with a case that can be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One fault: where it stands (a paragraph, a key item, a place in the case), what is wrong, what to do."""

    place: str
    what: str
    do: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.what}" + (f" {self.do}" if self.do else "")
