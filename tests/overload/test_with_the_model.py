"""Overload and event log of real runs: directions a practitioner would expect, and nothing used by two at once."""

from __future__ import annotations

from collections import Counter

import pytest

from rightmix_sim.event_log import rows_of
from rightmix_sim.model import simulate
from rightmix_sim.overload import Load, overload_of
from rightmix_sim.records import Records, Role
from rightmix_sim.scenario import open_scenario
from rightmix_sim.scenario.area import Area
from rightmix_sim.scenario.settings import with_value


def run(area: Area) -> Records:
    return simulate(open_scenario("one-small-area"), area, 2010, 0)


@pytest.fixture(scope="module")
def records(area: Area) -> Records:
    return run(area)


def load_of(records: Records, area: Area, role: Role) -> Load:
    (load,) = [load for load in overload_of(records, area).loads if load.role is role]
    return load


def test_without_offender_managers_no_steady_state_exists_and_the_police_have_theirs(
    area: Area, records: Records
) -> None:
    nobody = with_value(area, "offender_managers.posts", 0)
    alone = run(nobody)
    without = load_of(alone, nobody, Role.OFFENDER_MANAGER)
    assert sum(without.available) == 0
    assert sum(without.offered) > 0
    police = Role.PUBLIC_PROTECTION_OFFICER
    assert load_of(alone, nobody, police).available == load_of(records, area, police).available


def test_longer_contacts_ask_for_more_hours_in_every_week_and_leave_those_there_are(
    area: Area, records: Records
) -> None:
    longer = with_value(area, "contacts.minutes", 2 * area.contacts.minutes)
    before = load_of(records, area, Role.OFFENDER_MANAGER)
    after = load_of(run(longer), longer, Role.OFFENDER_MANAGER)
    assert sum(after.offered) > sum(before.offered)
    assert after.available == before.available


def test_hours_there_are_are_those_of_the_posts(area: Area, records: Records) -> None:
    posts = records.posts
    measured = posts["day"] >= records.starts
    for load in overload_of(records, area).loads:
        of = measured & (posts["role"] == int(load.role))
        # whole weeks leave at most six days out at the end: fewer hours than two of the fullest weeks
        lacking = posts["minutes"][of].sum() / 60 - sum(load.available)
        assert -1e-3 <= lacking <= 2 * max(load.available) + 1e-3


@pytest.mark.parametrize("work", [False, True])
def test_every_use_has_an_end_or_is_open_and_no_unit_is_used_by_two(records: Records, work: bool) -> None:
    holder: dict[int, str] = {}
    here: Counter[str] = Counter()
    for row in rows_of(records, work=work):
        if row.event == "arrival":
            here[row.entity] += 1
        assert here[row.entity] == 1  # has come, once, and has not left
        if row.event == "depart":
            here[row.entity] -= 1
        if row.event_type == "resource_use":
            assert row.unique not in holder
            holder[row.unique] = row.entity
        elif row.event_type == "resource_use_end":
            assert holder.pop(row.unique) == row.entity


def test_places_are_never_more_than_the_area_has(area: Area, records: Records) -> None:
    most: Counter[str] = Counter()
    for row in rows_of(records):
        most[row.event] = max(most[row.event], row.unit)
    assert 0 < most["core_place_begins"] <= area.programme.groups * area.programme.places
    assert most["premises_bed_begins"] <= area.premises.beds
