"""Areas with all their figures drawn at random within the limits, as far as the checks of a scenario let them pass."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from rightmix_sim.errors import InputError
from rightmix_sim.scenario import Scenario
from rightmix_sim.scenario.area import Area, Interval
from rightmix_sim.scenario.checks import check
from rightmix_sim.scenario.parameters import Parameter, parameters
from rightmix_sim.scenario.place import Place
from rightmix_sim.scenario.settings import read_area
from tests.model.areas import packaged

BASE = packaged("one-small-area")
PEOPLE, POSTS = 60, 4  # the register and the posts of a role at their largest
_TRIES = 40  # of another value for a figure that contradicts others, before its default has to do

# What is drawn from a narrower span than a scenario may state, or a run would take minutes
_NARROW: Mapping[str, tuple[float, float]] = {
    "register.people": (0, PEOPLE),
    "movement.moves_away_per_year": (0, 0.5),
    "circles.volunteers": (0, 30),
    "circles.recruited_per_year": (0, 30),
}


def random_scenario(seed: int) -> Scenario:
    """One area on one to six months after a warm-up of up to two."""
    rng = np.random.default_rng(seed)
    area = random_area(rng)
    warm_up, length = Interval(int(rng.integers(0, 60)), "days"), Interval(int(rng.integers(30, 180)), "days")
    return replace(BASE, areas=(area,), warm_up=warm_up, length=length)


def random_area(rng: np.random.Generator) -> Area:
    """An area that is not refused: a figure that contradicts others is drawn again, and at last left out."""
    figures = {path: _drawn(parameter, rng) for path, parameter in parameters().items()}
    tries: dict[str, int] = {}
    while True:
        try:
            given = read_area("ash", _tables(figures), {}, Place("ash", "areas.ash"))
            check(given, BASE.book, BASE.starts)
        except InputError as fault:
            blamed = fault.place.removeprefix("areas.ash.")
            path = next(path for path in parameters() if blamed == path or blamed.startswith(f"{path}."))
            tries[path] = tries.get(path, 0) + 1
            # what is at fault may stand in the figure beside it: then all of its table is drawn again
            table = path.partition(".")[0] if tries[path] % 10 == 0 else path
            for one in figures if path in figures else [path]:
                if one == path or one.startswith(f"{table}."):
                    figures[one] = _drawn(parameters()[one], rng)
            if tries[path] > _TRIES and not parameters()[path].required:
                figures.pop(path)
        else:
            return given.area


def _tables(figures: Mapping[str, object]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for path, value in figures.items():
        table, _, key = path.rpartition(".")
        if table:
            found.setdefault(table, {})[key] = value
        else:
            found[key] = value
    return found


def _drawn(parameter: Parameter, rng: np.random.Generator) -> object:
    """A value as a scenario would write it. Often one at the edge; small ones oftener than large ones."""
    by_unit: Mapping[str, Callable[[], object]] = {
        "yes_no": lambda: bool(rng.random() < 0.5),
        "choice": lambda: str(rng.choice(list(parameter.of))),
        "interval": lambda: _interval(rng),
        "shares": lambda: _shares(parameter, rng),
    }
    if parameter.unit in by_unit:
        return by_unit[parameter.unit]()
    if parameter.of:
        return int(rng.choice([int(one) for one in parameter.of]))
    low, high = _limits(parameter)
    whole = parameter.unit in ("count", "days", "weeks", "months")
    value = _within(low, high, rng, power=1 if high <= 1 or parameter.path == "register.people" else 3)
    number = round(value) if whole else float(f"{value:.3f}")
    number = min(max(number, math.ceil(low) if whole else low), math.floor(high) if whole else high)
    return number if parameter.unit in ("count", "number", "share") else f"{number} {parameter.unit}"


def _limits(parameter: Parameter) -> tuple[float, float]:
    if parameter.path in _NARROW:
        return _NARROW[parameter.path]
    low, high = parameter.lowest or 0.0, 1.0 if parameter.highest is None else parameter.highest
    return low, min(high, POSTS) if parameter.path.endswith((".posts", ".groups")) else high


def _within(low: float, high: float, rng: np.random.Generator, power: int) -> float:
    if rng.random() < 0.1:
        return float(rng.choice([low, high]))
    return low + (high - low) * float(rng.random()) ** power


def _interval(rng: np.random.Generator) -> str:
    unit, most = [("days", 60), ("working days", 30), ("weeks", 30), ("months", 24), ("years", 5)][rng.integers(5)]
    return f"{int(rng.integers(1, most + 1))} {unit}"


def _shares(parameter: Parameter, rng: np.random.Generator) -> dict[str, float]:
    """Parts in thousandths; now and then one of them is all."""
    if rng.random() < 0.1:
        only = str(rng.choice(list(parameter.of)))
        return {part: float(part == only) for part in parameter.of}
    cuts = np.sort(rng.integers(0, 1001, len(parameter.of) - 1))
    parts = np.diff(np.concatenate([[0], cuts, [1000]]))
    return {part: int(amount) / 1000 for part, amount in zip(parameter.of, parts, strict=True)}
