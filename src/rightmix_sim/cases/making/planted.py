"""The errors planted in a generated file: how they are worded for the key, and by which marks paragraphs show them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from rightmix_sim.cases.key import ErrorKind
from rightmix_sim.files import package_file, read_own_yaml


@dataclass(frozen=True)
class Planted:
    """One error. Paragraphs that show it are marked `shows:KIND`, those that settle it `settles:KIND`."""

    kind: ErrorKind
    says: str
    truth: str
    report: str


def planted(kind: ErrorKind, **slots: Any) -> Planted:
    """An error of this kind, in the words of `errors.yaml` with its slots filled."""
    raw = _errors()[kind]
    return Planted(kind, raw["says"].format(**slots), raw["truth"].format(**slots), raw["report"])


def days_of(kind: ErrorKind) -> int:
    """After how many days something is an error of this kind, where `errors.yaml` gives such a yardstick."""
    return int(_errors()[kind]["days"])


@cache
def _errors() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = read_own_yaml(package_file("cases/data/errors.yaml"))
    return found
