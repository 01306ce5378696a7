"""Random cases: people who come on some day, with whatever may come to be owed to them, by made-up terms."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from rightmix_sim.model.casework.due_dates import DueDates
from rightmix_sim.model.casework.terms import Policies
from rightmix_sim.model.casework.work_table import followed, spans, ways
from rightmix_sim.model.diaries.terms_table import Owed
from rightmix_sim.model.population.person import NEVER, Person
from rightmix_sim.records import Role, Work
from rightmix_sim.scenario.area import Interval
from tests.model.areas import ash
from tests.model.owing_scripts import (
    STAGES,
    Happens,
    Script,
    asking,
    becoming,
    beginning,
    ending,
    handing_over,
    looking,
    preparing,
    renewing,
)
from tests.model.scripts import random_terms

INTERVALS = [
    *(Interval(amount, "days") for amount in (1, 9)),
    *(Interval(amount, "working_days") for amount in (2, 15)),
    Interval(1, "months"),
    Interval(3, "weeks"),
]
MONDAY = 14_249  # 5 January 2009
ASKED = spans()["asked"]


def random_owed(rng: np.random.Generator, work: Work, *, dated: bool) -> Owed:
    """Work that follows other work, that is to be begun at once, or that comes again: so often, or without an end."""
    after = sorted({other for row in ways()[work] for other in followed(row)})
    follows = tuple(other for other in after if rng.random() < 0.7)
    at_once, soon = not follows and bool(rng.random() < 0.3), bool(rng.random() < 0.4)
    pieces = -1 if follows else int(rng.integers(1, 4)) if at_once else int(rng.choice([-1, -1, 5]))
    terms = replace(random_terms(rng, work, dated=dated), pieces=pieces, fixed=bool(rng.random() < 0.05))
    return Owed(
        terms,
        planned_days=0.0,
        early_days=0.0,
        planned_minutes=0.0,
        first=int(rng.integers(len(INTERVALS))),
        soon=soon and not at_once and not follows,
        at_once=at_once,
        follows=follows,
        once=pieces > 0,
        has_early_phase=bool(rng.random() < 0.3),
    )


def empty_script(seed: int, days: int, posts: int = 2) -> Script:
    """Up to so many officers of each role, with hours on most days, and two ways of doing each kind of work."""
    rng = np.random.default_rng(seed)
    first, officers = 0, {}
    for role in sorted(role for roles in STAGES for role in roles):
        officers[role] = range(first, first + int(rng.integers(1, posts + 1)))
        first = officers[role].stop
    hours = rng.integers(1, 500, (first, days)) * (rng.random((first, days)) < 0.6)
    dates = DueDates(INTERVALS, MONDAY, days)
    policies = Policies(ash(), dates)
    dated = {work: bool(rng.random() < 0.7) for work in Work}  # by an area's policy, whichever way it is done
    terms = {work: [random_owed(rng, work, dated=dated[work]) for _ in range(2)] for work in Work}
    for ways_of_doing in terms.values():
        for owed in ways_of_doing:
            policies.table.add(owed)
    return Script(
        rng=rng,
        seed=seed,
        days=days,
        officers=officers,
        capacity=hours.astype(np.int64),
        orders_of_work=rng.integers(0, 3, first),
        dates=dates,
        policies=policies,
        terms=terms,
        early_weeks=int(rng.integers(0, 6)),
    )


def random_script(seed: int) -> Script:
    """Up to ten people and seventy days, with everything that can happen to what is owed."""
    rng = np.random.default_rng([seed, 1])
    script = empty_script(seed, int(rng.integers(20, 70)))
    for number in range(int(rng.integers(1, 10))):
        random_case(script, number)
    return script


def random_case(script: Script, number: int) -> None:
    """Somebody comes, and what happens until they leave or the days are over."""
    rng = script.rng
    day = int(rng.integers(script.days)) if rng.random() < 0.5 else 0
    known = {work: -int(rng.integers(1, 200)) for work in Work if rng.random() < 0.1}
    person = Person(
        number, 1, 1, joined=day - int(rng.integers(0, 300)) * int(rng.random() < 0.6), left=NEVER, order_kind=1,
        order_start=0, order_end=NEVER, entered=day, registered=True, known=known,
    )  # fmt: skip
    script.people.append(person)
    script.on(day, person, beginning)
    state = _State(script, person)
    days = [day, *sorted(int(one) for one in rng.integers(day, script.days, int(rng.integers(1, 12))))]
    for one in days:
        for happens in state.moves(one):
            script.on(one, person, happens)


class _State:
    """Where somebody stands while their life is made up."""

    def __init__(self, script: Script, person: Person) -> None:
        self._script, self._rng, self._person = script, script.rng, person
        self._registered, self._on_order, self._begun = True, False, False
        self._ways: dict[Work, Owed | None] = {}

    def moves(self, day: int) -> list[Happens]:
        """What happens on a day: an order, a renewal or a move of the register, then some other things."""
        rng, found = self._rng, []
        u = rng.random()
        if not self._begun or u < 0.2:
            found += self._order(day)
        elif u < 0.3:
            self._registered, self._on_order = not self._registered, False
            found.append(becoming(registered=self._registered, on_order=False))
        if found or rng.random() < 0.5:
            found.append(self._renewal(day))
        others = (self._asking, self._ending, self._preparing, self._handing_over, lambda _: looking)
        for place in rng.integers(len(others), size=int(rng.integers(0, 4))):
            found.append(others[place](day))
        return found

    def _order(self, day: int) -> list[Happens]:
        """An order ends, or begins now or is met under way."""
        self._begun = True
        if self._on_order:
            self._on_order = False
            return [becoming(on_order=False)]
        self._on_order = self._registered = True
        start = day - int(self._rng.integers(0, 100)) * int(self._rng.random() < 0.5)
        return [becoming(anew=True, registered=True, on_order=True, since=day, order_start=start)]

    def _renewal(self, day: int) -> Happens:
        during: list[str] = []
        if self._registered:
            during += ["register", "new_register"] if self._person.joined == self._person.entered else ["register"]
        if self._on_order:
            during += ["order", "new_order"]
        owed = [(work, way) for span in during for work in spans()[span] if (way := self._way(work)) is not None]
        return renewing(self._script.wanted(owed), self._script.some_officers())

    def _way(self, work: Work) -> Owed | None:
        """Mostly as before, by other terms, or not at all."""
        if work not in self._ways or self._rng.random() < 0.2:
            place = int(self._rng.integers(3))
            self._ways[work] = self._script.terms[work][place] if place < 2 else None
        return self._ways[work]

    def _asking(self, day: int) -> Happens:
        work = self._work()
        owed = self._script.terms[work][0] if self._rng.random() < 0.9 else None
        due, opens = day + int(self._rng.integers(0, 30)), day + int(self._rng.integers(0, 10))
        return asking(work, owed, due, opens, self._script.some_officers())

    def _ending(self, _: int) -> Happens:
        return ending(self._work())

    def _preparing(self, day: int) -> Happens:
        return preparing(self._work(), day + int(self._rng.integers(0, 60)))

    def _handing_over(self, _: int) -> Happens:
        role = Role(self._rng.choice([int(role) for role in self._script.officers]))
        return handing_over(role, int(self._rng.choice(np.array(self._script.officers[role]))))

    def _work(self) -> Work:
        """Work that is asked for, or any."""
        one = ASKED if self._rng.random() < 0.7 else list(Work)
        return Work(self._rng.choice([int(work) for work in one]))
