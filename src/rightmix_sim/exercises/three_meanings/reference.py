"""Answers to the exercise on the three meanings that earn every point the tools give."""

from __future__ import annotations

from typing import Any

from rightmix_sim.errors import InputError
from rightmix_sim.exercises.material import Assignment, Statement
from rightmix_sim.exercises.three_meanings import man as one_man
from rightmix_sim.exercises.three_meanings.material import claims, sorting, tools
from rightmix_sim.exercises.three_meanings.words import UNCLEAR, own


def reference(assignment: Assignment) -> dict[str, Any]:
    """The meanings as the key has them, what the book of guidance decides, and two statements written anew.

    Raises `InputError` where the key is not there.
    """
    statements, man = required(assignment), one_man.man_of(assignment.seed)
    unclear = [one for one in sorting(assignment) if one.meaning == UNCLEAR]
    assert statements, "an assignment of this exercise has statements"
    return {
        "sorted": {
            one.id: {"meaning": one.meaning}
            | ({"settle": "Ask its author which assessment it goes back to."} if one.meaning == UNCLEAR else {})
            for one in sorting(assignment)
        },
        "tools": {one.id: {"meaning": one.meaning} for one in tools(assignment)},
        "decisions": {id: {"decides": one_man.decides(id)} for id in own()["decisions"]},
        "police_every": one_man.interval(own()["police"], man),
        "probation_every": one_man.interval(own()["probation"], man),
        "claims": {one.id: {"verdict": one.meaning} for one in claims(assignment)},
        "rewritten": [
            {"id": f"r{number}", "statement": one.id, "meaning": meaning, "text": text}
            for number, (one, (meaning, text)) in enumerate(zip(unclear, _ANEW, strict=False), start=1)
        ],
    }


def required(assignment: Assignment) -> tuple[Statement, ...]:
    """The statements with what they mean. Raises `InputError` where the key is not there."""
    if any(not one.meaning for one in assignment.statements):
        raise InputError(
            "What these statements mean is not here, so the answers cannot be marked.",
            value=assignment.code,
            why="Keys never travel inside the package.",
            do="Mark where the keys are: in the project, or with the practice folder of the kit.",
        )
    return assignment.statements


_ANEW = (
    ("harm", "High Risk of Serious Harm by the full analysis in OASys: children in any household that he joins."),
    ("reconviction", "Medium risk of reconviction by RM2000/S, for two sexual appearances and his age at release."),
)
