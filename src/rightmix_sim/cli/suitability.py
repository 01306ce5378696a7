"""`rightmix suitability`: which programme is open to somebody, in one area or in all of a scenario side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rightmix_sim.cli.console import print_json, text_console
from rightmix_sim.errors import InputError
from rightmix_sim.files import package_file, read_text

if TYPE_CHECKING:
    from rightmix_sim.risk.suitability import Suitability

TEMPLATE = "risk/suitability/data/template.yaml"
SCENARIO = "six-areas-2009"


def register(app: typer.Typer) -> None:
    """Add `rightmix suitability`."""
    app.command()(suitability)


def suitability(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="A referral: YAML, or JSON (*.json).")] = None,
    area: Annotated[str | None, typer.Option(help="One area, in full; all areas side by side if left out.")] = None,
    scenario: Annotated[
        str, typer.Option(help="Whose areas: a name of `rightmix scenarios list`, or a file.")
    ] = SCENARIO,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")] = False,
    template: Annotated[bool, typer.Option("--template", help="Print a commented referral to begin with.")] = False,
) -> None:
    """Show which programme an area opens to somebody, and why.

    An area's own thresholds decide, and they differ (¶6.3). Synthetic cases only.
    """
    if template:
        typer.echo(read_text(package_file(TEMPLATE)), nl=False)
        return
    if file is None:
        raise InputError(
            "There is no referral to look at.",
            place="FILE",
            do="Name a file. To begin with one: rightmix suitability --template > referral.yaml",
        )
    from rightmix_sim.risk.suitability import assess, read_referral
    from rightmix_sim.scenario import open_scenario

    referral, found = read_referral(file), open_scenario(scenario)
    if area is None:
        answers = {one.name: assess(referral, one.programme.thresholds) for one in found.areas}
        _print_all(answers, found.name, file, as_json)
    else:
        chosen = found.area(area)
        _print_one(assess(referral, chosen.programme.thresholds), chosen.name, chosen.title, as_json)


def _print_one(answer: Suitability, area: str, title: str, as_json: bool) -> None:
    if as_json:
        print_json({"area": area, "title": title, **answer.to_dict()})
        return
    from rightmix_sim.cli.suitability_text import show_one

    show_one(text_console(), answer, title)


def _print_all(answers: dict[str, Suitability], scenario: str, file: Path, as_json: bool) -> None:
    if as_json:
        areas = [{"area": name, **answer.to_dict()} for name, answer in answers.items()]
        differs = len({answer.possible for answer in answers.values()}) > 1
        print_json({"scenario": scenario, "differs": differs, "areas": areas})
        return
    from rightmix_sim.cli.suitability_text import show_all

    show_all(text_console(), answers, scenario, file)
