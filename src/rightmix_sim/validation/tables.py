"""What a validation says as words, rows and data: for the terminal, for JSON and for the pages in `docs/`."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from rightmix_sim.findings.shares import INTERVAL
from rightmix_sim.validation.basis import derived, described, differs, finding, rule, size
from rightmix_sim.validation.comparing import IN_WORDS, Comparison
from rightmix_sim.validation.halves import CALIBRATED, UNTOUCHED
from rightmix_sim.validation.published import Twin, misses, put_in_and_wrong
from rightmix_sim.validation.validated import Validated, published

HEAD: Final = ("¶", "finding", "simulated", "single inspections", "the report", "verdict")


@dataclass(frozen=True)
class Section:
    """A part of the table: its title, and its findings."""

    title: str
    comparisons: tuple[Comparison, ...]


def sections(found: Validated) -> list[Section]:
    """The calibrated half, the untouched half, what follows from others, and what is put in."""

    def of(half: str) -> tuple[Comparison, ...]:
        return tuple(one for one in found.comparisons if one.half == half)

    emerging = [one for one in found.comparisons if one.finding.role == "emerges" and one.half is None]
    put_in = tuple(one for one in found.comparisons if one.finding.role == "put_in")
    return [
        Section("Emerges, the half calibrated on", of(CALIBRATED)),
        Section("Emerges, the half untouched by the fit", of(UNTOUCHED)),
        Section("Emerges, but follows from others; does not count", tuple(emerging)),
        Section("Put in; does not count", put_in),
    ]


def row(one: Comparison) -> tuple[str, ...]:
    """The cells of a finding, below `HEAD`; shares in per cent."""
    return (
        one.finding.paragraph,
        one.finding.title,
        with_interval(one.share, one.low, one.high),
        between(one.single_low, one.single_high),
        reported(one),
        verdict(one),
    )


def verdict(one: Comparison) -> str:
    """The verdict in words, with what a reader should know of it."""
    words = IN_WORDS[one.verdict]
    if one.verdict == "holds" and not one.within_its_words:
        words += " within chance"
    if one.verdict == "misses" and published(one):
        words += ", published"
    return f"{words}, at the edge" if one.at_the_edge else words


def summary(found: Validated) -> str:
    """How many hold of how many, in one sentence."""
    whole, first, second = found.held(), found.held(CALIBRATED), found.held(UNTOUCHED)
    return (
        f"{whole[0]} of {whole[1]} emerging findings hold: {first[0]} of {first[1]} in the half calibrated on,"
        f" {second[0]} of {second[1]} in the half untouched by the fit."
    )


def reported(one: Comparison) -> str:
    """The report's figure: its words or share, and its interval."""
    reported = one.finding
    bounds = between(*(reported.interval() or (None, None)))
    figure = f"“{reported.worded}”" if reported.worded else percent(reported.share)
    if reported.value is not None:
        return "no share"
    return f"{figure} ({bounds})" if bounds != "–" else figure


def as_data(found: Validated, over: Sequence[str] = (), twin: Twin | None = None) -> Mapping[str, Any]:
    """All of it as plain data; with the files laid over the scenario, and what must fail in a twin."""
    failing = {one.finding.id for one in found.failing}
    foretold = None if twin is None else {id: id in failing for id in twin.must_fail}
    return {
        "scenario": found.scenario.name,
        "digest": found.scenario.digest,
        "over": list(over),
        "twin": None if twin is None else {"name": twin.name, "must_fail": foretold},
        "rule": dataclasses.asdict(rule()),
        "intervals": {
            "simulated": INTERVAL,
            "single_inspections": "95 of 100 inspections",
            "report": "see each finding",
        },
        "seed": found.seed,
        "replications": found.replications,
        "held": {
            "all": _held(found.held()),
            CALIBRATED: _held(found.held(CALIBRATED)),
            UNTOUCHED: _held(found.held(UNTOUCHED)),
        },
        "files_drawn": {"mean": found.files_drawn, "wanted": size().cases},
        "enough": found.enough,
        "failing": [one.finding.id for one in found.failing],
        "published_misses": {id: dataclasses.asdict(one) for id, one in misses().items()},
        "put_in_and_wrong": {id: dataclasses.asdict(one) for id, one in put_in_and_wrong().items()},
        "recovered": [one.finding.id for one in found.recovered],
        "findings": [_data(one) for one in found.comparisons],
        "put_in_and_not_counted": [_described(id) for id in described()],
    }


def with_interval(share: float | None, low: float | None, high: float | None) -> str:
    """A share in per cent with its interval in brackets."""
    return percent(share) if low is None else f"{percent(share)} ({between(low, high)})"


def between(low: float | None, high: float | None) -> str:
    """Two shares in per cent, from the one to the other."""
    return "–" if low is None or high is None else f"{percent(low)}–{percent(high)}"


def percent(share: float | None) -> str:
    """A whole number."""
    return "–" if share is None else f"{100 * share:.0f}"


def _held(so_many: tuple[int, int]) -> dict[str, int]:
    return {"hold": so_many[0], "count": so_many[1]}


def _data(one: Comparison) -> dict[str, Any]:
    reported = one.finding
    bounds: Sequence[float | None] = reported.interval() or (None, None)
    return {
        "id": reported.id,
        "paragraph": reported.paragraph,
        "title": reported.title,
        "role": reported.role,
        "half": one.half,
        "follows_from": derived().get(reported.id),
        "counted_on": one.on,
        "counted_otherwise": differs().get(reported.id),
        "note": reported.note or None,
        "simulated": {"share": one.share, "low": one.low, "high": one.high, "met": one.met, "of": one.due},
        "single_inspections": {"low": one.single_low, "high": one.single_high, "n": one.single_n},
        "report": {
            "share": reported.share,
            "words": reported.worded,
            "low": bounds[0],
            "high": bounds[1],
            "n": reported.denominator,
            "interval": reported.interval_rule(),
        },
        "verdict": one.verdict,
        "counts": one.counts,
        "side": one.side,
        "at_the_edge": one.at_the_edge,
        "published": published(one),
    }


def _described(id: str) -> dict[str, str]:
    return {"id": id, "paragraph": finding(id).paragraph, "title": finding(id).title}
