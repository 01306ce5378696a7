"""A scenario with levers laid over it: every area changed, checked as if it had been written so, its origins told.

- Conditions (`where`) look at each area as the scenario has it, before any lever, so that the order of levers that
  touch different parameters does not matter.
- Where the number of offender managers changes and nothing sets their caseload, the cases stay as many as they were
  and are shared out anew, to the nearest whole case.
- With another core programme comes what belongs to it by default.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rightmix_sim.errors import InputError
from rightmix_sim.guidance import Book, load_book
from rightmix_sim.scenario.area import Area
from rightmix_sim.scenario.checks import check
from rightmix_sim.scenario.core_programmes import CORE, core_defaults
from rightmix_sim.scenario.levers.change import Change
from rightmix_sim.scenario.levers.operations import changed_value, within
from rightmix_sim.scenario.parameters import parameters
from rightmix_sim.scenario.place import Place
from rightmix_sim.scenario.provenance import EVERY_AREA, Assumption, Origin, of_parameter, overlays
from rightmix_sim.scenario.reading import digest_of
from rightmix_sim.scenario.scenario import Scenario
from rightmix_sim.scenario.settings import AreaSettings, Setting, value_in, with_value
from rightmix_sim.scenario.values import Value
from rightmix_sim.scenario.wording import said

POSTS: Final = "offender_managers.posts"
CASELOAD: Final = "offender_managers.caseload"


@dataclass(frozen=True)
class Source:
    """Changes that are laid over a scenario together, and what their values are said to come from."""

    name: str
    changes: tuple[Change, ...]


def applied(scenario: Scenario, sources: Sequence[Source]) -> Scenario:
    """The scenario with all changes of all sources, in this order. Words (name, title, description) stay.

    Raises `InputError` that names the file and the change when a value would be out of its limits, when the figures
    would contradict one another, or when an area is named that is not there.
    """
    _areas_exist(scenario, sources)
    book = scenario.book
    for source in sources:
        for change in source.changes:
            if change.guidance:
                book = _laid_over(book, change, source, scenario)
    areas, origins = [], _origins(scenario)
    for area in scenario.areas:
        after, settings = area, dict[str, Setting]()
        for source in sources:
            after = _changed(area, after, source, settings, origins)
        moved = AreaSettings(after, settings, Place(scenario.name, f"areas.{area.name}"))
        if after != area or book != scenario.book:
            check(moved, book, scenario.starts)
        areas.append(after)
    return _renewed(scenario, tuple(areas), book, origins)


def shared_cases(before: Area, after: Area) -> Area:
    """With other numbers of posts the cases stay as many as they were: the caseload of each falls or rises."""
    cases = before.offender_managers.posts * before.offender_managers.caseload
    return with_value(after, CASELOAD, round(cases / max(1, after.offender_managers.posts)))


def _changed(
    baseline: Area,
    area: Area,
    source: Source,
    settings: dict[str, Setting],
    origins: dict[tuple[str, str], Origin],
) -> Area:
    after = area
    mine = [one for one in source.changes if one.parameter and one.concerns(baseline)]
    for change in mine:
        path, parameter = change.parameter, parameters()[change.parameter]
        value = value_in(after, path)
        new = changed_value(change.operation, change.operand, change.rounding, parameter.unit, value)
        if new == value:
            continue
        place = Place(change.place.file, f"{change.place.path} ({path} in {area.name})")
        if not within(parameter, new):
            raise place.fault(
                f"This would take it from {said(parameter.unit, value)} to {said(parameter.unit, new)}.",
                value=change.operand if isinstance(change.operand, int | float) else str(change.operand),
                why=f"The parameter must be {parameter.allowed}.",
                do="Change less, or write at_least or at_most, which keep to a limit.",
            )
        after = with_value(after, path, new)
        settings[path] = Setting(new, place)
        origins[area.name, path] = Origin("assumption", source.name)
        if path == CORE:
            after = _followed(after, value, new, origins)
    posts_moved = after.offender_managers.posts != area.offender_managers.posts
    if posts_moved and not any(one.parameter == CASELOAD for one in mine):
        shared = shared_cases(area, after)
        if shared != after:
            settings[CASELOAD] = Setting(shared.offender_managers.caseload, settings[POSTS].place)
            origins[area.name, CASELOAD] = Origin("assumption", f"{source.name}, the same cases shared out")
            after = shared
    return after


def _followed(area: Area, old: Value, new: Value, origins: dict[tuple[str, str], Origin]) -> Area:
    """The area with what comes with another core programme, in place of what came with the old one by default."""
    before, after = core_defaults(old), core_defaults(new)
    for path in {**before, **after}:
        parameter = parameters()[path]
        plain = Origin(parameter.status, parameter.provenance)
        was = Origin(before[path].status, before[path].source) if path in before else plain
        if origins[area.name, path] != was:
            continue  # the scenario or a lever says it itself
        if path in after:
            area = with_value(area, path, after[path].value)
            origins[area.name, path] = Origin(after[path].status, after[path].source)
        elif parameter.default is not None:
            area = with_value(area, path, parameter.default)
            origins[area.name, path] = plain
    return area


def _laid_over(book: Book, change: Change, source: Source, scenario: Scenario) -> Book:
    value: Value = change.operand
    if change.operation != "to":
        given = book[change.guidance].value_on(scenario.starts)
        if given is None:
            raise change.place.fault(
                f"{change.guidance} has no number on {scenario.starts.isoformat()} that could be changed.",
                value=change.operand,
                do='Write to = "2 months" or another value with its unit.',
            )
        value = changed_value(change.operation, change.operand, change.rounding, "number", given)
        if value == given:
            return book
        value = int(value) if isinstance(value, float) and value.is_integer() else value
    entry = {"id": change.guidance, "value": value, "document": source.name}
    try:
        return book.overlay([entry])
    except InputError as error:  # it counts entries, of which this is the only one; the change has a place of its own
        raise change.place.fault(error.what, value=error.value, why=error.why, do=error.do) from None


def _areas_exist(scenario: Scenario, sources: Sequence[Source]) -> None:
    known = [area.name for area in scenario.areas]
    for source in sources:
        for change in source.changes:
            for name in change.areas:
                if name not in known:
                    at = Place(change.place.file, f"{change.place.path.rpartition('.')[0]}.areas")
                    raise at.unknown("area", name, known)


def _origins(scenario: Scenario) -> dict[tuple[str, str], Origin]:
    """Where the value of each parameter of each area comes from, by area and path."""
    names = [area.name for area in scenario.areas]
    return {
        (name, row.parameter): Origin(row.status, row.source)
        for row in scenario.assumptions
        if row.parameter in parameters()
        for name in (names if row.area == EVERY_AREA else [row.area])
    }


def _renewed(
    scenario: Scenario, areas: tuple[Area, ...], book: Book, origins: Mapping[tuple[str, str], Origin]
) -> Scenario:
    plain = load_book()
    rests: list[Assumption] = [row for row in scenario.assumptions if row.parameter in ("warm_up", "length")]
    rests.extend(overlays(plain, book))
    for path in parameters():
        rests.extend(of_parameter(path, [(one.name, value_in(one, path), origins[one.name, path]) for one in areas]))
    digest = digest_of(areas, plain, book, scenario.starts, scenario.warm_up, scenario.length)
    return dataclasses.replace(scenario, areas=areas, book=book, assumptions=tuple(rests), digest=digest)
