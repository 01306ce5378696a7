"""What a practitioner would expect of a change: each policy moves what it is about the right way, with the same luck.

Beds, panels, places and Circles are held to this in the tests of each; here are the policies of officers' work.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import pandas as pd
import pytest

from rightmix_sim.model import simulate
from rightmix_sim.records import Event, Outcome, Records, Work
from tests.model.areas import changed, frame, months, short

NAMES = ("cedar", "rowan")  # two areas of different make, short of hours in different places
HOURS = {"offender_managers.casework_share": 0.77}  # enough for some work that has no date or comes later than the rest


@cache
def _ran(name: str, changes: tuple[tuple[str, Any], ...]) -> Records:
    scenario = short(warm_up=months(2), length=months(12))
    area = changed(scenario.area(name), dict(changes))
    return simulate(scenario, area, 7, 0)


def ran(name: str, changes: Mapping[str, Any] | None = None) -> Records:
    return _ran(name, tuple((changes or {}).items()))


def done(records: Records, *kinds: Work) -> int:
    rows = frame(records, "work")
    rows = rows[rows.work.isin([int(kind) for kind in kinds]) & (rows.outcome == int(Outcome.DONE))]
    return int((rows.day >= records.starts).sum())


def hours(records: Records, *kinds: Work) -> float:
    rows = frame(records, "work")
    rows = rows[rows.work.isin([int(kind) for kind in kinds]) & (rows.day >= records.starts)]
    return float(rows.minutes.sum()) / 60


def opened(records: Records, work: Work) -> int:
    return int((frame(records, "duties").work == int(work)).sum())


def on_time(records: Records, *kinds: Work) -> float:
    """The part of dated pieces that were done by their date, of those that were due in the measured days."""
    rows = frame(records, "work")
    rows = rows[rows.work.isin([int(kind) for kind in kinds]) & rows.due.between(records.starts, records.ends - 1)]
    ended = rows[rows.outcome.isin([int(Outcome.DONE), int(Outcome.OUTSTANDING)])]
    return float(((ended.outcome == int(Outcome.DONE)) & (ended.day <= ended.due)).mean())


def same_people(one: Records, other: Records) -> None:
    """The comparison is of the same people with the same lives."""
    pd.testing.assert_frame_equal(frame(one, "people")[["person", "joined", "left"]],
                                  frame(other, "people")[["person", "joined", "left"]])  # fmt: skip


APPROVALS = (Work.RM2000_APPROVAL, Work.PLAN_ENDORSEMENT)


@pytest.mark.parametrize("name", NAMES)
def test_more_supervisors_approve_and_countersign_more(name: str) -> None:
    few, more = ({"police_supervisors.posts": posts, "police_supervisors.casework_share": 0.1} for posts in (1, 4))
    one, other = ran(name, few), ran(name, more)
    same_people(one, other)
    assert done(other, *APPROVALS) > 1.2 * done(one, *APPROVALS) > 0


@pytest.mark.parametrize("name", NAMES)
def test_a_ring_fenced_supervisor_checks_more_records(name: str) -> None:
    scarce = {"police_supervisors.posts": 1, "police_supervisors.casework_share": 0.25}
    one, other = (ran(name, scarce | {"police_supervisors.diverted_share": share}) for share in (0.6, 0.0))
    same_people(one, other)
    assert done(other, Work.VISOR_QUALITY) > done(one, Work.VISOR_QUALITY)
    assert done(other, *APPROVALS) >= done(one, *APPROVALS)


ASKING = (Work.CONTACT, Work.OASYS_REVIEW, Work.ROSH_AND_RMP)


def answered_in_time(records: Records, answer: Work) -> float:
    """The part of questions to ViSOR that were answered within three days of the work that raised them."""
    rows = frame(records, "work")
    asking = rows[rows.work.isin([int(work) for work in ASKING]) & (rows.outcome == int(Outcome.DONE))]
    raised = asking.groupby("person").day.apply(lambda days: sorted(set(days))).to_dict()
    answers = rows[(rows.work == int(answer)) & rows.outcome.isin([int(Outcome.DONE), int(Outcome.OUTSTANDING)])]
    assert len(answers) > 30
    in_time = 0
    for row in answers[answers.outcome == int(Outcome.DONE)].itertuples():
        # raised by some piece of work in the three days before: one of them, if not the last
        in_time += any(row.day - 3 <= day < row.day for day in raised[row.person])
    return in_time / len(answers)


@pytest.mark.parametrize("name", NAMES)
def test_with_direct_access_more_questions_to_visor_are_answered_in_time(name: str) -> None:
    asked = HOURS | {"visor.wanted_share": 0.3, "senior_probation_officers.casework_share": 0.1}
    through = ran(name, asked | {"visor.direct_access": False})
    direct = ran(name, asked | {"visor.direct_access": True})
    same_people(through, direct)
    assert opened(direct, Work.VISOR_THROUGH_SPO) == opened(through, Work.VISOR_DIRECT) == 0
    assert answered_in_time(direct, Work.VISOR_DIRECT) > answered_in_time(through, Work.VISOR_THROUGH_SPO) + 0.1


@pytest.mark.parametrize("name", NAMES)
def test_with_a_date_more_reviews_follow_a_significant_change(name: str) -> None:
    one, other = (ran(name, {"significant_change.review_has_date": dated}) for dated in (False, True))
    same_people(one, other)
    events = [
        frame(records, "events").query(f"event == {int(Event.CHANGE_KNOWN_PROBATION)}") for records in (one, other)
    ]
    assert len(events[0]) == len(events[1]) > 20  # as many changes become known
    assert done(other, Work.CHANGE_REVIEW) > done(one, Work.CHANGE_REVIEW)


@pytest.mark.parametrize("name", NAMES)
def test_training_puts_more_rm2000_scores_on_probation_files(name: str) -> None:
    few, all_ = (
        ran(name, HOURS | {"training.rm2000": share, "training.courses_per_year": 0.0}) for share in (0.3, 1.0)
    )
    same_people(few, all_)
    assert opened(all_, Work.RM2000_PROBATION) > opened(few, Work.RM2000_PROBATION)
    assert done(all_, Work.RM2000_PROBATION) > done(few, Work.RM2000_PROBATION)


@pytest.mark.parametrize("name", NAMES)
def test_courses_train_officers_in_the_course_of_the_run(name: str) -> None:
    none, many = (ran(name, {"training.rm2000": 0.3, "training.courses_per_year": rate}) for rate in (0.0, 2.0))
    assert len(none.training["day"]) < len(many.training["day"])
    assert opened(many, Work.RM2000_PROBATION) > opened(none, Work.RM2000_PROBATION)
    assert done(none, Work.TRAINING) == 0 < done(many, Work.TRAINING)


@pytest.mark.parametrize("name", NAMES)
def test_a_check_of_the_pnc_makes_more_changes_known_and_none_unknown(name: str) -> None:
    settings = {"significant_change.on_pnc": 0.3}
    found = [ran(name, settings | {"police_visits.pnc_check": check}) for check in (False, True)]
    same_people(*found)
    for event in (Event.CHANGE_KNOWN_POLICE, Event.CHANGE_KNOWN_PROBATION):
        without, with_check = (
            {
                (row.person, row.day, row.detail)
                for row in frame(one, "events").query(f"event == {int(event)}").itertuples()
            }
            for one in found
        )
        assert without < with_check


@pytest.mark.parametrize("oversight", ["coordinator", "meeting"])
@pytest.mark.parametrize("name", NAMES)
def test_with_oversight_level_1_cases_are_seen_and_without_it_none(name: str, oversight: str) -> None:
    assert done(ran(name, {"mappa.level_1_oversight": "none"}), Work.LEVEL_1_OVERSIGHT) == 0
    seen = ran(name, {"mappa.level_1_oversight": oversight, "mappa_coordinators.posts": 1})
    rows = frame(seen, "work").query(f"work == {int(Work.LEVEL_1_OVERSIGHT)} and outcome == 0")
    level_1 = frame(seen, "states").groupby("person").mappa_level.max().eq(1)
    assert rows.person.nunique() > 0.3 * level_1.sum()


@pytest.mark.parametrize("name", NAMES)
def test_higher_caseloads_take_one_to_one_work_before_dated_work_is_late(name: str) -> None:
    """The first cases more cost nothing but one-to-one hours; only when those are low does dated work suffer."""
    dated = (Work.CONTACT, Work.OASYS_REVIEW, Work.PROBATION_VISIT)
    ample = {"offender_managers.hours_per_other_case": 1.1, "offender_managers.turnover_per_year": 0.0}
    steps = [ran(name, ample | {"offender_managers.caseload": cases}) for cases in (35, 50, 65)]
    for one, other in ((steps[0], steps[1]), (steps[1], steps[2])):
        same_people(one, other)
    one_to_one = [hours(records, Work.ONE_TO_ONE) for records in steps]
    in_time = [on_time(records, *dated) for records in steps]
    assert one_to_one[0] > one_to_one[1] > one_to_one[2]
    # the part of one-to-one hours that is lost in the first step is larger than the part of dated work that gets late
    assert 1 - one_to_one[1] / one_to_one[0] > in_time[0] - in_time[1] + 0.02


@pytest.mark.parametrize("name", NAMES)
def test_a_caseload_cap_gives_one_to_one_work_back(name: str) -> None:
    uncapped = {"offender_managers.caseload": 70}
    one, other = ran(name, uncapped), ran(name, uncapped | {"offender_managers.caseload_cap": 35})
    assert hours(other, Work.ONE_TO_ONE) > hours(one, Work.ONE_TO_ONE)
    posts = frame(other, "posts")
    trays = posts[posts.officer == posts[posts.role == 0].officer.max()]
    assert (trays.other_cases > 0).any()  # what goes unallocated is said


@pytest.mark.parametrize("name", NAMES)
def test_a_resource_pack_means_more_one_to_one_work_with_people_in_denial(name: str) -> None:
    settings = {"training.denial": 0.0, "training.courses_per_year": 0.0, "offender_managers.casework_share": 0.95}
    without, with_pack = (ran(name, settings | {"one_to_one.resource_pack": pack}) for pack in (False, True))
    same_people(without, with_pack)
    assert done(with_pack, Work.ONE_TO_ONE) > done(without, Work.ONE_TO_ONE)


@pytest.mark.parametrize("name", NAMES)
def test_a_date_for_carrying_over_puts_more_of_what_meetings_decided_into_plans(name: str) -> None:
    kinds = (Work.MAPPA_INTO_OASYS, Work.MAPPA_INTO_VISOR)
    one, other = (
        ran(name, {"mappa.carrying_over_has_date": dated, "mappa.lowered_share": 0.0}) for dated in (False, True)
    )
    assert done(one, Work.MAPPA_MEETING) > 5
    assert done(other, *kinds) >= done(one, *kinds) > 0


@pytest.mark.parametrize("name", NAMES)
def test_notifying_level_1_cases_means_more_screening(name: str) -> None:
    one, other = (ran(name, {"mappa.notifies_level_1": all_}) for all_ in (False, True))
    assert done(other, Work.MAPPA_NOTIFICATION) > done(one, Work.MAPPA_NOTIFICATION)
    assert done(other, Work.MAPPA_SCREENING) > done(one, Work.MAPPA_SCREENING)


@pytest.mark.parametrize("name", NAMES)
def test_visits_by_two_take_twice_the_hours_of_each_visit(name: str) -> None:
    one, two = (ran(name, {"police_visits.crew": crew}) for crew in (1, 2))
    rows = [
        frame(records, "work").query(f"work == {int(Work.POLICE_VISIT)} and outcome == 0") for records in (one, two)
    ]
    both = rows[0].merge(rows[1], on=["person", "ordinal", "attempt"])
    both = both[(both.minutes_y < 399) & ~both.entry_x & ~both.entry_y]
    assert len(both) > 50
    assert (both.minutes_y - 2 * both.minutes_x).abs().max() <= 1  # rounded to whole minutes
