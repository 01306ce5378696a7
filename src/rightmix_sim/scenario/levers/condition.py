"""`where`: a change holds only in areas of which something is true, as the baseline has them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from rightmix_sim.scenario.area import Area
from rightmix_sim.scenario.levers.operations import below, operations_for
from rightmix_sim.scenario.parameters import Parameter, parameters
from rightmix_sim.scenario.place import Place
from rightmix_sim.scenario.settings import value_in
from rightmix_sim.scenario.values import Value, read_value
from rightmix_sim.scenario.wording import said

_TESTS: Final[Mapping[str, tuple[str, Callable[[Value, Value], bool]]]] = {
    "is": ("is", lambda value, given: value == given),
    "is_not": ("is not", lambda value, given: value != given),
    "at_least": ("is at least", lambda value, given: not below(value, given)),
    "at_most": ("is at most", lambda value, given: not below(given, value)),
    "above": ("is above", lambda value, given: below(given, value)),
    "below": ("is below", below),
}
_EQUAL: Final = ("is", "is_not")
_EXAMPLE: Final = 'Write where = {parameter = "programme.groups", at_least = 1}.'


@dataclass(frozen=True)
class Condition:
    """One thing that must be true of an area: `test` is `is`, `is_not`, `at_least`, `at_most`, `above` or `below`."""

    parameter: str
    test: str
    value: Value

    def holds(self, area: Area) -> bool:
        """Whether it is true of this area."""
        return _TESTS[self.test][1](value_in(area, self.parameter), self.value)

    def __str__(self) -> str:
        return f"{self.parameter} {_TESTS[self.test][0]} {said(parameters()[self.parameter].unit, self.value)}"


def read_conditions(raw: object, place: Place) -> tuple[Condition, ...]:
    """The conditions of a change: one table or a list of them, all of which must be true. Raises `InputError`."""
    if isinstance(raw, list):
        return tuple(_read(one, Place(place.file, f"{place.path}[{n}]")) for n, one in enumerate(raw))
    return (_read(raw, place),)


def parameter_of(raw: object, place: Place) -> Parameter:
    """The parameter of this path; `UnknownName` with the nearest ones when there is none."""
    if not isinstance(raw, str):
        raise place.fault(
            "This must be the path of a parameter, as text.", value=raw, do='Write it as "programme.groups".'
        )
    if raw not in parameters():
        raise place.unknown("parameter", raw, list(parameters()), shown_by="rightmix scenarios parameters")
    return parameters()[raw]


def _read(raw: object, place: Place) -> Condition:
    if not isinstance(raw, Mapping):
        raise place.fault("A condition must be a table.", value=raw, do=_EXAMPLE)
    for key in raw:
        if key not in ("parameter", *_TESTS):
            raise place.unknown("key", str(key), ["parameter", *_TESTS])
    if "parameter" not in raw:
        raise place.below("parameter").fault("This is missing.", do=_EXAMPLE)
    parameter = parameter_of(raw["parameter"], place.below("parameter"))
    given = [key for key in raw if key != "parameter"]
    if len(given) != 1:
        raise place.fault(
            "A condition tests one thing.", value=dict(raw), do=f"Write parameter and one of: {', '.join(_TESTS)}."
        )
    (test,) = given
    if test not in _EQUAL and operations_for(parameter) == ("to",):
        raise place.below(test).fault(
            f"{parameter.path} has no order that it could be above or below.",
            value=raw[test],
            do=f"Write one of: {', '.join(_EQUAL)}.",
        )
    return Condition(parameter.path, test, read_value(parameter, raw[test], place.below(test)))
