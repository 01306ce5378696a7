"""What is owed to people, as casework sees it: `compiled` and `plain` are two of a kind.

A line of work is all that is owed to somebody of one kind. Nothing or one duty of it is open; when its terms change,
one duty ends and another goes on where it stood.
"""

from __future__ import annotations

from typing import Protocol

from rightmix_sim.model.casework.terms import Wanted
from rightmix_sim.model.diaries.diaries import Diaries
from rightmix_sim.model.diaries.terms_table import Owed
from rightmix_sim.model.population.person import Person
from rightmix_sim.records import Role, Work

# Work asked for by an event ends with the order for probation, with the register for the others
WITH_ORDER = frozenset({Role.OFFENDER_MANAGER, Role.SENIOR_PROBATION_OFFICER, Role.VICTIM_LIAISON_OFFICER})
OF_ORDER = ("order", "new_order")  # the spans of an order


class Owing(Protocol):
    """The lines of work of the people of one area. Everything happens on the morning of `day`.

    Whoever holds a person for the role that does a kind of work stands in `Person.officers` before it is opened.
    """

    @property
    def diaries(self) -> Diaries:
        """The diaries in which it stands."""

    def begin(self, person: Person) -> None:
        """Somebody comes, with what is known of their work before the run."""

    def holds(self, person: Person, role: Role, officer: int) -> None:
        """An officer holds a person from now on, or `flags.NOBODY`."""

    def renew(self, person: Person, wanted: Wanted, day: int) -> int:
        """Bring all that is owed in line with what is wanted: a bit for each role of which something is open then."""

    def ask(self, person: Person, work: Work, owed: Owed | None, day: int, *, due: int, opens: int) -> bool:
        """Open work, unless it is open and not done; what is done ends first. True if it was opened."""

    def end(self, person: Person, work: Work, day: int) -> bool:
        """End work; True if a piece of it was still in the diary, so that it was not done."""

    def duty(self, person: Person, work: Work) -> int:
        """The number of the open duty; -1 if there is none."""

    def is_done(self, person: Person, work: Work, day: int) -> bool:
        """Whether work is open of which all pieces are done."""

    def last_done(self, person: Person, work: Work, day: int) -> int:
        """When open work was last done since it began to be owed; `-NEVER` if it was not."""

    def prepares_for(self, person: Person, work: Work, event: int, day: int) -> None:
        """Plan what is left of open work backwards from an event, at the pace of its terms."""

    def hand_over(self, person: Person, role: Role, officer: int, day: int) -> None:
        """Another officer of a role has taken the person over, with all that is open."""

    def owed_anew(self, person: Person) -> None:
        """A new order begins: what an order asks for once may be owed again."""
