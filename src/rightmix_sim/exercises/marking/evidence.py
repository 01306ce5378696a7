"""How far cited paragraphs are those that show the answer."""

from __future__ import annotations

from collections.abc import Collection


def evidence_share(cited: Collection[str], wanted: Collection[str]) -> float:
    """The share of the wanted paragraphs that were cited; citing far more than is wanted divides it.

    Up to twice the wanted number and one more may be cited freely: a careful reader cites what leads to the place too.

    >>> evidence_share(["B2", "C1"], ["B2", "F4"])
    0.5
    """
    if not wanted:
        return 1.0
    hits = len(set(cited) & set(wanted)) / len(set(wanted))
    free = 2 * len(set(wanted)) + 1
    return hits * min(1.0, free / max(1, len(set(cited))))
