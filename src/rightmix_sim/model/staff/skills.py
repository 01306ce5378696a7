"""Who is trained in what, and the courses that change it (¶5.5, 5.11, 10.3, 10.5, 10.8).

A holder of a post comes with the skills that chance gives; one who lacks some goes on a course in time. A newcomer in a
post that was vacant is somebody else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rightmix_sim.model.clock import Clock, Process, days_until
from rightmix_sim.model.diaries.duty import MINUTES_A_DAY
from rightmix_sim.model.ledger import Ledger
from rightmix_sim.model.population.person import NEVER
from rightmix_sim.model.staff.team import Post, Team
from rightmix_sim.randomness import Draws, Purpose
from rightmix_sim.records import SKILLS, Role
from rightmix_sim.scenario.area import Area

_NOTHING: Mapping[str, int] = {}
_COURSE = len(SKILLS)  # the ordinal of the draw that says when

Trained = Callable[[Team, Post, int], None]
Sat = Callable[[int], bool]  # on a later morning: whether the training day was held
Booked = Callable[[Team, Post, int], Sat]  # a training day
OnDuty = Callable[[int, int], bool]  # officer, day


class Skills:
    """The skills of everybody in post, by officer number."""

    def __init__(self, area: Area, clock: Clock, teams: Mapping[Role, Team], ledger: Ledger, luck: Draws) -> None:
        self._area, self._clock, self._ledger, self._luck = area, clock, ledger, luck
        training = area.training
        self._shares = {
            Role.OFFENDER_MANAGER: {"rm2000": training.rm2000, "denial": training.denial, "sarn": training.sarn},
            Role.PUBLIC_PROTECTION_OFFICER: {"rm2000": training.police_rm2000},
        }
        self._since: dict[int, dict[str, int]] = {}
        for role in self._shares:
            for post in teams[role].posts:
                if post.filled:
                    self._arrive(teams[role], post)

    def has(self, officer: int, skill: str) -> bool:
        """Whether the holder of a post is trained in something."""
        return officer in self._since and skill in self._since[officer]

    def of(self, officer: int) -> Mapping[str, int]:
        """What the holder of a post is trained in, and since when."""
        return self._since.get(officer, _NOTHING)

    def changed(self, team: Team, post: Post, booked: Booked, trained: Trained, on_duty: OnDuty) -> None:
        """A post has fallen vacant or been filled."""
        if team.role not in self._shares:
            return
        self._depart(team, post)
        if post.filled:
            self._arrive(team, post)
            self._clock.begin(self.course(team, post, booked, trained, on_duty))

    def course(self, team: Team, post: Post, booked: Booked, trained: Trained, on_duty: OnDuty) -> Process:
        """A holder's course, if anything is lacking: days of training, then the skills."""
        lacking = [skill for skill in self._shares.get(team.role, ()) if not self.has(post.officer, skill)]
        training, clock, holder = self._area.training, self._clock, post.holder
        if not lacking or training.courses_per_year <= 0:
            return
        u = self._luck.one(Purpose.TRAINING, post.number, holder, _COURSE)
        ahead = days_until(training.courses_per_year, u)
        yield clock.env.timeout(ahead * MINUTES_A_DAY)
        left = training.course_days
        while left and post.filled and post.holder == holder:
            sat = booked(team, post, clock.today) if on_duty(post.officer, clock.today) else None
            yield clock.env.timeout(MINUTES_A_DAY)
            left -= sat is not None and sat(clock.today)
        if post.filled and post.holder == holder:
            for skill in lacking:
                self._since.setdefault(post.officer, {})[skill] = clock.today
            trained(team, post, clock.today)

    def finish(self, teams: Mapping[Role, Team]) -> None:
        """Write down those who are still in post."""
        for role in self._shares:
            for post in teams[role].posts:
                self._write(teams[role], post, NEVER)

    def _arrive(self, team: Team, post: Post) -> None:
        for place, skill in enumerate(SKILLS):
            share = self._shares[team.role].get(skill, 0.0)
            if self._luck.one(Purpose.TRAINING, post.number, post.holder, place) < share:
                self._since.setdefault(post.officer, {})[skill] = self._clock.today

    def _depart(self, team: Team, post: Post) -> None:
        self._write(team, post, self._clock.today)
        self._since.pop(post.officer, None)

    def _write(self, team: Team, post: Post, until: int) -> None:
        for place, skill in enumerate(SKILLS):
            since = self.of(post.officer).get(skill)
            if since is not None:
                self._ledger.training.append((post.officer, int(team.role), since, place, until))
