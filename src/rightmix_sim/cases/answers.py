"""The right answers to every item of a case, worked out from its facts by the risk tools."""

from __future__ import annotations

from typing import Any, Final

from rightmix_sim.cases.case import Case
from rightmix_sim.cases.key import Categories, ItemName
from rightmix_sim.risk import mappa, registration, rm2000
from rightmix_sim.risk.rm2000.scales import age_at_risk
from rightmix_sim.risk.rosh import judge

_CUSTODY: Final = ("imprisonment", "life", "ipp", "hospital_order")


def categories_of(case: Case) -> Categories:
    """The categories of RM2000, worked out from the history."""
    score = rm2000.score(case.history)

    def word(scale: Any) -> Any:
        return scale.category.value if scale is not None and scale.category is not None else None

    adapted = score.adapted
    return Categories(
        s=word(score.s),
        v=word(score.v),
        c=word(score.c),
        adapted_s=word(adapted),
        adapted_c=word(adapted and adapted.c),
    )


def answers_of(case: Case) -> dict[ItemName, bool | int | str]:
    """The right answer to every item that can be asked of the case, worked out from the facts by the risk tools.

    Where RM2000/S cannot be given, its items are not asked, and `eligibility` holds the reason.
    """
    score = rm2000.score(case.history)
    answers: dict[ItemName, bool | int | str] = {"eligibility": score.reason or True}
    if score.s is not None:
        counted, found = score.counted, score.s.aggravating
        answers |= {
            "sexual_appearances": len(counted.sexual),
            "criminal_appearances": len(counted.criminal),
            "age": age_at_risk(case.history.person),
            "male_victim": found.male_victim,
            "stranger_victim": found.stranger_victim,
            "non_contact": found.non_contact,
            "single": found.single,
            "violent_appearances": len(counted.violent),
            "burglary": bool(counted.burglary),
        }
    return answers | _of_harm(case) | _of_law(case)


def _of_harm(case: Case) -> dict[ItemName, bool | int | str]:
    fits = judge({"concerns": case.harm.concerns}).overall.fits
    return {"rosh": fits.value if fits is not None else "unknown"}


def _of_law(case: Case) -> dict[ItemName, bool | int | str]:
    facts = mappa_facts(case)
    period = registration.period(registration_facts(case))
    return {
        "mappa_category": _or_unknown(mappa.category(facts).category),
        "mappa_level": _or_unknown(mappa.level(facts).level),
        "registration": _or_unknown(period.months),
    }


def mappa_facts(case: Case) -> mappa.MappaFacts:
    """What MAPPA asks of the case, on the day the file is read."""
    sentence, needs = case.sentence, case.mappa
    indeterminate = sentence.disposal in ("life", "ipp")
    prison = sentence.disposal in ("imprisonment", "suspended_imprisonment")
    return mappa.MappaFacts(
        registered=True,
        sopo=case.sopo is not None,
        violent_or_other_sexual_offence=True,
        imprisonment_months="indeterminate" if indeterminate else (sentence.months or 0) if prison else 0,
        hospital_or_guardianship_order=sentence.disposal == "hospital_order",
        poses_serious_harm=case.harm.level in ("high", "very_high"),
        other_agencies_needed=needs.other_agencies_needed,
        senior_level_needed=needs.senior_level_needed,
        resources_at_short_notice=needs.resources_at_short_notice,
        media_or_public_interest=needs.media_or_public_interest,
        rosh=case.harm.level,
    )


def registration_facts(case: Case) -> registration.RegistrationFacts:
    """What decides for how long somebody is registered."""
    sentence, person = case.sentence, case.history.person
    return registration.RegistrationFacts(
        convicted_on=sentence.passed_on,
        disposal=sentence.disposal,
        months=sentence.months if sentence.months is not None else "unknown",
        restriction=False if sentence.disposal == "hospital_order" else "unknown",
        born=person.born,
        released_on=person.at_risk_from if sentence.disposal in _CUSTODY else None,
        sopo_until=case.sopo.until if case.sopo else None,
        sopo_until_further_order=case.sopo is not None and case.sopo.until is None,
        asked_on=case.on,
    )


def _or_unknown(found: Any) -> Any:
    return "unknown" if found is None else found
