"""Periods of standards that people, orders and work out of the ordinary lead to; and what is shared by all findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.findings.counts import count_findings
from rightmix_sim.measures import measure
from rightmix_sim.overload import overload_of
from rightmix_sim.records import Work
from tests.findings.counted import BOOK, ON_ORDER, found
from tests.findings.hand_made import done, hand_made
from tests.model.areas import changed, months, packaged, run


def test_a_day_on_which_two_orders_hold_belongs_to_the_one_that_began_last() -> None:
    orders = [
        {"person": 0, "start": "2009-04-06", "end": "2012-02-02"},
        {"person": 0, "start": "2009-05-04", "end": "2012-02-02"},
    ]
    # First contact within five working days. Order 1: from Monday 6 April due 15 April, as Good Friday the 10th and
    # Easter Monday the 13th do not count. Order 2: from Monday 4 May (a holiday) due 11 May. The contact of 8 May is
    # the first of the second order and none of the first.
    rows = [done(0, Work.CONTACT, "2009-05-08")]
    assert found(hand_made([ON_ORDER], rows, orders=orders), "first-contact") == (1, 2)


def test_two_visits_on_one_day_are_two_periods_of_which_the_first_takes_no_time() -> None:
    # From 2 April due 2 May, made on that day, twice; from 2 May due 2 June, made on 1 June: all three met.
    # The last period, from 1 June, falls due on 1 July, after the end.
    visits = [done(0, Work.POLICE_VISIT, on) for on in ("2009-04-02", "2009-05-02", "2009-05-02", "2009-06-01")]
    records = hand_made([{"rm2000": 2}], visits, starts="2009-04-03", ends="2009-07-01")
    assert found(records, "police-visit-high") == (3, 3)


def test_what_is_worked_out_once_is_changed_by_nobody_who_is_given_it() -> None:
    area = changed(packaged("six-areas-2009").area("elm"), {"register.people": 60})
    records = run(area, warm_up=months(3), length=months(9))
    counts = count_findings(records, BOOK)
    arrays = list(_arrays(records.worked_out))
    for array in arrays:
        array.flags.writeable = False  # whoever writes to it now fails
    assert len(arrays) > 50
    assert count_findings(records, BOOK) == counts
    assert measure(records, area) and overload_of(records, area)


def _arrays(found: object) -> Iterator[NDArray[np.generic]]:
    if isinstance(found, np.ndarray):
        yield found
    elif isinstance(found, dict | list | tuple):
        for part in found.values() if isinstance(found, dict) else found:
            yield from _arrays(part)
    elif is_dataclass(found):
        yield from _arrays(list(vars(found).values()))
