"""`rightmix score`: RM2000/S, V and C of one synthetic history, with every reason."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rightmix_sim.cli.console import print_json, text_console
from rightmix_sim.errors import InputError
from rightmix_sim.files import package_file, read_text

TEMPLATE = "history/data/template.yaml"


def register(app: typer.Typer) -> None:
    """Add `rightmix score`."""
    app.command()(score)


def score(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="A history: YAML, or JSON (*.json).")] = None,
    rules: Annotated[bool, typer.Option("--rules", help="Show every rule in full below the score.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")] = False,
    template: Annotated[bool, typer.Option("--template", help="Print a commented history to begin with.")] = False,
) -> None:
    """Score RM2000 for a synthetic case (a teaching approximation)."""
    if template:
        typer.echo(read_text(package_file(TEMPLATE)), nl=False)
        return
    if file is None:
        raise InputError(
            "There is no history to score.",
            place="FILE",
            do="Name a file. To begin with one: rightmix score --template > history.yaml",
        )
    from rightmix_sim.history import read_history
    from rightmix_sim.risk import rm2000

    found = rm2000.score(read_history(file))
    if as_json:
        print_json(found.to_dict())
        return
    from rightmix_sim.cli.score_text import show

    show(text_console(), found, rules_in_full=rules)
