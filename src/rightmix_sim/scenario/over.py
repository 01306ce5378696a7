"""Scenarios laid over others: `six-areas-2009+visor-access`, and files that say `over = "six-areas-2009"`.

What comes of them is a scenario like any other, with a name, a title and a digest of its own.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from rightmix_sim.errors import InputError
from rightmix_sim.files import Source as File
from rightmix_sim.files import read_toml
from rightmix_sim.guidance import load_book
from rightmix_sim.scenario.levers import Lever, Source, applied, open_lever, read_changes
from rightmix_sim.scenario.place import Place
from rightmix_sim.scenario.provenance import SET_HERE, Assumption
from rightmix_sim.scenario.reading import digest_of, read_scenario, read_span, read_starts
from rightmix_sim.scenario.scenario import Scenario
from rightmix_sim.scenario.settings import checked_name, read_words
from rightmix_sim.scenario.sources import scenario_names, source_of
from rightmix_sim.sentences import listed

PLUS: Final = "+"
_REQUIRED: Final = ("over", "name", "title")
_OPTIONAL: Final = ("description", "starts", "warm_up", "length", "levers", "change")
_LONGEST_NAME: Final = 60


def is_plain(name_or_path: str | Path) -> bool:
    """Whether this is a scenario of its own, without levers and over no other. Raises what opening would."""
    base, levers = parted(name_or_path)
    return not levers and "over" not in read_toml(source_of(base))


def opened(name_or_path: str | Path) -> Scenario:
    """The scenario of this name or file, with the levers named after it laid over it."""
    base, levers = parted(name_or_path)
    return with_levers(_opened(source_of(base), ()), [open_lever(name) for name in levers])


def parted(name_or_path: str | Path) -> tuple[str | Path, tuple[str, ...]]:
    """The scenario and the levers in "six-areas-2009+visor-access". A file may have a plus sign in its name."""
    if isinstance(name_or_path, Path) or PLUS not in name_or_path:
        return name_or_path, ()
    parts = name_or_path.split(PLUS)
    for count in range(len(parts), 0, -1):
        base = PLUS.join(parts[:count])
        if base in scenario_names() or Path(base).is_file():
            return base, tuple(parts[count:])
    return parts[0], tuple(parts[1:])


def with_levers(scenario: Scenario, levers: Sequence[Lever]) -> Scenario:
    """The scenario with levers laid over it, and a name and title that say so. `InputError` where one stands twice."""
    if not levers:
        return scenario
    names = [lever.name for lever in levers]
    for name in names:
        if names.count(name) > 1:
            raise InputError(
                "A lever stands twice.", value=name, why="It would change everything twice.", do="Name it once."
            )
    changed = applied(scenario, [_source(lever) for lever in levers])
    called = f"{scenario.name}-with-{'-and-'.join(names)}"
    if len(called) > _LONGEST_NAME:
        called = f"{scenario.name}-with-{len(names)}-lever{'s' if len(names) > 1 else ''}"[:_LONGEST_NAME].rstrip("-")
    titles = listed([lever.title for lever in levers])
    return dataclasses.replace(changed, name=called, title=f"{scenario.title}, with: {titles}")


def _source(lever: Lever) -> Source:
    return Source(f"lever {lever.name}", lever.changes)


def _opened(source: Path | File, above: tuple[str, ...]) -> Scenario:
    table = read_toml(source)
    return _over(table, source, above) if "over" in table else read_scenario(source)


def _over(table: Mapping[str, Any], source: Path | File, above: tuple[str, ...]) -> Scenario:
    whole = Place(str(source))
    for key in table:
        if key not in (*_REQUIRED, *_OPTIONAL):
            raise whole.unknown(
                "key", key, [*_REQUIRED, *_OPTIONAL], do="What an area does differently is a [[change]] in this file."
            )
    for key in _REQUIRED:
        if key not in table:
            raise whole.below(key).fault("This is missing.", why="Every scenario needs it.", do=_EXAMPLES[key])
    if not {*table} & {"levers", "change", "starts", "warm_up", "length"}:
        raise whole.fault("Nothing is different from the scenario below.", do=_EXAMPLES["levers"])
    base = _base(table["over"], source, whole.below("over"), above)
    found = _days(base, table, whole)
    sources = [_source(lever) for lever in _levers(table.get("levers", []), source, whole.below("levers"))]
    name = checked_name("scenario", table["name"], whole.below("name"))
    if "change" in table:
        sources.append(Source(f"changed in {name}", read_changes(table["change"], whole.below("change"))))
    return dataclasses.replace(
        applied(found, sources),
        name=name,
        title=read_words(table, "title", whole),
        description=read_words(table, "description", whole, base.description),
    )


_EXAMPLES: Final = {
    "over": 'Write over = "six-areas-2009".',
    "name": 'Write name = "my-areas".',
    "title": 'Write title = "My areas", in your own words.',
    "levers": 'Write levers = ["visor-access"], or a [[change]] of your own.',
}


def _base(raw: object, source: Path | File, place: Place, above: tuple[str, ...]) -> Scenario:
    if not isinstance(raw, str) or not raw:
        raise place.fault("This must be the name or the file of a scenario.", value=raw, do=_EXAMPLES["over"])
    beside = source.parent / raw if isinstance(source, Path) else Path(raw)
    if beside.is_file():
        found: Path | File = beside
    elif raw in scenario_names():
        found = source_of(raw)
    else:
        raise place.unknown("scenario", raw, list(scenario_names()), do="A file is looked for beside this one.")
    key = str(beside.resolve()) if beside.is_file() else raw
    own = str(source.resolve()) if isinstance(source, Path) else str(source)
    if key in (*above, own):
        raise place.fault(
            "This scenario is over itself.",
            value=raw,
            why="There would be nothing to begin with.",
            do="Name one that stands on its own.",
        )
    return _opened(found, (*above, own))


def _days(base: Scenario, table: Mapping[str, Any], whole: Place) -> Scenario:
    """The scenario below on the days that this file names."""
    starts = read_starts(table["starts"], whole.below("starts")) if "starts" in table else base.starts
    spans = {"warm_up": base.warm_up, "length": base.length}
    for key, shortest in (("warm_up", 0), ("length", 1)):
        if key in table:
            spans[key] = read_span(table[key], whole.below(key), shortest=shortest)
    rests = tuple(
        Assumption(row.parameter, row.area, str(spans[row.parameter]), row.unit, "assumption", SET_HERE)
        if row.parameter in spans and row.parameter in table
        else row
        for row in base.assumptions
    )
    digest = digest_of(base.areas, load_book(), base.book, starts, spans["warm_up"], spans["length"])
    return dataclasses.replace(
        base, starts=starts, warm_up=spans["warm_up"], length=spans["length"], assumptions=rests, digest=digest
    )


def _levers(raw: object, source: Path | File, place: Place) -> list[Lever]:
    if not isinstance(raw, list) or not all(isinstance(name, str) for name in raw):
        raise place.fault("This must be a list of names.", value=raw, do='Write levers = ["visor-access"].')
    found = []
    for n, name in enumerate(raw):
        beside = source.parent / name if isinstance(source, Path) else Path(name)
        if raw.count(name) > 1:
            raise Place(place.file, f"{place.path}[{n}]").fault(
                "A lever stands twice.", value=name, why="It would change everything twice.", do="Name it once."
            )
        found.append(open_lever(str(beside) if beside.suffix == ".toml" and beside.is_file() else name))
    return found
