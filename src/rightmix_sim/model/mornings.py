"""The parts of a morning, so that what happens on one day never hangs on the order in which it was arranged.

First thing it shows what came of yesterday, and volunteers come and go. Then comes whatever happens to people,
by SimPy's own events. When that news is in, those who stay and those who wait know how they stand; last of all, what is
scarce is given to whoever waits for it by then.
"""

from __future__ import annotations

from enum import IntEnum

import simpy
from simpy.events import EventPriority

from rightmix_sim.model.clock import Clock, Process
from rightmix_sim.model.diaries.duty import MINUTES_A_DAY


class Part(IntEnum):
    """The parts of a morning in their order, as priorities of SimPy, whose own events have priority 1."""

    FIRST_THING = 0
    NEWS_IS_IN = 2
    GIVING = 3


class Morning(simpy.Event):
    """A part of the morning of `day`; the run ends before that of its last day plus one."""

    def __init__(self, clock: Clock, part: Part, day: int) -> None:
        super().__init__(clock.env)
        if day < clock.days:
            self._ok, self._value = True, None
            delay = max(0, day * MINUTES_A_DAY - int(clock.env.now))
            clock.env.schedule(self, EventPriority(int(part)), delay)


def first_thing(clock: Clock, day: int) -> simpy.Event:
    """The morning of `day`, before anything else happens on it."""
    return Morning(clock, Part.FIRST_THING, day)


def news_of(clock: Clock, event: simpy.Event) -> Process:
    """Wait for an event, and on its morning until all that happens to people has happened."""
    yield event
    yield Morning(clock, Part.NEWS_IS_IN, clock.today)
