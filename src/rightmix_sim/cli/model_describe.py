"""`rightmix model describe`: the model in the form that others judge simulations by, STRESS-DES or ODD."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rightmix_sim.errors import InputError
from rightmix_sim.files import write_atomic

_model = typer.Typer(help="The model of the service: what it is made of.", no_args_is_help=True, rich_markup_mode=None)


def register(app: typer.Typer) -> None:
    """Add `rightmix model`."""
    app.add_typer(_model, name="model")


@_model.callback()
def _room() -> None:
    """With one command below it, typer would take the group for the command."""


@_model.command()
def describe(
    stress: Annotated[bool, typer.Option("--stress", help="By the STRESS-DES guidelines, as without any.")] = False,
    odd: Annotated[bool, typer.Option("--odd", help="By the ODD protocol.")] = False,
    scenario: Annotated[
        str | None, typer.Option(metavar="SCENARIO", help="A name or a file: its values in place of the defaults.")
    ] = None,
    write: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Renew all pages of a folder like docs/model instead.")
    ] = None,
) -> None:
    """Describe the model as Markdown, with every parameter and where its value comes from."""
    if write is not None:
        _write(write, given=stress or odd or scenario is not None)
        return
    if stress and odd:
        raise InputError("One description at a time.", do="Take --stress or --odd away.")
    from rightmix_sim.describing import described
    from rightmix_sim.scenario import open_scenario

    opened = None if scenario is None else open_scenario(scenario)
    typer.echo(described("odd" if odd else "stress-des", opened), nl=False)


def _write(folder: Path, *, given: bool) -> None:
    if given:
        raise InputError("--write goes without the others.", do="Leave them out: the pages show the defaults.")
    from rightmix_sim.describing import renewed_pages
    from rightmix_sim.files import read_text

    for page, text in renewed_pages(folder).items():
        if not page.is_file() or read_text(page) != text:
            write_atomic(page, text)
            typer.echo(f"Wrote {page}")
