"""The simulated share of each finding beside the report's, and the one rule by which it holds or misses.

The rule: a finding holds when the mean share of the simulated inspections lies inside the report's own interval, and
misses when it lies outside. The report's interval is that of `guidance.report`: 95% Wilson for what was counted, and
for words what they allow, widened in the same way. What cannot be judged so is said:

- nobody can know it where the report gives no share, or counted fewer than `rule.smallest_n`;
- the report says too little where its interval is wider than `rule.widest` and the mean lies inside: nearly everything
  would. Outside even such an interval is a miss like any other.

The interval of the mean plays no part in the rule: with fewer replications it is wider, and a check must not become
easier because less was done.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from rightmix_sim.findings.shares import share_with_interval
from rightmix_sim.guidance import ReportFinding, load_report_findings
from rightmix_sim.guidance.report import CONFIDENCE
from rightmix_sim.validation.basis import On, basis, derived, finding, rule
from rightmix_sim.validation.halves import Half, half_of
from rightmix_sim.validation.inspecting import Inspected, Share

Verdict = Literal["holds", "misses", "says_too_little", "unknowable", "nothing_fell_due"]
IN_WORDS: Final[Mapping[Verdict, str]] = {
    "holds": "holds",
    "misses": "misses",
    "says_too_little": "the report says too little",
    "unknowable": "nobody can know",
    "nothing_fell_due": "nothing to count",
}


@dataclass(frozen=True)
class Comparison:
    """One finding: the simulated share beside the report's, both as the report counts.

    `low` and `high` are the 95% t-interval of the mean over replications, None with one replication. `single_low` and
    `single_high` enclose what 95 of 100 single inspections of the report's size find; `single_n` is how many they count
    on average. `half` is None for what is put in or follows from other findings: it is shown and does not count.
    """

    finding: ReportFinding
    on: On
    half: Half | None
    share: float | None
    low: float | None
    high: float | None
    single_low: float | None
    single_high: float | None
    single_n: float
    verdict: Verdict

    @property
    def counts(self) -> bool:
        """Whether it is among those that the model is judged by."""
        return self.half is not None and self.verdict in ("holds", "misses")

    @property
    def at_the_edge(self) -> bool:
        """Whether the interval of the mean holds an end of the report's: other luck might turn the verdict."""
        bounds = self.finding.interval()
        if bounds is None or self.low is None or self.high is None or self.verdict not in ("holds", "misses"):
            return False
        return any(self.low <= end <= self.high for end in bounds if 0 < end < 1)


def compared(found: Sequence[Inspected]) -> list[Comparison]:
    """Every finding that a run counts, in the order of the report."""
    return [_compared(one.id, basis()[one.id], found) for one in load_report_findings() if one.id in basis()]


def verdict_on(reported: ReportFinding, share: float | None) -> Verdict:
    """The rule, as it stands at the top of this module."""
    bounds, n = reported.interval(), reported.denominator or reported.as_if_n
    if bounds is None or n is None or n < rule().smallest_n:
        return "unknowable"
    if share is None:
        return "nothing_fell_due"
    low, high = bounds
    if not low <= share <= high:
        return "misses"
    return "says_too_little" if high - low > rule().widest else "holds"


def _compared(id: str, on: On, found: Sequence[Inspected]) -> Comparison:
    together = [one.found[id] for one in found]
    share, low, high = share_with_interval([met for met, _ in together], [due for _, due in together])
    singles = [one for each in found for one in each.each[id]]
    single_low, single_high = _range(singles)
    n = float(np.mean([due for _, due in singles])) if singles else 0.0
    reported = finding(id)
    half = None if id in derived() else half_of(id)
    return Comparison(reported, on, half, share, low, high, single_low, single_high, n, verdict_on(reported, share))


def _range(singles: Sequence[Share]) -> tuple[float | None, float | None]:
    shares = [met / due for met, due in singles if due]
    if not shares:
        return None, None
    low, high = np.quantile(shares, [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2])
    return float(low), float(high)
