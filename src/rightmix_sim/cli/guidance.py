"""`rightmix guidance`: the standards that everything is judged by, as a list and one at a time."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Annotated, Any

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from rightmix_sim.cli.console import print_json
from rightmix_sim.errors import InputError
from rightmix_sim.guidance import ReportFinding, Standard, load_book, load_documents, report_on
from rightmix_sim.guidance.wording import AGENCIES, STATUSES, asks, on_the_day, on_time, whom

WIDTH = 100  # columns; what a terminal on a small laptop shows without breaking lines

guidance = typer.Typer(
    help="The dated standards that plans, areas and case files are held against.", no_args_is_help=True
)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
OnDay = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The value on this day, such as 2009-04-01.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(guidance, name="guidance")


@guidance.command("list")
def list_standards(on: OnDay = None, as_json: AsJson = False) -> None:
    """List every standard with its value, to whom it applies, where it stands and how well we know it."""
    day = None if on is None else _day(on)
    standards = list(load_book())
    if as_json:
        print_json([_summary(standard, day) for standard in standards])
        return
    console = _console()
    console.print(f"{len(standards)} standards, as in {'their latest edition' if day is None else f'force on {day}'}.")
    for subject, group in groupby(standards, key=lambda standard: standard.subject):
        console.print()
        console.print(_table(subject, list(group), day))
    console.print()
    console.print("¶ is the paragraph of the 2010 inspection report, – another source.")
    console.print("`rightmix guidance show ID` tells all about one.")


@guidance.command("show")
def show_standard(
    standard_id: Annotated[str, typer.Argument(metavar="ID", help="As `rightmix guidance list` gives it.")],
    on: OnDay = None,
    as_json: AsJson = False,
) -> None:
    """Show one standard: all its editions, to whom it applies, and the rule of "on time" in words."""
    day = None if on is None else _day(on)
    standard = load_book()[standard_id]
    if as_json:
        print_json(_whole(standard, day))
        return
    console = _console()
    console.print(escape(standard.title))
    console.print(_facts(standard, day))
    console.print("\nWhen work is on time")
    for sentence in on_time(standard, standard.latest if day is None else standard.edition_on(day)):
        console.print(f"  {sentence}")


def _summary(standard: Standard, day: date | None) -> dict[str, Any]:
    edition = standard.latest if day is None else standard.edition_on(day)
    return {
        "id": standard.id,
        "title": standard.title,
        "value": None if edition is None else edition.value,
        "unit": standard.unit,
        "applies_to": standard.applies_to.as_dict(),
        "document": None if edition is None else edition.document,
        "paragraph": standard.paragraph,
        "edition": None if edition is None else edition.from_.isoformat(),
        "status": standard.status if edition is None else edition.status,
    }


def _whole(standard: Standard, day: date | None) -> dict[str, Any]:
    edition = standard.latest if day is None else standard.edition_on(day)
    finding = report_on(standard.id)
    return {
        **_summary(standard, day),
        "kind": standard.kind,
        "subject": standard.subject,
        "agency": standard.agency,
        "counted_from": standard.counted_from or None,
        "source": standard.source,
        "in_force": None if day is None else standard.in_force_on(day),
        "on": None if day is None else day.isoformat(),
        "asks": asks(standard, edition),
        "on_time": on_time(standard, edition),
        "editions": [
            {
                "from": one.from_.isoformat(),
                "value": one.value,
                "earliest": one.earliest,
                "withdrawn": one.withdrawn,
                "document": one.document,
                "status": one.status,
            }
            for one in standard.editions
        ],
        "report": None if finding is None else {"paragraph": finding.paragraph, "title": finding.title},
        "note": standard.note or None,
    }


def _table(subject: str, standards: list[Standard], day: date | None) -> Table:
    table = Table(title=subject, title_justify="left", title_style="bold", box=SIMPLE_HEAD, width=WIDTH, pad_edge=False)
    table.add_column("standard", width=30, no_wrap=True)
    table.add_column("what it asks; for whom", ratio=1)
    table.add_column("where, how known, from", width=22, no_wrap=True)
    for standard in standards:
        edition = standard.latest if day is None else standard.edition_on(day)
        place = "–" if standard.paragraph is None else f"¶{standard.paragraph}"
        status = standard.status if edition is None else edition.status
        table.add_row(
            standard.id,
            f"{asks(standard, edition)}; {whom(standard.applies_to)}\n{escape(standard.title)}",
            f"{place} {status}\n{'' if edition is None else f'from {edition.from_}'}",
        )
    return table


def _facts(standard: Standard, day: date | None) -> Table:
    facts = Table.grid(padding=(0, 2))
    facts.add_column(no_wrap=True)
    facts.add_column()
    rows = [("id", standard.id), ("kind", standard.kind)]
    if day is not None:
        rows.append((f"on {day}", on_the_day(standard, day)))
    rows += [
        (f"from {one.from_}", f"{asks(standard, one)} ({one.status}): {one.document}") for one in standard.editions
    ]
    rows += [
        ("asked of", AGENCIES[standard.agency]),
        ("applies to", whom(standard.applies_to)),
        ("paragraph", _place(standard)),
    ]
    if standard.source is not None:
        rows.append(("source", f"{standard.source}: {load_documents()[standard.source].title}"))
    rows.append(("status", f"{standard.status}: {STATUSES[standard.status]}"))
    if standard.note:
        rows.append(("note", standard.note))
    finding = report_on(standard.id)
    if finding is not None:
        rows.append(("report", f"¶{finding.paragraph}: {finding.title}: {_figure(finding)}"))
    for label, text in rows:
        facts.add_row(f"  {label}", escape(text))
    return facts


def _place(standard: Standard) -> str:
    if standard.paragraph is None:
        return "not in the inspection report"
    return f"¶{standard.paragraph} of the 2010 inspection report"


def _figure(finding: ReportFinding) -> str:
    if finding.numerator is not None:
        return f"{finding.numerator} of {finding.denominator}"
    return f'"{finding.worded}"' if finding.worded else f"{finding.share:.0%}"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(
            "This is not a date.",
            place="--on",
            value=text,
            do="Write it as year-month-day, such as 2009-04-01.",
        ) from None


def _console() -> Console:
    return Console(width=WIDTH, highlight=False, soft_wrap=False)
