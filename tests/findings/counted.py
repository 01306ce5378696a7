"""What a finding counts in records made by hand."""

from __future__ import annotations

from rightmix_sim.findings.counts import ALL, count_findings
from rightmix_sim.guidance import load_book
from rightmix_sim.records import Records

BOOK = load_book()
ON_ORDER = {"order_kind": 1, "order_start": "2009-02-02", "order_end": "2012-02-02", "tier": 2}


def found(records: Records, name: str, group: str = ALL) -> tuple[int, int]:
    """How many of how many."""
    (count,) = [one for one in count_findings(records, BOOK) if (one.name, one.group) == (name, group)]
    return count.met, count.due
