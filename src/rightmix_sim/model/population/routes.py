"""Which programme an order or licence requires, by the area's own thresholds (¶2.11, 6.3; `rightmix suitability`).

Where more than one is open it is the I-SOTP before the core programme, and the A-SOTP last.
"""

from __future__ import annotations

from functools import lru_cache

from rightmix_sim.guidance import load_book
from rightmix_sim.model.population.person import Person
from rightmix_sim.randomness import Draws, Purpose
from rightmix_sim.records import Programme, Standing
from rightmix_sim.risk.thresholds import DENIAL
from rightmix_sim.scenario.area import CATEGORIES, Area

OLDEST_UNDER_21 = 20  # ages are known here as under 21 or not, so an area refuses all under 21 or none


def route(person: Person, area: Area, luck: Draws) -> tuple[Standing, Programme | None]:
    """Where somebody on an order or licence stands, and the programme that it requires, if any.

    The draws are the person's own: the same whatever the area offers.
    """
    if _i_sotp_is_open(person, area) and luck.one(Purpose.GROUP, person.number, int(Programme.I_SOTP)) < (
        area.i_sotp.referred_share
    ):
        return Standing.REQUIRED, Programme.I_SOTP
    refused = _refused_core(person, area)
    if refused is None:
        required = luck.four(Purpose.PERSON, person.number)[3] < area.programme.required_of_suitable
        return (Standing.REQUIRED, Programme.CORE) if required else (Standing.NOT_REQUIRED, None)
    if _a_sotp_is_open(person, area):
        return Standing.REQUIRED, Programme.A_SOTP
    return refused, None


def _refused_core(person: Person, area: Area) -> Standing | None:
    """Why the core programme refuses somebody; None if it does not."""
    thresholds = area.programme.thresholds
    if thresholds.refuses_denial(DENIAL[person.denial]):
        return Standing.EXCLUDED_DENIAL
    if thresholds.refuses_learning_disability(person.learning_disability):
        return Standing.EXCLUDED_LEARNING_DISABILITY
    if person.under_21 and thresholds.refuses_age(OLDEST_UNDER_21):
        return Standing.EXCLUDED_AGE
    return None


def _i_sotp_is_open(person: Person, area: Area) -> bool:
    """Offences of images only, a level of RoSH that it takes, and old enough for a group.

    A learning disability counts here as too low an IQ for it, since no IQ is known; denial is not asked.
    """
    offered = area.programme.thresholds.offers_i_sotp and area.i_sotp.groups > 0
    too_young = person.under_21 and _i_sotp_group_age() > OLDEST_UNDER_21
    fits = person.images_only and CATEGORIES[person.rosh] in _i_sotp_levels()
    return offered and fits and not too_young and not person.learning_disability


def _a_sotp_is_open(person: Person, area: Area) -> bool:
    """A learning disability, where the area has groups for it; neither denial nor age is asked of adults."""
    return area.programme.thresholds.offers_a_sotp and area.a_sotp.groups > 0 and person.learning_disability


@lru_cache(maxsize=1)
def _i_sotp_levels() -> frozenset[str]:
    standard = load_book()["isotp-suitability"]
    return frozenset(level for level in CATEGORIES if standard.applies(rosh=level))


@lru_cache(maxsize=1)
def _i_sotp_group_age() -> float:
    age = load_book()["isotp-group-age"].latest.value
    assert age is not None
    return float(age)
