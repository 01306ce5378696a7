"""What `rightmix simulate` and `rightmix demo` share: run into a folder with a progress bar, then show the findings."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rightmix_sim.scenario import open_scenario, scenario_text
from rightmix_sim.scenario.caseload import begun

if TYPE_CHECKING:
    from rightmix_sim.experiment.replications import Progress
    from rightmix_sim.run_folder.event_log_file import EventLog
    from rightmix_sim.scenario import Scenario

DEFAULT_SEED = 2010
REPLICATIONS = 20

Seed = Annotated[int, typer.Option(help="A whole number from 0; the same seed gives the same results.")]
Jobs = Annotated[
    int | None, typer.Option(help="Processes that share the work; all cores if left out. Changes no result.")
]


def run_and_show(
    name_or_path: str,
    out: Path | None,
    *,
    replications: int,
    seed: int,
    jobs: int | None,
    command: str,
    replaces: Collection[str],
    caseload: Path | None = None,
    event_log: EventLog | None = None,
) -> None:
    """Run a scenario into a folder, by default NAME-run here, and print what was found and where it is.

    With a `caseload` its people are those of day one, and the manifest keeps which file it was. With an `event_log` one
    is written, in the folder or to a file.
    """
    scenario, text = open_scenario(name_or_path), scenario_text(name_or_path)
    used = None
    if caseload is not None:
        scenario, used = begun(scenario, caseload)
    folder = out if out is not None else Path(f"{scenario.name}-run")
    from rightmix_sim.experiment.replications import check_numbers
    from rightmix_sim.report import page
    from rightmix_sim.run_folder.event_log_file import EVENT_LOG
    from rightmix_sim.run_folder.folder import REPORT, run_into
    from rightmix_sim.run_folder.place import check

    jobs = cores() if jobs is None else jobs
    check_numbers(replications, seed, jobs)
    check(folder, replaces)
    if event_log is not None:
        event_log.check(overwrite=bool(replaces))
    about = runs_of("Simulating", scenario, replications, seed)
    with _ended_as_by_ctrl_c(), shown(about, len(scenario.areas) * replications) as progress:
        run = run_into(
            folder,
            scenario,
            text,
            caseload=used,
            event_log=event_log,
            replications=replications,
            seed=seed,
            jobs=jobs,
            command=command,
            replaces=replaces,
            page=page,
            progress=progress,
        )
    from rich.console import Console

    from rightmix_sim.cli.findings_table import WIDTH_PIPED, print_findings
    from rightmix_sim.cli.overload_text import print_overload

    console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH_PIPED)
    console.print(scenario.title, style="bold", markup=False)
    print_findings(run, console)
    print_overload(run, console)
    typer.echo(f"With charts, for a browser: {folder / REPORT}")
    typer.echo(f"Records, measures and findings: {folder}")
    if event_log is not None:
        typer.echo(f"Event log: {event_log.to or folder / EVENT_LOG}")


def runs_of(doing: str, scenario: Scenario, replications: int, seed: int) -> str:
    """What is being done to which areas, how often."""
    areas = len(scenario.areas)
    return (
        f"{doing} {scenario.name}: {areas} area{'s' if areas != 1 else ''},"
        f" {replications} replication{'s' if replications != 1 else ''}, seed {seed}"
    )


@contextmanager
def shown(about: str, total: int) -> Iterator[Progress | None]:
    """What is being done, and how far it is: a bar on a terminal, else one line; both on standard error."""
    if not sys.stderr.isatty():
        typer.echo(f"{about}.", err=True)
        yield None
        return
    from rich import progress as bars
    from rich.console import Console

    columns = (bars.TextColumn("{task.description}"), bars.BarColumn(), bars.MofNCompleteColumn())
    with bars.Progress(*columns, bars.TimeElapsedColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(about, total=total)
        yield lambda done, _: bar.update(task, completed=done)


def cores() -> int:
    """The cores this process may use, as far as a run takes so many processes."""
    from rightmix_sim.experiment.replications import MOST_JOBS

    found = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(found, MOST_JOBS)


@contextmanager
def _ended_as_by_ctrl_c() -> Iterator[None]:
    """A polite end from outside (a closed terminal, `kill`) tidies up as Ctrl-C does."""
    there = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    taken = [one for one in there if signal.getsignal(one) is signal.SIG_DFL]  # `nohup` has SIGHUP ignored
    for one in taken:
        signal.signal(one, signal.default_int_handler)
    try:
        yield
    finally:
        for one in taken:
            signal.signal(one, signal.SIG_DFL)
