"""The teams of an area, in the order of their officers' numbers, and the stages in which their diaries are worked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rightmix_sim.model.clock import Clock
from rightmix_sim.model.staff.hours import vacant_share
from rightmix_sim.model.staff.team import Team
from rightmix_sim.randomness import Draws
from rightmix_sim.records import Role
from rightmix_sim.scenario.area import Area

# Where an area states the terms of a role's posts; the order is that of the officers' numbers
_TERMS = {
    Role.OFFENDER_MANAGER: "offender_managers",
    Role.PUBLIC_PROTECTION_OFFICER: "public_protection_officers",
    Role.SENIOR_PROBATION_OFFICER: "senior_probation_officers",
    Role.POLICE_SUPERVISOR: "police_supervisors",
    Role.VICTIM_LIAISON_OFFICER: "victim_liaison_officers",
    Role.MAPPA_COORDINATOR: "mappa_coordinators",
    Role.CIRCLES_COORDINATOR: "circles_coordinators",
}
# Done work can wake work of the same officer or of a later stage, never of an earlier one
_STAGES: Sequence[Sequence[Role]] = (
    (Role.VICTIM_LIAISON_OFFICER, Role.CIRCLES_COORDINATOR),
    (Role.OFFENDER_MANAGER, Role.PUBLIC_PROTECTION_OFFICER),
    (Role.SENIOR_PROBATION_OFFICER, Role.POLICE_SUPERVISOR, Role.MAPPA_COORDINATOR),
)


def teams_of(area: Area, supervised: int, clock: Clock, luck: Draws) -> dict[Role, Team]:
    """All teams. Offender managers hold other cases, too: their caseload counts all of them (¶3.12)."""
    managers = area.offender_managers
    filled = managers.posts * (1 - vacant_share(managers))  # a caseload is that of a post with somebody in it
    others = max(0.0, filled * managers.caseload - supervised)
    teams: dict[Role, Team] = {}
    first = 0
    for role, name in _TERMS.items():
        terms = getattr(area, name)
        teams[role] = Team(role, first, terms, others if role is Role.OFFENDER_MANAGER else 0.0, clock, luck)
        first += terms.posts + 1
    return teams


def stages_of(teams: Mapping[Role, Team]) -> list[list[range]]:
    """The officers of each stage."""
    return [[teams[role].officers for role in roles] for roles in _STAGES]
