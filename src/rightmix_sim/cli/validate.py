"""`rightmix validate` and `rightmix calibrate`: the model held against the inspection's findings, and fitted."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rightmix_sim.cli.console import print_json, text_console
from rightmix_sim.cli.pages import check_place
from rightmix_sim.cli.running import DEFAULT_SEED, REPLICATIONS, Jobs, Seed, cores, runs_of, shown
from rightmix_sim.cli.status import FAILED
from rightmix_sim.errors import InputError
from rightmix_sim.scenario import open_scenario

_SCENARIO = "six-areas-2009"


def register(app: typer.Typer) -> None:
    """Add `rightmix validate` and `rightmix calibrate`."""
    app.command()(validate)
    app.command()(calibrate)


def validate(
    scenario: Annotated[
        str, typer.Argument(metavar="SCENARIO", help="A name of `rightmix scenarios list`, or a file.")
    ] = _SCENARIO,
    replications: Annotated[
        int, typer.Option(help="How often all areas are run and inspected, each time with other luck.")
    ] = REPLICATIONS,
    seed: Seed = DEFAULT_SEED,
    jobs: Jobs = None,
    over: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE.toml", help="Lay the [[change]] tables of this file over the scenario; repeatable."),
    ] = None,
    twin: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Move parameters by 30%, by a packaged twin: the check must then fail."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")] = False,
    write: Annotated[
        Path | None, typer.Option(metavar="PAGE.md", help="Renew the blocks of a page like docs/validation.md as well.")
    ] = None,
) -> None:
    """Inspect a simulated service as the report's was, and say which findings emerge as the report found them.

    Exit status: 0 every emerging finding holds or is a published miss; 1 one fails, and is named, or too few could be
    judged; 2 bad input.
    """
    from rightmix_sim.cli import validate_text
    from rightmix_sim.experiment.replications import check_numbers
    from rightmix_sim.validation import changes, pages, published, tables
    from rightmix_sim.validation.validated import validate as validated

    opened = changes.laid_over(open_scenario(scenario), over or [])
    one = None if twin is None else published.twin(twin)
    if one is not None:
        opened = published.moved(opened, one)
    jobs = cores() if jobs is None else jobs
    check_numbers(replications, seed, jobs)
    if write is not None:
        if over or one is not None:
            raise InputError(
                "A page is renewed with the model as it stands.",
                place="--write",
                value=str(write),
                why="Its reader would take a model that was moved on purpose for the one that simulates.",
                do="Leave out --over and --twin, or print with --json.",
            )
        pages.check_page(write, pages.VALIDATION)
    with shown(runs_of("Inspecting", opened, replications, seed), replications) as progress:
        found = validated(opened, replications=replications, seed=seed, jobs=jobs, progress=progress)
    if write is not None:  # first: who reads what is printed may leave early
        pages.renew_validation(write, found)
    if as_json:
        print_json(tables.as_data(found, [file.name for file in over or []], one))
    else:
        validate_text.show(text_console(), found, one)
    if found.failing or not found.enough:
        raise typer.Exit(FAILED)


def calibrate(
    write: Annotated[Path, typer.Option(metavar="FILE.toml", help="The file for the fitted values, as [[change]]s.")],
    page: Annotated[
        Path | None,
        typer.Option(metavar="PAGE.md", help="Renew the blocks of a page like docs/calibration.md as well."),
    ] = None,
    jobs: Jobs = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace a FILE.toml that is already there.")] = False,
) -> None:
    """Fit the model's assumptions to one half of the report's findings; the other half is never read.

    The values are written for `rightmix validate --over`; nothing of the package is changed.
    """
    from rightmix_sim.experiment.replications import check_numbers
    from rightmix_sim.files import write_atomic
    from rightmix_sim.validation import pages
    from rightmix_sim.validation.calibration import SCENARIO, as_toml, method
    from rightmix_sim.validation.calibration import calibrate as fitted

    jobs = cores() if jobs is None else jobs
    check_numbers(method().replications, method().seed, jobs)
    check_place(write, overwrite)
    if page is not None:
        pages.check_page(page, pages.CALIBRATION)
    found = fitted(open_scenario(SCENARIO), jobs=jobs, told=lambda line: typer.echo(line, err=True))
    write_atomic(write, as_toml(found.values))
    if page is not None:
        pages.renew_calibration(page, found)
    typer.echo(
        f"Wrote {write}: {len(found.values)} values, badness {found.badness_before:.2f} to {found.badness_after:.2f}"
    )
    if page is not None:
        typer.echo(f"Wrote {page}")
