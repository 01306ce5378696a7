"""Who can be scored: the gate asks in one order, gives one reason, and lets V alone through for violence alone."""

from __future__ import annotations

import pytest

from rightmix_sim.risk.rules import load_rules
from tests.risk.histories import DAYS, History, entry, history, of_counts, offence, other, scored, sexual, violent

SEVENTEEN = "1991-05-02"  # 18 on the day after AT_RISK
EARLY = entry(DAYS[0], offence("sexual", committed="1973-06-15"), index=True)  # at 15 years of a man born 1958-06-15
YOUNG_EARLY = entry(DAYS[0], offence("sexual", committed="2006-05-01"), index=True)  # at 14 of one born 1991-05-02


def born_1958(*entries: History, **more: str) -> History:
    return history(*entries, born="1958-06-16", **more)


@pytest.mark.parametrize(
    ("reason", "of"),
    [
        (None, history(sexual(DAYS[0]))),
        ("female", history(sexual(DAYS[0]), sex="female")),
        ("under_18", history(sexual(DAYS[0]), born=SEVENTEEN)),
        ("no_sexual_conviction", history(other(DAYS[0]))),
        ("no_sexual_conviction", history(entry(DAYS[0], offence("burglary")))),
        ("no_sexual_conviction", history()),
        ("violent_only", history(violent(DAYS[0]))),
        ("before_age_limit", born_1958(entry(DAYS[0], offence("sexual", committed="1974-06-15")))),
    ],
)
def test_each_reason_alone(reason: str | None, of: History) -> None:
    result = scored(of)
    assert (result["reason"], result["eligible"]) == (reason, reason is None)


@pytest.mark.parametrize(
    ("first", "second", "of"),
    [
        ("female", "under_18", history(sexual(DAYS[0]), sex="female", born=SEVENTEEN)),
        ("female", "no_sexual_conviction", history(other(DAYS[0]), sex="female")),
        ("female", "violent_only", history(violent(DAYS[0]), sex="female")),
        ("female", "before_age_limit", history(EARLY, sex="female")),
        ("under_18", "no_sexual_conviction", history(other(DAYS[0]), born=SEVENTEEN)),
        ("under_18", "violent_only", history(violent(DAYS[0]), born=SEVENTEEN)),
        ("under_18", "before_age_limit", history(YOUNG_EARLY, born=SEVENTEEN)),
        ("before_age_limit", "violent_only", born_1958(EARLY, violent(DAYS[1]))),
    ],
)
def test_the_earlier_reason_is_given_where_two_would_hold(first: str, second: str, of: History) -> None:
    assert scored(of)["reason"] == first, f"not {second}"


@pytest.mark.parametrize(
    "sexual_one",
    [
        entry(DAYS[1], offence("sexual"), outcome="quashed"),
        entry(DAYS[1], offence("sexual"), outcome="breach_only"),
        entry(DAYS[1], offence("sexual", tic=True)),
    ],
    ids=["quashed", "breach_only", "tic"],
)
def test_a_sexual_offence_that_does_not_count_is_no_sexual_conviction(sexual_one: History) -> None:
    assert scored(history(other(DAYS[0]), sexual_one))["reason"] == "no_sexual_conviction"
    assert scored(history(violent(DAYS[0]), sexual_one))["reason"] == "violent_only"


@pytest.mark.parametrize(
    "violent_one",
    [
        entry(DAYS[1], offence("violent"), outcome="quashed"),
        entry(DAYS[1], offence("violent"), outcome="breach_only"),
        entry(DAYS[1], offence("violent", tic=True)),
    ],
    ids=["quashed", "breach_only", "tic"],
)
def test_a_violent_offence_that_does_not_count_does_not_open_v(violent_one: History) -> None:
    result = scored(history(other(DAYS[0]), violent_one))
    assert (result["reason"], result["v"]) == ("no_sexual_conviction", None)


def test_a_caution_for_a_sexual_offence_is_enough() -> None:
    caution = entry(DAYS[1], offence("sexual"), outcome="caution")
    assert scored(history(other(DAYS[0]), caution))["eligible"] is True


def test_a_caution_for_violence_alone_gives_v() -> None:
    result = scored(history(entry(DAYS[0], offence("violent"), outcome="caution")))
    assert (result["reason"], result["v"]["points"]["violent_appearances"]) == ("violent_only", 1)


def test_one_sexual_offence_after_the_limit_is_enough_and_then_all_count() -> None:
    result = scored(born_1958(EARLY, sexual(DAYS[1])))
    assert result["eligible"] is True
    assert result["s"]["points"]["sexual_appearances"] == 1  # two appearances


@pytest.mark.parametrize(
    "late",
    [
        entry(DAYS[1], offence("sexual", tic=True)),
        entry(DAYS[1], offence("sexual"), outcome="quashed"),
        entry(DAYS[1], offence("violent", "other")),
    ],
    ids=["tic", "quashed", "not sexual"],
)
def test_what_does_not_count_or_is_not_sexual_does_not_pass_the_age_limit(late: History) -> None:
    assert scored(born_1958(EARLY, late))["reason"] == "before_age_limit"


def test_the_day_of_sentence_does_not_matter_for_the_age_limit() -> None:
    historic = entry("2008-11-03", offence("sexual", committed="1974-06-15"))  # the day before he was 16
    assert scored(born_1958(historic))["reason"] == "before_age_limit"


def test_the_age_that_counts_is_that_on_the_day_at_risk_and_not_at_the_assessment_or_sentence() -> None:
    by_then_18 = history(sexual(DAYS[0]), born=SEVENTEEN, assessed_on="2010-05-01")
    assert scored(by_then_18)["reason"] == "under_18"
    young_when_sentenced = history(sexual("2000-11-03"), born="1982-11-20", at_risk_from="2008-11-20")
    assert scored(young_when_sentenced)["s"]["points"]["age"] == 1  # 26, though 17 when sentenced


@pytest.mark.parametrize(
    "of",
    [
        history(sexual(DAYS[0]), violent(DAYS[1]), sex="female"),
        history(sexual(DAYS[0]), violent(DAYS[1]), born=SEVENTEEN),
        history(violent(DAYS[1]), born=SEVENTEEN),
        history(other(DAYS[0])),
        born_1958(EARLY, violent(DAYS[1])),
    ],
    ids=["female", "under_18", "under_18 with violence alone", "no_sexual_conviction", "before_age_limit"],
)
def test_v_is_given_for_no_other_reason_than_violent_only(of: History) -> None:
    result = scored(of)
    assert result["eligible"] is False
    assert [result[scale] for scale in ("s", "v", "c", "adapted")] == [None] * 4
    assert result["unsettled"] == []


def test_violent_only_gives_v_as_reckoned_and_nothing_else() -> None:
    entries = [violent(DAYS[0]), entry(DAYS[1], offence("violent", "burglary"))]
    result = scored(history(*entries, born="1974-05-02"))  # 34
    assert (result["eligible"], result["reason"]) == (False, "violent_only")
    assert result["v"] == {  # 2 + 2 + 2 = 6
        "points": {"age": 2, "violent_appearances": 2, "burglary": 2},
        "total": 6,
        "category": "very_high",
    }
    assert [result[scale] for scale in ("s", "c", "adapted")] == [None] * 3


def test_v_of_a_man_with_violence_alone_is_that_of_one_with_a_sexual_offence_beside_it() -> None:
    counts = {"age": 40, "violent": 3, "burglary": 1}
    assert scored(of_counts(sexual=0, **counts))["v"] == scored(of_counts(sexual=1, **counts))["v"]


@pytest.mark.parametrize(
    ("rule", "of"),
    [
        ("rm2000-men", history(sexual(DAYS[0]), sex="female")),
        ("rm2000-adult", history(sexual(DAYS[0]), born=SEVENTEEN)),
        ("rm2000-sexual-conviction", history(other(DAYS[0]))),
        ("rm2000-violent-only", history(violent(DAYS[0]))),
        ("rm2000-offence-age", born_1958(EARLY)),
    ],
)
def test_a_refusal_is_the_first_reason_and_cites_its_rule(rule: str, of: History) -> None:
    result = scored(of)
    first = result["reasons"][0]
    assert (first["item"], first["value"], first["points"]) == ("eligible", result["reason"], None)
    assert first["rule"] == load_rules("rm2000")[rule].cite
