"""What `rightmix score` prints: the categories, what would settle them, the form with its points, what was counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import Console
from rich.table import Table

from rightmix_sim.cli.console import show_list, show_questions
from rightmix_sim.risk.listing import source_of
from rightmix_sim.risk.meanings import Reconviction
from rightmix_sim.risk.rm2000 import Score
from rightmix_sim.risk.rules import Reason, Rule, load_rules

_SCALES: Final = {
    "s": "RM2000/S: risk of reconviction for a sexual offence",
    "v": "RM2000/V: risk of reconviction for a violent, not sexual offence",
    "c": "RM2000/C: risk of reconviction for either",
    "adapted": "RM2000/S and C adapted for images only: risk of reconviction",
}
_HEADS: Final = {"s": "RM2000/S", "v": "RM2000/V", "c": "RM2000/C", "adapted": "RM2000 adapted"}
_ITEMS: Final = {
    "age": "age at liberty",
    "step1": "step 1 together",
    "stranger_victim": "stranger as victim",
    "non_contact": "non-contact offence",
    "s.category": "category of S",
    "v.category": "V together",
    "c.category": "S and V together",
    "adapted.s.category": "category of S",
    "adapted.c.category": "S and V together",
}
_LEFT_OUT: Final = ("adapted.s.stranger_victim", "adapted.s.non_contact")  # whatever the file says of them
_NOT_COUNTED: Final = {
    "quashed": "quashed",
    "breach_only": "breach without a new offence",
    "tic": "taken into consideration",
}
_CITED: Final = re.compile(r"\[(rm2000-[a-z0-9-]+)")
_COUNTS_NOTHING: Final = ("female", "under_18")  # refused before anything is counted
_READ: Final = ("seed", "sourced")
_FOOT: Final = "In brackets: the rule; * not confirmed in any source (from memory, or decided here)."
_MORE: Final = "Each rule in full: add --rules. What was disputed: docs/risk/rm2000.md"
_LAST: Final = "A teaching approximation, for synthetic cases only: not for any real person."


def show(console: Console, found: Score, *, rules_in_full: bool = False) -> None:
    """The score as text, what matters most first; `rules_in_full` adds every rule that took part."""
    console.print(found.notice)
    console.print()
    if found.reason is not None:
        console.print(f"RM2000/S cannot be given. {_refusal(found)}", style="bold")
    scales = [scale for scale in _SCALES if _reasons(found, scale)]
    for scale in scales:
        console.print(f"{_SCALES[scale]}: {_verdict(found, scale)}", style="bold")
    show_questions(console, found.unsettled, found.question)
    show_list(console, "Bear in mind", [caution.text for caution in found.cautions])
    for scale in scales:
        console.print()
        console.print(_table(scale, _reasons(found, scale)))
    if found.reason not in _COUNTS_NOTHING:
        show_list(console, "Appearances counted, by their dates", _counted(found))
        show_list(console, "Not counted", _not_counted(found))
    if rules_in_full:
        show_list(console, "The rules", [_in_full(rule) for rule in _all_cited(found)])
    console.print(f"\n{_FOOT}\n{_MORE}\n{_LAST}")


def _reasons(found: Score, scale: str) -> list[Reason]:
    return [one for one in found.reasons if one.item.startswith(f"{scale}.")]


def _refusal(found: Score) -> str:
    rule = _cited(found.reasons[0])[0]
    return f"{_text(rule)} [{_marked(rule)}]."


def _verdict(found: Score, scale: str) -> str:
    if scale == "v" and found.v is not None:
        return _level((found.v.category, found.v.category))
    if scale == "adapted" and found.adapted is not None:
        return f"S {_level(found.adapted.range)}, C {_level(found.adapted.c.range)}"
    part = found.s if scale == "s" else found.c
    return "" if part is None else _level(part.range)


def _level(found: tuple[Reconviction, Reconviction]) -> str:
    low, high = (level.value.replace("_", " ").upper() for level in found)
    return low if low == high else f"OPEN, {low} to {high}"


def _table(scale: str, items: Sequence[Reason]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", pad_edge=False)
    table.add_column(_HEADS[scale], width=20, no_wrap=True)
    table.add_column("found", width=9)
    table.add_column("points", width=6, justify="right")
    table.add_column("why", ratio=1)
    for one in items:
        found = "left out" if one.item in _LEFT_OUT else _said(one.value)
        table.add_row(_name(one.item), found, "" if one.points is None else str(one.points), _why(one))
    return table


def _name(item: str) -> str:
    last = item.rpartition(".")[2]
    return _ITEMS.get(item) or _ITEMS.get(last) or last.replace("_", " ")


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return " to ".join(_said(one) for one in value)
    return str(value).replace("_", " ")


def _why(one: Reason) -> str:
    """The band that the number fell into, where the rule has bands, and the rules by their names."""
    rules = _cited(one)
    number = one.value if type(one.value) is int else one.points
    bands = [rule.bands.words_at(number) for rule in rules if rule.bands is not None and number is not None]
    if one.item.endswith("s.category"):
        bands = [_raised(rules[0], one.points)]
    elif one.item == "v.burglary":
        bands = []
    return " ".join([*bands, f"[{', '.join(_marked(rule) for rule in rules)}]"])


def _raised(rule: Rule, factors: int | None) -> str:
    if factors is None:
        return "how many factors is open"
    raised = rule.gives(factors)
    return f"{factors} of the four: step 1 {f'raised by {raised}' if raised else 'stays'}"


def _cited(one: Reason) -> list[Rule]:
    return [load_rules("rm2000")[name] for name in _CITED.findall(one.rule)]


def _all_cited(found: Score) -> list[Rule]:
    return list({rule.id: rule for one in found.reasons for rule in _cited(one)}.values())


def _marked(rule: Rule) -> str:
    return rule.id if rule.status in _READ else f"{rule.id}*"


def _in_full(rule: Rule) -> str:
    known = f"{rule.status}: {source_of(rule)}" if source_of(rule) else rule.status
    return f"{rule.id}: {_text(rule)} ({known}). {rule.note}".rstrip()


def _text(rule: Rule) -> str:
    return f"{rule.words}: {rule.figures}" if rule.figures else rule.words


def _counted(found: Score) -> list[str]:
    counted = found.counted
    days = {
        "criminal": counted.criminal,
        "sexual": counted.sexual,
        "violent": counted.violent,
        "with burglary": counted.burglary,
    }
    return [f"{name}: {', '.join(str(day) for day in sorted(found)) or 'none'}" for name, found in days.items()]


def _not_counted(found: Score) -> Iterator[str]:
    for entry, offence, why in found.left_out:
        offences = (entry.offences or ()) if offence is None else (offence,)
        titles = ", ".join(one.title for one in offences if one.title)
        yield f"{entry.date}, {_NOT_COUNTED[why]}{f': {titles}' if titles else ''}"
