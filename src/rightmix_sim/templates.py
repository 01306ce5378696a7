"""The Jinja templates of a room's pages: every value is escaped, and what a template asks for has to be given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from rightmix_sim.files import package_file, package_names, read_text

FRAME: Final = "data/page"  # `frame`, which a page of its own extends, and the style sheet that goes with it
_SHEET: Final = ".css"


def templates(*folders: str) -> Environment:
    """The templates of folders of the package by their names, their style sheets as globals: `style.css` as `style`.

    Only what is `Markup` by type goes in as it is. To read and compile them takes longer than to fill them a hundred
    times: keep what you get.
    """
    pages, sheets = _texts(folders, ".html"), _texts(folders, _SHEET)
    loader = DictLoader(pages | {f"{name}{_SHEET}": sheet for name, sheet in sheets.items()})
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals |= {name: Markup(sheet) for name, sheet in sheets.items()}
    return environment


def _texts(folders: Sequence[str], ending: str) -> dict[str, str]:
    """The files of folders with such an ending, by their names without it."""
    return {
        name: read_text(package_file(f"{folder}/{name}{ending}"))
        for folder in folders
        for name in package_names(folder, ending)
    }
