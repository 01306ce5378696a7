"""What each finding counts, of what, and in which part of a page it stands: `data/definitions.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rightmix_sim.files import package_file, read_yaml

DATA = "findings/data/definitions.yaml"


@dataclass(frozen=True)
class Definition:
    """A finding in words; `days` or `part` is a yardstick of its own, and `source` says where that comes from."""

    name: str
    section: str
    counts: str
    of: str
    days: int | None = None
    part: float | None = None
    source: str = ""


@lru_cache(maxsize=1)
def definitions() -> Mapping[str, Definition]:
    """All of them by name, part by part."""
    return {
        name: Definition(
            name, part["title"], row["counts"], row["of"], row.get("days"), row.get("part"), row.get("from", "")
        )
        for part in read_yaml(package_file(DATA)).values()
        for name, row in part["findings"].items()
    }


def days_of(name: str) -> int:
    """The yardstick of a finding that has one in days."""
    days = definitions()[name].days
    assert days is not None, name
    return days


def part_of(name: str) -> float:
    """The yardstick of a finding that has one as a share."""
    part = definitions()[name].part
    assert part is not None, name
    return part
