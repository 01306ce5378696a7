"""The figures a scenario sets, in the tables of an area or of `[defaults]`, and the areas they make.

What an area does not set comes from `[defaults]`, and what neither sets from the core programme that the area says it
runs (`programme.core`) or else from the package's own defaults.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, get_type_hints

from rightmix_sim.errors import InputError
from rightmix_sim.scenario.area import ALL_AREAS, Area
from rightmix_sim.scenario.core_programmes import CORE, core_defaults
from rightmix_sim.scenario.parameters import TOP_LEVEL, parameters, tables
from rightmix_sim.scenario.place import Place
from rightmix_sim.scenario.values import Value, read_value

_WORDS: Final = ("title", "description")
_NAME: Final = re.compile(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*")
_LONGEST_NAME: Final = 60


@dataclass(frozen=True)
class Setting:
    """A value that a scenario sets, and where."""

    value: Value
    place: Place


@dataclass(frozen=True)
class AreaSettings:
    """An area with all its values. `settings` holds those that the scenario sets, by parameter path."""

    area: Area
    settings: Mapping[str, Setting]
    place: Place

    def place_of(self, path: str) -> Place:
        """Where the scenario sets a parameter of this area, or where it could."""
        return self.settings[path].place if path in self.settings else self.place.below(*path.split("."))

    def value_of(self, path: str) -> Value:
        """The value of a parameter in this area, set or default."""
        return value_in(self.area, path)


def value_in(area: Area, path: str) -> Value:
    """The value of a parameter (`register.people`) in an area."""
    found: Any = area
    for part in path.split("."):
        found = getattr(found, part)
    value: Value = found
    return value


def with_value(area: Area, path: str, value: Value) -> Area:
    """The area with another value of a parameter. Whether it goes together with the others is not looked at."""
    table, _, key = path.rpartition(".")
    if not table:
        return dataclasses.replace(area, **{key: value})  # type: ignore[arg-type]
    part = dataclasses.replace(getattr(area, table), **{key: value})
    return dataclasses.replace(area, **{table: part})


def read_settings(table: object, place: Place, *, also: tuple[str, ...] = ()) -> dict[str, Setting]:
    """The values set in an area's tables, by parameter path. `also` names keys that are read elsewhere."""
    if not isinstance(table, Mapping):
        raise place.fault("This must be a table.", value=table, do=f"Write [{place.path}] and its keys below it.")
    found: dict[str, Setting] = {}
    for key, inner in table.items():
        if key in also:
            continue
        at = place.below(key)
        if key == TOP_LEVEL:
            found[key] = Setting(read_value(parameters()[key], inner, at), at)
        elif key not in tables():
            raise _unknown_key(key, [*tables(), TOP_LEVEL, *also], place)
        elif not isinstance(inner, Mapping):
            raise at.fault("This must be a table.", value=inner, do=f"Write [{at.path}] and its keys below it.")
        else:
            found.update(_read_table(key, inner, at))
    return found


def read_area(name: str, table: object, defaults: Mapping[str, Setting], place: Place) -> AreaSettings:
    """One area with all its values, from its own table, `[defaults]` and the package."""
    checked_name("area", name, place)
    settings = {**defaults, **read_settings(table, place, also=_WORDS)}
    core = core_defaults(settings[CORE].value if CORE in settings else parameters()[CORE].default)
    values: dict[str, Value] = {}
    for path, parameter in parameters().items():
        if path in settings:
            values[path] = settings[path].value
        elif path in core:
            values[path] = core[path].value
        elif parameter.default is not None:
            values[path] = parameter.default
        else:
            raise place.below(*path.split(".")).fault(
                "This is missing.",
                why=f"{parameter.meaning}: there is no default for it.",
                do=f"Write {parameter.allowed}.",
            )
    words = {
        word: read_words(table, word, place, default) for word, default in zip(_WORDS, (name.title(), ""), strict=True)
    }
    return AreaSettings(_area(name, words, values), settings, place)


def read_words(table: object, key: str, place: Place, default: str | None = None) -> str:
    """A text; without a default it must be there and not be empty."""
    found = table.get(key, default) if isinstance(table, Mapping) else default
    if not isinstance(found, str) or (not found.strip() and default is None):
        if found is None:
            raise place.below(key).fault("This is missing.", do="Write a few words between quotation marks.")
        raise place.below(key).fault(
            "This must be a text.", value=found, do="Write a few words between quotation marks."
        )
    return " ".join(found.split())


def checked_name(kind: str, name: object, place: Place) -> str:
    """The name, once it is made of lower-case words."""
    if not isinstance(name, str) or len(name) > _LONGEST_NAME or not _NAME.fullmatch(name):
        example = "six-areas-2009" if kind == "scenario" else "elm or elm-north"
        raise place.fault(
            f"The name of the {kind} must be lower-case words, joined by hyphens.",
            value=name,
            why="Names become parts of file names and columns.",
            do=f"Write something like {example}, and put the full name into `title`.",
        )
    if kind == "area" and name == ALL_AREAS:
        raise place.fault(
            "No area can be called this.",
            value=name,
            why="In findings and measures it stands for all areas together.",
            do="Choose another name.",
        )
    return name


def _read_table(table: str, inner: Mapping[str, object], place: Place) -> dict[str, Setting]:
    found: dict[str, Setting] = {}
    for key, raw in inner.items():
        if key not in tables()[table]:
            raise _unknown_key(key, tables()[table], place)
        at = place.below(key)
        found[f"{table}.{key}"] = Setting(read_value(parameters()[f"{table}.{key}"], raw, at), at)
    return found


def _unknown_key(key: str, known: Sequence[str], place: Place) -> InputError:
    """The error for a key that is not known here; one that is known elsewhere is told where it belongs."""
    scope = ".".join(place.path.split(".")[: 1 if place.path.startswith("defaults") else 2])
    homes = [f"[{scope}.{table}]" for table, keys in tables().items() if key in keys]
    if key == TOP_LEVEL:
        homes = [f"[{scope}]"]
    if homes:
        return place.fault("There is no key of this name here.", value=key, do=f"It belongs in {' or '.join(homes)}.")
    return place.unknown("key", key, list(known))


def _area(name: str, words: Mapping[str, str], values: Mapping[str, Value]) -> Area:
    parts: dict[str, Any] = {"name": name, **words, TOP_LEVEL: values[TOP_LEVEL]}
    for field, kind in get_type_hints(Area).items():
        if dataclasses.is_dataclass(kind) and isinstance(kind, type):
            own = {inner.name: values[f"{field}.{inner.name}"] for inner in dataclasses.fields(kind)}
            parts[field] = kind(**own)
    return Area(**parts)
