"""`rightmix course report`, the second trainer's sample, and a course to look at."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer

Dir = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the course.")]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace a file that is already there.")]


def register(course: typer.Typer) -> None:
    """Add them to `rightmix course`."""
    course.command()(report)
    course.command("second-draw")(second_draw)
    course.command("second-read")(second_read)
    course.command()(demo)


def report(
    folder: Dir,
    out: Annotated[Path | None, typer.Option(help="The page to write; DIR/report.html if left out.")] = None,
    names: Annotated[bool, typer.Option("--names/--no-names", help="With or without the names of trainees.")] = True,
) -> None:
    """Write a page of what the cohort got right and wrong, how far marks agree, and who has not handed in."""
    from rightmix_sim.course.with_nbgrader.installed import require_nbgrader

    require_nbgrader()
    from rightmix_sim.cli.pages import opened, write_page
    from rightmix_sim.course.folder import course_in
    from rightmix_sim.course.gathering import gathered
    from rightmix_sim.course.report import report_page

    course = course_in(folder)
    page = out or course.folder / "report.html"
    today = course.settings.local(datetime.datetime.now(datetime.UTC)).date()
    write_page(page, report_page(gathered(course), on=today, names=names), overwrite=out is None)
    typer.echo(f"Wrote {page}" + (" and opened it in the browser." if opened(page) else "."))


def demo(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new folder for it.")] = Path("course-demo"),
) -> None:
    """Make a small cohort with finished, flawed and missing work, mark it, and say where to look."""
    from rightmix_sim.course.demo import demonstration
    from rightmix_sim.course.gathering import gathered
    from rightmix_sim.course.report import report_page
    from rightmix_sim.files import write_atomic

    course = demonstration(folder, lambda said: typer.echo(said, err=True))
    today = course.settings.local(datetime.datetime.now(datetime.UTC)).date()
    write_atomic(course.folder / "report.html", report_page(gathered(course), on=today))
    typer.echo(
        f"Seven made-up trainees: Gough hands in nothing, Farrow's texts still wait. Look at\n"
        f"  {folder}/report.html                                what the cohort gets wrong\n"
        f"  {folder}/feedback/corrigan/ex2-rm2000/              what a trainee gets back\n"
        f"  {folder}/collected.csv                              what became of each hand-in\n"
        f"  cd {folder} && jupyter lab                          Formgrader, Manual Grading: what waits says so\n"
        f"and then change something: docs/course.md"
    )


def second_draw(
    folder: Dir,
    name: Annotated[str, typer.Option(help="What to call the sample: small letters, digits, hyphens.")],
    count: Annotated[
        int | None, typer.Option(min=1, help="How many texts of each exercise; a tenth if left out.")
    ] = None,
) -> None:
    """Draw texts for a second trainer, with a page to mark them on: no names, no codes, no first mark."""
    from rightmix_sim.course.with_nbgrader.installed import require_nbgrader

    require_nbgrader()
    from rightmix_sim.course.folder import course_in
    from rightmix_sim.course.gathering import gathered
    from rightmix_sim.course.making import project_with_lessons
    from rightmix_sim.course.second.rounds import drawn

    course, project, today = course_in(folder), project_with_lessons(), datetime.date.today()
    page, by_hand, many = drawn(course, project, name, cohort=gathered(course), count=count, on=today)
    typer.echo(f"{many} text{'s' if many != 1 else ''} for a second trainer: {page}")
    typer.echo(f"It works offline and saves a file of marks; or fill in {by_hand}")
    typer.echo(f"Then: rightmix course second-read {folder} FILE --name {name} --marker …")


def second_read(
    folder: Dir,
    marks: Annotated[Path, typer.Argument(metavar="FILE", help="The marks that the page saved, or filled in by hand.")],
    name: Annotated[str, typer.Option(help="The name of the sample.")],
    marker: Annotated[str, typer.Option(help="Who gave them, as the table shall say it.")],
) -> None:
    """Take in the marks of a second trainer. They change nobody's mark; the report says how far the two agree."""
    from rightmix_sim.course.with_nbgrader.installed import require_nbgrader

    require_nbgrader()
    from rightmix_sim.course.folder import course_in
    from rightmix_sim.course.gathering import gathered
    from rightmix_sim.course.second.rounds import taken

    course, today = course_in(folder), datetime.date.today()
    found = taken(course, marks, name, gathered=gathered, marker=marker, on=today)
    typer.echo(
        f"{len(found)} second mark{'s' if len(found) != 1 else ''} taken in. See: rightmix course report {folder}"
    )
