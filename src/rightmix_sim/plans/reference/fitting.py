"""The actions of the catalogue that fit a case, with their hours and who pays for them: `data/reference.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from rightmix_sim.files import package_file, read_own_yaml
from rightmix_sim.plans.catalogue import Entry, catalogue
from rightmix_sim.plans.facts import CaseFacts
from rightmix_sim.plans.reference.covering import Offer
from rightmix_sim.plans.reference.limits import OFFENDER_MANAGER, PLACES, POLICE
from rightmix_sim.plans.reviewing.checks.disclosure import ACTIVE_LEVELS
from rightmix_sim.plans.reviewing.guidance_for import police_visits_asked, probation_visits_asked
from rightmix_sim.plans.timescale import Frequency, frequency
from rightmix_sim.plans.vocabulary import is_about_computers
from rightmix_sim.plans.wording import spoken


def offers_for(case: CaseFacts) -> list[Offer]:
    """The actions that fit the case and could cover something, in the order of the catalogue."""
    return [_offer(entry, case) for entry in counting() if why_not(entry, case) is None]


def counting() -> list[Entry]:
    """The actions of the catalogue that can cover something on their own."""
    return [entry for entry in catalogue().values() if entry.id not in assumed("left_out")]


def why_not(entry: Entry, case: CaseFacts) -> str | None:
    """Why an action does not fit the case; None where it does."""
    has = _told_of(case)
    missing = unmet_of(reference_data()["only_with"].get(entry.id, {"value": {}})["value"], case)
    if missing is None and not _supervised(case) and "probation" in entry.hours and _instead(entry) is None:
        missing = "order"
    if missing is None:
        return None
    first = next(iter(has[missing]), "none")
    return str(reference_data()["reasons"][missing].format(found=spoken(str(first))))


def unmet_of(asked: Mapping[str, list[Any]], case: CaseFacts) -> str | None:
    """The first of these facts of which the case has none of the values; None where it has one of each."""
    has = _told_of(case)
    return next((name for name, values in asked.items() if not any(value in has[name] for value in values)), None)


def every_of(entry: Entry, case: CaseFacts) -> str | None:
    """How often an action is planned: visits as often as guidance asks or prefers, others as usual; None for once."""
    asked = visits_asked(entry.id, case)
    if asked is None:
        return None if entry.usually == "once" else entry.usually
    return f"{asked.count} {asked.unit}{'s' if asked.count > 1 else ''}"


def visits_asked(action: str, case: CaseFacts) -> Frequency | None:
    """How often guidance asks for these visits, or prefers them; None for other work and where it asks nothing."""
    if action == "police_home_visit":
        often = [asked.frequency for asked in police_visits_asked(case, case.on)]
        return min(often, key=lambda one: one.days, default=None)
    asked = probation_visits_asked(case, case.on) if action == "probation_home_visit" else None
    return None if asked is None else asked.frequency


def hours_of(entry: Entry, case: CaseFacts) -> dict[str, float]:
    """Staff hours a month by agency; where no order runs, those of probation are somebody else's."""
    every = every_of(entry, case)
    often = 1.0 if every is None else frequency(entry.usually).days / frequency(every).days
    hours: dict[str, float] = {}
    for agency, usual in entry.hours.items():
        who = agency if agency != "probation" or _supervised(case) else _instead(entry) or agency
        hours[who] = hours.get(who, 0.0) + usual * often
    return hours


def assumed(name: str) -> Any:
    """The value of one assumption."""
    return reference_data()[name]["value"]


@cache
def reference_data() -> dict[str, Any]:
    """Every assumption of the reference plan."""
    content: dict[str, Any] = read_own_yaml(package_file("plans/data/reference.yaml"))
    return content


def _offer(entry: Entry, case: CaseFacts) -> Offer:
    hours = hours_of(entry, case)
    by_place = entry.id in assumed("paid_by_a_place")
    takes = {
        OFFENDER_MANAGER: 0.0 if by_place else hours.get("probation", 0.0),
        POLICE: hours.get("police", 0.0),
        PLACES: 1.0 if by_place else 0.0,
    }
    agency = entry.agency if entry.agency != "probation" or _supervised(case) else _instead(entry) or entry.agency
    return Offer(entry.id, agency, every_of(entry, case), hours, {name: much for name, much in takes.items() if much})


def _supervised(case: CaseFacts) -> bool:
    return not case.order.ended_by(case.on)


def _instead(entry: Entry) -> str | None:
    """Who does it where probation no longer does; himself he has no staff hours to give."""
    return next((agency for agency in entry.may_be_done_by if agency not in ("probation", "offender")), None)


def _told_of(case: CaseFacts) -> Mapping[str, tuple[object, ...]]:
    """The facts by which `only_with` and `required` go, each with its values in this case."""
    conditions = [one.kind for one in case.order.conditions] if _supervised(case) else []
    programme, state = case.programme.name, case.programme.state or "unknown"
    return {
        "order": _if(_supervised(case)),
        "condition": (*conditions, *(["any"] if conditions else [])),
        "sopo": _if(case.sopo),
        "computers": _if(case.internet_offence or any(is_about_computers(one.about) for one in case.sopo)),
        "lives": ("in_approved_premises" if case.approved_premises else "elsewhere",),
        "rosh": (case.rosh,),
        "probation_visits": _if(probation_visits_asked(case, case.on)),
        "disclosure": _if(case.mappa.level in ACTIVE_LEVELS or case.child_contact),
        "victim_contact": _if(case.victim_contact),
        "child_contact": _if(case.child_contact),
        "programme": (programme,) if programme else (),
        "programme_state": (state, f"{programme}_{state}"),
        "calls_for": (*_in_order(factor.area for factor in case.factors), *conditions),
    }


def _if(fact: object) -> tuple[bool, ...]:
    return (True,) if fact else ()


def _in_order(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
