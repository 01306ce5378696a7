"""Sound caseloads: what is read, what a scenario with one says of itself, and what it leaves as it was."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from rightmix_sim.errors import InputError
from rightmix_sim.scenario import Scenario, open_scenario
from rightmix_sim.scenario.area import Interval
from rightmix_sim.scenario.caseload import begun, columns, read_caseload, with_caseload
from rightmix_sim.scenario.caseload.columns import AREA
from rightmix_sim.scenario.caseload.listing import template
from rightmix_sim.scenario.held import Held

WHOLE = {
    "case": "c0017",
    "area": "ash",
    "rm2000": "high",
    "rosh": "very_high",
    "mappa_category": "1",
    "mappa_level": "3",
    "registered": "2008-02-12",
    "notification_ends": "indefinite",
    "order_kind": "licence",
    "order_start": "2008-02-11",
    "order_end": "2011-02-10",
    "programme": "attending",
    "programme_since": "2008-11-03",
    "sessions_done": "20",
    "denial": "partial",
    "learning_disability": "no",
    "under_21": "no",
    "sopo": "yes",
    "in_approved_premises_since": "2009-02-20",
    "last_contact": "2009-03-24",
    "last_police_visit": "2009-03-02",
    "last_probation_visit": "2009-01-15",
    "last_police_review": "2009-03-09",
    "last_oasys_review": "2008-12-15",
    "rm2000_scored": "2008-02-19",
    "offender_manager": "2",
    "public_protection_officer": "1",
}


def test_every_cell_becomes_the_value_of_its_field(table, small: Scenario) -> None:
    assert list(WHOLE) == list(columns())
    assert read_caseload(table([WHOLE]), small)["ash"] == (
        Held(
            case="c0017",
            rm2000="high",
            rosh="very_high",
            mappa_category=1,
            mappa_level=3,
            registered=date(2008, 2, 12),
            notification_ends="indefinite",
            order_kind="licence",
            order_start=date(2008, 2, 11),
            order_end=date(2011, 2, 10),
            programme="attending",
            programme_since=date(2008, 11, 3),
            sessions_done=20,
            denial="partial",
            learning_disability=False,
            under_21=False,
            sopo=True,
            in_approved_premises_since=date(2009, 2, 20),
            last_contact=date(2009, 3, 24),
            last_police_visit=date(2009, 3, 2),
            last_probation_visit=date(2009, 1, 15),
            last_police_review=date(2009, 3, 9),
            last_oasys_review=date(2008, 12, 15),
            rm2000_scored=date(2008, 2, 19),
            offender_manager=2,
            public_protection_officer=1,
        ),
    )


def test_every_column_but_the_area_is_a_field_of_a_person() -> None:
    fields = list(Held.__dataclass_fields__)
    assert fields == [name for name in columns() if name != AREA]


def test_every_example_of_a_column_can_be_read(table, small: Scenario) -> None:
    row = {name: column.example for name, column in columns().items()} | {"area": "ash"}
    (one,) = read_caseload(table([row]), small)["ash"]
    assert None not in [getattr(one, name) for name in columns() if name != AREA]


def test_what_is_left_empty_is_not_known(table, small: Scenario) -> None:
    (one,) = read_caseload(table([{"rm2000": "", "rosh": "", "denial": "", "order_kind": "licence"}]), small)["ash"]
    assert one == Held(case="c1", order_kind="licence")


def test_the_required_columns_are_enough(table, small: Scenario) -> None:
    scenario = with_caseload(small, table([{}, {}]))
    assert [one.case for one in scenario.area("ash").caseload] == ["c1", "c2"]


def test_columns_in_another_order_and_a_byte_order_mark_change_nothing(tmp_path: Path, small: Scenario) -> None:
    path = tmp_path / "c.csv"
    path.write_bytes("\ufefforder_kind,rosh,rm2000,case\r\nnone, high ,low,c1\r\n,,,\r\n".encode())
    assert read_caseload(path, small) == {"ash": (Held(case="c1", rm2000="low", rosh="high"),)}


def test_six_areas_each_get_their_own_people_in_the_order_of_the_rows(table) -> None:
    six = open_scenario("six-areas-2009")
    names = [area.name for area in six.areas]
    rows = [{"area": name} for name in (*reversed(names), *names)]
    scenario = with_caseload(six, table(rows))
    assert {area.name: [one.case for one in area.caseload] for area in scenario.areas} == {
        name: [f"c{6 - place}", f"c{7 + place}"] for place, name in enumerate(names)
    }
    assert [area.register.people for area in scenario.areas] == [2] * 6


def test_ten_thousand_rows_are_ten_thousand_people(table, small: Scenario) -> None:
    area = with_caseload(small, table([{}] * 10_000)).area("ash")
    assert (len(area.caseload), area.register.people) == (10_000, 10_000)


def test_a_run_from_a_caseload_begins_on_the_first_day_without_warm_up(table, small: Scenario) -> None:
    scenario = with_caseload(small, table([{}]))
    assert scenario.warm_up == Interval(0, "days")
    assert scenario.first_day == scenario.starts == date(2009, 4, 1)
    assert scenario.ends == small.ends


def test_only_people_and_their_number_change_in_an_area(table, small: Scenario) -> None:
    before, after = small.area("ash"), with_caseload(small, table([{}])).area("ash")
    changed = {name for name in before.__dataclass_fields__ if getattr(before, name) != getattr(after, name)}
    assert changed == {"register", "caseload"}
    assert before.register.supervised_share == after.register.supervised_share


def test_the_assumptions_say_where_the_people_come_from(table, small: Scenario) -> None:
    path = table([{}, {}, {}])
    scenario, kept = begun(small, path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert (kept.sha256, kept.rows) == (digest, 3)
    people = [one for one in scenario.assumptions if one.parameter == "register.people"]
    assert [(one.area, one.value, one.status) for one in people] == [("ash", 3, "sourced")]
    assert people[0].source.startswith(f"the caseload caseload.csv (SHA-256 {digest[:12]}…)")
    warm_up = [one.value for one in scenario.assumptions if one.parameter == "warm_up"]
    assert warm_up == ["0 days"]
    assert len(scenario.assumptions) == len(small.assumptions)


def test_the_digest_covers_the_caseload_and_not_the_name_of_its_file(table, small: Scenario) -> None:
    first = with_caseload(small, table([{}], "a.csv"))
    same = with_caseload(small, table([{}], "b.csv"))
    other = with_caseload(small, table([{"rosh": "low"}], "c.csv"))
    assert first.digest == same.digest
    assert len({small.digest, first.digest, other.digest}) == 3


def test_a_scenario_with_a_caseload_is_read_twice_as_the_same(table, small: Scenario) -> None:
    path = table([WHOLE, {"area": "ash"}])
    assert with_caseload(small, path) == with_caseload(small, path)


@pytest.mark.parametrize("column", ["registered", "last_contact", "order_end", "notification_ends"])
def test_the_first_day_itself_is_allowed(table, small: Scenario, column: str) -> None:
    row = {"order_kind": "licence", column: "2009-04-01"}
    assert getattr(read_caseload(table([row]), small)["ash"][0], column) == small.starts


def test_as_many_attend_as_there_are_places_and_as_many_are_housed_as_there_are_beds(table, small: Scenario) -> None:
    area = small.area("ash")
    places, beds = area.programme.groups * area.programme.places, area.premises.beds
    rows = [{"order_kind": "licence", "programme": "attending"}] * places
    rows += [{"order_kind": "licence", "in_approved_premises_since": "2009-03-01"}] * beds
    assert len(read_caseload(table(rows), small)["ash"]) == places + beds


def test_the_template_is_a_header_that_only_wants_rows(tmp_path: Path, small: Scenario) -> None:
    path = tmp_path / "template.csv"
    path.write_text(template(), encoding="utf-8")
    with pytest.raises(InputError, match="a header and no rows"):
        read_caseload(path, small)
    path.write_text(template() + "c1,ash,low,low,,,,,none" + "," * 18 + "\n", encoding="utf-8")
    assert read_caseload(path, small) == {"ash": (Held(case="c1", rm2000="low", rosh="low"),)}
