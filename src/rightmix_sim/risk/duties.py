"""What follows from a category, a level or a registration: the standards of guidance in force on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rightmix_sim.guidance import Standard
from rightmix_sim.guidance.wording import asks


@dataclass(frozen=True)
class Duty:
    """A standard that holds for somebody on a day. `asks` says what it asks: "every 4 months", "within 3 days"."""

    id: str
    title: str
    asks: str
    paragraph: str | None
    status: str

    @property
    def cite(self) -> str:
        """The standard as a reason cites it."""
        number = "" if self.asks == "duty" else f": {self.asks}"
        place = ", ".join(part for part in (self.id, self.paragraph and f"¶{self.paragraph}") if part)
        return f"{self.title}{number} [{place}]"

    def to_dict(self) -> dict[str, str | None]:
        """As plain data: `{id, title, asks, paragraph, status}`."""
        return {
            "id": self.id,
            "title": self.title,
            "asks": self.asks,
            "paragraph": self.paragraph,
            "status": self.status,
        }


def duty(standard: Standard, day: date) -> Duty:
    """The standard as it holds on the day."""
    return Duty(
        standard.id, standard.title, asks(standard, standard.edition_on(day)), standard.paragraph, standard.status
    )
