"""The Jinja templates of a room's pages: every value is escaped, and what a template asks for has to be given."""

from __future__ import annotations

from typing import Final

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from rightmix_sim.files import package_file, package_names, read_text

_SHEET: Final = ".css"


def templates(folder: str) -> Environment:
    """The templates of a folder of the package by their names, its style sheets as globals: `style.css` as `style`.

    Only what is `Markup` by type goes in as it is. To read and compile them takes longer than to fill them a hundred
    times: keep what you get.
    """
    pages = {name: read_text(package_file(f"{folder}/{name}.html")) for name in package_names(folder, ".html")}
    sheets = {name: read_text(package_file(f"{folder}/{name}{_SHEET}")) for name in package_names(folder, _SHEET)}
    loader = DictLoader(pages | {f"{name}{_SHEET}": sheet for name, sheet in sheets.items()})
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals |= {name: Markup(sheet) for name, sheet in sheets.items()}
    return environment
