"""A scenario against itself with levers laid over it, the luck of both the same, area by area.

What the levers change by policy is settled before anything is run (`scenario/levers/costs.py`); here is what becomes of
it: which findings move, and the hours of each role that are asked for and delivered.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from typing import Final

from rightmix_sim.experiment.pairs import Difference, mean_difference
from rightmix_sim.experiment.replications import Progress, Replication, replicate
from rightmix_sim.experiment.what_if import Answer, answer
from rightmix_sim.measures import PROGRAMME, Measure
from rightmix_sim.records import WORK_KINDS, Role, Work
from rightmix_sim.scenario.scenario import Scenario

_ASKED, _DELIVERED = "planned_hours", "delivered_hours"
_TEAM: Final = Role.PROGRAMME_TEAM


@dataclass(frozen=True)
class Hours:
    """Hours a month of one role: asked for by the area's own policy, and delivered."""

    role: Role
    asked: Difference
    delivered: Difference


@dataclass(frozen=True)
class LeverAnswer:
    """What the pairs of one area say. `hours` has the roles for which there is any work, in the order of `Role`."""

    area: str
    answer: Answer
    hours: tuple[Hours, ...]


def moved_areas(before: Scenario, after: Scenario) -> list[str]:
    """The areas in which something is different: all of them where the guidance is."""
    if before.book != after.book:
        return [area.name for area in after.areas]
    return [area.name for area in after.areas if area != before.area(area.name)]


def compare(
    before: Scenario,
    after: Scenario,
    *,
    replications: int,
    seed: int,
    jobs: int = 1,
    progress: Progress | None = None,
    executor: Executor | None = None,
) -> list[LeverAnswer]:
    """Both arms of every area that is different. The same for any number of `jobs` (processes).

    `progress` is told how many of the tasks of both arms are done. Raises as `replicate` does.
    """
    names = moved_areas(before, after)
    if not names:
        return []
    arms: list[dict[str, list[Replication]]] = []
    for arm, scenario in enumerate((before, after)):
        alone = replace(scenario, areas=tuple(area for area in scenario.areas if area.name in names))
        tasks = len(names) * replications

        def told(done: int, _: int, first: int = arm * tasks, of: int = 2 * tasks) -> None:
            if progress:
                progress(first + done, of)

        found = replicate(alone, replications=replications, seed=seed, jobs=jobs, progress=told, executor=executor)
        arms.append(_by_area(found))
    pairs = [(name, arms[0][name], arms[1][name]) for name in names]
    return [LeverAnswer(name, answer(before, after, name, one, two), _hours(one, two)) for name, one, two in pairs]


def _by_area(found: Iterable[Replication]) -> dict[str, list[Replication]]:
    by_area: dict[str, list[Replication]] = {}
    for one in found:
        by_area.setdefault(one.area, []).append(one)
    return by_area


def _hours(one: Sequence[Replication], two: Sequence[Replication]) -> tuple[Hours, ...]:
    found = []
    for role in Role:
        asked, delivered = (
            mean_difference(
                [_of_role(each.measures, role, name) for each in one],
                [_of_role(each.measures, role, name) for each in two],
            )
            for name in (_ASKED, _DELIVERED)
        )
        if asked is None or delivered is None:
            continue
        if any((asked.before, asked.after, delivered.before, delivered.after)):
            found.append(Hours(role, asked, delivered))
    return tuple(found)


def _of_role(measures: Sequence[Measure], role: Role, name: str) -> float:
    """Hours a month of all kinds of work of a role; sessions of programmes are the programme team's."""
    kinds = {work.name.lower() for work in Work if WORK_KINDS[work].role is role}
    kinds |= {PROGRAMME} if role is _TEAM else set()
    return math.fsum(one.value for one in measures if one.measure == name and one.group in kinds)
