"""The model's own pieces stripped down to queues whose answer is known.

The programme's places are c servers and its waiting list the queue. Take a programme of one session a week that a man
completes with probability s and otherwise begins again, as a block is repeated: his stay is a geometric number of
weeks, the discrete sister of the exponential, with mean 1 / s. Men come at random moments, places are offered every
week without notice, longest wait first. That is M/M/c, but for weeks being whole: a man who comes on a Wednesday can
start on the next entry day at the earliest, so a mean wait may lie above the formula's by up to a week.

An officer's diary is one server. Pieces of work come at random moments, are seen the next morning, take exponential
minutes and are worked first come first served; what is begun runs on into the next day. On the clock of working
minutes that is M/M/1, but for the mornings: every wait may be longer by up to the minutes of a day, and none shorter.
"""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass
from functools import cache

import numpy as np
import pytest

from rightmix_sim.model.clock import Clock, Process
from rightmix_sim.model.diaries.compiled import CompiledDiaries
from rightmix_sim.model.diaries.duty import DAY_BEGINS, ORDERS_OF_WORK, Entry, Terms
from rightmix_sim.model.ledger import Ledger
from rightmix_sim.model.population.person import NEVER
from rightmix_sim.model.programmes import Programmes
from rightmix_sim.randomness import Draws, Purpose, draws, exponential
from rightmix_sim.records import Happened, Outcome, Programme, Work
from tests.model.areas import ash, changed
from tests.model.programme_runs import TUESDAY, man

REPLICATIONS = 24
Stays = list[tuple[int, int, int]]  # day somebody came, day he started, first day after


@dataclass(frozen=True)
class Queue:
    """M/M/c: `places` servers, each busy a part `load` of the time, and a mean stay."""

    places: int
    load: float
    mean_stay: float

    @property
    def waits_at_all(self) -> float:
        """Erlang's C: the probability that all places are taken.

        a = c * load customers are in service on average; C = x / (x + (1 - load) * sum of a^k / k! for k < c) with
        x = a^c / c!. For one place it is the load.
        """
        a = self.places * self.load
        last = a**self.places / math.factorial(self.places)
        return last / (last + (1 - self.load) * sum(a**k / math.factorial(k) for k in range(self.places)))

    @property
    def mean_wait(self) -> float:
        """C / (c / stay - arrivals) = C * stay / (c * (1 - load))."""
        return self.waits_at_all * self.mean_stay / (self.places * (1 - self.load))

    def waits_longer_than(self, t: float) -> float:
        """C * exp(-t * c * (1 - load) / stay), where the longest wait comes first."""
        return self.waits_at_all * math.exp(-t * self.places * (1 - self.load) / self.mean_stay)


def test_erlangs_formula_gives_the_values_worked_by_hand() -> None:
    # c = 1: C = load = 0.8, wait = 0.8 * 40 / 0.2 = 160
    assert Queue(1, 0.8, 40).mean_wait == pytest.approx(160)
    # c = 2, load 0.5: a = 1, x = 1/2; C = 0.5 / (0.5 + 0.5 * (1 + 1)) = 1/3; wait = 1/3 * 10 / (2 * 0.5) = 10/3
    assert Queue(2, 0.5, 10).waits_at_all == pytest.approx(1 / 3)
    assert Queue(2, 0.5, 10).mean_wait == pytest.approx(10 / 3)


# ---- Places on the programme: M/M/c

WEEKS = 8000
PLACES = Queue(places=4, load=0.7, mean_stay=1 / 0.03)


def stays_in_places(queue: Queue, seed: int, weeks: int) -> Stays:
    """Who came, started and left, in a programme that is nothing but a queue."""
    clock, ledger, luck = Clock(7 * weeks, TUESDAY), Ledger(), draws(seed, 0, "queue")
    terms = {
        "kind": "rolling",
        "groups": 1,
        "places": queue.places,
        "entry_every_weeks": 1,
        "notice_weeks": 0,
        "sessions": 1,
        "block_sessions": 1,
        "sessions_per_week": 1,
        "missed_share": 1 - 1 / queue.mean_stay,
        "missed_allowed": 0,
        "waiting_order": "longest_wait_first",
    }
    area = changed(ash(tutors__turnover_per_year=0.0), {f"programme.{key}": value for key, value in terms.items()})
    told = {"offered": _nothing, "started": _nothing, "completed": _nothing}
    programmes = Programmes(clock, area, luck, ledger, **told)
    programmes.begin([])
    between = 7 * queue.mean_stay / (queue.places * queue.load)  # days

    def arrivals() -> Process:
        moment, number = 0.0, 0
        while True:
            moment += exponential(between, luck.one(Purpose.ARRIVAL, number))
            yield clock.until(int(moment))
            clock.begin(programmes.take_up(man(number, int(moment), NEVER), Programme.CORE))
            number += 1

    clock.begin(arrivals())
    clock.env.run(until=clock.until(7 * weeks))
    days: dict[int, dict[int, int]] = {}
    for _, person, day, what, _ in ledger.programme:
        days.setdefault(person, {})[what] = day
    never = 1 << 30
    return [
        (of[Happened.REQUIRED], of.get(Happened.STARTED, never), of.get(Happened.COMPLETED, never))
        for _, of in sorted(days.items())
    ]


def _nothing(*_: object) -> None:
    """Nobody is told."""


@cache
def all_stays() -> list[Stays]:
    return [stays_in_places(PLACES, seed, WEEKS) for seed in range(REPLICATIONS)]


def waits_in_weeks(stays: Stays, weeks: int) -> np.ndarray:
    """Waits of those who came after the first tenth of the time and before the last."""
    came = np.array([stay[0] for stay in stays])
    started = np.array([stay[1] for stay in stays])
    middle = (came > 0.7 * weeks) & (came < 6.3 * weeks)
    return (started - came)[middle] / 7


def assert_close(found: list[float], expected: float, above: float = 0.0) -> None:
    """The mean of the replications lies within four standard errors, or `above` more."""
    error = 4 * float(np.std(found, ddof=1)) / math.sqrt(len(found))
    assert expected - error < np.mean(found) < expected + above + error, (np.mean(found), expected, error)


def test_the_mean_wait_for_a_place_is_erlangs() -> None:
    # a = 2.8: C = 0.4287; wait = 0.4287 * 33.3 / (4 * 0.3) = 11.9 weeks; one place less would make it 91 and one more 3
    assert PLACES.mean_wait == pytest.approx(11.9, abs=0.05)
    waits = [float(waits_in_weeks(stays, WEEKS).mean()) for stays in all_stays()]
    assert_close(waits, PLACES.mean_wait, above=1.0)
    assert np.mean(waits) < Queue(3, 2.8 / 3, 1 / 0.03).mean_wait / 2
    assert np.mean(waits) > 2 * Queue(5, 2.8 / 5, 1 / 0.03).mean_wait


def test_as_many_have_to_wait_as_erlang_says() -> None:
    """Whoever finds a free place starts within a week, so waiting longer than a week means that none was free."""
    found = [float((waits_in_weeks(stays, WEEKS) >= 1).mean()) for stays in all_stays()]
    assert_close(found, PLACES.waits_longer_than(1), above=PLACES.waits_at_all - PLACES.waits_longer_than(2))


@pytest.mark.parametrize("weeks", [13, 26, 52])
def test_long_waits_are_as_frequent_as_first_come_first_served_makes_them(weeks: int) -> None:
    """Another order of the same list has the same mean wait but other long ones."""
    found = [float((waits_in_weeks(stays, WEEKS) > weeks).mean()) for stays in all_stays()]
    assert_close(found, PLACES.waits_longer_than(weeks), above=PLACES.waits_longer_than(weeks - 1) * 0.05)


def test_every_start_is_the_first_entry_day_on_which_a_place_is_free() -> None:
    """No chance in it: from the days on which men came and the lengths of their stays, all starts follow."""
    for stays in all_stays():
        free = [0] * PLACES.places
        for came, started, left in stays:
            place_free = heapq.heappop(free)
            # a man who comes on an entry day may just have missed it
            allowed = {-(-max(since, place_free) // 7) * 7 for since in (came, came + 1)}
            assert started in allowed | {1 << 30}
            if started == 1 << 30:
                break
            heapq.heappush(free, left)


def test_the_stays_have_the_mean_and_the_memory_of_exponential_ones() -> None:
    """A stay of g weeks ends the day after its last session: 7 * (g - 1) + 1 days. The mean of g is 33.3."""
    lengths = np.array([(left - began - 1) / 7 + 1 for stays in all_stays() for _, began, left in stays if left < 1e8])
    error = 4 * lengths.std() / math.sqrt(lengths.size)
    assert abs(lengths.mean() - PLACES.mean_stay) < error
    beyond = lengths[lengths > 20] - 20
    assert abs(beyond.mean() - PLACES.mean_stay) < 4 * beyond.std() / math.sqrt(beyond.size)


# ---- An officer's diary: M/M/1

DAILY = 10  # minutes of each day
DAYS = 20_000
OFFICER = Queue(places=1, load=0.8, mean_stay=40.0)  # minutes
ONE_PIECE = Terms(
    work=Work.ONE_TO_ONE,
    interval=0,
    later_interval=0,
    dated=False,
    pieces=1,
    days_ahead=0,
    minutes=OFFICER.mean_stay,
    failed_minutes=0.0,
    failure_share=0.0,
    retry_days=1,
    entry_after=0,
    entry_minutes=0.0,
    severity=0,
)


def exponential_factors(points: int = 8192) -> np.ndarray:
    """Quantiles of an exponential factor with mean 1; nothing over 400 minutes is left after a factor of 10."""
    factors = -np.log1p(-(np.arange(points) + 0.5) / points)
    return np.asarray(factors / factors.mean())


def waits_in_a_diary(seed: int) -> np.ndarray:
    """Working minutes from the moment a piece of work came until it was begun."""
    luck = draws(seed, 0, "diary")
    diaries = CompiledDiaries(
        np.full((1, DAYS), DAILY, np.int64),
        np.array([ORDERS_OF_WORK["first_come_first_served"]]),
        [[range(1)]],
        np.arange(1, DAYS + 1, dtype=np.int64)[None],
        exponential_factors(),
        luck,
    )
    came = _moments(luck)
    for number, moment in enumerate(came):
        diaries.open(number, 0, ONE_PIECE, Entry(due=0, opens=int(moment / DAILY) + 1))
    rows = diaries.finish(DAYS)
    done = rows[rows["outcome"] == int(Outcome.DONE)]
    begun = done["day"].astype(np.int64) * DAILY + done["minute"] - DAY_BEGINS
    waits = begun - np.array(came)[done["duty"]]
    middle = (done["day"] > DAYS * 0.1) & (done["day"] < DAYS * 0.9)
    return np.asarray(waits[middle])


def _moments(luck: Draws) -> list[float]:
    """When pieces of work come, in working minutes."""
    found, moment = [], 0.0
    while True:
        moment += exponential(OFFICER.mean_stay / OFFICER.load, luck.one(Purpose.ARRIVAL, len(found)))
        if moment >= (DAYS - 1) * DAILY:
            return found
        found.append(moment)


@cache
def diary_waits() -> list[np.ndarray]:
    return [waits_in_a_diary(seed) for seed in range(REPLICATIONS)]


def test_the_mean_wait_in_an_officers_diary_is_that_of_one_server() -> None:
    # 0.8 * 40 / (1 - 0.8) = 160 minutes, and up to the 10 of a day more
    assert OFFICER.mean_wait == pytest.approx(160)
    assert_close([float(waits.mean()) for waits in diary_waits()], OFFICER.mean_wait, above=DAILY)


@pytest.mark.parametrize("minutes", [100, 300, 600])
def test_long_waits_in_a_diary_are_as_frequent_as_those_of_one_server(minutes: int) -> None:
    found = [float((waits > minutes).mean()) for waits in diary_waits()]
    a_day_more = OFFICER.waits_longer_than(minutes - DAILY) - OFFICER.waits_longer_than(minutes)
    assert_close(found, OFFICER.waits_longer_than(minutes), above=a_day_more)
