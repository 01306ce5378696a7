"""What travels: the statements as they stand in the papers, the tools, the man and the choices. No meaning is in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rightmix_sim.exercises.material import Assignment, Item, Material, Statement
from rightmix_sim.exercises.three_meanings import man as one_man
from rightmix_sim.exercises.three_meanings.words import meanings, own, three


def material(assignment: Assignment) -> Material:
    """Twelve statements or so in an order of their own, and what the later steps ask about."""
    man = one_man.man_of(assignment.seed)
    listed = sorting(assignment)
    numbered = list(enumerate(listed, start=1))
    return Material(
        exercise=assignment.exercise,
        code=assignment.code,
        lists={
            "statements": tuple(
                Item(id=one.id, label=f"{number}. {one.text}", text=one.source) for number, one in numbered
            ),
            "numbers": tuple(Item(id=one.id, label=f"Statement {number}: {one.text}") for number, one in numbered),
            "tools": tuple(Item(id=one.id, label=one.text) for one in _of(assignment, "tool-")),
            "decisions": tuple(
                Item(id=id, label=entry["asks"].format(name=man.name), text=man.known)
                for id, entry in own()["decisions"].items()
            ),
            "claims": tuple(
                Item(id=one.id, label=one.text.format(name=man.name), text=f"{man.name}. {man.known}")
                for one in claims(assignment)
            ),
            "meanings": _items(meanings()),
            "three": _items(three()),
            "deciding": _items(own()["deciding"]),
            "intervals": _items(one_man.intervals()),
        },
    )


def sorting(assignment: Assignment) -> tuple[Statement, ...]:
    """The statements to sort, in the order drawn."""
    return _shuffled(assignment, [one for one in assignment.statements if not one.id.startswith(("tool-", "claim-"))])


def tools(assignment: Assignment) -> tuple[Statement, ...]:
    """The tools asked about."""
    return tuple(_of(assignment, "tool-"))


def claims(assignment: Assignment) -> tuple[Statement, ...]:
    """The claims about the man, in the order drawn."""
    return _shuffled(assignment, _of(assignment, "claim-"))


def _of(assignment: Assignment, start: str) -> list[Statement]:
    return [one for one in assignment.statements if one.id.startswith(start)]


def _shuffled(assignment: Assignment, statements: Iterable[Statement]) -> tuple[Statement, ...]:
    found = {one.id: one for one in statements}
    return tuple(found[id] for id in one_man.shuffled(assignment.seed, list(found)))


def _items(words: Mapping[str, str]) -> tuple[Item, ...]:
    return tuple(Item(id=value, label=label) for value, label in words.items())
