"""An area in which everything happens and nobody waits: nothing there is left undone for want of hours."""

from __future__ import annotations

from typing import Any

from rightmix_sim.scenario.area import Area, Interval
from tests.model.areas import changed, packaged
from tests.model.one_life import ROLES

AMPLE: dict[str, Any] = {
    **{f"{role}.{key}": value for role in ROLES for key, value in
       (("posts", 12), ("casework_share", 1.0), ("weekly_hours", 60.0), ("recruitment_weeks", 4))},
    "register.people": 120,
    "register.supervised_share": 0.35,
    "register.growth_per_year": 0.3,
    "offender_managers.caseload": 5,
    "public_protection_officers.diverted_share": 0.0,
    "police_supervisors.diverted_share": 0.0,
    "mappa.slots": 500,
    "mappa.level_3_slots": 100,
    "mappa.notifies_level_1": True,
    "mappa.level_1_oversight": "coordinator",
    "mappa.disclosure_at_level_1": True,
    "premises.beds": 100,
    "premises.stay": Interval(30, "weeks"),
    "premises.longest_stay": Interval(50, "weeks"),
    "premises.move_on_places_per_year": 200,
    "circles.volunteers": 400,
    "circles.asked_share": 0.4,
    "circles.leaving_per_year": 0.0,
    "circles.each_coordinator": 100,
    "circles_coordinators.turnover_per_year": 0.0,
    "tutors.posts": 60,
    "programme.places": 60,
    "programme.entry_every_weeks": 1,
    "programme.notice_weeks": 2,
    "programme.sessions": 20,
    "i_sotp.groups": 1,
    "i_sotp.kind": "rolling",
    "i_sotp.places": 60,
    "better_lives.groups": 1,
    "better_lives.kind": "rolling",
    "better_lives.places": 60,
    "maintenance.groups": 1,
    "maintenance.places": 60,
    "enforcement.breaches_per_year": 0.5,
    "significant_change.per_year": 2.0,
    "movement.rm2000_up_per_year": 0.1,
    "movement.rosh_up_per_year": 0.4,
    "movement.rosh_down_per_year": 0.4,
    "movement.moves_away_per_year": 0.1,
    "sopo.applications_per_year": 0.3,
    "sopo.breaches_per_year": 0.5,
    "sopo.joint_review": True,
    "visor.wanted_share": 0.2,
    "polygraph.tests": True,
    "assessment.stable_and_acute": True,
    "training.courses_per_year": 1.0,
}  # fmt: skip


def ample(**changes: Any) -> Area:
    """It, with changes written `premises__beds=3`."""
    area = changed(packaged("one-small-area").areas[0], AMPLE)
    return changed(area, {key.replace("__", "."): value for key, value in changes.items()})
