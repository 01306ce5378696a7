"""How many kinds of work the numbers of the diaries have room for, and that there are no more than that."""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace

import numpy as np

from rightmix_sim.model.diaries.duty import KIND, ORDERS_OF_WORK, TERMS
from rightmix_sim.model.diaries.lists import priority
from rightmix_sim.records import MOST_KINDS_OF_WORK, Work

LAST = MOST_KINDS_OF_WORK - 1  # the highest code that there may be


def first_of(person: int, work: int, order_of_work: int) -> int:
    """By what work without anything else to tell it apart is taken up (the uncompiled function)."""
    row = SimpleNamespace(opens=0, dated=1, due=7, person=person)
    return int(priority.py_func(row, SimpleNamespace(fixed=0, severity=0, work=work), order_of_work))


def test_there_is_room_for_all_kinds_of_work() -> None:
    assert len(Work) <= MOST_KINDS_OF_WORK
    assert [int(work) for work in Work] == list(range(len(Work)))


def test_a_set_of_kinds_has_a_bit_for_the_last_that_there_may_be_and_for_none_beyond() -> None:
    for rows, field in ((np.zeros(1, TERMS), "follows"), (np.zeros(1, KIND), "followed_by")):
        rows[0][field] = 1 << LAST
        assert rows[0][field] == 1 << LAST
        assert np.iinfo(rows[field].dtype).max < 1 << MOST_KINDS_OF_WORK


def test_what_is_taken_up_first_tells_the_last_kind_of_one_person_from_the_first_of_the_next() -> None:
    for order_of_work in ORDERS_OF_WORK.values():
        keys = [first_of(person, work, order_of_work) for person in (3, 4) for work in range(MOST_KINDS_OF_WORK)]
        assert all(one < two for one, two in pairwise(keys))
