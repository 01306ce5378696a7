"""The service of one area, run for a while: SimPy keeps the clock and all that is scarce or has a state.

People join, begin and end orders and leave the register; officers come and go; the programme fills its places. All of
this happens at midnight; the day's work, which stands in the officers' diaries, comes after it.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any, Literal

import numpy as np
import simpy

from rightmix_sim import workdays
from rightmix_sim.model.casework import Casework
from rightmix_sim.model.diaries import CompiledDiaries, Diaries
from rightmix_sim.model.due_dates import DueDates
from rightmix_sim.model.duty import MINUTES_A_DAY, ORDERS_OF_WORK
from rightmix_sim.model.ledger import Ledger, records_of
from rightmix_sim.model.plain import PlainDiaries
from rightmix_sim.model.population import Person, newcomers, people_on_day_one
from rightmix_sim.model.programme import Programme
from rightmix_sim.model.staff import Team, vacant_share
from rightmix_sim.randomness import Draws, draws, duration_factors
from rightmix_sim.records import Records, Role, Standing
from rightmix_sim.scenario.area import Area
from rightmix_sim.scenario.scenario import Scenario

Process = Generator[simpy.Event, Any, None]
Engine = Literal["compiled", "plain"]


def simulate(scenario: Scenario, area: Area, seed: int, replication: int, engine: Engine = "compiled") -> Records:
    """One replication of one area, from the first day of the warm-up to the end.

    `plain` gives the same records by a process for each piece of work, many times slower.
    """
    first_day, ends = workdays.day_number(scenario.first_day), workdays.day_number(scenario.ends)
    starts = workdays.day_number(scenario.starts)
    luck = draws(seed, replication, area.name)
    service = _Service(area, first_day, ends - first_day, luck, engine, starts - first_day)
    service.run()
    return records_of(service.ledger, service.programme, area.name, replication, first_day, starts, ends)


class _Service:
    def __init__(self, area: Area, first_day: int, days: int, luck: Draws, engine: Engine, measured_from: int) -> None:
        self.area, self.days, self.luck = area, days, luck
        self.env = simpy.Environment()
        self.ledger = Ledger(people_on_day_one(area, luck))
        self.teams = _teams(area, self.ledger.people, first_day, days, luck)
        self.programme = Programme(
            self.env,
            area.programme,
            first_day,
            luck,
            lambda person, first: self.casework.offer_place(person, first, self._today),
            lambda person, day: self.casework.start_programme(person, day),  # noqa: PLW0108  (not there yet)
        )
        dates = DueDates(area, first_day, days)
        self._posts: list[tuple[int, int, int, bool, int, float]] = []
        self._month_starts = _month_starts(first_day, days, measured_from)
        self.diaries = self._diaries(dates, engine)
        self.casework = Casework(area, dates, self.diaries, self.teams, self.ledger, luck)

    def run(self) -> None:
        """Let the service run for all its days."""
        self._day_one()
        self.env.process(self._arrivals())
        self.env.process(self._months())
        for team in self.teams.values():
            for post in team.posts:
                self.env.process(team.vacancies(self.env, post, self._hand_over, self._new_hours))
        self.env.run(until=self.days * MINUTES_A_DAY)
        self.ledger.rows = self.diaries.finish(self.days)
        self.ledger.posts = [(*post, self._minutes(post[0], post[2])) for post in self._posts]

    def _diaries(self, dates: DueDates, engine: Engine) -> Diaries:
        terms = (self.area.offender_managers, self.area.public_protection_officers)
        orders_of_work = np.array(
            [ORDERS_OF_WORK[role.order_of_work] for role in terms for _ in range(role.posts + 1)], np.int64
        )
        capacity = np.zeros((orders_of_work.size, self.days), np.int64)
        factors = duration_factors(self.area.duration_variation)
        if engine == "plain":
            return PlainDiaries(self.env, capacity, orders_of_work, dates.table, factors, self.luck)
        return CompiledDiaries(capacity, orders_of_work, dates.table, factors, self.luck)

    def _day_one(self) -> None:
        people = self.ledger.people
        required = [person for person in people if person.standing is Standing.REQUIRED and person.order_end > 0]
        waiting = {person.number for person in self.programme.begin(required)}
        for person in people:
            self.env.process(self._life(person, person.number in waiting))

    def _arrivals(self) -> Process:
        for person in newcomers(self.area, self.luck, self.days):
            if person.joined > self._today:  # two who join on one morning join in one step, before that day's count
                yield self._until(person.joined)
            self.ledger.people.append(person)
            self.env.process(self._life(person, person.standing is Standing.REQUIRED))

    def _life(self, person: Person, waits_for_programme: bool) -> Process:
        """From joining the register to leaving it, with an order or licence on the way."""
        today = self._today
        self.casework.join_register(person, today)
        if person.supervised:
            self.casework.begin_order(person, today)
            if waits_for_programme:
                self.env.process(self.programme.wait(person))
            yield self._until(person.order_end)
            self.casework.end_order(person, person.order_end)
        yield self._until(person.left)
        self.casework.leave_register(person, person.left)

    def _months(self) -> Process:
        """On the first of each month hours are shared out anew and the posts are written down."""
        for day in self._month_starts:
            yield self._until(day)
            yield self.env.timeout(0)  # after everything else that happens this morning
            for role, team in self.teams.items():
                self._new_hours(role, day)
                for post in team.everybody:
                    others = team.other_cases / max(1, len(team.in_post)) if post.filled else 0.0
                    self._posts.append((post.officer, int(role), day, post.filled, len(post.people), others))

    def _minutes(self, officer: int, day: int) -> int:
        """What an officer had from this month's start to the next, now that all vacancies in between are known."""
        until = next((start for start in self._month_starts if start > day), self.days)
        return int(self.diaries.capacity[officer, day:until].sum())

    def _new_hours(self, role: Role, day: int) -> None:
        team = self.teams[role]
        self.diaries.catch_up(range(team.everybody[0].officer, team.tray.officer + 1), day)
        team.hours_from(day, self.diaries.capacity)

    def _hand_over(self, role: Role, number: int, officer: int, day: int) -> None:
        self.casework.hand_over(self.ledger.people[number], role, officer, day)

    @property
    def _today(self) -> int:
        return int(self.env.now) // MINUTES_A_DAY

    def _until(self, day: int) -> simpy.Event:
        return self.env.timeout(max(0, day * MINUTES_A_DAY - int(self.env.now)))


def _teams(area: Area, people: list[Person], first_day: int, days: int, luck: Draws) -> dict[Role, Team]:
    managers, officers = area.offender_managers, area.public_protection_officers
    filled = managers.posts * (1 - vacant_share(managers))  # a caseload is that of a post with somebody in it
    others = filled * managers.caseload - sum(person.supervised for person in people)
    return {
        Role.OFFENDER_MANAGER: Team(
            Role.OFFENDER_MANAGER, 0, managers, max(0, others), first_day=first_day, days=days, luck=luck
        ),
        Role.PUBLIC_PROTECTION_OFFICER: Team(
            Role.PUBLIC_PROTECTION_OFFICER, managers.posts + 1, officers, 0, first_day=first_day, days=days, luck=luck
        ),
    }


def _month_starts(first_day: int, days: int, measured_from: int) -> list[int]:
    """The first of each month, the first day of the run and the first measured one."""
    dates = [workdays.day_of(first_day + day) for day in range(days)]
    return [day for day, date in enumerate(dates) if date.day == 1 or day in (0, measured_from)]
