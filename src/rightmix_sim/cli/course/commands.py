"""`rightmix course`: a cohort from its roster to its report. Collecting and marking stand in `marking.py`."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rightmix_sim.cli.course import keeping, marking, reading

if TYPE_CHECKING:
    from rightmix_sim.course.folder import Course

_course = typer.Typer(
    help="Courses: a cohort with its own cases, collected, marked with nbgrader, given back and looked at.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Dir = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the course.")]
Who = Annotated[str, typer.Argument(metavar="TRAINEE", help="The id in the roster.")]
What = Annotated[str, typer.Argument(metavar="ASSIGNMENT", help="Such as ex2-rm2000 or ex2-rm2000-common.")]
Until = Annotated[str, typer.Option(help='Until when: "2027-03-12 17:00".')]


def register(app: typer.Typer) -> None:
    """Add `rightmix course`."""
    for part in (marking, reading, keeping):
        part.register(_course)
    app.add_typer(_course, name="course")


@_course.command()
def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new folder for the course.")],
    roster: Annotated[Path, typer.Option(help="CSV: id, and first_name, last_name, email, lms_user_id as you have.")],
    title: Annotated[str, typer.Option(help="It heads pages and feedback.")] = "Getting the right mix",
    exercise: Annotated[
        list[str] | None, typer.Option("--exercise", help="Set only this exercise; can be given again.")
    ] = None,
) -> None:
    """Make a course: secret, a case for each trainee and one for all, nbgrader's gradebook and releases."""
    from rightmix_sim.course.making import new_course
    from rightmix_sim.course.roster import read_roster
    from rightmix_sim.exercises import EXERCISES

    trainees = read_roster(roster)
    course = new_course(folder, trainees, title, tuple(exercise or EXERCISES[1:]), _say)
    typer.echo(f"Made {folder}: {len(trainees)} trainees, {len(course.assignments)} assignments.")
    typer.echo(f"Days, late rule and what is set: {folder / 'course.yaml'}, then rightmix course update {folder}")
    typer.echo(f"Keep the secret safe:            rightmix course backup {folder} …")
    typer.echo(f"What trainees get:               rightmix course hand-out {folder}")


@_course.command()
def update(folder: Dir) -> None:
    """Bring all in line with course.yaml, roster.csv, work.csv and your own rubrics. It can always be done again."""
    from rightmix_sim.course.folder import course_in

    _update(course_in(folder))


@_course.command()
def join(
    folder: Dir, roster: Annotated[Path, typer.Option(help="A roster with those who are new; who is known stays.")]
) -> None:
    """Let late joiners in, and take over changed names and addresses."""
    from rightmix_sim.course.changing import joined
    from rightmix_sim.course.folder import course_in
    from rightmix_sim.course.roster import read_roster

    before = course_in(folder)
    course = joined(before, read_roster(roster))
    _update(course)
    known = {one.id for one in before.trainees}
    new = [one.id for one in course.trainees if one.id not in known]
    typer.echo(f"New: {', '.join(new)}. Now: rightmix course hand-out {folder}" if new else "Nobody is new.")
    now = datetime.datetime.now(datetime.UTC)
    over = [name for name in course.assignments if (due := course.due(name)) is not None and due < now]
    if new and over:
        typer.echo(f"Already over for them: {', '.join(over)}. More time: rightmix course extend {folder} TRAINEE …")


@_course.command()
def withdraw(folder: Dir, trainee: Who) -> None:
    """Let a trainee leave: they stay on file, and count in no report."""
    from rightmix_sim.course.changing import withdrawn
    from rightmix_sim.course.folder import course_in

    _update(withdrawn(course_in(folder), trainee, datetime.date.today()))
    typer.echo(f"{trainee} has withdrawn. To undo it, take the day out of {folder / 'roster.csv'}, then update.")


@_course.command()
def extend(folder: Dir, trainee: Who, assignment: What, until: Until) -> None:
    """Give one trainee more time."""
    from rightmix_sim.course.changing import extended
    from rightmix_sim.course.folder import course_in

    _update(extended(course_in(folder), trainee, assignment, until))
    typer.echo(f"{trainee} has until {until} for {assignment}.")


@_course.command()
def resit(
    folder: Dir,
    trainee: Who,
    exercise: Annotated[str, typer.Argument(metavar="EXERCISE", help="Such as ex2-rm2000.")],
    until: Until = "",
) -> None:
    """Let a trainee sit an exercise again, on a new case; the first marks stay as they are."""
    from rightmix_sim.course.changing import sat_again
    from rightmix_sim.course.folder import course_in

    course, assignment = sat_again(course_in(folder), trainee, exercise, until)
    _update(course)
    line = course.work_of(assignment, trainee)
    assert line is not None
    typer.echo(f"{trainee} sits {assignment}. The code for it: {line.code}")


@_course.command("own-case")
def own_case(
    folder: Dir,
    trainee: Who,
    assignment: What,
    case: Annotated[list[Path], typer.Argument(metavar="CASE…", help="Folders of your own cases, with their keys.")],
) -> None:
    """Set a case of your own; for an assignment that all share it is then everybody's."""
    from rightmix_sim.course.changing import given_own_case
    from rightmix_sim.course.folder import course_in

    _update(given_own_case(course_in(folder), trainee, assignment, tuple(case)))


def _update(course: Course) -> None:
    from rightmix_sim.course import updating
    from rightmix_sim.course.making import project_with_lessons
    from rightmix_sim.course.with_nbgrader.installed import require_nbgrader

    require_nbgrader()
    done = updating.update(course, project_with_lessons(), _say)
    what = [(done.lines, "line", "in work.csv"), (done.made, "case", "made"), (len(done.releases), "release", "made")]
    said = [f"{count} {one}{'s' if count > 1 else ''} {more}" for count, one, more in what if count]
    typer.echo(f"Up to date: {', '.join(said)}." if said else "Up to date.")


def _say(said: str) -> None:
    typer.echo(said, err=True)
