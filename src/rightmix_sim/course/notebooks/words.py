"""What the places of a master are filled with: the exercise's own words, and the sentences that every lesson has."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from rightmix_sim.cases.page import CONTENT_NOTE
from rightmix_sim.exercises import EXERCISES, Exercise, exercise
from rightmix_sim.files import package_file, package_names, read_own_yaml

_DATA: Final = "course/data/lesson.yaml"


def written() -> tuple[str, ...]:
    """The exercises whose questions are there, in the order in which they are worked."""
    names = package_names("exercises/data", ".yaml")
    return tuple(id for id in EXERCISES if id in names)


def words_of(id: str | None) -> dict[str, str]:
    """The words of an exercise by the names of their places; those of a lesson without one for None."""
    common = {
        "content_note": " ".join(_first_sentence(text) for text in CONTENT_NOTE.about),
        "begin": _said("begin"),
    }
    return common if id is None else common | _of_exercise(exercise(id))


def _of_exercise(which: Exercise) -> dict[str, str]:
    return {
        "id": which.id,
        "title": which.title,
        "aims": "\n".join(f"- {aim}" for aim in which.aims),
        "about": "\n\n".join(which.about),
        "minutes": str(which.minutes),
        "paragraphs": ", ".join(f"¶{one}" for one in which.paragraphs),
        "marked": _marked(which),
        "next": _next(which.id),
    }


def _marked(which: Exercise) -> str:
    trainer = sum(one.points for one in which.criteria if one.marked == "trainer")
    if not which.criteria:
        return _said("not_marked")
    return _said("by_trainer_too" if trainer else "by_tools", points=f"{which.points:g}", trainer=f"{trainer:g}")


def _next(id: str) -> str:
    """The way on: to the exercise that follows, and to the list of all."""
    following = written()[written().index(id) + 1 :][:1]
    links = [_said("next", title=exercise(one).title, id=one) for one in following]
    return " ".join([*links, _said("all")])


def _first_sentence(text: str) -> str:
    return text.partition(". ")[0].rstrip(".") + "."


def _said(name: str, **values: str) -> str:
    return "\n\n".join(sentence.format(**values) for sentence in _sentences()[name])


@cache
def _sentences() -> Mapping[str, Any]:
    content: Mapping[str, Any] = read_own_yaml(package_file(_DATA))
    return content
