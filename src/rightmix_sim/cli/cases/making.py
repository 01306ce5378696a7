"""`rightmix cases make` and `rightmix cases recipes`: more cases than the library has."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rightmix_sim.cli.console import print_json

MOST = 100_000


def register(cases: typer.Typer) -> None:
    """Add both commands to `rightmix cases`."""
    cases.command()(make)
    cases.command()(recipes)


def make(
    recipe: Annotated[str, typer.Argument(metavar="RECIPE", help="A name of `rightmix cases recipes`, or a file.")],
    out: Annotated[Path, typer.Option(help="A new folder for the cases.")],
    n: Annotated[int, typer.Option("--n", "-n", min=1, max=MOST, help="How many.")] = 10,
    seed: Annotated[int, typer.Option(min=0, help="The same recipe and seed give the same cases.")] = 1,
    keys: Annotated[
        Path | None, typer.Option(help="A new folder, apart, for the keys; none are written without it.")
    ] = None,
    dossiers: Annotated[bool, typer.Option("--dossiers/--no-dossiers", help="With or without their documents.")] = True,
) -> None:
    """Make cases from a recipe: facts and dossiers in one folder, the keys in another.

    All of them or none: nothing is left behind when it is stopped.
    """
    from rightmix_sim.cases.making.recipe import load_recipe
    from rightmix_sim.cases.making.writing import write_cases

    ids = write_cases(load_recipe(recipe), out, count=n, seed=seed, keys=keys, dossiers=dossiers)
    many = f"{len(ids)} cases" if len(ids) > 1 else "1 case"
    typer.echo(f"Made {many} from {recipe}, {ids[0]} to {ids[-1]}: {out}")
    if keys is None:
        typer.echo("Without keys; name a folder with --keys to have them.")
        return
    typer.echo(f"Keys, to be kept apart from the cases: {keys}")
    typer.echo(f"Check them: rightmix cases check {out} --keys {keys}")


def recipes(
    name: Annotated[str | None, typer.Argument(metavar="[RECIPE]", help="One recipe with all its figures.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")] = False,
) -> None:
    """List the recipes, or show every figure of one with where it comes from."""
    from rightmix_sim.cases.making.recipe import load_recipe, recipe_names

    if name is None:
        found = [load_recipe(one) for one in recipe_names()]
        if as_json:
            print_json([{"name": one.name, "title": one.title, "meaning": one.meaning} for one in found])
            return
        width = max(len(one.name) for one in found)
        for one in found:
            typer.echo(f"{one.name:{width}}  {one.meaning}")
        return
    recipe = load_recipe(name)
    if as_json:
        print_json({key: figure_as_dict(figure) for key, figure in recipe.figures.items()})
        return
    typer.echo(f"{recipe.title}. {recipe.meaning}.\n")
    for key, figure in recipe.figures.items():
        where = f", ¶{figure.paragraph}" if figure.paragraph else ""
        typer.echo(f"{key}: {shares_in_words(figure.value)}")
        typer.echo(f"    {figure.meaning} ({figure.status}{where})")


def figure_as_dict(figure: object) -> dict[str, object]:
    """A figure as plain data."""
    return {name: getattr(figure, name) for name in ("value", "status", "paragraph", "source", "meaning")}


def shares_in_words(value: object) -> str:
    """A share, or a table of shares, in one line."""
    if isinstance(value, dict):
        return ", ".join(f"{key} {share:g}" for key, share in value.items())
    return f"{value:g}" if isinstance(value, (int, float)) else str(value)
