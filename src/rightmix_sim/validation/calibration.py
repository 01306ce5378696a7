"""Fitting the model's assumptions to one half of the report's emerging findings: `data/calibration.yaml` says which.

The other half is never read: not its figures in the report, not its shares in the runs. It shows afterwards how good
the model is where nobody helped it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from rightmix_sim.files import package_file, read_yaml
from rightmix_sim.scenario.levers import Source, applied
from rightmix_sim.scenario.levers.change import Change
from rightmix_sim.scenario.levers.condition import Condition
from rightmix_sim.scenario.parameters import parameters
from rightmix_sim.scenario.place import Place
from rightmix_sim.scenario.quantities import Interval
from rightmix_sim.scenario.scenario import Scenario
from rightmix_sim.scenario.values import TIMES, Value, read_value
from rightmix_sim.scenario.wording import said
from rightmix_sim.validation.basis import finding, rule
from rightmix_sim.validation.fitting import Evaluate, Fit, Free, Settings, Target, Values, fit
from rightmix_sim.validation.halves import calibrated
from rightmix_sim.validation.validated import inspections

DATA: Final = "validation/data/calibration.yaml"
SCENARIO: Final = "six-areas-2009"  # the areas as the inspection found them


@dataclass(frozen=True)
class Movable:
    """A parameter that calibration may move, with why its bounds are plausible."""

    free: Free
    unit: str  # of an interval; else that of the parameter
    why: str

    def value(self, number: float) -> Value:
        """The value of the parameter that this number stands for."""
        wanted = parameters()[self.free.path]
        number = int(number) if float(number).is_integer() else number
        text = f"{number} {self.unit}" if self.unit in TIMES else number
        return read_value(wanted, text, Place(DATA, self.free.path))

    def in_words(self, number: float) -> str:
        """The value with its unit."""
        return said(parameters()[self.free.path].unit, self.value(number))


@dataclass(frozen=True)
class Method:
    """How the search goes, on how many replications with which seed."""

    replications: int
    seed: int
    search: Settings


@cache
def movable() -> Mapping[str, Movable]:
    """All parameters that may move, by path."""
    return {path: _movable(path, raw) for path, raw in read_yaml(package_file(DATA))["parameters"].items()}


@cache
def method() -> Method:
    """The method."""
    raw = dict(read_yaml(package_file(DATA))["method"])
    return Method(raw.pop("replications"), raw.pop("seed"), Settings(**raw))


def targets() -> list[Target]:
    """What is aimed at: the calibrated half, as far as the report says enough, in the order of their ids.

    Words aim at the middle of what they allow. The width is half that of the report's interval.
    """
    found = []
    for id in sorted(calibrated()):
        reported = finding(id)
        bounds, n = reported.interval(), reported.denominator or reported.as_if_n
        if bounds is None or n is None or n < rule().smallest_n or bounds[1] - bounds[0] > rule().widest:
            continue
        share = reported.share
        if share is None:
            assert reported.words_allow is not None
            share = sum(reported.words_allow) / 2
        found.append(Target(id, share, (bounds[1] - bounds[0]) / 2))
    return found


def calibrate(scenario: Scenario, *, jobs: int = 1, told: Callable[[str], None] = lambda _: None) -> Fit:
    """Fit what may move to the calibrated half. `told` is given a line before each time the model is asked."""
    how = method()
    return fit(evaluator(scenario, how, jobs, told), [one.free for one in movable().values()], targets(), how.search)


def evaluator(scenario: Scenario, how: Method, jobs: int, told: Callable[[str], None]) -> Evaluate:
    """The function that runs the model: values of parameters in, shares of what is aimed at out."""
    asked: list[None] = []
    wanted = frozenset(one.id for one in targets())

    def evaluate(values: Values) -> Values:
        asked.append(None)
        told(f"run {len(asked)}: {moved_in_words(values)}")
        met: dict[str, int] = defaultdict(int)
        due: dict[str, int] = defaultdict(int)
        for one in inspections(
            with_values(scenario, values),
            replications=how.replications,
            seed=how.seed,
            jobs=jobs,
            only=wanted,
        ):
            for id, (so_many, of) in one.found.items():
                met[id] += so_many
                due[id] += of
        return {id: met[id] / due[id] for id in due if due[id]}

    return evaluate


def with_values(scenario: Scenario, values: Values) -> Scenario:
    """The scenario with these values in the areas that take the default."""
    changes = tuple(_change(movable()[path], number) for path, number in values.items())
    return applied(scenario, [Source("calibration", changes)])


def moved_in_words(values: Values) -> str:
    """Which parameters are elsewhere than they began."""
    return (
        ", ".join(
            f"{path} {movable()[path].in_words(number)}"
            for path, number in values.items()
            if number != movable()[path].free.before
        )
        or "as it began"
    )


def as_toml(values: Values) -> str:
    """The fitted values as changes to lay over a scenario (`rightmix validate --over`)."""
    return "\n".join(_toml(movable()[path], number) for path, number in values.items())


def _toml(one: Movable, number: float) -> str:
    path = one.free.path
    default = parameters()[path].default
    assert default is not None
    where = f'{{parameter = "{path}", is = {_written(path, default)}}}'
    return f'[[change]]\nparameter = "{path}"\nto = {_written(path, one.value(number))}\nwhere = {where}\n'


def _written(path: str, value: Value) -> str:
    """A value as a file writes it."""
    words = said(parameters()[path].unit, value)
    return f'"{words}"' if isinstance(value, Interval) or parameters()[path].unit in TIMES else words


def _change(one: Movable, number: float) -> Change:
    path = one.free.path
    default = parameters()[path].default
    assert default is not None
    return Change(
        parameter=path,
        guidance="",
        operation="to",
        operand=one.value(number),
        rounding="nearest",
        where=(Condition(path, "is", default),),
        areas=(),
        why="",
        place=Place(DATA, path),
    )


def _movable(path: str, raw: Mapping[str, Any]) -> Movable:
    free = Free(path, raw["before"], raw["low"], raw["high"], raw["step"])
    return Movable(free, raw.get("unit", parameters()[path].unit), raw["why"])
