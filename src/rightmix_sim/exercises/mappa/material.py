"""What travels: the file, and the lists to answer about and to choose from. They are the same for every case."""

from __future__ import annotations

from rightmix_sim.exercises.mappa.lists import labels, own, review_words, reviews
from rightmix_sim.exercises.material import Assignment, Item, Material


def material(assignment: Assignment) -> Material:
    """One file, and no fact of its case."""
    held = assignment.only
    lists = {name: _items(name) for name in ("law", "needs", "categories", "grounds", "duties", "file")}
    return Material(
        exercise=assignment.exercise,
        code=assignment.code,
        files=(held.dossier,),
        on=held.case.on,
        lists=lists | {"reviews": tuple(Item(id=id, label=review_words(one)) for id, one in reviews().items())},
    )


def _items(name: str) -> tuple[Item, ...]:
    more = {id: str(entry.get("text", "")) for id, entry in own()[name].items() if not isinstance(entry, str)}
    return tuple(Item(id=id, label=label, text=more.get(id, "")) for id, label in labels(name).items())
