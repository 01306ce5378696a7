"""Keyed draws: numpy's Philox as the known answer, and luck that depends on nothing but its key."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.stats import chi2

from rightmix_sim.randomness import Purpose, draws, duration_factors, exponential, philox, pick

WORD = 1 << 64


def numpy_block(key: tuple[int, int], counter: tuple[int, int, int, int]) -> list[int]:
    """The four words numpy deals for a counter. It adds one to the counter first, so it is told one less."""
    whole = sum(part << (64 * place) for place, part in enumerate(counter))
    before = (whole - 1) % (1 << 256)
    words = np.array([(before >> (64 * place)) % WORD for place in range(4)], np.uint64)
    generator = np.random.Philox(counter=words, key=np.array(key, np.uint64))
    return [int(word) for word in generator.random_raw(4)]


def our_block(key: tuple[int, int], counter: tuple[int, int, int, int]) -> list[int]:
    return [int(word) for word in philox(*(np.uint64(part) for part in (*key, *counter)))]


def some_words(seed: int, count: int) -> list[int]:
    return [int(word) for word in np.random.default_rng(seed).integers(0, WORD, count, np.uint64, endpoint=False)]


def test_philox_deals_what_numpy_deals_for_three_thousand_random_keys_and_counters() -> None:
    words = some_words(2010, 6 * 3000)
    for first in range(0, len(words), 6):
        a, b, *counter = words[first : first + 6]
        assert our_block((a, b), tuple(counter)) == numpy_block((a, b), tuple(counter))


@pytest.mark.parametrize("counter", [(0, 0, 0, 0), (1, 0, 0, 0), (WORD - 1,) * 4, (0, 1, 0, 0), (WORD - 1, 0, 0, 0)])
@pytest.mark.parametrize("key", [(0, 0), (WORD - 1, WORD - 1), (1, 0), (0, 1)])
def test_philox_deals_what_numpy_deals_at_the_ends(key: tuple[int, int], counter: tuple[int, int, int, int]) -> None:
    assert our_block(key, counter) == numpy_block(key, counter)


def test_a_draw_is_the_upper_53_bits_of_numpys_word() -> None:
    luck = draws(seed=5, replication=3, area="elm")
    words = numpy_block((int(luck.key_0), int(luck.key_1)), (int(Purpose.PERSON), 77, 2, 1))
    assert luck.four(Purpose.PERSON, 77, 2, 1) == tuple((word >> 11) / 2**53 for word in words)
    assert luck.one(Purpose.PERSON, 77, 2, 1) == (words[0] >> 11) / 2**53


def test_draws_do_not_depend_on_what_was_drawn_before() -> None:
    luck = draws(1, 0, "elm")
    keys = [(purpose, person, ordinal) for purpose in Purpose for person in range(20) for ordinal in range(3)]
    forwards = {key: luck.four(*key) for key in keys}
    backwards = {key: draws(1, 0, "elm").four(*key) for key in reversed(keys)}
    assert forwards == backwards


@pytest.mark.parametrize(
    "other",
    [draws(2, 0, "elm"), draws(1, 1, "elm"), draws(1, 0, "oak")],
    ids=["another seed", "another replication", "another area"],
)
def test_another_seed_replication_or_area_deals_other_luck(other: object) -> None:
    luck = draws(1, 0, "elm")
    same = [
        person
        for person in range(200)
        if set(luck.four(Purpose.PERSON, person)) & set(other.four(Purpose.PERSON, person))  # type: ignore[attr-defined]
    ]
    assert same == []


def test_every_place_of_the_key_counts() -> None:
    luck = draws(0, 0, "elm")
    drawn = {
        luck.four(purpose, person, ordinal, attempt)
        for purpose in (Purpose.PERSON, Purpose.ORDER)
        for person in range(10)
        for ordinal in range(10)
        for attempt in range(10)
    }
    assert len(drawn) == 2 * 10 * 10 * 10


def test_no_two_purposes_and_no_two_kinds_of_work_share_a_counter() -> None:
    # The kind of work is added to Purpose.WORK as kind * 256, so kinds 0 to 8 take 1, 257, ..., 2049.
    work = {int(Purpose.WORK) + (kind << 8) for kind in range(9)}
    others = {int(purpose) for purpose in Purpose if purpose is not Purpose.WORK}
    assert len(work) == 9 and not work & others and len(others) == len(Purpose) - 1


def test_seed_0_is_a_seed_like_any_other() -> None:
    zero = [draws(0, 0, "elm").one(Purpose.PERSON, person) for person in range(1000)]
    one = [draws(1, 0, "elm").one(Purpose.PERSON, person) for person in range(1000)]
    assert zero == [draws(0, 0, "elm").one(Purpose.PERSON, person) for person in range(1000)]
    assert not set(zero) & set(one)
    # The mean of n draws has the standard error sqrt(1/12 / n) = 0.0091 for n = 1000; four of them are 0.037.
    assert abs(np.mean(zero) - 0.5) < 4 * math.sqrt(1 / 12 / 1000)


def test_draws_are_spread_evenly_over_a_hundred_bins() -> None:
    luck, n = draws(11, 0, "elm"), 20_000
    drawn = np.array([luck.four(Purpose.PERSON, person) for person in range(n)])
    assert drawn.min() >= 0 and drawn.max() < 1
    for column in drawn.T:
        seen = np.bincount((column * 100).astype(int), minlength=100)
        # n / 100 = 200 are expected in a bin; the sum of (seen - 200)^2 / 200 is chi-squared with 99 degrees.
        assert ((seen - n / 100) ** 2 / (n / 100)).sum() < chi2.ppf(1 - 1e-5, 99)


@pytest.mark.parametrize("place", ["person", "ordinal", "attempt", "purpose", "replication", "within four"])
def test_neighbouring_keys_are_uncorrelated(place: str) -> None:
    n = 10_000
    luck = draws(3, 0, "elm")
    steps = {
        "person": lambda i: luck.one(Purpose.PERSON, i + 1),
        "ordinal": lambda i: luck.one(Purpose.PERSON, i, 1),
        "attempt": lambda i: luck.one(Purpose.PERSON, i, 0, 1),
        "purpose": lambda i: luck.one(Purpose.ORDER, i),
        "replication": lambda i: draws(3, 1, "elm").one(Purpose.PERSON, i),
        "within four": lambda i: luck.four(Purpose.PERSON, i)[1],
    }
    first = [luck.one(Purpose.PERSON, i) for i in range(n)]
    second = [steps[place](i) for i in range(n)]
    # The correlation of n independent pairs has the standard error 1 / sqrt(n) = 0.01.
    assert abs(np.corrcoef(first, second)[0, 1]) < 4 / math.sqrt(n)


@pytest.mark.parametrize(
    ("u", "index"), [(0.0, 0), (0.4999, 0), (0.5, 1), (0.7999, 1), (0.8, 2), (0.999, 2), (0.9999999, 2)]
)
def test_pick_divides_the_line_by_the_shares(u: float, index: int) -> None:
    # 0.5, then 0.5 + 0.3 = 0.8, then the rest
    assert pick([0.5, 0.3, 0.2], u) == index


def test_pick_never_takes_what_has_no_share() -> None:
    assert {pick([0.0, 1.0, 0.0], u) for u in (0.0, 0.5, 1 - 2**-53)} == {1}


def test_pick_falls_on_the_last_where_rounding_leaves_a_gap() -> None:
    # Ten shares of 0.1 add up to 0.9999999999999999, less than the largest number below 1 that can be drawn.
    assert pick([0.1] * 10, 1 - 2**-53) == 9


def test_a_waiting_time_has_the_median_of_its_mean_times_the_logarithm_of_two() -> None:
    # 1 - exp(-t / 10) = 1/2 gives t = 10 * ln 2 = 6.931
    assert exponential(10, 0.5) == pytest.approx(6.931, abs=0.001)
    assert exponential(10, 0.0) == 0
    assert math.isfinite(exponential(10, 1 - 2**-53))


def test_waiting_times_have_their_mean_and_no_memory() -> None:
    luck, n = draws(4, 0, "elm"), 20_000
    waits = np.array([exponential(30, luck.one(Purpose.ARRIVAL, number)) for number in range(n)])
    # The standard deviation is the mean, so the mean of n has the standard error 30 / sqrt(n) = 0.21.
    assert abs(waits.mean() - 30) < 4 * 30 / math.sqrt(n)
    longer = waits[waits > 30] - 30
    assert abs(longer.mean() - 30) < 4 * 30 / math.sqrt(longer.size)


@pytest.mark.parametrize("variation", [0.1, 0.35, 0.8])
def test_duration_factors_have_mean_1_and_the_variation_asked_for(variation: float) -> None:
    factors = duration_factors(variation)
    assert factors.mean() == pytest.approx(1, abs=1e-12)
    # 1024 middles of steps leave out the outermost tails, so a little variation is missing: less than 3 in 100.
    assert variation * 0.97 < factors.std() <= variation
    assert np.all(np.diff(factors) > 0) and factors[0] > 0


def test_without_variation_every_factor_is_1() -> None:
    assert set(duration_factors(0.0)) == {1.0}


def test_one_for_each_attempt_is_what_one_deals_for_it() -> None:
    luck = draws(2010, 3, "ash")
    each = luck.one_for_each(Purpose.LEAVE, 7, 2, 52)
    assert each.tolist() == [luck.one(Purpose.LEAVE, 7, 2, week) for week in range(52)]
