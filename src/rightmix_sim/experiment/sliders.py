"""What a planner may move in the what-if form: one area, one figure at a time, and the area that comes of it.

A slider is named by the path of its parameter, `programme.groups`. How far it goes follows from the area's own value,
so that a small area and a large one are both asked questions of a sensible size.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, cast

from rightmix_sim.errors import UnknownName
from rightmix_sim.scenario.area import Area
from rightmix_sim.scenario.checks import check
from rightmix_sim.scenario.levers import shared_cases
from rightmix_sim.scenario.parameters import parameters
from rightmix_sim.scenario.place import Place
from rightmix_sim.scenario.scenario import Scenario
from rightmix_sim.scenario.settings import AreaSettings, Setting, value_in, with_value
from rightmix_sim.scenario.values import Value

MANAGERS: Final = "offender_managers.posts"
CASELOAD: Final = "offender_managers.caseload"
POLICE: Final = "public_protection_officers.posts"
GROUPS: Final = "programme.groups"
PLACES: Final = "programme.places"
SESSIONS: Final = "programme.sessions_per_week"
ORDER_OF_WORK: Final = "offender_managers.order_of_work"
PRE_PROGRAMME: Final = "programme.pre_programme_begins"

COUNTS: Final = (MANAGERS, POLICE, GROUPS, PLACES, SESSIONS)
CHOICES: Final = (ORDER_OF_WORK, PRE_PROGRAMME)
_NEARBY: Final = 3  # every slider goes at least so far to either side
_LEAST: Final[Mapping[str, int]] = {MANAGERS: 1, POLICE: 1}  # with nobody in post there is no service to compare


@dataclass(frozen=True)
class Reach:
    """How far a slider goes, and the area's own value. Whole numbers."""

    least: int
    own: int
    most: int


def reach(area: Area, path: str) -> Reach:
    """From half the area's own value to double it, and at least three to either side, within the parameter's limits."""
    own, limits = cast(int, value_in(area, path)), parameters()[path]
    least = max(min(own // 2, own - _NEARBY), int(limits.minimum or 0), _LEAST.get(path, 0))
    if path == PLACES and area.programme.kind == "closed":
        least = max(least, area.programme.smallest_group)  # a smaller group could never start
    most = max(2 * own, own + _NEARBY)
    if limits.maximum is not None:
        most = min(most, int(limits.maximum))
    return Reach(min(least, own), own, max(most, own))


def own(area: Area, path: str) -> Value:
    """The area's own value of a slider."""
    return value_in(area, path)


def choices(path: str) -> tuple[str, ...]:
    """The words a policy can be set to."""
    return parameters()[path].of


def changed(scenario: Scenario, area: Area, values: Mapping[str, Value]) -> Area:
    """The area with other values, by the path of their parameter.

    With other numbers of posts the cases stay as many as they were: offender managers share them out, so that the
    caseload of each falls or rises, to the nearest whole case. `InputError` where the figures contradict each other.
    """
    after = area
    for path, value in values.items():
        if path not in parameters():
            raise UnknownName("parameter", path, parameters(), shown_by="rightmix scenarios parameters")
        after = with_value(after, path, value)
    if after.offender_managers.posts != area.offender_managers.posts and CASELOAD not in values:
        after = shared_cases(area, after)
    place = Place(scenario.name, f"areas.{area.name}")
    moved = {path: Setting(value, place.below(*path.split("."))) for path, value in values.items()}
    check(AreaSettings(after, moved, place), scenario.book, scenario.starts)
    return after


def differences(before: Area, after: Area) -> dict[str, tuple[Value, Value]]:
    """The sliders at which two areas differ, with the value before and after."""
    pairs = {path: (value_in(before, path), value_in(after, path)) for path in (*COUNTS, *CHOICES)}
    return {path: pair for path, pair in pairs.items() if pair[0] != pair[1]}
