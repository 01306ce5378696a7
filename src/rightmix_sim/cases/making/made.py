"""One made case: facts, dossier and key, from a recipe, a seed and a number."""

from __future__ import annotations

import datetime
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from rightmix_sim.cases.case import Case
from rightmix_sim.cases.dossier import Dossier
from rightmix_sim.cases.key import Key
from rightmix_sim.cases.making.documents import WRITTEN_BY
from rightmix_sim.cases.making.documents.page import Page
from rightmix_sim.cases.making.documents.plan import draw_plan
from rightmix_sim.cases.making.documents.probation import PROBATION_VISIT
from rightmix_sim.cases.making.documents.writer import Writer
from rightmix_sim.cases.making.evidence import key_of
from rightmix_sim.cases.making.facts import Drawn, draw_facts
from rightmix_sim.cases.making.luck import Luck
from rightmix_sim.cases.making.recipe import Recipe
from rightmix_sim.randomness import draws

_ALPHABET = "bcdfghjkmnpqrstvwxz"  # ids that spell no word and tell nothing


@dataclass(frozen=True)
class Made:
    """A made case. `told_visits` are the days of probation's visits of which a log tells and the facts do not."""

    case: Case
    dossier: Dossier
    key: Key
    told_visits: tuple[datetime.date, ...] = ()


def make_facts(recipe: Recipe, seed: int, number: int) -> Case:
    """The facts of a case alone, much faster than with its dossier."""
    return _drawn(recipe, seed, number).case


def make_case(recipe: Recipe, seed: int, number: int) -> Made:
    """A case with its dossier and key."""
    drawn = _drawn(recipe, seed, number)
    plan = draw_plan(recipe, drawn)
    writer = Writer(drawn, plan, drawn.luck.stream("writing"))
    pages = _filed([WRITTEN_BY[kind](writer) for kind in plan.kinds], drawn.luck.stream("filing"))
    dossier = Dossier(
        case=drawn.case.id, name=drawn.cast.slots["name"], documents=tuple(page.document() for page in pages)
    )
    marks = {
        label: frozenset(found)
        for label, found in zip(dossier.paragraphs, (found for page in pages for found in page.marks), strict=True)
    }
    return Made(
        drawn.case, dossier, key_of(drawn.case, drawn.days.told, marks, plan.errors), tuple(_told_visits(pages))
    )


def _told_visits(pages: list[Page]) -> Iterator[datetime.date]:
    for page in pages:
        for text, marks in zip(page.paragraphs, page.marks, strict=True):
            day = re.match(r"(\d\d)\.(\d\d)\.(\d\d)", text) if PROBATION_VISIT in marks else None
            if day is not None:
                yield datetime.datetime.strptime(day[0], "%d.%m.%y").date()


def case_id(recipe: Recipe, seed: int, number: int) -> str:
    """An opaque id: it says neither the recipe nor anything of the case."""
    code = zlib.crc32(f"{recipe.name}/{seed}/{number}".encode())
    letters = ""
    for _ in range(3):
        code, place = divmod(code, len(_ALPHABET))
        letters += _ALPHABET[place]
    return f"{letters}{number + 1:04d}"


def _drawn(recipe: Recipe, seed: int, number: int) -> Drawn:
    luck = Luck(draws(seed, 0, f"cases/{recipe.name}"), number, "case")
    return draw_facts(recipe, luck, case_id(recipe, seed, number))


def _filed(pages: list[Page], luck: Luck) -> list[Page]:
    """The documents in the order in which they lie in the file: by day, by agency, or as they came."""
    way = luck.pick(("oldest first", "newest first", "as they came", "by agency"))
    if way == "oldest first":
        return sorted(pages, key=lambda page: page.date)
    if way == "newest first":
        return sorted(pages, key=lambda page: page.date, reverse=True)
    if way == "as they came":
        return luck.shuffled(pages)
    order = luck.shuffled(sorted({page.author.rpartition(",")[2] for page in pages}))
    return sorted(pages, key=lambda page: (order.index(page.author.rpartition(",")[2]), page.date))
