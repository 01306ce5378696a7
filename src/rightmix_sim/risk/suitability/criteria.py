"""One criterion of a programme, held against what is known: met, excludes, or unknown; with the rule it cites."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from rightmix_sim.guidance import load_book
from rightmix_sim.risk.rules import Rule, load_rules
from rightmix_sim.sentences import capital

Outcome: TypeAlias = Literal["met", "excludes", "unknown"]


@dataclass(frozen=True)
class Citation:
    """What a criterion rests on: in full, and the place alone ("¶6.3", "teaching default", "source S58")."""

    cite: str
    place: str


@dataclass(frozen=True)
class Criterion:
    """One criterion and what came of it.

    `threshold` and `value` are what was asked and what the file says, as plain data; `unsettled` names the facts that
    would settle an unknown one, by their places in the file.
    """

    code: str
    outcome: Outcome
    text: str
    threshold: Any
    value: Any
    rule: Citation
    unsettled: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As plain data: `{code, text, threshold, value, rule}`, with `unsettled` where the outcome is unknown."""
        plain = {
            "code": self.code,
            "text": self.text,
            "threshold": self.threshold,
            "value": self.value,
            "rule": self.rule.cite,
        }
        return plain | {"unsettled": list(self.unsettled)} if self.outcome == "unknown" else plain


def criterion(
    code: str,
    refused: Iterable[bool],
    *,
    found: str,
    asked: str,
    threshold: Any,
    value: Any,
    rule: Citation,
    asks: Sequence[str] = (),
) -> Criterion:
    """The criterion, where `refused` says for each possible answer whether it would exclude.

    `found` and `asked` are the two halves of its text; `asks` are the facts that settle it if the answers differ.
    """
    every = set(refused)
    outcome: Outcome = "unknown" if len(every) > 1 else "excludes" if True in every else "met"
    text = f"{found}. {capital(asked)}."
    return Criterion(code, outcome, text, threshold, value, rule, tuple(asks) if outcome == "unknown" else ())


def rule(name: str) -> Rule:
    """A rule of suitability, by its id without the tool."""
    return load_rules("suitability")[f"suitability-{name}"]


def by_rule(*names: str) -> Citation:
    """One or more rules, cited."""
    return joined(*(Citation(rule(name).cite, place_of(rule(name))) for name in names))


def by_standard(name: str) -> Citation:
    """A standard of guidance, cited."""
    standard = load_book()[name]
    return Citation(f"{standard.title} [{standard.id}, ¶{standard.paragraph}]", f"¶{standard.paragraph}")


def joined(*parts: Citation) -> Citation:
    """Several citations as one, each place named once."""
    places = dict.fromkeys(part.place for part in parts)
    return Citation("; ".join(part.cite for part in parts), ", ".join(places))


def place_of(one: Rule) -> str:
    """Where a rule comes from, in brief: its paragraph, else its document, else that it is a teaching default."""
    if one.paragraph is not None:
        return f"¶{one.paragraph}"
    return "teaching default" if one.status == "assumption" else f"source {one.source}" if one.source else one.status


def said(answer: object) -> str:
    """An answer in words."""
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    return str(answer).replace("_", " ")
