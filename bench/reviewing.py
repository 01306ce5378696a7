"""Reviewing plans: how fast sets are read, reviewed and weighed, on one core."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from rightmix_sim import strict_yaml
from rightmix_sim.plans import plan_set, review_set
from rightmix_sim.plans.alignment.matrix import matrix_of
from rightmix_sim.plans.mix.weighing import mix_of

SETS = Path(__file__).parents[1] / "tests" / "plans" / "sets"
REVIEWS, ROUNDS = 1_000, 3
ASKED = 10.0  # seconds for a thousand reviews


def print_reviewing(*, quick: bool) -> None:
    """One row for each step. Raises `AssertionError` if a set that is sound yields a finding."""
    plain = [strict_yaml.load(path.read_text(encoding="utf-8"), str(path)) for path in sorted(SETS.glob("*.yaml"))]
    number = 2 * len(plain) if quick else REVIEWS
    given = [plain[one % len(plain)] for one in range(number)]
    read = [plan_set(one["case"], one["plans"]) for one in given]
    assert not any(review_set(one).findings for one in read[: len(plain)])
    actions = sum(len(plan.actions) for one in read for plan in one.plans) / number
    print(f"\nPlans: {number:,} sets with {actions:.0f} actions each.\n")
    steps: dict[str, tuple[Callable[[Any], object], Sequence[Any]]] = {
        "checked and shaped": (lambda one: plan_set(one["case"], one["plans"]), given),
        "reviewed": (review_set, read),
        "laid side by side": (matrix_of, read),
        "weighed": (mix_of, read),
    }
    print(f"{'step':<22}{'best s':>9}{'median s':>10}{'sets/s':>10}{'of the time asked':>20}")
    for step, (work, sets) in steps.items():
        seconds = [_seconds(work, sets) for _ in range(1 if quick else ROUNDS)]
        share = f"{min(seconds) / (ASKED * number / REVIEWS):.0%}" if step == "reviewed" else ""
        print(f"{step:<22}{min(seconds):>9.3f}{median(seconds):>10.3f}{number / min(seconds):>10,.0f}{share:>20}")


def _seconds(work: Callable[[Any], object], given: Sequence[Any]) -> float:
    start = process_time()
    for one in given:
        work(one)
    return process_time() - start
