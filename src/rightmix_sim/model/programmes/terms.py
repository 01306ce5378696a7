"""What the groups of a programme ask for, in one shape for all five programmes."""

from __future__ import annotations

from dataclasses import dataclass

from rightmix_sim.records import Programme, Resource
from rightmix_sim.scenario import area
from rightmix_sim.workdays import DAYS_A_MONTH

# A group is offered a place in as soon as another is over; these follow a programme that was completed (¶6.5, 8.3)
FOLLOW_ON = (Programme.BETTER_LIVES, Programme.MAINTENANCE)

PLACES = {
    Programme.CORE: Resource.CORE_PLACE,
    Programme.I_SOTP: Resource.I_SOTP_PLACE,
    Programme.A_SOTP: Resource.A_SOTP_PLACE,
    Programme.BETTER_LIVES: Resource.BETTER_LIVES_PLACE,
    Programme.MAINTENANCE: Resource.MAINTENANCE_PLACE,
}


@dataclass(frozen=True)
class GroupTerms:
    """A programme's groups. Weeks are weeks, `waited_at_start` is days; `tutor_sessions` is how many sessions of a
    tutor a group takes in a week."""

    programme: Programme
    kind: str  # closed | rolling
    groups: int
    places: int
    smallest_group: int
    sessions: int
    block_sessions: int
    sessions_per_week: int
    session_hours: float
    entry_every_weeks: int
    gap_weeks: int
    notice_weeks: int
    missed_share: float
    missed_allowed: int  # in a block
    waiting_order: str
    waited_at_start: int
    tutor_sessions: int

    @property
    def runs(self) -> int:
        """The days a closed group takes, and the fewest that anybody takes."""
        return 7 * -(-self.sessions // self.sessions_per_week)

    @property
    def notice(self) -> int:
        """Days between the offer of a place and the first session."""
        return 7 * self.notice_weeks

    @property
    def between(self) -> int:
        """Days between two closed groups: the gap, or the notice for the next one where that is longer."""
        return max(7 * self.gap_weeks, self.notice)


def group_terms(of: area.Area, programme: Programme) -> GroupTerms:
    """The terms of one programme of an area.

    What the tables beside the core programme leave out is as there. A block is the whole, and in it as large a part of
    the sessions may be missed as in a block of the core programme (never fewer than there).
    """
    core = of.programme
    group = core if programme is Programme.CORE else _table(of, programme)
    if isinstance(group, area.Programme):
        block, allowed = group.block_sessions, group.missed_allowed
    else:
        block = group.sessions
        allowed = max(core.missed_allowed, core.missed_allowed * block // core.block_sessions)
    return GroupTerms(
        programme=programme,
        kind=group.kind,
        groups=group.groups,
        places=group.places,
        smallest_group=group.smallest_group,
        sessions=group.sessions,
        block_sessions=block,
        sessions_per_week=group.sessions_per_week,
        session_hours=group.session_hours,
        entry_every_weeks=group.entry_every_weeks,
        gap_weeks=core.gap_weeks,
        notice_weeks=core.notice_weeks,
        missed_share=core.missed_share,
        missed_allowed=allowed,
        waiting_order=core.waiting_order,
        waited_at_start=int(core.waited_at_start_months * DAYS_A_MONTH),
        tutor_sessions=group.sessions_per_week * of.tutors.for_each_group,
    )


def referred_share(of: area.Area, programme: Programme) -> float:
    """The part of those who could go on to a programme who do; nobody where it has no groups."""
    group = _table(of, programme)
    return group.referred_share if group.groups > 0 and isinstance(group, area.ReferredGroup) else 0.0


def _table(of: area.Area, programme: Programme) -> area.Group:
    tables = {
        Programme.I_SOTP: of.i_sotp,
        Programme.A_SOTP: of.a_sotp,
        Programme.BETTER_LIVES: of.better_lives,
        Programme.MAINTENANCE: of.maintenance,
    }
    return tables[programme]
