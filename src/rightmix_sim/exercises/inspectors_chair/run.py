"""Two runs of one area as the exercise uses them: sums by month, further pairs, and the shares that follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rightmix_sim.exercises.inspectors_chair.settings import AreaChange, settings


@dataclass(frozen=True)
class Visits:
    """Visits that fell due in a month: how many, how many of them came late, and how many had not been made."""

    due: int
    late: int
    missing: int

    @property
    def on_time(self) -> int:
        """Those that came in time."""
        return self.due - self.late - self.missing


@dataclass(frozen=True, kw_only=True)
class Month:
    """One month. `waiting` of the `required` had not begun on its last day; `hours` delivered, by purpose."""

    name: str
    police: Visits
    probation: Visits
    starts: int
    waiting: int
    required: int
    hours: Mapping[str, float]


@dataclass(frozen=True)
class Shares:
    """One further run: visits on time in per cent, and people waiting at the end."""

    police: float
    probation: float
    waiting: int


@dataclass(frozen=True)
class Arm:
    """The area as it is, or as changed: twelve months of one run, and the shares of the further ones."""

    months: tuple[Month, ...]
    further: tuple[Shares, ...]

    def visits(self, of: Callable[[Month], Visits]) -> Visits:
        """The visits of all months together."""
        every = [of(month) for month in self.months]
        return Visits(sum(v.due for v in every), sum(v.late for v in every), sum(v.missing for v in every))

    def hours(self, purpose: str) -> float:
        """The hours of a purpose in all months together."""
        return sum(month.hours[purpose] for month in self.months)


@dataclass(frozen=True)
class Run:
    """Both arms, with the one thing that was changed in the second."""

    change: AreaChange
    before: Arm
    after: Arm


def figures_of(arm: Arm) -> dict[str, float]:
    """The shares asked for, in per cent, by the id of their line; 0 where nothing fell due."""
    police, probation = arm.visits(lambda month: month.police), arm.visits(lambda month: month.probation)
    last = arm.months[-1]
    every = sum(arm.hours(purpose) for purpose in last.hours)
    return {
        "police": _per_cent(police.on_time, police.due),
        "probation": _per_cent(probation.on_time, probation.due),
        "constructive": _per_cent(arm.hours("constructive"), every),
        "waiting": _per_cent(last.waiting, last.required),
    }


def direction(before: float, after: float) -> str:
    """Whether a per cent `rose`, `fell` or stayed about the `same`."""
    if abs(after - before) <= settings().run.same:
        return "same"
    return "rose" if after > before else "fell"


def shown(share: Shares, what: str) -> int | float:
    """A figure of a further run as its table shows it: per cents with one decimal, people as they are."""
    figure: int | float = getattr(share, what)
    return round(figure, 1)


def pairs_of(run: Run, what: str) -> tuple[int, int]:
    """In how many further pairs the second run shows more, and in how many less, by the figures as shown."""
    both = [
        (shown(one, what), shown(two, what)) for one, two in zip(run.before.further, run.after.further, strict=True)
    ]
    return sum(two > one for one, two in both), sum(two < one for one, two in both)


def says(more: int, less: int) -> str:
    """What the rule makes of the count: all pairs one way is more than chance."""
    return "more_than_chance" if settings().run.pairs in (more, less) else "may_be_chance"


def _per_cent(part: float, whole: float) -> float:
    return 100 * part / whole if whole else 0.0
