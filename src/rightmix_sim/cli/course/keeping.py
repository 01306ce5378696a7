"""`rightmix course hand-out`, `codes`, `export`, `backup`, `restore`, `close`: what goes out of a course; its end."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rightmix_sim.course.folder import Course

Dir = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the course.")]
_SHOWN = 20


class To(StrEnum):
    """For what marks are exported."""

    csv = "csv"
    moodle = "moodle"


class By(StrEnum):
    """By what Moodle finds a trainee."""

    email = "email"
    id_number = "id-number"


def register(course: typer.Typer) -> None:
    """Add them to `rightmix course`."""
    course.command("hand-out")(hand_out)
    course.command()(codes)
    course.command()(export)
    course.command()(backup)
    course.command()(restore)
    course.command()(close)


def hand_out(
    folder: Dir,
    out: Annotated[Path | None, typer.Option(help="Where to; DIR/hand-out if left out.")] = None,
) -> None:
    """Make a zip for each trainee: notebooks, what is worked on, and what to do until when. No keys are in it."""
    from rightmix_sim.course.folder import course_in
    from rightmix_sim.course.giving_out import handing_out

    place = out or folder / handing_out.FOLDER
    done = handing_out.hand_out(course_in(folder), place)
    changed = [one.trainee for one in done if one.changed]
    typer.echo(f"{_many(len(done), 'zip')} in {place}, {len(changed)} new or changed.")
    _list("New or changed:", changed if 0 < len(changed) < len(done) else ())


def codes(
    folder: Dir,
    out: Annotated[Path | None, typer.Option(help="A CSV file to write, instead of showing them.")] = None,
) -> None:
    """List the codes by which trainees open their work."""
    from rightmix_sim.course.folder import course_in
    from rightmix_sim.course.giving_out import handing_out
    from rightmix_sim.files import write_atomic

    found = handing_out.codes(course_in(folder))
    if out is not None:
        write_atomic(out, handing_out.codes_text(found))
        typer.echo(f"Wrote {_many(len(found), 'code')}: {out}")
        return
    wide, named = (max((len(getattr(one, part)) for one in found), default=0) for part in ("id", "name"))
    for one in found:
        typer.echo(f"{one.id:{wide}}  {one.name:{named}}  {one.code}  {', '.join(one.assignments)}")


def export(
    folder: Dir,
    to: Annotated[To, typer.Option(help="csv: a line for each trainee and assignment. moodle: for its grade import.")],
    out: Annotated[Path | None, typer.Option(help="The file; DIR/marks-….csv if left out.")] = None,
    criteria: Annotated[bool, typer.Option("--criteria", help="csv: a column for each criterion too.")] = False,
    excel: Annotated[bool, typer.Option("--excel", help="Let Excel see that it is UTF-8.")] = False,
    by: Annotated[By, typer.Option(help="moodle: by what it finds people; id-number is lms_user_id.")] = By.email,
    comments: Annotated[bool, typer.Option("--comments", help="moodle: trainers' comments as feedback.")] = False,
) -> None:
    """Write the marks as CSV. A mark stays empty until all of it is marked, and where nothing was handed in."""
    from rightmix_sim.course.with_nbgrader.installed import require_nbgrader

    require_nbgrader()
    from rightmix_sim.course.folder import course_in
    from rightmix_sim.course.gathering import gathered
    from rightmix_sim.course.giving_out import exporting
    from rightmix_sim.files import write_atomic

    course = course_in(folder)
    cohort = gathered(course)
    path = out or folder / f"marks-{to.value}.csv"
    if to is To.csv:
        write_atomic(path, exporting.file_bytes(exporting.as_csv(cohort, criteria=criteria), excel=excel))
        typer.echo(f"Wrote {_many(len(cohort.results), 'line')}: {path}")
        return
    found = exporting.as_moodle(cohort, by=by.value, comments=comments)
    write_atomic(path, exporting.file_bytes(found.text, excel=excel))
    typer.echo(f"Wrote {path}. In Moodle's gradebook make an item for each first, with at least so many points:")
    for name, most in found.most.items():
        typer.echo(f"  {name}: {most:g}")
    _list(f"Not in it, for Moodle could find nobody by their {by.value}:", found.left_out)


def backup(
    folder: Dir,
    target: Annotated[Path, typer.Argument(metavar="FILE", help="A new zip, or a folder to put one in.")],
) -> None:
    """Keep all of a course in one zip, the secret with it. Who has the zip has every key: keep it as safe."""
    from rightmix_sim.course import keeping
    from rightmix_sim.course.folder import course_in

    course = course_in(folder)
    name = f"{course.settings.course_id}-{datetime.datetime.now():%Y-%m-%d-%H%M}.zip"
    done = keeping.backup(course, target / name if target.is_dir() else target)
    typer.echo(f"Backed up {_many(done.files, 'file')}, {done.size / 1e6:.1f} MB: {done.path}")
    _list("Left out:", done.left_out)
    typer.echo(f"To bring it back: rightmix course restore {done.path} NEW-FOLDER")


def restore(
    archive: Annotated[Path, typer.Argument(metavar="FILE", help="A zip that `rightmix course backup` made.")],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new folder for the course.")],
) -> None:
    """Bring a course back from its backup, whole or not at all."""
    from rightmix_sim.course import keeping

    course = keeping.restore(archive, folder)
    typer.echo(f"Restored {course.settings.title}: {folder}, {_many(len(course.trainees), 'trainee')}.")


def close(
    folder: Dir,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """End a course: delete all that is about trainees, with the keys, and keep statistics that are about nobody."""
    from rightmix_sim.course.with_nbgrader.installed import require_nbgrader

    require_nbgrader()
    from rightmix_sim.course import keeping
    from rightmix_sim.course.folder import course_in
    from rightmix_sim.errors import InputError

    course = course_in(folder)
    typer.echo(f"This deletes for good: {', '.join(keeping.will_go(course)) or 'nothing'}.")
    begun = keeping.closing_began(course.folder)
    if not begun:
        _before_closing(course)
    if not yes and typer.prompt(f"To go on, type the course's id ({course.settings.course_id})") != (
        course.settings.course_id
    ):
        raise InputError("This is not the id of the course. Nothing was deleted.", file=folder)
    statistics = None
    if not begun:
        from rightmix_sim.course.gathering import gathered
        from rightmix_sim.course.report import statistics as worked_out

        statistics = worked_out(gathered(course))
    done = keeping.close(course, statistics, datetime.date.today())
    typer.echo(f"Closed. What is left in {folder}: {', '.join(done.left)}")
    typer.echo("Not touched: backups, nbgrader's exchange, mails, and what was given out or copied elsewhere.")


def _before_closing(course: Course) -> None:
    from rightmix_sim.course import keeping

    _list("What stays mentions trainees; look at it first, and take out what is about them:", keeping.mentions(course))
    if course.settings.exchange:
        typer.echo(f"The exchange holds work too, and is not touched: {course.settings.exchange}")


def _list(title: str, lines: Iterable[str]) -> None:
    """The title and below it the lines; nothing where there are none."""
    lines = list(lines)
    if not lines:
        return
    typer.echo(title)
    for line in lines[:_SHOWN]:
        typer.echo(f"  {line}")
    if len(lines) > _SHOWN:
        typer.echo(f"  and {len(lines) - _SHOWN} more")


def _many(count: int, one: str) -> str:
    return f"{count:,} {one}{'' if count == 1 else 's'}"
