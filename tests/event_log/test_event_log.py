"""The event log: vidigi's columns, who comes and goes, queues, and units that are never used by two at once."""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightmix_sim.event_log import columns, heading, lines, rows_of
from rightmix_sim.event_log.units import units_of
from rightmix_sim.files import read_yaml
from rightmix_sim.model.population.person import STAFF
from rightmix_sim.records import NO_DAY, Outcome, Records, Resource, Role, Served, Work
from tests.overload.written import WARM_UP, written

VIDIGI = read_yaml(Path(__file__).parent / "vidigi-2.0.0.yaml")
BED, PANEL = Resource.PREMISES_BED, Resource.LEVEL_2_PANEL
Line = dict[str, str]


def log_of(records: Records, *, work: bool = False) -> list[Line]:
    text = heading() + "".join(
        lines(rows_of(records, work=work), run_number=3, area=records.area, replication=records.replication)
    )
    return list(csv.DictReader(io.StringIO(text)))


def wait(resource: Resource, person: int, asked: int, began: int | None, ended: int | None) -> dict[str, Any]:
    return {"resource": resource, "person": person, "asked": asked, "began": began, "ended": ended, "served": 0}


def person(number: int, joined: int, left: int | None = None, kind: int = 0) -> dict[str, Any]:
    return {"person": number, "joined": joined, "entered": max(joined, -WARM_UP), "left": left, "order_kind": kind}


@pytest.fixture(scope="module")
def records() -> Records:
    """Three people; two share a bed one after the other, one waits in vain; a panel, a vacancy, a group, an order."""
    return written(
        8,
        people=[person(1, -400), person(2, -3, 50, kind=2), person(3, 0, 40, kind=1)],
        orders=[
            {"person": 2, "kind": 2, "start": -3, "end": 45, "ended_by": 0},
            {"person": 3, "kind": 1, "start": 0, "end": 400, "ended_by": 0},
        ],
        queues=[
            wait(BED, 2, -3, -1, 10),
            wait(BED, 3, 2, 10, None),
            wait(BED, 1, 5, None, 20),
            wait(PANEL, 2, 4, 7, 7),
            wait(PANEL, 3, 1, 7, 7),
            wait(Resource.VACANT_POST, 5, 3, 31, 31),
            wait(Resource.TUTORS, -1, 3, 8, None),
            wait(Resource.CORE_PLACE, 3, 0, 56, None),  # offered for the day after the end
        ],
        work=[
            {"person": 2, "officer": 4, "day": 1, "minute": 540, "minutes": 90, "outcome": Outcome.DONE, "work": 1},
            {"person": 3, "officer": 4, "day": 1, "minute": 630, "minutes": 45, "outcome": Outcome.FAILED, "work": 1},
            {"person": 3, "officer": 4, "day": 2, "minute": 0, "minutes": 0, "outcome": Outcome.CANCELLED},
            {
                "person": STAFF + 4, "officer": 9, "day": 2, "minute": 540, "minutes": 60, "outcome": Outcome.DONE,
                "work": int(Work.STAFF_SUPERVISION),
            },
        ],
    )  # fmt: skip


@pytest.fixture(scope="module", params=[False, True], ids=["without work", "with work"])
def log(request: pytest.FixtureRequest, records: Records) -> list[Line]:
    return log_of(records, work=request.param)


def test_the_columns_are_those_that_vidigi_reads_and_two_of_our_own() -> None:
    ours = [name for name, about in columns().items() if about["of"] == "ours"]
    assert ours == ["area", "replication"]
    assert set(columns()) - set(ours) == {*VIDIGI["fields"], VIDIGI["resource_column_of_the_analysis"]}
    for name, about in VIDIGI["fields"].items():
        assert columns()[name]["needed"] is about["required"]
        assert (
            about["type"] == "any"
            or columns()[name]["type"] == {"text": "text", "float": "number", "int": "integer"}[about["type"]]
        )
    assert heading() == ",".join(columns()) + "\n"


def test_every_cell_has_the_type_of_its_column(log: list[Line]) -> None:
    reads = {"text": str, "integer": int, "number": float}
    for line in log:
        for name, about in columns().items():
            if line[name] or about["needed"]:
                reads[about["type"]](line[name])
        assert line["event_type"] in columns()["event_type"]["one_of"]


def test_event_types_are_vidigis_and_the_one_that_ends_a_wait(log: list[Line]) -> None:
    types = {line["event_type"] for line in log}
    assert types - set(VIDIGI["recognised_event_types"]) == {"gave_up"}
    comings = {line["event"] for line in log if line["event_type"] == "arrival_departure"}
    assert comings == set(VIDIGI["events_of_arrival_departure"])


def test_uses_alone_have_a_unit_and_all_uses_have_one(log: list[Line]) -> None:
    for line in log:
        has = line["event_type"] in VIDIGI["resource_id_recommended_for"]
        assert bool(line["resource_id"]) == has
        assert bool(line["unique_resource_id"]) == has


def test_time_runs_forwards(log: list[Line]) -> None:
    times = [float(line["time"]) for line in log]
    assert times == sorted(times)
    assert times[0] == -400


def test_everybody_comes_once_and_before_all_else_and_leaves_once_at_most(log: list[Line]) -> None:
    of: dict[str, list[str]] = defaultdict(list)
    for line in log:
        of[line["entity_id"]].append(line["event"])
    for events in of.values():
        assert events[0] == "arrival"
        assert events.count("arrival") == 1
        assert events.count("depart") <= 1
        assert "depart" not in events[:-1]


def test_a_use_has_one_end_or_is_open_at_the_end(log: list[Line]) -> None:
    pairs = Counter()
    for line in log:
        key = (line["entity_id"], line["unique_resource_id"])
        if line["event_type"] == "resource_use":
            pairs[key] += 1
        elif line["event_type"] == "resource_use_end":
            pairs[key] -= 1
        assert pairs[key] >= 0  # no end without its beginning
    assert sum(pairs.values()) == 3  # the second stay in the bed, the tutors of the group, the order that goes on


def test_no_unit_is_used_by_two_at_once(log: list[Line]) -> None:
    holder: dict[str, str] = {}
    for line in log:
        unit = line["unique_resource_id"]
        if line["event_type"] == "resource_use":
            assert unit not in holder
            holder[unit] = line["entity_id"]
        elif line["event_type"] == "resource_use_end":
            assert holder.pop(unit) == line["entity_id"]


def test_the_bed_is_handed_on_and_two_cases_of_a_meeting_have_two_places(records: Records) -> None:
    log = log_of(records)
    begun = [
        (line["event"], line["entity_id"], line["time"], line["resource_id"])
        for line in log
        if line["event_type"] == "resource_use"
    ]
    assert begun == [
        ("licence_begins", "person-2", "-3", "1"),
        ("premises_bed_begins", "person-2", "-1", "1"),
        ("community_order_begins", "person-3", "0", "2"),
        ("level_2_panel_begins", "person-2", "7", "1"),
        ("level_2_panel_begins", "person-3", "7", "2"),
        ("tutors_begins", "group-1", "8", "1"),
        ("premises_bed_begins", "person-3", "10", "1"),
    ]


def test_the_log_gives_the_queues_again(records: Records) -> None:
    log, rows = log_of(records), records.queues
    for resource in Resource:
        name = resource.name.lower()
        asked = Counter(float(line["time"]) for line in log if line["event"] == f"{name}_wait_begins")
        of = rows["resource"] == int(resource)
        assert asked == Counter((rows["asked"][of] - records.starts).astype(float).tolist())
        for column, event, kept in (
            ("began", f"{name}_begins", rows["began"] != NO_DAY),
            ("ended", f"{name}_ends", (rows["began"] != NO_DAY) & (rows["ended"] != NO_DAY)),
            ("ended", f"{name}_given_up", (rows["began"] == NO_DAY) & (rows["ended"] != NO_DAY)),
        ):
            if resource is Resource.VACANT_POST:
                continue
            within = of & kept & (rows[column] < records.ends)
            told = Counter(float(line["time"]) for line in log if line["event"] == event)
            assert told == Counter((rows[column][within] - records.starts).astype(float).tolist())


def test_a_vacancy_comes_with_its_post_falling_vacant_and_leaves_when_it_is_filled(records: Records) -> None:
    told = [(line["time"], line["event"]) for line in log_of(records) if line["entity_id"] == "vacancy-1"]
    assert told == [("3", "arrival"), ("3", "vacant_post_wait_begins"), ("31", "depart")]


def test_work_is_a_use_of_the_officer_to_the_minute(records: Records) -> None:
    told = [
        (line["entity_id"], line["event"], line["time"], line["resource_id"])
        for line in log_of(records, work=True)
        if line["event"].startswith("probation_visit")
    ]
    # 9:00 is 540 / 1440 = 0.375 of a day, 10:30 is 0.4375, 11:15 is 0.46875; what was cancelled is not there
    assert told == [
        ("person-2", "probation_visit_begins", "1.375", "5"),
        ("person-2", "probation_visit_ends", "1.4375", "5"),
        ("person-3", "probation_visit_begins", "1.4375", "5"),
        ("person-3", "probation_visit_ends", "1.46875", "5"),
    ]


def test_staff_who_are_supervised_come_as_staff(records: Records) -> None:
    told = [(line["pathway"], line["event"]) for line in log_of(records, work=True) if line["entity_id"] == "staff-4"]
    assert told == [("staff", "arrival"), ("staff", "staff_supervision_begins"), ("staff", "staff_supervision_ends")]


def test_who_left_after_the_end_has_not_left(records: Records) -> None:
    left = [line["entity_id"] for line in log_of(written(4, people=[person(1, 0, 28)])) if line["event"] == "depart"]
    assert left == []  # day 28 is the first after four weeks


def test_units_are_as_few_as_uses_at_once() -> None:
    # 0-5 and 2-4 together, 4-6 takes the second unit again, 5-9 the first; 6-6 has its own day
    assert units_of([0, 2, 4, 5, 6], [5, 4, 6, 9, 6]).tolist() == [1, 2, 2, 1, 2]
    assert units_of([7, 7, 7], [7, 7, 7]).tolist() == [1, 2, 3]
    assert units_of([], []).tolist() == []


def test_a_role_and_a_resource_of_one_number_have_different_unique_units(records: Records) -> None:
    assert Role.OFFENDER_MANAGER == Resource.PREMISES_BED == Served.WAITING == 0
    log = log_of(records, work=True)
    by_unit = defaultdict(set)
    for line in log:
        if line["event_type"] == "resource_use":
            by_unit[line["unique_resource_id"]].add(line["event"].removesuffix("_begins"))
    assert all(len(names) == 1 for names in by_unit.values())


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 12)), max_size=40))
def test_units_are_never_shared_and_never_more_than_uses_at_once(stays: list[tuple[int, int]]) -> None:
    began, ended = [start for start, _ in stays], [start + length for start, length in stays]
    units = units_of(began, ended).tolist()
    uses = [(unit, range(start, max(end, start + 1))) for unit, start, end in zip(units, began, ended, strict=True)]
    for day in range(45):
        at_once = [unit for unit, days in uses if day in days]
        assert len(at_once) == len(set(at_once))
    assert max(units, default=0) == max((sum(day in days for _, days in uses) for day in range(45)), default=0)
