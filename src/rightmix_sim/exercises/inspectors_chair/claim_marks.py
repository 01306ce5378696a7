"""Marking the conclusions: claims that may be made told from those that may not."""

from __future__ import annotations

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.inspectors_chair.claims import claims_of, judged
from rightmix_sim.exercises.marking.mark import Award
from rightmix_sim.exercises.material import Assignment


def claims(answers: Answers, assignment: Assignment) -> Award:
    """How many of either kind were found, above what one answer throughout would bring. Raises `InputError`."""
    truth = judged(assignment)
    found: dict[str, list[bool]] = {"yes": [], "no": []}
    right: list[str] = []
    missed: list[str] = []
    for item in claims_of(assignment):
        one = truth[item.id]
        ok = answers.row("claims", item.id).choice("may") == one.may
        found[one.may].append(ok)
        said = f"{item.label} {'may' if one.may == 'yes' else 'may not'} be made. {one.why}"
        (right if ok else missed).append(said)
    shares = [sum(kind) / len(kind) for kind in found.values() if kind]
    return Award(criterion="claims", share=sum(shares) - 1, right=tuple(right), missed=tuple(missed))
