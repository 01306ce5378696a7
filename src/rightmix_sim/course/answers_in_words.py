"""Answers as a trainer reads them: each question in the form's words, with what was chosen, typed or listed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from rightmix_sim.exercises import Exercise, Material, Question
from rightmix_sim.exercises.answers import is_empty
from rightmix_sim.exercises.choices import options_of, rows_of

# what neither HTML, Markdown nor mathematics in a browser takes for anything but itself
_ITSELF: Final = re.compile(r"[^A-Za-z0-9 ,.;:?¶\u00c0-\u024f\u2013\u2014\u2018-\u201d\u2026]")


@dataclass(frozen=True, kw_only=True)
class Said:
    """One question and what was answered, a line each."""

    question: str
    lines: tuple[str, ...]


def answered(
    exercise: Exercise, material: Material, answers: Mapping[str, Any], questions: Iterable[str] | None = None
) -> tuple[Said, ...]:
    """What was answered to these questions, or to all, in their order; what was left empty is left out."""
    wanted = set(questions) if questions is not None else {one.id for one in exercise.questions}
    return tuple(
        Said(question=one.label, lines=tuple(_lines(one, material, answers[one.id])))
        for one in exercise.questions
        if one.id in wanted and not is_empty(answers.get(one.id))
    )


def written(exercise: Exercise, answers: Mapping[str, Any], questions: Iterable[str]) -> str:
    """What was typed in answer to these questions, a paragraph each; empty where nothing was, whatever was chosen."""
    return "\n\n".join(text for id in questions for text in _typed(exercise.question(id), answers.get(id)))


def as_text(said: Iterable[Said]) -> str:
    """The answers as plain text."""
    return "\n\n".join("\n".join((one.question, *one.lines)) for one in said)


def as_html(said: Iterable[Said]) -> str:
    """The answers as HTML on one line; whatever was typed is shown letter by letter and does nothing.

    A line, so that Markdown leaves it alone; no mathematics is set in it.
    """
    return "".join(
        f'<div class="tex2jax_ignore mathjax_ignore"><p><strong>{inert(one.question)}</strong></p>'
        + "".join(f'<p style="white-space: pre-wrap; overflow-wrap: anywhere">{inert(line)}</p>' for line in one.lines)
        + "</div>"
        for one in said
    )


def inert(text: str) -> str:
    """The text as HTML that is itself wherever it is put: every other sign than letters and commas by its number.

    >>> inert("a<b *c*")
    'a&#60;b &#42;c&#42;'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "<br>".join(_ITSELF.sub(lambda found: f"&#{ord(found[0])};", line) for line in lines)


def _lines(question: Question, material: Material, value: Any) -> Iterator[str]:
    if question.kind == "rows":
        for row in rows_of(question, material):
            if line := _columns(question, material, value.get(row.id, {})):
                yield f"{row.label}: {line}"
    elif question.kind == "records":
        for number, record in enumerate(value, start=1):
            if line := _columns(question, material, record):
                yield f"{number}. {line}"
    else:
        yield _single(question, material, value)


def _columns(question: Question, material: Material, line: Mapping[str, Any]) -> str:
    return "; ".join(
        f"{column.label}: {_single(column, material, line[column.id])}"
        for column in question.columns
        if not is_empty(line.get(column.id))
    )


def _single(question: Question, material: Material, value: Any) -> str:
    if question.kind in ("choice", "choices"):
        labels = {one.value: one.label for one in options_of(question, material)}
        chosen = value if isinstance(value, list) else [value]
        return ", ".join(labels.get(one, str(one)) for one in chosen)
    return ", ".join(map(str, value)) if isinstance(value, list) else f"{value} {question.unit}".strip()


def _typed(question: Question, value: Any) -> Iterator[str]:
    if question.kind == "text" and isinstance(value, str) and value.strip():
        yield value.strip()
    lines = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    for line in lines:
        for column in question.columns:
            if isinstance(line, Mapping):
                yield from _typed(column, line.get(column.id))
