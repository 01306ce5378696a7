"""Reminders from the trainee's own entries: gaps by their own interval, days outside the year, answers at odds."""

from __future__ import annotations

from collections.abc import Iterator

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.checks import Check
from rightmix_sim.exercises.home_visits.own_plan import (
    AGENCIES,
    own_gaps,
    own_interval,
    own_last,
    place,
)
from rightmix_sim.exercises.home_visits.schedule import planned
from rightmix_sim.exercises.material import Material
from rightmix_sim.workdays import add_to, day_in_words


def checks(answers: Answers, material: Material) -> Iterator[Check]:
    """Every reminder of this exercise."""
    yield from _of_days(answers, material)
    yield from _of_schedule(answers, material)
    yield from _of_course(answers, material)
    for item in material.lists["observations"]:
        chosen = answers.row("places", item.id).several("where")
        if "nowhere" in chosen and len(chosen) > 1:
            yield Check(question="places", line=item.id, text="“Nowhere” and another place cannot both be meant.")


def _of_days(answers: Answers, material: Material) -> Iterator[Check]:
    """The trainee's own last visit, own interval, own latest day and own verdict, held against each other."""
    for agency in AGENCIES:
        last, interval, due = own_last(answers, agency), own_interval(answers, agency), answers.day(f"{agency}_due")
        if last is not None and material.on is not None and last > material.on:
            yield Check(question=f"{agency}_last", text="This day comes after the day on which the file is read.")
        if last is not None and interval is not None and due is not None and due != add_to(last, *interval):
            every = answers.choice(f"{agency}_every").removeprefix("1 ")
            text = f"Counted every {every} from {day_in_words(last)}, the latest day is another than you wrote."
            yield Check(question=f"{agency}_due", text=text)
        said = answers.choice(f"{agency}_overdue")
        if due is not None and material.on is not None and said and said != ("yes" if due < material.on else "no"):
            text = f"By your own latest day it is the other way on {day_in_words(material.on)}."
            yield Check(question=f"{agency}_overdue", text=text)


def _of_schedule(answers: Answers, material: Material) -> Iterator[Check]:
    on, lines = material.on, answers.records("visits")
    for line in lines:
        day, id = line.day("day"), line.text("id")
        if day is not None and on is not None and (where := place(day, on)) != "inside":
            text = f"This day comes {where} the twelve months that you plan for."
            yield Check(question="visits", line=id, text=text)
        if line.choice("agency") == "police" and line.choice("announced") == "yes":
            text = "Announced: ¶7.23 has police visits unannounced wherever possible. Is there a reason here?"
            yield Check(question="visits", line=id, text=text)
    if on is None:
        return
    for agency, name in AGENCIES.items():
        for gap in own_gaps(answers, agency, on):
            every = answers.choice(f"{agency}_every").removeprefix("1 ")
            then = f"the next is on {day_in_words(gap.until)}" if gap.until else "none follows in these twelve months"
            text = f"{name}: you named every {every}, and after {day_in_words(gap.since)} {then}."
            yield Check(question="visits", text=text)
        if (
            planned(answers)
            and own_interval(answers, agency)
            and not any(one.agency in (agency, "joint") for one in planned(answers))
        ):
            yield Check(question="visits", text=f"{name}: you named an interval, and no visit is planned.")


def _of_course(answers: Answers, material: Material) -> Iterator[Check]:
    said = [answers.row("course", item.id).choice("counts") for item in material.lists["events"]]
    if all(said) and "completed" not in said and answers.choice("on_time"):
        yield Check(question="on_time", text="You called none of the events a completed visit.")
    chosen = answers.several("after_attempt")
    if "restart" in chosen and "keep_due" in chosen:
        yield Check(question="after_attempt", text="The interval cannot both start afresh and stay as it was.")
