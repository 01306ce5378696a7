"""`rightmix cases`: the library of synthetic cases: list, show, check, make more, print a book."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rightmix_sim.cli.console import print_json

FAILED = 1

_cases = typer.Typer(
    help="Cases: synthetic people with the files that agencies keep about them. A CASE is an id or a folder.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def register(app: typer.Typer) -> None:
    """Add `rightmix cases`."""
    app.add_typer(_cases, name="cases")


@_cases.command()
def check(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A case's folder, or a folder of such folders.")],
    keys: Annotated[Path | None, typer.Option(help="The folder of the keys; the library's own if left out.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")] = False,
) -> None:
    """Say which cases are sound: facts, dossier, evidence and key agree, and every name is a fictional one.

    Status 0 when all are, 1 when a case fails, 2 when one cannot be read.
    """
    from rightmix_sim.cases import case_folders, read_folder
    from rightmix_sim.cases.checking import faults_of
    from rightmix_sim.cases.folder import keys_of

    folders = case_folders(path)
    where = keys_of(path, keys)
    found = {}
    keyless = 0
    for one in folders:
        folder = read_folder(one, where)
        found[folder.case.id] = faults_of(folder)
        keyless += folder.key is None
    failed = {name: faults for name, faults in found.items() if faults}
    if as_json:
        print_json({name: [vars(fault) for fault in faults] for name, faults in found.items()})
    else:
        for name, faults in failed.items():
            typer.echo(f"{name}: {len(faults)} fault{'s' if len(faults) > 1 else ''}")
            for fault in faults:
                typer.echo(f"  {fault}")
        sound = len(found) - len(failed)
        typer.echo(f"{sound} of {len(found)} cases pass." + (f" {keyless} without a key." if keyless else ""))
    if failed:
        raise typer.Exit(FAILED)
