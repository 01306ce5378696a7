"""Which claims are asked, and which of them may be made: that stands in the marker's rubrics and never travels."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rightmix_sim.cases import library_keys
from rightmix_sim.errors import InputError
from rightmix_sim.exercises.inspectors_chair.settings import settings
from rightmix_sim.exercises.material import Item
from rightmix_sim.files import read_own_yaml

ASKED: Final = 3  # pairs of claims, of which one each may be made
_KEY: Final = "ex9-claims.yaml"


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
    """Every claim as a marker judges it. Raises `InputError` where the rubrics are not here."""
    keys = library_keys()
    path = keys.parent / "rubrics" / _KEY if keys is not None else None
    if path is None or not path.is_file():
        raise InputError(
            "The rubrics are not here, so these claims cannot be marked.",
            value=_KEY,
            why="Keys and rubrics never travel inside the package.",
            do="Mark where they are: in the project, or with the practice folder of the kit.",
        )
    return {id: Judged(**entry) for id, entry in read_own_yaml(path).items()}


def _lot(seed: int, *what: str) -> bytes:
    """The lot of one thing: its own, so that a claim more or less moves no other."""
    return hashlib.sha256(f"inspector's chair, {seed}, {what}".encode()).digest()
