"""The people, places and firms around one case: the same in every document of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from rightmix_sim.cases.making.luck import Luck
from rightmix_sim.cases.names import names
from rightmix_sim.workdays import MONTHS

_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


@dataclass(frozen=True)
class Cast:
    """Who stands in the documents of a case, and the slots by which strands name them."""

    forename: str
    surname: str
    county: str
    town: str
    court: str
    slots: Mapping[str, str]
    full: Mapping[str, str]  # role to full name, for the authors of documents

    def author(self, role: str, post: str) -> str:
        """A full name with a post, as documents bear it."""
        return f"{self.full[role]}, {post}"


def draw_cast(case: Luck, ethnicity: str, area: str, born: date) -> Cast:
    """The cast of one case, nobody twice."""
    luck = case.stream("cast")
    known = names()
    forenames, surnames = _own_names(ethnicity, born)
    forename, surname = luck.pick(forenames), luck.pick(surnames)
    others = iter(luck.some([name for name in known["surnames"] if name != surname], 24))
    women = iter(luck.some(list(known["forenames_female"]), 20))
    men = iter(luck.some([name for name in known["forenames_male"] if name != forename], 20))
    towns = luck.some(list(known["towns"]), 3)
    firms = luck.some(list(known["firms"]), 2)
    slots = {"forename": forename, "surname": surname, "name": f"{forename} {surname}", "Mr": f"Mr {surname}"}
    full: dict[str, str] = {}
    for role, titles in _ROLES.items():
        title, family = luck.pick(titles), next(others)
        female = title in _FEMALE or (title in _EITHER and luck.chance(0.45))
        first = next(women) if female else next(men)
        slots[role] = f"{title} {family}"
        full[role] = f"{title} {first} {family}" if title in _EITHER else f"{first} {family}"
    slots |= {role: next(women) for role in ("sister", "mother_name", "partner", "partner_before")}
    slots |= {role: next(men) for role in ("brother", "friend")}
    slots |= dict(zip(("town", "town2", "court_town"), towns, strict=True)) | dict(
        zip(("firm", "firm2"), firms, strict=True)
    )
    slots |= {
        "street": luck.pick(known["streets"]),
        "prison": luck.pick([name for name in known["prisons"] if name.startswith("HMP ")]),
        "hostel": luck.pick(known["approved_premises"]),
        "service": luck.pick(known["services"]),
    }
    court = f"{towns[luck.whole(0, 2)]} Crown Court"
    slots["court"] = court
    return Cast(forename, surname, area.capitalize(), towns[0], court, slots, full)


_FEMALE: Final = ("Ms", "Mrs")
_EITHER: Final = ("DC", "PC", "DS", "Dr", "Revd")
_ROLES: Final = {
    "om": ("Ms", "Mr", "Mrs"),
    "spo": ("Ms", "Mr"),
    "ppo": ("DC", "PC"),
    "sergeant": ("DS",),
    "vlo": ("Mrs", "Ms"),
    "keyworker": ("Mr", "Ms"),
    "tutor": ("Ms", "Mr"),
    "supervisor": ("Mr", "Mrs"),
    "doctor": ("Dr",),
    "minister": ("Revd",),
    "landlord": ("Mr", "Mrs"),
    "boss": ("Mr", "Mrs"),
}


def _own_names(ethnicity: str, born: date) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The forenames and surnames that go with a background and a day of birth."""
    known = names()
    if f"forenames_{ethnicity}" in known:
        return known[f"forenames_{ethnicity}"], known[f"surnames_{ethnicity}"]
    theirs = {name for kind, listed in known.items() if kind.endswith(("_asian", "_black")) for name in listed}
    young, late = known["forenames_young"], known["forenames_only_young"]
    old = tuple(name for name in known["forenames_male"] if name not in theirs and name not in late)
    return young if born.year >= _YOUNG else old, tuple(name for name in known["surnames"] if name not in theirs)


_YOUNG: Final = 1970


class LiveSlots(dict[str, Any]):
    """The slots of a case, with those that are drawn anew each time: weekday, month, time, spot."""

    def __init__(self, slots: Mapping[str, Any], luck: Luck) -> None:
        super().__init__(slots)
        self._luck = luck

    def __missing__(self, name: str) -> str:
        luck = self._luck
        if name == "weekday":
            return luck.pick(_WEEKDAYS)
        if name == "month":
            return luck.pick(MONTHS)
        if name == "time":
            return f"{luck.whole(8, 19)}.{luck.pick(('05', '10', '15', '20', '30', '35', '40', '45', '50'))}"
        if name == "spot":
            return luck.pick(names()["spots"])
        raise KeyError(name)


def in_figures(day: date) -> str:
    """A day as forms have it: 03/11/2008."""
    return f"{day:%d/%m/%Y}"


def with_dots(day: date) -> str:
    """A day as logs have it: 03.11.08."""
    return f"{day:%d.%m.%y}"
