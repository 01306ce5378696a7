"""A man whose sexual offences are all of images only: the standard result and the adapted one beside it."""

from __future__ import annotations

from typing import Any

import pytest

from rightmix_sim.errors import InputError
from rightmix_sim.risk.rm2000 import score
from tests.risk.histories import DAYS, FACTORS, KNOWN_WOMAN, History, entry, history, offence, scored, sexual

UNKNOWN_VICTIM = {"sex": "unknown", "acquaintance": "unknown"}
OFFENCE = "appearances[0].offences[0]"
VICTIM = f"{OFFENCE}.victims[0]"


def images(day: str = DAYS[0], **facts: Any) -> History:
    return sexual(day, **{"images_only": True, "contact": False, "victims": [], **facts})


def test_a_man_of_images_only_has_both_results_and_the_adapted_one_without_stranger_and_non_contact() -> None:
    """At 50: low. Standard: stranger, non-contact and single are three, medium. Adapted: single alone, low."""
    strangers = [{"sex": "female", "acquaintance": "stranger"}]
    result = scored(history(images(victims=strangers), partner=False))
    assert result["s"]["aggravating"] == dict(zip(FACTORS, (False, True, True, True), strict=True))
    assert result["s"]["category"] == "medium"
    assert result["c"] == {"points": 1, "category": "medium", "range": ["medium", "medium"]}
    assert result["adapted"] == {
        "s": {
            "aggravating": dict(zip(FACTORS, (False, False, False, True), strict=True)),
            "category": "low",
            "range": ["low", "low"],
        },
        "c": {"points": 0, "category": "low", "range": ["low", "low"]},
    }


def test_step_one_is_unchanged_in_the_adapted_result() -> None:
    """At 24 with three appearances: 2 + 0 + 2 = 4, high; adapted by no factor, high."""
    result = scored(history(*(images(day) for day in DAYS[:3]), born="1984-05-02"))
    assert result["s"]["step1"] == "high"
    assert result["adapted"]["s"]["category"] == "high"


def test_male_victim_and_single_are_credited_in_the_adapted_result() -> None:
    man = [{"sex": "male", "acquaintance": "known"}]
    result = scored(history(images(victims=man), partner=False))
    assert list(result["adapted"]["s"]["aggravating"].values()) == [True, False, False, True]
    assert result["adapted"]["s"]["category"] == "medium"  # two factors


@pytest.mark.parametrize("facts", [{"contact": False}, {"contact": True}, {"contact": "unknown"}])
def test_one_sexual_offence_that_is_not_of_images_only_ends_the_adaptation(facts: History) -> None:
    assert scored(history(images(), sexual(DAYS[1], **facts)))["adapted"] is None
    assert scored(history(entry(DAYS[0], offence("sexual", **facts), images()["offences"][0])))["adapted"] is None


@pytest.mark.parametrize(
    "ignored",
    [
        entry(DAYS[1], offence("sexual"), outcome="quashed"),
        entry(DAYS[1], offence("sexual"), outcome="breach_only"),
        entry(DAYS[1], offence("sexual", tic=True)),
        entry(DAYS[1], offence("violent", "burglary")),
    ],
    ids=["quashed", "breach_only", "tic", "not sexual"],
)
def test_an_offence_that_does_not_count_or_is_not_sexual_does_not_end_the_adaptation(ignored: History) -> None:
    assert scored(history(images(), ignored))["adapted"] is not None


@pytest.mark.parametrize(
    "ignored",
    [
        entry(DAYS[1], images()["offences"][0], outcome="quashed"),
        entry(DAYS[1], {**images()["offences"][0], "tic": True}),
        entry(DAYS[1], offence("other", images_only=True)),
    ],
    ids=["quashed", "tic", "not sexual"],
)
def test_images_that_do_not_count_do_not_bring_the_adaptation(ignored: History) -> None:
    assert scored(history(sexual(DAYS[0]), ignored))["adapted"] is None


def test_a_man_who_cannot_be_scored_has_no_adapted_result() -> None:
    assert scored(history(images(), sex="female"))["adapted"] is None
    early = images()
    early["offences"][0]["committed"] = "1970-01-01"
    assert scored(history(early))["adapted"] is None


def test_the_adapted_result_can_be_closed_while_the_standard_one_is_open() -> None:
    """Non-contact, and the sex of the victim unknown: one or two factors, low or medium. Adapted: none or one, low."""
    result = scored(history(images(victims=[{"sex": "unknown", "acquaintance": "known"}])))
    assert result["s"]["range"] == ["low", "medium"]
    assert result["adapted"]["s"]["range"] == ["low", "low"]
    assert result["adapted"]["c"] == {"points": 0, "category": "low", "range": ["low", "low"]}
    assert result["unsettled"] == [f"{VICTIM}.sex"]


def test_the_adapted_result_can_be_open_while_the_standard_one_is_closed_and_what_would_settle_it_is_named() -> None:
    """At 24 with two appearances 1 + 0 + 2 = 3, high. Stranger, non-contact, single and perhaps male: very high.

    Adapted: single and perhaps male, high or very high.
    """
    victims = [{"sex": "unknown", "acquaintance": "stranger"}]
    of = history(images(victims=victims), images(DAYS[1]), partner=False, born="1984-05-02")
    result = scored(of)
    assert result["s"]["range"] == ["very_high", "very_high"]
    assert result["adapted"]["s"]["range"] == ["high", "very_high"]
    assert result["adapted"]["s"]["category"] is None
    assert result["adapted"]["c"]["points"] is None
    assert result["unsettled"] == [f"{VICTIM}.sex"]


def test_stranger_and_contact_are_not_asked_where_only_the_adapted_result_is_open() -> None:
    """At 24 with two appearances high. Two known factors and more: very high. Adapted: single and perhaps male."""
    victims = [{"sex": "unknown", "acquaintance": "unknown"}]
    of = history(images(victims=victims), images(DAYS[1], contact="unknown"), partner=False, born="1984-05-02")
    result = scored(of)
    assert list(result["s"]["aggravating"].values()) == ["unknown", "unknown", True, True]
    assert result["s"]["category"] == "very_high"
    assert result["unsettled"] == [f"{VICTIM}.sex"]


def test_nothing_is_asked_where_both_results_are_closed() -> None:
    """At 24 with five appearances 3 + 1 + 2 = 6, very high, adapted too."""
    several = [images(day, victims=[UNKNOWN_VICTIM], contact="unknown") for day in DAYS[:5]]
    assert scored(history(*several, born="1984-05-02", partner="unknown"))["unsettled"] == []


def test_contact_that_is_not_said_of_images_is_unknown_like_that_of_any_offence() -> None:
    """To the letter of the rules; that there was contact would be an error, so it can only be answered with false."""
    given = scored(history(images(contact="unknown"), partner=False))
    assert given["s"]["aggravating"]["non_contact"] == "unknown"
    assert given["s"]["range"] == ["low", "medium"]
    assert given["unsettled"] == [f"{OFFENCE}.contact"]
    with pytest.raises(InputError, match="images only cannot be a contact offence"):
        score(history(images(contact=True)))


def test_a_woman_known_to_him_is_no_factor_in_either_result() -> None:
    result = scored(history(images(victims=[KNOWN_WOMAN])))
    assert list(result["s"]["aggravating"].values()) == [False, False, True, False]
    assert list(result["adapted"]["s"]["aggravating"].values()) == [False] * 4


def test_an_adapted_result_carries_a_caution() -> None:
    assert [one["code"] for one in scored(history(images()))["cautions"]] == ["images_only"]
