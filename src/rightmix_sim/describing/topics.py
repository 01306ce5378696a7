"""The pages of `docs/model/`, one for each part of the service, and the tables on each: `data/topics.yaml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from rightmix_sim.describing.markdown import code, table
from rightmix_sim.describing.values import matching, short_table
from rightmix_sim.describing.words import said
from rightmix_sim.describing.work import work_table
from rightmix_sim.files import package_file, read_yaml
from rightmix_sim.guidance import ReportFinding, Standard, load_book, load_report_findings
from rightmix_sim.guidance.wording import amount, asks, whom
from rightmix_sim.records.kinds import Event, Resource, Work
from rightmix_sim.scenario.parameters import Parameter

DATA: Final = "describing/data/topics.yaml"
ROLES: Final = {
    "emerges": "comes out of a run",
    "put_in": "is put in",
    "silent": "the model does not speak to it",
}


@dataclass(frozen=True)
class Topic:
    """One page: kinds of work, parameters, standards, events, what is scarce, and the findings it can be held to."""

    name: str
    work: tuple[Work, ...]
    parameters: tuple[Parameter, ...]
    standards: tuple[Standard, ...]
    events: tuple[Event, ...]
    resources: tuple[Resource, ...]
    findings: tuple[ReportFinding, ...]


@cache
def topics() -> Mapping[str, Topic]:
    """All pages by name, in the order of the service. Raises `KeyError` on a code, id or parameter there is not."""
    book, report = load_book(), {finding.id: finding for finding in load_report_findings()}
    return {
        name: Topic(
            name,
            tuple(Work[word.upper()] for word in row["work"]),
            tuple(matching(row["parameters"])),
            tuple(book[standard] for standard in row["standards"]),
            tuple(Event[word.upper()] for word in row["events"]),
            tuple(Resource[word.upper()] for word in row["resources"]),
            tuple(report[finding] for finding in row["findings"]),
        )
        for name, row in read_yaml(package_file(DATA)).items()
    }


def tables_of(topic: Topic) -> Mapping[str, str]:
    """The tables of a page by the name of the block they stand in, as Markdown."""
    return {
        "guidance": standards_table(topic.standards),
        "work": work_table(topic.work),
        "parameters": short_table(topic.parameters),
        "queues": table(
            ("scarce", "in the records"), ((said(one), f"`{one.name.lower()}`") for one in topic.resources)
        ),
        "events": events_table(topic.events),
        "findings": findings_table(topic.findings),
    }


def standards_table(standards: Sequence[Standard]) -> str:
    """What standards ask, of whom, and where they stand, in their latest edition."""
    return table(
        ("standard", "asks", "to whom it applies", "where from"),
        ((one.title, asks(one, one.latest), whom(one.applies_to), _whence(one)) for one in standards),
    )


def events_table(events: Sequence[Event]) -> str:
    """Events with what they say."""
    return table(("event", "what happened"), ((code(one.name.lower()), said(one)) for one in events))


def findings_table(findings: Sequence[ReportFinding]) -> str:
    """Findings of the report, with the figure it gives and what the model does about it."""
    return table(
        ("¶", "finding", "the report's figure", "in the model"),
        ((one.paragraph, one.title, figure_of(one), ROLES[one.role]) for one in findings),
    )


def figures_table(findings: Sequence[ReportFinding]) -> str:
    """Findings of one role with the figure the report gives."""
    return table(
        ("¶", "finding", "the report's figure"), ((one.paragraph, one.title, figure_of(one)) for one in findings)
    )


def figure_of(finding: ReportFinding) -> str:
    """The report's figure as it prints it: "27 of 62", "0.47", "almost half", "30 to 50 cases"."""
    if finding.numerator is not None and finding.denominator is not None:
        return f"{finding.numerator} of {finding.denominator}"
    if finding.worded:
        return finding.worded
    if finding.value is not None:
        least, most = (None, finding.value) if finding.value_to is None else (finding.value, finding.value_to)
        return amount(most, finding.unit or "", least)
    return "" if finding.share is None else f"{finding.share:.0%}"


def _whence(standard: Standard) -> str:
    source = f"¶{standard.paragraph}" if standard.paragraph else standard.source or "no source"
    if standard.paragraph and not standard.paragraph[0].isdigit():
        source = f"report, {standard.paragraph}"
    return f"{standard.status}, {source}"
