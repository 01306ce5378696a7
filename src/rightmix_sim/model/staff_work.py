"""Work that is owed to members of staff: supervision, and the days of their training (¶10.5, 10.11, 10.13)."""

from __future__ import annotations

from collections.abc import Mapping

from rightmix_sim.model.casework import Casework
from rightmix_sim.model.clock import Clock
from rightmix_sim.model.person import STAFF
from rightmix_sim.model.staff import Post, Team
from rightmix_sim.records import WORK_KINDS, Role, Work

_SUPERVISION = {
    Role.OFFENDER_MANAGER: Work.STAFF_SUPERVISION,
    Role.PUBLIC_PROTECTION_OFFICER: Work.STAFF_SUPERVISION_POLICE,
}
_TRAINING = {Role.OFFENDER_MANAGER: Work.TRAINING, Role.PUBLIC_PROTECTION_OFFICER: Work.TRAINING_POLICE}


class StaffWork:
    """Supervision of those in post by seniors, who share them out, and training days."""

    def __init__(self, clock: Clock, casework: Casework, teams: Mapping[Role, Team]) -> None:
        self._clock, self._casework, self._teams = clock, casework, teams
        self._duties: dict[int, int] = {}  # by the number of the supervised member of staff

    def begin(self) -> None:
        """Everybody in post on day one is supervised from then on."""
        for role in _SUPERVISION:
            for post in self._teams[role].posts:
                self.changed(self._teams[role], post, 0)

    def changed(self, team: Team, post: Post, day: int) -> None:
        """A post has fallen vacant or been filled."""
        work = _SUPERVISION.get(team.role)
        if work is None:
            return
        number, seniors = STAFF + post.officer, self._teams[WORK_KINDS[work].role]
        if post.filled and number not in self._duties:
            senior = seniors.take_on(number)
            self._duties[number] = self._casework.owed_to_staff(number, work, senior, day)
        elif not post.filled and number in self._duties:
            self._casework.close_owed_to_staff(self._duties.pop(number), day)
            seniors.let_go(number, next(one.officer for one in seniors.everybody if number in one.people))

    def hand_over(self, number: int, officer: int, day: int) -> None:
        """Another senior takes over."""
        self._casework.move_owed_to_staff(self._duties[number], officer, day)

    def training_day(self, team: Team, post: Post, day: int) -> None:
        """A day of training in somebody's own diary; whoever is not on duty that day misses it."""
        work = _TRAINING[team.role]
        duty = self._casework.owed_to_staff(STAFF + post.officer, work, post.officer, day, fixed=day)
        self._clock.at(day + 1, lambda: self._casework.close_owed_to_staff(duty, day + 1))
