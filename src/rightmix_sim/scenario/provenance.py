"""Everything a run rests on: each value of each area, set or default, and where it comes from.

A scenario says where its own figures come from in its table `[provenance]`; what it does not explain is listed as an
assumption, "set in this scenario".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rightmix_sim.guidance import Book
from rightmix_sim.guidance.standard import STATUSES
from rightmix_sim.scenario.area import Interval
from rightmix_sim.scenario.core_programmes import CORE, core_defaults
from rightmix_sim.scenario.parameters import parameters, written
from rightmix_sim.scenario.place import Place
from rightmix_sim.scenario.settings import AreaSettings, read_words
from rightmix_sim.scenario.values import Value

EVERY_AREA: Final = "every area"
SET_HERE: Final = "set in this scenario"
_SPANS: Final = ("warm_up", "length")


@dataclass(frozen=True)
class Assumption:
    """One thing a run rests on. `area` is a name, or "every area" where they agree; `status` is `sourced`, `seed`,
    `unverified` or `assumption`. A guidance overlay is listed as `guidance.<id>`."""

    parameter: str
    area: str
    value: str | int | float | bool
    unit: str
    status: str
    source: str


@dataclass(frozen=True)
class Origin:
    """Where a value comes from."""

    status: str
    source: str


def read_provenance(raw: object, areas: Sequence[AreaSettings], place: Place) -> dict[str, Origin]:
    """The origins by key path. A path must lead to something the scenario sets, else `InputError`."""
    if not isinstance(raw, Mapping):
        raise place.fault("This must be a table.", value=raw, do="Write [provenance] and its keys below it.")
    possible = {path for given in areas for set_ in given.settings for path in _paths(given, set_)} | set(_SPANS)
    found: dict[str, Origin] = {}
    for path, inner in raw.items():
        at = place.below(path)
        if path not in possible:
            raise at.fault(
                "This does not lead to a value that the scenario sets.",
                value=path,
                why="Provenance that explains nothing is usually a slip of the pen.",
                do=_advice(path, possible, at),
            )
        found[path] = _origin(inner, at)
    return found


def assumptions(
    areas: Sequence[AreaSettings], origins: Mapping[str, Origin], spans: Mapping[str, Interval], plain: Book, book: Book
) -> tuple[Assumption, ...]:
    """All of them: the spans, the guidance laid over the package's, then each parameter in the order of the table."""
    listed = [
        Assumption(key, EVERY_AREA, str(span), "interval", *_parts(origins.get(key))) for key, span in spans.items()
    ]
    listed.extend(overlays(plain, book))
    for path in parameters():
        listed.extend(
            of_parameter(path, [(one.area.name, one.value_of(path), _origin_of(one, path, origins)) for one in areas])
        )
    return tuple(listed)


def of_parameter(path: str, rows: Sequence[tuple[str, Value, Origin]]) -> Iterable[Assumption]:
    """What is assumed of one parameter, from the value and origin of each area; one row where all of them agree."""
    merged: dict[tuple[str | int | float | bool, Origin], list[str]] = {}
    for name, value, origin in rows:
        merged.setdefault((written(value), origin), []).append(name)
    for (value, origin), names in merged.items():
        for name in [EVERY_AREA] if len(merged) == 1 else names:
            yield Assumption(path, name, value, parameters()[path].unit, origin.status, origin.source)


def own_standards(plain: Book, book: Book) -> Iterable[str]:
    """The ids of the standards whose editions the scenario changed."""
    return [standard.id for standard in book if standard.editions != plain[standard.id].editions]


def overlays(plain: Book, book: Book) -> Iterable[Assumption]:
    """What is assumed by the editions of standards that the package's book does not have."""
    for name in own_standards(plain, book):
        standard = book[name]
        for edition in standard.editions:
            if edition in plain[name].editions:
                continue
            value = "withdrawn" if edition.value is None else edition.value
            source = f"{edition.document}, from {edition.from_.isoformat()}"
            yield Assumption(f"guidance.{name}", EVERY_AREA, value, standard.unit or "", edition.status, source)


def _origin_of(given: AreaSettings, path: str, origins: Mapping[str, Origin]) -> Origin:
    if path not in given.settings:
        core, parameter = core_defaults(given.value_of(CORE)), parameters()[path]
        if path in core:
            return Origin(core[path].status, core[path].source)
        return Origin(parameter.status, parameter.provenance)
    return next((origins[key] for key in _paths(given, path) if key in origins), Origin("assumption", SET_HERE))


def _paths(given: AreaSettings, path: str) -> list[str]:
    """The key paths that explain a value set in an area, the closest first: the value, its table, the whole area."""
    table = path.partition(".")[0]
    ends = list(dict.fromkeys((f".{path}", f".{table}", "")))
    in_defaults = given.settings[path].place.path.startswith("defaults.")
    scopes = [f"areas.{given.area.name}", *(["defaults"] if in_defaults else []), "areas.*"]
    return [f"{scope}{end}" for end in ends for scope in scopes]


def _origin(raw: object, place: Place) -> Origin:
    example = 'Write {status = "assumption", source = "where it comes from"}.'
    if not isinstance(raw, Mapping):
        raise place.fault("This must be a table of status and source.", value=raw, do=example)
    for key in raw:
        if key not in ("status", "source"):
            raise place.unknown("key", str(key), ["status", "source"])
    status = raw.get("status")
    if status not in STATUSES:
        raise place.below("status").fault(
            "This is not one of the four standings.", value=status, do=f"Write one of: {', '.join(STATUSES)}."
        )
    return Origin(status, read_words(raw, "source", place))


def _parts(origin: Origin | None) -> tuple[str, str]:
    return ("assumption", SET_HERE) if origin is None else (origin.status, origin.source)


def _advice(path: str, possible: set[str], place: Place) -> str:
    nearest = place.unknown("path", path, sorted(possible)).do
    return f'{nearest} Write areas.<name or *>.<table>.<key>, such as "areas.*.register.people".'.strip()
