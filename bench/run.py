"""`make bench`: print how fast diaries, areas, a whole country, scoring, cases, plans, forms and marking are.

The engines take turns, so that a slow spell of the machine hits all of them; a quick engine first runs once unmeasured
in each turn. Times are processor seconds, best and median. Differing rows or records end the run with an error. Nothing
is written.
"""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Sequence
from statistics import median

from bench.children import Child, Measured, Size, seconds_to_first_answer
from tests.machine_code import drop_stale_machine_code

ENGINES = ("plain", "kernel", "compiled", "limit", "limit without draws")
SLOW = ("plain", "kernel")  # these run once a round
RUNS_A_ROUND = 5
QUICK = Size(people=200, officers=5, years=1)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run all benchmarks. `--quick` is a smoke test: everything small, once."""
    parser = argparse.ArgumentParser(prog="make bench", description=main.__doc__)
    parser.add_argument("--quick", action="store_true", help="everything small, once: a smoke test, not a measurement")
    parser.add_argument("--rounds", type=int, default=2, help="how often the engines take turns (default: %(default)s)")
    asked = parser.parse_args(arguments)
    size, rounds = (QUICK, 1) if asked.quick else (Size(), asked.rounds)

    drop_stale_machine_code()
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors\n")
    runs = take_turns(size, rounds)
    print_diaries(size, runs)
    if not asked.quick:
        print_start()

    # the parent stays small until the children have gone
    from bench.areas import print_areas  # noqa: PLC0415
    from bench.beside import print_beside  # noqa: PLC0415
    from bench.forms import print_forms  # noqa: PLC0415
    from bench.making import print_making  # noqa: PLC0415
    from bench.marking import print_marking  # noqa: PLC0415
    from bench.national import print_national  # noqa: PLC0415
    from bench.reviewing import print_reviewing  # noqa: PLC0415
    from bench.scoring import print_scoring  # noqa: PLC0415

    print_beside(quick=asked.quick)
    print_areas(quick=asked.quick)
    print_national(quick=asked.quick)
    print_scoring(quick=asked.quick)
    print_making(quick=asked.quick)
    print_reviewing(quick=asked.quick)
    print_forms(quick=asked.quick)
    print_marking(quick=asked.quick)


def take_turns(size: Size, rounds: int) -> dict[str, list[Measured]]:
    """The runs of each engine. Raises `AssertionError` if the compiled and the plain diaries differ in a single row."""
    children = {engine: Child(engine, size) for engine in ENGINES}
    runs: dict[str, list[Measured]] = {engine: [] for engine in ENGINES}
    for _ in range(rounds):
        for engine, child in children.items():
            events = runs["plain"][0].activities if runs["plain"] else 0
            if engine not in SLOW:
                child.run(events)  # after a pause its memory is cold, which the slow engines do not feel
            for _ in range(1 if engine in SLOW else RUNS_A_ROUND):
                runs[engine].append(child.run(events))
    for child in children.values():
        child.close()
    assert len({run.digest for run in runs["plain"] + runs["compiled"]}) == 1, "compiled and plain rows differ"
    return runs


def print_diaries(size: Size, runs: dict[str, list[Measured]]) -> None:
    """One row for each engine."""
    activities = runs["plain"][0].activities
    print(f"Diaries: {size.people:,} people, {size.officers} officers, {size.years} years: {activities:,} activities.")
    print("Rows of compiled and plain are identical. Processor seconds; 'above' is memory not held before the run.\n")
    print(f"{'engine':<22}{'runs':>5}{'best s':>9}{'median s':>10}{'activities/s':>14}{'x best':>8}{'x median':>10}"
          f"{'peak MB':>9}{'above':>7}")  # fmt: skip
    plain_best, plain_median = _best_and_median(runs["plain"])
    for engine in ENGINES:
        best, middle = _best_and_median(runs[engine])
        rate, last = runs[engine][0].activities / best, runs[engine][-1]
        print(f"{engine:<22}{len(runs[engine]):>5}{best:>9.3f}{middle:>10.3f}{rate:>14,.0f}"
              f"{plain_best / best:>8.1f}{plain_median / middle:>10.1f}"
              f"{last.peak:>9.0f}{last.above:>7.0f}")  # fmt: skip
    print(f"\nIts parts, medians: {'entering duties':>22}{'working':>10}{'ordering rows':>16}")
    for engine in ("plain", "compiled"):
        entering, working, ordering = (median(part) for part in zip(*(run.parts for run in runs[engine]), strict=True))
        print(f"{engine:<22}{entering:>20.3f}{working:>10.3f}{ordering:>16.3f}")


def print_start() -> None:
    """What compiling costs, once for each machine and version."""
    cold, warm = seconds_to_first_answer()
    print(f"\nFrom a bare interpreter to a first small answer: {cold:.1f} s with nothing compiled, {warm:.1f} s after.")


def _best_and_median(runs: Sequence[Measured]) -> tuple[float, float]:
    seconds = [run.seconds for run in runs]
    return min(seconds), median(seconds)


if __name__ == "__main__":
    main()
