"""The emerging findings in two halves, by a hash of their ids: one to calibrate on, one that the fit never reads.

A hash is no one's choice: who adds a finding cannot choose its half, and nobody can say that the easy ones were kept
for the test. Findings that follow from others are in neither half, so that nothing leaks from one into the other.
The halves were drawn once; the border then fell where `basis.Rule.border` says, and stays there, so that a finding that
comes or goes moves no other.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Final, Literal

from rightmix_sim.guidance import load_report_findings
from rightmix_sim.validation.basis import basis, derived, rule

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
    return frozenset(id for id in emerging() if digest(id) < rule().border)


def half_of(id: str) -> Half | None:
    """In which half a finding is; None for one that is in neither."""
    if id not in emerging():
        return None
    return CALIBRATED if id in calibrated() else UNTOUCHED


def digest(id: str) -> str:
    """The SHA-256 of an id, in hexadecimal digits; `printf %s employment-work | sha256sum` gives it, too.

    >>> digest("employment-work")[:8]
    '0048f2fb'
    """
    return hashlib.sha256(id.encode()).hexdigest()
