"""What is owed to people, kept by the compiled functions of `line` in the arrays that those work on."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.model.casework import line
from rightmix_sim.model.casework.due_dates import DueDates
from rightmix_sim.model.casework.line import LINKS_AT_ONCE, NO_ROOM
from rightmix_sim.model.casework.opening import Who
from rightmix_sim.model.casework.owing import OF_ORDER, WITH_ORDER
from rightmix_sim.model.casework.terms import Policies, Wanted
from rightmix_sim.model.casework.work_table import followers, owed_during
from rightmix_sim.model.diaries.compiled import CompiledDiaries
from rightmix_sim.model.diaries.duty import KIND, LINE, NEVER
from rightmix_sim.model.diaries.handle import Cases
from rightmix_sim.model.diaries.terms_table import Owed
from rightmix_sim.model.population.person import Person
from rightmix_sim.records import WORK_KINDS, Role, Work

_KINDS = len(Work)


class CompiledOwing:
    """See `Owing`. `people` is for how many there is room to begin with."""

    def __init__(
        self,
        diaries: CompiledDiaries,
        dates: DueDates,
        policies: Policies,
        *,
        people: int,
        early_weeks: int,
    ) -> None:
        self.diaries = diaries
        self._policies, self._early_days = policies, 7 * early_weeks
        diaries.cases = Cases(
            lines=_empty(people),
            holders=np.full((people, len(Role)), -1, np.int32),
            kinds=_kinds(),
            dates=dates.whole,
            wanted=np.zeros(_KINDS, np.int64),
        )

    def begin(self, person: Person) -> None:
        """See `Owing.begin`."""
        cases, number = self.diaries.cases, person.number
        if number >= cases.lines.shape[0]:
            more = number + 1
            lines = np.concatenate([cases.lines, _empty(more)])
            holders = np.concatenate([cases.holders, np.full((more, len(Role)), -1, np.int32)])
            self.diaries.cases = cases._replace(lines=lines, holders=holders)
        for work, day in person.known.items():
            self.diaries.cases.lines[number, work]["known"] = day

    def holds(self, person: Person, role: Role, officer: int) -> None:
        """See `Owing.holds`."""
        self.diaries.cases.holders[person.number, role] = officer

    def renew(self, person: Person, wanted: Wanted, day: int) -> int:
        """See `Owing.renew`."""
        who = Who(
            person.number,
            person.registered,
            person.on_order,
            person.joined,
            person.entered,
            person.order_start,
            person.since,
            person.order_start + self._early_days,
        )
        return self._done(line.renew, person, day, who, wanted.codes, day)

    def ask(self, person: Person, work: Work, owed: Owed | None, day: int, *, due: int, opens: int) -> bool:
        """See `Owing.ask`."""
        of = -1 if owed is None else self._policies.number(owed)
        return self._done(line.ask, person, day, person.number, int(work), of, day, due, opens) > 0

    def end(self, person: Person, work: Work, day: int) -> bool:
        """See `Owing.end`."""
        return self._done(line.end, person, day, person.number, int(work), day) > 0

    def duty(self, person: Person, work: Work) -> int:
        """See `Owing.duty`."""
        found: int = line.duty(self.diaries.handle, person.number, int(work))
        return found

    def is_done(self, person: Person, work: Work, day: int) -> bool:
        """See `Owing.is_done`."""
        return self._done(line.is_done, person, day, person.number, int(work)) > 0

    def last_done(self, person: Person, work: Work, day: int) -> int:
        """See `Owing.last_done`."""
        return self._done(line.last_done, person, day, person.number, int(work))

    def prepares_for(self, person: Person, work: Work, event: int, day: int) -> None:
        """See `Owing.prepares_for`."""
        self._done(line.prepares_for, person, day, person.number, int(work), event)

    def hand_over(self, person: Person, role: Role, officer: int, day: int) -> None:
        """See `Owing.hand_over`."""
        self._done(line.hand_over, person, day, person.number, int(role), officer)

    def owed_anew(self, person: Person) -> None:
        """See `Owing.owed_anew`."""
        self.diaries.cases.lines["had"][person.number, self.diaries.cases.kinds["of_order"] == 1] = 0

    def _done(self, what: Callable[..., int], person: Person, day: int, *args: object) -> int:
        """What a function of `line` gives on the morning of a day, with more room if it asks for it."""
        diaries = self.diaries
        if diaries.worked < day:
            diaries.catch_up(day)
        found = what(diaries.handle, *args)
        while found == NO_ROOM:
            diaries.make_room(person.officers.values(), duties=_KINDS, links=LINKS_AT_ONCE, rows=_KINDS)
            found = what(diaries.handle, *args)
        return found


def _empty(people: int) -> NDArray[Any]:
    lines = np.zeros((people, _KINDS), LINE)
    lines["duty"] = lines["first"] = -1
    lines["known"] = NEVER
    return lines


@cache
def _kinds() -> NDArray[Any]:
    kinds = np.zeros(_KINDS, KIND)
    for work in Work:
        role, during = WORK_KINDS[work].role, owed_during(work)
        followed_by = sum(1 << int(other) for other in followers()[work])
        kinds[work] = (int(role), during in OF_ORDER, during == "asked", role in WITH_ORDER, followed_by)
    return kinds
