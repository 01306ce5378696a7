"""Made-up diaries: a random list of what happens on which morning, played to compiled and to plain diaries alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import simpy

from rightmix_sim.model.diaries.compiled import CompiledDiaries
from rightmix_sim.model.diaries.diaries import Diaries, Numbers, Rows
from rightmix_sim.model.diaries.duty import MINUTES_A_DAY, Entry, Terms
from rightmix_sim.model.diaries.plain import PlainDiaries
from rightmix_sim.randomness import draws, duration_factors
from rightmix_sim.records import Work

INTERVALS = 6


@dataclass
class Script:
    """Officers with their hours and order of work, and what happens on each morning."""

    capacity: Numbers
    orders_of_work: Numbers
    due_dates: Numbers
    variation: float
    seed: int
    stages: list[list[range]]
    mornings: dict[int, list[Callable[[Diaries], None]]] = field(default_factory=dict)
    duties: int = 0

    @property
    def days(self) -> int:
        return int(self.capacity.shape[1])

    def on(self, day: int, action: Callable[[Diaries], None]) -> None:
        self.mornings.setdefault(day, []).append(action)


def compiled_rows(script: Script) -> Rows:
    factors, luck = duration_factors(script.variation), draws(script.seed, 0, "script")
    diaries = CompiledDiaries(
        script.capacity.copy(), script.orders_of_work, script.stages, script.due_dates, factors, luck
    )
    for day in sorted(script.mornings):
        for action in script.mornings[day]:
            action(diaries)
    return diaries.finish(script.days)


def plain_rows(script: Script) -> Rows:
    factors, luck = duration_factors(script.variation), draws(script.seed, 0, "script")
    env = simpy.Environment()
    diaries = PlainDiaries(env, script.capacity.copy(), script.orders_of_work, script.due_dates, factors, luck)

    def mornings() -> simpy.events.ProcessGenerator:
        for day in sorted(script.mornings):
            yield env.timeout(day * MINUTES_A_DAY - env.now)
            for action in script.mornings[day]:
                action(diaries)

    env.process(mornings())
    env.run(until=script.days * MINUTES_A_DAY)
    return diaries.finish(script.days)


def random_terms(rng: np.random.Generator, work: Work, *, dated: bool | None = None) -> Terms:
    days_ahead = int(rng.integers(0, 6))
    return Terms(
        work=work,
        interval=int(rng.integers(INTERVALS)),
        later_interval=int(rng.integers(INTERVALS)),
        dated=bool(rng.random() < 0.7) if dated is None else dated,
        pieces=int(rng.choice([-1, -1, 1, 2, 5])),
        days_ahead=days_ahead,
        minutes=float(rng.uniform(1, 200)),
        failed_minutes=float(rng.uniform(0, 60)),
        failure_share=float(rng.choice([0, 0.2, 0.6, 0.95])),
        retry_days=int(rng.integers(1, 8)),
        entry_after=int(rng.choice([0, 0, 1, 2, 3])),
        entry_minutes=float(rng.uniform(0, 150)),
        severity=int(rng.integers(4)),
        share=float(rng.choice([1.0, 1.0, 0.5, 0.1])),
        fixed=bool(rng.random() < 0.1),
    )


def random_script(seed: int, longest_day: int = 450) -> Script:
    """Up to four officers, forty people and eighty days, with everything that can happen to a case."""
    rng = np.random.default_rng(seed)
    officers, people, days = int(rng.integers(1, 5)), int(rng.integers(1, 40)), int(rng.integers(20, 80))
    hours = rng.integers(1, longest_day, (officers, days)) * (rng.random((officers, days)) < 0.6)
    lengths = rng.integers(7, 30, INTERVALS)[:, None]
    script = Script(
        capacity=hours.astype(np.int64),
        orders_of_work=rng.integers(0, 3, officers),
        due_dates=(np.arange(days) + lengths + rng.integers(0, 3, (INTERVALS, days))).astype(np.int64),
        variation=float(rng.choice([0, 0.35, 1.5])),
        seed=seed,
        stages=_stages(rng, officers),
    )
    for person in range(people):
        _case(script, rng, person)
    for officer in range(officers):
        if rng.random() < 0.4:
            _leaves(script, officer, int(rng.integers(1, days)))
    return script


def _stages(rng: np.random.Generator, officers: int) -> list[list[range]]:
    """The officers in one to three stages, each with a run of them."""
    cuts = sorted(int(cut) for cut in rng.integers(0, officers + 1, 2))
    return [[range(0, cuts[0])], [range(cuts[0], cuts[1])], [range(cuts[1], officers)]]


def _stage(script: Script, officer: int) -> int:
    return next(number for number, (of,) in enumerate(script.stages) if officer in of)


def _case(script: Script, rng: np.random.Generator, person: int) -> None:
    """The duties of one person: some that belong together, some others, and what becomes of them."""
    officers, days = script.capacity.shape
    day = int(rng.integers(0, days)) if rng.random() < 0.5 else 0
    officer = int(rng.integers(officers))
    numbers: list[int] = []

    def opening(terms: Terms, holder: int, due: int, opens: int, switch: int, sleeps: bool) -> None:
        entry = Entry(due, opens, switch=switch, ordinal=due % 3, sleeps=sleeps)
        script.on(day, lambda d: numbers.append(d.open(person, holder, terms, entry)))

    kinds = [Work(number) for number in rng.permutation(len(Work))[: int(rng.integers(1, 6))]]
    asleep = int(rng.integers(1, len(kinds))) if len(kinds) >= 2 and rng.random() < 0.7 else 0  # the last so many
    fixed = int(rng.integers(len(kinds)))
    later = [one for one in range(officers) if _stage(script, one) > _stage(script, officer)]
    holders = [officer] * (len(kinds) - asleep) + [
        int(rng.choice(later)) if later and rng.random() < 0.7 else officer for _ in range(asleep)
    ]
    for place, kind in enumerate(kinds):
        opening(
            random_terms(rng, kind),
            holders[place],
            due=day + int(rng.integers(0, 20)),
            opens=day + int(rng.integers(0, 20)),
            switch=int(rng.integers(0, days)),
            sleeps=place >= len(kinds) - asleep,
        )
    for waker in range(len(kinds) - asleep):
        for woken in range(len(kinds) - asleep, len(kinds)):
            if rng.random() < 0.7:
                script.on(day, lambda d, a=waker, b=woken: d.wake(numbers[a], numbers[b], day))  # type: ignore[misc]
    for later_day in sorted(int(one) for one in rng.integers(day, days, int(rng.integers(0, 3)))):
        moves = [(place, _alike(script, rng, holder)) for place, holder in enumerate(holders)]
        _move(script, later_day, numbers, moves)
    if rng.random() < 0.4 and fixed < len(kinds) - asleep:
        when, apart = int(rng.integers(day, days)), int(rng.integers(0, 8))
        script.on(when, lambda d: d.fix_date(numbers[fixed], when + 10, apart, when))
    if rng.random() < 0.3 and asleep:
        ends = int(rng.integers(day, days))
        script.on(ends, lambda d: d.last_piece(numbers[-1], ends) if d.standing(numbers[-1], ends).asked_for else None)
    for place in range(len(kinds)):
        if rng.random() < 0.5:
            end = int(rng.integers(day, days))
            script.on(end, lambda d, place=place, end=end: d.close(numbers[place], end))  # type: ignore[misc]


def _move(script: Script, day: int, numbers: list[int], moves: list[tuple[int, int]]) -> None:
    """Hand over each duty on a morning."""
    script.on(day, lambda d: [d.move(numbers[place], to, day) for place, to in moves])  # type: ignore[func-returns-value]


def _alike(script: Script, rng: np.random.Generator, officer: int) -> int:
    """Another officer of the same stage."""
    return int(rng.choice(np.array(script.stages[_stage(script, officer)][0])))


def _leaves(script: Script, officer: int, day: int) -> None:
    """From this morning on the officer has half the hours."""

    def halve(diaries: Diaries) -> None:
        diaries.catch_up(day)
        diaries.capacity[officer, day:] //= 2

    script.on(day, halve)
