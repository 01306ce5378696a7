"""On what each finding is counted in a simulated inspection, and the numbers of the rule: `data/basis.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from rightmix_sim.files import package_file, read_yaml
from rightmix_sim.guidance import ReportFinding, load_report_findings

DATA: Final = "validation/data/basis.yaml"
On = Literal["cases", "records", "whole"]
ALL_BASES: Final[tuple[On, ...]] = ("cases", "records", "whole")

_SAMPLE: Final = "sample-without-programme"  # the finding that says how many cases there were, and how many without one
_RECORDS: Final = "sample-level-1"  # one that says how many police records there were


@dataclass(frozen=True)
class Rule:
    """The numbers of the rule: the smallest n, the widest interval, inspections drawn from each replication, the border
    between the halves, and the fewest findings that a check may rest on."""

    smallest_n: int
    widest: float
    each: int
    border: str
    fewest: int


@dataclass(frozen=True)
class Size:
    """How many files the inspectors read: cases, those of them without a programme requirement, police records."""

    cases: int
    without_programme: int
    records: int


@cache
def basis() -> Mapping[str, On]:
    """On what a finding of the report is counted, by its id; those that a run does not count are left out."""
    raw = read_yaml(package_file(DATA))
    return {name: on for on in ALL_BASES for name in raw[on]["findings"]}


@cache
def described() -> tuple[str, ...]:
    """The findings that are put in as descriptions of the areas, which a run does not count."""
    return tuple(read_yaml(package_file(DATA))["described"])


@cache
def derived() -> Mapping[str, str]:
    """The findings that follow from others, each with what it follows from."""
    found: Mapping[str, str] = read_yaml(package_file(DATA))["derived"]
    return found


@cache
def rule() -> Rule:
    """The numbers of the rule."""
    return Rule(**read_yaml(package_file(DATA))["rule"])


@cache
def finding(id: str) -> ReportFinding:
    """The finding of the report of this id."""
    return next(one for one in load_report_findings() if one.id == id)


@cache
def size() -> Size:
    """As many files as the inspectors read (¶1.10)."""
    sample, records = finding(_SAMPLE), finding(_RECORDS)
    assert sample.denominator is not None and sample.numerator is not None and records.denominator is not None
    return Size(sample.denominator, sample.numerator, records.denominator)
