"""A case file as an inspector has it on the table: documents and plans, with the facts and the key to judge it by."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rightmix_sim.cases import Case, Dossier, Key, PlantedError
from rightmix_sim.cases.checking.dates_in_text import dates_in
from rightmix_sim.inspection.criterion import Criterion
from rightmix_sim.plans import Finding, PlanSet, review_set


@dataclass(frozen=True, kw_only=True)
class CaseFile:
    """One file. `key` holds what was planted in it; without plans on file only facts and key decide."""

    case: Case
    dossier: Dossier
    key: Key
    plans: PlanSet | None = None

    @cached_property
    def reviewed(self) -> tuple[Finding, ...]:
        """What the plan reviewer finds in the plans on file; nothing where there are none."""
        return tuple(review_set(self.plans)) if self.plans is not None else ()

    def planted(self, criterion: Criterion) -> tuple[PlantedError, ...]:
        """The planted errors that speak against a criterion."""
        return tuple(error for error in self.key.errors if error.kind in criterion.errors)

    def found_in_plans(self, criterion: Criterion) -> tuple[Finding, ...]:
        """What the reviewer finds that speaks against a criterion."""
        asked = criterion.findings
        return tuple(one for one in self.reviewed if one.code in asked and asked[one.code] in ("any", one.plan))

    def paragraphs_on(self, criterion: Criterion) -> tuple[str, ...]:
        """The labels of the paragraphs that speak of it, in the papers where one looks; of all of them if none does."""
        looked = tuple(self._looked_in(criterion))
        said = re.compile(rf"\b(?:{'|'.join(map(re.escape, criterion.words))})", re.IGNORECASE)
        return tuple(label for label, text in looked if said.search(text)) or tuple(label for label, _ in looked)

    def paragraphs_of(self, criterion: Criterion, days: Collection[date]) -> tuple[str, ...]:
        """The labels of the paragraphs that tell of one of these days, in the papers where one looks."""
        return tuple(label for label, text in self._looked_in(criterion) if dates_in(text) & set(days))

    def _looked_in(self, criterion: Criterion) -> Iterator[tuple[str, str]]:
        for letter, document in self.dossier.lettered:
            if document.kind in criterion.documents:
                for number, text in enumerate(document.paragraphs, start=1):
                    yield f"{letter}{number}", text
