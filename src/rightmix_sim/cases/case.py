"""A whole case: one synthetic person as the facts are, before anybody writes documents about them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rightmix_sim.cases.fields import Area, CaseFields, CaseId, Harm, Mappa, Responsivity
from rightmix_sim.cases.possible import first_impossibility
from rightmix_sim.strict_data import parse_as

__all__ = ["Area", "Case", "CaseId", "Harm", "Mappa", "Responsivity", "as_case"]


class Case(CaseFields, frozen=True, kw_only=True):
    """One synthetic case: the facts. What the documents say of them stands in the dossier, the answers in the key.

    Raises `Impossible`, a `ValueError`, for what could not have happened; `read_case` and `as_case` raise `InputError`
    with file and place for everything that does not fit.
    """

    def __post_init__(self) -> None:
        """Refuse what could not have happened."""
        impossible = first_impossibility(self)
        if impossible is not None:
            raise impossible


def as_case(case: Case | Mapping[str, Any]) -> Case:
    """The case itself, or the one that plain data of its shape stands for (dates as date or ISO text).

    Raises `InputError` with place and value.
    """
    return case if isinstance(case, Case) else parse_as(Case, case)
