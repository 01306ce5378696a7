"""`rightmix scenarios diff`: what differs from one scenario to another, in words."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from rightmix_sim.cli.console import print_json, text_console
from rightmix_sim.cli.scenarios import differences_text
from rightmix_sim.scenario import open_scenario
from rightmix_sim.scenario.differences import differences

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]


def register(scenarios: typer.Typer) -> None:
    """Add it to `rightmix scenarios`."""
    scenarios.command()(diff)


def diff(
    before: Annotated[str, typer.Argument(metavar="A", help="A scenario: a name, a file, or either with +LEVER.")],
    after: Annotated[str, typer.Argument(metavar="B", help="Another.")],
    as_json: AsJson = False,
) -> None:
    """Say in words what differs from scenario A to scenario B."""
    one, two = open_scenario(before), open_scenario(after)
    found = differences(one, two)
    if as_json:
        print_json({"before": before, "after": after, **asdict(found)})
        return
    differences_text.show(text_console(), before, after, found)
