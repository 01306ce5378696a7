"""The warm-up: one case, every kind of question once, nothing marked."""

from __future__ import annotations

from typing import Any, Final

from rightmix_sim.exercises.material import Assignment, Material
from rightmix_sim.exercises.parts import Parts

_WROTE: Final = {  # which agency a document comes from, where that is one of the agencies of the list
    "contact_log": "probation",
    "oasys_extract": "probation",
    "pre_sentence_report": "probation",
    "visor_record": "police",
    "activity_log": "police",
    "home_visits": "police",
    "intelligence": "police",
    "victim_liaison": "victim_liaison",
    "approved_premises": "approved_premises",
    "health_report": "health",
    "accommodation": "housing",
    "mappa_minutes": "mappa",
}


def material(assignment: Assignment) -> Material:
    """One file."""
    held = assignment.only
    return Material(exercise=assignment.exercise, code=assignment.code, files=(held.dossier,), on=held.case.on)


def reference(assignment: Assignment) -> dict[str, Any]:
    """Complete answers, to try the form with: nothing marks them."""
    case, dossier = assignment.only.case, assignment.only.dossier
    wrote = {_WROTE[one.kind] for one in dossier.documents if one.kind in _WROTE}
    licence = [f"{letter}1" for letter, one in dossier.lettered if one.kind == "licence"]
    first, *_, last = dossier.paragraphs
    return {
        "whose": dossier.name,
        "documents": len(dossier.documents),
        "licence": "yes" if case.order is not None and case.order.kind == "licence" else "no",
        "licence_evidence": licence or [first],
        "released": case.history.person.at_risk_from.isoformat(),
        "authors": sorted(wrote),
        "look": [
            {"id": "r1", "what": "What has changed since this was written", "whom": "probation", "evidence": [first]},
            {"id": "r2", "what": "Who else knows of this", "whom": "police", "evidence": [last]},
        ],
    }


def _nothing(*_given: Any) -> tuple[()]:
    return ()


PARTS: Final = Parts(material=material, award=_nothing, reference=reference)
