"""The table of work held against what its rows name: flags, parameters of the right unit, and blanks in their paths.

Its keys, roles and kinds of work are checked where it is read (`records/work_row.py`). What is wrong here would
otherwise be found in the middle of a run, or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import product
from typing import Final

from rightmix_sim.errors import UnknownName
from rightmix_sim.model.casework.flags import FLAGS
from rightmix_sim.records import LEVELS, Work, WorkWay
from rightmix_sim.records.work import WORK_DATA
from rightmix_sim.scenario.parameters import named_parameter
from rightmix_sim.scenario.place import Place

# What a blank in a path may stand for; `terms.Case.path` fills in what holds for somebody
BLANKS: Final[Mapping[str, Sequence[str]]] = {
    "rm2000": LEVELS,
    "level": ("1", "2", "3"),
    "tier": ("tier_2", "tier_3", "tier_4"),
    "urgency": ("tier_4", "other_tiers"),
}
_A_BLANK: Final = re.compile(r"\{(\w+)\}")
_UNITS: Final = {
    **dict.fromkeys(("every", "early", "first", "within", "planned"), "interval"),
    **dict.fromkeys(("minutes", "also", "failed_minutes", "entry_minutes"), "minutes"),
    **dict.fromkeys(("pieces", "times", "entry_after"), "count"),
    **dict.fromkeys(("ahead", "retry_days"), "days"),
    **dict.fromkeys(("share", "failure_share"), "share"),
    "dated": "yes_no",
}


def blanks_in(path: str) -> list[str]:
    """The blanks of a path by name, in their order."""
    return _A_BLANK.findall(path)


@cache
def filled(path: str) -> Sequence[str]:
    """All paths that a path of the table can become. Raises `KeyError` for a blank that does not exist."""
    names = blanks_in(path)
    return [path.format(**dict(zip(names, one, strict=True))) for one in product(*(BLANKS[name] for name in names))]


def check_table(table: Mapping[Work, Sequence[WorkWay]]) -> None:
    """Raise `InputError` for the first flag or parameter that does not exist, or that does not fit its key."""
    for work, ways in table.items():
        for way in ways:
            _check_flags(work, way)
            for key, path in way.named():
                _check_path(f"{WORK_DATA}: {work.name.lower()}", key, path)


def _check_flags(work: Work, way: WorkWay) -> None:
    for flag in way.conditions:
        name = flag.removeprefix("!")
        if name not in FLAGS:
            raise UnknownName(
                "flag",
                name,
                FLAGS,
                file=f"{WORK_DATA}: {work.name.lower()}",
                place="if",
                why="Nobody could say whether it holds.",
                do="A new flag is declared in model/casework/flags.py.",
            )


def _check_path(file: str, key: str, path: str) -> None:
    for name in blanks_in(path):
        if name not in BLANKS:
            why = "Nothing says what to write into it."
            raise UnknownName("blank", name, BLANKS, file=file, place=key, why=why)
    for one in filled(path):
        named_parameter(one, (_UNITS[key],), Place(file, key))
