"""What the rows of `work.yaml` may ask for in their `if`: flags of the person and of the area's policies.

A set of flags is a number with a bit for each, since thousands of them are put together and looked up in every run.
"""

from __future__ import annotations

from collections.abc import Iterable

from rightmix_sim.model.population.person import Person
from rightmix_sim.model.population.population import HIGH, LICENCE
from rightmix_sim.model.staff.skills import Skills
from rightmix_sim.records import Role
from rightmix_sim.scenario.area import Area

NOBODY = -1  # holds the case

# flag -> what it says, for the documentation and for the check of the table
FLAGS = {
    "high_rosh": "high or very high RoSH",
    "licence": "on a licence",
    "level_1": "managed at MAPPA level 1",
    "outside_programme": "not required to attend a programme",
    "child_victim": "offence against a child",
    "victim_contact": "statutory contact with a victim who wants it",
    "sopo": "a SOPO is in force",
    "employment_need": "employment linked to the offending",
    "accommodation_need": "accommodation linked to the offending",
    "new_order": "the order or licence began in this area during the run",
    "scores_rm2000": "the offender manager is trained in RM2000",
    "police_score_rm2000": "the public protection officer is trained in RM2000",
    "trained_in_sarn": "the offender manager is trained in SARN",
    "programme_completed": "a core programme, I-SOTP or A-SOTP was completed during the run",
    "checks_before_visits": "ViSOR and intelligence are checked before a visit",
    "checks_pnc": "the Police National Computer is checked as well",
    "lacks_skill_for_one_to_one": "in denial or excluded, with an offender manager who lacks training and pack",
    "sopos_reviewed_jointly": "the area reviews cases with a SOPO jointly with the detective inspector",
    "level_1_met": "level 1 cases are looked at in a multi-agency meeting",
    "reviews_with_visits": "the area reviews level 1 RMPs after visits",
    "stable_and_acute": "the area uses Stable and Acute",
    "notifies_coordinator": "the coordinator is notified of cases of this level",
    "level_1_overseen": "somebody but the agency itself looks at level 1 cases",
    "considers_disclosure": "the area considers disclosure at level 1",
    "polygraph": "the area tests licensees",
    "direct_visor": "offender managers may look into ViSOR",
}


BIT = {name: 1 << place for place, name in enumerate(FLAGS)}


def flags_of(names: Iterable[str]) -> int:
    """The set of these flags."""
    return sum(BIT[name] for name in set(names))


def area_flags(area: Area) -> int:
    """The flags that the area's policies set for everybody."""
    policies = {
        "reviews_with_visits": area.police_reviews.level_1_with_visits,
        "stable_and_acute": area.assessment.stable_and_acute,
        "level_1_overseen": area.mappa.level_1_oversight != "none",
        "level_1_met": area.mappa.level_1_oversight == "meeting",
        "sopos_reviewed_jointly": area.sopo.joint_review,
        "considers_disclosure": area.mappa.disclosure_at_level_1,
        "polygraph": area.polygraph.tests,
        "checks_before_visits": area.police_visits.pre_visit_check,
        "checks_pnc": area.police_visits.pre_visit_check and area.police_visits.pnc_check,
        "direct_visor": area.visor.direct_access,
    }
    return flags_of(name for name, holds in policies.items() if holds)


def person_flags(person: Person, area: Area, skills: Skills) -> int:
    """The flags of a person as things stand, with the skills of the two officers who hold the case."""
    manager = person.officers.get(Role.OFFENDER_MANAGER, NOBODY)
    police = person.officers.get(Role.PUBLIC_PROTECTION_OFFICER, NOBODY)
    excluded = person.denial > 0 or person.learning_disability
    of_manager = skills.of(manager)
    able = area.one_to_one.resource_pack or "denial" in of_manager
    return (
        BIT["high_rosh"] * (person.rosh >= HIGH)
        | BIT["licence"] * (person.order_kind == LICENCE)
        | BIT["level_1"] * (person.level == 1)
        | BIT["outside_programme"] * (person.programme is None)
        | BIT["child_victim"] * person.child_victim
        | BIT["victim_contact"] * person.victim_contact
        | BIT["sopo"] * person.sopo
        | BIT["employment_need"] * person.employment_need
        | BIT["accommodation_need"] * person.accommodation_need
        | BIT["new_order"] * (person.on_order and person.since == person.order_start)
        | BIT["scores_rm2000"] * ("rm2000" in of_manager)
        | BIT["police_score_rm2000"] * ("rm2000" in skills.of(police))
        | BIT["trained_in_sarn"] * ("sarn" in of_manager)
        | BIT["programme_completed"] * person.completed
        | BIT["lacks_skill_for_one_to_one"] * (excluded and not able)
        | BIT["notifies_coordinator"] * (person.level > 1 or area.mappa.notifies_level_1)
    )
