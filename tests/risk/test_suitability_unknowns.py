"""Unknown facts: the answer contains every way they could turn out and nothing else, and names what would settle it."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightmix_sim.risk.suitability import Thresholds, assess
from tests.risk.referrals import AREA, IMAGES, history, images, offence, referral

ALL_OFFERED = Thresholds("total", True, 18, offers_a_sotp=True)
WAYS: dict[str, list[Any]] = {  # how an unknown fact can turn out
    "rosh": ["low", "medium", "high", "very_high"],
    "deviance": ["low", "moderate", "high"],
    "denial": ["none", "partial", "total"],
    "learning_disability": [True, False],
    "iq": [60, 79, 80, 120],
    "language_adequate": [True, False],
    "mature_enough": [True, False],
    "disrupts_groups": [True, False],
    "intimidates_others": [True, False],
}
PARTNER = "lived_with_adult_partner_two_years"


def unsure(sex: str, acquaintance: str, partner: Any) -> dict[str, Any]:
    """At 39 one appearance is low (0 + 0 + 0); two of three unknown factors, or all three, raise it to medium."""
    victims = [{"sex": sex, "acquaintance": acquaintance}]
    return history(offences=[offence(victims=victims)], **{PARTNER: partner})


OPEN_HISTORY = unsure("unknown", "unknown", "unknown")
ITS_WAYS = [unsure(*way) for way in product(["male", "female"], ["stranger", "known"], [True, False])]
HISTORIES = [
    history(),  # S low
    history(born="1980-03-02"),  # S medium
    history(born="1989-01-02"),  # aged 20
    history(born="1992-01-02"),  # aged 17
    IMAGES,
    OPEN_HISTORY,
    history(sex="female"),
    history(offences=[offence(tic=True)]),
]

areas = st.builds(
    Thresholds,
    st.sampled_from(["partial", "total", "never"]),
    st.booleans(),
    st.sampled_from([18, 21]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


@st.composite
def referrals(draw: st.DrawFn) -> dict[str, Any]:
    """Any referral with up to four unknown facts, and perhaps an open history."""
    unknown = draw(st.sets(st.sampled_from(sorted(WAYS)), max_size=4))
    facts = {fact: "unknown" if fact in unknown else draw(st.sampled_from(ways)) for fact, ways in WAYS.items()}
    return {"history": draw(st.sampled_from(HISTORIES)), "on": "2009-05-12", **facts}


def every_way(man: dict[str, Any]) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The open facts, and every combination of how they can turn out."""
    choices = {fact: ways for fact, ways in WAYS.items() if man[fact] == "unknown"}
    if man["history"] is OPEN_HISTORY:
        choices["history"] = ITS_WAYS
    return list(choices), list(product(*choices.values()))


@settings(max_examples=60)
@given(referrals(), areas)
def test_the_possible_answers_are_exactly_those_of_every_way_the_unknowns_can_turn_out(
    man: dict[str, Any], area: Thresholds
) -> None:
    facts, ways = every_way(man)
    answers = {assess(man | dict(zip(facts, way, strict=True)), area).answer for way in ways}
    found = assess(man, area)
    assert set(found.possible) == answers
    assert (found.answer == "unsettled") is (len(answers) > 1)


@settings(max_examples=60)
@given(referrals(), areas)
def test_what_would_settle_it_is_exactly_what_makes_a_difference(man: dict[str, Any], area: Thresholds) -> None:
    facts, ways = every_way(man)
    answers = {tuple(map(str, way)): assess(man | dict(zip(facts, way, strict=True)), area).answer for way in ways}
    differ = {fact for place, fact in enumerate(facts) if makes_a_difference(place, answers)}
    assert {place.partition(".")[0] for place in assess(man, area).unsettled} == differ


def makes_a_difference(place: int, answers: dict[tuple[str, ...], str]) -> bool:
    seen: dict[tuple[str, ...], set[str]] = {}
    for way, answer in answers.items():
        seen.setdefault(way[:place] + way[place + 1 :], set()).add(answer)
    return any(len(found) > 1 for found in seen.values())


@given(referrals(), areas)
def test_a_stricter_area_never_opens_the_core_programme(man: dict[str, Any], area: Thresholds) -> None:
    strict = Thresholds("partial", True, 21, area.offers_core, area.offers_i_sotp, area.offers_a_sotp)
    if assess(man, area).programme("core").answer == "excluded":
        assert assess(man, strict).programme("core").answer == "excluded"
    else:
        codes = {one.code for one in assess(man, strict).programme("core").exclusions}
        assert codes <= {"denial", "learning_disability", "minimum_age"}


def test_a_referral_that_knows_next_to_nothing_names_everything_that_is_asked() -> None:
    man = {"history": history(), "on": "2009-05-12", "rosh": "unknown"}
    found = assess(man, AREA)
    assert (found.answer, found.possible) == ("unsettled", ("core", "none"))
    assert found.unsettled == (
        "deviance",
        "denial",
        "learning_disability",
        "iq",
        "language_adequate",
        "disrupts_groups",
        "intimidates_others",
    )  # neither RoSH (not of images only) nor maturity (39 years old)


def test_a_fact_that_cannot_change_the_answer_is_not_asked_for() -> None:
    found = assess(referral(denial="total", iq="unknown"), AREA)
    assert (found.answer, found.unsettled) == ("none", ())


def test_an_area_that_refuses_nobody_for_denial_does_not_need_to_know_it() -> None:
    assert assess(referral(denial="unknown"), Thresholds("never", True, 18)).answer == "core"
    assert assess(referral(denial="unknown"), AREA).unsettled == ("denial",)


def test_an_unknown_iq_leaves_the_i_sotp_or_the_a_sotp_but_never_none() -> None:
    """Below 80 the one, from 80 the other: the IQ cannot be both, so no third answer is left."""
    medium = {
        **IMAGES,
        "person": history(born="1980-03-02")["person"],
    }  # the core SOTP would be open too, if not denied
    man = images(iq="unknown", denial="unknown") | {"history": medium}
    found = assess(man, ALL_OFFERED)
    assert found.programme("core").answer == "unsettled"
    assert (found.possible, found.unsettled) == (("i_sotp", "a_sotp"), ("iq",))


def test_an_unknown_learning_disability_leaves_the_core_programme_or_the_a_sotp_but_never_none() -> None:
    found = assess(referral(learning_disability="unknown"), ALL_OFFERED)
    assert (found.possible, found.unsettled) == (("core", "a_sotp"), ("learning_disability",))


def test_unknown_deviance_leaves_the_i_sotp_or_the_core_programme_but_never_none() -> None:
    """Low for the one, moderate or high for the other."""
    found = assess(images() | {"deviance": "unknown"}, AREA)
    assert (found.possible, found.unsettled) == (("i_sotp", "core"), ("deviance",))


def test_an_open_score_is_settled_by_the_facts_of_the_history() -> None:
    found = assess(referral(history=OPEN_HISTORY, deviance="low"), AREA)
    assert found.possible == ("core", "none")
    assert found.unsettled == (
        "history.appearances[0].offences[0].victims[0].sex",
        "history.appearances[0].offences[0].victims[0].acquaintance",
        "history.person.lived_with_adult_partner_two_years",
    )
    assert "2008-11-03" in found.question(found.unsettled[0])


def test_an_open_score_does_not_matter_once_deviance_is_enough() -> None:
    assert assess(referral(history=OPEN_HISTORY, deviance="moderate"), AREA).answer == "core"


@pytest.mark.parametrize("fact", sorted(WAYS))
def test_every_fact_that_may_be_unknown_has_a_question_for_people(fact: str) -> None:
    assert len(assess(referral(), AREA).question(fact)) > 10
