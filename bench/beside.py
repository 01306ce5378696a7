"""The model's diaries beside what a planner would otherwise take, SimPy, Ciw and salabim, on the same service."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Final

from bench.children import Child, Measured, Size

SIZE, QUICK = Size(people=1000, officers=25), Size(people=80, officers=2, years=1)
PLAIN, OURS, CIW = "plain", "compiled", "Ciw"
BESIDE: Final = (OURS, PLAIN, "SimPy, template", CIW, "salabim")
RUNS: Final = {OURS: 10, PLAIN: 2, "SimPy, template": 2, CIW: 2}  # the quick ones more often; others once
_LIBRARIES: Final = {CIW: "ciw", "salabim": "salabim"}
_ALIKE = 0.01  # how far what Ciw makes late may be from the others', as a share

Runs = dict[str, list[Measured]]


def print_beside(*, quick: bool) -> None:
    """One row for each engine. Raises `AssertionError` when they have not done the same work."""
    size = QUICK if quick else SIZE
    missing = [name for name, library in _LIBRARIES.items() if find_spec(library) is None]
    there = [engine for engine in BESIDE if engine not in missing]
    runs = {engine: _runs(engine, size, 1 if quick else RUNS.get(engine, 1)) for engine in there}
    assert_same_work(runs)
    done = runs[PLAIN][0]
    print(f"\nBeside other libraries: {size.people:,} people, {size.officers} officers, years: {size.years};"
          f" {done.activities:,} activities, {done.late:,} days late.\n")  # fmt: skip
    print(f"{'engine':<18}{'runs':>5}{'best s':>9}{'activities/s':>14}{'compiled = 1':>14}{'peak MB':>9}{'above':>7}"
          f"{'days late':>11}  rows")  # fmt: skip
    best = min(run.seconds for run in runs[OURS])
    for engine, found in runs.items():
        quickest, last = min(run.seconds for run in found), found[-1]
        rows = "the same" if last.digest == done.digest else "not the same"
        rate = last.activities / quickest
        print(f"{engine:<18}{len(found):>5}{quickest:>9.3f}{rate:>14,.0f}{quickest / best:>14,.0f}"
              f"{last.peak:>9.0f}{last.above:>7.0f}{last.late:>11,}  {rows}")  # fmt: skip
    for name in missing:
        print(f"{name:<18} is not installed: pip install 'rightmix-sim[bench]'")


def assert_same_work(runs: Runs) -> None:
    """The rows of all engines are the same; Ciw's may differ where a piece ran into the day of its next attempt."""
    for engine, found in runs.items():
        done = runs[PLAIN][0]
        if engine != CIW:
            assert {run.digest for run in found} == {done.digest}, f"{engine}: the rows differ"
        for run in found:
            assert abs(run.activities - done.activities) <= _ALIKE * done.activities, f"{engine}: not the same work"
            assert abs(run.late - done.late) <= _ALIKE * done.late + 1, f"{engine}: not as late"


def _runs(engine: str, size: Size, runs: int) -> list[Measured]:
    child = Child(engine, size)
    found = [child.run() for _ in range(runs)]
    child.close()
    return found


if __name__ == "__main__":
    print_beside(quick=False)
