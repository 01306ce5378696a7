"""Records of some people only: nothing of the others is left, and nothing of theirs is lost."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from rightmix_sim.findings import count_findings
from rightmix_sim.records import Records
from rightmix_sim.validation.restricted import records_of
from tests.findings.counted import ON_ORDER
from tests.findings.hand_made import done, hand_made
from tests.model.areas import ash, months, packaged, run

BOOK = packaged("six-areas-2009").book
OF_STAFF = {"supervision-monthly"}  # owed to officers, who are nobody's file


@cache
def small_run() -> Records:
    return run(ash(register__people=60), 3, warm_up=months(2), length=months(6))


def test_with_everybody_all_findings_about_people_are_as_they_were() -> None:
    records = small_run()
    everybody = records_of(records, records.people["person"].astype(np.int64))
    assert [one for one in count_findings(everybody, BOOK) if one.name not in OF_STAFF] == [
        one for one in count_findings(records, BOOK) if one.name not in OF_STAFF
    ]


@pytest.mark.parametrize("table", ["people", "orders", "states", "events", "duties", "work", "programme", "sessions"])
def test_no_row_of_anybody_else_is_left(table: str) -> None:
    records, whom = small_run(), np.array([3, 17, 40])
    rows = getattr(records, table)["person"]
    left = getattr(records_of(records, whom), table)["person"]
    assert set(left.tolist()) <= {3, 17, 40}
    assert left.size == np.isin(rows, whom).sum()


def test_a_piece_of_work_still_belongs_to_its_duty() -> None:
    records = records_of(small_run(), np.array([3, 17, 40]))
    work, duties = records.work, records.duties
    assert duties["duty"].tolist() == list(range(duties["duty"].size))
    assert (duties["person"][work["duty"]] == work["person"]).all()
    assert (duties["work"][work["duty"]] == work["work"]).all()
    assert work["duty"].size > 0


def test_two_people_apart_make_the_two_together() -> None:
    from rightmix_sim.records import Work

    rows = [done(person, Work.PROBATION_VISIT, "2009-06-01") for person in (0, 2)]
    records = hand_made([ON_ORDER, ON_ORDER, ON_ORDER], rows)

    def visited(*people: int) -> tuple[int, int]:
        counts = count_findings(records_of(records, np.array(people)), BOOK)
        (one,) = [count for count in counts if count.name == "probation-visits-used"]
        return one.met, one.due

    # 0 was visited, 1 was not: 1 of 1, 0 of 1, 1 of 2
    assert (visited(0), visited(1), visited(0, 1)) == ((1, 1), (0, 1), (1, 2))


def test_nobody_has_no_findings() -> None:
    counts = count_findings(records_of(small_run(), np.array([], np.int64)), BOOK)
    about_people = [one for one in counts if one.name == "probation-visits-used"]
    assert [(one.met, one.due) for one in about_people] == [(0, 0)]
