"""What can be found in plans, in plain words, and the numbers by which it is marked: `data/faults.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from rightmix_sim.files import package_file, read_own_yaml

ANY: Final = "any"
SORTS: Final = ("missing", "contradictory", "out_of_date")


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One kind of fault, by the code of the plan reviewer.

    `plan` is `each` where the plan in which it lies has to be named, else `any`. `about` says what sort of thing has to
    be named, `file` which documents can show it; both are empty where nothing is asked.
    """

    code: str
    sort: str
    says: str
    plan: str
    about: str = ""
    file: tuple[str, ...] = ()
    mends: tuple[str, ...] = ()


@cache
def faults() -> Mapping[str, Fault]:
    """Every kind of fault by its code, sort by sort."""
    return {code: _fault(code, entry) for code, entry in _content()["faults"].items()}


def sort_in_words(sort: str) -> str:
    """Missing, contradictory or out of date, as it begins a choice."""
    return str(_content()["sorts"][sort])


def number(name: str) -> Any:
    """The value of one entry of `numbers`."""
    return _content()["numbers"][name]["value"]


@cache
def _content() -> dict[str, Any]:
    content: dict[str, Any] = read_own_yaml(package_file("exercises/alignment/data/faults.yaml"))
    return content


def _fault(code: str, entry: Mapping[str, Any]) -> Fault:
    return Fault(
        code=code,
        sort=entry["sort"],
        says=entry["says"],
        plan=entry["plan"],
        about=entry.get("about", ""),
        file=tuple(entry.get("file", ())),
        mends=tuple(entry.get("mends", ())),
    )
