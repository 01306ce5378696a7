"""Overload over all replications: in how many it happened, and how much, with the interval where there is one."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

import numpy as np

from rightmix_sim.intervals import half_width
from rightmix_sim.overload.load import Load, Mask
from rightmix_sim.overload.overload import Overload
from rightmix_sim.overload.thresholds import Thresholds, thresholds
from rightmix_sim.records import Resource, Role

Subject: TypeAlias = Role | Resource


class Kind(Enum):
    """The ways in which a service is overloaded, in the order in which they are said."""

    NO_STEADY_STATE = "no_steady_state"
    EXCESSIVE = "excessive"
    CROWDED = "crowded"
    GROWING = "growing"
    FULL = "full"


@dataclass(frozen=True)
class Flag:
    """One overload in one area: it happened in `happened` of `replications`.

    `figures` are by name: see the function of each kind. A figure is that of the replications in which it happened.
    """

    kind: Kind
    area: str
    of: Subject
    happened: int
    replications: int
    figures: Mapping[str, float]


def flags_of(overloads: Iterable[tuple[str, int, Overload]]) -> list[Flag]:
    """The flags of a run, by kind, area, and role or resource, from (area, replication, overload)."""
    limits = thresholds()
    of_area: dict[str, list[Overload]] = {}
    for area, _, one in overloads:
        of_area.setdefault(area, []).append(one)
    return [
        flag
        for kind, find in _FIND.items()
        for area, ones in of_area.items()
        for subject in (*Role, *Resource)
        for flag in _flag(kind, area, subject, ones, find(ones, subject, limits))
    ]


Found: TypeAlias = list[Mapping[str, float]]  # figures of each replication in which it happened


def no_steady_state(ones: Sequence[Overload], subject: Subject, limits: Thresholds) -> Found:
    """Work with a date asks for all the hours there are, or more, over the measured weeks together.

    Figures: `share` of the hours there are, asked for in the `full_weeks` of `weeks` in which that was so by itself.
    """
    return [
        {"share": _share_in(load, load.shares >= limits.full_use), "full_weeks": float(full), "weeks": float(one.weeks)}
        for one, load in _loads(ones, subject)
        if sum(load.offered) > 0
        and sum(load.offered) >= limits.full_use * sum(load.available)
        and (full := int((load.shares >= limits.full_use).sum()))
    ]


def excessive(ones: Sequence[Overload], subject: Subject, limits: Thresholds) -> Found:
    """All that is asked is over the limit for so many weeks in a row.

    Figures: `spells`, `over_weeks` of all of them of `weeks`; `longest` of them in weeks; `highest` share of a week.
    """
    found: Found = []
    for one in ones:
        spells = [spell for spell in one.spells if spell.role is subject]
        if spells:
            found.append(
                {
                    "spells": float(len(spells)),
                    "over_weeks": float(sum(spell.weeks for spell in spells)),
                    "weeks": float(one.weeks),
                    "longest": float(max(spell.weeks for spell in spells)),
                    "highest": max(spell.highest for spell in spells),
                }
            )
    return found


def crowded(ones: Sequence[Overload], subject: Subject, limits: Thresholds) -> Found:
    """Posts with more cases than the limit. Figures: `share` of post-months over it, `most` cases of one post."""
    return [
        {"share": post.over / post.filled, "most": post.most}
        for one in ones
        for post in one.crowded
        if post.role is subject and post.over
    ]


def growing(ones: Sequence[Overload], subject: Subject, limits: Thresholds) -> Found:
    """A queue whose line through the weeks rises, more than chance would make it over the replications.

    Figures: `slope` a week with `low` and `high` (NaN with one replication), `last` waiting at the end.
    """
    lines = [
        (slope, queue)
        for one in ones
        for queue in one.queues
        if queue.of is subject and (slope := queue.slope(limits)) is not None
    ]
    slopes = [slope for slope, _ in lines]
    low, high = _interval(slopes, limits.interval)
    rises = [
        {"slope": slope, "last": float(queue.waiting[-1])}
        for slope, queue in lines
        if slope * len(queue.waiting) >= max(limits.least_amount, limits.least_growth * float(np.mean(queue.waiting)))
    ]
    if 2 * len(rises) <= len(lines) or (not math.isnan(low) and low <= 0):
        return []
    mean = statistics.fmean(slopes)
    return [{**rise, "slope": mean, "low": low, "high": high} for rise in rises]


def full(ones: Sequence[Overload], subject: Subject, limits: Thresholds) -> Found:
    """Something scarce at full use. Figures: `there`, `wanted`, `waiting`, `full_weeks` (NaN if used up), `weeks`."""
    return [
        {
            "there": use.there,
            "wanted": use.wanted,
            "waiting": use.waiting,
            "full_weeks": math.nan if use.full_weeks is None else float(use.full_weeks),
            "weeks": float(use.weeks),
        }
        for one in ones
        for use in one.uses
        if use.resource is subject and use.is_full(limits)
    ]


_FIND: Mapping[Kind, Callable[[Sequence[Overload], Subject, Thresholds], Found]] = {
    Kind.NO_STEADY_STATE: no_steady_state,
    Kind.EXCESSIVE: excessive,
    Kind.CROWDED: crowded,
    Kind.GROWING: growing,
    Kind.FULL: full,
}
_MOST = {"highest", "most", "longest"}  # of these the largest of all replications is said, of the rest the mean


def _flag(kind: Kind, area: str, of: Subject, ones: Sequence[Overload], found: Found) -> list[Flag]:
    if not found:
        return []
    figures = {name: (max if name in _MOST else statistics.fmean)([one[name] for one in found]) for name in found[0]}
    return [Flag(kind, area, of, len(found), len(ones), figures)]


def _loads(ones: Sequence[Overload], subject: Subject) -> list[tuple[Overload, Load]]:
    return [(one, load) for one in ones for load in one.loads if load.role is subject]


def _share_in(load: Load, weeks: Mask) -> float:
    available = float(np.asarray(load.available)[weeks].sum())
    return float(np.asarray(load.offered)[weeks].sum()) / available if available else math.inf


def _interval(values: Sequence[float], confidence: float) -> tuple[float, float]:
    if len(values) < 2:
        return math.nan, math.nan
    mean, half = statistics.fmean(values), half_width(values, confidence)
    return mean - half, mean + half
