"""Pairs of a person and a day: in which order they stand, and what comes next or before."""

from __future__ import annotations

import numpy as np
import pytest

from rightmix_sim.findings.spans import Spans
from rightmix_sim.findings.when import (
    Days,
    When,
    first_of_each,
    in_order,
    last_of_each,
    last_until,
    latest,
    next_from,
    rows_from,
)
from rightmix_sim.records import NO_DAY


def days(*numbers: int) -> Days:
    return np.array(numbers, np.int64)


# Person 1 on days 10 and 20, person 3 on day 15
WHAT: When = (days(1, 1, 3), days(10, 20, 15))
NOTHING: When = (days(), days())


def test_pairs_stand_by_person_and_then_by_day_whatever_their_order_was() -> None:
    person, day = in_order(np.array([3, 1, 1, 2], np.int32), np.array([5, 14_000, -7, NO_DAY], np.int32))
    assert list(zip(person.tolist(), day.tolist(), strict=True)) == [(1, -7), (1, 14_000), (2, NO_DAY), (3, 5)]


def test_a_pair_that_is_there_twice_stays_twice() -> None:
    assert [column.tolist() for column in in_order(days(2, 1, 2), days(4, 4, 4))] == [[1, 2, 2], [4, 4, 4]]


@pytest.mark.parametrize(
    ("person", "day", "following", "before"),
    [
        (1, 9, 10, NO_DAY),
        (1, 10, 10, 10),
        (1, 11, 20, 10),
        (1, 21, NO_DAY, 20),
        (2, 15, NO_DAY, NO_DAY),  # somebody else's days do not count
        (3, 14, 15, NO_DAY),
        (4, 14, NO_DAY, NO_DAY),  # after everybody
        (0, 14, NO_DAY, NO_DAY),  # before everybody
    ],
)
def test_the_next_and_the_last_day_are_those_of_the_same_person(
    person: int, day: int, following: int, before: int
) -> None:
    assert next_from(WHAT, days(person), days(day)).tolist() == [following]
    assert last_until(WHAT, days(person), days(day)).tolist() == [before]


def test_the_latest_day_of_each_is_found() -> None:
    assert latest(WHAT, days(0, 1, 2, 3)).tolist() == [NO_DAY, 20, NO_DAY, 15]


def test_where_nothing_happened_there_is_no_day() -> None:
    assert next_from(NOTHING, days(1, 2), days(3, 3)).tolist() == [NO_DAY, NO_DAY]
    assert latest(NOTHING, days(1)).tolist() == [NO_DAY]
    assert latest(WHAT, days()).tolist() == []


def test_the_first_and_last_row_of_each_are_told() -> None:
    whose = days(1, 1, 1, 4, 5, 5)
    assert first_of_each(whose).tolist() == [True, False, False, True, True, False]
    assert last_of_each(whose).tolist() == [False, False, True, True, False, True]
    assert (first_of_each(days()).size, last_of_each(days()).size) == (0, 0)


def test_so_many_places_are_told_from_each_first_one_on() -> None:
    # two from 7, none from 3, three from 0
    assert rows_from(days(7, 3, 0), days(2, 0, 3)).tolist() == [7, 8, 0, 1, 2]
    assert rows_from(days(), days()).tolist() == []


def test_the_end_of_a_span_is_that_of_the_one_that_began_last() -> None:
    spans = Spans(days(1, 1), days(10, 20), days(30, 25), days(10, 20))
    # day 9: none had begun; 19: the first; 27: the second, which is over; of person 2 there is none
    ends = spans.end_on(days(1, 1, 1, 2), days(9, 19, 27, 19))
    assert ends.tolist() == [NO_DAY, 30, 25, NO_DAY]
