"""Changing one thing leaves the luck of everything else alone, so that two options can be compared man by man."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from rightmix_sim.model import simulate
from rightmix_sim.model.clock import Clock
from rightmix_sim.model.staff.team import Team
from rightmix_sim.randomness import draws
from rightmix_sim.records import WORK_KINDS, Event, Records, Role, Work
from rightmix_sim.scenario.area import Area, Interval
from rightmix_sim.workdays import is_working
from tests.model.areas import ash, differences, frame, months, run, short

PROBATION = [int(work) for work, kind in WORK_KINDS.items() if kind.role is Role.OFFENDER_MANAGER]
POLICE = [int(work) for work, kind in WORK_KINDS.items() if kind.role is Role.PUBLIC_PROTECTION_OFFICER]

# Intervals that no other work has, so that a slip in a table of intervals would show
OWN_INTERVALS = ash(
    one_to_one__planned_every=Interval(10, "days"),
    programme__pre_programme_every=Interval(9, "days"),
    police_reviews__level_2=Interval(11, "weeks"),
)


def of_kinds(records: Records, kinds: list[int]) -> pd.DataFrame:
    """The rows of some kinds of work, without the numbers of duties, which count the duties of all kinds."""
    rows = frame(records, "work")
    return rows[rows.work.isin(kinds)].drop(columns="duty").reset_index(drop=True)


def posts_of(records: Records, role: Role) -> pd.DataFrame:
    posts = frame(records, "posts")
    return posts[posts.role == int(role)].reset_index(drop=True)


def assert_probation_is_untouched(one: Records, other: Records) -> None:
    assert [name for name in differences(one, other) if name.split(".")[0] in ("people", "programme", "sessions")] == []
    pd.testing.assert_frame_equal(of_kinds(one, PROBATION), of_kinds(other, PROBATION))
    pd.testing.assert_frame_equal(posts_of(one, Role.OFFENDER_MANAGER), posts_of(other, Role.OFFENDER_MANAGER))


def assert_police_are_untouched(one: Records, other: Records, shift: int = 0) -> None:
    """`shift` is how much later the police officers are numbered in the other records."""
    assert [name for name in differences(one, other) if name.startswith("people.")] == []
    rows, posts = of_kinds(other, POLICE), posts_of(other, Role.PUBLIC_PROTECTION_OFFICER)
    rows["officer"] -= shift
    posts["officer"] -= shift
    pd.testing.assert_frame_equal(of_kinds(one, POLICE), rows)
    pd.testing.assert_frame_equal(posts_of(one, Role.PUBLIC_PROTECTION_OFFICER), posts)


def test_the_same_seed_gives_the_same_records() -> None:
    assert differences(run(ash(), seed=5), run(ash(), seed=5)) == []


@pytest.mark.parametrize("changed", [{"seed": 6}, {"replication": 1}], ids=["seed", "replication"])
def test_another_seed_or_replication_gives_other_people_and_other_work(changed: dict[str, int]) -> None:
    found = differences(run(ash(), seed=5), run(ash(), **({"seed": 5} | changed)))
    assert {"people.rm2000", "people.order_start", "work.minutes", "work.day", "posts.minutes"} <= set(found)


@pytest.mark.parametrize("visits", [{"medium": Interval(5, "months")}, {"low": Interval(3, "months")}], ids=str)
def test_how_often_the_police_visit_changes_nothing_in_the_work_of_probation(visits: dict[str, Interval]) -> None:
    police = replace(OWN_INTERVALS.police_visits, **visits)
    one, other = run(OWN_INTERVALS), run(replace(OWN_INTERVALS, police_visits=police))
    assert_probation_is_untouched(one, other)
    assert len(of_kinds(one, POLICE)) != len(of_kinds(other, POLICE))


def test_how_often_the_police_visit_leaves_the_meetings_where_they_were() -> None:
    police = replace(OWN_INTERVALS.police_visits, medium=Interval(5, "months"), low=Interval(7, "months"))
    found = [
        frame(records, "events") for records in (run(OWN_INTERVALS), run(replace(OWN_INTERVALS, police_visits=police)))
    ]
    meetings = [events[events.event == int(Event.MAPPA_MEETING)].reset_index(drop=True) for events in found]
    assert len(meetings[0]) > 0
    pd.testing.assert_frame_equal(meetings[0], meetings[1])


def test_more_offender_managers_leave_the_police_their_leave_sickness_vacancies_and_work() -> None:
    one, other = run(ash()), run(ash(offender_managers__posts=3))
    assert_police_are_untouched(one, other, shift=1)
    assert len(of_kinds(one, PROBATION)) != len(of_kinds(other, PROBATION))


def test_one_more_officer_leaves_the_others_leave_and_sickness_alone() -> None:
    one, other = run(ash()), run(ash(public_protection_officers__posts=3))
    before, after = posts_of(one, Role.PUBLIC_PROTECTION_OFFICER), posts_of(other, Role.PUBLIC_PROTECTION_OFFICER)
    same = before.officer.unique()[:2]
    columns = ["officer", "day", "filled", "minutes"]
    pd.testing.assert_frame_equal(
        before[before.officer.isin(same)][columns].reset_index(drop=True),
        after[after.officer.isin(same)][columns].reset_index(drop=True),
    )
    assert_probation_is_untouched(one, other)


def test_more_places_on_the_programme_change_no_person_no_police_work_and_nobodys_hours() -> None:
    area = ash(programme__places=2)
    one, other = run(area), run(ash(programme__places=12))
    assert_police_are_untouched(one, other)
    assert [name for name in differences(one, other) if name.startswith("posts.")] == []
    assert len(frame(one, "sessions")) < len(frame(other, "sessions"))


def test_more_places_change_no_draw_of_the_supervision_that_is_done_in_both() -> None:
    """What a contact takes and whether it is missed belongs to the person and the piece, not to when it happens."""
    one, other = run(ash(programme__places=2)), run(ash(programme__places=12))
    keys = ["person", "work", "ordinal", "attempt"]
    both = of_kinds(one, [int(Work.CONTACT)]).merge(of_kinds(other, [int(Work.CONTACT)]), on=keys)
    done = both[both.outcome_x.isin([0, 1]) & both.outcome_y.isin([0, 1])]
    assert len(done) > 300
    assert (done.minutes_x == done.minutes_y).all() and (done.outcome_x == done.outcome_y).all()


def test_an_areas_records_do_not_depend_on_the_areas_beside_it_or_their_order() -> None:
    scenario = short(length=months(3))
    elm = scenario.area("elm")
    alone = simulate(replace(scenario, areas=(elm,)), elm, 1, 0)
    backwards = replace(scenario, areas=scenario.areas[::-1])
    simulate(backwards, backwards.areas[0], 1, 0)
    assert differences(alone, simulate(backwards, elm, 1, 0)) == []


def test_an_area_of_another_name_has_other_luck() -> None:
    assert "people.rm2000" in differences(run(ash()), run(replace(ash(), name="yew")))


def days_away(area: Area, seed: int = 1) -> np.ndarray:
    """For each officer and working day: is the officer away?"""
    first, days = 14245, 3 * 364
    team = Team(Role.OFFENDER_MANAGER, 0, area.offender_managers, 0, Clock(days, first), draws(seed, 0, "ash"))
    capacity = np.zeros((area.offender_managers.posts + 1, days), np.int64)
    for post in team.posts:
        post.filled = True
    team.hours_from(0, capacity)
    return (capacity[:-1] == 0)[:, is_working(first, days)]


def test_more_sickness_leaves_the_leave_days_alone() -> None:
    few = ash(offender_managers__posts=10, offender_managers__sickness_days=0)
    many = ash(offender_managers__posts=10, offender_managers__sickness_days=25)
    well, sick = days_away(few), days_away(many)
    assert (sick[well]).all() and sick.sum() > well.sum()


def test_more_leave_only_adds_to_the_days_away() -> None:
    less, more = (days_away(ash(offender_managers__posts=10, offender_managers__leave_days=n)) for n in (23, 34))
    assert more[less].all() and more.sum() > less.sum()


def test_a_longer_run_begins_with_the_same_people_and_work() -> None:
    short_run, long_run = run(ash(), length=months(3)), run(ash(), length=months(9))
    early = frame(long_run, "people")
    early = early[early.joined < short_run.ends].reset_index(drop=True)
    pd.testing.assert_frame_equal(frame(short_run, "people"), early)
    done = [frame(records, "work") for records in (short_run, long_run)]
    before = [
        rows[rows.outcome.isin([0, 1]) & (rows.day < short_run.ends)].drop(columns="duty").reset_index(drop=True)
        for rows in done
    ]
    pd.testing.assert_frame_equal(before[0], before[1])
