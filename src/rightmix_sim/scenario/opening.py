"""Wherever a scenario is asked for, a name or a path will do, with levers after a plus sign if wanted."""

from __future__ import annotations

from pathlib import Path

from rightmix_sim.files import read_text
from rightmix_sim.scenario.over import is_plain, opened
from rightmix_sim.scenario.scenario import Scenario
from rightmix_sim.scenario.sources import scenario_names, scenario_source, source_of
from rightmix_sim.scenario.whole_text import whole_text

__all__ = ["open_scenario", "scenario_names", "scenario_source", "scenario_text"]


def open_scenario(name_or_path: str | Path) -> Scenario:
    """The packaged scenario of this name, else the one in the file at this path.

    Levers laid over it follow after a plus sign each: `six-areas-2009+visor-access`. A file may also say by `over`
    which scenario it is laid over. Raises `UnknownName` for what is neither, and `InputError` for a file that cannot be
    used.
    """
    return opened(name_or_path)


def scenario_text(name_or_path: str | Path) -> str:
    """The text of the file that `open_scenario` reads, to keep beside what came of it. Raises the same errors.

    Where levers or another scenario are involved, it is the text of the whole scenario that came of them.
    """
    return read_text(source_of(name_or_path)) if is_plain(name_or_path) else whole_text(opened(name_or_path))
