"""The generated blocks of the pages in `docs/model/`, put between their marks.

A page holds `<!-- work: begin -->` and `<!-- work: end -->`, each on a line of its own; what stands between them is
replaced, everything else is left as somebody wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from rightmix_sim.describing.documents import DOCUMENTS, described
from rightmix_sim.describing.topics import tables_of, topics
from rightmix_sim.errors import InputError
from rightmix_sim.files import read_text
from rightmix_sim.scenario.listing import as_markdown

SCENARIOS: Final = "scenarios"  # the page that shows every parameter with its limits


def renewed_pages(folder: Path) -> Mapping[Path, str]:
    """Every page of a folder like `docs/model` as it should be: the two documents whole, the blocks of the others.

    Raises `InputError` where a page or a mark is missing.
    """
    found = {folder / f"{name}.md": described(name) for name in DOCUMENTS}
    for name, topic in topics().items():
        found[folder / f"{name}.md"] = _with_blocks(folder / f"{name}.md", tables_of(topic))
    found[folder / f"{SCENARIOS}.md"] = _with_blocks(folder / f"{SCENARIOS}.md", {"parameters": as_markdown()})
    return found


def renewed(page: str, blocks: Mapping[str, str], file: Path | str) -> str:
    """The text of a page with each block in its place. Raises `InputError` that names `file` where a mark is missing.

    >>> renewed("a\\n<!-- x: begin -->\\nold\\n<!-- x: end -->\\n", {"x": "new\\n"}, "page.md")
    'a\\n<!-- x: begin -->\\nnew\\n<!-- x: end -->\\n'
    """
    for name, block in blocks.items():
        begin, end = f"<!-- {name}: begin -->\n", f"<!-- {name}: end -->"
        between = re.compile(f"({re.escape(begin)}).*?({re.escape(end)})", re.DOTALL)
        page, places = between.subn(lambda match, block=block: f"{match[1]}{block}{match[2]}", page)  # type: ignore[misc]
        if places != 1:
            raise InputError(
                f"The block must stand here once, between {begin.strip()} and {end}.",
                file=file,
                value=places,
                why="Its table is made from the data of the model and would go stale otherwise.",
                do="Put the two marks, each on a line of its own, where the table belongs.",
            )
    return page


def _with_blocks(file: Path, blocks: Mapping[str, str]) -> str:
    return renewed(read_text(file), blocks, file)
