"""What travels to the trainee: the file, the day, what happened, and what was seen; without how any of it counts."""

from __future__ import annotations

from rightmix_sim.exercises.home_visits.course import events, observations
from rightmix_sim.exercises.home_visits.rules import pool
from rightmix_sim.exercises.material import Assignment, Item, Material
from rightmix_sim.workdays import day_in_words


def material(assignment: Assignment) -> Material:
    """One file, and the lists of what followed."""
    held, course = assignment.only, events(assignment)
    told = tuple(Item(id=one.id, label=one.label, text=one.text) for one in course)
    entry = tuple(Item(id=one.id, label=f"From the event of {day_in_words(one.day)} on") for one in course)
    return Material(
        exercise=assignment.exercise,
        code=assignment.code,
        files=(held.dossier,),
        on=held.case.on,
        lists={
            "events": told,
            "entry_events": (*entry, Item(id="none", label="From none of these on")),
            "observations": tuple(
                Item(id=one.id, label=f"Seen or said {number}", text=one.text)
                for number, one in enumerate(observations(assignment), start=1)
            ),
            "faults": tuple(Item(id=id, label=label) for id, label in pool()["faults"].items()),
        },
    )
