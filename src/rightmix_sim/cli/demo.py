"""`rightmix demo`: six areas as the inspection found them, against the guidance of 2009."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rightmix_sim.cli.running import DEFAULT_SEED, REPLICATIONS, Seed, run_and_show

SCENARIO = "six-areas-2009"


def register(app: typer.Typer) -> None:
    """Add `rightmix demo`."""
    app.command()(demo)


def demo(
    out: Annotated[Path, typer.Option(help="The folder to write; a demo that is there is replaced.")] = Path(
        "rightmix-demo"
    ),
    seed: Seed = DEFAULT_SEED,
) -> None:
    """Simulate six synthetic areas as the inspection found them, and show how they stand against the guidance."""
    run_and_show(SCENARIO, out, replications=REPLICATIONS, seed=seed, jobs=None, command="demo", replaces=("demo",))
