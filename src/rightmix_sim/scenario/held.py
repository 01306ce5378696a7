"""One anonymised person of a planner's own caseload, as the office knows them on the day a run begins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Indefinite = Literal["indefinite"]


@dataclass(frozen=True, kw_only=True)
class Held:
    """A row of a caseload file. `None` is "not known": the model then draws it as for anybody.

    The fields are the columns of `data/caseload-columns.yaml`, except `area`, which says in whose caseload it stands.
    `case` is the office's own opaque number. Dates of what has happened are on or before the scenario's `starts`;
    `order_end` and `notification_ends` are last days, on or after it. Officers are numbers of posts, from 1.
    """

    case: str
    rm2000: str | None = None  # low | medium | high | very_high
    rosh: str | None = None  # the same four
    mappa_category: int | None = None  # 1: everybody on the register is of Category 1 (¶4.3)
    mappa_level: int | None = None
    registered: date | None = None
    notification_ends: date | Indefinite | None = None
    order_kind: str = "none"  # none | community_order | licence; always known
    order_start: date | None = None
    order_end: date | None = None
    programme: str | None = None
    programme_since: date | None = None
    sessions_done: int | None = None
    denial: str | None = None  # none | partial | total
    learning_disability: bool | None = None
    under_21: bool | None = None
    sopo: bool | None = None
    in_approved_premises_since: date | None = None
    last_contact: date | None = None
    last_police_visit: date | None = None
    last_probation_visit: date | None = None
    last_police_review: date | None = None
    last_oasys_review: date | None = None
    rm2000_scored: date | None = None
    offender_manager: int | None = None
    public_protection_officer: int | None = None

    @property
    def supervised(self) -> bool:
        """Whether there is an order or licence in flight."""
        return self.order_kind != "none"
