"""What each finding counts, of what, and in which part of a page it stands: `data/definitions.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any

from msgspec import Meta, field

from rightmix_sim.errors import InputError
from rightmix_sim.files import package_file, read_yaml
from rightmix_sim.strict_data import Impossible, StrictData, Words, asked, parse_as

DATA = "findings/data/definitions.yaml"


class _Row(StrictData, frozen=True, kw_only=True):
    counts: Annotated[Words, Meta(min_length=1), asked("What is counted stands beside the figure.", "cases")]
    of: Annotated[Words, Meta(min_length=1), asked("A share is a share of something.", "cases")]
    days: Annotated[Annotated[int, Meta(ge=1)] | None, asked("A yardstick of the finding's own.", "28")] = None
    part: Annotated[Annotated[float, Meta(ge=0, le=1)] | None, asked("A yardstick that is a share.", "0.5")] = None
    source: Annotated[Words, asked("A yardstick comes from somewhere.", '"¶4.14"')] = field(default="", name="from")

    def __post_init__(self) -> None:
        """Refuse a yardstick that nobody answers for, and two of them."""
        if self.days is not None and self.part is not None:
            raise Impossible(
                "A finding has one yardstick, in days or as a share.",
                place="part",
                value=self.part,
                why="Nobody could say by which of them it is counted.",
                do="Delete one of the two.",
            )
        if (self.days is not None or self.part is not None) and not self.source:
            raise Impossible(
                "This is missing.",
                place="from",
                why="A yardstick that the report does not give is ours, and has to say so.",
                do='Write where it comes from: "¶4.14", or "teaching default: " and the reason.',
            )


class _Part(StrictData, frozen=True, kw_only=True):
    title: Annotated[Words, Meta(min_length=1), asked("The part of a page is headed by it.", "Visits (chapter 7)")]
    findings: Annotated[dict[str, _Row], asked("They stand in this part, in this order.")]


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
    return read_definitions(read_yaml(package_file(DATA)))


def read_definitions(content: Mapping[str, Any]) -> Mapping[str, Definition]:
    """The findings of all parts; `InputError` with part, finding and key for whatever does not fit."""
    found: dict[str, Definition] = {}
    for key, raw in content.items():
        part = parse_as(_Part, raw, file=f"{DATA}: {key}")
        for name, row in part.findings.items():
            if name in found:
                raise InputError(
                    "This finding is already defined in another part.",
                    file=f"{DATA}: {key}",
                    place=f"findings.{name}",
                    why="Each figure stands on a page once.",
                    do="Delete one of the two.",
                )
            found[name] = Definition(name, part.title, row.counts, row.of, row.days, row.part, row.source)
    return found


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
