"""`rightmix scenarios caseload` and `fit`: the columns of a caseload of your own, and a scenario fitted to one."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from rightmix_sim.cli.pages import write_page
from rightmix_sim.scenario import open_scenario, scenario_text
from rightmix_sim.scenario.caseload.fitted_text import FittedScenario, fitted_scenario
from rightmix_sim.scenario.caseload.listing import as_markdown, as_text, template

_DEFAULT = "one-small-area"
_LONGEST = 60  # characters of a name
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace a file that is already there.")]


def register(scenarios: typer.Typer) -> None:
    """Add both to `rightmix scenarios`."""
    scenarios.command()(caseload)
    scenarios.command()(fit)


def caseload(
    markdown: Annotated[bool, typer.Option("--markdown", help="As a table for the documentation.")] = False,
    template_: Annotated[bool, typer.Option("--template", help="An empty table to fill: the header alone.")] = False,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write it to this file instead of the screen.")
    ] = None,
    overwrite: Overwrite = False,
) -> None:
    """Show the columns of a caseload file: what each may hold and when it may be empty. There are no others."""
    text = template() if template_ else as_markdown() if markdown else as_text()
    if out is None:
        typer.echo(text, nl=False)
        return
    write_page(out, text, overwrite)
    typer.echo(f"Wrote {out}.")


def fit(
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="A caseload.")],
    scenario: Annotated[str, typer.Option(help="The scenario to fit: a name or a file.")] = _DEFAULT,
    area: Annotated[str, typer.Option(help="The one area to fit; every area with rows if left out.")] = "",
    starts: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day of the export; the scenario's first day if left out."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE.toml", help="Write it to this file instead of the screen.")
    ] = None,
    overwrite: Overwrite = False,
) -> None:
    """Write a scenario whose register and mix are those of a caseload, over another scenario."""
    first = None if starts is None else starts.date()
    name = "" if out is None else _name_from(out)
    fitted = fitted_scenario(file, open_scenario(scenario), scenario_text(scenario), area=area, starts=first, name=name)
    if out is None:
        typer.echo(fitted.text, nl=False)
    else:
        write_page(out, fitted.text, overwrite)
        typer.echo(f"Wrote {out}. Look at its comments, then try: rightmix scenarios check {out}")
    _say_what_was_cut(fitted)


def _name_from(out: Path) -> str:
    """The name of a scenario after its file; empty where the file's own name has nothing of one."""
    words = re.findall(r"[a-z0-9]+", out.stem.lower())
    while words and not words[0][0].isalpha():
        words.pop(0)
    return "-".join(words)[:_LONGEST].rstrip("-")


def _say_what_was_cut(fitted: FittedScenario) -> None:
    """On standard error, so that the scenario itself can be sent into a file."""
    for name, figures in fitted.figures.items():
        for one in figures:
            if one.note:
                typer.echo(f"Note on {name}, {one.path}, now {one.value:g}: {one.note}.", err=True)
