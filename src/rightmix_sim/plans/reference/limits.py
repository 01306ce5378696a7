"""What there is for one case in a month: the limits within which a reference plan is made."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import Final

from rightmix_sim.errors import InputError

OFFENDER_MANAGER: Final = "offender_manager_hours"
POLICE: Final = "police_hours"
PLACES: Final = "programme_places"


@dataclass(frozen=True)
class Limits:
    """Hours a month of offender manager and police, and places in a programme; other agencies have no limit.

    Raises `InputError` for a limit that is negative or no finite number, and for part of a place.
    """

    offender_manager_hours: float
    police_hours: float
    programme_places: int = 0

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            if not is_number or not 0 <= value <= sys.float_info.max:  # false for what is no number, too
                raise _no_limit(name, value, "This is no number of hours or places.")
        if self.programme_places != int(self.programme_places):
            raise _no_limit(PLACES, self.programme_places, "There are no parts of a place.")

    def by_name(self) -> dict[str, float]:
        """Each limit by its name."""
        return {name: float(value) for name, value in vars(self).items()}

    def one_more(self, name: str) -> Limits:
        """The same with one more hour a month, or place, of this limit."""
        return replace(self, **{name: vars(self)[name] + 1})


def _no_limit(name: str, value: object, what: str) -> InputError:
    return InputError(
        what,
        place=name,
        value=value,
        why="The plan is made from what there is in a month.",
        do="Write 0 where there is nothing, or a number above it: hours may have parts, places are whole.",
    )
