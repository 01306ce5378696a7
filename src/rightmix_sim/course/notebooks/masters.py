"""A lesson's master: text in jupytext's percent format, and what stands in it for the exercise's own words.

A cell begins with `# %%` and says what it is called: `# %% [markdown] cell_id="what-for"`. A cell tagged `trainer`
never reaches a trainee. `{{aims}}` and the like are filled in from the exercise's data, so that nothing is said twice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.files import read_text

TRAINER: Final = "trainer"
_PLACE: Final = re.compile(r"\{\{\s*([a-z_]+)\s*\}\}")
_LEFT_OPEN: Final = re.compile(r"\{\{|\}\}")


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One cell of a master, before anything is filled in."""

    id: str
    kind: Literal["markdown", "code"]
    source: str
    for_trainer: bool = False


def read_master(path: Path) -> tuple[Cell, ...]:
    """The cells of a master. Raises `InputError` for a file that is not one."""
    import jupytext  # type: ignore[import-untyped]  # noqa: PLC0415  (only whoever builds notebooks has it)

    text = read_text(path)
    start = text.find("# %%")
    cells = jupytext.reads(text[start:], fmt="py:percent").cells if start >= 0 else []
    if not cells:
        raise InputError("There is no cell in this master.", file=path, do="Begin each cell with a line `# %%`.")
    found = tuple(
        Cell(
            id=str(cell.metadata.get("cell_id", "")),
            kind="code" if cell.cell_type == "code" else "markdown",
            source=cell.source,
            for_trainer=TRAINER in cell.metadata.get("tags", ()),
        )
        for cell in cells
    )
    _check(found, path)
    return found


def filled(cell: Cell, words: Mapping[str, str], path: Path) -> str:
    """The source of a cell with its places filled in. Raises `UnknownName` for a place that nobody fills."""

    def word(found: re.Match[str]) -> str:
        if found[1] not in words:
            raise UnknownName("place to fill in", found[1], words, file=path, place=f"cell {cell.id}")
        return words[found[1]]

    if _LEFT_OPEN.search(_PLACE.sub("", cell.source)):
        raise InputError("A place to fill in is not spelt right.", file=path, place=f"cell {cell.id}", do="{{title}}")
    source = _PLACE.sub(word, cell.source)
    return re.sub(r"\n{3,}", "\n\n", source).strip("\n")


def _check(cells: tuple[Cell, ...], path: Path) -> None:
    ids = [cell.id for cell in cells]
    for cell in cells:
        if not re.fullmatch(r"[a-z][a-z0-9-]{0,39}", cell.id):
            raise InputError(
                "A cell has no name.",
                file=path,
                value=cell.source[:40],
                do='Name it: # %% [markdown] cell_id="what-for"',
            )
        if ids.count(cell.id) > 1:
            raise InputError("Two cells have the same name.", file=path, value=cell.id, do="Give each one of its own.")
