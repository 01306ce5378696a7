"""What the case-file audit asks of each file, as data: `data/criteria.yaml`, which says what each key means.

Source: the case assessment tool of the inspection is not printed; the questions are those whose answers the report
gives, paragraph by paragraph (¶1.9, 1.10).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Final, Literal, TypeAlias

from msgspec import Meta

from rightmix_sim.cases.dossier import DocumentKind
from rightmix_sim.cases.key import ErrorKind
from rightmix_sim.errors import UnknownName
from rightmix_sim.files import package_file, read_own_yaml
from rightmix_sim.plans.facts import Slug
from rightmix_sim.strict_data import StrictData, Words, asked, parse_as, spelt

AnyPlan: TypeAlias = Literal["oasys", "visor", "mappa", "any"]
CRITERIA: Final = "inspection/data/criteria.yaml"


class Criterion(StrictData, frozen=True, kw_only=True):
    """One question of the audit."""

    id: Annotated[Slug, asked("Verdicts and rows of the findings table are kept by it.", "police_visits")]
    title: Annotated[Words, asked("It stands in the findings table.", '"Police visits on time"')]
    question: Annotated[Words, asked("What is asked; met is a yes.")]
    paragraph: Annotated[
        str, spelt(r"[0-9]{1,2}\.[0-9]{1,2}", "the number of a paragraph", '"7.24"'), asked("Of the report.", '"7.24"')
    ]
    applies: Annotated[Words, asked("To which files it applies, in words.")]
    where: Annotated[Words, asked("Where in a file one looks, in words.")]
    documents: Annotated[tuple[DocumentKind, ...], Meta(min_length=1), asked("The same as kinds of documents.")]
    words: Annotated[tuple[Words, ...], asked("By which a paragraph speaks of it; none: each does.")]
    errors: Annotated[tuple[ErrorKind, ...], asked("Planted errors that make it not met.")] = ()
    findings: Annotated[Mapping[str, AnyPlan], asked("What a reviewer of plans finds that makes it not met.")] = {}


@cache
def criteria() -> tuple[Criterion, ...]:
    """Every criterion, in the order in which an inspector meets them."""
    content = read_own_yaml(package_file(CRITERIA))
    return tuple(parse_as(Criterion, {"id": id, **entry}, file=CRITERIA) for id, entry in content.items())


def criterion(id: str) -> Criterion:
    """The criterion of this id. Raises `UnknownName`."""
    found = {one.id: one for one in criteria()}
    if id not in found:
        raise UnknownName("criterion", id, found)
    return found[id]
