"""The people, places and firms around one case: the same in every document of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from rightmix_sim.cases.making.luck import Luck
from rightmix_sim.cases.names import names

_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_OF_BACKGROUND: Final = {
    "asian": (("Amir", "Ashok", "Farid", "Hamid", "Hassan", "Imran", "Mohan", "Omar", "Rafiq", "Sanjay", "Tariq", "Yusuf", "Zahid"),
              ("Akhtar", "Banerjee", "Chaudhry", "Dhillon", "Hanif", "Hussain", "Iqbal", "Joshi", "Khalid", "Mahmood", "Mehta", "Mistry",
               "Rashid", "Younis", "Zaman")),
    "black": (("Delroy", "Errol", "Jamal", "Jerome", "Leroy", "Marcus", "Marlon", "Tyrone", "Vernon", "Winston", "Samuel", "Kelvin"),
              ("Adeyemi", "Okafor", "Nwosu", "Bascombe", "Dacre", "Rawlings", "Bramall", "Gadsby", "Lacey", "Palfrey", "Salter")),
}  # fmt: skip


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


def draw_cast(case: Luck, ethnicity: str, area: str) -> Cast:
    """The cast of one case, nobody twice."""
    luck = case.stream("cast")
    known = names()
    forenames, surnames = _own_names(ethnicity)
    forename, surname = luck.pick(forenames), luck.pick(surnames)
    others = iter(luck.some([name for name in known["surnames"] if name != surname], 24))
    women = iter(luck.some(list(known["forenames_female"]), 14))
    men = iter(luck.some([name for name in known["forenames_male"] if name != forename], 14))
    towns = luck.some(list(known["towns"]), 3)
    firms = luck.some(list(known["firms"]), 2)
    slots: dict[str, str] = {"forename": forename, "surname": surname, "name": f"{forename} {surname}", "Mr": f"Mr {surname}"}
    full: dict[str, str] = {}
    for role, titles in _ROLES.items():
        title, family = luck.pick(titles), next(others)
        first = next(women) if title in ("Ms", "Mrs", "Miss") or (title in ("DC", "DS", "PC", "Dr", "Revd") and luck.chance(0.45)) else next(men)
        slots[role], full[role] = f"{title} {family}", f"{_with_rank(title)}{first} {family}"
    slots |= {
        "sister": next(women), "mother_name": next(women), "partner": next(women), "brother": next(men), "friend": next(men),
        "town": towns[0], "town2": towns[1], "court_town": towns[2], "street": luck.pick(known["streets"]),
        "firm": firms[0], "firm2": firms[1], "prison": luck.pick([name for name in known["prisons"] if name.startswith("HMP ")]),
        "hostel": luck.pick(known["approved_premises"]), "service": luck.pick(known["services"]),
    }  # fmt: skip
    court = f"{towns[luck.whole(0, 2)]} Crown Court"
    slots["court"] = court
    return Cast(forename, surname, area.capitalize(), towns[0], court, slots, full)


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


def _own_names(ethnicity: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if ethnicity in _OF_BACKGROUND:
        return _OF_BACKGROUND[ethnicity]
    elsewhere_first = {name for first, _ in _OF_BACKGROUND.values() for name in first}
    elsewhere_last = {name for _, last in _OF_BACKGROUND.values() for name in last[:3]} | set(_OF_BACKGROUND["asian"][1])
    return (
        tuple(name for name in names()["forenames_male"] if name not in elsewhere_first),
        tuple(name for name in names()["surnames"] if name not in elsewhere_last),
    )


def _with_rank(title: str) -> str:
    return f"{title} " if title in ("DC", "PC", "DS", "Dr", "Revd") else ""


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


def in_words(day: date) -> str:
    """A day as letters have it: 3 November 2008."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def in_figures(day: date) -> str:
    """A day as forms have it: 03/11/2008."""
    return f"{day:%d/%m/%Y}"


def with_dots(day: date) -> str:
    """A day as logs have it: 03.11.08."""
    return f"{day:%d.%m.%y}"
