"""`rightmix exercises`: list them, show one, mark answers on a library case, say what to look at again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rightmix_sim.cli.console import print_json, text_console

_exercises = typer.Typer(
    help="Exercises: what trainees do in the notebooks. A FILE is an answers.json or a hand-in (*.zip).",
    no_args_is_help=True,
    rich_markup_mode=None,
)

File = Annotated[Path, typer.Argument(metavar="FILE", help="An answers.json, or a zip from hand-in/.")]
ExerciseOption = Annotated[
    str | None, typer.Option("--exercise", help="The id of the exercise, where the file does not say it.")
]
CodeOption = Annotated[
    str | None, typer.Option("--code", help="The library case to mark against; what the file says if left out.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]


def register(app: typer.Typer) -> None:
    """Add `rightmix exercises`."""
    app.add_typer(_exercises, name="exercises")


@_exercises.command("list")
def list_(as_json: Json = False) -> None:
    """List the exercises: number, title, minutes, points, and the codes of what they can be practised on."""
    from rightmix_sim.cli.exercises.text import show_exercises
    from rightmix_sim.exercises import codes, exercises

    found = [(one, codes(one.id)) for one in exercises()]
    if not as_json:
        show_exercises(text_console(), found)
        return
    print_json(
        [
            {
                "number": number,
                "id": one.id,
                "title": one.title,
                "minutes": one.minutes,
                "points": one.points,
                "codes": list(suiting),
            }
            for number, (one, suiting) in enumerate(found)
        ]
    )


@_exercises.command()
def show(
    exercise: Annotated[str, typer.Argument(metavar="ID", help="An id that `rightmix exercises list` shows.")],
) -> None:
    """Show one exercise: what it teaches, its steps, what is marked, and what it can be practised on."""
    from rightmix_sim.cli.exercises.text import show_exercise
    from rightmix_sim.exercises import exercise as find
    from rightmix_sim.exercises.library import titles

    show_exercise(text_console(), find(exercise), titles(exercise))


@_exercises.command()
def mark(file: File, exercise: ExerciseOption = None, code: CodeOption = None, as_json: Json = False) -> None:
    """Mark answers on a case of the library, whose key is public, with the reason for every point.

    It needs the keys, which come with the project and never with the package alone.
    """
    from rightmix_sim.cli.exercises.reading import read_given
    from rightmix_sim.cli.exercises.text import show_marks
    from rightmix_sim.exercises import mark as marks_for
    from rightmix_sim.exercises.library import titles

    given = read_given(file, exercise, code)
    which, where = given.assignment.exercise, given.assignment.code
    marks = marks_for(given.assignment, given.answers)
    if as_json:
        print_json({"code": where, "trainee": given.trainee, "left_out": given.left_out, **marks.to_dict()})
    else:
        show_marks(text_console(), marks, titles(which)[where], given.left_out)


@_exercises.command()
def checks(file: File, exercise: ExerciseOption = None, code: CodeOption = None, as_json: Json = False) -> None:
    """Say how far answers have come and what to look at again, from the answers alone. No key is needed."""
    from rightmix_sim.cli.exercises.reading import read_given
    from rightmix_sim.cli.exercises.text import show_checks
    from rightmix_sim.exercises import Answers, checks_of, progress_of
    from rightmix_sim.exercises import exercise as find

    given = read_given(file, exercise, code)
    found = checks_of(given.material, given.answers)
    progress = progress_of(find(given.assignment.exercise), given.material, Answers(given.fitting))
    if not as_json:
        show_checks(text_console(), found, progress)
        return
    print_json(
        {
            "asked": progress.asked,
            "answered": progress.answered,
            "checks": [one.to_dict() for one in found],
            "empty": [one.text for one in progress.empty],
        }
    )
