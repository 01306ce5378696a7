"""What answers reach that nobody thought about: at random, and those of another file. For the table in the docs."""

from __future__ import annotations

from statistics import mean

from rightmix_sim.exercises import assignment, codes, exercise, mark, material_of, reference
from tests.exercises.answers_at_random import at_random

SEEDS = 6  # for each code


def reached(id: str) -> dict[str, int]:
    """In per cent of the tools' points: the least of reference answers, the most and the mean of the others."""
    set_to = {code: assignment(id, code) for code in codes(id)}
    best = {code: reference(one) for code, one in set_to.items()}
    chance = [
        mark(one, at_random(exercise(id), material_of(one), seed)).share
        for one in set_to.values()
        for seed in range(SEEDS)
    ]
    others = [mark(one, best[other]).share for code, one in set_to.items() for other in best if other != code]
    return {
        "reference": round(100 * min(mark(one, best[code]).share for code, one in set_to.items())),
        "empty": round(100 * max(mark(one, {}).share for one in set_to.values())),
        "random mean": round(100 * mean(chance)),
        "random most": round(100 * max(chance)),
        "neighbour mean": round(100 * mean(others)),
        "neighbour most": round(100 * max(others)),
    }
