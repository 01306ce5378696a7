"""The records of a run as they would be if some people were all there are: what an inspection of their files finds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.records import Records, Resource, Table

_OF_PEOPLE: Final = ("people", "orders", "states", "events", "queues", "duties", "work", "programme", "sessions")
_NOT_OF_PEOPLE: Final = (int(Resource.VACANT_POST), int(Resource.TUTORS))  # there the number is no person's

Whom = NDArray[np.int64]
_Mask = NDArray[np.bool_]


def records_of(records: Records, people: Whom) -> Records:
    """The records of these people only. Posts and training stay, since no single person's file holds them.

    Duties are numbered anew, from 0.
    """
    known = np.zeros(int(records.people["person"].max(initial=0)) + 2, np.bool_)
    known[people] = True

    def among(person: NDArray[Any]) -> _Mask:
        theirs: _Mask = known[np.clip(person, -1, known.size - 1)]  # the last place is nobody's: staff and no one
        return theirs

    which = {name: among(getattr(records, name)["person"]) for name in _OF_PEOPLE}
    which["queues"] &= ~np.isin(records.queues["resource"], _NOT_OF_PEOPLE)
    tables: dict[str, Any] = {name: _rows(getattr(records, name), rows) for name, rows in which.items()}
    number = (np.cumsum(which["duties"]) - 1).astype(records.duties["duty"].dtype)
    tables["duties"] = {**tables["duties"], "duty": number[which["duties"]]}
    tables["work"] = {**tables["work"], "duty": number[tables["work"]["duty"]]}
    return replace(records, **tables)


def files_together(records: Mapping[str, Records], people: Mapping[str, Whom]) -> Records:
    """The records of these people of all areas as one: they are numbered on from area to area.

    For findings about files. Whose work it was is no longer to be told: officers keep the numbers of their own area.
    """
    parts = [records_of(records[area], whom) for area, whom in people.items()]
    persons = _offsets([int(part.people["person"].max(initial=-1)) + 1 for part in parts])
    duties = _offsets([part.duties["duty"].size for part in parts])
    tables: dict[str, Any] = {}
    for name in _OF_PEOPLE:
        moved = [_moved(getattr(part, name), *by) for part, *by in zip(parts, persons, duties, strict=True)]
        tables[name] = {column: np.concatenate([table[column] for table in moved]) for column in moved[0]}
    return replace(parts[0], **tables)


def _rows(table: Table, which: _Mask) -> Table:
    return {name: column[which] for name, column in table.items()}


def _moved(table: Table, persons: int, duties: int) -> Table:
    """The table with its people and duties numbered on from these."""
    by = {"person": persons, "duty": duties}
    return {name: column + column.dtype.type(by[name]) if name in by else column for name, column in table.items()}


def _offsets(sizes: Sequence[int]) -> list[int]:
    return [0, *np.cumsum(sizes)[:-1].tolist()]
