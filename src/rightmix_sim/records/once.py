"""What is worked out of records once, however many findings and measures ask for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from rightmix_sim.records.schema import Records

Given = ParamSpec("Given")
Found = TypeVar("Found")


def once(work_out: Callable[Concatenate[Records, Given], Found]) -> Callable[Concatenate[Records, Given], Found]:
    """The same function of records, which remembers what it found.

    What it found stays with the records and goes with them. Everybody who asks is given the same arrays, so nobody may
    change them. What is given beside the records must be hashable.
    """

    @wraps(work_out)
    def found(records: Records, /, *given: Given.args, **named: Given.kwargs) -> Found:
        asked = (work_out, given, tuple(named.items()))
        if asked not in records.worked_out:
            records.worked_out[asked] = work_out(records, *given, **named)
        return cast(Found, records.worked_out[asked])

    return found
