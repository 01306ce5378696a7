"""`rightmix scenarios`: list them, copy one to change it, check a file, see every parameter; a caseload of your own."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from rightmix_sim.cli.pages import write_page
from rightmix_sim.cli.scenarios import differing, fitting
from rightmix_sim.errors import OutputError
from rightmix_sim.files import is_folder, read_text
from rightmix_sim.scenario import open_scenario, scenario_names, scenario_source
from rightmix_sim.scenario.listing import as_markdown, as_toml

_scenarios = typer.Typer(
    help="Scenarios: areas, their staff and policies. Wherever one is asked for, a name or a file will do.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def register(app: typer.Typer) -> None:
    """Add `rightmix scenarios`."""
    app.add_typer(_scenarios, name="scenarios")
    fitting.register(_scenarios)
    differing.register(_scenarios)


@_scenarios.command("list")
def list_() -> None:
    """List the scenarios that come with the package: name, title, areas."""
    width = max(len(name) for name in scenario_names())
    for name in scenario_names():
        scenario = open_scenario(name)
        typer.echo(f"{name:{width}}  {scenario.title}")
        typer.echo(f"{'':{width}}  {', '.join(area.name for area in scenario.areas)}")


@_scenarios.command()
def copy(
    name: Annotated[str, typer.Argument(help="A name that `rightmix scenarios list` shows.")],
    file: Annotated[Path | None, typer.Argument(help="Where to write it; NAME.toml here if left out.")] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace a file that is already there.")] = False,
) -> None:
    """Copy a scenario into a file of your own, to change it."""
    text = read_text(scenario_source(name))
    target = file or Path(f"{name}.toml")
    if is_folder(target):
        raise OutputError("This is a folder.", place=target, do=f"Name a file in it: {target / f'{name}.toml'}.")
    write_page(target, text, overwrite)
    typer.echo(f"Wrote {target}. Change it, then try: rightmix scenarios check {target}")


@_scenarios.command()
def check(scenario: Annotated[str, typer.Argument(metavar="SCENARIO", help="A file, or a name.")]) -> None:
    """Say in one line that a scenario can be run, or what is wrong with it."""
    found = open_scenario(scenario)
    areas = len(found.areas)
    last = found.ends - timedelta(days=1)
    typer.echo(
        f"{scenario} can be run: {areas} area{'s' if areas != 1 else ''}"
        f" ({', '.join(area.name for area in found.areas)}),"
        f" measured from {found.starts.isoformat()} to {last.isoformat()} after {found.warm_up} of warm-up."
    )


@_scenarios.command()
def parameters(
    markdown: Annotated[bool, typer.Option("--markdown", help="As tables for the documentation.")] = False,
) -> None:
    """Show every figure an area is described by, with its default and where that comes from.

    Each line can be pasted into a scenario.
    """
    typer.echo(as_markdown() if markdown else as_toml("areas.NAME"), nl=False)
