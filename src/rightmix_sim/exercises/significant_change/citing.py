"""Whether paragraphs were cited for what they show, and not in the hope that some of them would."""

from __future__ import annotations

from collections.abc import Collection

from rightmix_sim.exercises.significant_change.kinds import mark_for


def cites_well(cited: Collection[str], showing: Collection[str]) -> float:
    """1 where at least half of what was cited shows it, less in proportion, 0 where nothing does.

    >>> cites_well(["A1", "B2"], ["B2", "C3"]), cites_well(["A1", "A2", "A3", "B2"], ["B2"]), cites_well([], ["B2"])
    (1.0, 0.5, 0.0)
    """
    distinct = set(cited)
    hits = len(distinct & set(showing))
    return min(1.0, mark_for("one_in") * hits / len(distinct)) if hits else 0.0


def bears_out(cited: Collection[str], showing: Collection[str]) -> bool:
    """Whether what was cited bears something out: at least half of it does."""
    return cites_well(cited, showing) >= 1.0
