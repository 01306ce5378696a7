"""`rightmix simulate`: run a scenario many times over into a folder of records, measures, findings and a report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rightmix_sim.cli.running import DEFAULT_SEED, REPLICATIONS, Jobs, Seed, run_and_show


def register(app: typer.Typer) -> None:
    """Add `rightmix simulate`."""
    app.command()(simulate)


def simulate(
    scenario: Annotated[
        str, typer.Argument(metavar="SCENARIO", help="A name of `rightmix scenarios list`, or a file.")
    ],
    replications: Annotated[
        int, typer.Option(help="How often each area is run, each time with other luck.")
    ] = REPLICATIONS,
    caseload: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.csv", help="Begin with the people of this file instead of drawn ones, and without a warm-up."
        ),
    ] = None,
    seed: Seed = DEFAULT_SEED,
    jobs: Jobs = None,
    out: Annotated[Path | None, typer.Option(help="The folder to write; NAME-run here if left out.")] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace a run that is already there.")] = False,
    event_log: Annotated[
        bool, typer.Option("--event-log", help="Write an event log too, event-log.csv in the folder of the run.")
    ] = False,
    event_log_to: Annotated[
        Path | None, typer.Option(metavar="FILE.csv", help="Write the event log to this file instead.")
    ] = None,
    event_log_work: Annotated[
        bool, typer.Option("--event-log-work", help="Put every piece of officers' work into the event log; large.")
    ] = False,
) -> None:
    """Simulate the areas of a scenario and hold them against the guidance and the inspection's findings."""
    from rightmix_sim.run_folder.event_log_file import EventLog

    wanted = event_log or event_log_work or event_log_to is not None
    run_and_show(
        scenario,
        out,
        replications=replications,
        seed=seed,
        jobs=jobs,
        caseload=caseload,
        event_log=EventLog(event_log_to, event_log_work) if wanted else None,
        command="simulate",
        replaces=("simulate", "demo") if overwrite else (),
    )
