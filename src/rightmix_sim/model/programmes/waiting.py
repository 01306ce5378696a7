"""The waiting list of a programme."""

from __future__ import annotations

from dataclasses import dataclass

import simpy

from rightmix_sim.model.population.person import Person


@dataclass(eq=False)  # told apart by identity
class Waiting:
    """Somebody who waits for a place since a day. The value of `offer` is the first session and the first day after
    the group, None where it has no end."""

    person: Person
    since: int
    offer: simpy.Event


class WaitingList:
    """Who waits for a place. `order` is the area's policy of whose turn it is."""

    def __init__(self, env: simpy.Environment, order: str) -> None:
        self._env, self._order = env, order
        self._waiting: dict[Waiting, None] = {}  # a set that keeps its order: taking one off a long list is quick

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, person: Person, since: int) -> Waiting:
        """Put somebody on the list."""
        waiting = Waiting(person, since, self._env.event())
        self._waiting[waiting] = None
        return waiting

    def take_off(self, waiting: Waiting) -> None:
        """Take somebody off the list."""
        del self._waiting[waiting]

    def in_turn(self, first: int) -> list[Waiting]:
        """Who waits and will still be on the order or licence at a first session on day `first`, in turn."""
        there = [waiting for waiting in self._waiting if waiting.person.order_end > first]
        return sorted(there, key=self._turn)

    def _turn(self, waiting: Waiting) -> tuple[int, int, int]:
        person = waiting.person
        first = {
            "longest_wait_first": waiting.since,
            "highest_harm_first": -person.rosh,
            "order_ending_first": person.order_end,
        }[self._order]
        return first, waiting.since, person.number
