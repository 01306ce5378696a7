"""Which files an inspection reads: drawn by a seed, and on purpose more of some than chance would bring.

Source: ¶1.10. All women who were known and most offenders from minorities were taken, and 64% of the cases had no
treatment programme requirement, where almost half of all have none. Here all women are taken, and the same share
without a programme.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rightmix_sim.cases import Case
from rightmix_sim.errors import InputError
from rightmix_sim.guidance import load_report_findings

OVERSAMPLED: Final = "sample-without-programme"  # the finding of the report whose share is aimed at
_OPEN: Final = ("waiting", "attending", "completed", "dropped_out")
_IN_PRISON: Final = ("prison_core", "prison_extended")


@dataclass(frozen=True)
class Sample:
    """The cases drawn, in the order drawn, and how many of them have no programme requirement."""

    cases: tuple[Case, ...]
    without: int
    of: int


def without_a_programme(case: Case) -> bool:
    """Whether no programme in the community is asked of the person: none required, or refused by the programme."""
    return not any(one.name not in (*_IN_PRISON, "none") and one.state in _OPEN for one in case.programmes)


def draw(cases: Sequence[Case], n: int, seed: int) -> Sample:
    """`n` of these cases. The same seed draws the same ones, in whatever order they are given.

    Women come first, then as many without a programme as the share in the report asks for, then the others; where one
    of the two groups runs out, the other fills up. Raises `InputError` where there are fewer than `n`.
    """
    if not 0 < n <= len(cases):
        raise InputError(
            "So many files cannot be drawn.", value=n, why=f"There are {len(cases)}.", do=f"Draw 1 to {len(cases)}."
        )
    ordered = sorted(cases, key=lambda case: _lot(seed, case.id))
    women = [case for case in ordered if case.history.person.sex == "female"][:n]
    men = [case for case in ordered if case not in women and case.history.person.sex != "female"]
    outside = [case for case in men if without_a_programme(case)]
    inside = [case for case in men if not without_a_programme(case)]
    wanted = max(0, round(n * _share()) - sum(map(without_a_programme, women)))
    left = n - len(women)
    outside_taken = how_many_outside(left, wanted, len(outside), len(inside))
    drawn = {case.id for case in (*women, *outside[:outside_taken], *inside[: left - outside_taken])}
    taken = tuple(case for case in ordered if case.id in drawn)
    return Sample(taken, sum(map(without_a_programme, taken)), n)


def how_many_outside(n: int, wanted: int, outside: int, inside: int) -> int:
    """How many of `n` files are drawn from those without a programme: as wanted, as far as both groups reach.

    >>> how_many_outside(10, 6, outside=20, inside=3)
    7
    """
    return min(outside, max(min(wanted, n), n - inside))


def _share() -> float:
    share = next(one.share for one in load_report_findings() if one.id == OVERSAMPLED)
    assert share is not None
    return share


def _lot(seed: int, id: str) -> bytes:
    """The lot of one file: its own, so that a file more or less moves no other."""
    return hashlib.sha256(f"inspection sample, {seed}, {id}".encode()).digest()
