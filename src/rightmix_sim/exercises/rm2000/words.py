"""What the feedback of the exercise on RM2000 says of one answer."""

from __future__ import annotations

from collections.abc import Mapping

from rightmix_sim.exercises.choices import common
from rightmix_sim.exercises.exercise import exercise
from rightmix_sim.exercises.rm2000.items import Truth
from rightmix_sim.sentences import capital


def right_answer(item: str, truth: Truth) -> str:
    """The right answer to an item."""
    return f"{title(item)}: {label(item, truth.items[item])}."


def corrected(item: str, truth: Truth, answer: str | int | None, notes: Mapping[str, str]) -> str:
    """The right answer beside what was given, and how the paragraphs come to it."""
    note = f" {notes[item]}" if item in notes else ""
    return f"{title(item)}: {label(item, truth.items[item])}{as_given(item, answer)}.{note}"


def as_given(item: str, answer: str | int | None) -> str:
    """What was answered, to stand behind the right answer."""
    return " (no answer)" if answer in (None, "") else f" (you have {label(item, answer)})"


def title(id: str) -> str:
    """What a question asks, without its question mark."""
    return exercise("ex2-rm2000").question(id).label.rstrip("?")


def fault(kind: str) -> str:
    """A fault on file as the beginning of a sentence."""
    return capital(label("faults", kind))


def label(id: str, value: str | int | None) -> str:
    """An answer as the form shows it, within a sentence."""
    question = exercise("ex2-rm2000").question(id)
    options = question.options or common().get(question.options_from or "", ())
    found = next((one.label for one in options if one.value == value), str(value))
    return found[0].lower() + found[1:]
