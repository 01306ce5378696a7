"""What a case can be used to teach: topics found in its facts, so that no label can say what the case does not hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from rightmix_sim.cases.answers import categories_of
from rightmix_sim.cases.case import Case
from rightmix_sim.cases.records import InterventionKind
from rightmix_sim.risk import rm2000
from rightmix_sim.workdays import add_to, whole_years

_HISTORIC_YEARS: Final = 15
_OLDER: Final = 60
_YOUNG: Final = 21


def topics_of(case: Case) -> tuple[str, ...]:
    """The topics that a case holds, in the order of `TOPICS`."""
    return tuple(name for name, (_, holds) in TOPICS.items() if holds(case))


def _intervenes(kind: InterventionKind) -> Callable[[Case], bool]:
    return lambda case: any(one.kind == kind for one in case.interventions)


def _needs(*kinds: str) -> Callable[[Case], bool]:
    return lambda case: {need.kind for need in case.person.needs} & set(kinds) != set()


def _factor(*areas: str) -> Callable[[Case], bool]:
    return lambda case: any(factor.area in areas and factor.kind != "protective" for factor in case.factors)


def _low_but_harmful(case: Case) -> bool:
    return categories_of(case).s == "low" and case.harm.level in ("high", "very_high")


def _images_only(case: Case) -> bool:
    return rm2000.score(case.history).images_only


def _under_21(case: Case) -> bool:
    return whole_years(case.history.person.born, case.history.person.at_risk_from) < _YOUNG


def _historic(case: Case) -> bool:
    person, index = case.history.person, next((one for one in case.history.appearances if one.index), None)
    if index is None or whole_years(person.born, case.on) < _OLDER:
        return False
    limit = add_to(index.date, -_HISTORIC_YEARS, "years")
    return any(offence.committed < limit for offence in index.offences or ())


def _level_3(case: Case) -> bool:
    return case.mappa.managed_at == 3 and _intervenes("enhanced_supervision")(case)


def _after_prison_programme(case: Case) -> bool:
    return any(one.name.startswith("prison_") and one.state == "completed" for one in case.programmes)


def _not_on_visor(case: Case) -> bool:
    if case.visor is None:
        return False
    held = set(case.visor.convictions)
    return any(day not in held for day in _counted(case))


def _counted(case: Case) -> frozenset[date]:
    return rm2000.score(case.history).counted.criminal


def _other_level(case: Case) -> bool:
    recorded = [one.s for one in case.assessments if one.tool == "rm2000" and one.agency == "police" and one.s]
    if case.visor is None or case.visor.managed_as is None or not recorded:
        return False
    return case.visor.managed_as != recorded[-1] and not case.visor.rationale


TOPICS: Final[Mapping[str, tuple[str, Callable[[Case], bool]]]] = {
    "low-reconviction-high-harm": ("Low risk of reconviction, high Risk of Serious Harm (¶5.2)", _low_but_harmful),
    "woman": ("A woman, whom RM2000 is not for (¶6.12)", lambda case: case.history.person.sex == "female"),
    "images-only": ("Images and nothing else: the adapted score", _images_only),
    "learning-disability": ("A learning disability (¶6.3)", _needs("learning_disability")),
    "total-denial": ("Total denial (¶6.14)", lambda case: case.responsivity.denial == "total"),
    "under-21": ("A man under 21 (¶6.3)", _under_21),
    "historic-offences": ("An older man with historic offences", _historic),
    "faith-and-culture": (
        "Religion or culture raised as an objection to group work (¶6.11)",
        _needs("religion", "culture"),
    ),
    "substance-misuse": ("Drink or drugs (¶6.11)", _factor("substance_misuse")),
    "mental-health": ("Mental health (¶6.11)", _needs("mental_health")),
    "language": ("Another first language (¶6.6)", _needs("language")),
    "approved-premises": ("Approved premises, and where to move on to (¶8.7)", _intervenes("approved_premises")),
    "level-3": ("MAPPA level 3 with enhanced supervision (¶8.12)", _level_3),
    "sopo": ("A sexual offences prevention order (¶7.27)", lambda case: case.sopo is not None),
    "foreign-travel-order": ("A foreign travel order (¶2.4)", lambda case: case.foreign_travel_order is not None),
    "victim-contact": ("Statutory victim contact (¶7.7)", lambda case: case.victim_contact.statutory),
    "partner-with-children": (
        "A partner with children, and disclosure (¶2.5)",
        lambda case: case.person.partner is not None and case.person.partner.has_children is True,
    ),
    "unsuitable-work": (
        "Work that brings contact to be prevented (¶8.15)",
        lambda case: case.person.work.suitable is False,
    ),
    "polygraph": ("A polygraph condition (¶2.4)", _intervenes("polygraph")),
    "medication": ("Medical treatment (¶7.6)", _intervenes("medication")),
    "circle": ("A Circle of Support and Accountability (¶8.4)", _intervenes("circle")),
    "after-prison-programme": ("Supervised after a prison programme (¶6.5)", _after_prison_programme),
    "not-on-visor": ("A conviction that ViSOR lacks (¶4.14)", _not_on_visor),
    "level-without-rationale": ("Managed at another level than RM2000, without a reason (¶5.9)", _other_level),
}
