"""Made-up cases: a random list of what comes to be owed on which morning, played to both kinds of owing alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import simpy

from rightmix_sim.model.compiled import CompiledDiaries
from rightmix_sim.model.compiled_owing import CompiledOwing
from rightmix_sim.model.diaries import Noted, Numbers
from rightmix_sim.model.due_dates import DueDates
from rightmix_sim.model.duty import MINUTES_A_DAY
from rightmix_sim.model.flags import NOBODY
from rightmix_sim.model.owing import Owing
from rightmix_sim.model.person import NEVER, Person
from rightmix_sim.model.plain import PlainDiaries
from rightmix_sim.model.plain_owing import PlainOwing
from rightmix_sim.model.rows import Rows
from rightmix_sim.model.terms import Owed, Policies, Wanted
from rightmix_sim.model.work_table import followed, spans, ways
from rightmix_sim.randomness import draws, duration_factors
from rightmix_sim.records import WORK_KINDS, Role, Work
from rightmix_sim.scenario.area import Interval
from tests.model.areas import ash
from tests.model.scripts import random_terms

INTERVALS = [
    *(Interval(amount, "days") for amount in (1, 9)),
    *(Interval(amount, "working_days") for amount in (2, 15)),
    Interval(1, "months"),
    Interval(3, "weeks"),
]
MONDAY = 14_249  # 5 January 2009
ASKED = spans()["asked"]
# The stages in which the diaries are worked: done work wakes work of the same officer or of a later stage
STAGES = (
    (Role.VICTIM_LIAISON_OFFICER, Role.CIRCLES_COORDINATOR),
    (Role.OFFENDER_MANAGER, Role.PUBLIC_PROTECTION_OFFICER),
    (Role.SENIOR_PROBATION_OFFICER, Role.POLICE_SUPERVISOR, Role.MAPPA_COORDINATOR),
)
LASTING = {Role.OFFENDER_MANAGER: "on_order", Role.PUBLIC_PROTECTION_OFFICER: "registered"}

Happens = Callable[["Side", Person, int], object]  # what is answered to it on a day is kept


@dataclass
class Side:
    """One kind of owing, with people of its own, and all that it answered."""

    owing: Owing
    people: dict[int, Person]
    answers: list[object] = field(default_factory=list)


@dataclass(frozen=True)
class Told:
    """What one side made of a script."""

    answers: Sequence[object]
    rows: Rows
    noted: Noted


@dataclass
class Script:
    """Officers with their hours, the terms of the area, and what happens to whom on each morning, in this order."""

    rng: np.random.Generator
    seed: int
    days: int
    officers: Mapping[Role, range]
    capacity: Numbers
    orders_of_work: Numbers
    dates: DueDates
    policies: Policies
    terms: Mapping[Work, Sequence[Owed]]
    early_weeks: int
    people: list[Person] = field(default_factory=list)
    mornings: dict[int, list[tuple[int, Happens]]] = field(default_factory=dict)

    def on(self, day: int, person: Person, happens: Happens) -> None:
        """Something happens to somebody on a morning."""
        self.mornings.setdefault(day, []).append((person.number, happens))

    def some_officers(self) -> dict[Role, int]:
        """Whoever takes a case on for each role, if nobody holds it."""
        return {role: int(self.rng.choice(np.array(of))) for role, of in self.officers.items()}

    def play(self, side: Side, day: int) -> None:
        """Let happen what happens on a morning."""
        for number, happens in self.mornings[day]:
            side.answers.append(happens(side, side.people[number], day))

    def own_people(self) -> dict[int, Person]:
        return {one.number: replace(one, officers={}, known=dict(one.known)) for one in self.people}


def compiled_told(script: Script, people: int = 1) -> Told:
    """The script played to the compiled kind, with room for so many people to begin with."""
    luck, policies = draws(script.seed, 0, "script"), script.policies
    stages = [[script.officers[role] for role in roles] for roles in STAGES]
    diaries = CompiledDiaries(
        script.capacity, script.orders_of_work, stages, script.dates.table, duration_factors(0.35), luck, policies.table
    )
    owing = CompiledOwing(diaries, script.dates, policies, people=people, early_weeks=script.early_weeks)
    side = Side(owing, script.own_people())
    for day in sorted(script.mornings):
        script.play(side, day)
    return Told(side.answers, diaries.finish(script.days), diaries.noted())


def plain_told(script: Script) -> Told:
    """The script played to the plain kind."""
    luck, env = draws(script.seed, 0, "script"), simpy.Environment()
    diaries = PlainDiaries(
        env, script.capacity, script.orders_of_work, script.dates.table, duration_factors(0.35), luck,
        script.policies.table,
    )  # fmt: skip
    owing = PlainOwing(diaries, script.dates, luck, early_weeks=script.early_weeks)
    side = Side(owing, script.own_people())

    def mornings() -> simpy.events.ProcessGenerator:
        for day in sorted(script.mornings):
            yield env.timeout(day * MINUTES_A_DAY - env.now)
            script.play(side, day)

    env.process(mornings())
    env.run(until=script.days * MINUTES_A_DAY)
    return Told(side.answers, diaries.finish(script.days), diaries.noted())


# ---- What can happen to a case, as casework has it


def hold(officers: Mapping[Role, int], roles: Sequence[Role], side: Side, person: Person) -> None:
    for role in roles:
        if role not in person.officers:
            person.officers[role] = officers[role]
            side.owing.holds(person, role, officers[role])


def renewing(wanted: Wanted, officers: Mapping[Role, int]) -> Happens:
    """What is owed comes in line with what is wanted, and officers who hold nothing any more let the case go."""

    def happens(side: Side, person: Person, day: int) -> object:
        hold(officers, [role for role, while_ in LASTING.items() if getattr(person, while_)], side, person)
        hold(officers, wanted.roles, side, person)
        open_for = side.owing.renew(person, wanted, day)
        for role in list(person.officers):
            if not open_for >> role & 1 and not (role in LASTING and getattr(person, LASTING[role])):
                del person.officers[role]
                side.owing.holds(person, role, NOBODY)
        return open_for

    return happens


def asking(work: Work, owed: Owed | None, due: int, opens: int, officers: Mapping[Role, int]) -> Happens:
    def happens(side: Side, person: Person, day: int) -> object:
        hold(officers, [WORK_KINDS[work].role], side, person)
        return side.owing.ask(person, work, owed, day, due=due, opens=opens)

    return happens


def ending(work: Work) -> Happens:
    return lambda side, person, day: side.owing.end(person, work, day)


def preparing(work: Work, event: int) -> Happens:
    return lambda side, person, day: side.owing.prepares_for(person, work, event, day)


def handing_over(role: Role, officer: int) -> Happens:
    def happens(side: Side, person: Person, day: int) -> object:
        if role in person.officers:
            person.officers[role] = officer
            side.owing.holds(person, role, officer)
            side.owing.hand_over(person, role, officer, day)
        return role in person.officers

    return happens


def looking(side: Side, person: Person, day: int) -> object:
    """All that can be asked of what is owed to somebody."""
    owing = side.owing
    return [
        (owing.duty(person, work), owing.is_done(person, work, day), owing.last_done(person, work, day))
        for work in Work
    ]


def becoming(begins: bool = False, **facts: int) -> Happens:
    """Somebody joins, leaves, or has an order that `begins` or ends; what is owed comes in line afterwards."""

    def happens(side: Side, person: Person, day: int) -> object:
        for name, value in facts.items():
            setattr(person, name, value)
        if begins:
            side.owing.owed_anew(person)
        return None

    return happens


# ---- Random ones


def random_owed(rng: np.random.Generator, work: Work) -> Owed:
    """Work that follows other work, that is to be begun at once, or that comes again: so often, or without an end."""
    after = sorted({other for row in ways()[work] for other in followed(row)})
    follows = tuple(other for other in after if rng.random() < 0.7)
    at_once, soon = not follows and bool(rng.random() < 0.3), bool(rng.random() < 0.4)
    pieces = -1 if follows else int(rng.integers(1, 4)) if at_once else int(rng.choice([-1, -1, 5]))
    terms = replace(random_terms(rng, work), pieces=pieces, fixed=bool(rng.random() < 0.05))
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
    terms = {work: [random_owed(rng, work) for _ in range(2)] for work in Work}
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
    script.on(day, person, lambda side, somebody, _: side.owing.begin(somebody))
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
        return [becoming(True, registered=True, on_order=True, since=day, order_start=start)]

    def _renewal(self, day: int) -> Happens:
        during: list[str] = []
        if self._registered:
            during += ["register", "new_register"] if self._person.joined == self._person.entered else ["register"]
        if self._on_order:
            during += ["order", "new_order"]
        owed = [(work, way) for span in during for work in spans()[span] if (way := self._way(work)) is not None]
        codes = [(int(work), self._script.policies.number(way)) for work, way in owed]
        roles = tuple(dict.fromkeys(WORK_KINDS[work].role for work, _ in owed))
        wanted = Wanted(owed, roles, np.array(codes, np.int32).reshape(-1, 2))
        return renewing(wanted, self._script.some_officers())

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
