"""What changes there are and what follows from them, as data: `data/changes.yaml` and `data/changes-follow.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from rightmix_sim.files import package_file, read_own_yaml

BETTER, WORSE, EITHER = "better", "worse", "either"
ASSESSMENTS: Final = ("rm2000", "rosh", "mappa_level", "likelihood")


@dataclass(frozen=True)
class Kind:
    """One kind of change. `way` is for better, for worse, either; or the name of the facts that decide it."""

    id: str
    label: str
    paragraph: str
    patterns: tuple[re.Pattern[str], ...]
    way: str
    near: tuple[str, ...]
    says: str

    def is_spoken_of(self, text: str) -> bool:
        """Whether a text speaks of such a change, by its words alone."""
        return any(pattern.search(text) for pattern in self.patterns)


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind of change by its id, in the order of the file."""
    return {
        id: Kind(
            id=id,
            label=raw["label"],
            paragraph=raw["paragraph"],
            patterns=tuple(re.compile(one, re.IGNORECASE) for one in raw["speaks"]),
            way=raw["way"],
            near=tuple(raw["near"]),
            says=raw["says"],
        )
        for id, raw in changes()["kinds"].items()
    }


@cache
def changes() -> Mapping[str, Any]:
    """`data/changes.yaml` as it stands."""
    content: dict[str, Any] = read_own_yaml(package_file("exercises/significant_change/data/changes.yaml"))
    return content


@cache
def follows() -> Mapping[str, Any]:
    """`data/changes-follow.yaml` as it stands."""
    content: dict[str, Any] = read_own_yaml(package_file("exercises/significant_change/data/changes-follow.yaml"))
    return content


def number(name: str) -> int:
    """A number of either file, whose unit and reason stand beside it. Raises `KeyError`."""
    numbers: dict[str, Any] = {**changes()["numbers"], **follows()["numbers"]}
    return int(numbers[name]["value"])


def mark_for(name: str) -> float:
    """What is given for a part of an answer, or what it weighs. Raises `KeyError`."""
    return float(follows()["marks"][name])


def label_of(kind: str) -> str:
    """What trainees read for a kind, without what stands behind its colon."""
    return kinds()[kind].label.partition(":")[0]
