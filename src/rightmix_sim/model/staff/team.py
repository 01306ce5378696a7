"""Officers: posts, vacancies, and who holds whose case.

A post that falls vacant hands its cases to the colleagues who hold fewest; when it is filled, the newcomer is handed
cases until the team is even. With nobody in post, cases lie in a tray that has no hours. Other cases stand in as hours:
they are shared among those in post, and when hours are short they keep at most their share by number (¶3.12). With
specialists, people of high RoSH are theirs and other cases are not (¶3.7); with a cap, other cases beyond it go
unallocated.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import simpy
from numpy.typing import NDArray

from rightmix_sim.model.clock import Clock, days_until
from rightmix_sim.model.diaries.duty import MINUTES_A_DAY
from rightmix_sim.model.ledger import Ledger
from rightmix_sim.model.staff.hours import hours_a_month, vacant_share, working_minutes
from rightmix_sim.randomness import Draws, Purpose
from rightmix_sim.records import Resource, Role, Served
from rightmix_sim.scenario.area import OffenderManagers, Officers

MOST_POSTS = 10_000  # of one role, well above what a scenario may hold

HandOver = Callable[[Role, int, int, int], None]  # role, person, officer, day
Changed = Callable[["Team", "Post", int], None]  # after a post fell vacant or was filled on a day


@dataclass
class Post:
    """A post: whether somebody is in it, and whose cases it holds; each with high RoSH when given to it, or not."""

    officer: int
    number: int  # for its luck: by role, so that a post more in one role leaves the luck of the other alone
    specialist: bool = False
    filled: bool = True
    holder: int = 0  # the how-manieth holder this is
    people: dict[int, bool] = field(default_factory=dict)


class Team:
    """The officers of one role in an area. Officer numbers run from `first`; the last one is the tray."""

    def __init__(self, role: Role, first: int, terms: Officers, other_cases: float, clock: Clock, luck: Draws) -> None:
        self.role, self.terms, self.other_cases = role, terms, other_cases
        self.posts = [Post(first + place, int(role) * MOST_POSTS + place) for place in range(terms.posts + 1)]
        self.tray = self.posts.pop()
        self.tray.filled = False
        self.everybody = (*self.posts, self.tray)
        self.officers = range(first, first + len(self.everybody))  # the numbers of all, the tray among them
        self._clock, self._luck = clock, luck
        self._minutes = np.stack(
            [working_minutes(terms, post.number, clock.first_day, clock.days, luck) for post in self.posts]
            + [np.zeros(clock.days, np.int64)]
        )
        specialists = terms.specialist_posts if isinstance(terms, OffenderManagers) else 0
        for post in self.posts:
            post.filled = luck.one(Purpose.VACANCY, post.number, 0) >= vacant_share(terms)
            post.specialist = post.officer - first < specialists
        self.specialists = specialists > 0 and bool(self.posts)  # whether there are posts for high RoSH alone

    @property
    def in_post(self) -> list[Post]:
        """The posts that are filled."""
        return [post for post in self.posts if post.filled]

    def post(self, officer: int) -> Post:
        """The post of an officer's number."""
        return self.everybody[officer - self.officers.start]

    def take_on(self, person: int, *, high: bool = False, post: int | None = None) -> int:
        """Give a person to whoever in post holds fewest, or to a certain post if it is filled; gives the officer."""
        wanted = self.posts[post] if post is not None and post < len(self.posts) else None
        chosen = wanted if wanted is not None and wanted.filled else self._whose_turn(high)
        chosen.people[person] = high
        return chosen.officer

    def let_go(self, person: int, officer: int) -> None:
        """End an officer's hold of a person."""
        self.post(officer).people.pop(person)

    def other_cases_of(self, post: Post) -> float:
        """Other cases that a post holds; for the tray those that nobody may hold."""
        each, unallocated = self._others()
        if post is self.tray:
            return unallocated
        return each if post.filled and not post.specialist else 0.0

    def hours_from(self, day: int, capacity: NDArray[np.int64]) -> None:
        """Write everybody's minutes for work with registered people into `capacity` from `day` on."""
        each, _ = self._others()
        generic = [post for post in self.in_post if not post.specialist]
        held = sum(len(post.people) for post in generic) / max(1, len(generic))
        share = self._share_for_registered(held, each)
        shares = [[0.0 if not post.filled else 1.0 if post.specialist else share] for post in self.everybody]
        capacity[self.officers.start : self.officers.stop, day:] = np.rint(self._minutes[:, day:] * np.array(shares))

    def vacancies(
        self, post: Post, hand_over: HandOver, changed: Changed, settled: Changed, ledger: Ledger
    ) -> Generator[simpy.Event, Any, None]:
        """A post's life: filled until somebody leaves, vacant until somebody is found.

        `changed` comes while a newcomer holds no case yet, or after a leaver's cases were handed over; `settled` when
        all cases are where they belong.
        """
        ordinal, clock = 1, self._clock
        vacancy = None if post.filled else ledger.wait(Resource.VACANT_POST, post.officer, clock.today)
        while True:
            if post.filled:
                if self.terms.turnover_per_year <= 0:
                    return
                u = self._luck.one(Purpose.VACANCY, post.number, ordinal)
                stay = days_until(self.terms.turnover_per_year, u)
                yield clock.env.timeout(stay * MINUTES_A_DAY)
                post.filled = False
                vacancy = ledger.wait(Resource.VACANT_POST, post.officer, clock.today)
            else:
                yield clock.env.timeout(max(1, 7 * self.terms.recruitment_weeks) * MINUTES_A_DAY)
                post.filled = True
                post.holder += 1
                if vacancy is not None:
                    vacancy.began = vacancy.ended = clock.today
                    vacancy.served = Served.LEFT
            ordinal += 1
            if post.filled:
                changed(self, post, clock.today)
            self._even_out(post, hand_over, clock.today)
            if not post.filled:
                changed(self, post, clock.today)
            settled(self, post, clock.today)

    def _whose_turn(self, high: bool) -> Post:
        there = self.in_post
        fitting = [post for post in there if post.specialist == high] if self.specialists else there
        return min(fitting or there, key=_held, default=self.tray)  # of those alike, the first

    def _even_out(self, post: Post, hand_over: HandOver, day: int) -> None:
        if not post.filled:
            for person, high in list(post.people.items()):
                del post.people[person]
                hand_over(self.role, person, self.take_on(person, high=high), day)
            return
        alike = [other for other in self.in_post if other.specialist == post.specialist]
        even = sum(len(other.people) for other in [*alike, self.tray]) // len(alike)
        while len(post.people) < even or self.tray.people:
            giver = self.tray if self.tray.people else max(alike, key=_held)
            if giver is post:
                return
            person = next(reversed(giver.people))
            post.people[person] = giver.people.pop(person)
            hand_over(self.role, person, post.officer, day)

    def _others(self) -> tuple[float, float]:
        """Other cases of each generic post, and those beyond the cap."""
        generic = [post for post in self.in_post if not post.specialist]
        cap = self.terms.caseload_cap if isinstance(self.terms, OffenderManagers) else 0
        if not generic:
            return 0.0, self.other_cases
        allowed = self.other_cases
        if cap:
            allowed = min(allowed, max(0, cap * len(generic) - sum(len(post.people) for post in generic)))
        return allowed / len(generic), self.other_cases - allowed

    def _share_for_registered(self, registered: float, others: float) -> float:
        if not isinstance(self.terms, OffenderManagers) or others <= 0:
            return 1.0
        hours = hours_a_month(self.terms)
        if hours <= 0:
            return 1.0  # of nothing
        return max(1 - others * self.terms.hours_per_other_case / hours, registered / (registered + others))


def _held(post: Post) -> int:
    return len(post.people)
