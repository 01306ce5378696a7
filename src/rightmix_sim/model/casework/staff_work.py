"""Work that is owed to members of staff: supervision, and the days of their training (¶10.5, 10.11, 10.13)."""

from __future__ import annotations

from collections.abc import Mapping

from rightmix_sim.model.casework.due_dates import DueDates
from rightmix_sim.model.casework.flags import area_flags
from rightmix_sim.model.casework.terms import Case, Policies
from rightmix_sim.model.diaries.diaries import Diaries
from rightmix_sim.model.diaries.duty import Entry
from rightmix_sim.model.population.person import STAFF
from rightmix_sim.model.staff.skills import Sat
from rightmix_sim.model.staff.team import Post, Team
from rightmix_sim.records import WORK_KINDS, Role, Work
from rightmix_sim.scenario.area import Area

_SUPERVISION = {
    Role.OFFENDER_MANAGER: Work.STAFF_SUPERVISION,
    Role.PUBLIC_PROTECTION_OFFICER: Work.STAFF_SUPERVISION_POLICE,
}
_TRAINING = {Role.OFFENDER_MANAGER: Work.TRAINING, Role.PUBLIC_PROTECTION_OFFICER: Work.TRAINING_POLICE}


class StaffWork:
    """Supervision of those in post by seniors, who share them out, and training days."""

    def __init__(
        self,
        area: Area,
        policies: Policies,
        dates: DueDates,
        diaries: Diaries,
        teams: Mapping[Role, Team],
    ) -> None:
        self._policies, self._dates, self._diaries = policies, dates, diaries
        self._teams = teams
        self._flags = area_flags(area)
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
        number, seniors = STAFF + post.number, self._teams[WORK_KINDS[work].role]
        if post.filled and number not in self._duties:
            senior = seniors.take_on(number)
            self._duties[number] = self._open(number, work, senior, day)
        elif not post.filled and number in self._duties:
            self._diaries.close(self._duties.pop(number), day)
            seniors.let_go(number, next(one.officer for one in seniors.everybody if number in one.people))

    def hand_over(self, number: int, officer: int, day: int) -> None:
        """Another senior takes over."""
        self._diaries.move(self._duties[number], officer, day)

    def training_day(self, team: Team, post: Post, day: int) -> Sat:
        """A day of training in somebody's own diary; whoever has no hours left for it that day misses it."""
        work = _TRAINING[team.role]
        duty = self._open(STAFF + post.number, work, post.officer, day, fixed=day)

        def sat(later: int) -> bool:
            held = self._diaries.standing(duty, later).over
            self._diaries.close(duty, later)
            return held

        return sat

    def _open(self, number: int, work: Work, officer: int, day: int, *, fixed: int | None = None) -> int:
        """Enter work for a member of staff into an officer's diary; on a fixed day, if there is one."""
        owed = self._policies.asked(work, self._flags, Case(0, 0, 1, 0))
        assert owed is not None
        due = self._dates.after(owed.terms.interval, day) if fixed is None else fixed
        opens = max(day, due - owed.terms.days_ahead)
        duty = self._diaries.open(number, officer, owed.terms, Entry(due, opens, opened=day, since=day, ordinal=day))
        return duty
