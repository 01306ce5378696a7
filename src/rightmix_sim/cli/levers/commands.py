"""`rightmix levers`: recommendations and designs over a scenario, what they cost, and what comes of them."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from rightmix_sim.cli.console import print_json, text_console
from rightmix_sim.cli.levers import text
from rightmix_sim.cli.running import DEFAULT_SEED, REPLICATIONS, Jobs, Seed, cores, shown
from rightmix_sim.scenario import open_scenario
from rightmix_sim.scenario.caseload import with_caseload
from rightmix_sim.scenario.levers import Lever, lever_names, open_lever
from rightmix_sim.scenario.levers.listing import as_data, as_markdown
from rightmix_sim.scenario.over import PLUS, with_levers

_levers = typer.Typer(
    help="The report's recommendations and designs as changes to any area, with what they cost and what comes of them.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Name = Annotated[
    str,
    typer.Argument(metavar="NAME", help="A name or number of `rightmix levers list`, or a file; several joined by +."),
]
OneScenario = Annotated[
    str, typer.Argument(metavar="SCENARIO", help="A name of `rightmix scenarios list`, or a file; NAME+LEVER will do.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]


def register(app: typer.Typer) -> None:
    """Add `rightmix levers`."""
    app.add_typer(_levers, name="levers")


@_levers.command("list")
def list_(
    as_json: AsJson = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="As tables for the documentation.")] = False,
) -> None:
    """List them all: the twelve recommendations by number, then the designs the report mentions."""
    levers = [open_lever(name) for name in lever_names()]
    if as_json:
        print_json([as_data(one) for one in levers])
    elif markdown:
        typer.echo(as_markdown(), nl=False)
    else:
        text.show_all(text_console(), levers)


@_levers.command()
def show(name: Name, as_json: AsJson = False) -> None:
    """Show what a lever says, what it changes and why, and what of it the model cannot express."""
    levers = _named(name)
    if as_json:
        print_json([as_data(one) for one in levers])
        return
    console = text_console()
    for number, one in enumerate(levers):
        console.print("\n" if number else "", end="")
        text.show_one(console, one)


@_levers.command()
def cost(name: Name, scenario: OneScenario) -> None:
    """What levers cost in each area of a scenario by policy, in hours and pounds a year, before anything is run."""
    levers, before = _named(name), open_scenario(scenario)
    after = with_levers(before, levers)
    console = text_console()
    console.print(after.title, style="bold")
    for area in before.areas:
        text.show_cost(console, area, after.area(area.name), levers, guidance=before.book != after.book)
    text.explain_costs(console, levers)


@_levers.command()
def run(
    name: Name,
    scenario: OneScenario,
    replications: Annotated[
        int, typer.Option(help="How many pairs of runs: with and without, the same luck in both.")
    ] = REPLICATIONS,
    area: Annotated[str, typer.Option(metavar="AREA", help="This area alone; all of them if left out.")] = "",
    caseload: Annotated[
        Path | None,
        typer.Option(metavar="FILE.csv", help="Begin both with the people of this file; no warm-up."),
    ] = None,
    seed: Seed = DEFAULT_SEED,
    jobs: Jobs = None,
) -> None:
    """Run a scenario with and without levers and say in words what moves, and what it costs."""
    levers, before = _named(name), open_scenario(scenario)
    if area:
        before = replace(before, areas=(before.area(area),))
    after = with_levers(before, levers)
    if caseload is not None:
        before, after = (with_caseload(one, caseload) for one in (before, after))
    from rightmix_sim.cli.levers import run_text
    from rightmix_sim.experiment.lever_run import compare, moved_areas
    from rightmix_sim.experiment.replications import check_numbers

    jobs = cores() if jobs is None else jobs
    check_numbers(replications, seed, jobs)
    names = moved_areas(before, after)
    areas = f"{len(names)} area{'' if len(names) == 1 else 's'}"
    pairs = f"{replications} pair{'' if replications == 1 else 's'}"
    about = f"Simulating {areas} of {before.name} with and without, {pairs} of runs, seed {seed}"
    with shown(about, 2 * len(names) * replications) if names else nullcontext() as progress:
        found = compare(before, after, replications=replications, seed=seed, jobs=jobs, progress=progress)
    console = text_console()
    console.print(after.title, style="bold")
    by_area = {one.area: one for one in found}
    for one in before.areas:
        changed = after.area(one.name)
        text.show_cost(console, one, changed, levers, guidance=before.book != after.book)
        if one.name in by_area:
            run_text.show(console, by_area[one.name])
    text.explain_costs(console, levers)
    run_text.explain(console, replications)


def _named(name: str) -> list[Lever]:
    return [open_lever(part) for part in name.split(PLUS)]
