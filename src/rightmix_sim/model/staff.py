"""Officers: posts, hours, leave, vacancies, and who holds whose case.

A post that falls vacant hands its cases to the colleagues who hold fewest; when it is filled, the newcomer is handed
cases until the team is even. With nobody in post, cases lie in a tray that has no hours. Other cases stand in as hours:
they are shared among those in post, and when hours are short they keep at most their share by number (¶3.12).
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import simpy
from numpy.typing import NDArray

from rightmix_sim import workdays
from rightmix_sim.model.duty import MINUTES_A_DAY
from rightmix_sim.randomness import Draws, Purpose, exponential
from rightmix_sim.records import Role
from rightmix_sim.scenario.area import OffenderManagers, Officers, PublicProtectionOfficers

WEEKS_A_YEAR = 365.25 / 7
MONTHS_A_YEAR = 12
_WORKING_DAYS_A_WEEK = 5
_MOST_POSTS = 10_000  # of one role, well above what a scenario may hold

HandOver = Callable[[Role, int, int, int], None]  # role, person, officer, day


@dataclass
class Post:
    """A post: whether somebody is in it, and the registered people whose cases it holds."""

    officer: int
    number: int  # for its luck: by role, so that a post more in one role leaves the luck of the other alone
    filled: bool = True
    people: dict[int, None] = field(default_factory=dict)  # a set that keeps its order


class Team:
    """The officers of one role in an area. Officer numbers run from `first`; the last one is the tray."""

    def __init__(
        self,
        role: Role,
        first: int,
        terms: Officers,
        other_cases: float,
        *,
        first_day: int,
        days: int,
        luck: Draws,
    ) -> None:
        self.role = role
        self.posts = [Post(first + place, int(role) * _MOST_POSTS + place) for place in range(terms.posts + 1)]
        self.tray = self.posts.pop()
        self.tray.filled = False
        self.other_cases = other_cases
        self._terms, self._luck = terms, luck
        self._first_day = first_day
        self._minutes = np.stack(
            [_working_minutes(terms, post.number, first_day, days, luck) for post in self.posts]
            + [np.zeros(days, np.int64)]
        )
        for post in self.posts:
            post.filled = luck.one(Purpose.VACANCY, post.number, 0) >= vacant_share(terms)

    @property
    def everybody(self) -> list[Post]:
        """All posts and the tray."""
        return [*self.posts, self.tray]

    @property
    def in_post(self) -> list[Post]:
        """The posts that are filled."""
        return [post for post in self.posts if post.filled]

    def take_on(self, person: int) -> int:
        """Give a person to whoever in post holds fewest; gives the officer."""
        post = min(self.in_post, key=_fewest, default=self.tray)
        post.people[person] = None
        return post.officer

    def let_go(self, person: int, officer: int) -> None:
        """End an officer's hold of a person."""
        self._post(officer).people.pop(person)

    def hours_from(self, day: int, capacity: NDArray[np.int64]) -> None:
        """Write everybody's minutes for work with registered people into `capacity` from `day` on."""
        in_post = max(1, len(self.in_post))
        registered = sum(len(post.people) for post in self.posts) / in_post
        share = self._share_for_registered(registered, self.other_cases / in_post)
        shares = np.array([[share if post.filled else 0.0] for post in self.everybody])
        capacity[self.everybody[0].officer : self.tray.officer + 1, day:] = np.rint(self._minutes[:, day:] * shares)

    def vacancies(
        self, env: simpy.Environment, post: Post, hand_over: HandOver, changed: Callable[[Role, int], None]
    ) -> Generator[simpy.Event, Any, None]:
        """A post's life: filled until somebody leaves, vacant until somebody is found."""
        ordinal = 1
        while True:
            if post.filled:
                if self._terms.turnover_per_year <= 0:
                    return
                mean_days = 365.25 / self._terms.turnover_per_year
                stay = 1 + int(exponential(mean_days, self._luck.one(Purpose.VACANCY, post.number, ordinal)))
                yield env.timeout(stay * MINUTES_A_DAY)
                post.filled = False
            else:
                yield env.timeout(max(1, 7 * self._terms.recruitment_weeks) * MINUTES_A_DAY)
                post.filled = True
            ordinal += 1
            day = int(env.now) // MINUTES_A_DAY
            self._even_out(post, hand_over, day)
            changed(self.role, day)

    def _even_out(self, post: Post, hand_over: HandOver, day: int) -> None:
        if not post.filled:
            for person in list(post.people):
                del post.people[person]
                hand_over(self.role, person, self.take_on(person), day)
            return
        even = sum(len(other.people) for other in self.everybody) // len(self.in_post)
        while len(post.people) < even or self.tray.people:
            giver = self.tray if self.tray.people else min(self.in_post, key=_most)
            if giver is post:
                return
            person = next(reversed(giver.people))
            del giver.people[person]
            post.people[person] = None
            hand_over(self.role, person, post.officer, day)

    def _share_for_registered(self, registered: float, others: float) -> float:
        if not isinstance(self._terms, OffenderManagers):
            return 1.0
        if others <= 0:
            return 1.0
        absent_weeks = (self._terms.leave_days + self._terms.sickness_days) / _WORKING_DAYS_A_WEEK
        weeks = max(1.0, WEEKS_A_YEAR - absent_weeks)
        hours_a_month = self._terms.weekly_hours * self._terms.casework_share * weeks / MONTHS_A_YEAR
        if hours_a_month <= 0:
            return 1.0  # of nothing
        left = 1 - others * self._terms.hours_per_other_case / hours_a_month
        return max(left, registered / (registered + others))

    def _post(self, officer: int) -> Post:
        return self.everybody[officer - self.posts[0].officer] if self.posts else self.tray


def vacant_share(terms: Officers) -> float:
    """The part of the time a post is vacant."""
    vacant = 7 * terms.recruitment_weeks
    if terms.turnover_per_year <= 0 or vacant <= 0:
        return 0.0
    return vacant / (vacant + 365.25 / terms.turnover_per_year)


def _fewest(post: Post) -> tuple[int, int]:
    return len(post.people), post.officer


def _most(post: Post) -> tuple[int, int]:
    return -len(post.people), post.officer


def _working_minutes(terms: Officers, post: int, first_day: int, days: int, luck: Draws) -> NDArray[np.int64]:
    """Minutes for casework on each day: none on weekends, holidays, leave and sick leave."""
    daily = terms.weekly_hours * 60 / _WORKING_DAYS_A_WEEK * terms.casework_share
    if isinstance(terms, PublicProtectionOfficers):
        daily *= 1 - terms.diverted_share
    working = workdays.is_working(first_day, days)
    for purpose, absent in ((Purpose.LEAVE, terms.leave_days), (Purpose.SICKNESS, terms.sickness_days)):
        working &= ~_absent(purpose, absent, post, first_day, days, luck)
    minutes: NDArray[np.int64] = np.rint(working * daily).astype(np.int64)
    return minutes


def _absent(purpose: Purpose, days_a_year: int, post: int, first_day: int, days: int, luck: Draws) -> NDArray[np.bool_]:
    """Absence in whole weeks, drawn anew for each 52 of them; what is left of a week is its first days."""
    monday = (first_day + 3) % 7  # day number 0 was a Thursday
    away = np.zeros(days + monday + 7, np.bool_)
    for year in range(days // 364 + 2):
        order = np.argsort(luck.one_for_each(purpose, post, year, 52), kind="stable")  # the weeks in a random order
        whole, rest = divmod(days_a_year, _WORKING_DAYS_A_WEEK)
        for rank, week in enumerate(order[: whole + (rest > 0)]):
            start = year * 364 + int(week) * 7
            away[start : start + (7 if rank < whole else rest)] = True
    return away[monday : monday + days]
