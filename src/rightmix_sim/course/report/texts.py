"""What trainees wrote in their own words, and which word sequences of it stand in the papers they were given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from rightmix_sim.course.report.rules import whole
from rightmix_sim.course.results import Result
from rightmix_sim.exercises import Assignment, Exercise, Question, material_of
from rightmix_sim.exercises.answers import Answers
from rightmix_sim.strict_data import StrictData

WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_TITLES: Final = frozenset({"mr", "mrs", "ms", "miss", "dr", "pc"})
_SOMEBODY: Final = "\x00name"
_NUMBER: Final = "\x000"

WordSequence: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Written:
    """All that one trainee wrote in one assignment, a piece for each text of the form."""

    trainee: str
    assignment: str
    exercise: str
    code: str
    pieces: tuple[str, ...]


def written_in(result: Result, which: Exercise) -> Written:
    """The texts of a piece of work in the order of the form, cut at the length that is compared."""
    left, pieces = whole("longest_text"), []
    for text in _texts(which, Answers(result.answers)):
        pieces.append(text[:left])
        left -= len(text)
        if left <= 0:
            break
    return Written(
        trainee=result.trainee,
        assignment=result.assignment,
        exercise=result.exercise,
        code=result.code,
        pieces=tuple(piece for piece in pieces if piece),
    )


def words_of(text: str) -> list[str]:
    """The words as they are compared: small letters; a name behind a title and any number are taken for alike."""
    words: list[str] = []
    for match in WORD.finditer(text):
        word = match[0].casefold()
        if words and words[-1] in _TITLES and match[0][:1].isupper():
            words.append(_SOMEBODY)
        else:
            words.append(_NUMBER if word.isdigit() else word)
    return words


def sequences(text: str) -> set[WordSequence]:
    """Every sequence of so many words as the rules say."""
    words, long = words_of(text), whole("sequence")
    return {tuple(words[start : start + long]) for start in range(len(words) - long + 1)}


def given_sequences(assignment: Assignment, which: Exercise) -> set[WordSequence]:
    """The word sequences of what the trainee was given: documents, plans, lists, and the task itself."""
    texts = [*_strings(material_of(assignment, whole=False)), *_strings(which)]
    return set[WordSequence]().union(*(sequences(text) for text in texts))


def _texts(which: Exercise, answers: Answers) -> Iterator[str]:
    for question in which.questions:
        if question.kind == "text":
            yield answers.text(question.id)
        columns = [one.id for one in question.columns if one.kind == "text"]
        if columns:
            for line in _lines(question, answers):
                yield from (line.text(column) for column in columns)


def _lines(question: Question, answers: Answers) -> Iterator[Answers]:
    content = answers.to_dict().get(question.id)
    if question.kind == "rows" and isinstance(content, dict):
        yield from (answers.row(question.id, line) for line in content)
    if question.kind == "records":
        yield from answers.records(question.id)


def _strings(value: Any) -> Iterator[str]:
    """Every text in a shape, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, StrictData):
        for name in value.__struct_fields__:
            yield from _strings(getattr(value, name))
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _strings(one)
