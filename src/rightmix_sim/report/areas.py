"""How the areas differ, in the figures and policies a planner would ask for first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rightmix_sim.saying.wording import area_name, number, percent
from rightmix_sim.scenario.area import Area, Interval
from rightmix_sim.scenario.scenario import Scenario


@dataclass(frozen=True)
class Difference:
    """One thing areas can differ in, with a value for each of them."""

    title: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Described:
    """An area in the words of its scenario."""

    name: str
    title: str
    description: str


def described(scenario: Scenario) -> list[Described]:
    """Every area with its title and description."""
    return [Described(area_name(area.name), area.title, area.description) for area in scenario.areas]


def differences(scenario: Scenario) -> list[Difference]:
    """The rows of the table of areas."""
    return [Difference(title, tuple(value(area) for area in scenario.areas)) for title, value in _ROWS]


def _each(people: int, posts: int) -> str:
    return number(people / posts) if posts else "no posts"


def _minutes(value: float) -> str:
    return f"{value:g} min"


def _every(interval: Interval) -> str:
    return f"every {interval}".replace("every 1 ", "every ")


def _reviews(area: Area) -> str:
    reviews = area.police_reviews
    return "after each visit" if reviews.level_1_with_visits else _every(reviews.level_1)


def _programme(area: Area) -> str:
    programme = area.programme
    groups = f"{programme.groups} group{'' if programme.groups == 1 else 's'} of {programme.places}"
    return f"{programme.kind}, {groups}" if programme.groups else "none"


def _sessions(area: Area) -> str:
    programme = area.programme
    return f"{programme.sessions_per_week} of {programme.session_hours:g} h" if programme.groups else "–"


def _refused(area: Area) -> str:
    denial = {"partial": "partial and total denial", "total": "total denial", "never": "nobody for denial"}
    return denial.get(area.programme.excludes_denial, area.programme.excludes_denial)


def _police(area: Area, category: str) -> str:
    return _every(getattr(area.police_visits, category))


_ROWS: tuple[tuple[str, Callable[[Area], str]], ...] = (
    ("People on the register on day one", lambda area: f"{area.register.people:,}"),
    ("Growth of the register in a year", lambda area: f"{area.register.growth_per_year * 100:g}%"),
    ("On an order or licence", lambda area: percent(area.register.supervised_share)),
    ("Offender manager posts", lambda area: f"{area.offender_managers.posts}"),
    ("Cases for each filled post, all kinds", lambda area: f"{area.offender_managers.caseload}"),
    ("Public protection officer posts", lambda area: f"{area.public_protection_officers.posts}"),
    (
        "People on the register for each such post",
        lambda area: _each(area.register.people, area.public_protection_officers.posts),
    ),
    ("Travel for one visit, probation", lambda area: _minutes(area.travel.probation_minutes)),
    ("Travel for one visit, police", lambda area: _minutes(area.travel.police_minutes)),
    ("Own minimum of police visits: very high", lambda area: _police(area, "very_high")),
    ("Own minimum of police visits: high", lambda area: _police(area, "high")),
    ("Own minimum of police visits: medium", lambda area: _police(area, "medium")),
    ("Own minimum of police visits: low", lambda area: _police(area, "low")),
    ("Level 1 plans reviewed by the police", _reviews),
    ("Programme groups and places", _programme),
    ("Sessions a week", _sessions),
    ("Refused a place for denial", _refused),
    ("Youngest age for the programme", lambda area: f"{area.programme.minimum_age}"),
    ("Next place goes to", lambda area: area.programme.waiting_order.replace("_", " ")),
    ("Pre-programme work begins", lambda area: area.programme.pre_programme_begins.replace("_", " ")),
)
