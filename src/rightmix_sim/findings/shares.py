"""Findings over all replications: shares with their intervals, beside the report's own figures.

The interval of a run is about the model's own chance: a 95% t-interval of the share over replications, as a ratio of
what was met to what was due. The report's is about its sample. The two answer different questions; each is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rightmix_sim.findings.counting import ALL, Count
from rightmix_sim.findings.counts import OWN_MINIMUM
from rightmix_sim.guidance import Book, ReportFinding, load_report_findings, report_on
from rightmix_sim.intervals import half_width, ratio_and_errors
from rightmix_sim.scenario.area import ALL_AREAS

INTERVAL = "95% t over replications"


@dataclass(frozen=True)
class Finding:
    """A share with its interval, in one area or all of them, and what the report found.

    `standard` is the id of a standard, or of a finding of the report that has none. `low` and `high` are None with one
    replication. `report_n` is None where the report gives words or a share without its number.
    """

    area: str
    standard: str
    title: str
    paragraph: str
    group: str
    met: int
    due: int
    share: float | None
    low: float | None
    high: float | None
    report_share: float | None
    report_low: float | None
    report_high: float | None
    report_n: int | None
    report_interval: str


def findings_of(counts: Mapping[str, Sequence[Sequence[Count]]], book: Book) -> list[Finding]:
    """The findings of each area and, with more than one, of all together.

    `counts` has for each area one list of counts for each replication, all in the same order.
    """
    found = [finding for area, replications in counts.items() for finding in _area(area, replications, book)]
    if len(counts) > 1:
        together = [_added(parts) for parts in zip(*counts.values(), strict=True)]
        found.extend(_area(ALL_AREAS, together, book))
    return found


def share_with_interval(met: Sequence[int], due: Sequence[int]) -> tuple[float | None, float | None, float | None]:
    """The share met of what was due over replications, and its 95% t-interval; None where there is none.

    The share is a ratio of sums: of all that was met to all that was due.
    """
    if sum(due) == 0:
        return None, None, None
    share, errors = ratio_and_errors(met, due)
    if errors.size < 2:
        return share, None, None
    half = half_width(errors)
    return share, max(0.0, share - half), min(1.0, share + half)


def _area(area: str, replications: Sequence[Sequence[Count]], book: Book) -> Iterable[Finding]:
    for same in zip(*replications, strict=True):
        name, group = same[0].name, same[0].group
        met, due = [count.met for count in same], [count.due for count in same]
        share, low, high = share_with_interval(met, due)
        reported = _reported(name) if group in (ALL, OWN_MINIMUM) else None
        figure = _figure(reported, name in book)
        title, paragraph = _title(name, book)
        yield Finding(area, name, title, paragraph, group, sum(met), sum(due), share, low, high, *figure)


def _added(parts: Sequence[Sequence[Count]]) -> list[Count]:
    return [
        Count(same[0].name, same[0].group, sum(count.met for count in same), sum(count.due for count in same))
        for same in zip(*parts, strict=True)
    ]


def _reported(name: str) -> ReportFinding | None:
    own = next((finding for finding in load_report_findings() if finding.id == name), None)
    if own is not None:
        return own
    kept = report_on(name)
    # a finding about several standards together stands in a row of its own
    return kept if kept is not None and len(kept.standards) == 1 else None


def _figure(
    reported: ReportFinding | None, of_standard: bool
) -> tuple[float | None, float | None, float | None, int | None, str]:
    """Share, interval, number, kind of interval: of work as it should be for a standard, else as the report counts."""
    if reported is None:
        return None, None, None, None, ""
    as_met = of_standard or reported.counts == "met"
    share = reported.met_share() if as_met else reported.share
    low, high = (reported.met_interval() if as_met else reported.interval()) or (None, None)
    return share, low, high, reported.denominator, reported.interval_rule()


def _title(name: str, book: Book) -> tuple[str, str]:
    if name in book:
        return book[name].title, book[name].paragraph or ""
    reported = _reported(name)
    assert reported is not None, name
    return reported.title, reported.paragraph
