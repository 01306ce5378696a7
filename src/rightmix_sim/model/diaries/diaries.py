"""The diaries of all officers of an area, as the rest of the model sees them: `compiled` and `plain` are two of a kind.

Everything that happens to a case happens at midnight, before that day's work, and before it all officers work the days
up to it: stage by stage within a day, since done work may ask for work of a later stage.
"""

from __future__ import annotations

from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.model.diaries.duty import Entry, Standing, Terms
from rightmix_sim.model.diaries.rows import Rows

Numbers = NDArray[np.int64]


class Noted(NamedTuple):
    """What the records say of duties: one entry for each duty, then one for each that was done before the run."""

    person: NDArray[Any]
    terms: NDArray[Any]  # number in the table of terms
    switch: NDArray[Any]  # first day after the early phase; 0: there is none
    opened: NDArray[Any]
    closed: NDArray[Any]  # NEVER for one that is open
    before_duty: NDArray[Any]
    before_day: NDArray[Any]  # on which it was last done
    before_officer: NDArray[Any]


class Diaries(Protocol):
    """What the model asks of diaries, compiled or plain. Days count from the first day of the run."""

    capacity: Numbers  # [officer, day] minutes for this work; changed only for days still to come

    def open(self, person: int, officer: int, terms: Terms, entry: Entry) -> int:
        """Enter a duty and its first piece of work; gives the duty's number."""

    def close(self, duty: int, day: int) -> None:
        """End a duty on the morning of `day`; what is in the diary of it is cancelled."""

    def move(self, duty: int, officer: int, day: int) -> None:
        """Hand a duty over to another officer on the morning of `day`."""

    def fix_date(self, duty: int, date: int, apart: int, day: int) -> None:
        """Give what is left of a duty its dates: the last piece this one, each before it so many days earlier."""

    def last_piece(self, duty: int, day: int) -> None:
        """End a duty of work that was asked for with the piece that is in the diary of it."""

    def wake(self, duty: int, other: int, day: int) -> None:
        """From `day` on, a done piece of `duty` wakes the sleeping `other`, of the same officer or a later stage."""

    def standing(self, duty: int, day: int) -> Standing:
        """Where a duty stands on the morning of `day`."""

    def catch_up(self, day: int) -> None:
        """Let all officers work the days before `day`, so that their capacity from then on may change."""

    def finish(self, day: int) -> Rows:
        """Work all days before `day`, enter what is outstanding, and give all rows by officer and time."""

    def noted(self) -> Noted:
        """What the records say of the duties."""
