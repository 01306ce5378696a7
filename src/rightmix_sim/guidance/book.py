"""The Book: every standard by its id, as the package carries it or with a planner's own editions laid over it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final

from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.files import package_file
from rightmix_sim.guidance.overlay import overlaid
from rightmix_sim.guidance.reading import Document, read_documents, read_standards
from rightmix_sim.guidance.standard import Standard

DATA: Final = "guidance/data"

# The order in which a reader meets them: from the decision who manages a case, through the work, to the law behind it.
FILES: Final = ("standards-mappa", "standards-police", "standards-probation", "standards-programmes", "standards-law")


@dataclass(frozen=True)
class Book:
    """Standards in a fixed order, found by id.

    >>> load_book()["police-visit-medium"].unit
    'months'
    """

    standards: tuple[Standard, ...]

    @cached_property
    def _by_id(self) -> dict[str, Standard]:
        return {standard.id: standard for standard in self.standards}

    def __getitem__(self, standard_id: str) -> Standard:
        """The standard of this id; `UnknownName` with the nearest ids when there is none."""
        if standard_id not in self._by_id:
            raise UnknownName("standard", standard_id, self._by_id, shown_by="rightmix guidance list")
        return self._by_id[standard_id]

    def get(self, standard_id: str) -> Standard:
        """The same as `book[standard_id]`."""
        return self[standard_id]

    def __contains__(self, standard_id: object) -> bool:
        return standard_id in self._by_id

    def __iter__(self) -> Iterator[Standard]:
        return iter(self.standards)

    def __len__(self) -> int:
        return len(self.standards)

    def overlay(
        self, entries: Sequence[Mapping[str, Any]], file: Path | str | None = None, place: str = "guidance"
    ) -> Book:
        """A new book with a planner's own editions; this one stays as it is.

        Each entry has an `id`, a `value` (a number in the standard's unit, a text such as "2 months", or "withdrawn")
        and, if wanted, `from` (a date; else from the standard's first day), `document`, `status` (else `assumption`)
        and `note`. Raises `InputError` and `UnknownName` that name `file` and `place`.
        """
        return Book(overlaid(self.standards, entries, file, place))


@lru_cache(maxsize=1)
def load_book() -> Book:
    """The book that travels with the package."""
    documents = load_documents()
    standards: list[Standard] = []
    for name in FILES:
        standards.extend(read_standards(package_file(f"{DATA}/{name}.yaml"), documents))
    seen: set[str] = set()
    for standard in standards:
        if standard.id in seen:
            raise InputError("Two standards have the same id.", file=DATA, value=standard.id)
        seen.add(standard.id)
    return Book(tuple(standards))


def load_documents() -> dict[str, Document]:
    """The documents that standards and findings stand in, by key."""
    return read_documents(package_file(f"{DATA}/documents.yaml"))
