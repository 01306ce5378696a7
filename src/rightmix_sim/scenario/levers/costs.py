"""What one area asks for beyond another, in hours a year and in pounds, as far as policy settles it.

Nothing is simulated here: posts are counted with their contracted hours, groups with their sessions, supervision with
its interval. What a change does to the work that is really done comes from a run. Pounds are hours times the unit costs
(`costs.*`) of the area after the change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rightmix_sim.scenario.area import Area, Interval
from rightmix_sim.scenario.levers.also import ROLES, Also
from rightmix_sim.scenario.settings import value_in
from rightmix_sim.scenario.staff import WORKING_DAYS_A_WEEK, Officers, PoliceOfficers
from rightmix_sim.workdays import DAYS_A_YEAR, WEEKS_A_YEAR, Unit

_A_YEAR: Final[Mapping[Unit, float]] = {
    "days": DAYS_A_YEAR,
    "working_days": WEEKS_A_YEAR * WORKING_DAYS_A_WEEK,
    "weeks": WEEKS_A_YEAR,
    "months": 12,
    "years": 1,
}
_TEAMS: Final = tuple(f"{role}s" for role in ROLES if role != "tutor")  # as the tables of an area are called
_GROUPS: Final = {
    "programme": "the core programme",
    "i_sotp": "the I-SOTP",
    "a_sotp": "the A-SOTP",
    "better_lives": "Better Lives",
    "maintenance": "maintenance groups",
}
_NOTHING: Final = 1e-9


class Paid(StrEnum):
    """Whose pocket hours come from."""

    NEW = "to be paid on top"
    ASKED = "asked of those in post"
    ELSEWHERE = "other duties do without them"


@dataclass(frozen=True)
class Cost:
    """One thing that costs. `role` is a key of `costs` ("offender_manager"), empty where it is no hours.

    `hours` and `pounds` are for a year, or altogether where `once`; below zero is a saving.
    """

    what: str
    role: str
    hours: float
    pounds: float
    paid: Paid
    once: bool = False


def costs(before: Area, after: Area) -> list[Cost]:
    """What the area `after` asks for beyond `before`, thing by thing; what does not differ is left out."""
    earlier = {(one.what, one.role): one for one in _asked(before)}
    found = []
    for one in _asked(after):
        was = earlier[one.what, one.role]
        if one.role:
            hours = one.hours - was.hours
            found.append(Cost(one.what, one.role, hours, hours * _price(after, one.role), one.paid))
        else:
            pounds = (one.hours - was.hours) * after.costs.bed_night
            found.append(Cost(one.what, "", 0.0, pounds, one.paid))
    found += [*_handed_back(before, after), *_trained_at_once(before, after)]
    return [one for one in found if abs(one.hours) > _NOTHING or abs(one.pounds) > _NOTHING]


def also_costs(also: Sequence[Also], area: Area) -> list[Cost]:
    """What a lever says it costs beside that, in this area."""
    found = []
    for one in also:
        number = value_in(area, one.for_each) if one.for_each else 1
        assert isinstance(number, int)
        hours = one.hours * number
        pounds = hours * _price(area, one.role) if hours else one.pounds * number
        paid = Paid.ASKED if hours else Paid.NEW
        found.append(Cost(one.what, one.role, hours, pounds, paid, one.once))
    return [one for one in found if one.hours or one.pounds]


def occasions_a_year(interval: Interval) -> float:
    """How often in a year something happens that happens every so often: every 3 months is 4 times."""
    return _A_YEAR[interval.unit] / interval.amount


def _asked(area: Area) -> Iterator[Cost]:
    """What an area asks for in a year; of beds the nights stand in `hours`. The same things in every area."""
    for table in _TEAMS:
        team: Officers = getattr(area, table)
        hours = team.posts * team.weekly_hours * WEEKS_A_YEAR
        yield Cost("contracted hours of all posts", table.removesuffix("s"), hours, 0.0, Paid.NEW)
    for table, name in _GROUPS.items():
        group = getattr(area, table)
        sessions = group.groups * group.sessions_per_week * WEEKS_A_YEAR
        hours = sessions * group.session_hours * area.tutors.for_each_group
        yield Cost(f"sessions of {name}, all groups running", "tutor", hours, 0.0, Paid.NEW)
    yield Cost("nights in approved premises, all beds", "", area.premises.beds * DAYS_A_YEAR, 0.0, Paid.NEW)
    yield from _supervision(area)
    yield from _courses(area)
    yield from _panels(area)


def _supervision(area: Area) -> Iterator[Cost]:
    terms = area.supervision
    managers, officers = area.offender_managers.posts, area.public_protection_officers.posts
    for what, role, posts, every, minutes in (
        ("supervision of offender managers", "senior_probation_officer", managers, terms.every, terms.minutes),
        (
            "supervision of public protection officers",
            "police_supervisor",
            officers,
            terms.police_every,
            terms.police_minutes,
        ),
    ):
        yield Cost(what, role, posts * occasions_a_year(every) * minutes / 60, 0.0, Paid.ASKED)


def _courses(area: Area) -> Iterator[Cost]:
    """Courses for those who lack something on day one; as they are trained, fewer are left to go."""
    terms = area.training
    hours = terms.courses_per_year * terms.course_days * terms.day_minutes / 60
    lacking = 1 - min(terms.rm2000, terms.denial, terms.sarn)
    what = "courses, as long as so many lack one"
    yield Cost(what, "offender_manager", area.offender_managers.posts * lacking * hours, 0.0, Paid.ASKED)
    police = area.public_protection_officers.posts * (1 - terms.police_rm2000)
    yield Cost(what, "public_protection_officer", police * hours, 0.0, Paid.ASKED)


def _panels(area: Area) -> Iterator[Cost]:
    terms = area.mappa
    cases = terms.slots * occasions_a_year(terms.meets_every)
    cases += terms.level_3_slots * occasions_a_year(terms.level_3_meets_every)
    for role in ("offender_manager", "public_protection_officer"):
        hours = cases * terms.meeting_minutes / 60
        yield Cost("MAPPA meetings, every place on the agenda taken", role, hours, 0.0, Paid.ASKED)


def _handed_back(before: Area, after: Area) -> Iterator[Cost]:
    """Hours that other specialist duties took, of the posts there are after the change."""
    for table in _TEAMS:
        one, two = getattr(before, table), getattr(after, table)
        if not isinstance(one, PoliceOfficers) or not isinstance(two, PoliceOfficers):
            continue
        casework = two.posts * two.weekly_hours * two.casework_share * two.weeks_at_work
        hours, role = casework * (one.diverted_share - two.diverted_share), table.removesuffix("s")
        yield Cost("hours handed back by other duties", role, hours, hours * _price(after, role), Paid.ELSEWHERE)


def _trained_at_once(before: Area, after: Area) -> Iterator[Cost]:
    """Courses that bring more officers up to a skill on day one than before: once."""
    one, two = before.training, after.training
    hours = two.course_days * two.day_minutes / 60
    managers = max(two.rm2000 - one.rm2000, two.denial - one.denial, two.sarn - one.sarn)
    for role, posts, more in (
        ("offender_manager", after.offender_managers.posts, managers),
        ("public_protection_officer", after.public_protection_officers.posts, two.police_rm2000 - one.police_rm2000),
    ):
        wanted = posts * max(0.0, more) * hours
        yield Cost("courses for those trained on day one", role, wanted, wanted * _price(after, role), Paid.ASKED, True)


def _price(area: Area, role: str) -> float:
    price: float = getattr(area.costs, role)
    return price
