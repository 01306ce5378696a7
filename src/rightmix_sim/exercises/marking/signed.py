"""Sorting into kinds, marked so that one answer for everything brings nothing."""

from __future__ import annotations

from collections.abc import Mapping


def signed_share(
    given: Mapping[str, str], right: Mapping[str, str], kinds: int, weights: Mapping[str, float] | None = None
) -> float:
    """How well the lines were sorted, 0 to 1; every kind that there is to find counts alike, however many lines it has.

    Of each kind a right answer adds its line, a wrong one takes away the share that guessing among `kinds` would give,
    none does neither. So one answer for all lines, or drawing lots, comes to nothing. `weights` count some lines more.

    >>> right = {"a": "yes", "b": "no"}
    >>> signed_share({"a": "yes", "b": "yes"}, right, kinds=2), signed_share({"a": "yes"}, right, kinds=2)
    (0.0, 0.5)
    """
    sums: dict[str, float] = {}
    wholes: dict[str, float] = {}
    for line, truth in right.items():
        weight, answer = (weights or {}).get(line, 1.0), given.get(line, "")
        gained = 1.0 if answer == truth else -1 / (kinds - 1) if answer else 0.0
        sums[truth] = sums.get(truth, 0.0) + weight * gained
        wholes[truth] = wholes.get(truth, 0.0) + weight
    if not wholes:
        return 0.0
    return max(0.0, sum(sums[kind] / wholes[kind] for kind in wholes) / len(wholes))
