"""The home notebook: every exercise with its length, how far it has come, and the way to it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from IPython.display import HTML, display

from rightmix_sim.errors import InputError
from rightmix_sim.exercises import EXERCISES, Answers, Exercise, cleaned, exercises, progress_of
from rightmix_sim.exercises.handing_in.hand_in import last_receipt
from rightmix_sim.exercises.saving.answers_file import peek_answers
from rightmix_sim.forms.exercise_form import ANSWERS, MATERIAL, given_material
from rightmix_sim.templates import templates

TEMPLATES: Final = "forms/templates"


def show_home(folder: Path | None = None) -> None:
    """Show the list of exercises; each has a folder of its name below `folder`, usually that of the notebook."""
    display(HTML(home_fragment(folder or Path.cwd())))  # type: ignore[no-untyped-call]


def home_fragment(folder: Path) -> str:
    """The list as HTML whose links a notebook follows."""
    rows = [_row(which, folder) for which in exercises()]
    return templates(TEMPLATES).get_template("home").render(rows=rows)


def _row(which: Exercise, folder: Path) -> dict[str, object]:
    below = folder / which.id
    receipt = last_receipt(below, which.id)
    return {
        "exercise": which,
        "number": EXERCISES.index(which.id) or "",
        "link": f"{which.id}/{which.id}.ipynb",
        "done": _done(which, below),
        "handed_in": None if receipt is None else f"{receipt.at.astimezone():%d %B, %H:%M}",
    }


def _done(which: Exercise, folder: Path) -> str:
    """How far an exercise has come; what was not begun is not even looked into."""
    if not (folder / ANSWERS).is_file():
        return "not begun"
    try:
        material = given_material(which.id, folder)
    except InputError:
        return f"{MATERIAL} cannot be read: ask your trainer"
    stored = peek_answers(folder / ANSWERS, which.id, material.code)
    if stored.problem:
        return stored.problem
    progress = progress_of(which, material, Answers(cleaned(which, material, stored.answers)[0]))
    return f"{progress.answered} of {progress.asked}"
