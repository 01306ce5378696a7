"""Places that people wait for: beds, places on an agenda, the Circles that a coordinator can keep up.

They are a resource of SimPy's, but for three things: there may be none; how many there are may change; and they are
given at the end of a morning, to those whose turn it is as things stand then.
"""

from __future__ import annotations

from collections.abc import Callable

import simpy
from simpy.resources.resource import Release, Request

from rightmix_sim.model.clock import Clock
from rightmix_sim.model.mornings import Morning, Part
from rightmix_sim.model.population.person import Person

Turn = Callable[["Wish"], tuple[int, ...]]


class Wish(Request):
    """Somebody's wish for a place, since a day: an event that succeeds with the place. `new`: had none of its kind yet.

    Leaving its `with` block takes it back, or gives back the place.
    """

    def __init__(self, places: Places, person: Person, since: int, *, new: bool = False) -> None:
        self.person, self.since, self.new = person, since, new
        super().__init__(places)


class Places(simpy.Resource):
    """`how_many` places; the smallest `turn` comes first, worked out anew whenever places are given.

    They are given on every morning on which somebody wishes for one or gives one back; with `when_asked` false only by
    `give`.
    """

    def __init__(self, clock: Clock, how_many: Callable[[], int], turn: Turn, *, when_asked: bool = True) -> None:
        super().__init__(clock.env)
        self._clock, self._how_many, self._turn, self._when_asked = clock, how_many, turn, when_asked
        self._to_be_given = False

    def wish(self, person: Person, since: int, *, new: bool = False) -> Wish:
        """Somebody wishes for a place from now on."""
        return Wish(self, person, since, new=new)

    def look_again(self) -> None:
        """Give what is free at the end of this morning, since something has changed."""
        if self._to_be_given:
            return
        self._to_be_given = True
        end_of_morning = Morning(self._clock, Part.GIVING, self._clock.today)
        assert end_of_morning.callbacks is not None
        end_of_morning.callbacks.append(self._at_the_end_of_the_morning)

    def give(self) -> None:
        """Give the places that are free to those whose turn it is."""
        if len(self.users) >= self._how_many():
            return
        self.put_queue[:] = sorted(self.put_queue, key=self._turn)
        while self.put_queue and len(self.users) < self._how_many():
            super()._trigger_put(None)

    def _at_the_end_of_the_morning(self, _: simpy.Event) -> None:
        self._to_be_given = False
        self.give()

    def _do_put(self, event: Request) -> None:
        """Have a place: there is one, or nobody would ask."""
        self.users.append(event)
        event.usage_since = self._env.now
        event.succeed()

    def _trigger_put(self, get_event: Release | None) -> None:
        """A wish, or a place given back."""
        if self._when_asked:
            self.look_again()
