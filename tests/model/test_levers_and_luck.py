"""No lever moves the luck of anything it is not about: in an area without queues, all else stays as it was, row by row.

Where hours are ample nothing waits for anything, so whatever differs between two runs comes of the lever itself. People
whose own way is another (a category that moves, a recall) are left out: theirs may differ. Of all others every event of
another kind is the same, and every piece of other work takes as long and ends as before.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest

from rightmix_sim.model.population.person import STAFF
from rightmix_sim.records import Event, Records, Role, Work, WorkWay, work_ways
from rightmix_sim.scenario.area import Interval
from rightmix_sim.scenario.parameters import Parameter, parameters
from rightmix_sim.scenario.settings import value_in, with_value
from tests.model.ample import ample
from tests.model.areas import differences, frame, months, run
from tests.model.one_life import ROLES

# Whether an appointment is kept hangs on the hours of whoever holds the case
KEPT = (Event.MAPPA_ATTENDED, Event.JOINT_VISIT)
DISCUSSED = (Event.MAPPA_MEETING, Event.MAPPA_ATTENDED, Event.DISCLOSURE_CONSIDERED, Event.DISCLOSURE_MADE)
LEARNED = (Event.CHANGE_KNOWN_POLICE, Event.CHANGE_KNOWN_PROBATION)
SOPOS = (Event.SOPO_MADE, Event.SOPO_BREACHED, Event.SOPO_ENDED)

# The events that a figure is about, for people whose own way is as before
EVENTS: Mapping[str, tuple[Event, ...]] = {
    **dict.fromkeys([f"{role}." for role in ROLES[:2]], KEPT),
    **dict.fromkeys(["mix.", "movement.", "enforcement."], KEPT),  # more or fewer people for the same officers
    "movement.moves_away_per_year": (*KEPT, Event.LEFT_REGISTER),
    "enforcement.breaches_per_year": (*KEPT, Event.BREACH),
    "police_visits.pnc_check": LEARNED,
    "police_reviews.level_2": DISCUSSED,
    "police_reviews.level_3": DISCUSSED,
    "mappa.first_meeting_within": DISCUSSED,
    "mappa.meets_every": DISCUSSED,
    "mappa.level_3_meets_every": DISCUSSED,
    "mappa.lowered_share": (*DISCUSSED, Event.MAPPA_LEVEL_CHANGED),
    "mappa.disclosure_share": (Event.DISCLOSURE_CONSIDERED, Event.DISCLOSURE_MADE),
    "mappa.disclosure_made_share": (Event.DISCLOSURE_MADE,),
    "registration.on_time_share": (Event.REGISTERED,),
    "registration.late_days": (Event.REGISTERED,),
    "registration.absences_per_year": (Event.ABSENCE,),
    "registration.absence_notified_share": (Event.ABSENCE,),
    "joint_visits.": (Event.JOINT_VISIT,),
    "sopo.": SOPOS,
    "intelligence.front_line_share": LEARNED,
    "significant_change.known_to_probation": (Event.CHANGE_KNOWN_PROBATION,),
    "significant_change.known_to_police": (Event.CHANGE_KNOWN_POLICE,),
    "significant_change.": (Event.SIGNIFICANT_CHANGE, *LEARNED),
}
# The columns of `people` that a figure is about, beside those that somebody's way decides
PEOPLE: Mapping[str, tuple[str, ...]] = {
    "mix.": ("rm2000", "rosh", "standing", "child_victim", "images_only"),
    **{f"licence.{name}": (name,)
       for name in ("prohibited_contact", "residence_requirement", "prohibited_activity", "exclusion")},
    "reintegration.employment_need": ("employment_need",),
    "reintegration.accommodation_need": ("accommodation_need",),
    "victims.contact_share": ("victim_contact",),
    "visor.ethnicity_missing": ("ethnicity_missing",),
    "visor.registration_missing": ("registration_missing",),
    "visor.plan_in_log": ("plan_in_log",),
    "visor.diary_flagged": ("visits_in_diary",),
    "visor.recorded": ("visits_recorded",),
    "movement.moves_away_per_year": ("joined", "entered", "order_start"),  # of those who move in
    "programme.": ("standing",),
    "i_sotp.": ("standing",),
    "a_sotp.": ("standing",),
}  # fmt: skip
DECIDED_ON_THE_WAY = ("left", "order_end", "mappa_level", "tier")
WHO_IS_TRAINED = ("training.", *(f"{role}." for role in ROLES[:2]))
# What decides who comes at all, or is about no luck but how much of it
LEFT_OUT = ("register.", "costs.", "tutors.", "mix.rm2000", "mix.rosh", "mix.denial", "duration_variation")

# Of the some 350 figures those that decide something in every run; all of them in the soak
ALWAYS = [
    "mix.level_2_of_high_rosh",
    "mix.child_victim",
    "mix.images_only_of_lower_rosh",
    "offender_managers.posts",
    "offender_managers.leave_days",
    "offender_managers.turnover_per_year",
    "offender_managers.specialist_posts",
    "offender_managers.caseload_cap",
    "public_protection_officers.posts",
    "public_protection_officers.sickness_days",
    "public_protection_officers.diverted_share",
    "senior_probation_officers.posts",
    "police_supervisors.diverted_share",
    "victim_liaison_officers.turnover_per_year",
    "mappa_coordinators.posts",
    "circles_coordinators.leave_days",
    "contacts.missed_share",
    "contacts.later_tier_4",
    "plans.review_every",
    "probation_visits.every",
    "probation_visits.not_in_share",
    "police_visits.medium",
    "police_visits.unannounced_failure_share",
    "police_visits.pnc_check",
    "police_visits.entry_after_failures",
    "police_visits.crew",
    "police_reviews.level_2",
    "police_reviews.level_1_with_visits",
    "registration.on_time_share",
    "registration.absences_per_year",
    "registration.absence_notified_share",
    "movement.rm2000_up_per_year",
    "movement.rosh_up_per_year",
    "movement.moves_away_per_year",
    "enforcement.breaches_per_year",
    "enforcement.returned_share",
    "enforcement.custody",
    "assessment.rm2000_has_date",
    "assessment.stable_and_acute",
    "mappa.notifies_level_1",
    "mappa.level_1_oversight",
    "mappa.meets_every",
    "mappa.lowered_share",
    "mappa.disclosure_share",
    "joint_visits.share_of_high_rosh",
    "sopo.at_sentence_share",
    "sopo.in_force_share",
    "sopo.applications_per_year",
    "sopo.breaches_per_year",
    "sopo.joint_review",
    "intelligence.after_visits",
    "intelligence.front_line_share",
    "licence.exclusion",
    "polygraph.tests",
    "premises.stay",
    "reintegration.employment_need",
    "circles.asked_share",
    "victims.contact_share",
    "victims.information_share",
    "visor.direct_access",
    "visor.wanted_share",
    "visor.plan_in_log",
    "significant_change.per_year",
    "significant_change.known_to_police",
    "significant_change.review_has_date",
    "training.rm2000",
    "training.courses_per_year",
    "supervision.every",
    "travel.police_minutes",
    "one_to_one.planned_every",
    "programme.excludes_denial",
    "programme.pre_programme_begins",
    "i_sotp.groups",
    "better_lives.referred_share",
]


def of(table: Mapping[str, tuple[Any, ...]], path: str) -> tuple[Any, ...]:
    """What a table says of a figure: the longest entry with which its path begins."""
    fitting = [start for start in table if path.startswith(start)]
    return table[max(fitting, key=len)] if fitting else ()


def work_of(path: str) -> set[Work]:
    """The kinds of work whose terms go by a figure, by the table of work."""
    table = path.partition(".")[0]

    def names(way: WorkWay) -> bool:
        return any(one == path or ("{" in one and one.startswith(f"{table}.")) for _, one in way.named())

    found = {work for work, ways in work_ways().items() if any(map(names, ways))}
    checks = ("police_visits.pre_visit_check", "police_visits.pnc_check")  # flags of the table
    return found | ({Work.POLICE_VISIT} if path in checks else set())


def another(parameter: Parameter, now: Any) -> Any:
    """Another value that a figure might have."""
    if parameter.unit == "yes_no":
        return not now
    if parameter.unit == "choice":
        return next(choice for choice in parameter.of if choice != now)
    if parameter.unit == "shares":
        return {part: (now[part] + 1) / (1 + len(parameter.of)) for part in parameter.of}
    if parameter.unit == "interval":
        return Interval(now.amount * 2 if now.amount < 40 else now.amount // 2, now.unit)
    if parameter.of:
        return next(int(choice) for choice in parameter.of if int(choice) != now)
    most = parameter.highest if parameter.highest is not None else 1e9
    more = now * 1.5 + (0.05 if most <= 1 else 1)
    value = more if more <= most else now * 0.6
    if parameter.unit in ("count", "days", "weeks", "months"):
        value = round(value)
    return most if value == now else value


def as_it_is() -> Records:
    return ran("")


@cache
def ran(path: str) -> Records:
    area = ample()
    if path:
        area = with_value(area, path, another(parameters()[path], value_in(area, path)))
    return run(area, seed=2, warm_up=months(0), length=months(6))


def alike(one: Records, other: Records) -> set[int]:
    """People whose orders, categories, levels and last day are the same in both."""
    found: set[int] = set(one.people["person"]) & set(other.people["person"])
    for table, columns in (("orders", None), ("states", None), ("people", ["person", "left"])):
        both = [frame(records, table) for records in (one, other)]
        rows = [set(part[columns or list(part)].itertuples(index=False, name=None)) for part in both]
        found -= {row[0] for row in rows[0] ^ rows[1]}
    return found


def rows_of(records: Records, about: tuple[Event, ...], people: set[int]) -> list[tuple[Any, ...]]:
    """The events of these people, but for some kinds."""
    events = frame(records, "events")
    events = events[~events.event.isin([int(event) for event in about]) & events.person.isin(people)]
    rows = events[["event", "person", "day", "detail"]].itertuples(index=False, name=None)
    return sorted((Event(event).name, *rest) for event, *rest in rows)


def assert_only_what_it_is_about_differs(path: str) -> None:
    one, other = as_it_is(), ran(path)
    same = alike(one, other)
    assert len(same) > 60
    both = [frame(records, "people").set_index("person") for records in (one, other)]
    here = both[0].index.intersection(both[1].index)
    for column in both[0].columns.difference([*DECIDED_ON_THE_WAY, *of(PEOPLE, path)]):
        assert (both[0][column][here] == both[1][column][here]).all(), column
    assert rows_of(one, of(EVENTS, path), same) == rows_of(other, of(EVENTS, path), same)
    work = [frame(records, "work").query("outcome <= 1") for records in (one, other)]
    merged = work[0].merge(work[1], on=["person", "work", "ordinal", "attempt"])
    merged = merged[merged.person.isin(same) | (merged.person >= STAFF)]
    differ = merged[(merged.minutes_x != merged.minutes_y) | (merged.outcome_x != merged.outcome_y)]
    assert len(merged) > 2000 and {Work(int(one)) for one in differ.work} <= work_of(path)
    assert_other_roles_have_their_hours(one, other, path)
    if not path.startswith(WHO_IS_TRAINED):
        pd.testing.assert_frame_equal(frame(one, "training"), frame(other, "training"))


def assert_other_roles_have_their_hours(one: Records, other: Records, path: str) -> None:
    """Leave, sickness, vacancies and all that comes of them."""
    for role in Role:
        if path.startswith(f"{role.name.lower()}s."):
            continue
        posts = [frame(records, "posts").query(f"role == {int(role)}") for records in (one, other)]
        for column in ("day", "filled", "minutes"):
            np.testing.assert_array_equal(posts[0][column].to_numpy(), posts[1][column].to_numpy(), err_msg=role.name)


@pytest.mark.parametrize("path", ALWAYS)
def test_a_lever_moves_nothing_that_it_is_not_about(path: str) -> None:
    assert_only_what_it_is_about_differs(path)


@pytest.mark.soak
@pytest.mark.parametrize("path", [path for path in parameters() if not path.startswith(LEFT_OUT)])
def test_no_figure_moves_anything_that_it_is_not_about(path: str) -> None:
    assert_only_what_it_is_about_differs(path)


def test_what_an_hour_costs_changes_nothing_at_all() -> None:
    area = ample(costs__bed_night=1.0, costs__tutor=999.0)
    assert differences(as_it_is(), run(area, seed=2, warm_up=months(0), length=months(6))) == []


def test_the_levers_do_something() -> None:
    """Else the tests above would hold of nothing: nearly all of them change some record."""
    idle = [path for path in ALWAYS if differences(as_it_is(), ran(path)) == []]
    assert idle == []
