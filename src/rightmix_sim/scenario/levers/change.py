"""One change of a lever: which parameter or standard, what is done to it, and in which areas. Read strictly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, cast

from rightmix_sim.guidance import load_book
from rightmix_sim.scenario.area import Area
from rightmix_sim.scenario.levers.condition import Condition, parameter_of, read_conditions
from rightmix_sim.scenario.levers.operations import (
    OPERATIONS,
    ROUNDINGS,
    operations_for,
    read_operand,
    rounds,
)
from rightmix_sim.scenario.parameters import parameters
from rightmix_sim.scenario.place import Place
from rightmix_sim.scenario.settings import read_words
from rightmix_sim.scenario.values import Value, Wanted, checked_number
from rightmix_sim.scenario.wording import said

_KEYS: Final = ("parameter", "guidance", *OPERATIONS, "rounded", "where", "areas", "why")
_EXAMPLE: Final = 'Write parameter = "programme.groups" and add = 1, or guidance = "police-visit-medium".'


@dataclass(frozen=True, kw_only=True)
class Change:
    """What is done to one parameter, or to one standard of the guidance, whose id then stands in `guidance`.

    `operand` is in the parameter's unit, for `times` a plain number; `rounding` is `up`, `down` or `nearest`. It holds
    where all of `where` is true, in the areas named in `areas` or, if none is named, in every area.
    """

    parameter: str
    guidance: str
    operation: str
    operand: Value
    rounding: str
    where: tuple[Condition, ...]
    areas: tuple[str, ...]
    why: str
    place: Place

    @property
    def target(self) -> str:
        """What it changes, as it is listed among the assumptions: `programme.groups`, `guidance.oasys-review`."""
        return self.parameter or f"guidance.{self.guidance}"

    def concerns(self, area: Area) -> bool:
        """Whether it holds in an area, which must stand as the baseline has it."""
        return (not self.areas or area.name in self.areas) and all(one.holds(area) for one in self.where)

    def in_words(self) -> str:
        """What it does: "Groups that can run at the same time (programme.groups): 1 more"."""
        if self.guidance:
            standard = load_book()[self.guidance]
            done = _done(self.operation, self.operand, standard.unit or "", "")
            return f"{standard.title}, the standard itself (guidance.{self.guidance}): {done}"
        parameter = parameters()[self.parameter]
        rounding = self.rounding if rounds(parameter, self.operation) else ""
        done = _done(self.operation, self.operand, parameter.unit, rounding)
        only = [*([f"in {', '.join(self.areas)}"] if self.areas else []), *(f"where {one}" for one in self.where)]
        limited = f", only {' and '.join(only)}" if only else ""
        return f"{parameter.meaning} ({self.parameter}): {done}{limited}"


def read_changes(raw: object, place: Place) -> tuple[Change, ...]:
    """The changes in a list of tables. Raises `InputError` and `UnknownName` that name file, key and value."""
    if not isinstance(raw, list):
        raise place.fault("Changes must be a list.", value=raw, do="Begin each with [[change]], in two brackets.")
    if not raw:
        raise place.fault(
            "There must be at least one change.",
            value=raw,
            why="A lever that changes nothing would compare an area with itself.",
            do='Begin each with [[change]], then parameter = "programme.groups" and add = 1.',
        )
    return tuple(_read(one, Place(place.file, f"{place.path}[{n}]")) for n, one in enumerate(raw))


def _read(raw: object, place: Place) -> Change:
    if not isinstance(raw, Mapping):
        raise place.fault("A change must be a table.", value=raw, do=_EXAMPLE)
    for key in raw:
        if key not in _KEYS:
            raise place.unknown("key", str(key), list(_KEYS))
    if ("parameter" in raw) == ("guidance" in raw):
        raise place.fault("A change names a parameter or a standard, one of them.", value=dict(raw), do=_EXAMPLE)
    given = [name for name in OPERATIONS if name in raw]
    if len(given) != 1:
        raise place.fault(
            "A change does one thing." if given else "This change does nothing.",
            value=dict(raw),
            do=f"Write one of: {', '.join(OPERATIONS)}. Two things are two changes.",
        )
    return _guidance(raw, given[0], place) if "guidance" in raw else _parameter(raw, given[0], place)


def _parameter(raw: Mapping[str, object], operation: str, place: Place) -> Change:
    parameter = parameter_of(raw["parameter"], place.below("parameter"))
    at, allowed = place.below(operation), operations_for(parameter)
    if operation not in allowed:
        raise at.fault(
            f"{parameter.path} is {parameter.allowed}: `{operation}` does not go with it.",
            value=raw[operation],
            do=f"Write {' or '.join(f'`{name}`' for name in allowed)}.",
        )
    if "rounded" in raw and not rounds(parameter, operation):
        raise place.below("rounded").fault(
            "There is nothing to round.",
            value=raw["rounded"],
            why="Only `times` can leave a part of a whole, and only in whole numbers and intervals.",
            do="Delete it.",
        )
    rounding = raw.get("rounded", "nearest")
    if rounding not in ROUNDINGS:
        raise place.below("rounded").fault(
            "This is not a way to round.", value=rounding, do=f"Write one of: {', '.join(ROUNDINGS)}."
        )
    return Change(
        parameter=parameter.path,
        guidance="",
        operation=operation,
        operand=read_operand(parameter, operation, raw[operation], at),
        rounding=rounding,
        where=read_conditions(raw["where"], place.below("where")) if "where" in raw else (),
        areas=_areas(raw.get("areas", []), place.below("areas")),
        why=read_words(raw, "why", place, ""),
        place=at,
    )


def _guidance(raw: Mapping[str, object], operation: str, place: Place) -> Change:
    name, at = raw["guidance"], place.below(operation)
    if not isinstance(name, str) or name not in load_book():
        raise place.below("guidance").unknown(
            "standard", str(name), [one.id for one in load_book()], shown_by="rightmix guidance list"
        )
    for key in ("where", "areas", "rounded"):
        if key in raw:
            raise place.below(key).fault(
                "This does not go together with `guidance`.",
                value=raw[key],
                why="All areas are held against the same guidance.",
                do="Delete it, or change a parameter instead: what areas do may differ.",
            )
    operand = raw[operation]
    if operation != "to":  # `to` may be "2 months" or "withdrawn": the book reads it when it is laid over
        operand = checked_number(Wanted(unit="number"), operand, operand, at)
    return Change(
        parameter="",
        guidance=name,
        operation=operation,
        operand=cast(Value, operand),
        rounding="nearest",
        where=(),
        areas=(),
        why=read_words(raw, "why", place, ""),
        place=at,
    )


def _areas(raw: object, place: Place) -> tuple[str, ...]:
    if not isinstance(raw, list) or not all(isinstance(name, str) for name in raw):
        raise place.fault("This must be a list of names of areas.", value=raw, do='Write areas = ["elm"].')
    return tuple(raw)


def _done(operation: str, operand: Value, unit: str, rounding: str) -> str:
    if operation == "times":
        return f"times {operand:g}{f', rounded {rounding}' if rounding in ('up', 'down') else ''}"
    if operation == "add":
        number = cast(float, operand)
        return f"{said(unit, abs(number))} {'more' if number >= 0 else 'less'}"
    words = said(unit, operand)
    return {"to": f"becomes {words}", "at_least": f"at least {words}", "at_most": f"at most {words}"}[operation]
