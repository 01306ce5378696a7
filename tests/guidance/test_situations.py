"""Every situation that a practitioner worked by hand comes out as they wrote it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rightmix_sim.files import read_yaml
from rightmix_sim.guidance import Attempt, due_date, due_days, judge, load_book
from rightmix_sim.workdays import day_number

FOLDER = Path(__file__).parent / "situations"
KEYS = {"standard", "name", "since", "done", "failed", "ended", "as_at", "sum", "periods"}
NEEDED = KEYS - {"done", "failed", "ended"}


def situations() -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{file.name}: {one['standard']}: {one['name']}", one)
        for file in sorted(FOLDER.glob("*.yaml"))
        for one in read_yaml(file)["situations"]
    ]


ALL = situations()


@pytest.mark.parametrize("situation", [one for _, one in ALL], ids=[name for name, _ in ALL])
def test_the_situation_is_judged_as_worked_by_hand(situation: dict[str, Any]) -> None:
    assert set(situation) >= NEEDED and set(situation) <= KEYS
    attempts = [Attempt(day) for day in situation.get("done", [])]
    attempts += [Attempt(day, succeeded=False) for day in situation.get("failed", [])]
    periods = judge(
        load_book()[situation["standard"]], situation["since"], attempts, situation.get("ended"), situation["as_at"]
    )
    assert [asdict(period) for period in periods] == situation["periods"]


def test_every_interval_and_deadline_standard_has_at_least_three_situations() -> None:
    counted = {standard.id: 0 for standard in load_book() if standard.kind in ("interval", "deadline")}
    for _, situation in ALL:
        counted[situation["standard"]] += 1
    assert [name for name, count in counted.items() if count < 3] == []


def test_the_situations_show_met_late_and_not_counted_for_intervals_and_deadlines() -> None:
    shown = {
        (load_book()[one["standard"]].kind, period["verdict"], period["done"] is None)
        for _, one in ALL
        for period in one["periods"]
    }
    for kind in ("interval", "deadline"):
        assert {
            (kind, "met", False),
            (kind, "late", False),
            (kind, "late", True),
            (kind, "not_counted", True),
        } <= shown


@pytest.mark.parametrize("standard", [s for s in load_book() if s.kind in ("interval", "deadline")], ids=lambda s: s.id)
def test_due_days_agrees_with_due_date_on_every_day_of_ten_years(standard: Any) -> None:
    first, count = day_number(date(2003, 12, 20)), 3653
    by_day = [
        day_number(due_date(standard, date.fromordinal(date(2003, 12, 20).toordinal() + n))) for n in range(count)
    ]
    np.testing.assert_array_equal(due_days(standard, first, count), by_day)
