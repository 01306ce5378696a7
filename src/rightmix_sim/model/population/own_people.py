"""The people of a planner's own caseload on day one: what the office knows of them, and chance for what it does not."""

from __future__ import annotations

from datetime import date

from rightmix_sim import workdays
from rightmix_sim.model.clock import Clock
from rightmix_sim.model.population.person import NEVER, Person
from rightmix_sim.model.population.population import level_on_order, needs, person_on_day_one, tier_of
from rightmix_sim.model.population.routes import route
from rightmix_sim.randomness import Draws
from rightmix_sim.records import LEVELS, ORDER_KINDS, Programme, Role, Standing, Work
from rightmix_sim.risk.thresholds import DENIAL
from rightmix_sim.scenario.area import Area
from rightmix_sim.scenario.held import Held

_LAST = {
    Work.CONTACT: "last_contact",
    Work.POLICE_VISIT: "last_police_visit",
    Work.PROBATION_VISIT: "last_probation_visit",
    Work.POLICE_REVIEW: "last_police_review",
    Work.OASYS_REVIEW: "last_oasys_review",
    Work.RM2000_REVIEW: "rm2000_scored",
}
_ON_PROGRAMME = ("waiting", "attending", "completed")


def own_people(area: Area, luck: Draws, clock: Clock) -> list[Person]:
    """One person for each row of the area's caseload, in its order."""
    return [_person(held, area, luck, clock, number) for number, held in enumerate(area.caseload)]


def _person(held: Held, area: Area, luck: Draws, clock: Clock, number: int) -> Person:
    person = person_on_day_one(area, luck, number)
    _order(person, held, clock)
    _register(person, held, clock)
    _traits(person, held, area, luck)
    _programme(person, held, area, luck)
    person.level, person.tier = 1, 0
    if person.supervised:
        person.level = held.mappa_level or level_on_order(area, luck, person)
        person.tier = tier_of(person.rosh, person.level)
    for work, name in _LAST.items():
        found: date | None = getattr(held, name)
        if found is not None:
            person.known[work] = _day(found, clock)
    posts = {
        Role.OFFENDER_MANAGER: held.offender_manager,
        Role.PUBLIC_PROTECTION_OFFICER: held.public_protection_officer,
    }
    person.posts = {role: post - 1 for role, post in posts.items() if post is not None}
    if held.in_approved_premises_since is not None:
        person.resident_since = _day(held.in_approved_premises_since, clock)
    return person


def _traits(person: Person, held: Held, area: Area, luck: Draws) -> None:
    """What is known of the person beside the order; the rest is drawn as for anybody with this RoSH and order."""
    for name, scale in (("rm2000", LEVELS), ("rosh", LEVELS), ("denial", DENIAL)):
        found: str | None = getattr(held, name)
        if found is not None:
            setattr(person, name, scale.index(found))
    needs(person, area, luck)
    for name in ("learning_disability", "under_21", "sopo"):
        if getattr(held, name) is not None:
            setattr(person, name, getattr(held, name))


def _order(person: Person, held: Held, clock: Clock) -> None:
    """The order or licence as the office knows it; an unknown day stays as drawn, where it fits."""
    kind = ORDER_KINDS.index(held.order_kind)
    if not kind:
        person.order_kind, person.order_start, person.order_end = 0, NEVER, NEVER
        return
    drawn = (person.order_start, person.order_end) if person.order_kind else (-365, 365)
    person.order_kind = kind
    person.order_start = _day(held.order_start, clock) if held.order_start else min(drawn[0], -1)
    person.order_end = _day(held.order_end, clock) + 1 if held.order_end else max(drawn[1], 1)


def _register(person: Person, held: Held, clock: Clock) -> None:
    """When somebody joined the register and will leave it; nobody leaves while on an order."""
    if held.registered is not None:
        person.joined = min(_day(held.registered, clock), -1)
    elif person.supervised:
        person.joined = min(person.joined, person.order_start, -1)
    if held.notification_ends == "indefinite":
        person.left = NEVER
    elif held.notification_ends is not None:
        person.left = _day(held.notification_ends, clock) + 1
    if person.supervised:
        person.left = max(person.left, person.order_end)


def _programme(person: Person, held: Held, area: Area, luck: Draws) -> None:
    """Where somebody stands with the programme: as the file says, else by the area's thresholds."""
    if not person.supervised:
        person.standing, person.programme = Standing.NOT_SUPERVISED, None
        return
    if held.programme is None:
        person.standing, person.programme = route(person, area, luck)
    elif held.programme == "none":
        person.standing, person.programme = Standing.NOT_REQUIRED, None
    elif held.programme in _ON_PROGRAMME:
        person.standing, person.programme = Standing.REQUIRED, Programme.CORE
    else:
        assert held.programme is not None
        person.standing, person.programme = Standing[held.programme.upper()], None


def _day(found: date, clock: Clock) -> int:
    return workdays.day_number(found) - clock.first_day
