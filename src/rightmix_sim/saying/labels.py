"""How charts call the findings: a section and a short name for each standard, and what it asks while a run measures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from rightmix_sim.findings import ALL, Finding
from rightmix_sim.findings.definitions import definitions
from rightmix_sim.guidance import Book
from rightmix_sim.guidance.wording import asks_until
from rightmix_sim.saying.row import Row

VISITS: Final = "Police home visits, by risk of reconviction"
REVIEWS: Final = "Police reviews of the risk management plan, by MAPPA level"
START: Final = "Probation: the start of an order or licence"
REPORTING: Final = "Probation: reporting to the offender manager"
LATER: Final = "Probation: home visits and reviews"

SHORT: Final[dict[tuple[str, str], tuple[str, str]]] = {
    ("police-visit-high", ALL): (VISITS, "High and very high"),
    ("police-visit-medium", ALL): (VISITS, "Medium"),
    ("police-visit-low-required", ALL): (VISITS, "Low"),
    ("police-visit-low-preferred", ALL): (VISITS, "Low, preferably"),
    ("police-visits-on-time", ALL): (VISITS, "All categories together"),
    ("police-visits-on-time", "by the area's own minimum"): (VISITS, "All, by the area's own minimum"),
    ("rmp-review-level-3", ALL): (REVIEWS, "Level 3"),
    ("rmp-review-level-2", ALL): (REVIEWS, "Level 2"),
    ("rmp-review-level-1", ALL): (REVIEWS, "Level 1"),
    ("first-contact-tier-4", ALL): (START, "First contact, tier 4"),
    ("first-contact", ALL): (START, "First contact, tiers 1 to 3"),
    ("initial-sentence-plan-tier-4", ALL): (START, "Sentence plan, tier 4"),
    ("initial-sentence-plan", ALL): (START, "Sentence plan, tiers 1 to 3"),
    ("reporting-tier-4", ALL): (REPORTING, "First weeks, tier 4"),
    ("reporting-tier-3", ALL): (REPORTING, "First weeks, tier 3"),
    ("reporting-tier-2", ALL): (REPORTING, "First weeks, tier 2"),
    ("reporting-monthly", ALL): (REPORTING, "Afterwards"),
    ("probation-home-visit", ALL): (LATER, "Home visit, high and very high RoSH"),
    ("oasys-review", ALL): (LATER, "RoSH analysis and RMP review"),
    ("oasys-review-tier-4", ALL): (LATER, "OASys review, tier 4"),
}
OTHER: Final = "Other standards"


def key(finding: Finding) -> str:
    """The same for the same finding of every area."""
    return f"{finding.standard}: {finding.group}"


def name(finding: Finding) -> str:
    """The short name, with the section where that alone would not say what it is about."""
    section, short = SHORT.get((finding.standard, finding.group), ("", finding.title))
    about = {VISITS: "police home visits: ", REVIEWS: "police plan reviews: ", REPORTING: "reporting: "}
    return f"{about.get(section, '')}{short[:1].lower()}{short[1:]}" if section in about else short


def section_of(finding: Finding) -> str:
    """The part of a table in which it stands: that of its standard, or of its chapter."""
    if (finding.standard, finding.group) in SHORT:
        return SHORT[(finding.standard, finding.group)][0]
    of_standard = SHORT.get((finding.standard, ALL))
    if of_standard is not None:
        return of_standard[0]
    defined = definitions().get(finding.standard)
    return OTHER if defined is None else defined.section


def sections() -> list[str]:
    """All parts in their order."""
    on_time, others = (section for section, _ in SHORT.values()), (one.section for one in definitions().values())
    return list(dict.fromkeys([*on_time, *others, OTHER]))


def speaks(findings: Sequence[Finding]) -> bool:
    """Whether a run has anything to say on a finding, given for every area; what `SHORT` lists always stands there."""
    first = findings[0]
    return first.standard not in definitions() or any(one.due for one in findings)


def shown(finding: Finding) -> bool:
    """Whether charts have a row of its own for it."""
    return (finding.standard, finding.group) in SHORT


def of_standard(finding: Finding) -> bool:
    """Whether it is a finding on one standard, for all it applies to, that charts show."""
    return shown(finding) and finding.standard != "police-visits-on-time"


def asked(finding: Finding, book: Book, starts: date, ends: date) -> str:
    """What the standard asks from `starts` to before `ends`, and where that stands: "every 3 months, ¶7.14"."""
    parts = []
    if finding.standard in book:
        parts.append(asks_until(book[finding.standard], starts, ends))
    if finding.paragraph:
        parts.append(f"¶{finding.paragraph}")
    return ", ".join(parts)


def _of_its_own(finding: Finding, book: Book) -> bool:
    """Whether it is on a standard that a user's own guidance may have brought in."""
    return finding.group == ALL and finding.standard in book and finding.standard not in definitions()


def rows(findings: Sequence[Finding], book: Book, starts: date, ends: date) -> list[Row]:
    """A row for each finding on a standard, section by section; each finding once, whatever its area."""
    order = list(SHORT)
    found: dict[str, tuple[int, Row]] = {}
    for one in findings:
        known = (one.standard, one.group) in SHORT
        if key(one) in found or not (known or _of_its_own(one, book)):
            continue
        section, short = SHORT.get((one.standard, one.group), (OTHER, one.title))
        place = order.index((one.standard, one.group)) if known else len(order) + len(found)
        found[key(one)] = (place, Row(key(one), short, asked(one, book, starts, ends), section))
    return [row for _, row in sorted(found.values(), key=lambda pair: pair[0])]
