"""What a caseload file says of people on the core programme on day one (`scenario.held.Held`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rightmix_sim.model.clock import Clock
from rightmix_sim.scenario.area import Area
from rightmix_sim.workdays import day_number

_STATES = ("waiting", "attending", "completed")


@dataclass(frozen=True)
class Known:
    """Where somebody stands with the core programme, since which day (None: not known), and sessions done."""

    state: str  # waiting | attending | completed
    since: int | None
    done: int | None


def known_of(area: Area, clock: Clock) -> Mapping[int, Known]:
    """What the office knows, by the number of the person: people of day one are the rows of the caseload, in order."""
    return {
        number: Known(held.programme, _day(held.programme_since, clock), held.sessions_done)
        for number, held in enumerate(area.caseload)
        if held.programme in _STATES
    }


def _day(found: date | None, clock: Clock) -> int | None:
    return None if found is None else day_number(found) - clock.first_day
