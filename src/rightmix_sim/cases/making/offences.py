"""The kinds of index offence: whom it was against, how well they knew each other, and its legal name of the time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from rightmix_sim.files import package_file, read_own_yaml
from rightmix_sim.guidance import load_documents


@dataclass(frozen=True)
class OffenceType:
    """One kind of offence, as the recipes name it."""

    name: str
    victim: str  # girl, boy, woman or man
    known: bool
    contact: bool
    images: bool
    historic: bool
    titles: tuple[str, ...]  # from May 2004 on
    titles_before: tuple[str, ...]

    @property
    def of_a_child(self) -> bool:
        """Whether the victim was a child."""
        return self.victim in ("girl", "boy")

    @property
    def victim_sex(self) -> str:
        """male or female; unknown of images."""
        return "unknown" if self.images else "male" if self.victim in ("boy", "man") else "female"

    @property
    def target(self) -> str:
        """child, adult or internet: whom present concerns are about."""
        return "internet" if self.images or self.name.startswith("online") else "child" if self.of_a_child else "adult"

    def legal_titles(self, committed: date) -> tuple[str, ...]:
        """What it was called in law on the day it was committed."""
        return self.titles if committed >= act_of_2003() else self.titles_before


@cache
def act_of_2003() -> date:
    """The day on which Part 2 of the Sexual Offences Act 2003 came into force, and its offences with it."""
    day = load_documents()["soa-2003"].date
    assert day is not None
    return day


@cache
def offence_types() -> dict[str, OffenceType]:
    """Every kind of offence by its name."""
    raw: dict[str, dict[str, Any]] = read_own_yaml(package_file("cases/data/offences.yaml"))
    return {
        name: OffenceType(name=name, **{key: _frozen(value) for key, value in one.items()}) for name, one in raw.items()
    }


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@cache
def other_charges() -> dict[str, dict[str, list[str]]]:
    """Charges that are not sexual: by nature, each with the disposals that are usual."""
    charges: dict[str, dict[str, list[str]]] = read_own_yaml(package_file("cases/data/charges.yaml"))
    return charges
