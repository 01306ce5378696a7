"""Keyed draws for those who want few of them, without the compiler that `randomness.py` needs a second to load.

The numbers are the same: both are Philox4x64-10, here numpy's own. A draw takes some 20 microseconds instead of one, so
a form that shuffles a dozen statements asks here, and whoever makes people or cases asks there.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from enum import IntEnum

import numpy as np

_WORD = 64  # bits
_MASK = (1 << _WORD) - 1
_TO_UNIT = 2.0**-53


class Purpose(IntEnum):
    """What a draw decides. A purpose added later never moves the draws of another."""

    WORK = 1  # minutes, outcome and timing of a piece of routine work; its kind is added to the purpose
    ARRIVAL = 2
    PERSON = 3
    ORDER = 4
    HISTORY = 5  # where in an interval a person of the running service stands on day one
    LEAVE = 6
    SICKNESS = 7
    VACANCY = 8
    ATTENDANCE = 9
    PROGRAMME = 10
    CASE = 11  # everything about a synthetic case; what it decides is the ordinal
    WAKE = 12  # whether done work asks for other work; the kind of the other is added to the purpose
    NEEDS = 13
    MOVEMENT = 14
    CHANGE = 15
    ENFORCEMENT = 16
    TRAINING = 17
    RECORD = 18
    PREMISES = 19
    CIRCLE = 20
    PANEL = 21
    REGISTRATION = 22
    SOPO = 23
    TRANSFER = 24
    JOINT = 25
    GROUP = 26
    MOVE_ON = 27
    INSPECTION = 28  # which files a simulated inspection reads


@dataclass(frozen=True)
class FewDraws:
    """The luck of one replication of one area, as `randomness.Draws` has it."""

    key_0: int
    key_1: int

    def four(self, purpose: Purpose, person: int, ordinal: int = 0, attempt: int = 0) -> tuple[float, ...]:
        """Four numbers in [0, 1)."""
        parts = (int(purpose), person, ordinal, attempt)
        counter = sum((part & _MASK) << (_WORD * place) for place, part in enumerate(parts))
        before = counter - 1  # numpy adds one before it deals
        words = np.array([(before >> (_WORD * place)) & _MASK for place in range(4)], np.uint64)
        philox = np.random.Philox(counter=words, key=np.array([self.key_0, self.key_1], np.uint64))
        return tuple((int(word) >> 11) * _TO_UNIT for word in philox.random_raw(4))

    def one(self, purpose: Purpose, person: int, ordinal: int = 0, attempt: int = 0) -> float:
        """A number in [0, 1)."""
        return self.four(purpose, person, ordinal, attempt)[0]


def few_draws(seed: int, replication: int, area: str) -> FewDraws:
    """What `randomness.draws` gives for the same seed, replication and area."""
    return FewDraws(*key_of(seed, replication, area))


def key_of(seed: int, replication: int, area: str) -> tuple[int, int]:
    """The key of one replication of one area. The area's name is part of it, never its place in a list."""
    return seed & _MASK, ((replication & 0xFFFFFFFF) << 32) | zlib.crc32(area.encode())
