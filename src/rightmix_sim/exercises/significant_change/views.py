"""What a trainee has found and decided so far, as HTML: from own entries and the plan on file alone."""

from __future__ import annotations

from functools import cache
from typing import Final

from jinja2 import Environment

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.material import Material
from rightmix_sim.exercises.significant_change.altered import ALTER, KEEP, STOP, every_of
from rightmix_sim.exercises.significant_change.kinds import kinds
from rightmix_sim.plans import catalogue
from rightmix_sim.plans.timescale import frequency
from rightmix_sim.templates import templates
from rightmix_sim.workdays import day_in_words

_WAYS: Final = {"better": "for better", "worse": "for worse", "either": "both, or not known yet", "": "–"}
_GROUPS: Final = {KEEP: "Kept", ALTER: "Altered", STOP: "Stopped", "": "Not decided yet"}


def timeline(answers: Answers, _material: Material) -> str:
    """The changes in the order of their days; those without a day last."""
    lines = [line for line in answers.records("changes") if line.choice("kind") in kinds()]
    lines.sort(key=lambda line: (line.day("when") is None, line.text("when")))
    rows = [
        {
            "when": day_in_words(day) if (day := line.day("when")) is not None else "no day yet",
            "what": kinds()[line.choice("kind")].label,
            "way": _WAYS.get(line.choice("way"), "–"),
            "evidence": ", ".join(line.several("evidence")) or "nothing cited yet",
        }
        for line in lines
    ]
    return _pages().get_template("timeline").render(lines=rows)


def plan(answers: Answers, material: Material) -> str:
    """The actions kept, altered, stopped and added."""
    found: dict[str, list[str]] = {name: [] for name in _GROUPS}
    for item in material.lists.get("actions_on_file", ()):
        row = answers.row("on_file", item.id)
        found[row.choice("do") if row.choice("do") in _GROUPS else ""].append(
            f"{item.label}{_altered(row) if row.choice('do') == ALTER else ''}"
        )
    groups = [(name, found[do]) for do, name in _GROUPS.items()]
    return _pages().get_template("plan").render(groups=[*groups, ("New", [*_new(answers)])])


def _altered(row: Answers) -> str:
    often = _often(row.choice("every"))
    said = [row.text("how"), f"from now on {often}" if often else ""]
    told = "; ".join(one for one in said if one)
    return f" → {told}" if told else " → nothing said yet"


def _new(answers: Answers) -> list[str]:
    entries = ((catalogue().get(line.choice("action")), line) for line in answers.records("new_actions"))
    return [f"{entry.title}, {_often(line.choice('every')) or 'once'}" for entry, line in entries if entry is not None]


def _often(every: str) -> str:
    known = every_of(every)
    return frequency(known).words if known is not None else ""


@cache
def _pages() -> Environment:
    return templates("exercises/significant_change/templates")
