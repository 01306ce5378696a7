"""A scenario that begins with a planner's own caseload, so that year one is the planner's own year one."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from rightmix_sim.errors import InputError
from rightmix_sim.scenario.area import Area, Interval
from rightmix_sim.scenario.balance import joins_per_year, order_probability
from rightmix_sim.scenario.caseload.reading import Used, read_caseload, used
from rightmix_sim.scenario.held import Held
from rightmix_sim.scenario.provenance import EVERY_AREA, Assumption
from rightmix_sim.scenario.scenario import Scenario

NO_WARM_UP: Final = Interval(0, "days")
_REPLACED: Final = ("warm_up", "register.people")  # what the caseload settles instead of the scenario
_ROUNDING: Final = 1e-9


def with_caseload(scenario: Scenario, path: Path) -> Scenario:
    """The scenario with the people of a caseload file in its areas, from its first day and without a warm-up.

    `register.people` of each area is the number of its rows; what joins, leaves and what staff there are stays as the
    scenario says. Raises `InputError` for a file that cannot be used, and for an area without a row.
    """
    return begun(scenario, path)[0]


def begun(scenario: Scenario, path: Path) -> tuple[Scenario, Used]:
    """As `with_caseload`, with what a manifest keeps of the file."""
    people = read_caseload(path, scenario)
    for area in scenario.areas:
        if area.name not in people:
            raise InputError(
                f"The area {area.name} of the scenario has no row.",
                file=path,
                why="Beside real people it would begin with nobody, and the areas could not be compared.",
                do=f"Add rows with {area.name} in the column area, or take the area out of the scenario.",
            )
    areas = tuple(_started(area, people[area.name], path) for area in scenario.areas)
    kept = used(path, people)
    started = dataclasses.replace(
        scenario,
        warm_up=NO_WARM_UP,
        areas=areas,
        assumptions=_assumptions(scenario, people, path.name, kept),
        digest=_digest(scenario.digest, people),
    )
    return started, kept


def _started(area: Area, held: Sequence[Held], path: Path) -> Area:
    register = dataclasses.replace(area.register, people=len(held))
    started = dataclasses.replace(area, register=register, caseload=tuple(held))
    supervised, managers = sum(one.supervised for one in held), area.offender_managers
    if managers.posts and supervised > managers.posts * managers.caseload:
        raise InputError(
            f"{supervised} people on an order or licence do not fit into {managers.posts} posts of"
            f" {managers.caseload} cases in {area.name}.",
            file=path,
            why="The caseload counts every case a post holds, the registered among them (¶3.12).",
            do=f"Raise offender_managers.caseload of {area.name} in the scenario to at least"
            f" {-(-supervised // managers.posts)}, or offender_managers.posts.",
        )
    if joins_per_year(register) < 0 or order_probability(register) > 1 + _ROUNDING:
        raise InputError(
            f"The scenario's register of {area.name} holds only for nobody: with people on it, more orders would have"
            " to begin in a year than people join.",
            file=path,
            why="The file says who is there on the first day; who joins later is as the scenario says.",
            do=f"Put the number of rows into register.people of {area.name}, then try `rightmix scenarios check`.",
        )
    return started


def _assumptions(
    scenario: Scenario, people: Mapping[str, Sequence[Held]], name: str, kept: Used
) -> tuple[Assumption, ...]:
    source = f"the caseload {name} (SHA-256 {kept.sha256[:12]}…), anonymised; what it leaves empty is drawn"
    whole = "no warm-up: the run begins with the caseload"
    own = [
        Assumption("warm_up", EVERY_AREA, str(NO_WARM_UP), "interval", "assumption", whole),
        *(Assumption("register.people", area, len(held), "count", "sourced", source) for area, held in people.items()),
    ]
    return (*own, *(one for one in scenario.assumptions if one.parameter not in _REPLACED))


def _digest(before: str, people: Mapping[str, Sequence[Held]]) -> str:
    """A digest of the scenario as it is written and of every person in it, in their order."""
    content = {"scenario": before, "caseload": {area: [_plain(one) for one in held] for area, held in people.items()}}
    text = json.dumps(content, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(held: Held) -> list[str | int | None]:
    return [value.isoformat() if isinstance(value, date) else value for value in dataclasses.astuple(held)]
