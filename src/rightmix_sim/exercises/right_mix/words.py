"""How hours and places are spoken of."""

from __future__ import annotations

from typing import Final

from rightmix_sim.plans.reference.limits import OFFENDER_MANAGER, PLACES, POLICE

LIMITS: Final = {
    OFFENDER_MANAGER: "offender manager",
    POLICE: "police",
    PLACES: "places in a programme",
}


def in_hours(value: float) -> str:
    """Hours, or places, with one decimal where it says something.

    >>> in_hours(2.0), in_hours(2.25)
    ('2', '2.2')
    """
    rounded = round(value, 1)
    return f"{rounded:.0f}" if rounded == int(rounded) else f"{rounded:.1f}"


def unit(limit: str) -> str:
    """What is counted."""
    return "places" if limit == PLACES else "hours a month"
