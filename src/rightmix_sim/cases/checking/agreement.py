"""Whether facts, dossier and each other agree: names, days, what the law and the records say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rightmix_sim.cases.answers import answers_of
from rightmix_sim.cases.case import Case
from rightmix_sim.cases.checking.fault import Fault
from rightmix_sim.cases.dossier import Dossier


def faults_of_facts(case: Case) -> Iterator[Fault]:
    """Where the facts of a case do not agree with what the risk tools make of them, or with each other."""
    rosh = answers_of(case)["rosh"]
    if rosh != case.harm.level:
        yield Fault("harm.level", f"It says {case.harm.level}; the concerns come to {rosh}.")
    counted = {entry.date for entry in case.history.appearances}
    if case.visor is not None:
        for day in case.visor.convictions:
            if day not in counted:
                yield Fault("visor.convictions", f"The history has no entry of {day.isoformat()}.")
    if case.visor is None and case.registered_on is not None:
        yield Fault(
            "visor", "He is registered, and there is no ViSOR record.", "Every registered person has one (¶2.4)."
        )
    licence = case.order.kind == "licence"
    if licence and case.order.start is not None and case.order.start < case.history.person.at_risk_from:
        yield Fault("order.start", "The licence begins before the first day at liberty.")


def faults_of_dossier(case: Case, dossier: Dossier) -> Iterator[Fault]:
    """Where the dossier is not this case's, or a document bears a day that it cannot have."""
    if dossier.case != case.id:
        yield Fault("dossier: case", f"It is the dossier of {dossier.case}, not of {case.id}.")
    if dossier.name != case.person.name:
        yield Fault("dossier: name", f"It is the file of “{dossier.name}”, and the case is that of {case.person.name}.")
    for letter, document in dossier.lettered:
        if document.date > case.on:
            yield Fault(f"{letter}, date", f"{document.date} is after the day the file is read ({case.on}).")
        for name in ("title", "author"):
            if not getattr(document, name).strip():
                yield Fault(f"{letter}, {name}", "It is empty.", "Write it; a document without it helps nobody.")
        if document.date <= case.history.person.born:
            yield Fault(f"{letter}, date", f"{document.date} is before birth.")
    surname = re.compile(rf"\b{re.escape(case.person.surname)}\b", re.I)
    if not any(surname.search(text) for text in dossier.paragraphs.values()):
        yield Fault("dossier", "No paragraph names the person.")
