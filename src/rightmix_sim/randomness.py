"""Keyed draws: every random number is a pure function of seed, replication, area, purpose, person, ordinal and attempt.

So both arms of a comparison deal the same luck to the same person, and results depend neither on the order in which
things happen nor on how many processes share the work.

Source: Salmon et al. 2011, Philox4x64-10, the counter-based generator that numpy ships too; the tests hold this
compiled function against numpy's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from llvmlite import ir
from numba import njit, types
from numba.extending import intrinsic
from numpy.typing import NDArray

from rightmix_sim.few_draws import Purpose, key_of

__all__ = [
    "Draws",
    "Purpose",
    "draws",
    "duration_factors",
    "exponential",
    "four_uniforms",
    "philox",
    "pick",
]

_ROUNDS = 10
_MULTIPLIER_0 = np.uint64(0xD2E7470EE14C6C93)
_MULTIPLIER_1 = np.uint64(0xCA5A826395121157)
_WEYL_0 = np.uint64(0x9E3779B97F4A7C15)
_WEYL_1 = np.uint64(0xBB67AE8584CAA73B)
_TO_UNIT = 2.0**-53
_ELEVEN = np.uint64(11)


def _high_half_of(_context: Any, _a: Any, _b: Any) -> Any:
    def instructions(_context: Any, builder: Any, _signature: Any, factors: Any) -> Any:
        a, b = (builder.zext(factor, ir.IntType(128)) for factor in factors)
        return builder.trunc(builder.lshr(builder.mul(a, b), a.type(64)), ir.IntType(64))

    return types.uint64(types.uint64, types.uint64), instructions


# The high 64 bits of a 128-bit product: one instruction of the processor, which numba has no name for.
_high_half: Any = intrinsic(_high_half_of)


@njit("UniTuple(u8, 4)(u8, u8, u8, u8, u8, u8)", cache=True)
def philox(
    key_0: np.uint64, key_1: np.uint64, c0: np.uint64, c1: np.uint64, c2: np.uint64, c3: np.uint64
) -> tuple[np.uint64, np.uint64, np.uint64, np.uint64]:
    """Four random 64-bit words for a key and a counter."""
    for _ in range(_ROUNDS):
        high_0, low_0 = _high_half(_MULTIPLIER_0, c0), _MULTIPLIER_0 * c0
        high_1, low_1 = _high_half(_MULTIPLIER_1, c2), _MULTIPLIER_1 * c2
        c0, c1, c2, c3 = high_1 ^ c1 ^ key_0, low_1, high_0 ^ c3 ^ key_1, low_0
        key_0 += _WEYL_0
        key_1 += _WEYL_1
    return c0, c1, c2, c3


@njit("UniTuple(f8, 4)(u8, u8, i8, i8, i8, i8)", cache=True)
def four_uniforms(
    key_0: np.uint64, key_1: np.uint64, purpose: int, person: int, ordinal: int, attempt: int
) -> tuple[float, float, float, float]:
    """Four independent numbers in [0, 1) for one decision."""
    a, b, c, d = philox(key_0, key_1, np.uint64(purpose), np.uint64(person), np.uint64(ordinal), np.uint64(attempt))
    return (
        (a >> _ELEVEN) * _TO_UNIT,
        (b >> _ELEVEN) * _TO_UNIT,
        (c >> _ELEVEN) * _TO_UNIT,
        (d >> _ELEVEN) * _TO_UNIT,
    )


@njit("f8[:](u8, u8, i8, i8, i8, i8)", cache=True)
def _first_of_each(
    key_0: np.uint64, key_1: np.uint64, purpose: int, person: int, ordinal: int, attempts: int
) -> NDArray[np.float64]:
    first = np.empty(attempts)
    for attempt in range(attempts):
        first[attempt] = four_uniforms(key_0, key_1, purpose, person, ordinal, attempt)[0]
    return first


@dataclass(frozen=True)
class Draws:
    """The luck of one replication of one area."""

    key_0: np.uint64
    key_1: np.uint64

    def four(self, purpose: Purpose, person: int, ordinal: int = 0, attempt: int = 0) -> tuple[float, ...]:
        """Four numbers in [0, 1)."""
        drawn: tuple[float, ...] = four_uniforms(self.key_0, self.key_1, int(purpose), person, ordinal, attempt)
        return drawn

    def one(self, purpose: Purpose, person: int, ordinal: int = 0, attempt: int = 0) -> float:
        """A number in [0, 1)."""
        return self.four(purpose, person, ordinal, attempt)[0]

    def one_for_each(self, purpose: Purpose, person: int, ordinal: int, attempts: int) -> NDArray[np.float64]:
        """What `one` gives for attempts 0 to before `attempts`, much faster than asking for each."""
        drawn: NDArray[np.float64] = _first_of_each(self.key_0, self.key_1, int(purpose), person, ordinal, attempts)
        return drawn


def draws(seed: int, replication: int, area: str) -> Draws:
    """The draws of one replication of one area. The area's name is part of the key, never its place in a list."""
    key_0, key_1 = key_of(seed, replication, area)
    return Draws(np.uint64(key_0), np.uint64(key_1))


def pick(shares: Sequence[float], u: float) -> int:
    """The index that the number `u` in [0, 1) falls on when [0, 1) is divided by `shares`.

    >>> pick([0.5, 0.3, 0.2], 0.79)
    1
    """
    reached = 0.0
    for index, share in enumerate(shares):
        reached += share
        if u < reached:
            return index
    return len(shares) - 1


def exponential(mean: float, u: float) -> float:
    """A waiting time with this mean."""
    return -mean * float(np.log1p(-u))


def duration_factors(variation: float, points: int = 1024) -> NDArray[np.float64]:
    """Quantiles of a lognormal factor with mean 1 and this coefficient of variation, at the middles of `points` steps.

    A table instead of a formula, so that the compiled diaries and the plain model read the same numbers.
    """
    from scipy.special import ndtri  # noqa: PLC0415  (scipy takes longer to load than most commands to run)

    spread = np.sqrt(np.log1p(variation**2))
    middles = (np.arange(points) + 0.5) / points
    factors: NDArray[np.float64] = np.exp(spread * ndtri(middles) - spread**2 / 2)
    scaled: NDArray[np.float64] = factors / factors.mean()
    return scaled
