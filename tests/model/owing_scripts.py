"""Made-up cases: what comes to be owed to whom on which morning, played to both kinds of owing alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import simpy

from rightmix_sim.model.casework.compiled import CompiledOwing
from rightmix_sim.model.casework.due_dates import DueDates
from rightmix_sim.model.casework.flags import NOBODY
from rightmix_sim.model.casework.owing import Owing
from rightmix_sim.model.casework.plain import PlainOwing
from rightmix_sim.model.casework.terms import Policies, Wanted
from rightmix_sim.model.diaries.compiled import CompiledDiaries
from rightmix_sim.model.diaries.diaries import Diaries, Noted, Numbers
from rightmix_sim.model.diaries.duty import MINUTES_A_DAY
from rightmix_sim.model.diaries.plain import PlainDiaries
from rightmix_sim.model.diaries.rows import Rows
from rightmix_sim.model.diaries.terms_table import Owed
from rightmix_sim.model.population.person import Person
from rightmix_sim.randomness import draws, duration_factors
from rightmix_sim.records import WORK_KINDS, Role, Work

# The stages in which the diaries are worked: done work wakes work of the same officer or of a later stage
STAGES = (
    (Role.VICTIM_LIAISON_OFFICER, Role.CIRCLES_COORDINATOR),
    (Role.OFFENDER_MANAGER, Role.PUBLIC_PROTECTION_OFFICER),
    (Role.SENIOR_PROBATION_OFFICER, Role.POLICE_SUPERVISOR, Role.MAPPA_COORDINATOR),
)
LASTING = {Role.OFFENDER_MANAGER: "on_order", Role.PUBLIC_PROTECTION_OFFICER: "registered"}

Answer = tuple[object, ...]  # to what question, and what
Happens = Callable[["Side", Person, int], Answer]


@dataclass
class Side:
    """One kind of owing, with people of its own, and all that it answered."""

    owing: Owing
    people: dict[int, Person]
    answers: list[Answer] = field(default_factory=list)


@dataclass(frozen=True)
class Told:
    """What one side made of a script."""

    answers: Sequence[Answer]
    rows: Rows
    noted: Noted
    diaries: Diaries


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

    def wanted(self, owed: Sequence[tuple[Work, Owed]]) -> Wanted:
        """What is owed, in this order, with the roles and codes that go with it."""
        codes = [(int(work), self.policies.number(one)) for work, one in owed]
        roles = tuple(dict.fromkeys(WORK_KINDS[work].role for work, _ in owed))
        return Wanted(owed, roles, np.array(codes, np.int32).reshape(-1, 2))

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
    return Told(side.answers, diaries.finish(script.days), diaries.noted(), diaries)


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
    return Told(side.answers, diaries.finish(script.days), diaries.noted(), diaries)


# ---- What can happen to a case, as casework has it


def hold(officers: Mapping[Role, int], roles: Iterable[Role], side: Side, person: Person) -> None:
    """Somebody of each role takes the case on, if nobody holds it."""
    for role in roles:
        if role not in person.officers:
            person.officers[role] = officers[role]
            side.owing.holds(person, role, officers[role])


def beginning(side: Side, person: Person, _: int) -> Answer:
    """Somebody comes."""
    return ("came", side.owing.begin(person))


def becoming(*, anew: bool = False, **facts: int) -> Happens:
    """Somebody joins, leaves, or has an order that begins `anew` or ends; what is owed comes in line afterwards."""

    def happens(side: Side, person: Person, _: int) -> Answer:
        for name, value in facts.items():
            setattr(person, name, value)
        if anew:
            side.owing.owed_anew(person)
        return ("became",)

    return happens


def renewing(wanted: Wanted, officers: Mapping[Role, int]) -> Happens:
    """What is owed comes in line with what is wanted, and officers who hold nothing any more let the case go."""

    def happens(side: Side, person: Person, day: int) -> Answer:
        lasting = {role for role, while_ in LASTING.items() if getattr(person, while_)}
        hold(officers, sorted(lasting), side, person)
        hold(officers, wanted.roles, side, person)
        open_for = side.owing.renew(person, wanted, day)
        for role in list(person.officers):
            if not open_for >> role & 1 and role not in lasting:
                del person.officers[role]
                side.owing.holds(person, role, NOBODY)
        return ("open for", open_for)

    return happens


def asking(work: Work, owed: Owed | None, due: int, opens: int, officers: Mapping[Role, int]) -> Happens:
    """An event asks for work: whether it was opened."""

    def happens(side: Side, person: Person, day: int) -> Answer:
        hold(officers, [WORK_KINDS[work].role], side, person)
        return ("asked", side.owing.ask(person, work, owed, day, due=due, opens=opens))

    return happens


def ending(work: Work) -> Happens:
    """Work ends: whether a piece of it was in the diary."""
    return lambda side, person, day: ("ended", side.owing.end(person, work, day))


def preparing(work: Work, event: int) -> Happens:
    """What is left of work is planned backwards from an event."""
    return lambda side, person, day: ("prepares", side.owing.prepares_for(person, work, event, day))


def handing_over(role: Role, officer: int) -> Happens:
    """A colleague takes the case over, if anybody of the role holds it: whether that is so."""

    def happens(side: Side, person: Person, day: int) -> Answer:
        if role not in person.officers:
            return ("handed over", False)
        person.officers[role] = officer
        side.owing.holds(person, role, officer)
        side.owing.hand_over(person, role, officer, day)
        return ("handed over", True)

    return happens


def looking(side: Side, person: Person, day: int) -> Answer:
    """All that can be asked of what is owed to somebody: the number of the duty, whether it is done and when."""
    owing = side.owing
    return (
        "looked",
        *((owing.duty(person, work), owing.is_done(person, work, day), owing.last_done(person, work, day))
          for work in Work),
    )  # fmt: skip
