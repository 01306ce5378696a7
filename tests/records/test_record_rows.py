"""Rows of a table looked up by what they are about, and what is worked out of records once."""

from __future__ import annotations

import pickle
from dataclasses import fields, replace

import numpy as np
import pytest

from rightmix_sim.records import (
    Event,
    Outcome,
    Records,
    Work,
    crossed,
    duties_of,
    events_of,
    is_one_of,
    once,
    work_of,
)
from tests.findings.hand_made import day, done, hand_made, happened

VISIT, CONTACT, PLAN = Work.POLICE_VISIT, Work.CONTACT, Work.INITIAL_PLAN


@pytest.fixture
def records() -> Records:
    rows = [
        done(1, VISIT, "2009-05-02"),
        done(0, CONTACT, "2009-05-01"),
        done(0, VISIT, "2009-05-03") | {"outcome": Outcome.FAILED},
        done(0, VISIT, "2009-05-01"),
    ]
    return hand_made(
        [{}, {}], rows, events=[happened(1, Event.BREACH, "2009-06-01"), happened(0, Event.ABSENCE, "2009-07-01")]
    )


def test_the_rows_of_a_kind_of_work_stand_in_the_order_of_the_table(records: Records) -> None:
    assert work_of(records, VISIT)["person"].tolist() == [1, 0, 0]
    assert work_of(records, VISIT)["day"].tolist() == [day(f"2009-05-0{number}") for number in (2, 3, 1)]


def test_the_rows_of_several_kinds_come_kind_by_kind(records: Records) -> None:
    found = work_of(records, VISIT, CONTACT)
    assert found["work"].tolist() == [VISIT, VISIT, VISIT, CONTACT]
    assert found["person"].tolist() == [1, 0, 0, 0]


def test_a_kind_that_did_not_happen_has_no_rows(records: Records) -> None:
    assert work_of(records, PLAN)["day"].size == 0
    assert work_of(records, Work(len(Work) - 1))["day"].size == 0
    assert events_of(records, Event.SOPO_MADE)["person"].size == 0
    assert work_of(hand_made([]), VISIT)["day"].size == 0


def test_rows_can_be_narrowed_down(records: Records) -> None:
    visits = work_of(records, VISIT)
    failed = visits.where(visits["outcome"] == int(Outcome.FAILED))
    assert failed["day"].tolist() == [day("2009-05-03")]
    assert visits["day"].size == 3


def test_events_and_duties_are_looked_up_alike(records: Records) -> None:
    assert events_of(records, Event.BREACH)["person"].tolist() == [1]
    assert duties_of(records, VISIT)["person"].tolist() == [1, 0]
    assert duties_of(records, CONTACT)["duty"].tolist() == [1]


def test_a_value_is_one_of_a_few_codes_or_not() -> None:
    column = np.array([0, 3, 1, 4], np.int8)
    assert is_one_of(column, (Outcome.CANCELLED, Outcome.OUTSTANDING)).tolist() == [False, True, False, False]
    assert is_one_of(column, (0, 4)).tolist() == [True, False, False, True]


def test_rows_are_counted_and_summed_by_two_codes_at_once() -> None:
    one, other = np.array([0, 1, 1, 1], np.int8), np.array([2, 0, 2, 2], np.int8)
    assert crossed(one, other, (2, 3)).tolist() == [[0, 0, 1], [1, 0, 2]]
    # 5; 7 and 20 + 30
    assert crossed(one, other, (2, 3), np.array([5, 7, 20, 30])).tolist() == [[0.0, 0.0, 5.0], [7.0, 0.0, 50.0]]
    assert crossed(one[:0], other[:0], (2, 3), np.zeros(0)).tolist() == [[0.0] * 3] * 2


def test_codes_that_make_a_large_table_do_not_run_over() -> None:
    # row 4 and column 58 of 59: place 4 * 59 + 58 = 294, more than a column of codes can hold
    found = crossed(np.array([4], np.int8), np.array([58], np.int8), (5, 59))
    assert found[4, 58] == 1


# ---- Worked out once

ASKED: list[tuple[int, str]] = []


@once
def people_of(records: Records, least: int = 0, *, word: str = "") -> list[int]:
    ASKED.append((least, word))
    return [int(person) for person in records.people["person"] if person >= least]


@pytest.fixture(autouse=True)
def _nothing_asked_yet() -> None:
    ASKED.clear()


def test_what_was_worked_out_of_records_is_not_worked_out_again(records: Records) -> None:
    assert people_of(records) is people_of(records)
    assert ASKED == [(0, "")]


def test_what_is_asked_otherwise_is_worked_out_for_itself(records: Records) -> None:
    assert (people_of(records), people_of(records, 1), people_of(records, word="a")) == ([0, 1], [1], [0, 1])
    assert ASKED == [(0, ""), (1, ""), (0, "a")]


def test_other_records_are_worked_out_for_themselves(records: Records) -> None:
    people_of(records)
    fewer = replace(records, people={name: column[:1] for name, column in records.people.items()})
    assert people_of(fewer) == [0]
    assert people_of(records) == [0, 1]


def test_what_was_worked_out_stays_behind_when_records_travel(records: Records) -> None:
    people_of(records)
    work_of(records, VISIT)
    again = pickle.loads(pickle.dumps(records))
    assert again.worked_out == {}
    assert vars(again).keys() - {"worked_out"} == {field.name for field in fields(Records)}
    assert people_of(again) == [0, 1] and len(ASKED) == 2
