"""What came of runs with and without levers, in words: which findings moved, and the hours of each role and purpose."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator

from rich.console import Console

from rightmix_sim.cli.console import show_list
from rightmix_sim.cli.levers.text import pounds, role_name
from rightmix_sim.experiment.lever_run import Hours, LeverAnswer
from rightmix_sim.experiment.pairs import Difference
from rightmix_sim.findings import ALL
from rightmix_sim.intervals import CONFIDENCE
from rightmix_sim.records import PURPOSES, Role
from rightmix_sim.sentences import capital, listed

_MONTHS = 12
_COSTED = {role: role.name.lower() for role in Role if role is not Role.PROGRAMME_TEAM}


def show(console: Console, found: LeverAnswer) -> None:
    """The findings that moved in one area, then hours a month by role and by purpose."""
    answer = found.answer
    titles = {(one.standard, one.group): one for one in answer.findings_after}
    moved = {key: one for key, one in answer.shares.items() if _moved(one, answer.replications)}
    lines = []
    for key, one in moved.items():
        finding = titles[key]
        group = "" if finding.group == ALL else f", {finding.group.replace('_', ' ')}"
        paragraph = f" (¶{finding.paragraph})" if finding.paragraph else ""
        lines.append(f"{finding.title}{group}{paragraph}: {_words(one, _percent, ' points')}")
    same = sum(one.is_nothing for one in answer.shares.values())
    open_ = len(answer.shares) - len(moved) - same
    told = f"{open_} finding{'' if open_ == 1 else 's'} cannot be told from chance"
    lines.append(
        f"{'Nothing else moves' if moved else 'Nothing moves'} by more than chance could move it:"
        f" {told}, {same} came out the same in every pair."
    )
    show_list(console, "What moves, in per cent", lines)
    show_list(console, "Hours a month by role", list(_roles(found)))
    show_list(console, "Hours a month delivered, by purpose", list(_purposes(found)))


def explain(console: Console, replications: int) -> None:
    """What the intervals are."""
    text = (
        f"In brackets: {CONFIDENCE:.0%} intervals of the difference over {replications} pairs of runs, the luck of both"
        " the same."
        if replications > 1
        else "One pair of runs gives no interval, so chance may have moved all of this (--replications 2 or more)."
    )
    text += (
        " They are about the chance in the model, not about its assumptions; of all findings about one in twenty seems"
        " to move by chance alone, so look for those that the lever is about. Nothing here forecasts anybody's"
        " reoffending."
    )
    console.print(textwrap.fill(text, console.width))


def _moved(one: Difference, replications: int) -> bool:
    return one.stands_out if replications > 1 else abs(one.value) > 0


def _roles(found: LeverAnswer) -> Iterator[str]:
    """The roles whose hours differ, then the names of the others."""
    same = [one for one in found.hours if not one.asked.value and not one.delivered.value]
    for one in found.hours:
        if one not in same:
            yield _role(one, found)
    if same:
        yield f"Unchanged: {listed([_name(one.role) for one in same])}"


def _role(one: Hours, found: LeverAnswer) -> str:
    name = _name(one.role)
    words = f"{capital(name)}: asked for {_words(one.asked, _hours)}; delivered {_words(one.delivered, _hours)}"
    if one.role is Role.PROGRAMME_TEAM:  # not the tutors' own hours, which policy settles
        return words
    price: float = getattr(found.answer.after.costs, _COSTED[one.role])
    return f"{words}, {pounds(one.delivered.value * _MONTHS * price)} a year"


def _name(role: Role) -> str:
    return "attendance at programme sessions" if role is Role.PROGRAMME_TEAM else role_name(_COSTED[role])


def _purposes(found: LeverAnswer) -> Iterator[str]:
    for purpose in PURPOSES:
        one = found.answer.means.get(("delivered_hours_by_purpose", purpose))
        if one is not None:
            yield f"{purpose.capitalize()}: {_words(one, _hours)}"


def _words(one: Difference, as_text: Callable[[float], str], unit: str = "") -> str:
    """ "72.1 → 75.3, +3.2 points (+1.1 to +5.3)"; "unchanged at 40.0" where nothing differs."""
    if one.value == 0 and (one.low is None or one.is_nothing):
        return f"unchanged at {as_text(one.before)}"
    words = f"{as_text(one.before)} → {as_text(one.after)}, {_signed(one.value, as_text)}{unit}"
    if one.low is None or one.high is None:
        return words
    return f"{words} ({_signed(one.low, as_text)} to {_signed(one.high, as_text)})"


def _signed(value: float, as_text: Callable[[float], str]) -> str:
    text = as_text(abs(value))
    if not float(text):
        return text  # nothing that would show: neither more nor less
    return f"{'−' if value < 0 else '+'}{text}"


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _hours(value: float) -> str:
    return f"{value:.1f}"
