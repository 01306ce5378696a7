"""The dossier: separate documents by separate authors, every paragraph numbered so that it can be cited.

Documents are lettered in the order in which they are filed, their paragraphs numbered: `C4` is the fourth paragraph of
the third document.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Annotated, Final, Literal, TypeAlias

from msgspec import Meta

from rightmix_sim.cases.case import CaseId
from rightmix_sim.strict_data import Impossible, StrictData, Words, asked

DocumentKind: TypeAlias = Literal[
    "court_record",
    "previous_convictions",
    "prosecution_summary",
    "pre_sentence_report",
    "community_order",
    "licence",
    "sopo",
    "foreign_travel_order",
    "notification",
    "oasys_extract",
    "visor_record",
    "activity_log",
    "home_visits",
    "intelligence",
    "prison_report",
    "parole_report",
    "sarn",
    "programme_report",
    "mappa_referral",
    "mappa_minutes",
    "victim_liaison",
    "approved_premises",
    "accommodation",
    "employment",
    "health_report",
    "polygraph_report",
    "circle_note",
    "contact_log",
    "handover",
    "letter",
]

Paragraph: TypeAlias = Annotated[Words, Meta(min_length=1, max_length=4000)]
_MOST: Final = 26  # letters


class Document(StrictData, frozen=True, kw_only=True):
    """One document as its author wrote it: with what the author knew, and no more."""

    kind: Annotated[DocumentKind, asked("What a document can know follows from its kind.", "visor_record")]
    title: Annotated[Words, asked("Readers find a document by its heading.", '"ViSOR record: extract"')]
    author: Annotated[
        Words,
        asked("What a document can know follows from who wrote it, in which role.", '"Karen Holt, offender manager"'),
    ]
    date: Annotated[datetime.date, asked("A document knows nothing that came after its day.", "2009-03-09")]
    paragraphs: Annotated[
        tuple[Paragraph, ...],
        Meta(min_length=1),
        asked("Each can be cited by its number.", "and each paragraph below it, after a dash"),
    ]


class Dossier(StrictData, frozen=True, kw_only=True):
    """The documents of a case in the order as filed. It holds no facts apart from them, and no answers."""

    case: Annotated[CaseId, asked("It says whose file this is: the id of the case.", "tressell")]
    name: Annotated[Words, asked("It stands on the cover of the file.", '"Martin Tressell"')]
    documents: Annotated[
        tuple[Document, ...],
        Meta(min_length=1, max_length=_MOST),
        asked("Who works the case has these and no more.", "and each document below it, after a dash"),
    ]

    def __post_init__(self) -> None:
        """Refuse a document that says nothing."""
        for number, document in enumerate(self.documents):
            for position, text in enumerate(document.paragraphs):
                if not text.strip():
                    raise Impossible(
                        "This paragraph is empty.",
                        place=f"documents[{number}].paragraphs[{position}]",
                        value=text,
                        why="Every paragraph has a number that can be cited.",
                        do="Write it, or delete it.",
                    )

    @property
    def lettered(self) -> Iterator[tuple[str, Document]]:
        """Each document with its letter."""
        return zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", self.documents, strict=False)

    @property
    def paragraphs(self) -> dict[str, str]:
        """Every paragraph by its label: `{"A1": "…", "A2": "…"}`."""
        return {
            f"{letter}{number}": text
            for letter, document in self.lettered
            for number, text in enumerate(document.paragraphs, start=1)
        }
