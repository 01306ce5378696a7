"""Which claims are asked, and which of them may be made: that stands with the marker and never travels."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rightmix_sim.exercises.answer_key import answer_key
from rightmix_sim.exercises.inspectors_chair.settings import settings
from rightmix_sim.exercises.material import Item

ASKED: Final = 3  # pairs of claims, of which one each may be made


@dataclass(frozen=True)
class Judged:
    """Whether a claim may be made (`yes` or `no`), and why."""

    may: str
    why: str


def claims_of(seed: int) -> tuple[Item, ...]:
    """The claims of one trainee, drawn in pairs and shuffled."""
    pairs = sorted(settings().claims, key=lambda pair: _lot(seed, "pair", *pair))[:ASKED]
    drawn = {id: text for pair in pairs for id, text in pair.items()}
    order = sorted(drawn, key=lambda id: _lot(seed, "order", id))
    return tuple(Item(id=id, label=f"Claim {place}", text=drawn[id]) for place, id in enumerate(order, start=1))


def judged() -> Mapping[str, Judged]:
    """Every claim as a marker judges it. Raises `InputError` where that is not here."""
    return {id: Judged(**entry) for id, entry in answer_key("claims").items()}


def _lot(seed: int, *what: str) -> bytes:
    """The lot of one thing: its own, so that a claim more or less moves no other."""
    return hashlib.sha256(f"inspector's chair, {seed}, {what}".encode()).digest()
