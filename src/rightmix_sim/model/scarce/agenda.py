"""The agenda of a MAPPA panel: meeting days, and so many places on each of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence

from rightmix_sim import workdays
from rightmix_sim.model.clock import Clock, Process
from rightmix_sim.model.mornings import Morning, Part
from rightmix_sim.model.population.person import Person
from rightmix_sim.model.scarce.places import Places, Turn, Wish
from rightmix_sim.scenario.area import Interval

_WEEKDAY = 2  # Wednesday: of the bank holidays only those of Christmas and New Year ever fall on it
_IN_MONTHS = ("months", "years")

# By the area's policy; then by the longest wait
_FIRST: Mapping[str, Callable[[Wish], int]] = {
    "longest_wait_first": lambda _: 0,
    "highest_harm_first": lambda wish: -wish.person.rosh,
    "new_cases_first": lambda wish: 0 if wish.new else 1,
}


class Agenda:
    """The meetings of one panel. A place is had on the morning of the meeting."""

    def __init__(self, clock: Clock, every: Interval, places: int, order: str) -> None:
        self.days = meeting_days(clock, every)
        self._clock = clock
        self._places = Places(clock, lambda: places, _turn(order), when_asked=False)
        clock.begin(self._meetings())

    @property
    def waiting(self) -> int:
        """Cases that wait for a place at this moment."""
        return len(self._places.queue)

    def in_time_for(self, due: int) -> int:
        """From which day a case wants to be discussed that is due: the last meeting until then, or else the date."""
        until_then = bisect_right(self.days, due)  # meetings
        last = self.days[until_then - 1] if until_then else due
        return last if last >= self._clock.today else due

    def put_down(self, person: Person, *, new: bool) -> Wish:
        """Put a case down for the next meeting that has a place for it."""
        return self._places.wish(person, self._clock.today, new=new)

    def _meetings(self) -> Process:
        for day in self.days:
            yield Morning(self._clock, Part.GIVING, day)
            self._places.give()


def meeting_days(clock: Clock, every: Interval) -> Sequence[int]:
    """The days of meetings in a run and of the next one: from the first Wednesday, on working days only.

    A meeting that would fall on a day off is held on the working day before. What is counted in months keeps its day of
    the week, too.
    """
    days: list[int] = []
    for planned in _planned(clock, every):
        day = workdays.day_number(workdays.on_working_day(workdays.day_of(clock.first_day + planned))) - clock.first_day
        if day >= 0 and (not days or day > days[-1]):
            days.append(day)
        if days and days[-1] >= clock.days:
            break
    return days


def _planned(clock: Clock, every: Interval) -> Iterator[int]:
    first = _on_weekday(clock, 0)
    day, number = first, 0
    while True:
        yield day
        number += 1
        day = clock.after(first, Interval(number * every.amount, every.unit))
        if every.unit in _IN_MONTHS:
            day = _on_weekday(clock, day)


def _on_weekday(clock: Clock, day: int) -> int:
    """The first Wednesday from a day on."""
    return day + (_WEEKDAY - clock.first_day - day - 3) % 7  # day number 0 was a Thursday


def _turn(order: str) -> Turn:
    first = _FIRST[order]
    return lambda wish: (first(wish), wish.since, wish.person.number)
