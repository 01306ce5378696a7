"""What plans have to answer to, taken from a whole case of the library."""

from __future__ import annotations

from typing import Any, Final

from rightmix_sim.cases import Case, answers_of, categories_of
from rightmix_sim.plans.facts import (
    CaseFacts,
    Condition,
    Factor,
    MappaFacts,
    OrderFacts,
    ProgrammeFacts,
    Prohibition,
    Rm2000,
)

_IN_PRISON: Final = ("prison_core", "prison_extended")


def facts_of(case: Case) -> CaseFacts:
    """The facts that a reviewer of plans has to know of a case: RM2000, RoSH and category as they should be.

    The MAPPA level is that at which the case is managed; where nobody recorded one, that which it needs.
    """
    scored = categories_of(case)
    answers = answers_of(case)
    victims = case.victim_contact
    return CaseFacts(
        id=case.id,
        on=case.on,
        rm2000=Rm2000(s=scored.s, v=scored.v, c=scored.c),
        rosh=case.harm.level,
        mappa=MappaFacts(
            category=_number(answers["mappa_category"]),
            level=case.mappa.managed_at or _number(answers["mappa_level"]),
            last_meeting=case.mappa.last_meeting,
        ),
        order=OrderFacts(
            kind=case.order.kind,
            start=case.order.start,
            end=case.order.end,
            conditions=tuple(
                Condition(id=one.id, kind=one.kind, from_=one.from_, to=one.to, text=one.text)
                for one in case.order.conditions
            ),
        ),
        sopo=tuple(Prohibition(id=one.id, about=one.about, text=one.text) for one in case.sopo.prohibitions)
        if case.sopo is not None
        else (),
        victim_contact=victims.wanted is True or (victims.statutory and victims.wanted is not False),
        approved_premises=case.person.accommodation.kind == "approved_premises",
        internet_offence=case.internet_offence,
        child_contact=case.child_contact,
        programme=_programme(case),
        factors=tuple(
            Factor(id=one.id, kind=one.kind, linked_to=one.linked_to, area=one.area, text=one.text)
            for one in case.factors
        ),
    )


def _programme(case: Case) -> ProgrammeFacts:
    """The last programme in the community; under an order without one, none is required.

    Where no order runs no programme is asked of anybody: what was not completed is left open.
    """
    outside = [one for one in case.programmes if one.name not in _IN_PRISON]
    name = outside[-1].name if outside and outside[-1].name != "none" else None
    state = outside[-1].state if outside else "not_required"
    return ProgrammeFacts(name=name, state=state if case.order.kind != "none" or state == "completed" else None)


def _number(answer: bool | int | str) -> Any:
    return answer if isinstance(answer, int) and answer in (1, 2, 3) else None
