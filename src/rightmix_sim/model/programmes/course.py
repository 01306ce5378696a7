"""One person's way through the sessions of a programme: dealt out to days when it begins, cut short if it must be."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rightmix_sim.model.programmes.terms import GroupTerms
from rightmix_sim.randomness import Draws, Purpose
from rightmix_sim.records import Happened

# Luck is drawn for four sessions at a time, keyed by how many courses somebody began before; the programmes beside the
# core one have keys of their own, so that no luck is shared
_LUCK_AT_ONCE = 4
_KEYS_APART = 1_000_000


@dataclass(frozen=True)
class Course:
    """`sessions` are day, session, minutes given or caught up, attended; `repeated` are the days on which a block began
    again. `end` is the first day after, `why` how it ended."""

    sessions: tuple[tuple[int, int, int, bool], ...]
    repeated: tuple[int, ...]
    end: int
    why: Happened

    def cut(self, day: int) -> Course:
        """The course when the order ends on `day` already."""
        return replace(
            self,
            sessions=tuple(session for session in self.sessions if session[0] < day),
            repeated=tuple(repeat for repeat in self.repeated if repeat < day),
            end=day,
            why=Happened.ORDER_ENDED_ATTENDING,
        )


class _Dealing:
    """A course while it is dealt out."""

    def __init__(self, terms: GroupTerms, done: int) -> None:
        self.sessions: list[tuple[int, int, int, bool]] = []
        self.repeated: list[int] = []
        self.session, self.missed = done, 0
        self._terms = terms

    def hold(self, day: int, attended: bool) -> bool:
        """Hold the next session; a missed one is caught up. False: one was missed too many, which costs the block."""
        terms = self._terms
        self.missed += not attended
        too_many = self.missed > terms.missed_allowed
        self.sessions.append((day, self.session, 0 if too_many else round(terms.session_hours * 60), attended))
        if too_many:
            self.missed = 0
            return False
        self.session += 1
        if self.session % terms.block_sessions == 0:
            self.missed = 0
        return True

    def repeat_block(self, day: int) -> None:
        self.repeated.append(day)
        self.session -= self.session % self._terms.block_sessions

    def ended(self, day: int, why: Happened) -> Course:
        return Course(tuple(self.sessions), tuple(self.repeated), day, why)


def dealt(
    terms: GroupTerms, luck: Draws, person: int, number: int, *, first: int, last: int | None, done: int, order_end: int
) -> Course:
    """The course of a person, the `number`-th, from the session on day `first`, with `done` sessions behind.

    `last` is the first day after a closed group, None for a rolling one; who misses too many sessions leaves a closed
    group and repeats the block in a rolling one.
    """
    course = _Dealing(terms, done)
    slot, day = 0, first - 1
    between = 2 if terms.sessions_per_week <= 3 else 1  # days, so that a week's sessions fit into the week
    key = number + _KEYS_APART * int(terms.programme)
    drawn: tuple[float, ...] = ()
    while course.session < terms.sessions:
        week, in_week = divmod(slot, terms.sessions_per_week)
        day = first + 7 * week + between * in_week
        if day >= order_end:
            return course.ended(order_end, Happened.ORDER_ENDED_ATTENDING)
        if last is not None and day >= last:
            return course.ended(max(last, first), Happened.LEFT_GROUP)
        if slot % _LUCK_AT_ONCE == 0:
            drawn = luck.four(Purpose.ATTENDANCE, person, key, slot // _LUCK_AT_ONCE)
        attended = drawn[slot % _LUCK_AT_ONCE] >= terms.missed_share
        slot += 1
        if course.hold(day, attended):
            continue
        if last is not None:
            return course.ended(day + 1, Happened.LEFT_GROUP)
        course.repeat_block(day)
    return course.ended(min(day + 1, order_end), Happened.COMPLETED)
