"""RM2000: how fast histories are read and scored, beside a second implementation that neither checks nor explains."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from statistics import median
from time import process_time
from typing import Any

from rightmix_sim.history import as_history
from rightmix_sim.risk.rm2000 import score
from tests.risk.random_histories import random_history
from tests.risk.second_rm2000 import second_score

HISTORIES, ROUNDS = 20_000, 5
COMPARED = ("eligible", "reason", "s", "v", "c", "adapted")


def print_scoring(*, quick: bool) -> None:
    """One row for each step. Raises `AssertionError` if the two implementations differ on a single history."""
    plain = histories(500 if quick else HISTORIES)
    read = [as_history(history) for history in plain]
    for history, ready in zip(plain, read, strict=True):
        ours, second = score(ready).to_dict(), second_score(history)
        assert all(ours[key] == second[key] for key in COMPARED), f"they differ on {history}"
    entries = sum(len(history["appearances"]) for history in plain)
    print(f"\nRM2000: {len(plain):,} random histories with {entries / len(plain):.1f} entries each; same results.\n")
    steps: dict[str, tuple[Callable[[Any], object], Sequence[Any]]] = {
        "second, unchecked": (second_score, plain),
        "scored": (score, read),
        "read and checked": (as_history, plain),
        "read and scored": (score, plain),
        "with every reason": (lambda history: score(history).to_dict(), plain),
    }
    seconds: dict[str, list[float]] = {step: [] for step in steps}
    for _ in range(1 if quick else ROUNDS):
        for step, (work, given) in steps.items():
            seconds[step].append(_seconds(work, given))
    print(f"{'step':<22}{'best s':>9}{'median s':>10}{'histories/s':>14}{'x best':>8}{'x median':>10}")
    best, middle = min(seconds["second, unchecked"]), median(seconds["second, unchecked"])
    for step, found in seconds.items():
        print(f"{step:<22}{min(found):>9.3f}{median(found):>10.3f}{len(plain) / min(found):>14,.0f}"
              f"{best / min(found):>8.1f}{middle / median(found):>10.1f}")  # fmt: skip


def histories(number: int) -> list[dict[str, Any]]:
    """Random histories as plain data, the same each time."""
    draw = random.Random(2009)
    return [random_history(draw) for _ in range(number)]


def _seconds(work: Callable[[Any], object], given: Sequence[Any]) -> float:
    start = process_time()
    for one in given:
        work(one)
    return process_time() - start
