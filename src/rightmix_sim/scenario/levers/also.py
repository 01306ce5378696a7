"""What a lever costs beside what the parameters of an area show: a day of instruction, a pack of materials."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, cast

from rightmix_sim.guidance.standard import STATUSES
from rightmix_sim.scenario.levers.condition import parameter_of
from rightmix_sim.scenario.place import Place
from rightmix_sim.scenario.settings import read_words
from rightmix_sim.scenario.staff import Costs
from rightmix_sim.scenario.values import Wanted, checked_number

ROLES: Final = tuple(field.name for field in dataclasses.fields(Costs) if field.name != "bed_night")
_KEYS: Final = ("what", "role", "hours", "pounds", "for_each", "once", "status", "source")


@dataclass(frozen=True)
class Also:
    """Hours of a role, or pounds, a year or `once`; for each of what a parameter counts, or for the area.

    `status` and `source` say where the figure comes from.
    """

    what: str
    role: str
    hours: float
    pounds: float
    for_each: str
    once: bool
    status: str
    source: str


def read_also(raw: object, place: Place) -> tuple[Also, ...]:
    """The list of them. Raises `InputError` and `UnknownName`."""
    if not isinstance(raw, list):
        raise place.fault("This must be a list of tables.", value=raw, do="Begin each with [[cost.also]].")
    return tuple(_read(one, Place(place.file, f"{place.path}[{n}]")) for n, one in enumerate(raw))


def _read(raw: object, place: Place) -> Also:
    if not isinstance(raw, Mapping):
        raise place.fault("This must be a table.", value=raw, do="Begin each with [[cost.also]].")
    for key in raw:
        if key not in _KEYS:
            raise place.unknown("key", str(key), list(_KEYS))
    if ("hours" in raw) == ("pounds" in raw):
        raise place.fault("A cost is in hours or in pounds, one of them.", value=dict(raw), do="Write hours or pounds.")
    role = raw.get("role", "")
    if ("hours" in raw or role) and role not in ROLES:
        raise place.below("role").unknown("role", str(role), list(ROLES))
    each = raw.get("for_each", "")
    if each and parameter_of(each, place.below("for_each")).unit != "count":
        raise place.below("for_each").fault("This is not counted.", value=each, do="Name a parameter that is a count.")
    once = raw.get("once", False)
    if not isinstance(once, bool):
        raise place.below("once").fault("This must be true or false.", value=once, do="Write true or false.")
    status = raw.get("status", "assumption")
    if status not in STATUSES:
        raise place.below("status").fault(
            "This is not one of the four standings.", value=status, do=f"Write one of: {', '.join(STATUSES)}."
        )
    return Also(
        what=read_words(raw, "what", place),
        role=cast(str, role),
        hours=_number(raw, "hours", place),
        pounds=_number(raw, "pounds", place),
        for_each=cast(str, each),
        once=once,
        status=cast(str, status),
        source=read_words(raw, "source", place, ""),
    )


def _number(raw: Mapping[str, object], key: str, place: Place) -> float:
    given = raw.get(key, 0)
    return float(checked_number(Wanted(unit="number", minimum=0), given, given, place.below(key)))
