"""Files of changes laid over a scenario: [[change]] tables as in a lever, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from rightmix_sim.files import read_toml
from rightmix_sim.scenario.levers import Source, applied, read_changes
from rightmix_sim.scenario.levers.change import Change
from rightmix_sim.scenario.place import Place
from rightmix_sim.scenario.scenario import Scenario

_KEY: Final = "change"


def laid_over(scenario: Scenario, files: Sequence[Path]) -> Scenario:
    """The scenario with the changes of each file, in this order. Raises `InputError` that names file, key and value."""
    for file in files:
        scenario = applied(scenario, [Source(file.name, _changes(file))])
    return scenario


def _changes(file: Path) -> tuple[Change, ...]:
    whole, table = Place(str(file)), read_toml(file)
    for key in table:
        if key != _KEY:
            raise whole.unknown("key", key, [_KEY], do="A scenario over another is named in place of SCENARIO.")
    if _KEY not in table:
        raise whole.below(_KEY).fault(
            "This is missing.",
            why="There is nothing to lay over the scenario.",
            do='Begin each change with [[change]], then parameter = "programme.groups" and add = 1.',
        )
    return read_changes(table[_KEY], whole.below(_KEY))
