"""The tables that a run is told in: complete, typed, and in words."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from rightmix_sim.records import (
    NO_DAY,
    PURPOSES,
    SCHEMA,
    WORK_KINDS,
    Event,
    Happened,
    Outcome,
    Resource,
    Role,
    Served,
    Standing,
    Work,
    table,
)
from rightmix_sim.workdays import day_of
from tests.findings.hand_made import done, hand_made

CODES = {"work": Work, "outcome": Outcome, "role": Role, "standing": Standing, "resource": Resource, "served": Served}


def test_every_column_has_a_meaning_and_a_name_of_its_own_in_its_table() -> None:
    for name, fields in SCHEMA.items():
        assert all(field.meaning for field in fields)
        assert len({field.name for field in fields}) == len(fields), name


def test_every_code_has_its_word_at_its_place() -> None:
    seen = set()
    for fields in SCHEMA.values():
        for field in fields:
            if field.name in CODES:
                seen.add(field.name)
                assert list(field.words) == [code.name.lower() for code in CODES[field.name]]
                assert [int(code) for code in CODES[field.name]] == list(range(len(field.words)))
                assert np.iinfo(field.type).max >= len(field.words)
    assert seen == set(CODES)
    # what happened is a column of two tables, each with words of its own
    words = {
        name: next(field.words for field in SCHEMA[name] if field.name == "event") for name in ("programme", "events")
    }
    assert list(words["programme"]) == [code.name.lower() for code in Happened]
    assert list(words["events"]) == [code.name.lower() for code in Event]


def test_columns_of_days_are_wide_enough_for_no_day_and_for_any_date() -> None:
    for fields in SCHEMA.values():
        for field in fields:
            if field.day:
                assert np.iinfo(field.type).min <= NO_DAY
    # no run comes near it: a date would have to lie a million days before 1970
    with pytest.raises(OverflowError):
        day_of(NO_DAY)


def test_every_kind_of_work_has_one_role_one_purpose_and_one_title() -> None:
    assert list(WORK_KINDS) == list(Work)
    assert {kind.purpose for kind in WORK_KINDS.values()} == set(PURPOSES)
    assert len({kind.title for kind in WORK_KINDS.values()}) == len(Work)
    assert {kind.role for kind in WORK_KINDS.values()} == set(Role) - {Role.PROGRAMME_TEAM}  # its work is sessions


def test_a_table_has_the_order_and_types_of_its_schema_whatever_order_it_is_given_in() -> None:
    given = {field.name: [1, 2] for field in reversed(SCHEMA["sessions"])}
    made = table("sessions", given)
    assert list(made) == ["programme", "person", "day", "session", "minutes", "attended"]
    assert made["attended"].dtype == np.bool_ and made["minutes"].dtype == np.int32


def test_a_missing_column_is_an_error() -> None:
    with pytest.raises(KeyError, match="minutes"):
        table("sessions", {"programme": [], "person": [], "day": [], "session": [], "attended": []})


def test_an_empty_table_keeps_its_types() -> None:
    made = table("work", {field.name: [] for field in SCHEMA["work"]})
    assert {name: column.dtype for name, column in made.items()} == {f.name: np.dtype(f.type) for f in SCHEMA["work"]}


def test_records_cannot_be_changed_and_travel_between_processes() -> None:
    records = hand_made([{}], [done(0, Work.POLICE_VISIT, "2009-05-05")])
    with pytest.raises(FrozenInstanceError):
        records.area = "other"  # type: ignore[misc]
    again = pickle.loads(pickle.dumps(records))
    assert again.area == records.area and again.work["day"].tolist() == records.work["day"].tolist()
