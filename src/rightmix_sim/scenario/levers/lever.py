"""A lever: a recommendation or a design of the report, or a planner's own, as changes to whatever area it is laid over.

The packaged ones are the files in `data/levers`; a planner's own is a file of the same form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from rightmix_sim.errors import UnknownName
from rightmix_sim.files import Source, package_file, package_names, read_toml
from rightmix_sim.scenario.levers.also import Also, read_also
from rightmix_sim.scenario.levers.change import Change, read_changes
from rightmix_sim.scenario.place import Place
from rightmix_sim.scenario.settings import checked_name, read_words

FOLDER: Final = "scenario/data/levers"
_ENDING: Final = ".toml"
_REQUIRED: Final = ("name", "title", "text", "why", "change", "cost")
_OPTIONAL: Final = ("recommendation", "agency", "paragraph", "not_in_the_model")
_MOST: Final = 99  # recommendations that a report can number


@dataclass(frozen=True, kw_only=True)
class Lever:
    """What a file in `data/levers` says.

    `recommendation` is its number among the report's recommendations, None for a design or a planner's own; `text` says
    it in our words, `agency` whose it is, `why` what makes it one, `paragraph` where it stands ("4.26"). What the model
    cannot express stands in `not_in_the_model`. `cost` says in words who pays with what, and `also` what no parameter
    of an area shows.
    """

    name: str
    title: str
    recommendation: int | None
    agency: str
    text: str
    paragraph: str
    why: str
    not_in_the_model: str
    changes: tuple[Change, ...]
    cost: str
    also: tuple[Also, ...]
    file: str


@cache
def lever_names() -> tuple[str, ...]:
    """The names of the packaged levers: the recommendations by their number, then the designs by name."""
    levers = [read_lever(package_file(f"{FOLDER}/{name}{_ENDING}")) for name in package_names(FOLDER, _ENDING)]
    return tuple(one.name for one in sorted(levers, key=lambda one: (one.recommendation or _MOST + 1, one.name)))


def open_lever(name_or_path: str) -> Lever:
    """The packaged lever of this name or number, else the one in the file at this path.

    Raises `InputError` and `UnknownName`.
    """
    if name_or_path.isdecimal():
        for lever in map(open_lever, lever_names()):
            if lever.recommendation == int(name_or_path):
                return lever
    if name_or_path in package_names(FOLDER, _ENDING):
        return read_lever(package_file(f"{FOLDER}/{name_or_path}{_ENDING}"))
    path = Path(name_or_path)
    if path.suffix == _ENDING or len(path.parts) > 1:
        return read_lever(path)
    own = "A lever of your own is named by the path of its file."
    raise UnknownName("lever", name_or_path, lever_names(), shown_by="rightmix levers list", do=own)


def read_lever(source: Path | Source) -> Lever:
    """The lever in a TOML file. Raises `InputError` and `UnknownName` that name file, key and value."""
    file = str(source)
    whole, table = Place(file), read_toml(source)
    for key in table:
        if key not in (*_REQUIRED, *_OPTIONAL):
            raise whole.unknown("key", key, [*_REQUIRED, *_OPTIONAL])
    for key in _REQUIRED:
        if key not in table:
            raise whole.below(key).fault("This is missing.", why="Every lever needs it.", do=_EXAMPLES[key])
    cost, at = table["cost"], whole.below("cost")
    if not isinstance(cost, Mapping):
        raise at.fault("This must be a table.", value=cost, do=_EXAMPLES["cost"])
    for key in cost:
        if key not in ("text", "also"):
            raise at.unknown("key", str(key), ["text", "also"])
    return Lever(
        name=checked_name("lever", table["name"], whole.below("name")),
        title=read_words(table, "title", whole),
        recommendation=_number(table, whole),
        agency=read_words(table, "agency", whole, ""),
        text=read_words(table, "text", whole),
        paragraph=read_words(table, "paragraph", whole, ""),
        why=read_words(table, "why", whole),
        not_in_the_model=read_words(table, "not_in_the_model", whole, ""),
        changes=read_changes(table["change"], whole.below("change")),
        cost=read_words(cost, "text", at),
        also=read_also(cost.get("also", []), at.below("also")),
        file=file,
    )


_EXAMPLES: Final = {
    "name": 'Write name = "our-lever".',
    "title": 'Write title = "What it is", in a few words.',
    "text": 'Write text = "What should be done", in your own words.',
    "why": 'Write why = "What makes it worth trying".',
    "change": 'Write [[change]], then parameter = "programme.groups" and add = 1.',
    "cost": 'Write [cost], then text = "Who pays with what".',
}


def _number(table: Mapping[str, Any], whole: Place) -> int | None:
    if "recommendation" not in table:
        return None
    number = table["recommendation"]
    if isinstance(number, bool) or not isinstance(number, int) or not 1 <= number <= _MOST:
        raise whole.below("recommendation").fault(
            "This must be the number of a recommendation.",
            value=number,
            do=f"Write a whole number from 1 to {_MOST}, or delete it.",
        )
    return number
