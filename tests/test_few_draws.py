"""Draws without the compiler are the same draws."""

from __future__ import annotations

import numpy as np

from rightmix_sim.few_draws import Purpose, few_draws
from rightmix_sim.randomness import draws


def test_few_draws_are_those_of_the_compiled_generator_whatever_the_key() -> None:
    numbers = np.random.default_rng(9).integers(0, 2**31, (500, 5)).tolist()
    assert len(numbers) == 500
    for seed, replication, person, ordinal, attempt in numbers:
        few, many = few_draws(seed, replication, "elm"), draws(seed, replication, "elm")
        assert few.four(Purpose.CASE, person, ordinal, attempt) == many.four(Purpose.CASE, person, ordinal, attempt)


def test_they_are_the_same_at_the_ends_of_the_key_and_below_nought() -> None:
    ends = (0, 1, 2**63 - 1, -1)
    pairs = [(seed, person) for seed in (0, 1, 2**64 - 1) for person in ends]
    assert [few_draws(seed, 0, "").one(Purpose.WORK, person) for seed, person in pairs] == [
        draws(seed, 0, "").one(Purpose.WORK, person) for seed, person in pairs
    ]


def test_another_purpose_another_area_or_another_replication_deals_other_numbers() -> None:
    assert len({
        few_draws(1, 0, "elm").one(Purpose.CASE, 1),
        few_draws(1, 0, "elm").one(Purpose.PERSON, 1),
        few_draws(1, 0, "ash").one(Purpose.CASE, 1),
        few_draws(1, 1, "elm").one(Purpose.CASE, 1),
    }) == 4  # fmt: skip
