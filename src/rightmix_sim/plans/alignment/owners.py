"""Whether plans name different owners for the same action."""

from __future__ import annotations

import re

from rightmix_sim.plans.alignment.matching import SameAction
from rightmix_sim.plans.catalogue import catalogue
from rightmix_sim.plans.vocabulary import words


def agencies_differ(same: SameAction) -> bool:
    """Whether it is the work of different agencies, where the catalogue does not know it as shared work."""
    agencies = {action.agency for action in same.cells.values()}
    entry = catalogue()[same.name]
    return len(agencies) > 1 and not (entry.shared and agencies <= {*entry.may_be_done_by, "mappa"})


def owners_differ(same: SameAction) -> bool:
    """Whether plans name different persons or posts of one agency, as far as words tell.

    "PC Lane" and "public protection officer" may be one; "PC Lane" and "PC Moss" are two.
    """
    by_agency: dict[str, list[str]] = {}
    for action in same.cells.values():
        if action.owner.strip():
            by_agency.setdefault(action.agency, []).append(action.owner)
    return any(_differ(one, other) for owners in by_agency.values() for one in owners for other in owners)


def _differ(one: str, other: str) -> bool:
    names = _names(one), _names(other)
    if all(names):
        return not names[0] & names[1]
    roles = _roles(one), _roles(other)
    return not any(names) and all(roles) and not roles[0] & roles[1]


def _names(owner: str) -> set[str]:
    """The words with a capital, of more than one letter, that are neither a rank nor part of a post."""
    capitals = (word.lower() for word in re.findall(r"[^\W\d_]{2,}", owner) if word[0].isupper())
    return {word for word in capitals if word not in words()["not_names"]}


def _roles(owner: str) -> set[str]:
    text = owner.lower()
    known: dict[str, list[str]] = words()["roles"]
    longest = {
        role: max((len(one) for one in spellings if re.search(rf"\b{one}\b", text)), default=0)
        for role, spellings in known.items()
    }
    most = max(longest.values())
    return {role for role, length in longest.items() if length == most} if most else set()
