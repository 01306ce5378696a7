"""The second implementation held against figures worked by hand: vectors, boundaries, gate, unknowns, images."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.risk.second_rm2000 import second_score

Plain = dict[str, Any]

AT_RISK_FROM = date(2009, 5, 1)
LETTERS = {"low": "L", "medium": "M", "high": "H", "very_high": "VH"}


def offence(*natures: str, **more: Any) -> Plain:
    """Against a woman he knew, with contact, committed on the day of its sentence, unless said otherwise."""
    return {
        "title": "An offence",
        "nature": list(natures),
        "contact": True,
        "victims": [{"sex": "female", "acquaintance": "known"}],
        **more,
    }


def entry(*offences: Plain, day: str = "2008-11-03", outcome: str = "conviction") -> Plain:
    return {"date": day, "outcome": outcome, "offences": [{"committed": day, **each} for each in offences]}


def history(*entries: Plain, born: str = "1964-05-01", **person: Any) -> Plain:
    """A man of 45 who has lived with a partner, unless said otherwise; the first entry is the index."""
    return {
        "person": {
            "sex": "male",
            "born": born,
            "at_risk_from": AT_RISK_FROM.isoformat(),
            "lived_with_adult_partner_two_years": True,
            **person,
        },
        "appearances": [{**each, "index": place == 0} for place, each in enumerate(entries)],
    }


def man(
    age: int, sexual: int = 1, criminal: int = 1, aggravating: int = 0, violent: int = 0, burglary: bool = False
) -> Plain:
    """A man whose birthday is the day he is at risk; the first appearances are sexual, the last ones violent."""
    entries = []
    for place in range(criminal):
        offences = []
        if place < sexual:
            offences.append(
                offence(
                    "sexual",
                    contact=aggravating < 3,
                    victims=[
                        {
                            "sex": "male" if aggravating >= 1 else "female",
                            "acquaintance": "stranger" if aggravating >= 2 else "known",
                        }
                    ],
                )
            )
        if place >= criminal - violent:
            offences.append(offence("violent"))
        if burglary and place == criminal - 1:
            offences.append(offence("burglary"))
        entries.append(entry(*(offences or [offence("other")]), day=f"2008-{place + 1:02d}-03"))
    return history(*entries, born=f"{2009 - age}-05-01", lived_with_adult_partner_two_years=aggravating < 4)


# Columns: age, sexual and criminal appearances, aggravating factors, violent appearances, burglary; then the total of
# step 1, its category, S; the total of V, V; the points of C, C.
VECTORS = """
45  1  1 0 0 N   0 L  L    0 L    0 L
35  1  4 1 0 N   0 L  L    1 L    0 L
34  1  4 1 0 N   1 M  M    2 M    2 M
25  2  4 2 1 N   2 M  H    3 M    3 H
24  2  5 2 1 N   4 H  VH   4 H    5 VH
22  1  2 2 1 N   2 M  H    4 H    4 H
30  3  6 4 2 Y   4 H  VH   6 VH   6 VH
52  4  5 3 0 Y   3 H  VH   2 M    4 H
52  5  5 1 4 Y   4 H  H    5 H    4 H
18  1  1 0 0 N   2 M  M    3 M    2 M
60  1  1 4 0 N   0 L  H    0 L    2 M
44  2 12 3 3 Y   2 M  H    5 H    4 H
45  2 12 3 3 Y   2 M  H    4 H    4 H
29  5  9 0 0 N   5 VH VH   2 M    4 H
36  1  5 2 1 Y   1 M  H    4 H    4 H
"""


@pytest.mark.parametrize("vector", [line.split() for line in VECTORS.strip().splitlines()], ids=" ".join)
def test_the_vectors_worked_by_hand_come_out(vector: list[str]) -> None:
    age, sexual, criminal, aggravating, violent = (int(cell) for cell in vector[:5])
    answer = second_score(man(age, sexual, criminal, aggravating, violent, burglary=vector[5] == "Y"))
    s, v, c = answer["s"], answer["v"], answer["c"]
    assert [
        str(s["total"]),
        LETTERS[s["step1"]],
        LETTERS[s["category"]],
        str(v["total"]),
        LETTERS[v["category"]],
        str(c["points"]),
        LETTERS[c["category"]],
    ] == vector[6:]
    assert answer["eligible"] and answer["reason"] is None
    assert answer["unsettled"] == []


@pytest.mark.parametrize(
    ("birthday", "s_before", "s_on", "v_before", "v_on"), [(25, 2, 1, 3, 2), (35, 1, 0, 2, 1), (45, 0, 0, 1, 0)]
)
def test_points_for_age_change_on_the_birthday_itself(
    birthday: int, s_before: int, s_on: int, v_before: int, v_on: int
) -> None:
    on_the_day = man(birthday)
    born = date(2009 - birthday, 5, 1)
    day_before = history(entry(offence("sexual")), born=(born + timedelta(days=1)).isoformat())
    day_after = history(entry(offence("sexual")), born=(born - timedelta(days=1)).isoformat())
    points = [
        (second_score(each)["s"]["points"]["age"], second_score(each)["v"]["points"]["age"])
        for each in (day_before, on_the_day, day_after)
    ]
    assert points == [(s_before, v_before), (s_on, v_on), (s_on, v_on)]


def test_he_is_of_age_on_his_eighteenth_birthday() -> None:
    assert second_score(history(entry(offence("sexual")), born="1991-05-02"))["reason"] == "under_18"
    assert second_score(history(entry(offence("sexual")), born="1991-05-01"))["reason"] is None


def test_born_on_29_february_he_is_older_on_1_march() -> None:
    def score_from(day: str) -> Plain:
        return second_score(history(entry(offence("sexual"), day="2001-01-01"), born="1984-02-29", at_risk_from=day))

    assert score_from("2002-02-28")["reason"] == "under_18"
    assert score_from("2002-03-01")["reason"] is None


@pytest.mark.parametrize(
    ("born", "committed", "reason"),
    [
        ("1984-05-01", "2000-04-30", "before_age_limit"),
        ("1984-05-01", "2000-05-01", None),
        ("1984-02-29", "2000-02-28", "before_age_limit"),
        ("1984-02-29", "2000-02-29", None),
    ],
)
def test_an_offence_on_the_sixteenth_birthday_is_not_before_the_limit(
    born: str, committed: str, reason: str | None
) -> None:
    assert second_score(history(entry(offence("sexual", committed=committed)), born=born))["reason"] == reason


@pytest.mark.parametrize(("sexual", "points"), [(1, 0), (2, 1), (3, 2), (4, 2), (5, 3), (6, 3)])
def test_points_for_sexual_appearances(sexual: int, points: int) -> None:
    assert second_score(man(45, sexual, 7))["s"]["points"]["sexual_appearances"] == points


@pytest.mark.parametrize(("criminal", "points"), [(1, 0), (4, 0), (5, 1), (12, 1)])
def test_points_for_criminal_appearances(criminal: int, points: int) -> None:
    assert second_score(man(45, 1, criminal))["s"]["points"]["criminal_appearances"] == points


@pytest.mark.parametrize(("violent", "points"), [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (5, 3)])
def test_points_for_violent_appearances(violent: int, points: int) -> None:
    assert second_score(man(45, 1, 6, violent=violent))["v"]["points"]["violent_appearances"] == points


@pytest.mark.parametrize(
    ("age", "sexual", "criminal", "total", "category"),
    [
        (35, 1, 4, 0, "low"),
        (25, 1, 4, 1, "medium"),
        (24, 1, 4, 2, "medium"),
        (24, 2, 4, 3, "high"),
        (24, 3, 4, 4, "high"),
        (24, 4, 5, 5, "very_high"),  # 2 + 1 + 2
        (24, 5, 5, 6, "very_high"),  # 3 + 1 + 2
    ],
)
def test_each_total_of_step_1_has_its_category(age: int, sexual: int, criminal: int, total: int, category: str) -> None:
    s = second_score(man(age, sexual, criminal))["s"]
    assert (s["total"], s["step1"], s["category"]) == (total, category, category)


@pytest.mark.parametrize(
    ("age", "violent", "burglary", "total", "category"),
    [
        (45, 0, False, 0, "low"),
        (35, 0, False, 1, "low"),
        (25, 0, False, 2, "medium"),
        (18, 0, False, 3, "medium"),
        (18, 1, False, 4, "high"),
        (18, 2, False, 5, "high"),
        (18, 4, False, 6, "very_high"),
        (18, 2, True, 7, "very_high"),
        (18, 4, True, 8, "very_high"),
    ],
)
def test_each_total_of_v_has_its_category(age: int, violent: int, burglary: bool, total: int, category: str) -> None:
    v = second_score(man(age, 1, 4, violent=violent, burglary=burglary))["v"]
    assert (v["total"], v["category"]) == (total, category)


@pytest.mark.parametrize(
    ("aggravating", "category"), [(0, "low"), (1, "low"), (2, "medium"), (3, "medium"), (4, "high")]
)
def test_two_factors_raise_by_one_and_four_by_two(aggravating: int, category: str) -> None:
    assert second_score(man(45, aggravating=aggravating))["s"]["category"] == category


@pytest.mark.parametrize(
    ("given", "points", "category"),
    [
        (man(45), 0, "low"),
        (man(45, aggravating=2), 1, "medium"),  # S medium 1, V low 0
        (man(25), 2, "medium"),  # S medium 1, V medium 1
        (man(25, aggravating=2), 3, "high"),  # S high 2, V medium 1
        (man(25, aggravating=4), 4, "high"),  # S very high 3, V medium 1
        (man(24, aggravating=4, violent=1), 5, "very_high"),  # S very high 3, V high 2
        (man(24, 2, 4, aggravating=2, violent=4), 6, "very_high"),  # both very high
    ],
)
def test_each_sum_of_c_has_its_category(given: Plain, points: int, category: str) -> None:
    c = second_score(given)["c"]
    assert (c["points"], c["category"]) == (points, category)


def test_the_gate_asks_sex_then_age_then_offences_then_their_dates() -> None:
    none: list[Plain] = []
    early = entry(offence("sexual", committed="1979-01-01"), day="1979-06-01")  # at 14
    boy = "1991-05-02"
    given = [
        history(*none, sex="female", born=boy),
        history(*none, born=boy),
        history(*none),
        history(entry(offence("violent"))),
        history(early, entry(offence("violent"))),
        history(early, entry(offence("sexual"))),
    ]
    answers = [second_score(each) for each in given]
    assert [answer["reason"] for answer in answers] == [
        "female",
        "under_18",
        "no_sexual_conviction",
        "violent_only",
        "before_age_limit",
        None,
    ]
    assert [answer["v"] is not None for answer in answers] == [False, False, False, True, False, True]
    assert [answer["s"] is not None for answer in answers] == [False, False, False, False, False, True]
    assert [answer["c"] is not None for answer in answers] == [False, False, False, False, False, True]


def test_what_is_not_an_appearance_counts_for_nothing() -> None:
    plain = history(entry(offence("sexual")))
    worse = offence("sexual", "violent", "burglary", contact=False, victims=[{"sex": "male"}])
    cluttered = history(
        entry(offence("sexual"), {**worse, "tic": True}),
        entry(worse, day="2001-01-01", outcome="quashed"),
        entry(worse, day="2002-01-01", outcome="breach_only"),
        entry({**worse, "tic": True}, day="2003-01-01"),
        entry(day="2004-01-01"),
        {"date": "2005-01-01", "outcome": "quashed"},
    )
    assert second_score(cluttered) == second_score(plain)


def test_one_day_is_one_appearance_and_a_caution_counts_as_one() -> None:
    answer = second_score(
        history(
            entry(offence("sexual")),
            entry(offence("sexual"), outcome="caution"),
            entry(offence("sexual", "violent"), day="2001-01-01", outcome="caution"),
            entry(offence("burglary"), day="2002-01-01", outcome="caution"),
        )
    )
    assert answer["s"]["points"]["sexual_appearances"] == 1  # two days
    assert answer["v"]["points"] == {"age": 0, "violent_appearances": 1, "burglary": 2}


def test_an_unknown_factor_opens_the_range_only_where_it_can_decide() -> None:
    sexual = entry(offence("sexual"))
    nobody_asked = {key: value for key, value in offence("sexual").items() if key not in {"contact", "victims"}}

    one_unknown = second_score(history(sexual, lived_with_adult_partner_two_years="unknown"))
    assert one_unknown["s"]["aggravating"]["single"] == "unknown"
    assert one_unknown["s"]["range"] == ["low", "low"]  # 0 or 1 factor
    assert one_unknown["s"]["category"] == "low" and one_unknown["unsettled"] == []

    nothing_known = second_score(history(entry(nobody_asked), lived_with_adult_partner_two_years="unknown"))
    assert set(nothing_known["s"]["aggravating"].values()) == {"unknown"}
    assert nothing_known["s"]["range"] == ["low", "high"]  # 0 to 4 factors
    assert nothing_known["s"]["category"] is None
    assert nothing_known["c"] == {"points": None, "category": None, "range": ["low", "medium"]}  # 0 to 2 points
    assert nothing_known["unsettled"] == ["male_victim", "non_contact", "single", "stranger_victim"]


def test_c_can_be_settled_while_s_is_open() -> None:
    known_to_be_male = offence("sexual", victims=[{"sex": "male", "acquaintance": "unknown"}], contact="unknown")
    given = history(entry(known_to_be_male), born="1979-05-01", lived_with_adult_partner_two_years=False)
    answer = second_score(given)  # 30 years old: step 1 and V medium; 2 to 4 factors
    assert answer["s"]["range"] == ["high", "very_high"]
    assert answer["c"] == {"points": None, "category": "high", "range": ["high", "high"]}  # 2 + 1 or 3 + 1


def test_what_is_open_in_the_adapted_result_alone_is_unsettled_too() -> None:
    images = offence("sexual", images_only=True, contact=False, victims=[{"sex": "unknown", "acquaintance": "known"}])
    answer = second_score(history(entry(images), lived_with_adult_partner_two_years=False))
    assert answer["s"]["range"] == ["medium", "medium"]  # non-contact, single and perhaps a male victim: 2 or 3
    assert answer["adapted"]["s"]["range"] == ["low", "medium"]  # 1 or 2
    assert answer["unsettled"] == ["male_victim"]


def test_one_known_male_victim_settles_the_factor_whatever_else_is_unknown() -> None:
    victims = [{"sex": "unknown", "acquaintance": "known"}, {"sex": "male", "acquaintance": "known"}, {"sex": "female"}]
    answer = second_score(history(entry(offence("sexual", victims=victims), offence("violent", contact=False))))
    assert answer["s"]["aggravating"] == {
        "male_victim": True,
        "stranger_victim": "unknown",
        "non_contact": False,
        "single": False,
    }


def test_images_alone_are_scored_twice_and_one_other_sexual_offence_ends_that() -> None:
    images = offence("sexual", contact=False, images_only=True, victims=[{"sex": "female", "acquaintance": "stranger"}])
    answer = second_score(history(entry(images), entry(offence("violent"), day="2001-01-01")))
    assert answer["s"]["category"] == "medium"  # stranger and non-contact
    assert answer["adapted"] == {
        "s": {
            "aggravating": {"male_victim": False, "stranger_victim": False, "non_contact": False, "single": False},
            "category": "low",
            "range": ["low", "low"],
        },
        "c": {"points": 0, "category": "low", "range": ["low", "low"]},  # V: 0 for age, 1 for violence
    }
    assert second_score(history(entry(images, offence("sexual"))))["adapted"] is None
    assert second_score(history(entry(images, offence("sexual", tic=True))))["adapted"] is not None
