"""An exercise shown in its notebook: on what a course gave out into its folder, else on the library’s usual case."""

from __future__ import annotations

from pathlib import Path

from IPython.display import display

from rightmix_sim.exercises import assignment, exercise
from rightmix_sim.exercises.pool import has_pool
from rightmix_sim.forms.course_form import course_form
from rightmix_sim.forms.exercise_form import MATERIAL, ExerciseForm, given_material


def show_exercise(id: str, folder: Path | None = None) -> None:
    """Show the form of an exercise; its answers stand in `folder`, usually that of the notebook.

    Raises `InputError` for an exercise that is not there and for a file of one's own that cannot be read.
    """
    place = folder or Path.cwd()
    if (place / MATERIAL).is_file() or has_pool(place):
        display(course_form(exercise(id).id, place))  # type: ignore[no-untyped-call]
        return
    form = ExerciseForm(given_material(id, place), place)
    display(form)  # type: ignore[no-untyped-call]
    form.complete(assignment(id))
