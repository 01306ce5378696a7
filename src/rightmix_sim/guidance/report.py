"""What the 2010 inspection found, as data: each finding with its figure and an honest interval, and its two tables.

Which interval a finding gets depends on what the report prints:

- numerator and denominator: the 95% Wilson interval;
- a proportion without its numbers: the Wilson interval as if it had been counted on `as_if_n` cases;
- words only ("three-quarters"): from the Wilson lower end of the least the words allow to the Wilson upper end of the
  most they allow, both as if counted on `as_if_n` cases;
- a number that is not a share, or counted on we cannot say how many: none.

`as_if_n` is the sample, or half of it where the report says "relevant cases" without saying how many; the words and
what they allow stand at the top of `data/report-findings.yaml`. All of it covers chance only. That the sample was
chosen on purpose (¶1.10) no interval can mend.

Source: Restriction and Rehabilitation: Getting the Right Mix (2010), paragraph by paragraph.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist
from typing import Final, Literal, cast

from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.files import package_file
from rightmix_sim.guidance.book import DATA, load_book
from rightmix_sim.guidance.reading import Entry, top

Counts = Literal["met", "failed", "plain"]
Role = Literal["emerges", "put_in", "silent"]
Interval = tuple[float, float]

CONFIDENCE: Final = 0.95

_FINDING_KEYS: Final = [
    "id",
    "paragraph",
    "title",
    "measures",
    "counted",
    "met",
    "of",
    "share",
    "worded",
    "value",
    "to",
]
_MORE_KEYS: Final = ["unit", "compared", "counts", "role", "standards", "as_if_n", "note"]


@dataclass(frozen=True)
class ReportFinding:
    """One thing the inspection found, with its figure.

    `share` is the proportion to show (None where words name only a side, or the figure is no share). `counts` says
    whether it counts work as it should be (`met`), what was missing (`failed`), or neither (`plain`). `role` is what
    the model does about it: it `emerges` from a run, is `put_in`, or the model is `silent`. `standards` are the ids of
    the standards whose keeping this is the share of. `words_allow` is the range that worded findings leave open.
    """

    id: str
    paragraph: str
    title: str
    measures: str
    counted: str
    counts: Counts
    role: Role
    numerator: int | None = None
    denominator: int | None = None
    share: float | None = None
    worded: str | None = None
    words_allow: Interval | None = None
    as_if_n: int | None = None
    value: float | None = None
    value_to: float | None = None
    unit: str | None = None
    compared: float | None = None
    standards: tuple[str, ...] = ()
    note: str = ""

    @property
    def speaks(self) -> bool:
        """Whether the model speaks to it: a run gives a figure that can be held against this one."""
        return self.role == "emerges"

    def interval(self) -> Interval | None:
        """The interval of the share, low and high; None where we cannot give one. The rule stands in the module."""
        if self.numerator is not None and self.denominator is not None:
            return wilson(self.numerator / self.denominator, self.denominator)
        if self.as_if_n is None:
            return None
        if self.words_allow is not None:
            least, most = self.words_allow
            return wilson(least, self.as_if_n)[0], wilson(most, self.as_if_n)[1]
        return None if self.share is None else wilson(self.share, self.as_if_n)

    def interval_rule(self) -> str:
        """In words, which interval `interval` gives."""
        if self.interval() is None:
            return "no interval"
        if self.denominator is not None:
            return "95% Wilson"
        kind = "wide, from words" if self.worded else "95% Wilson"
        return f"{kind}, as if n = {self.as_if_n}"

    def met_share(self) -> float | None:
        """The share of work as it should be: turned round for a finding that counts what was missing."""
        if self.share is None or self.counts == "plain":
            return None
        return self.share if self.counts == "met" else 1 - self.share

    def met_interval(self) -> Interval | None:
        """The interval of `met_share`, given also where words leave the share itself open."""
        interval = self.interval()
        if interval is None or self.counts == "plain":
            return None
        low, high = interval
        return (low, high) if self.counts == "met" else (1 - high, 1 - low)


@dataclass(frozen=True)
class TableRow:
    """A row of a table. Years from `break_before` on must not be compared with those before it (None: no break)."""

    id: str
    title: str
    values: tuple[int, ...]
    break_before: str | None


@dataclass(frozen=True)
class Table:
    """A table of the report: one value for each of `years` in every row, in `unit`."""

    id: str
    paragraph: str
    title: str
    document: str
    unit: str
    years: tuple[str, ...]
    rows: tuple[TableRow, ...]
    note: str

    def row(self, row_id: str) -> TableRow:
        """The row of this id; `UnknownName` when there is none."""
        for row in self.rows:
            if row.id == row_id:
                return row
        raise UnknownName("row", row_id, [row.id for row in self.rows])


def wilson(share: float, n: float) -> Interval:
    """The 95% Wilson score interval of a share counted on n cases."""
    z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
    middle = share + z * z / (2 * n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    whole = 1 + z * z / n
    low = 0.0 if share == 0 else max(0.0, (middle - half) / whole)  # exactly, where rounding would leave a trace
    high = 1.0 if share == 1 else min(1.0, (middle + half) / whole)
    return low, high


@lru_cache(maxsize=1)
def load_report_findings() -> tuple[ReportFinding, ...]:
    """Every finding of the inspection that carries a number, in the order of the report."""
    whole = top(package_file(f"{DATA}/report-findings.yaml")).only(["words", "counted", "findings"])
    words, counted = whole.entry("words"), whole.entry("counted")
    return tuple(
        _finding(entry.only(_FINDING_KEYS + _MORE_KEYS), words, counted) for entry in whole.entries("findings")
    )


def report_on(standard_id: str) -> ReportFinding | None:
    """The inspection's finding on how far a standard was kept; None when it gave no figure."""
    return next((finding for finding in load_report_findings() if standard_id in finding.standards), None)


@lru_cache(maxsize=1)
def load_tables() -> dict[str, Table]:
    """The report's two tables by id: `registered-offenders` (Table 1) and `prevention-orders` (Table 2)."""
    whole = top(package_file(f"{DATA}/tables.yaml")).only(["tables"])
    return {table.id: table for table in map(_table, whole.entries("tables"))}


def _finding(entry: Entry, words: Entry, counted: Entry) -> ReportFinding:
    figures = [key for key in ("met", "share", "worded", "value") if key in entry.fields]
    if len(figures) != 1 or ("met" in figures) != ("of" in entry.fields):
        raise entry.fault(
            "A finding has exactly one figure: met and of, share, worded, or value.", "id", entry.fields.get("id")
        )
    basis = counted.entry(entry.one_of("counted", list(counted.fields)))
    allowed = words.entry(entry.one_of("worded", list(words.fields))).fields if figures == ["worded"] else None
    numerator, denominator = entry.fields.get("met"), entry.fields.get("of")
    share = entry.fields.get("share") if allowed is None else allowed["share"]
    if numerator is not None and denominator is not None:
        if not (type(numerator) is type(denominator) is int and 0 <= numerator <= denominator != 0):
            raise entry.fault("These must be whole numbers, met no more than of.", "met", (numerator, denominator))
        share = numerator / denominator
    if share is not None and not (isinstance(share, float) and 0 <= share <= 1):
        raise entry.fault("A share lies between 0 and 1.", "share", share)
    standards = _standards(entry)
    return ReportFinding(
        id=entry.text("id"),
        paragraph=entry.text("paragraph"),
        title=entry.text("title"),
        measures=entry.text("measures"),
        counted=basis.text("title"),
        counts=cast(Counts, entry.one_of("counts", ["met", "failed", "plain"])),
        role=cast(Role, entry.one_of("role", ["emerges", "put_in", "silent"])),
        numerator=numerator,
        denominator=denominator,
        share=share,
        worded=None if allowed is None else entry.text("worded"),
        words_allow=None if allowed is None else (allowed["low"], allowed["high"]),
        as_if_n=entry.fields.get("as_if_n", basis.fields["as_if_n"]) if denominator is None else None,
        value=entry.fields.get("value"),
        value_to=entry.fields.get("to"),
        unit=entry.maybe_text("unit"),
        compared=entry.fields.get("compared"),
        standards=standards,
        note=entry.text("note", ""),
    )


def _standards(entry: Entry) -> tuple[str, ...]:
    named: Sequence[str] = entry.fields.get("standards", [])
    for name in named:
        if name not in load_book():
            raise UnknownName("standard", name, [one.id for one in load_book()], file=entry.file, place=entry.place)
    return tuple(named)


def _table(entry: Entry) -> Table:
    entry.only(["id", "paragraph", "title", "document", "unit", "years", "rows", "note"])
    years = tuple(str(year) for year in entry.fields["years"])
    rows = []
    for one in entry.entries("rows"):
        one.only(["id", "title", "values", "break_before"])
        values = tuple(one.fields["values"])
        if len(values) != len(years) or not all(type(value) is int and value >= 0 for value in values):
            raise one.fault(f"A row has one whole number for each of the {len(years)} years.", "values", values)
        series_break = one.maybe_text("break_before")
        if series_break is not None and series_break not in years:
            raise InputError("The break must stand before one of the years.", file=one.file, place=one.place)
        rows.append(TableRow(one.text("id"), one.text("title"), values, series_break))
    return Table(
        id=entry.text("id"),
        paragraph=entry.text("paragraph"),
        title=entry.text("title"),
        document=entry.text("document"),
        unit=entry.text("unit"),
        years=years,
        rows=tuple(rows),
        note=entry.text("note", ""),
    )
