"""What differs between two scenarios: days, guidance, and the parameters of the areas that are in both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rightmix_sim.guidance import Book, Standard
from rightmix_sim.scenario.area import Area
from rightmix_sim.scenario.parameters import parameters, written
from rightmix_sim.scenario.provenance import EVERY_AREA
from rightmix_sim.scenario.scenario import Scenario
from rightmix_sim.scenario.settings import value_in
from rightmix_sim.scenario.wording import one_or_more, said

Plain = str | int | float | bool

_DAYS: Final = {
    "starts": "First measured day",
    "warm_up": "How long the model runs before it",
    "length": "How long is measured",
}
_WORDS: Final = {"title": "Title of the area", "description": "Description of the area"}
_CASELOAD: Final = ("caseload", "People of a caseload file")


@dataclass(frozen=True)
class Difference:
    """One thing that differs. `area` is a name, or "every area" where it is the same in all that are in both.

    `before` and `after` are as files have them, `said_before` and `said_after` in words; `paragraph` may be empty.
    """

    area: str
    parameter: str
    meaning: str
    before: Plain
    after: Plain
    said_before: str
    said_after: str
    paragraph: str


@dataclass(frozen=True)
class Differences:
    """All that differs. `only_before` and `only_after` are the areas that one of the two has alone."""

    days: tuple[Difference, ...]
    guidance: tuple[Difference, ...]
    areas: tuple[Difference, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]

    @property
    def none(self) -> bool:
        """Nothing differs that could change a result."""
        return not (self.days or self.guidance or self.areas or self.only_before or self.only_after)


def differences(before: Scenario, after: Scenario) -> Differences:
    """What differs from one scenario to another; their names, titles and provenance are left out."""
    in_before, in_after = {one.name: one for one in before.areas}, {one.name: one for one in after.areas}
    both = [name for name in in_before if name in in_after]
    found = [area_differences(in_before[name], in_after[name]) for name in both]
    return Differences(
        days=tuple(_days(before, after)),
        guidance=tuple(_guidance(before.book, after.book)),
        areas=tuple(_collapsed(found)),
        only_before=tuple(name for name in in_before if name not in in_after),
        only_after=tuple(name for name in in_after if name not in in_before),
    )


def area_differences(before: Area, after: Area) -> list[Difference]:
    """What differs from one area to another: its words, its caseload, then parameters in the order of the table."""
    return list(_of_area(before, after))


def _of_area(before: Area, after: Area) -> Iterator[Difference]:
    for key, meaning in _WORDS.items():
        one, two = getattr(before, key), getattr(after, key)
        if one != two:
            yield Difference(before.name, key, meaning, one, two, one, two, "")
    counts = len(before.caseload), len(after.caseload)
    if before.caseload != after.caseload:
        key, meaning = _CASELOAD
        yield Difference(before.name, key, meaning, *counts, str(counts[0]), str(counts[1]), "")
    for path, parameter in parameters().items():
        old, new = value_in(before, path), value_in(after, path)
        if old != new:
            words = said(parameter.unit, old), said(parameter.unit, new)
            yield Difference(
                before.name, path, parameter.meaning, written(old), written(new), *words, parameter.paragraph
            )


def _collapsed(found: Sequence[Sequence[Difference]]) -> Iterator[Difference]:
    """What is the same in every area first, in one line each, then the rest area by area."""
    if len(found) < 2:
        yield from (one for of_area in found for one in of_area)
        return
    keys = [{(one.parameter, one.before, one.after) for one in of_area} for of_area in found]
    same = set.intersection(*keys)
    for one in found[0]:
        if (one.parameter, one.before, one.after) in same:
            yield Difference(**{**one.__dict__, "area": EVERY_AREA})
    for of_area in found:
        yield from (one for one in of_area if (one.parameter, one.before, one.after) not in same)


def _days(before: Scenario, after: Scenario) -> Iterator[Difference]:
    for key, meaning in _DAYS.items():
        old, new = str(getattr(before, key)), str(getattr(after, key))
        if old != new:
            yield Difference(EVERY_AREA, key, meaning, old, new, old, new, "")


def _guidance(before: Book, after: Book) -> Iterator[Difference]:
    for standard in after:
        old, new = _editions(before[standard.id]), _editions(standard)
        if old != new:
            name = f"guidance.{standard.id}"
            yield Difference(EVERY_AREA, name, standard.title, old, new, old, new, standard.paragraph or "")


def _editions(standard: Standard) -> str:
    """The values of a standard from day to day, in words."""
    unit = standard.unit or ""
    return "; ".join(
        f"{'withdrawn' if one.value is None else f'{one.value:g} {one_or_more(one.value, unit)}'}"
        f" from {one.from_.isoformat()}"
        for one in standard.editions
    )
