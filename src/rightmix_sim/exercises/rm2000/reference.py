"""Answers to the exercise on RM2000 that earn every point of the tools."""

from __future__ import annotations

from typing import Any

from rightmix_sim.exercises.material import Assignment
from rightmix_sim.exercises.rm2000.items import INSTEAD, NO_FAULT, errors_of, evidence_of, truth_of


def reference(assignment: Assignment) -> dict[str, Any]:
    """The right answers with their evidence. Raises `InputError` where the key is not there."""
    held = assignment.only
    truth = truth_of(held)
    answers: dict[str, Any] = {"eligible": truth.eligible, **truth.items, **truth.categories}
    answers |= {f"{name}_evidence": list(labels) for name, labels in evidence_of(held).items()}
    answers["faults"] = sorted(truth.faults)
    if truth.faults != {NO_FAULT}:
        shown = [label for _, labels, *_ in errors_of(held, truth.faults) for label in labels]
        answers["faults_evidence"] = list(dict.fromkeys(shown))
    if not truth.can_be_scored:
        answers["instead"] = sorted(INSTEAD)
    s = truth.categories.get("s", "")
    answers["managed_level"] = s if s in ("low", "medium", "high", "very_high") else held.case.harm.level
    return answers
