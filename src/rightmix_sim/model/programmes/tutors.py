"""The tutors that all groups of an area share, and who gets them first when there are too few (¶6.1).

They are counted in sessions a week: each tutor in post can take some, and a group takes some for every tutor it needs
in each of its weekly sessions. A closed group has them from the offer of its places to the end of the gap after it,
which is theirs to write up one group and to prepare the next. A tutor who leaves finishes the groups that are running;
what they took is gone when those end.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import simpy
from simpy.resources.container import ContainerGet
from simpy.resources.resource import SortedQueue

from rightmix_sim.model.clock import Clock, Process, days_until
from rightmix_sim.model.ledger import Ledger, Wait
from rightmix_sim.model.staff.hours import vacant_share
from rightmix_sim.model.staff.team import MOST_POSTS
from rightmix_sim.randomness import Draws, Purpose
from rightmix_sim.records import Programme, Resource, Role, Served
from rightmix_sim.scenario.area import Area

NO_PERSON = -1  # stands in `queues` for a group
_LEAVING_FIRST = (-1, 0, 0, 0)

_Key = tuple[int, int, int, int]


class _Take(ContainerGet):
    """A wish for sessions of tutors; the smallest key is served first."""

    def __init__(self, pool: _Pool, amount: int, key: _Key) -> None:
        self.key = key
        super().__init__(pool, amount)


class _Pool(simpy.Container):
    """The sessions a week for which tutors are free. `in_post` is what all tutors in post can take, `kept` what groups
    take that have no end."""

    GetQueue = SortedQueue
    in_post = 0
    kept = 0

    def _do_get(self, event: ContainerGet) -> bool | None:
        """Nobody overtakes who is first, unless that is for more than can ever be free."""
        return super()._do_get(event) or event.amount > self.in_post - self.kept

    def look_again(self) -> None:
        """Serve whom a change lets be served."""
        self._trigger_get(None)


@dataclass
class Asked:
    """A group's wish for tutors. `take` is an event: it succeeds when they are free for the group."""

    take: _Take
    wait: Wait

    @property
    def had(self) -> bool:
        """Whether the tutors are there."""
        return bool(self.take.triggered)


@dataclass
class _Post:
    number: int
    filled: bool
    vacant: Wait | None = None
    leaving: list[_Take] = field(default_factory=list)  # one for each session a week that the post takes


class Tutors:
    """The tutors of one area."""

    def __init__(self, clock: Clock, area: Area, luck: Draws, ledger: Ledger) -> None:
        self._clock, self._terms, self._luck, self._ledger = clock, area.tutors, luck, ledger
        self._pool = _Pool(clock.env, init=self._terms.posts * self._terms.groups_each)
        self._pool.in_post = self._terms.posts * self._terms.groups_each
        self._used = 0
        self._posts = [_Post(int(Role.PROGRAMME_TEAM) * MOST_POSTS + place, True) for place in range(self._terms.posts)]
        for post in self._posts:
            if luck.one(Purpose.VACANCY, post.number, 0) < vacant_share(self._terms):
                self._leave(post)
            clock.begin(self._comes_and_goes(post))

    @property
    def used(self) -> int:
        """Sessions a week that groups take at this moment."""
        return self._used

    @property
    def free(self) -> int:
        """Sessions a week for which tutors are free at this moment."""
        return int(self._pool.level)

    @property
    def in_post(self) -> int:
        """Sessions a week that the tutors in post can take; less than are used while a leaver's groups run on."""
        return self._pool.in_post

    def ask(self, programme: Programme, group: int, sessions: int) -> Asked:
        """Ask for tutors for a group of a programme: had at once if they are free and nobody comes before."""
        day = self._clock.today
        key = (_rank(self._terms.first, programme), day, int(programme), group)
        return Asked(_Take(self._pool, sessions, key), self._ledger.wait(Resource.TUTORS, NO_PERSON, day))

    def begin(self, asked: Asked, *, for_good: bool = False) -> None:
        """The group takes the tutors it has got; a rolling group for good."""
        self._used += int(asked.take.amount)
        if for_good:
            self._pool.kept += int(asked.take.amount)
            self._pool.look_again()
        asked.wait.began, asked.wait.served = self._clock.today, Served.STAYING

    def end(self, asked: Asked) -> None:
        """The group is over and its tutors are free."""
        self._used -= int(asked.take.amount)
        asked.wait.ended, asked.wait.served = self._clock.today, Served.LEFT
        self._pool.put(asked.take.amount)

    def give_up(self, asked: Asked) -> None:
        """The group does not begin after all."""
        asked.wait.ended, asked.wait.served = self._clock.today, Served.GAVE_UP
        if asked.had:
            self._pool.put(asked.take.amount)
        else:
            asked.take.cancel()

    def _comes_and_goes(self, post: _Post) -> Process:
        """A post's life: filled until somebody leaves, vacant until somebody is found and trained."""
        ordinal = 1
        while True:
            if post.filled:
                if self._terms.turnover_per_year <= 0:
                    return
                u = self._luck.one(Purpose.VACANCY, post.number, ordinal)
                stay = days_until(self._terms.turnover_per_year, u)
                yield self._clock.until(self._clock.today + stay)
                self._leave(post)
            else:
                yield self._clock.until(self._clock.today + max(1, 7 * self._terms.recruitment_weeks))
                self._fill(post)
            ordinal += 1

    def _leave(self, post: _Post) -> None:
        each = self._terms.groups_each
        post.filled = False
        post.vacant = self._ledger.wait(Resource.VACANT_POST, post.number, self._clock.today)
        self._pool.in_post -= each  # before the wishes: one for more than that is no longer waited for
        post.leaving = [_Take(self._pool, 1, _LEAVING_FIRST) for _ in range(each)]

    def _fill(self, post: _Post) -> None:
        post.filled = True
        if post.vacant is not None:
            post.vacant.began = post.vacant.ended = self._clock.today
            post.vacant.served = Served.LEFT
        self._pool.in_post += self._terms.groups_each
        gone = sum(take.triggered for take in post.leaving)
        for take in post.leaving:
            take.cancel()  # what was not free to go yet stays with the newcomer
        post.leaving = []
        if gone:
            self._pool.put(gone)


def _rank(first: str, programme: Programme) -> int:
    """0 for the programme that comes first; then the core programme, then the others; all alike by the longest wait."""
    if first == "longest_wait":
        return 0
    favoured = Programme.I_SOTP if first == "i_sotp" else Programme.CORE
    return 0 if programme is favoured else 1 if programme is Programme.CORE else 2
