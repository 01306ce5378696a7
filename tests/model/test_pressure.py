"""Constructive work gives way when hours are short (¶6.8), and that comes out of what is done first, not of a rule."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import numpy as np
import pytest

import rightmix_sim.model
from rightmix_sim.records import WORK_KINDS, Outcome, Role, Work, work_rows
from tests.model.areas import ash, frame, months, run

ROOM = Path(rightmix_sim.model.__file__).parent
WHAT_IS_DONE_FIRST = ("diaries.py", "diary.py", "duty.py", "heap.py", "lists.py", "plain.py", "plain_duty.py")
DATED = [
    kind
    for kind, about in WORK_KINDS.items()
    if about.role is Role.OFFENDER_MANAGER and kind not in (Work.ONE_TO_ONE, Work.PRE_PROGRAMME)
]

# Ways of having fewer hours for registered people, each from ample to very short
SQUEEZES: dict[str, list[dict[str, object]]] = {
    "less time for casework": [{"offender_managers__casework_share": share} for share in (0.9, 0.75, 0.65, 0.55)],
    "fewer posts": [{"offender_managers__posts": posts, "register__people": 300} for posts in (8, 5, 4, 3)],
    "more other cases": [
        {"offender_managers__caseload": cases, "offender_managers__hours_per_other_case": 1.1}
        for cases in (20, 35, 45, 60)
    ],
    "longer roads": [{"travel__probation_minutes": m, "probation_visits__minutes": 200.0} for m in (0.0, 240.0)],
}


@cache
def hours(squeeze: str, step: int, order: str = "earliest_due_first") -> tuple[float, float]:
    """Hours of one-to-one and of dated work by offender managers in three replications."""
    settings = {"offender_managers__hours_per_other_case": 1.1} | SQUEEZES[squeeze][step]
    settings |= {"offender_managers__order_of_work": order}
    constructive = dated = 0.0
    for seed in range(3):
        records = run(ash(**settings), seed, warm_up=months(4), length=months(12))
        rows = frame(records, "work")
        rows = rows[(rows.outcome == int(Outcome.DONE)) & (rows.day >= records.starts)]
        constructive += rows.minutes[rows.work == int(Work.ONE_TO_ONE)].sum() / 60
        dated += rows.minutes[rows.work.isin([int(kind) for kind in DATED])].sum() / 60
    return constructive, dated


def kept(squeeze: str, step: int, order: str = "earliest_due_first") -> tuple[float, float]:
    """The parts of one-to-one and of dated hours that are left, of what there was with ample hours."""
    ample, short = hours(squeeze, 0, order), hours(squeeze, step, order)
    return short[0] / ample[0], short[1] / ample[1]


@pytest.mark.parametrize("squeeze", ["less time for casework", "fewer posts", "more other cases"])
def test_the_shorter_the_hours_the_less_one_to_one_work_and_in_proportion_more_of_it_is_lost(squeeze: str) -> None:
    one_to_one = [hours(squeeze, step)[0] for step in range(4)]
    assert all(np.diff(one_to_one) < 0)
    for step in (1, 2, 3):
        constructive, dated = kept(squeeze, step)
        assert constructive < dated
    constructive, dated = kept(squeeze, 3)
    assert constructive < 0.5 and dated > 1.5 * constructive


@pytest.mark.parametrize("squeeze", ["less time for casework", "fewer posts", "more other cases"])
def test_where_first_come_is_first_served_one_to_one_work_gives_way_less(squeeze: str) -> None:
    by_date, in_turn = kept(squeeze, 3), kept(squeeze, 3, "first_come_first_served")
    assert in_turn[0] > by_date[0] + 0.1
    # and what one-to-one work keeps, dated work does not
    assert in_turn[0] - in_turn[1] > by_date[0] - by_date[1]


def test_longer_visits_by_road_take_from_one_to_one_work_not_from_other_dated_work() -> None:
    constructive, dated = kept("longer roads", 1)
    assert constructive < 0.95 and dated > 1


def test_with_ample_hours_nearly_all_one_to_one_work_is_done() -> None:
    area = ash(offender_managers__posts=12)
    records = run(area, length=months(12))
    people, rows = frame(records, "people"), frame(records, "work")
    outside = people[(people.order_kind > 0) & (people.standing != 1)]
    start, end = outside.order_start.clip(records.starts), outside.order_end.clip(upper=records.ends)
    weeks = (end - start).clip(0).sum() / 7
    sessions = (
        (rows.work == int(Work.ONE_TO_ONE)) & (rows.outcome == int(Outcome.DONE)) & (rows.day >= records.starts)
    ).sum()
    # One a week is meant; after a session the next opens a week later and may wait for a free day of the officer
    assert 0.75 * weeks < sessions <= weeks + len(outside)


@pytest.mark.parametrize("module", WHAT_IS_DONE_FIRST)
def test_the_code_that_decides_what_is_done_first_names_no_kind_of_work(module: str) -> None:
    tree = ast.parse((ROOM / "diaries" / module).read_text(encoding="utf-8"))
    kinds, purposes = {kind.name for kind in Work}, {about.purpose for about in WORK_KINDS.values()}
    words = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    words |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    words |= {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert not words & kinds and not words & purposes
    assert not any(word in text.lower() for text in words for word in ("one_to_one", "one-to-one", "constructive"))


def test_one_to_one_work_is_named_only_where_it_is_owed() -> None:
    """No module of the model knows it by name: only the table of work does."""
    naming = {path.name for path in ROOM.glob("**/*.py") if "ONE_TO_ONE" in path.read_text(encoding="utf-8")}
    assert naming == set() and Work.ONE_TO_ONE in work_rows()
