"""Recipes: the documented distributions that cases are made from. Each figure says where it comes from."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.files import file_names, project_folder
from rightmix_sim.strict_data import StrictData, Words, asked, read_as

Share: TypeAlias = int | float
DEFAULT = "register"


class Figure(StrictData, frozen=True, kw_only=True):
    """One figure of a recipe: a share, or a table of shares."""

    value: Annotated[Share | dict[str | int, Share], asked("A share, or a table of shares.", "0.25")]
    status: Annotated[
        Literal["sourced", "seed", "unverified", "assumption"], asked("How well it is known.", "assumption")
    ]
    paragraph: Annotated[Words, asked("The paragraph of the inspection report, where it says something of it.")] = ""
    source: Annotated[Words, asked("Where it comes from, if not from the report.")] = ""
    meaning: Annotated[Words, asked("What it is a share of.", '"Part with a prevention order"')]


class RecipeFile(StrictData, frozen=True, kw_only=True):
    """A recipe as it stands in its file."""

    title: Annotated[Words, asked("What the recipe makes.", '"A probation caseload"')]
    meaning: Annotated[Words, asked("Who they are.", '"Men on a community order or licence"')]
    based_on: Annotated[Words, asked("The recipe whose figures it takes over where it gives none.")] = ""
    figures: Annotated[dict[str, Figure], asked("Every figure by its name.", "and the figures below it")]


class Recipe:
    """A recipe with all its figures: those it gives, and those of the recipe it is based on."""

    def __init__(self, name: str, title: str, meaning: str, figures: dict[str, Figure]) -> None:
        self.name, self.title, self.meaning, self.figures = name, title, meaning, figures

    def share(self, name: str) -> float:
        """A figure that is one share."""
        value = self.figures[name].value
        assert not isinstance(value, dict), name
        return float(value)

    def table(self, name: str) -> dict[Any, float]:
        """A figure that is a table of shares."""
        value = self.figures[name].value
        assert isinstance(value, dict), name
        return value


def recipe_names() -> list[str]:
    """The recipes that there are, sorted."""
    return [name.removesuffix(".yaml") for name in file_names(project_folder("cases/recipes"), ".yaml")]


@cache
def load_recipe(name: str) -> Recipe:
    """A recipe by its name, or from a file of your own (`mine.yaml`). Raises `InputError`."""
    if name.endswith((".yaml", ".json")):
        return _recipe(Path(name), Path(name).stem)
    if name not in recipe_names():
        own = "A recipe of your own is named by its file, as mine.yaml."
        raise UnknownName("recipe", name, recipe_names(), shown_by="rightmix cases recipes", do=own)
    return _recipe(project_folder("cases/recipes") / f"{name}.yaml", name)


def _recipe(path: Path, name: str) -> Recipe:
    raw = read_as(RecipeFile, path)
    figures = dict(raw.figures)
    if raw.based_on:
        if raw.based_on == name or raw.based_on not in recipe_names():
            others = [one for one in recipe_names() if one != name]
            raise UnknownName("recipe", raw.based_on, others, file=path, place="based_on")
        base = load_recipe(raw.based_on)
        for figure in figures:
            if figure not in base.figures:
                raise UnknownName("figure", figure, base.figures, file=path, place="figures")
        figures = {**base.figures, **figures}
    _check(figures, path, complete=set(figures) if name == DEFAULT else set(load_recipe(DEFAULT).figures))
    return Recipe(name, raw.title, raw.meaning, figures)


def _check(figures: dict[str, Figure], path: Path, complete: set[str]) -> None:
    missing = sorted(complete - set(figures))
    if missing:
        raise InputError(
            "This figure is missing.",
            file=path,
            place=f"figures.{missing[0]}",
            why="Without it no case can be made.",
            do="Write it, or begin with based_on: register.",
        )
    base = figures if path.stem == DEFAULT else load_recipe(DEFAULT).figures
    for name, figure in figures.items():
        place = f"figures.{name}.value"
        is_table = isinstance(base[name].value, dict)
        if isinstance(figure.value, dict) != is_table:
            wanted = "a table of shares" if is_table else "one share"
            raise InputError(f"This must be {wanted}.", file=path, place=place, value=figure.value, do="See register.")
        shares = figure.value if isinstance(figure.value, dict) else {"": figure.value}
        for key, share in shares.items():
            _check_key(name, str(key), path, f"{place}")
            at = f"{place}.{key}" if key != "" else place
            if is_table and key not in base[name].value and name not in _FREE:  # type: ignore[operator]
                raise UnknownName("key", str(key), map(str, base[name].value), file=path, place=place)  # type: ignore[arg-type]
            if not 0 <= share <= 1:
                raise InputError("A share is from 0 to 1.", file=path, place=at, value=share, do="Correct it.")
        if is_table and not any(shares.values()):
            raise InputError("All shares are 0.", file=path, place=place, do="Give one of them more than 0.")


# Tables whose keys are numbers of something: others than the register's are possible
_OLDEST = 90
_FREE = (
    "age",
    "previous_sexual",
    "previous_sexual_of_exposure",
    "previous_other",
    "months_of_contact",
    "months_of_other",
    "order_months",
)


def _check_key(name: str, key: str, path: Path, place: str) -> None:
    """Refuse a key that is no number of years, months or appearances where it must be one."""
    if name == "age" and not _is_range(key):
        raise InputError(
            "This must be two ages, as 25-34.", file=path, place=place, value=key, do="Write lowest-highest."
        )
    if name in _FREE and name != "age" and not key.isdigit():
        raise InputError(
            "This must be a whole number.", file=path, place=place, value=key, do="Write 0, 1, 12 and so on."
        )


def _is_range(key: str) -> bool:
    lowest, _, highest = key.partition("-")
    return lowest.isdigit() and highest.isdigit() and 18 <= int(lowest) <= int(highest) <= _OLDEST
