"""Unknown facts give a range and never a guess; what is unsettled names the facts that would settle it."""

from __future__ import annotations

from typing import Any

import pytest

from rightmix_sim.risk.rm2000 import score
from tests.risk.histories import DAYS, FACTORS, KNOWN_WOMAN, History, entry, history, offence, scored, sexual

UNKNOWN_VICTIM = {"sex": "unknown", "acquaintance": "unknown"}
OFFENCE = "appearances[0].offences[0]"
VICTIM = f"{OFFENCE}.victims[0]"
PARTNER = "person.lived_with_adult_partner_two_years"


def one(*, age_50_born: str = "1958-06-15", partner: Any = True, **facts: Any) -> History:
    """One sexual appearance. At 50: 0 + 0 + 0 = 0, low, so that two factors are medium and four high."""
    return history(sexual(DAYS[0], **facts), born=age_50_born, partner=partner)


def without(of: History, key: str) -> History:
    """The history with a key of its first offence left out."""
    del of["appearances"][0]["offences"][0][key]
    return of


@pytest.mark.parametrize(
    ("of", "factors"),
    [
        (one(contact="unknown"), {"non_contact"}),
        (without(one(), "contact"), {"non_contact"}),
        (one(victims=[{"sex": "unknown", "acquaintance": "known"}]), {"male_victim"}),
        (one(victims=[{"acquaintance": "known"}]), {"male_victim"}),
        (one(victims=[{"sex": "female", "acquaintance": "unknown"}]), {"stranger_victim"}),
        (one(victims=[{"sex": "female"}]), {"stranger_victim"}),
        (one(victims=[{}]), {"male_victim", "stranger_victim"}),
        (without(one(), "victims"), {"male_victim", "stranger_victim"}),
        (one(victims=[]), set()),
        (one(partner="unknown"), {"single"}),
    ],
)
def test_what_is_unknown_or_left_out_is_unknown_and_an_empty_list_of_victims_is_none(
    of: History, factors: set[str]
) -> None:
    given = scored(of)["s"]["aggravating"]
    assert given == {factor: "unknown" if factor in factors else False for factor in FACTORS}


def test_a_partnership_left_out_is_unknown() -> None:
    of = one()
    del of["person"]["lived_with_adult_partner_two_years"]
    assert scored(of)["s"]["aggravating"]["single"] == "unknown"


@pytest.mark.parametrize(
    ("known", "unknown", "found"),
    [
        ({"sex": "male"}, {"sex": "unknown"}, True),
        ({"sex": "female"}, {"sex": "unknown"}, "unknown"),
        ({"sex": "female"}, {"sex": "female"}, False),
    ],
)
def test_a_known_male_victim_settles_it_whatever_is_unknown_of_others(
    known: History, unknown: History, found: Any
) -> None:
    pair = [{"acquaintance": "known", **victim} for victim in (known, unknown)]
    assert scored(one(victims=pair))["s"]["aggravating"]["male_victim"] == found
    assert scored(one(victims=pair[::-1]))["s"]["aggravating"]["male_victim"] == found


def test_one_offence_without_contact_settles_it_though_contact_of_another_is_unknown() -> None:
    of = history(sexual(DAYS[0], contact="unknown"), sexual(DAYS[1], contact=False))
    assert scored(of)["s"]["aggravating"]["non_contact"] is True


RANGES = [  # present, unknown, range from low: 0 or 1 raise by none, 2 or 3 by one, 4 by two
    (0, 1, "low", "low"),
    (0, 2, "low", "medium"),
    (0, 3, "low", "medium"),
    (0, 4, "low", "high"),
    (1, 1, "low", "medium"),
    (1, 2, "low", "medium"),
    (1, 3, "low", "high"),
    (2, 1, "medium", "medium"),
    (2, 2, "medium", "high"),
    (3, 1, "medium", "high"),
]


def with_factors(present: int, unknown: int, **man: str) -> History:
    """The first factors are present, the next unknown: male victim, stranger, non-contact, single."""
    answers = ["yes"] * present + ["unknown"] * unknown + ["no"] * (4 - present - unknown)
    male, stranger, non_contact, single = answers
    victim = {
        "sex": {"yes": "male", "no": "female"}.get(male, "unknown"),
        "acquaintance": {"yes": "stranger", "no": "known"}.get(stranger, "unknown"),
    }
    contact = {"yes": False, "no": True}.get(non_contact, "unknown")
    partner = {"yes": False, "no": True}.get(single, "unknown")
    return history(sexual(DAYS[0], contact=contact, victims=[victim]), partner=partner, **man)


@pytest.mark.parametrize(("present", "unknown", "lowest", "highest"), RANGES)
def test_the_range_goes_from_none_of_the_unknown_to_all_of_them(
    present: int, unknown: int, lowest: str, highest: str
) -> None:
    result = scored(with_factors(present, unknown))
    s = result["s"]
    assert s["step1"] == "low"
    assert s["range"] == [lowest, highest]
    assert s["category"] == (lowest if lowest == highest else None)
    assert bool(result["unsettled"]) is (lowest != highest)


def test_a_range_closes_under_the_cap_whatever_is_unknown() -> None:
    """At 24 with two sexual appearances 1 + 0 + 2 = 3, high: two factors give very high, four no more."""
    of = with_factors(2, 2, born="1984-05-02")
    of["appearances"].append(sexual(DAYS[1]))
    result = scored(of)
    assert result["s"]["step1"] == "high"
    assert (result["s"]["category"], result["s"]["range"]) == ("very_high", ["very_high", "very_high"])
    assert list(result["s"]["aggravating"].values()) == [True, True, "unknown", "unknown"]
    assert result["unsettled"] == []


def test_at_very_high_already_nothing_unknown_matters() -> None:
    """At 24 with five sexual appearances 3 + 1 + 2 = 6."""
    of = with_factors(0, 4, born="1984-05-02")
    of["appearances"] += [sexual(day) for day in DAYS[1:5]]
    result = scored(of)
    assert (result["s"]["total"], result["s"]["category"], result["unsettled"]) == (6, "very_high", [])
    assert (result["c"]["points"], result["c"]["category"]) == (4, "high")  # very high 3 + medium 1


def test_points_of_c_are_null_while_s_is_open_and_c_may_be_closed() -> None:
    """S low or medium with V low: 0 + 0 = 0, low, or 1 + 0 = 1, medium. With V medium 0 + 1 and 1 + 1: medium both."""
    open_c = scored(with_factors(1, 1))
    assert open_c["c"] == {"points": None, "category": None, "range": ["low", "medium"]}
    of = with_factors(1, 1)
    of["appearances"].append(entry(DAYS[1], offence("burglary")))  # V: 0 + 0 + 2 = 2, medium
    closed_c = scored(of)
    assert closed_c["s"]["range"] == ["low", "medium"]
    assert closed_c["c"] == {"points": None, "category": "medium", "range": ["medium", "medium"]}
    assert closed_c["unsettled"] == [f"{VICTIM}.acquaintance"]


def test_the_range_of_c_goes_with_that_of_s() -> None:
    """S low to high (0 to 2) and V low (0): C 0 to 2, low to medium."""
    assert scored(with_factors(0, 4))["c"] == {"points": None, "category": None, "range": ["low", "medium"]}


def test_v_never_hangs_on_an_unknown() -> None:
    assert scored(with_factors(0, 4))["v"] == scored(with_factors(4, 0))["v"]


@pytest.mark.parametrize(
    ("of", "places"),
    [
        (with_factors(0, 1), []),  # one factor changes nothing
        (with_factors(0, 4), [f"{VICTIM}.sex", f"{VICTIM}.acquaintance", f"{OFFENCE}.contact", PARTNER]),
        (with_factors(1, 1), [f"{VICTIM}.acquaintance"]),
        (with_factors(2, 2), [f"{OFFENCE}.contact", PARTNER]),
        (with_factors(2, 1), []),  # three factors do what two do
        (with_factors(3, 1), [PARTNER]),
        (without(one(), "victims"), [f"{OFFENCE}.victims"]),
        (without(one(partner="unknown"), "contact"), [f"{OFFENCE}.contact", PARTNER]),
    ],
)
def test_unsettled_names_the_facts_that_matter_and_no_others(of: History, places: list[str]) -> None:
    assert scored(of)["unsettled"] == places


def test_unsettled_asks_nothing_of_a_factor_that_another_offence_settles() -> None:
    unknown = sexual(DAYS[0], contact="unknown", victims=[UNKNOWN_VICTIM])
    known = sexual(DAYS[1], contact=False, victims=[{"sex": "male", "acquaintance": "known"}])
    result = scored(history(unknown, known, born="1984-05-02"))  # 1 + 0 + 2 = 3, high; two factors: very high
    assert result["unsettled"] == []
    result = scored(history(unknown, known, partner="unknown"))  # 1 + 0 + 0 = 1, medium; 2, 3 or 4 factors
    assert result["s"]["range"] == ["high", "very_high"]
    assert result["unsettled"] == [f"{VICTIM}.acquaintance", PARTNER]


@pytest.mark.parametrize("settled", [{"sex": "male"}, {"acquaintance": "stranger"}])
def test_victims_left_out_are_asked_for_while_one_of_the_two_factors_is_unknown(settled: History) -> None:
    """At 50 with two appearances 1 + 0 + 0 = 1, medium; one factor or two."""
    of = history(sexual(DAYS[0], victims=[{**KNOWN_WOMAN, **settled}]), sexual(DAYS[1]))
    del of["appearances"][1]["offences"][0]["victims"]
    result = scored(of)
    assert result["s"]["range"] == ["medium", "high"]
    assert result["unsettled"] == ["appearances[1].offences[0].victims"]


def test_unsettled_asks_nothing_of_what_does_not_count() -> None:
    entries = [
        sexual(DAYS[0], contact=False),
        entry(DAYS[1], offence("violent")),
        entry(DAYS[2], offence("sexual", victims=[{}], contact="unknown"), outcome="quashed"),
        entry(DAYS[3], offence("sexual", victims=[{}], contact="unknown", tic=True)),
    ]
    result = scored(history(*entries, partner="unknown"))
    assert result["s"]["range"] == ["low", "medium"]
    assert result["unsettled"] == [PARTNER]


def test_unsettled_names_each_place_once_and_every_offence_that_could_bring_the_factor() -> None:
    entries = [sexual(DAYS[0], contact="unknown"), sexual(DAYS[1], contact=True), sexual(DAYS[2], contact="unknown")]
    result = scored(history(*entries, partner=False))  # 2 + 0 + 0 = 2, medium; one factor or two
    assert result["s"]["range"] == ["medium", "high"]
    assert result["unsettled"] == ["appearances[0].offences[0].contact", "appearances[2].offences[0].contact"]


def test_every_unsettled_fact_is_a_question_that_tells_which_offence_it_is_about() -> None:
    of = with_factors(0, 4)
    of["appearances"][0]["offences"][0]["title"] = "Sexual assault"
    found = score(of)
    questions = [found.question(place) for place in found.unsettled]
    assert len(set(questions)) == 4 and all(question.count("?") == 1 for question in questions)
    assert all(f"conviction of {DAYS[0]}, Sexual assault" in question for question in questions[:3])
    assert "partner" in questions[3]


def test_of_images_only_nobody_is_asked_what_could_not_be_answered_with_yes() -> None:
    """`contact: true` is refused of images only, so the question is another one than of other offences."""
    images = offence("sexual", images_only=True, contact="unknown", victims=[])
    found = score(history(entry(DAYS[0], images, offence("sexual", contact="unknown")), partner=False))
    of_images, of_another = (found.question(place) for place in found.unsettled)
    assert of_images.startswith("Was it images and nothing else, so that there was no contact?")
    assert of_another.startswith("Was there contact, or an attempt at it?")
