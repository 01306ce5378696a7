"""What a planner would write in SimPy, Ciw or salabim does the same work as the model's own diaries."""

from __future__ import annotations

import pytest

from bench import beside
from bench.caseload import MINUTES_A_DAY, caseload
from bench.children import Measured
from bench.engines import compiled
from bench.planners import PLANNERS, ciw, salabim, simpy_template
from bench.working_time import Calendar, diaries_of

CASE = caseload(40, 1, 1)


def test_simpy_in_the_style_of_a_template_gives_the_rows_of_the_compiled_diaries() -> None:
    (_, ours), (_, theirs) = compiled(CASE, 0), simpy_template(CASE, 0)
    assert theirs == ours
    assert ours.activities > 1000
    assert ours.late > 0  # or order would not matter


def test_salabim_gives_the_rows_of_the_compiled_diaries() -> None:
    pytest.importorskip("salabim")
    (_, ours), (_, theirs) = compiled(CASE, 0), salabim(CASE, 0)
    assert theirs == ours


def test_ciw_does_the_same_work_as_late_but_not_in_quite_the_same_order() -> None:
    pytest.importorskip("ciw")
    (_, ours), (_, theirs) = compiled(CASE, 0), ciw(CASE, 0)
    assert (theirs.activities, theirs.late) == (ours.activities, ours.late)
    assert theirs.digest != ours.digest


def test_every_engine_beside_ours_has_a_row() -> None:
    assert set(PLANNERS) < set(beside.BESIDE)
    assert {beside.OURS, beside.PLAIN} < set(beside.BESIDE)


def test_a_minute_on_duty_is_a_day_and_a_minute_of_it() -> None:
    calendar = Calendar(CASE)  # 1 April 2009 is a Wednesday: days 0, 1 and 2 are working days, then a weekend
    assert calendar.working_days[:4] == [0, 1, 2, 5]
    assert calendar.day_and_minute(1) == (0, 9 * 60)  # the first day begins at minute 1
    assert calendar.day_and_minute(1 + MINUTES_A_DAY) == (1, 9 * 60)  # on the stroke of a day's end: the next day
    assert calendar.day_and_minute(1 + 3 * MINUTES_A_DAY + 25) == (5, 9 * 60 + 25)


def test_what_is_due_first_opens_first_and_all_of_it_before_the_day() -> None:
    calendar = Calendar(CASE)
    first, second = calendar.opens(1, due=4, person=39, work=1), calendar.opens(1, due=5, person=0, work=1)
    assert MINUTES_A_DAY < first < second < 1 + MINUTES_A_DAY
    assert calendar.opens(3, due=4, person=1, work=1) == calendar.opens(5, due=4, person=1, work=1)  # over the weekend
    assert calendar.opens(CASE.days, due=400, person=1, work=1) > calendar.ends


def test_a_piece_that_the_end_finds_in_the_diary_is_outstanding() -> None:
    diary = diaries_of(CASE)[0]
    owed = CASE.duties[0]
    assert diary.outstanding()[:6] == (0, owed.due, CASE.days, 0, 0, 0)


@pytest.mark.parametrize(("engine", "rows", "late", "said"), [
    ("salabim", "other", 100, "rows differ"),
    ("Ciw", "other", 120, "not as late"),
])  # fmt: skip
def test_the_run_stops_when_an_engine_did_other_work(engine: str, rows: str, late: int, said: str) -> None:
    runs = {
        "plain": [Measured((1, 1, 1), 1000, "rows", 1, 1, 100)],
        engine: [Measured((1, 1, 1), 1000, rows, 1, 1, late)],
    }
    with pytest.raises(AssertionError, match=said):
        beside.assert_same_work(runs)


def test_a_library_that_is_not_installed_is_said_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(beside, "find_spec", lambda library: None)
    monkeypatch.setattr(beside, "_runs", lambda engine, size, runs: [Measured((1, 1, 1), 1000, "rows", 1, 1, 100)])
    beside.print_beside(quick=True)
    printed = capsys.readouterr().out
    assert printed.count("is not installed") == 2
    assert "the same" in printed
