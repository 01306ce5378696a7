"""What `rightmix exercises` prints: the list, one exercise, marks with their feedback, reminders."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from rightmix_sim.cli.console import show_list

if TYPE_CHECKING:
    from rich.console import Console

    from rightmix_sim.exercises import Check, Criterion, Exercise, Mark, Marks, Progress


def show_exercises(console: Console, found: Iterable[tuple[Exercise, Sequence[str]]]) -> None:
    """For each exercise number and title, then minutes and points, then the codes it can be practised on."""
    for number, (which, codes) in enumerate(found):
        points = f"{which.points:g} points" if which.criteria else "not marked"
        _print(console, f"{number}  {which.title}", style="bold")
        _print(console, f"   {which.id} · {which.minutes} minutes · {points}")
        _print(console, _filled(", ".join(codes), console.width, "   on "))


def show_exercise(console: Console, which: Exercise, titles: Mapping[str, str]) -> None:
    """What it teaches, its steps, what is marked for how many points, and what it can be practised on."""
    _print(console, which.title, style="bold")
    paragraphs = ", ".join(f"¶{one}" for one in which.paragraphs)
    _print(console, _filled(f"{which.id} · {which.minutes} minutes · {paragraphs}", console.width, ""))
    show_list(console, "You will be able to", which.aims)
    show_list(console, "Steps", (f"{n}  {step.title}" for n, step in enumerate(which.steps, start=1)))
    show_list(console, f"What is marked, {which.points:g} points in all", map(_criterion, which.criteria))
    show_list(console, "It can be practised on", (f"{code}: {title}" for code, title in titles.items()))


def show_marks(console: Console, marks: Marks, title: str, left_out: Sequence[str]) -> None:
    """The points, then each criterion with what was right, what was missed and where it stands."""
    _print(console, f"{marks.exercise.title}: {title}", style="bold")
    if not marks.exercise.criteria:
        _print(console, "Nothing in it is marked.")
    else:
        _print(console, f"{marks.points:g} of {marks.of:g} points, as far as the tools can tell.")
    for mark in marks:
        show_list(console, _heading(mark), _feedback(mark))
    show_list(console, "Left out, because it does not fit the questions", left_out)


def show_checks(console: Console, checks: Sequence[Check], progress: Progress) -> None:
    """How far the answers have come, what to look at again, and what is still empty."""
    _print(console, f"{progress.answered} of {progress.asked} answers are there.")
    show_list(console, "To look at again", (f"{check.text} ({_place(check)})" for check in checks))
    show_list(console, "Still empty", (one.text for one in progress.empty))


def _criterion(one: Criterion) -> str:
    by = ", read by a trainer" if one.marked == "trainer" else ""
    return f"{one.title}: {one.points:g} (¶{one.paragraph}{by}). {one.asks}".rstrip()


def _heading(mark: Mark) -> str:
    if mark.points is None:
        return f"{mark.criterion.title}: a trainer reads this, for up to {mark.criterion.points:g} points"
    return f"{mark.criterion.title}: {mark.points:g} of {mark.criterion.points:g}"


def _feedback(mark: Mark) -> Iterable[str]:
    yield from (f"Right: {text}" for text in mark.right)
    yield from (f"Missed: {text}" for text in mark.missed)
    if mark.where:
        yield f"Where it stands: {', '.join(mark.where)}."
    yield f"In the report: ¶{mark.paragraph}."


def _place(check: Check) -> str:
    return f"{check.question}, {check.line}" if check.line else check.question


def _filled(text: str, width: int, start: str) -> str:
    below = " " * len(start)
    return textwrap.fill(
        text, width, initial_indent=start, subsequent_indent=below, break_long_words=False, break_on_hyphens=False
    )


def _print(console: Console, text: str, style: str = "") -> None:
    console.print(Text(text, style=style), soft_wrap=True)
