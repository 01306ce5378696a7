"""Which claims are asked, and which of them may be made: that stands with the marker and never travels."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rightmix_sim.exercises.answer_key import answer_key
from rightmix_sim.exercises.inspectors_chair.settings import settings
from rightmix_sim.exercises.material import Assignment, Item

ASKED: Final = 3  # pairs of claims, of which one each may be made


@dataclass(frozen=True)
class Judged:
    """Whether a claim may be made (`yes` or `no`), and why."""

    may: str
    why: str


def claims_of(assignment: Assignment) -> tuple[Item, ...]:
    """The claims of one trainee: those that the assignment brings, else drawn in pairs and shuffled."""
    drawn = {one.id: one.text for one in assignment.bank.claims} or _drawn(assignment.seed)
    return tuple(Item(id=id, label=f"Claim {place}", text=text) for place, (id, text) in enumerate(drawn.items(), 1))


def judged(assignment: Assignment) -> Mapping[str, Judged]:
    """Every claim as a marker judges it. Raises `InputError` where that is not here."""
    if assignment.bank.claims:
        return {
            one.id: Judged(may=one.may, why=f"{one.why.rstrip('.')} (¶{one.paragraph}).")
            for one in assignment.bank.claims
        }
    return {id: Judged(**entry) for id, entry in answer_key("claims").items()}


def _drawn(seed: int) -> dict[str, str]:
    pairs = sorted(settings().claims, key=lambda pair: _lot(seed, "pair", *pair))[:ASKED]
    texts = {id: text for pair in pairs for id, text in pair.items()}
    return {id: texts[id] for id in sorted(texts, key=lambda id: _lot(seed, "order", id))}


def _lot(seed: int, *what: str) -> bytes:
    """The lot of one thing: its own, so that a claim more or less moves no other."""
    return hashlib.sha256(f"inspector's chair, {seed}, {what}".encode()).digest()
