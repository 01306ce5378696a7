"""Where a trainee's answers differ from the right ones, in words that can be compared between cases.

Labels of the form stand for what was chosen. Of numbers and days, which are each case's own, the direction is told.
Texts, paragraphs and lines that a trainee adds are not compared: what they lack stands in the feedback.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from rightmix_sim.exercises import Item, Material, Question
from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.choices import options_of, rows_of

NOTHING: Final = "No answer"
_NUMBERED: Final = re.compile(r"^\d+\.\s*")
_DAY: Final = re.compile(r",?\s*\b\d{1,2} [A-Z][a-z]+ \d{4}\b")
_PLACE_ONLY: Final = re.compile(r"\d$")
_PERSON: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Miss) [A-Z][\w’'-]+")


@dataclass(frozen=True, order=True, kw_only=True)
class Place:
    """What was asked: the question, the line where there are lines of their own, the column; and all in words."""

    question: str
    line: str = ""
    column: str = ""
    words: str


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One answer beside the right one: `given` is empty where it is right. `by` is how far a number is off, in `unit`.

    `where` are the paragraphs of the file that show the right answer, as far as the question asks for them.
    """

    place: Place
    given: tuple[str, ...]
    right: str = ""
    by: int = 0
    unit: str = ""
    where: tuple[str, ...] = ()


def line_name(item: Item) -> str:
    """What a line is about, whatever its place in the list: its label, its text where the label is a place only."""
    label = _DAY.sub("", _NUMBERED.sub("", item.label))
    return without_person(item.text if item.text and (not label or _PLACE_ONLY.search(label)) else label)


def without_person(words: str) -> str:
    """The words without the name of the person in the case."""
    return _PERSON.sub("the offender", words)


def compared(
    question: Question,
    material: Material,
    answers: Mapping[str, Any],
    right: Mapping[str, Any],
    alike: frozenset[tuple[str, str]],
) -> Iterator[Compared]:
    """Each answer to a question that the right answers have. Lines that are not `alike` in all cases go together."""
    if question.kind != "rows":
        if question.id in right:
            place = Place(question=question.id, words=without_person(question.label))
            where = Answers(right).several(f"{question.id}_evidence")
            yield from _one(question, material, answers.get(question.id), right[question.id], place, where)
        return
    for item in rows_of(question, material):
        own, wanted = Answers(answers).row(question.id, item.id), Answers(right).row(question.id, item.id)
        is_alike = (question.id, item.id) in alike
        for column in question.columns:
            if column.id in wanted.to_dict():
                about = line_name(item) if is_alike else question.label
                words = f"{about.rstrip('.?')}: {column.label}" if len(question.columns) > 1 or not is_alike else about
                line = item.id if is_alike else ""
                place = Place(question=question.id, line=line, column=column.id, words=without_person(words))
                value, wants = own.to_dict().get(column.id), wanted.to_dict()[column.id]
                yield from _one(column, material, value, wants, place, wanted.several("evidence"))


def _one(
    question: Question, material: Material, given: Any, right: Any, place: Place, where: tuple[str, ...]
) -> Iterator[Compared]:
    if question.kind in ("text", "evidence", "records"):
        return
    labels = (
        {one.value: without_person(one.label) for one in options_of(question, material)} if _chosen(question) else {}
    )
    if question.kind == "choices":
        yield Compared(place=place, given=_several(given, right, labels), where=where)
    elif given in (None, "") and right not in (None, ""):
        yield Compared(place=place, given=(NOTHING,), right=labels.get(right, ""), where=where)
    elif given == right or right in (None, ""):
        yield Compared(place=place, given=())
    elif question.kind == "choice":
        yield Compared(place=place, given=(labels.get(given, given),), right=labels.get(right, ""), where=where)
    else:
        yield _directed(question, given, right, place, where)


def _chosen(question: Question) -> bool:
    return question.kind in ("choice", "choices")


def _several(given: Any, right: Any, labels: Mapping[str, str]) -> tuple[str, ...]:
    """What was left out and what was chosen too much; one thing, if nothing was chosen at all."""
    chosen, wanted = set(given or ()), set(right or ())
    if wanted and not chosen:
        return (NOTHING,)
    left_out = [f"Left out: {labels.get(one, one)}" for one in labels if one in wanted - chosen]
    return (*left_out, *(f"Chosen, and not so: {labels.get(one, one)}" for one in labels if one in chosen - wanted))


def _directed(question: Question, given: Any, right: Any, place: Place, where: tuple[str, ...]) -> Compared:
    if question.kind == "date":
        by = (date.fromisoformat(given) - date.fromisoformat(right)).days
        return Compared(
            place=place,
            given=("Too late a day" if by > 0 else "Too early a day",),
            by=abs(by),
            unit="days",
            where=where,
        )
    by = int(given) - int(right)
    return Compared(place=place, given=("Too high" if by > 0 else "Too low",), by=abs(by), where=where)
