"""Streams of happenings in ordinary Python: the oracle for the compiled ones, and what a test may have a say in."""

from __future__ import annotations

from collections.abc import Sequence

from rightmix_sim.model.clock import days_until
from rightmix_sim.randomness import Draws, Purpose

Coming = list[tuple[int, int, int]]  # day, stream, ordinal


class PlainStreams:
    """See `Streams`: one draw after the other, with whatever luck is given."""

    def __init__(self, streams: Sequence[tuple[Purpose, float]]) -> None:
        self._streams = streams

    def coming(self, luck: Draws, person: int, since: int, until: int) -> Coming:
        """Day, stream and ordinal of all that comes to somebody after the day `since` and before the day `until`."""
        found: Coming = []
        for stream, (purpose, rate) in enumerate(self._streams):
            if rate <= 0:
                continue
            ordinal = 1
            day = since + days_until(rate, luck.one(purpose, person, ordinal, 1 + stream))
            while day < until:
                found.append((day, stream, ordinal))
                ordinal += 1
                day += days_until(rate, luck.one(purpose, person, ordinal, 1 + stream))
        return found
