"""The records of a run as they would be if some people were all there are: what an inspection of their files finds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.records import Records, Resource, Table

_OF_PEOPLE: Final = ("people", "orders", "states", "events", "programme", "sessions")
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

    tables: dict[str, Any] = {
        name: _rows(getattr(records, name), among(getattr(records, name)["person"])) for name in _OF_PEOPLE
    }
    queues = records.queues
    waiting = among(queues["person"]) & ~np.isin(queues["resource"], _NOT_OF_PEOPLE)
    owed = among(records.duties["person"])
    number = np.cumsum(owed) - 1
    duties = dict(_rows(records.duties, owed))
    duties["duty"] = number[owed].astype(records.duties["duty"].dtype)
    work = dict(_rows(records.work, among(records.work["person"])))
    work["duty"] = number[work["duty"]].astype(records.work["duty"].dtype)
    return replace(records, **tables, queues=_rows(queues, waiting), duties=duties, work=work)


def _rows(table: Table, which: _Mask) -> Table:
    return {name: column[which] for name, column in table.items()}
