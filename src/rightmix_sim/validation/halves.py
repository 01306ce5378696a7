"""The emerging findings in two halves, by a hash of their ids: one to calibrate on, one that is never touched.

A hash is no one's choice: who adds a finding cannot choose its half, and nobody can say that the easy ones were kept
for the test. Findings that follow from others are in neither half, so that nothing leaks from one into the other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from typing import Final, Literal

from rightmix_sim.guidance import load_report_findings
from rightmix_sim.validation.basis import basis, derived

Half = Literal["calibrated", "untouched"]
CALIBRATED: Final = "calibrated"
UNTOUCHED: Final = "untouched"


@cache
def emerging() -> tuple[str, ...]:
    """The ids of the findings that emerge from a run and follow from no others, in the order of the report."""
    found = (one.id for one in load_report_findings() if one.role == "emerges")
    return tuple(id for id in found if id in basis() and id not in derived())


@cache
def calibrated() -> frozenset[str]:
    """The half to calibrate on."""
    return frozenset(first_half(emerging()))


def half_of(id: str) -> Half | None:
    """In which half a finding is; None for one that is in neither."""
    if id not in emerging():
        return None
    return CALIBRATED if id in calibrated() else UNTOUCHED


def first_half(ids: Iterable[str]) -> list[str]:
    """The first half of these ids in the order of their SHA-256; of an odd number the smaller half.

    >>> first_half(["waiting-over-a-year", "oasys-reviews-on-time"])
    ['oasys-reviews-on-time']
    """
    ordered = sorted(ids, key=lambda id: hashlib.sha256(id.encode()).hexdigest())
    return ordered[: len(ordered) // 2]
