"""Exercise 8: a review after a significant change (chapter 9 of the report)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.marking.mark import Award
from rightmix_sim.exercises.material import Assignment
from rightmix_sim.exercises.parts import Parts
from rightmix_sim.exercises.significant_change.checks import checks
from rightmix_sim.exercises.significant_change.marking_changes import changes_award, evidence_award
from rightmix_sim.exercises.significant_change.marking_plan import new_work_award, on_file_award
from rightmix_sim.exercises.significant_change.marking_review import assessments_award, review_award
from rightmix_sim.exercises.significant_change.marking_text import own_words_award
from rightmix_sim.exercises.significant_change.material import material
from rightmix_sim.exercises.significant_change.reference import reference_for
from rightmix_sim.exercises.significant_change.views import plan, timeline


def award(answers: Answers, assignment: Assignment) -> Iterator[Award]:
    """The marks of every criterion that tools mark."""
    held = assignment.only
    yield changes_award(answers, held)
    yield evidence_award(answers, held)
    yield review_award(answers, held)
    yield assessments_award(answers, held)
    yield on_file_award(answers, held)
    yield new_work_award(answers, held, Answers(reference_for(held)))
    yield own_words_award(answers, held)


def reference(assignment: Assignment) -> dict[str, Any]:
    """Answers that earn every point of the tools."""
    return {**reference_for(assignment.only)}


PARTS: Final = Parts(
    material=material, award=award, reference=reference, checks=checks, views={"timeline": timeline, "plan": plan}
)
