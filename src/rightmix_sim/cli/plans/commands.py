"""`rightmix plans`: review up to three risk management plans of one case, lay them side by side, weigh their mix."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rightmix_sim.cli.console import print_json, text_console
from rightmix_sim.cli.pages import opened, write_page
from rightmix_sim.errors import InputError, OutputError
from rightmix_sim.files import package_file, read_text

if TYPE_CHECKING:
    from rightmix_sim.plans import PlanSet

_OPTIONS = {
    "offender_manager_hours": "--om-hours",
    "police_hours": "--police-hours",
    "programme_places": "--places",
}
TEMPLATE = "plans/data/template.yaml"

_plans = typer.Typer(
    help="Plans: are they complete, are they aligned, and is the mix of restriction and rehabilitation right?",
    no_args_is_help=True,
    rich_markup_mode=None,
)

File = Annotated[Path, typer.Argument(metavar="FILE", help="A set of plans: YAML, or JSON (*.json).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]


def register(app: typer.Typer) -> None:
    """Add `rightmix plans`."""
    app.add_typer(_plans, name="plans")


@_plans.command()
def template() -> None:
    """Print a commented set of plans to begin with: rightmix plans template > plans.yaml."""
    typer.echo(read_text(package_file(TEMPLATE)), nl=False)


@_plans.command()
def check(file: File, as_json: AsJson = False) -> None:
    """Say what a good practice assessor would find in a set of plans.

    Status 0 with findings or without, 2 when the file cannot be read.
    """
    from rightmix_sim.plans import read_plans, review_set

    plans = read_plans(file)
    found = review_set(plans)
    if as_json:
        print_json(found.to_dict())
        return
    from rightmix_sim.cli.plans.text import show_findings

    show_findings(text_console(), plans, found)


@_plans.command()
def matrix(file: File, as_json: AsJson = False) -> None:
    """Lay the plans side by side: who does what, how often, and whether the plans agree."""
    from rightmix_sim.plans.alignment.matrix import matrix_of

    laid = matrix_of(_read(file))
    if as_json:
        print_json(laid.to_dict())
        return
    from rightmix_sim.cli.plans.text import show_matrix

    show_matrix(text_console(), laid)


@_plans.command()
def mix(file: File, as_json: AsJson = False) -> None:
    """Weigh the mix: hours of control, help and change, overall and for each factor, and what no work answers to."""
    from rightmix_sim.plans.mix.weighing import mix_of

    weighed = mix_of(_read(file))
    if as_json:
        print_json(weighed.to_dict())
        return
    from rightmix_sim.cli.plans.text import show_mix

    show_mix(text_console(), weighed)


@_plans.command()
def page(
    file: File,
    out: Annotated[Path, typer.Option(help="The page to write.")] = Path("plans.html"),
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace a file that is already there.")] = False,
) -> None:
    """Write one page with the findings, the matrix and the mix, for a browser. It opens offline."""
    from rightmix_sim.charts import alignment, as_svg
    from rightmix_sim.charts import mix as mix_chart
    from rightmix_sim.plans.alignment import matrix_words
    from rightmix_sim.plans.alignment.matrix import matrix_of
    from rightmix_sim.plans.mix import mix_words
    from rightmix_sim.plans.mix.weighing import mix_of
    from rightmix_sim.plans.page import plans_page

    plans = _read(file)
    if out.resolve() == file.resolve():
        raise OutputError("This is the file of the plans.", place=out, do="Name another file for the page.")
    matrix, mix = matrix_of(plans), mix_of(plans)
    charts = [
        as_svg(alignment(matrix), "alignment", matrix_words.description(matrix)),
        as_svg(mix_chart(mix), "mix", mix_words.description(mix)),
    ]
    write_page(out, plans_page(plans, charts=charts), overwrite)
    typer.echo(f"Wrote {out}" + (" and opened it in the browser." if opened(out) else "."))


@_plans.command()
def reference(
    file: File,
    om_hours: Annotated[float, typer.Option(help="Hours of the offender manager for this case in a month.")] = 7.0,
    police_hours: Annotated[float, typer.Option(help="Hours of the police for this case in a month.")] = 4.0,
    places: Annotated[int, typer.Option(help="Places in a programme that could be his or hers.")] = 0,
    as_json: AsJson = False,
) -> None:
    """Show what given hours and places could cover best, what one more would gain, and what cannot be covered.

    For feedback and planning; it is not the answer. Of FILE only the case is read into it.
    """
    from rightmix_sim.plans.reference.limits import Limits
    from rightmix_sim.plans.reference.reference_plan import reference_plan

    case = _read(file).case
    try:
        limits = Limits(om_hours, police_hours, places)
    except InputError as wrong:
        raise InputError(
            wrong.what, place=_OPTIONS[wrong.place], value=wrong.value, why=wrong.why, do=wrong.do
        ) from None
    found = reference_plan(case, limits)
    if as_json:
        print_json(found.to_dict())
        return
    from rightmix_sim.cli.plans.reference_text import show_reference

    show_reference(text_console(), found)


@_plans.command()
def catalogue(as_json: AsJson = False) -> None:
    """List the actions that a plan can name: whose they are, what for, how many hours a month, which paragraph."""
    from rightmix_sim.plans.catalogue import catalogue as actions

    if as_json:
        print_json([entry.to_dict() for entry in actions().values()])
        return
    from rightmix_sim.cli.plans.text import show_catalogue

    show_catalogue(text_console(), list(actions().values()))


def _read(file: Path) -> PlanSet:
    from rightmix_sim.plans import read_plans

    return read_plans(file)
