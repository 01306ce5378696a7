"""The files of a simulated inspection, drawn by lot and by the design of ¶1.10."""

from __future__ import annotations

import numpy as np
import pytest

from rightmix_sim.randomness import draws
from rightmix_sim.records import Standing
from rightmix_sim.validation.basis import size
from rightmix_sim.validation.sample import Drawn, Files, draw, files_of
from tests.findings.counted import ON_ORDER
from tests.findings.hand_made import hand_made

AREAS = ("elm", "oak")
LUCK = {area: draws(1, 0, area) for area in AREAS}


def files(required: int, outside: int) -> dict[str, Files]:
    """So many of either kind in each of two areas."""
    one = Files(np.arange(required), np.arange(required, required + outside))
    return dict.fromkeys(AREAS, one)


def numbers(drawn: dict[str, Drawn]) -> tuple[int, int, int]:
    """Cases, those without a programme, and police records."""
    every = drawn.values()
    return (
        sum(one.cases.size for one in every),
        sum(one.without_programme for one in every),
        sum(one.records.size for one in every),
    )


def test_74_cases_are_drawn_47_of_them_without_a_programme_and_62_police_records() -> None:
    assert numbers(draw(files(required=300, outside=300), LUCK, 0, size())) == (74, 47, 62)


def test_cases_without_a_programme_are_taken_more_often_than_chance_would() -> None:
    # 100 of 400 have none, a quarter; among those drawn they are 47 of 74, 64%
    cases, without, _ = numbers(draw(files(required=150, outside=50), LUCK, 0, size()))
    assert without / cases == pytest.approx(0.635, abs=0.001)


def test_where_one_group_runs_out_the_other_fills_up() -> None:
    assert numbers(draw(files(required=300, outside=10), LUCK, 0, size())) == (74, 20, 62)
    assert numbers(draw(files(required=5, outside=300), LUCK, 0, size())) == (74, 64, 62)


def test_where_there_are_fewer_files_all_are_read_and_records_in_proportion() -> None:
    # 20 files of two areas; 20 * 62 / 74 = 16.8 police records
    assert numbers(draw(files(required=5, outside=5), LUCK, 0, size())) == (20, 10, 17)


def test_the_police_records_are_those_of_cases_that_are_read() -> None:
    for one in draw(files(required=60, outside=60), LUCK, 0, size()).values():
        assert set(one.records.tolist()) <= set(one.cases.tolist())


def test_the_police_records_have_the_same_share_without_a_programme_as_the_cases() -> None:
    there, outside = files(required=300, outside=300), np.arange(300, 600)
    read = [one.records for number in range(100) for one in draw(there, LUCK, number, size()).values()]
    share = np.isin(np.concatenate(read), outside).mean()
    assert share == pytest.approx(47 / 74, abs=0.02)  # of 6,200; one standard error is 0.6%


def test_another_inspection_of_the_same_run_reads_other_files() -> None:
    first, second = (draw(files(300, 300), LUCK, number, size())["elm"].cases.tolist() for number in (0, 1))
    assert first != second
    assert first == draw(files(300, 300), LUCK, 0, size())["elm"].cases.tolist()


def test_a_file_more_moves_no_other() -> None:
    few, more = files(required=100, outside=100), files(required=100, outside=101)
    before, after = (draw(one, LUCK, 0, size()) for one in (few, more))
    known = {area: set(before[area].cases.tolist()) for area in AREAS}
    gone = [person for area in AREAS for person in known[area] - set(after[area].cases.tolist())]
    # each area has one file more that may be drawn, and each of those takes the place of one at most
    assert len(gone) <= 2


def test_only_cases_on_the_last_day_can_be_drawn_and_by_what_their_order_requires() -> None:
    required = ON_ORDER | {"standing": int(Standing.REQUIRED)}
    over = required | {"order_end": "2009-12-01"}
    records = hand_made([required, ON_ORDER, over, {}])
    there = files_of(records)
    assert there.required.tolist() == [0]
    assert there.outside.tolist() == [1]


def test_a_new_licence_after_a_recall_counts_as_without_a_programme() -> None:
    recalled = ON_ORDER | {"standing": int(Standing.REQUIRED)}
    orders = [
        {"person": 0, "kind": 2, "start": "2009-02-02", "end": "2009-06-01"},
        {"person": 0, "kind": 2, "start": "2009-09-01", "end": "2011-02-02"},
    ]
    there = files_of(hand_made([recalled], orders=orders))
    assert (there.required.tolist(), there.outside.tolist()) == ([], [0])
