"""`rightmix course collect`, `mark`, `feedback`: from what came in to what goes back."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rightmix_sim.cli.status import FAILED

if TYPE_CHECKING:
    from rightmix_sim.course.collecting.taking import Collected

Dir = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the course.")]
_SHOWN = 40


def register(course: typer.Typer) -> None:
    """Add them to `rightmix course`."""
    course.command()(collect)
    course.command()(mark)
    course.command()(feedback)


def collect(
    folder: Dir,
    zips: Annotated[
        Path | None, typer.Argument(metavar="[FOLDER]", help="Where the zips lie; DIR/hand-ins if left out.")
    ] = None,
    exchange: Annotated[bool, typer.Option("--exchange", help="From nbgrader's exchange instead.")] = False,
    received: Annotated[
        str | None, typer.Option(help='When they came, if you know better than their clocks: "2027-03-05 16:30".')
    ] = None,
) -> None:
    """Take what was handed in; each is rebuilt from our own files and its answers. Nothing of it is run.

    What became of each stands in collected.csv too.
    """
    from rightmix_sim.course.collecting.zips import collect_zips
    from rightmix_sim.course.folder import course_in
    from rightmix_sim.errors import InputError

    course = course_in(folder)
    if exchange:
        from rightmix_sim.course.with_nbgrader.installed import require_nbgrader

        require_nbgrader()
        from rightmix_sim.course.with_nbgrader.exchange import collect_exchange

        found = collect_exchange(course)
    else:
        if received is not None and zips is None:
            raise InputError(
                "Name the folder with the hand-ins that came then.",
                place="--received",
                value=received,
                why="The time counts for every hand-in in it, also for what was collected before.",
                do=f"rightmix course collect {folder} FOLDER --received …",
            )
        try:
            at = course.settings.moment(received)
        except ValueError as wrong:
            raise InputError("This is no day and hour.", place="--received", value=received) from wrong
        now = datetime.datetime.now(datetime.UTC)
        found = collect_zips(course, zips or course.folder / "hand-ins", now, received=at)
    _tell(found)
    if any(one.result == "taken" for one in found):
        typer.echo(f"Now mark: rightmix course mark {folder}")


def mark(
    folder: Dir,
    again: Annotated[
        bool, typer.Option("--again", help="All of it, as after a key was corrected; trainers' marks stay.")
    ] = False,
) -> None:
    """Mark what was collected by the keys of each trainee's case. Texts wait for a trainer in formgrader.

    Status 1 when something could not be marked; the rest is marked all the same.
    """
    from rightmix_sim.course.with_nbgrader.installed import require_nbgrader

    require_nbgrader()
    from rightmix_sim.course.folder import course_in
    from rightmix_sim.course.running import mark_all

    course = course_in(folder)
    run = mark_all(course, again=again, progress=lambda said: typer.echo(said, err=True))
    many = f"{run.submissions} submission{'s' if run.submissions != 1 else ''}"
    typer.echo(f"{many} marked by the tools; {len(run.moved)} earlier mark{'s' if len(run.moved) != 1 else ''} moved.")
    for one in run.moved:
        before, after = ("not yet" if points is None else f"{points:g}" for points in (one.before, one.after))
        typer.echo(f"  {one.trainee}, {one.assignment}, {one.cell}: {before} → {after}")
    for problem in run.problems:
        typer.echo(f"Not marked: {problem}", err=True)
    for assignment, texts in run.waiting.items():
        typer.echo(f"  {texts} text{'s' if texts != 1 else ''} of {assignment} wait{'s' if texts == 1 else ''} for you")
    typer.echo(f"Texts are read in formgrader: cd {folder} && jupyter lab, then Formgrader, Manual Grading.")
    if run.problems:
        raise typer.Exit(FAILED)


def feedback(folder: Dir) -> None:
    """Make the feedback of all that is wholly marked: feedback/TRAINEE/ASSIGNMENT/.

    Others are named, and get none yet.
    """
    from rightmix_sim.course.with_nbgrader.installed import require_nbgrader

    require_nbgrader()
    from rightmix_sim.course.folder import course_in
    from rightmix_sim.course.running import give_back

    made, refused = give_back(course_in(folder))
    typer.echo(f"Feedback for {len(made)}: {folder / 'feedback'}")
    if refused:
        typer.echo(f"None yet for {len(refused)}:")
    for line in refused[:_SHOWN]:
        typer.echo(f"  {line}")
    if len(refused) > _SHOWN:
        typer.echo(f"  and {len(refused) - _SHOWN} more")


def _tell(found: Iterable[Collected]) -> None:
    found = list(found)
    counts = Counter(one.result for one in found)
    said = ", ".join(f"{counts[one]} {one}" for one in ("taken", "unchanged", "older", "refused") if counts[one])
    typer.echo(f"{len(found)} looked at: {said}." if said else "Nothing was there to collect.")
    for one in found:
        if one.result == "refused" or (one.notes and one.result == "taken"):
            whose = f"{one.trainee}, {one.assignment}" if one.trainee else one.source
            typer.echo(f"  {one.result}: {whose}")
            for note in one.notes:
                typer.echo(f"    {note}")
