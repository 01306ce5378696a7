"""Levers as text for the terminal: the list, one in full, and what they cost in an area by policy."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Final

from rich.console import Console
from rich.table import Table

from rightmix_sim.cli.console import show_list
from rightmix_sim.scenario.area import Area
from rightmix_sim.scenario.differences import area_differences
from rightmix_sim.scenario.levers import Also, Cost, Lever, Paid, also_costs, costs

_NAME, _PARAGRAPH, _NUMBER = 28, 6, 3
_PAID: Final = {
    Paid.NEW: "to be paid on top",
    Paid.ASKED: "from the hours of those in post",
    Paid.ELSEWHERE: "hours that other duties must do without",
}


def show_all(console: Console, levers: Sequence[Lever]) -> None:
    """A table of all of them, the recommendations first."""
    for title, rows in (
        ("Recommendations", [one for one in levers if one.recommendation is not None]),
        ("Designs the report mentions", [one for one in levers if one.recommendation is None]),
    ):
        console.print(title, style="bold")
        table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, show_header=False)
        table.add_column(justify="right", width=_NUMBER)
        table.add_column(no_wrap=True, width=_NAME)
        table.add_column(ratio=1)
        table.add_column(width=_PARAGRAPH)
        for one in rows:
            number = "" if one.recommendation is None else str(one.recommendation)
            table.add_row(number, one.name, one.title, f"¶{one.paragraph}" if one.paragraph else "")
        console.print(table)
        console.print()
    for line in (
        "`rightmix levers show NAME` tells all about one, `cost NAME SCENARIO` what it asks for,",
        "`run NAME SCENARIO` what comes of it. SCENARIO+NAME is a scenario wherever one is asked for.",
    ):
        console.print(line)


def show_one(console: Console, lever: Lever) -> None:
    """All that its file says."""
    console.print(lever.title, style="bold")
    number = "" if lever.recommendation is None else f"recommendation {lever.recommendation}"
    facts = [lever.name, number, f"¶{lever.paragraph}" if lever.paragraph else "", lever.agency]
    _say(console, ", ".join(fact for fact in facts if fact))
    _say(console, lever.text)
    show_list(console, "Why", [lever.why])
    show_list(console, "What it changes", [f"{one.in_words()}. {one.why}".rstrip() for one in lever.changes])
    if lever.not_in_the_model:
        show_list(console, "Not in the model", [lever.not_in_the_model])
    show_list(console, "What it costs", [lever.cost, *(_also(one) for one in lever.also)])


def show_cost(console: Console, before: Area, after: Area, levers: Sequence[Lever], *, guidance: bool = False) -> None:
    """What levers change in one area and what that costs by policy; that they change nothing, where it is so."""
    console.print(f"\n{before.title} ({before.name})", style="bold")
    moved = area_differences(before, after)
    if not moved:
        held = " but what it is held against" if guidance else ""
        _say(console, f"Nothing changes here{held}: the area already is as the lever asks, or is none that it is for.")
        return
    show_list(
        console,
        "What changes",
        [f"{one.meaning} ({one.parameter}): {one.said_before} → {one.said_after}" for one in moved],
    )
    found = [*costs(before, after), *(cost for lever in levers for cost in also_costs(lever.also, after))]
    if not found:
        show_list(console, "What it costs by policy", ["No hours and no pounds that policy settles."])
        return
    for paid in Paid:
        lines = [_cost(one) for one in found if one.paid is paid]
        show_list(console, f"What it costs by policy, {_PAID[paid]}", lines)
    _say(console, _together(found))


def explain_costs(console: Console, levers: Sequence[Lever]) -> None:
    """What the figures are, and what the levers say of what is not priced."""
    console.print()
    for lever in levers:
        _say(console, f"{lever.title}: {lever.cost}")
        if lever.not_in_the_model:
            _say(console, f"Not in the model: {lever.not_in_the_model}")
    _say(
        console,
        "Pounds are hours times the area's unit costs (`costs.*`), which are teaching assumptions until you put in your"
        " own. By policy means as written down: every post filled, every group running. Posts of tutors are not"
        " priced beside the sessions they lead.",
    )


def _also(one: Also) -> str:
    each = f" for each of {one.for_each}" if one.for_each else ""
    much = f"{one.hours:g} hours of the {role_name(one.role)}" if one.hours else pounds(one.pounds)
    said = f"{one.status}: {one.source}" if one.source else one.status
    return f"Besides, {one.what}: {much}{each}, {'once' if one.once else 'a year'} ({said})."


def _cost(one: Cost) -> str:
    often = "once" if one.once else "a year"
    hours = f"{role_name(one.role)}, {_signed(one.hours)} hours, " if one.role else ""
    return f"{one.what}: {hours}{pounds(one.pounds)} {often}"


def _together(found: Sequence[Cost]) -> str:
    yearly = [one for one in found if not one.once]
    total, new = (sum(one.pounds for one in part) for part in (yearly, [one for one in yearly if one.paid is Paid.NEW]))
    parts = [f"{_signed(sum(one.hours for one in yearly))} hours and {pounds(total)} a year"] if yearly else []
    parts += [f"of which {pounds(new)} to be paid on top"] if new and round(new) != round(total) else []
    parts += [f"{pounds(sum(one.pounds for one in found if one.once))} once"] if len(yearly) < len(found) else []
    return f"Together: {', '.join(parts)}."


def role_name(role: str) -> str:
    """A role in print: "offender manager", "MAPPA coordinator"."""
    return role.replace("_", " ").replace("mappa", "MAPPA").replace("circles", "Circles")


def pounds(amount: float) -> str:
    """Whole pounds with a sign for a saving: £6,679, −£120."""
    return f"{'−' if round(amount) < 0 else ''}£{abs(round(amount)):,}"


def _signed(hours: float) -> str:
    return f"{'−' if hours < 0 else ''}{abs(hours):,.0f}" if abs(hours) >= 9.95 else f"{hours:.1f}".replace("-", "−")


def _say(console: Console, text: str) -> None:
    console.print(textwrap.fill(text, console.width, break_long_words=False, break_on_hyphens=False))
