"""Which paper a document looks written on: a letter does not look like a log. It says no more than the title does."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from rightmix_sim.cases.dossier import Document, DocumentKind

Paper: TypeAlias = Literal["court", "form", "letter", "log", "minutes", "printout", "report"]

PAPERS: Final[Mapping[DocumentKind, Paper]] = MappingProxyType(
    {
        "court_record": "court",
        "community_order": "court",
        "licence": "court",
        "sopo": "court",
        "foreign_travel_order": "court",
        "previous_convictions": "printout",
        "intelligence": "printout",
        "oasys_extract": "form",
        "visor_record": "form",
        "notification": "form",
        "mappa_referral": "form",
        "accommodation": "form",
        "activity_log": "log",
        "home_visits": "log",
        "contact_log": "log",
        "approved_premises": "log",
        "letter": "letter",
        "employment": "letter",
        "circle_note": "letter",
        "handover": "letter",
        "mappa_minutes": "minutes",
        "prosecution_summary": "report",
        "pre_sentence_report": "report",
        "prison_report": "report",
        "parole_report": "report",
        "sarn": "report",
        "programme_report": "report",
        "victim_liaison": "report",
        "health_report": "report",
        "polygraph_report": "report",
    }
)


def paper_of(document: Document) -> Paper:
    """The paper that documents of this kind are set on."""
    return PAPERS[document.kind]
