"""What `rightmix plans` prints: findings plan by plan, the matrix, the mix, the catalogue."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import groupby

from rich.console import Console
from rich.table import Table

from rightmix_sim.plans import PlanSet, Review
from rightmix_sim.plans.alignment.matrix import Matrix
from rightmix_sim.plans.alignment.matrix_words import verdict
from rightmix_sim.plans.catalogue import Entry
from rightmix_sim.plans.mix.mix_words import name, not_counted
from rightmix_sim.plans.mix.right_mix import Need
from rightmix_sim.plans.mix.weighing import FactorMix, Mix, mix_of
from rightmix_sim.plans.page.groups import counted
from rightmix_sim.plans.page.render import TEACHING
from rightmix_sim.plans.plan import PURPOSES
from rightmix_sim.plans.plan_set import overdue
from rightmix_sim.plans.reviewing.finding import PLANS, Finding
from rightmix_sim.plans.wording import SHORT, spoken
from rightmix_sim.sentences import listed
from rightmix_sim.workdays import day_in_words

_ALL = "The plans together"


def show_findings(console: Console, plans: PlanSet, found: Review) -> None:
    """The findings, plan by plan: what was found, its paragraph, what would clear it."""
    given = listed([SHORT[plan.kind] for plan in plans.plans])
    console.print(f"Case {plans.case.id}, read on {day_in_words(plans.case.on)}: {given}", style="bold")
    for plan in overdue(plans):
        due = day_in_words(plan.review_due) if plan.review_due is not None else ""
        console.print(f"{PLANS[plan.kind]} was to be reviewed by {due} and is still the one on file.")
    if not found.findings:
        console.print("Nothing to find: these plans are sound by the rules of docs/plans.md.")
    unmet = mix_of(plans).unmet
    if not found.findings and unmet:
        console.print(f"The mix is not right yet: {_named(unmet)}. See: rightmix plans mix")
    for plan, findings in groupby(found.findings, key=lambda finding: finding.plan):
        console.print(f"\n{PLANS.get(plan or '', _ALL)}", style="bold")
        for finding in findings:
            _show(console, finding)
    if found.findings:
        console.print(f"\n{counted(found.findings)}.")
    console.print(TEACHING, style="dim")


def _show(console: Console, finding: Finding) -> None:
    console.print(f"  {finding.severity}: {finding.code}", style="bold" if finding.severity == "gap" else "")
    for text in (f"{finding.message} (¶{finding.paragraph})", f"To clear it: {finding.clears}"):
        console.print(textwrap.indent(textwrap.fill(text, max(20, console.width - 4), break_on_hyphens=False), "    "))


def show_matrix(console: Console, matrix: Matrix) -> None:
    """One row for each action and prohibition, one column for each plan, and whether they agree."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("action or prohibition", ratio=3)
    for kind in matrix.plans:
        table.add_column(SHORT[kind].removeprefix("the "), ratio=3)
    table.add_column("agreement", ratio=2)
    for row in matrix.rows:
        cells = [row.cells.get(kind) for kind in matrix.plans]
        said = [f"{', '.join(cell.ids)}: {cell.who}, {cell.how_often}" if cell is not None else "–" for cell in cells]
        table.add_row(f"{row.name}: {row.title}" if row.kind == "prohibition" else row.title, *said, verdict(row))
    console.print(table)


def show_mix(console: Console, mix: Mix) -> None:
    """Hours a month of control, help and change, overall and for each factor; what is not met, and what that means."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("staff hours a month", ratio=4)
    for purpose in PURPOSES:
        table.add_column(purpose, justify="right")
    table.add_column("needs", ratio=3)
    table.add_row("all work", *(f"{mix.work.hours[purpose]:.1f}" for purpose in PURPOSES), "")
    for one in mix.factors:
        hours = (f"{one.work.hours[purpose]:.1f}" for purpose in PURPOSES)
        table.add_row(f"{name(one.factor)}, {one.factor.kind}", *hours, _needs(one))
    console.print(table)
    for intensity in mix.intensities:
        asked = intensity.asked
        by = "Risk of Serious Harm" if asked.by == "rosh" else "risk of reconviction"
        short = "" if intensity.enough else ": too little"
        of = "Control" if asked.of == "control" else "Help and change"
        console.print(
            f"{of}: {intensity.planned:.1f} hours a month; "
            f"a {spoken(asked.level)} {by} asks for {asked.hours:.1f}{short}."
        )
    if mix.not_counted:
        console.print(not_counted(mix))
    if mix.factors:
        console.print(f"Not met: {_named(mix.unmet)}." if mix.unmet else "Every factor meets with what it needs.")
    console.print(
        "Hours are assumptions; the verdict is not a ratio. Both are argued in docs/right-mix.md.", style="dim"
    )


def _named(needs: Sequence[Need]) -> str:
    return listed([f"{need.factor.id} needs {need.purpose} (¶{need.paragraph})" for need in needs])


def _needs(one: FactorMix) -> str:
    return ", ".join(f"{need.purpose}{'' if met else ' (not met)'}" for need, met in one.needs) or "none"


def show_catalogue(console: Console, entries: Sequence[Entry]) -> None:
    """Every action with its usual owner, what it serves, hours a month at the usual frequency, paragraph."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for head in ("id", "owner", "serves", "hours a month", "usually", "¶"):
        table.add_column(head, no_wrap=head == "id")
    for entry in entries:
        serves = ", ".join(f"{purpose} {share:.0%}" for purpose, share in entry.serves.items())
        hours = f"{sum(entry.hours.values()):.1f}"
        table.add_row(
            entry.id,
            spoken(entry.agency),
            serves,
            hours,
            "once, spread over 4 months" if entry.usually == "once" else entry.usually,
            entry.paragraph,
        )
    console.print(table)
    console.print("Shares, hours and frequencies are assumptions, made for teaching.", style="dim")
