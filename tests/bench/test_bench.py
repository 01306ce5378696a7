"""The benchmark is only worth reading if its engines do the same work. Times are not tested."""

from __future__ import annotations

import re

import pytest

from bench import areas, run
from bench.caseload import caseload
from bench.children import Child, Size
from bench.engines import compiled, limit, plain
from rightmix_sim.model import simulate

SMALL = Size(people=40, officers=2, years=1)


def test_compiled_and_plain_diaries_give_the_same_rows() -> None:
    case = caseload(40, 2, 1)
    (_, ours), (_, oracle) = compiled(case, 0), plain(case, 0)
    assert ours == oracle
    assert ours.activities > 0


def test_the_caseload_brings_about_half_a_million_activities_a_full_size() -> None:
    # a person and year: 26 contacts; visits .2 * 12 + .4 * 4 + .4 * 2 = 4.8, and .3 / (1 - .3) * 4.8 = 2 failed ones at
    # most; 3 reviews: 34 to 36. Everybody is met for 5,000 * 3 / 40 = 375 times as many person-years.
    _, found = compiled(caseload(40, 1, 1), 0)
    assert 450_000 < 375 * found.activities < 600_000


def test_the_limit_turns_its_heap_as_often_as_work_falls_due() -> None:
    # everything on time: 26 contacts, 4.8 visits and 3 reviews for each of 40 people, 34 * 40 = 1,352; due dates differ
    _, found = limit(caseload(40, 2, 1), 0)
    assert found.activities == pytest.approx(1352, rel=0.03)


def test_the_run_stops_when_rows_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    class Other(Child):
        def __init__(self, engine: str, size: Size) -> None:
            self.engine = engine

        def run(self, events: int = 0) -> object:  # type: ignore[override]
            return run.Measured((0.0, 0.0, 0.0), 1, self.engine, 0.0, 0.0)

        def close(self) -> None: ...

    monkeypatch.setattr(run, "Child", Other)
    with pytest.raises(AssertionError, match="rows differ"):
        run.take_turns(SMALL, 1)


def test_differing_records_are_noticed() -> None:
    scenario = areas.scenarios(quick=True)[1]
    area = scenario.areas[0]
    areas.assert_identical(simulate(scenario, area, 1, 0), simulate(scenario, area, 1, 0))
    with pytest.raises(AssertionError, match="differs"):
        areas.assert_identical(simulate(scenario, area, 1, 0), simulate(scenario, area, 2, 0))


def test_the_time_in_the_diaries_is_part_of_the_whole() -> None:
    scenario = areas.scenarios(quick=True)[1]
    found = areas.split(scenario, scenario.areas[0])
    assert 0 < found.diaries < found.total
    assert 0 < found.records < found.total


@pytest.mark.soak
def test_the_quick_run_prints_every_engine_and_both_areas(capsys: pytest.CaptureFixture[str]) -> None:
    run.main(["--quick"])
    printed = capsys.readouterr().out
    for engine in run.ENGINES:
        assert re.search(rf"^{engine} +\d", printed, re.MULTILINE)
    assert re.search(r"^ *520 people", printed, re.MULTILINE)
    assert re.search(r"^ *400 people", printed, re.MULTILINE)
    assert "replications a second" in printed
    assert re.search(r"^SimPy, template +\d.* the same$", printed, re.MULTILINE)
    assert re.search(r"^with measures and findings +\d", printed, re.MULTILINE)
    assert re.search(r"^ +3x +1 +\d", printed, re.MULTILINE)
