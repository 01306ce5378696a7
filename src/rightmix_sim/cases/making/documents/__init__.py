"""The documents of a generated dossier: one function for each kind, all of them written by one `Writer`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from rightmix_sim.cases.dossier import DocumentKind
from rightmix_sim.cases.making.documents import agencies, court, police, probation
from rightmix_sim.cases.making.documents.page import Page
from rightmix_sim.cases.making.documents.writer import Writer

WRITTEN_BY: Final[Mapping[DocumentKind, Callable[[Writer], Page]]] = {
    "court_record": court.court_record,
    "previous_convictions": court.previous_convictions,
    "prosecution_summary": court.prosecution_summary,
    "licence": court.order_or_licence,
    "community_order": court.order_or_licence,
    "sopo": court.prevention_order,
    "visor_record": police.visor_record,
    "activity_log": police.activity_log,
    "home_visits": police.home_visits,
    "intelligence": police.intelligence,
    "pre_sentence_report": probation.pre_sentence_report,
    "oasys_extract": probation.oasys_extract,
    "contact_log": probation.contact_log,
    "prison_report": agencies.prison_report,
    "mappa_minutes": agencies.mappa_minutes,
    "mappa_referral": agencies.mappa_referral,
    "victim_liaison": agencies.victim_liaison,
    "programme_report": agencies.programme_report,
    "health_report": agencies.health_report,
    "approved_premises": agencies.approved_premises,
    "letter": agencies.letter,
    "employment": agencies.employment,
}
