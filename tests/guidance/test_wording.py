"""What a standard asks, in words, also where a new edition comes while something is measured."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from rightmix_sim.guidance import load_book
from rightmix_sim.guidance.wording import asks_until

STARTS, ENDS = date(2009, 4, 1), date(2010, 4, 1)  # the last measured day is 31 March 2010


def asked(*editions: dict[str, Any], id: str = "oasys-review") -> str:
    book = load_book().overlay([{"id": id, **edition} for edition in editions])
    return asks_until(book[id], STARTS, ENDS)


def test_one_edition_is_said_without_its_day() -> None:
    assert asked() == "every 4 months"


def test_a_new_edition_is_said_beside_the_one_before_it() -> None:
    assert asked({"value": 3, "from": date(2009, 10, 1)}) == "every 4 months, from 1 October 2009 every 3 months"


def test_two_new_editions_are_both_said() -> None:
    said = asked({"value": 3, "from": date(2009, 10, 1)}, {"value": "withdrawn", "from": date(2010, 1, 2)})
    assert said == "every 4 months, from 1 October 2009 every 3 months, from 2 January 2010 withdrawn"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2009, 3, 31), "every 3 months"),
        (STARTS, "every 3 months"),
        (date(2010, 3, 31), "every 4 months, from 31 March 2010 every 3 months"),
        (ENDS, "every 4 months"),
    ],
)
def test_only_an_edition_that_comes_within_the_measured_days_is_said_with_its_day(day: date, said: str) -> None:
    assert asked({"value": 3, "from": day}) == said


def test_an_edition_that_asks_for_the_same_is_not_said_again() -> None:
    assert asked({"value": 4, "from": date(2009, 10, 1)}) == "every 4 months"


def test_a_standard_that_comes_into_force_meanwhile_says_from_when() -> None:
    age = load_book()["notification-household-age"]
    first = age.editions[0].from_
    said = asks_until(age, date(first.year - 1, 1, 1), date(first.year + 1, 1, 1))
    assert said.startswith("not in force, from ")
