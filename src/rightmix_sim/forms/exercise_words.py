"""What a form says beside its questions: notices of what changed elsewhere, and the receipt.

A notice is `{kind, text, offers}`: of each kind only the latest stays on the screen; `offers` are answers that gave way
to others and can be taken back, `[{question, value}]`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, TypeAlias

from rightmix_sim.exercises import Exercise
from rightmix_sim.exercises.feedback_given import Given
from rightmix_sim.exercises.handing_in.hand_in import Receipt
from rightmix_sim.exercises.saving.answers_file import Saved
from rightmix_sim.workdays import MONTHS

Notice: TypeAlias = dict[str, Any]


def notice(kind: str, text: str, offers: Iterable[dict[str, Any]] = ()) -> Notice:
    """A notice."""
    return {"kind": kind, "text": text, "offers": list(offers)}


def told_of_others(exercise: Exercise, questions: Iterable[str]) -> list[Notice]:
    """That questions changed in another window, if any did."""
    named = _named(exercise, questions)
    return [notice("others", f"Changed in another window, and shown here now: {named}.")] if named else []


def told_of_replaced(exercise: Exercise, saved: Saved, *, draft: bool = False) -> list[Notice]:
    """That an answer gave way to a later one and is kept, if one did; with the other version to take instead."""
    kept = {one.question: one.value for one in saved.stored.replaced}
    offers = [{"question": one, "value": kept[one]} for one in saved.replaced if one in kept]
    named = _named(exercise, (one["question"] for one in offers))
    if not named:
        return []
    said = (
        f"A draft that had not been saved is older than what stands: {named}. What stands was left."
        if draft
        else f"Another window had changed this too: {named}. Your later answer stands."
    )
    return [notice("replaced", said, offers)]


def told_of_dropped(exercise: Exercise, places: Iterable[str]) -> list[Notice]:
    """That something cannot be an answer, if something cannot."""
    named = _named(exercise, (place.partition(".")[0].partition("[")[0] for place in places))
    return [notice("dropped", f"This could not be taken as it was written: {named}.")] if named else []


def feedback_in_words(given: Given, receipt: Receipt | None) -> dict[str, str]:
    """A page that came back as the form offers it: where it lies, its title, and whether there is a newer hand-in."""
    of = "of" if given.about is None else "on what you submitted on"
    again = ""
    if receipt is not None and receipt.at > given.knows:
        again = f"You handed in again after that: number {receipt.number}, {_day_and_time(receipt.at)}."
    title = f"Your trainer’s feedback {of} {_day_and_time(given.knows)}"
    return {"place": given.place, "title": title, "again": again}


def receipt_in_words(receipt: Receipt, title: str) -> dict[str, Any]:
    """A receipt as the form shows it."""
    local = receipt.at.astimezone()
    return {
        "title": title,
        "when": f"{local:%d %B %Y, %H:%M:%S} ({local.tzname()})",
        "trainee": receipt.trainee,
        "number": receipt.number,
        "answered": f"{receipt.answered} of {receipt.asked}",
        "file": f"hand-in/{receipt.file}",
        "code": receipt.code,
        "advice": "The file lies in the folder of this notebook. Send it as your trainer asks: it holds all that is"
        " needed. You may go on and hand in again; the new file takes the place of this one.",
    }


def _day_and_time(at: datetime.datetime) -> str:
    local = at.astimezone()
    return f"{local.day} {MONTHS[local.month - 1]}, {local:%H:%M}"


def _named(exercise: Exercise, questions: Iterable[str]) -> str:
    labels = {one.id: one.label for one in exercise.questions}
    return "; ".join(dict.fromkeys(f"“{labels.get(one, one).rstrip('?.')}”" for one in questions))
