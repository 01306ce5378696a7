"""What counts for RM2000 and what never does: appearances, cautions, TIC, quashed and breach_only, allegations."""

from __future__ import annotations

from typing import Any

import pytest

from tests.risk.histories import (
    DAYS,
    KNOWN_WOMAN,
    History,
    at,
    entry,
    history,
    offence,
    other,
    results,
    scored,
    sexual,
    violent,
)

MALE_STRANGER = {"sex": "male", "acquaintance": "stranger"}
ONE = {**sexual(DAYS[0]), "index": True}


def found(of: History, item: str) -> Any:
    """What a reason says was found: `s.sexual_appearances`."""
    return next(reason["value"] for reason in scored(of)["reasons"] if reason["item"] == item)


def codes(of: History) -> list[str]:
    return [caution["code"] for caution in scored(of)["cautions"]]


# Everything that would raise his score if it counted: another appearance, sexual, violent, with burglary, a male
# stranger as victim, without contact.
HEAVY = offence("sexual", "violent", "burglary", "other", contact=False, victims=[MALE_STRANGER])


def test_that_which_never_counts_would_count_heavily_as_a_conviction() -> None:
    counted = results(history(ONE, entry(DAYS[1], HEAVY)))
    assert counted["s"]["points"]["sexual_appearances"] == 1
    assert counted["s"]["aggravating"] == {
        "male_victim": True,
        "stranger_victim": True,
        "non_contact": True,
        "single": False,
    }
    assert counted["v"]["points"] == {"age": 0, "violent_appearances": 1, "burglary": 2}


@pytest.mark.parametrize("outcome", ["quashed", "breach_only"])
@pytest.mark.parametrize("day", [DAYS[0], DAYS[1]], ids=["same day", "another day"])
def test_a_quashed_or_breach_only_entry_is_ignored_for_everything(outcome: str, day: str) -> None:
    assert scored(history(ONE, entry(day, HEAVY, outcome=outcome))) == scored(history(ONE))


def test_a_tic_offence_is_ignored_for_everything_beside_one_that_counts() -> None:
    one = entry(DAYS[0], offence("sexual"), {**HEAVY, "tic": True}, index=True)
    assert scored(history(one)) == scored(history(ONE))


def test_an_entry_of_tic_offences_alone_is_no_appearance() -> None:
    of = history(ONE, entry(DAYS[1], {**HEAVY, "tic": True}))
    assert results(of) == results(history(ONE))
    assert found(of, "s.criminal_appearances") == 1
    assert codes(of) == []


@pytest.mark.parametrize("outcome", ["conviction", "caution"])
def test_an_entry_left_with_no_offence_is_no_appearance(outcome: str) -> None:
    of = history(ONE, *(entry(day, outcome=outcome) for day in DAYS[1:6]))
    assert found(of, "s.criminal_appearances") == 1
    assert results(of) == results(history(ONE))
    assert codes(of) == ["no_offence"] * 5


@pytest.mark.parametrize("outcome", ["quashed", "breach_only"])
def test_a_quashed_or_breach_only_entry_needs_no_offences(outcome: str) -> None:
    of = history(ONE, {"date": DAYS[1], "outcome": outcome})
    assert results(of) == results(history(ONE))
    assert codes(of) == []


def test_the_index_itself_may_hold_nothing_that_counts() -> None:
    of = history(entry(DAYS[0], {**HEAVY, "tic": True}, index=True), sexual(DAYS[1]))
    assert results(of) == results(history(sexual(DAYS[1])))


def test_the_index_need_not_be_sexual() -> None:
    of = history({**other(DAYS[5]), "index": True}, sexual(DAYS[1]))
    assert scored(of)["eligible"] is True
    assert found(of, "s.sexual_appearances") == 1
    assert found(of, "s.criminal_appearances") == 2


def test_the_index_may_be_a_caution() -> None:
    assert scored(history(entry(DAYS[0], offence("sexual"), outcome="caution", index=True)))["eligible"] is True


def test_it_makes_no_difference_to_the_points_which_entry_is_the_index() -> None:
    first = history({**ONE}, violent(DAYS[1]))
    second = history(sexual(DAYS[0]), {**violent(DAYS[1]), "index": True})
    assert results(first) == results(second)


@pytest.mark.parametrize(
    ("nature", "item", "once"),
    [
        ("sexual", "s.sexual_appearances", 2),  # the one of his index, and this
        ("violent", "v.violent_appearances", 1),
        ("burglary", "v.burglary", True),
        ("other", "s.criminal_appearances", 2),
    ],
)
@pytest.mark.parametrize("outcome", ["conviction", "caution"])
def test_a_caution_counts_as_an_appearance_like_a_conviction(outcome: str, nature: str, item: str, once: Any) -> None:
    of = history(ONE, entry(DAYS[1], offence(nature), outcome=outcome))
    assert found(of, item) == once
    assert found(of, "s.criminal_appearances") == 2


def test_a_caution_gives_male_stranger_and_non_contact_like_a_conviction() -> None:
    caution = entry(DAYS[1], offence("sexual", contact=False, victims=[MALE_STRANGER]), outcome="caution")
    assert list(at(scored(history(ONE, caution)), "s.aggravating").values()) == [True, True, True, False]


def test_entries_of_the_same_date_are_one_appearance() -> None:
    of = history(ONE, sexual(DAYS[0]), violent(DAYS[0]), violent(DAYS[0]), entry(DAYS[0], offence("burglary")))
    assert [found(of, item) for item in ("s.sexual_appearances", "s.criminal_appearances")] == [1, 1]
    assert [found(of, item) for item in ("v.violent_appearances", "v.burglary")] == [1, True]
    assert codes(of) == []


def test_entries_of_two_days_are_two_appearances_though_one_day_apart() -> None:
    assert found(history(sexual("2008-11-03"), sexual("2008-11-04")), "s.sexual_appearances") == 2


def test_dates_as_text_and_as_date_are_the_same_date() -> None:
    from datetime import date

    of = history(ONE, {**violent(DAYS[0]), "date": date.fromisoformat(DAYS[0])})
    assert found(of, "s.criminal_appearances") == 1


def test_many_offences_of_one_entry_are_one_appearance() -> None:
    of = history(entry(DAYS[0], *(offence("sexual") for _ in range(6)), index=True))
    assert (found(of, "s.sexual_appearances"), found(of, "s.criminal_appearances")) == (1, 1)


@pytest.mark.parametrize(
    ("one", "two", "conflict"),
    [
        ("conviction", "conviction", False),
        ("caution", "caution", False),
        ("conviction", "caution", True),
        ("caution", "conviction", True),
        ("conviction", "quashed", False),  # what never counts conflicts with nothing
        ("conviction", "breach_only", False),
        ("quashed", "quashed", False),
        ("quashed", "breach_only", False),  # nothing of that day counts, so there is no appearance to be unsure of
    ],
)
def test_entries_of_one_day_carry_a_caution_when_their_outcomes_differ(one: str, two: str, conflict: bool) -> None:
    pair = [entry(DAYS[1], offence("other"), outcome=outcome) for outcome in (one, two)]
    of = history(ONE, *pair)
    assert codes(of) == (["same_day_different_outcomes"] if conflict else [])
    counting = any(outcome in ("conviction", "caution") for outcome in (one, two))
    assert found(of, "s.criminal_appearances") == (2 if counting else 1)


def test_a_day_of_which_nothing_counts_is_no_conflict() -> None:
    taken = entry(DAYS[1], offence("other", tic=True))
    assert codes(history(ONE, taken, entry(DAYS[1], offence("other"), outcome="quashed"))) == []


def test_the_caution_of_a_conflict_names_the_day_once() -> None:
    outcomes = ("conviction", "caution", "quashed")
    of = history(ONE, *(entry(DAYS[1], offence("other"), outcome=outcome) for outcome in outcomes))
    texts = [caution["text"] for caution in scored(of)["cautions"]]
    assert len(texts) == 1 and DAYS[1] in texts[0]


def test_an_offence_of_several_natures_counts_for_each() -> None:
    of = history(ONE, entry(DAYS[1], offence("sexual", "violent", "burglary")))
    assert found(of, "s.sexual_appearances") == 2
    assert (found(of, "v.violent_appearances"), found(of, "v.burglary")) == (1, True)
    assert found(of, "s.criminal_appearances") == 2


def test_a_nature_said_twice_counts_once() -> None:
    assert found(history(ONE, entry(DAYS[1], offence("sexual", "sexual"))), "s.sexual_appearances") == 2


def test_a_sexual_offence_is_not_violent_by_itself() -> None:
    assert found(history(sexual(DAYS[0]), sexual(DAYS[1])), "v.violent_appearances") == 0


def test_sexual_appearances_are_criminal_appearances_too() -> None:
    assert found(history(*(sexual(day) for day in DAYS[:5])), "s.criminal_appearances") == 5


@pytest.mark.parametrize("title", ["", "Rape", "Burglary", "Assault", "Possession of indecent images"])
def test_the_title_decides_nothing(title: str) -> None:
    of = history(entry(DAYS[0], offence("sexual", title=title)), entry(DAYS[1], offence("other", title=title)))
    untitled = history(sexual(DAYS[0]), other(DAYS[1]))
    assert scored(of) == scored(untitled)


@pytest.mark.parametrize("nature", ["violent", "burglary", "other"])
def test_step_two_looks_at_sexual_offences_only(nature: str) -> None:
    beside = offence(nature, contact=False, victims=[MALE_STRANGER, {}])
    of = history(ONE, entry(DAYS[1], beside))
    assert list(at(scored(of), "s.aggravating").values()) == [False] * 4


@pytest.mark.parametrize("nature", ["violent", "burglary", "other"])
def test_what_is_unknown_of_an_offence_that_is_not_sexual_matters_nowhere(nature: str) -> None:
    of = history(ONE, entry(DAYS[1], offence(nature)))  # neither contact nor victims
    result = scored(of)
    assert "unknown" not in result["s"]["aggravating"].values()
    assert result["unsettled"] == []


@pytest.mark.parametrize(
    ("facts", "factor"),
    [
        ({"victims": [{"sex": "male", "acquaintance": "known"}]}, "male_victim"),
        ({"victims": [KNOWN_WOMAN, KNOWN_WOMAN, {"sex": "male", "acquaintance": "known"}]}, "male_victim"),
        ({"victims": [{"sex": "female", "acquaintance": "stranger"}]}, "stranger_victim"),
        ({"contact": False}, "non_contact"),
        ({"contact": False, "victims": []}, "non_contact"),
    ],
)
@pytest.mark.parametrize("number", [0, 1, 2], ids=["index", "earlier", "earliest"])
def test_step_two_looks_at_every_sexual_offence_and_not_only_the_index(
    number: int, facts: History, factor: str
) -> None:
    days = (DAYS[2], DAYS[1], DAYS[0])
    entries = [sexual(day, **(facts if day == days[number] else {})) for day in days]
    given = scored(history(*entries))["s"]["aggravating"]
    assert [name for name, value in given.items() if value is True] == [factor]


def test_step_two_looks_at_offences_before_the_age_limit_too() -> None:
    early = entry(DAYS[0], offence("sexual", committed="1970-01-01", victims=[MALE_STRANGER]))
    of = history(early, sexual(DAYS[1]), born="1958-06-15")  # he was 11, and 50
    assert found(of, "s.sexual_appearances") == 2
    assert list(at(scored(of), "s.aggravating").values()) == [True, True, False, False]


@pytest.mark.parametrize(("partner", "single"), [(True, False), (False, True), ("unknown", "unknown")])
def test_single_is_never_having_lived_with_an_adult_partner_for_two_years(partner: Any, single: Any) -> None:
    assert scored(history(ONE, partner=partner))["s"]["aggravating"]["single"] == single


def test_allegations_are_never_scored_but_mentioned() -> None:
    alleged = [{"date": f"2009-01-{day:02}", "text": "Reported by a neighbour."} for day in range(1, 11)]
    of = history(ONE, allegations=alleged)
    assert results(of) == results(history(ONE))
    assert codes(of) == ["allegations"]


def test_allegations_alone_make_nobody_eligible() -> None:
    of = history(allegations=[{"date": "2009-01-01", "text": "Reported by a neighbour."}])
    assert (scored(of)["eligible"], scored(of)["reason"]) == (False, "no_sexual_conviction")


def test_an_appearance_after_the_assessment_counts_and_is_pointed_out() -> None:
    of = history(ONE, sexual("2009-06-01"), assessed_on="2009-05-20")
    assert found(of, "s.sexual_appearances") == 2
    assert codes(of) == ["appearance_after_assessment"]
    assert codes(history(ONE, sexual("2009-05-20"), assessed_on="2009-05-20")) == []


def test_the_caution_of_later_appearances_speaks_of_one_or_of_all_from_the_first() -> None:
    def said(*days: str) -> str:
        of = history(ONE, *(other(day) for day in days), assessed_on="2009-05-20")
        return str(scored(of)["cautions"][0]["text"])

    assert said("2009-06-01").startswith("The appearance of 2009-06-01 is later")
    assert said("2009-07-01", "2009-06-01").startswith("Appearances from 2009-06-01 on are later")


LONG = {"at_risk_from": "2004-05-01", "assessed_on": "2009-05-01"}
EARLY = {**sexual("2004-01-20"), "index": True}


@pytest.mark.parametrize(
    "ignored",
    [
        entry("2006-07-03", HEAVY, outcome="quashed"),
        entry("2006-07-03", HEAVY, outcome="breach_only"),
        entry("2006-07-03", {**HEAVY, "tic": True}),
        entry("2006-07-03"),
    ],
    ids=["quashed", "breach_only", "tic", "no offence"],
)
def test_what_never_counts_does_not_end_the_offence_free_time(ignored: History) -> None:
    assert "long_offence_free" in codes(history(EARLY, ignored, **LONG))


@pytest.mark.parametrize("outcome", ["conviction", "caution"])
@pytest.mark.parametrize("nature", ["sexual", "violent", "burglary", "other"])
def test_any_appearance_ends_the_offence_free_time(outcome: str, nature: str) -> None:
    assert codes(history(EARLY, entry("2006-07-03", offence(nature), outcome=outcome), **LONG)) == []


def test_long_offence_free_time_gives_a_caution_and_not_another_category() -> None:
    short = {**LONG, "assessed_on": "2009-04-30"}
    assert codes(history(EARLY, **LONG)) == ["long_offence_free"]
    assert codes(history(EARLY, **short)) == []
    assert results(history(EARLY, **LONG)) == results(history(EARLY, **short))


def test_without_assessed_on_the_day_at_risk_is_the_day_of_the_assessment() -> None:
    assert scored(history(EARLY)) == scored(history(EARLY, assessed_on="2009-05-01"))
    assert codes(history({**sexual("1990-01-20"), "index": True})) == []  # at risk only from 2009


def test_long_offence_free_time_is_mentioned_where_a_category_is_given_and_only_there() -> None:
    assert codes(history({**violent("2004-01-20"), "index": True}, **LONG)) == ["long_offence_free"]
    assert codes(history({**other("2004-01-20"), "index": True}, **LONG)) == []
    assert codes(history(EARLY, sex="female", **LONG)) == []
