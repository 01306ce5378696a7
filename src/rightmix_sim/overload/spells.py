"""Weeks in a row in which a role was asked for too much, and posts with too many cases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from rightmix_sim.overload.load import Load
from rightmix_sim.overload.thresholds import Thresholds
from rightmix_sim.records import Records, Role


@dataclass(frozen=True)
class Spell:
    """Weeks in a row over the limit, counted from 0; `last` is within, `highest` is the share of the worst."""

    role: Role
    first: int
    last: int
    highest: float

    @property
    def weeks(self) -> int:
        """How many weeks it lasted."""
        return self.last - self.first + 1


@dataclass(frozen=True)
class Crowded:
    """Posts with more cases than the limit, counted on the days on which posts are noted down (once a month).

    `over` of `filled` post-months were over it; `most` is the highest number of cases of one post.
    """

    role: Role
    over: int
    filled: int
    most: float


def spells_of(load: Load, limits: Thresholds) -> list[Spell]:
    """The spells in which all that is asked of a role is over the limit for at least the weeks of the limit."""
    shares = load.whole_shares
    over = np.concatenate([[False], shares > limits.excessive_share, [False]])
    starts = np.flatnonzero(over[1:] & ~over[:-1])
    ends = np.flatnonzero(~over[1:] & over[:-1])
    return [
        Spell(load.role, int(first), int(end) - 1, float(shares[first:end].max()))
        for first, end in zip(starts, ends, strict=True)
        if end - first >= limits.excessive_weeks
    ]


def crowded_of(records: Records, limits: Thresholds) -> Iterator[Crowded]:
    """How many posts of the roles of the limit held more cases than it, in the measured days.

    Source: HM Inspectorate of Probation 2021/02; all cases count, registered or not.
    """
    posts = records.posts
    measured = (posts["day"] >= records.starts) & (posts["day"] < records.ends) & posts["filled"]
    for role in limits.most_cases_roles:
        of = measured & (posts["role"] == int(role))
        cases = posts["registered"][of] + posts["other_cases"][of]
        over = int((cases > limits.most_cases).sum())
        yield Crowded(role, over, int(of.sum()), float(cases.max()) if cases.size else 0.0)
