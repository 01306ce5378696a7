"""Police visits by category of risk of reconviction, and police reviews by MAPPA level and category.

The report found that level 1 plans, reviewed after each visit, met the four months of the guidance only where visits
are frequent (¶9.3): an anomaly between two sets of guidance (¶9.12).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from matplotlib.figure import Figure

from rightmix_sim.charts.timeliness import at, shares
from rightmix_sim.findings import ALL, ALL_AREAS, Finding
from rightmix_sim.guidance import Book
from rightmix_sim.saying import labels
from rightmix_sim.saying.row import Row
from rightmix_sim.saying.wording import area_name, percent, percent_with_range
from rightmix_sim.sentences import listed

LEVEL_1: Final = "rmp-review-level-1"
VISITS: Final = "Police home visits on time, by RM2000 category"
REVIEWS_1: Final = "Level 1 plans reviewed on time, by RM2000 category"
REVIEWS: Final = "Plans reviewed on time, by MAPPA level"
_ROWS: Final = (
    ("police-visit-high", "very_high", VISITS, "Very high"),
    ("police-visit-high", "high", VISITS, "High"),
    ("police-visit-medium", ALL, VISITS, "Medium"),
    ("police-visit-low-required", ALL, VISITS, "Low"),
    ("police-visit-low-preferred", ALL, VISITS, "Low, preferably"),
    (LEVEL_1, "very_high", REVIEWS_1, "Very high"),
    (LEVEL_1, "high", REVIEWS_1, "High"),
    (LEVEL_1, "medium", REVIEWS_1, "Medium"),
    (LEVEL_1, "low", REVIEWS_1, "Low"),
    ("rmp-review-level-3", ALL, REVIEWS, "Level 3"),
    ("rmp-review-level-2", ALL, REVIEWS, "Level 2"),
    (LEVEL_1, ALL, REVIEWS, "Level 1"),
)


def categories(found: Sequence[Finding], book: Book, starts: date, ends: date, *, narrow: bool = False) -> Figure:
    """Share on time with its interval: a row for each category and level, a column for each area and the report."""
    return shares(_rows(found, book, starts, ends), found, narrow=narrow)


def message(found: Sequence[Finding]) -> str:
    """Whether level 1 plans are reviewed on time where visits are frequent and late where they are rare."""
    by_group = _level_1(found)
    if len(by_group) < 2:
        return "Too few level 1 plans fell due for review to compare the categories of risk of reconviction."
    words = listed([f"{percent(share)} at {_word(group)}" for group, share in by_group.items()])
    often = [share for group, share in by_group.items() if group in ("high", "very_high")]
    rarely = [share for group, share in by_group.items() if group in ("low", "medium")]
    text = f"Level 1 plans are reviewed on time in {words} risk of reconviction"
    if often and rarely and min(often) > max(rarely):
        text += ": the anomaly the report found where reviews wait for visits (¶9.3, 9.12)"
    elif often and rarely and max(often) < min(rarely):
        text += ": the reverse of what the report found (¶9.3)"
    return f"{text}.{_exceptions(found)}"


def description(found: Sequence[Finding]) -> str:
    """The message and the figures of all areas together, for those who cannot see the chart."""
    area = _area(found)
    figures: dict[str, list[str]] = {}
    for standard, group, section, short in _ROWS:
        one = at(found, area, standard, group)
        if one is not None and one.share is not None:
            share = percent_with_range(one.share, one.low, one.high)
            figures.setdefault(section, []).append(f"{short.lower()} {share}")
    text = " ".join(f"{section}: {', '.join(parts)}." for section, parts in figures.items())
    return f"{message(found)} {area_name(area)}. {text}".strip()


def _rows(found: Sequence[Finding], book: Book, starts: date, ends: date) -> list[Row]:
    rows = []
    for standard, group, section, short in _ROWS:
        one = next((one for one in found if (one.standard, one.group) == (standard, group)), None)
        if one is not None:
            rows.append(Row(labels.key(one), short, labels.asked(one, book, starts, ends), section))
    return rows


def _level_1(found: Sequence[Finding], area: str = "") -> dict[str, float]:
    """The share of level 1 plans reviewed on time by category, the most frequently visited first."""
    of = {group: at(found, area or _area(found), LEVEL_1, group) for group in ("very_high", "high", "medium", "low")}
    return {group: one.share for group, one in of.items() if one is not None and one.share is not None}


def _exceptions(found: Sequence[Finding]) -> str:
    """The areas whose reviews at low risk of reconviction are no later than those at high."""
    areas = [one.area for one in found if one.area != ALL_AREAS and (one.standard, one.group) == (LEVEL_1, "low")]
    if len(areas) < 2:
        return ""
    level = {area: _level_1(found, area) for area in areas}
    lowest = {area: shares["low"] for area, shares in level.items() if "low" in shares}
    if len(lowest) < 2:
        return ""
    best, worst = max(lowest, key=lambda area: lowest[area]), min(lowest, key=lambda area: lowest[area])
    if lowest[best] == lowest[worst]:
        return ""
    ends = f"{percent(lowest[worst])} in {area_name(worst)} to {percent(lowest[best])} in {area_name(best)}"
    return f" At low it ranges from {ends}."


def _area(found: Sequence[Finding]) -> str:
    together = any(one.area == ALL_AREAS for one in found)
    return ALL_AREAS if together else next((one.area for one in found), ALL_AREAS)


def _word(group: str) -> str:
    return group.replace("_", " ")
