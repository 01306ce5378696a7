"""SARN: when a factor is marked, how domains make the deviance, what is open, and what the result says of itself."""

from __future__ import annotations

import json
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.risk.meanings import Harm, Reconviction
from rightmix_sim.risk.rules import load_rules
from rightmix_sim.risk.sarn import Deviance, SarnScores, deviance

DOMAINS = {
    name: list(getattr(SarnScores(), name).__struct_fields__) for name in SarnScores.__struct_fields__
}  # domain -> its factors
NONE = {"generality": 0, "offence_chain": 0}
MARKED = {"generality": 2, "offence_chain": 2}


def scores(**changed: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Every factor absent, but for those that are given: `self_management={"poor_problem_solving": MARKED}`."""
    return {name: {**dict.fromkeys(factors, NONE), **changed.get(name, {})} for name, factors in DOMAINS.items()}


def test_there_are_15_factors_in_four_domains() -> None:
    assert {name: len(factors) for name, factors in DOMAINS.items()} == {
        "sexual_interests": 4,
        "offence_supportive_attitudes": 4,
        "relationships": 4,
        "self_management": 3,
    }  # 4 + 4 + 4 + 3 = 15


def test_without_a_marked_factor_deviance_is_low() -> None:
    found = deviance(scores())
    assert (found.deviance, found.counts, found.unsettled) == (Deviance.LOW, (0, 0), ())


def test_one_domain_with_a_marked_factor_is_moderate() -> None:
    found = deviance(scores(relationships={"grievance_thinking": MARKED}))
    assert (found.deviance, found.counts) == (Deviance.MODERATE, (1, 1))


def test_several_marked_factors_in_one_domain_are_still_moderate() -> None:
    found = deviance(scores(self_management=dict.fromkeys(DOMAINS["self_management"], MARKED)))
    assert found.deviance is Deviance.MODERATE
    assert found.domains[3].marked == ("lifestyle_impulsiveness", "poor_problem_solving", "poor_emotional_control")


@pytest.mark.parametrize("number", [2, 3, 4])
def test_two_or_more_domains_with_a_marked_factor_are_high(number: int) -> None:
    changed = {name: {factors[0]: MARKED} for name, factors in list(DOMAINS.items())[:number]}
    found = deviance(scores(**changed))
    assert (found.deviance, found.counts) == (Deviance.HIGH, (number, number))


@pytest.mark.parametrize(
    ("generality", "offence_chain"), [pair for pair in product(range(3), repeat=2) if pair != (2, 2)]
)
def test_a_factor_is_marked_by_2_on_both_and_by_nothing_less(generality: int, offence_chain: int) -> None:
    factor = {"generality": generality, "offence_chain": offence_chain}
    assert deviance(scores(relationships={"grievance_thinking": factor})).deviance is Deviance.LOW


def test_a_2_on_generality_of_one_factor_and_on_the_offence_chain_of_another_mark_nothing() -> None:
    found = deviance(
        scores(
            relationships={
                "grievance_thinking": {"generality": 2, "offence_chain": 1},
                "personal_inadequacy": {"generality": 1, "offence_chain": 2},
            }
        )
    )
    assert found.deviance is Deviance.LOW


def test_an_unknown_score_beside_a_2_leaves_low_or_moderate() -> None:
    found = deviance(scores(relationships={"grievance_thinking": {"generality": 2}}))
    assert (found.deviance, found.range) == (None, (Deviance.LOW, Deviance.MODERATE))
    assert found.unsettled == ("relationships.grievance_thinking.offence_chain",)


@pytest.mark.parametrize("points", [0, 1])
def test_an_unknown_score_beside_less_than_2_does_not_matter(points: int) -> None:
    found = deviance(scores(relationships={"grievance_thinking": {"generality": points}}))
    assert (found.deviance, found.unsettled) == (Deviance.LOW, ())


def test_a_factor_left_out_asks_for_both_its_scores() -> None:
    given = scores()
    del given["self_management"]["poor_emotional_control"]
    place = "self_management.poor_emotional_control"
    assert deviance(given).unsettled == (f"{place}.generality", f"{place}.offence_chain")


def test_in_a_domain_with_a_marked_factor_an_unknown_one_does_not_matter() -> None:
    found = deviance(scores(relationships={"grievance_thinking": MARKED, "personal_inadequacy": {}}))
    assert (found.deviance, found.unsettled) == (Deviance.MODERATE, ())


def test_while_deviance_is_open_a_domain_with_a_marked_factor_is_not_asked_about_the_others() -> None:
    marked_and_unknown = {"grievance_thinking": MARKED, "personal_inadequacy": {}}
    found = deviance(scores(relationships=marked_and_unknown, self_management={"poor_problem_solving": {}}))
    place = "self_management.poor_problem_solving"
    assert found.unsettled == (f"{place}.generality", f"{place}.offence_chain")


def test_one_marked_domain_and_one_open_are_moderate_or_high() -> None:
    found = deviance(scores(relationships={"grievance_thinking": MARKED}, self_management={"poor_problem_solving": {}}))
    assert (found.counts, found.range) == ((1, 2), (Deviance.MODERATE, Deviance.HIGH))
    assert {place.partition(".")[0] for place in found.unsettled} == {"self_management"}


def test_with_two_marked_domains_nothing_unknown_matters() -> None:
    found = deviance(
        {"relationships": {"grievance_thinking": MARKED}, "self_management": {"poor_problem_solving": MARKED}}
    )
    assert (found.deviance, found.unsettled) == (Deviance.HIGH, ())
    assert [domain.found for domain in found.domains] == ["unknown", "unknown", True, True]


def test_with_nothing_scored_all_30_scores_are_asked() -> None:
    found = deviance({})
    assert found.range == (Deviance.LOW, Deviance.HIGH)
    assert len(found.unsettled) == 30  # 15 x 2


def test_the_range_is_exactly_what_every_answer_to_the_unknown_scores_gives() -> None:
    open_factors = {
        "relationships": {"grievance_thinking": {"generality": 2}},
        "self_management": {"poor_problem_solving": {"offence_chain": 2}},
    }
    found = deviance(scores(**open_factors))
    answers = {
        deviance(
            scores(
                relationships={"grievance_thinking": {"generality": 2, "offence_chain": a}},
                self_management={"poor_problem_solving": {"offence_chain": 2, "generality": b}},
            )
        ).deviance
        for a, b in product(range(3), repeat=2)
    }
    assert found.range == (min(answers), max(answers))  # type: ignore[type-var]


POINTS = st.sampled_from([0, 1, 2, 2, "unknown"])
FACTOR = st.fixed_dictionaries({"generality": POINTS, "offence_chain": POINTS})
ALL_SCORES = st.fixed_dictionaries(
    {name: st.fixed_dictionaries(dict.fromkeys(f, FACTOR)) for name, f in DOMAINS.items()}
)


@given(ALL_SCORES, st.data())
def test_whatever_an_unknown_score_turns_out_to_be_lies_in_the_range(
    scored: dict[str, Any], data: st.DataObject
) -> None:
    told = {
        domain: {
            factor: {
                which: data.draw(st.integers(0, 2)) if points == "unknown" else points for which, points in both.items()
            }
            for factor, both in factors.items()
        }
        for domain, factors in scored.items()
    }
    lowest, highest = deviance(scored).range
    found = deviance(told).deviance
    marked = sum(any(set(both.values()) == {2} for both in factors.values()) for factors in told.values())
    assert found is not None
    assert found is [Deviance.LOW, Deviance.MODERATE, Deviance.HIGH][min(marked, 2)]
    assert lowest <= found <= highest


def test_each_domain_has_a_reason_and_marked_factors_stand_below_theirs() -> None:
    found = deviance(scores(relationships={"grievance_thinking": MARKED}, self_management={"poor_problem_solving": {}}))
    assert [(reason.item, reason.value, reason.points) for reason in found.reasons] == [
        ("sexual_interests", False, 0),
        ("offence_supportive_attitudes", False, 0),
        ("relationships", True, 1),
        ("relationships.grievance_thinking", "marked", None),
        ("self_management", "unknown", None),
        ("deviance", ["moderate", "high"], None),
    ]


def test_every_domain_and_factor_has_a_rule_and_every_reason_cites_one() -> None:
    rules = load_rules("sarn")
    names = [*DOMAINS, *(factor for factors in DOMAINS.values() for factor in factors)]
    assert [name for name in names if f"sarn-{name.replace('_', '-')}" not in rules] == []
    cites = {rule.cite for rule in rules.values()}
    everything_marked = {name: dict.fromkeys(factors, MARKED) for name, factors in DOMAINS.items()}
    assert [reason for reason in deviance(everything_marked).reasons if reason.rule not in cites] == []


def test_the_words_of_a_factor_name_its_domain() -> None:
    rules = load_rules("sarn")
    for domain, factors in DOMAINS.items():
        said = domain.replace("_", " ").replace("offence s", "offence-s").replace("self m", "self-m").capitalize()
        assert [f for f in factors if not rules[f"sarn-{f.replace('_', '-')}"].words.startswith(f"{said}: ")] == []


def test_it_says_that_it_predicts_nothing_and_carries_its_notice() -> None:
    found = deviance({})
    cautions = {caution.code: caution.text for caution in found.cautions}
    assert "not to be used as a predictor" in cautions["no_predictor"]
    assert "[sarn-no-predictor, S24]" in cautions["no_predictor"]
    assert "after" in cautions["initial"]
    assert "teaching approximation" in found.notice


def test_deviance_is_no_level_of_anything_else() -> None:
    assert Deviance.LOW < Deviance.MODERATE < Deviance.HIGH
    assert Deviance.LOW.words == "low deviance"
    for other in (Reconviction.HIGH, Harm.HIGH, "high"):
        assert other != Deviance.HIGH
        with pytest.raises(TypeError):
            _ = other > Deviance.LOW  # type: ignore[operator]


@pytest.mark.parametrize("points", [3, -1, False, 2.0, "2"])
def test_a_score_that_is_not_0_1_or_2_is_refused_at_its_place(points: object) -> None:
    place = r"relationships\.grievance_thinking\.generality"
    with pytest.raises(InputError, match=rf"{place}: This must be a whole number from 0 to 2 or unknown\.") as refused:
        deviance({"relationships": {"grievance_thinking": {"generality": points}}})
    assert refused.value.value == points


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ({"relationship": {}}, "relationships"),
        ({"relationships": {"greivance_thinking": {}}}, "grievance_thinking"),
        ({"relationships": {"grievance_thinking": {"generalty": 1}}}, "generality"),
    ],
)
def test_a_misspelt_name_is_told_the_nearest(given: dict[str, Any], meant: str) -> None:
    with pytest.raises(UnknownName, match=f"Perhaps you meant {meant}"):
        deviance(given)


def test_one_number_for_a_factor_is_refused_because_it_has_two_scores() -> None:
    with pytest.raises(InputError, match=r"grievance_thinking: This must hold keys.*") as refused:
        deviance({"relationships": {"grievance_thinking": 2}})
    assert "generality, offence_chain" in str(refused.value)


def test_the_model_and_the_plain_data_give_the_same() -> None:
    assert deviance(SarnScores()) == deviance({})


def test_sarn_as_plain_data() -> None:
    plain = deviance(scores(relationships={"grievance_thinking": MARKED})).to_dict()
    assert json.loads(json.dumps(plain)) == plain
    assert {key: plain[key] for key in ("deviance", "range", "domains", "unsettled")} == {
        "deviance": "moderate",
        "range": ["moderate", "moderate"],
        "domains": {
            "sexual_interests": False,
            "offence_supportive_attitudes": False,
            "relationships": True,
            "self_management": False,
        },
        "unsettled": [],
    }
    assert set(plain) >= {"reasons", "cautions", "notice"}
