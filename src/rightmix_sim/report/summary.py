"""What a planner would look at first: a few sentences, each worked out from the run and each with its figure."""

from __future__ import annotations

from dataclasses import dataclass

from rightmix_sim.charts import category, load, purposes, waiting
from rightmix_sim.findings import ALL_AREAS, Finding
from rightmix_sim.overload import flags_of
from rightmix_sim.report.figures import CATEGORIES, HOURS, LOADS, TIMELINESS, WAITS, Tables
from rightmix_sim.saying import labels, overload
from rightmix_sim.saying.wording import area_name, counted, percent, percent_with_range
from rightmix_sim.sentences import listed


@dataclass(frozen=True)
class Point:
    """A few words that say what it is about, the sentence, and the figure that shows it (none: the table does)."""

    about: str
    text: str
    figure: str | None


def summary_of(tables: Tables) -> list[Point]:
    """Four to six points, those first that bear on all the others."""
    found = tables.run.findings
    points = [
        Point("Hours", f"{load.message(tables.loads)} {_overload(tables)}".strip(), LOADS),
        Point("Constructive work", purposes.message(tables.hours), HOURS),
        Point("Beside the report", beside_the_report(found), None),
        Point("Widest differences", widest_difference(found), TIMELINESS),
        Point("Plans at level 1", category.message(found), CATEGORIES),
        Point("Programme places", waiting.message(found, tables.passages), WAITS),
    ]
    return [point for point in points if point.text]


def _overload(tables: Tables) -> str:
    """What single weeks say of all roles, which a mean over the whole time does not."""
    return overload.message(flags_of(tables.run.overloads))


def beside_the_report(found: list[Finding]) -> str:
    """How often run and report agree within their intervals, and where the run is furthest from the report."""
    area = ALL_AREAS if any(one.area == ALL_AREAS for one in found) else found[0].area if found else ""
    pairs = [one for one in found if one.area == area and one.share is not None and one.report_share is not None]
    compared = list({one.standard: one for one in reversed(pairs)}.values())[::-1]
    if not compared:
        return ""
    agree = [one for one in compared if _overlap(one)]
    text = (
        f"The report gives a share for {counted(len(compared), 'finding')} that the run speaks to; "
        f"for {_how_many(len(agree), len(compared))} the intervals of run and report meet"
    )
    apart = [one for one in compared if not _overlap(one)]
    if apart:
        furthest = max(apart, key=_distance)
        text += f". Furthest apart: {_title(furthest)}, {_both(furthest)}"
    return f"{text}."


def widest_difference(found: list[Finding]) -> str:
    """The standard that divides the areas most."""
    spread: dict[str, tuple[float, Finding, Finding]] = {}
    for name in dict.fromkeys(labels.key(one) for one in found if labels.of_standard(one)):
        of = [one for one in found if labels.key(one) == name and one.area != ALL_AREAS and one.share is not None]
        if len(of) > 1:
            low, high = min(of, key=_share), max(of, key=_share)
            spread[name] = (_share(high) - _share(low), low, high)
    if not spread:
        return ""
    gap, low, high = max(spread.values(), key=lambda pair: pair[0])
    if gap == 0:
        return ""
    best = [
        area_name(one.area)
        for one in found
        if labels.key(one) == labels.key(high) and one.area != ALL_AREAS and one.share == high.share
    ]
    return (
        f"The areas differ most on “{labels.name(low)}”: on time in {percent(_share(high))} in {listed(best)}, "
        f"in {percent(_share(low))} in {area_name(low.area)}."
    )


def _how_many(some: int, of: int) -> str:
    if of == 1:
        return "it" if some else "none"
    return "all of them" if some == of else "none of them" if some == 0 else counted(some, "of them", "of them")


def _overlap(one: Finding) -> bool:
    low, high = _ends(one.share, one.low, one.high)
    report_low, report_high = _ends(one.report_share, one.report_low, one.report_high)
    return low <= report_high and report_low <= high


def _ends(share: float | None, low: float | None, high: float | None) -> tuple[float, float]:
    assert share is not None
    return (share, share) if low is None or high is None else (low, high)


def _distance(one: Finding) -> float:
    assert one.share is not None and one.report_share is not None
    return abs(one.share - one.report_share)


def _both(one: Finding) -> str:
    assert one.share is not None and one.report_share is not None
    run = percent_with_range(one.share, one.low, one.high)
    return f"{run} in the run, {percent_with_range(one.report_share, one.report_low, one.report_high)} in the report"


def _title(one: Finding) -> str:
    return f"{one.title[:1].lower()}{one.title[1:]} (¶{one.paragraph})"


def _share(one: Finding) -> float:
    assert one.share is not None
    return one.share
