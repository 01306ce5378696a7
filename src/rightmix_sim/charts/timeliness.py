"""How much of the work that fell due was on time: every standard, area by area, beside the report's own figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from matplotlib.figure import Figure

from rightmix_sim.charts.grid import Column, Kind, Mark, grid
from rightmix_sim.findings import ALL, ALL_AREAS, Finding
from rightmix_sim.guidance import Book
from rightmix_sim.saying import labels
from rightmix_sim.saying.row import Row
from rightmix_sim.saying.wording import area_name, counted, percent, percent_with_range
from rightmix_sim.sentences import listed

REPORT = "report"
TICKS = ((0.0, "0"), (1.0, "100%"))


def findings(
    found: Sequence[Finding],
    book: Book,
    starts: date,
    ends: date,
    *,
    baseline: Sequence[Finding] = (),
    narrow: bool = False,
) -> Figure:
    """Share on time (0 to 100 %) with its interval: a row for each standard, a column for each area and the report.

    `book` says what each standard asked from `starts` to before `ends`. `baseline` are findings to compare with, as
    rings, matched by area, standard and group.
    """
    return shares(labels.rows(found, book, starts, ends), found, baseline=baseline, narrow=narrow)


def shares(
    rows: Sequence[Row],
    found: Sequence[Finding],
    *,
    baseline: Sequence[Finding] = (),
    narrow: bool = False,
    width: float | None = None,
) -> Figure:
    """The same for rows of one's own choice, whose keys are those of `labels.key`; `width` in pixels overrides both."""
    before = {(labels.key(one), one.area): one for one in baseline}
    wanted = {row.key for row in rows}
    shown = [one for one in found if labels.key(one) in wanted]
    areas = _all_first(shown)
    columns = [Column(area, area_name(area), 1.0, TICKS) for area in areas]
    marks = {(labels.key(one), one.area): share_mark(one, before.get((labels.key(one), one.area))) for one in shown}
    reported = {labels.key(one): mark for one in shown if (mark := report_mark(one)) is not None}
    if reported:
        columns.insert(1, Column(REPORT, "The report", 1.0, TICKS))
        marks |= {(row, REPORT): mark for row, mark in reported.items()}
    return grid(rows, columns, marks, names=124 if narrow else 176, cell=52, narrow=narrow, width=width)


def share_mark(finding: Finding, before: Finding | None = None) -> Mark:
    """A share of a run as a mark; "none due" where nothing fell due."""
    if finding.share is None:
        return Mark(None, "none due")
    kind: Kind = "all" if finding.area == ALL_AREAS else "run"
    was = before.share if before is not None else None
    words = percent(finding.share) + (f" (was {percent(was)})" if was is not None else "")
    return Mark(finding.share, words, finding.low, finding.high, kind, before=was)


def report_mark(finding: Finding) -> Mark | None:
    """The report's own figure; where it gives words only, the range they allow."""
    low, high = finding.report_low, finding.report_high
    if finding.report_share is not None:
        return Mark(finding.report_share, percent(finding.report_share), low, high, "report")
    if low is None or high is None:
        return None
    return Mark(None, "in words", low, high, "report")


def message(found: Sequence[Finding]) -> str:
    """Which standards are kept best and worst, and which area is the furthest behind."""
    shown = [one for one in _together(found) if one.share is not None and labels.of_standard(one)]
    if not shown:
        return "Nothing fell due under any standard."
    best, worst = max(shown, key=_share), min(shown, key=_share)
    if _share(best) == _share(worst):
        standards = counted(len(shown), "standard")
        text = f"Work fell due under {standards} and was on time in {percent(_share(best))} of cases."
    else:
        text = (
            f"The standard most often kept is “{labels.name(best)}” (on time in {percent(_share(best))}), "
            f"the least often kept “{labels.name(worst)}” ({percent(_share(worst))})."
        )
    return text + _furthest_behind(found, shown)


def description(found: Sequence[Finding]) -> str:
    """The message and the figures of all areas together, for those who cannot see the chart."""
    figures = [_in_words(one) for one in _together(found) if one.share is not None and labels.shown(one)]
    where = area_name(_together(found)[0].area) if found else ""
    return f"{message(found)} {where}, share on time: {'; '.join(figures)}. The table of findings has every area."


def _in_words(finding: Finding) -> str:
    text = f"{labels.name(finding)} {percent_with_range(_share(finding), finding.low, finding.high)}"
    if finding.report_share is not None:
        text += f", report {percent_with_range(finding.report_share, finding.report_low, finding.report_high)}"
    return text


def at(found: Sequence[Finding], area: str, standard: str, group: str = ALL) -> Finding | None:
    """The finding of this area, standard and group."""
    return next((one for one in found if (one.area, one.standard, one.group) == (area, standard, group)), None)


def _together(found: Sequence[Finding]) -> list[Finding]:
    """The findings of all areas together, or of the only one."""
    area = ALL_AREAS if any(one.area == ALL_AREAS for one in found) else next((one.area for one in found), "")
    return [one for one in found if one.area == area]


def _furthest_behind(found: Sequence[Finding], shown: Sequence[Finding]) -> str:
    lowest: dict[str, int] = {}
    compared = 0
    for one in shown:
        of_areas = [other for other in found if other.area != ALL_AREAS and labels.key(other) == labels.key(one)]
        known = sorted((_share(other), other.area) for other in of_areas if other.share is not None)
        if len(known) > 1:
            compared += 1
            if known[0][0] < known[1][0]:
                lowest[known[0][1]] = lowest.get(known[0][1], 0) + 1
    if not lowest:
        return ""
    most = max(lowest.values())
    names = [area_name(area) for area, count in lowest.items() if count == most]
    each = " each" if len(names) > 1 else ""
    last = f"{'come' if each else 'comes'} last on {most} of {compared} standard{'' if compared == 1 else 's'}"
    return f" {listed(names)} {last}{each}."


def _all_first(found: Sequence[Finding]) -> list[str]:
    areas = list(dict.fromkeys(one.area for one in found))
    return sorted(areas, key=lambda area: area != ALL_AREAS)


def _share(finding: Finding) -> float:
    assert finding.share is not None
    return finding.share
