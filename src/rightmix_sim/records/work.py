"""The table of work, `data/work.yaml`: its rows and the ways of doing each kind of work, read once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.files import package_file, read_yaml
from rightmix_sim.records.kinds import Purpose, Role, Work, words
from rightmix_sim.records.work_row import ROW_ONLY, WorkRow, WorkWay
from rightmix_sim.strict_data import parse_as

WORK_DATA: Final = "records/data/work.yaml"


@dataclass(frozen=True)
class WorkKind:
    """Who does a kind of work, for which purpose, and its name in print."""

    title: str
    role: Role
    purpose: Purpose


def rows_of_table(content: Mapping[str, Mapping[str, Any]]) -> Mapping[Work, tuple[WorkRow, Sequence[WorkWay]]]:
    """Each row of a table of work with its ways of doing the work; `InputError` for whatever does not fit."""
    for name in content:
        if name not in words(Work):
            raise UnknownName("kind of work", name, words(Work), file=WORK_DATA, do="Add its code to `Work` first.")
    if list(content) != list(words(Work)):
        missing = [name for name in words(Work) if name not in content]
        raise InputError(
            "A kind of work has no row." if missing else "The rows stand in another order than the codes of `Work`.",
            file=WORK_DATA,
            value=", ".join(missing or content),
            why="Records and diaries go by the code, and all that is said of it stands in its row.",
            do="Add the row at the end." if missing else "Put them into the order of `Work` in records/kinds.py.",
        )
    return {Work[name.upper()]: (_row(name, row), _ways(name, row)) for name, row in content.items()}


@cache
def work_rows() -> Mapping[Work, WorkRow]:
    """The rows of `data/work.yaml`."""
    return {work: row for work, (row, _) in _table().items()}


@cache
def work_ways() -> Mapping[Work, Sequence[WorkWay]]:
    """The ways of doing each kind of work, in the order in which they are tried."""
    return {work: ways for work, (_, ways) in _table().items()}


@cache
def _table() -> Mapping[Work, tuple[WorkRow, Sequence[WorkWay]]]:
    return rows_of_table(read_yaml(package_file(WORK_DATA)) or {})


def _row(name: str, content: Mapping[str, Any]) -> WorkRow:
    return parse_as(WorkRow, content, file=f"{WORK_DATA}: {name}")


def _ways(name: str, content: Mapping[str, Any]) -> Sequence[WorkWay]:
    """The row with each of its ways laid over it; conditions of both must hold."""
    bare = {key: said for key, said in content.items() if key not in ROW_ONLY}
    found = []
    for number, way in enumerate(content.get("ways", ({},))):
        conditions = [*bare.get("if", ()), *way.get("if", ())]
        whole = {**bare, **way, **({"if": conditions} if conditions else {})}
        place = f"{WORK_DATA}: {name}: ways[{number}]" if "ways" in content else f"{WORK_DATA}: {name}"
        found.append(parse_as(WorkWay, whole, file=place))
    return found


WORK_KINDS: Mapping[Work, WorkKind] = {
    work: WorkKind(row.title, Role[row.role.upper()], row.purpose) for work, row in work_rows().items()
}
