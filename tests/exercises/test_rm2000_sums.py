"""Exercise 2: what the mistakes of real trainees cost, worked by hand; each mark lost alone and won alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from rightmix_sim.exercises import Assignment, assignment, mark, reference
from rightmix_sim.exercises.rm2000.items import FACTORS, truth_of
from tests.exercises.test_rm2000 import FULL, ID, points

NONE = dict.fromkeys(FULL, 0)


def spoilt(code: str, **answers: Any) -> dict[str, float]:
    of = assignment(ID, code)
    return points(of, reference(of) | answers)


def test_walmsley_scored_from_visor_alone_and_on_his_own_word() -> None:
    """Complainants for appearances, the age by ViSOR's year of birth, strangers and partner as he tells it."""
    cited = {f"{item}_evidence": ["B1"] for item in (
        "eligible", "sexual_appearances", "criminal_appearances", "age", "violent_appearances", "burglary", *FACTORS
    )}  # fmt: skip
    earned = spoilt(
        "walmsley", **cited,
        sexual_appearances=3, criminal_appearances=4, age=35, stranger_victim="no", single="no",
        s="medium", v="low", c="medium", faults=["none"],
    )  # fmt: skip
    # counted: violence and burglary, 2/5 of 4 = 1.6
    # factors: no (male) 1; yes: (1 - 1/2 - 1/2)/3 = 0; (1 + 0)/2 of 3 = 1.5
    # own S: 2 + 0 + 0 = 2 points, medium, one factor; V: 1 point, low; C: 1 + 0 = 1, medium. All follow: 1
    # categories: only that not all is of images, 1/4 of 2 = 0.5
    assert earned == {
        "eligibility": 1, "counted": 1.6, "factors": 1.5, "evidence": 0, "categories": 0.5, "follows": 1, "on_file": 0,
    }  # fmt: skip
    assert sum(earned.values()) == pytest.approx(5.6)  # of 17


def test_holroyd_aged_on_the_day_of_scoring_and_without_his_caution() -> None:
    earned = spoilt(
        "holroyd",
        criminal_appearances=3, criminal_appearances_evidence=["H1", "H2", "I1"],
        age=35, age_evidence=["E1"], male_victim="no", male_victim_evidence=["J3"],
        s="low", v="low", c="low", faults=["rm2000_late"],
    )  # fmt: skip
    # counted: 3/5 of 4 = 2.4
    # factors: yes (male) -1/2; no 3/3 = 1; (1 - 1/2)/2 = 1/4 of 3 = 0.75
    # evidence: 7 whole, 3 of 4, 1 of 2, nothing: 8.25/10 of 4 = 3.3
    # own S: 0, low; V: 35 gives 1, low; C: 0, low: they follow. Right is 1 of 4: 0.5. On file: one of two faults, 1
    assert earned == {
        "eligibility": 1, "counted": 2.4, "factors": 0.75, "evidence": 3.3, "categories": 0.5, "follows": 1,
        "on_file": 1,
    }  # fmt: skip
    assert sum(earned.values()) == pytest.approx(9.95)


def test_heslop_without_his_youth_and_no_to_every_factor() -> None:
    """Juvenile matters left out as spent, hearsay on the partnership, nothing wrong on file because all agrees."""
    earned = spoilt(
        "heslop",
        criminal_appearances=4, violent_appearances=1, burglary="no", burglary_evidence=["B1"], single="no",
        s="medium", v="high", c="high", faults=["none"],
    )  # fmt: skip
    # counted: the index and the age, 2/5 of 4 = 1.6; factors: no 1, yes (single) -1/2: 1/4 of 3 = 0.75
    # evidence: 9/10 of 4 = 3.6
    # own S: 0 + 0 + 2 = 2 points, medium; V: 3 + 1 + 0 = 4, high; C: 1 + 2 = 3, high: they follow
    assert earned == {
        "eligibility": 1, "counted": 1.6, "factors": 0.75, "evidence": 3.6, "categories": 0.5, "follows": 1,
        "on_file": 0,
    }  # fmt: skip


def test_keating_with_counts_for_appearances_today_s_age_and_no_adapted_score() -> None:
    answers = reference(assignment(ID, "keating"))
    for gone in ("adapted_s", "adapted_c"):
        del answers[gone]
    answers |= {"sexual_appearances": 8, "criminal_appearances": 9, "age": 30, "images_only": "no"}
    answers |= {
        "s": "very_high",
        "v": "medium",
        "c": "very_high",
        "faults": ["rm2000_wrong", "level_without_rationale"],
    }
    # counted: violence and burglary, 1.6
    # own S: 3 + 1 + 1 = 5 points, very high; V: 2, medium; C: 3 + 1 = 4, high, so very high does not follow: 2/3
    # categories: V alone of six, 1/6 of 2 = 0.33; on file: one right, one that is not so: 0
    assert points(assignment(ID, "keating"), answers) == {
        "eligibility": 1, "counted": 1.6, "factors": 3, "evidence": 4, "categories": 0.33, "follows": 0.67,
        "on_file": 0,
    }  # fmt: skip


@pytest.mark.parametrize(("code", "adapted"), [("fallows", ("low", "low")), ("keating", ("medium", "medium"))])
def test_for_images_alone_the_adapted_score_is_a_third_of_the_categories(code: str, adapted: tuple[str, str]) -> None:
    truth = truth_of(assignment(ID, code).only).categories
    assert (truth["adapted_s"], truth["adapted_c"]) == adapted
    # Four of six: 2/3 of 2 = 1.33
    assert spoilt(code, adapted_s="", adapted_c="") == FULL | {"categories": 1.33}
    # The standard category given for the adapted one too: nobody is paid twice
    assert spoilt(code, adapted_s=truth["s"], adapted_c=truth["c"]) == FULL | {"categories": 1.33}


def test_a_woman_scored_as_a_man_would_be_earns_nothing() -> None:
    """Bracewell: the items of a man's score, ViSOR's categories, and nothing found wrong with them."""
    as_a_man = {
        "eligible": "yes", "eligible_evidence": ["B4"], "sexual_appearances": 1, "criminal_appearances": 1, "age": 40,
        "violent_appearances": 0, "burglary": "no", **dict.fromkeys(FACTORS, "no"),
        "s": "low", "v": "low", "c": "low", "images_only": "no", "faults": ["none"],
    }  # fmt: skip
    assert points(assignment(ID, "bracewell"), as_a_man) == NONE


@pytest.mark.parametrize(("instead", "share"), [
    (["oasys", "rosh"], 1), (["oasys"], 0.5), (["oasys", "anyway"], 0), (["oasys", "rosh", "other"], 0.5), ([], 0),
])  # fmt: skip
def test_for_a_woman_the_items_are_replaced_by_what_the_assessment_rests_on(instead: list[str], share: float) -> None:
    earned = spoilt("bracewell", instead=instead)
    assert earned == FULL | {"factors": 3 * share, "categories": 2 * share}


def test_who_calls_bracewell_a_girl_still_may_not_be_paid_for_what_follows() -> None:
    assert spoilt("bracewell", eligible="under_18") == NONE | {"evidence": 4, "on_file": 2}


def partner_unknown(code: str) -> Assignment:
    """The case as if nobody knew whether he ever lived with a partner."""
    of = assignment(ID, code)
    history = of.only.case.history
    person = msgspec.structs.replace(history.person, lived_with_adult_partner_two_years="unknown")
    case = msgspec.structs.replace(of.only.case, history=msgspec.structs.replace(history, person=person))
    return replace(of, cases=(replace(of.only, case=case),))


def test_what_the_file_does_not_say_leaves_s_and_c_open() -> None:
    """Rostron: S 1 + 1 + 2 = 4 points, high; one factor or two, so high or very high; C 3 + 2 = 5 or 2 + 2 = 4."""
    of = partner_unknown("rostron")
    truth = truth_of(of.only)
    assert truth.items["single"] == "unknown"
    assert (truth.categories["s"], truth.categories["v"], truth.categories["c"]) == ("open", "high", "open")
    assert points(of, reference(of)) == FULL
    # A guess where the file is silent: of three kinds (no, yes, unknown) the unknown one is -1/2: (1 + 1 - 1/2)/3 of 3
    guessed = points(of, reference(of) | {"single": "yes"})
    assert guessed["factors"] == 1.5
    assert guessed["follows"] == 0.33  # V alone: by the own yes S and C would be very high


def test_an_unknown_where_the_file_does_say_costs_the_factor_and_what_is_open_by_it_follows() -> None:
    """Keating: no (male, single) 1; yes (1 - 1/2)/2 = 1/4; 5/8 of 3 = 1.88. S 1 point, medium, one factor or two."""
    earned = spoilt("keating", stranger_victim="unknown", s="open", c="open")
    # categories: V, images, both adapted: 4/6 of 2
    assert earned == FULL | {"factors": 1.88, "categories": 1.33}


LOST_ALONE: dict[str, dict[str, Any]] = {
    "counted": {"criminal_appearances": 4},  # the same band, so the categories still follow
    "factors": {"non_contact": "no"},  # two factors raise as three do
    "evidence": {"age_evidence": []},
    "categories": {"images_only": "yes"},  # S, V or C would no longer follow either
    "on_file": {"faults": ["rm2000_wrong"]},
}


@pytest.mark.parametrize("criterion", LOST_ALONE)
def test_each_mark_but_what_follows_is_lost_alone(criterion: str) -> None:
    earned = spoilt("walmsley", **LOST_ALONE[criterion])
    assert {one for one in FULL if earned[one] < FULL[one]} == {criterion}


def test_who_says_that_the_tool_cannot_be_used_is_not_paid_for_items_that_are_no_longer_asked() -> None:
    """They may stand in the file from before: nobody sees them on the form."""
    earned = spoilt("walmsley", eligible="violent_only")
    # evidence: that of eligibility, one of ten, 0.4; what is on file is still asked
    assert earned == NONE | {"evidence": 0.4, "on_file": 2}


def test_right_categories_from_wrong_items_do_not_follow() -> None:
    """It cannot be lost alone: right items and right categories always follow. So an item is lost with it."""
    earned = spoilt("walmsley", age=60)
    # S: 1 + 0 + 0 = 1, medium, three factors: high, follows; V: 0, low: medium does not; C: 2 + 0 = 2, medium: no
    assert earned == FULL | {"counted": 3.2, "follows": 0.33}


WON_ALONE: dict[str, tuple[str, ...]] = {
    "eligibility": ("eligible",),
    "counted": ("sexual_appearances", "criminal_appearances", "age", "violent_appearances", "burglary"),
    "factors": FACTORS,
    "evidence": tuple(f"{item}_evidence" for item in (
        "eligible", "sexual_appearances", "criminal_appearances", "age", "violent_appearances", "burglary", *FACTORS
    )),
    "categories": ("s", "v", "c", "images_only"),
    "on_file": ("faults",),
}  # fmt: skip


@pytest.mark.parametrize("criterion", WON_ALONE)
def test_each_mark_is_won_alone(criterion: str) -> None:
    of = assignment(ID, "walmsley")
    right = reference(of)
    # Items are asked once the tool can be used: that it can is won with them
    earned = points(of, {"eligible": "yes"} | {id: right[id] for id in WON_ALONE[criterion]})
    assert earned == NONE | {"eligibility": 1, criterion: FULL[criterion]}


def test_categories_that_follow_from_items_all_wrong_are_paid_for_following_alone() -> None:
    """S: 0 + 0 + 0, one factor: low; V: 0 + 2 + 2 = 4, high; C: 0 + 2 = 2, medium. Right: high, medium, high."""
    wrong = {"sexual_appearances": 1, "criminal_appearances": 1, "age": 60, "violent_appearances": 3, "burglary": "yes"}
    wrong |= {"male_victim": "yes", "stranger_victim": "no", "non_contact": "no", "single": "no"}
    earned = points(assignment(ID, "walmsley"), wrong | {"eligible": "yes", "s": "low", "v": "high", "c": "medium"})
    assert earned == NONE | {"eligibility": 1, "follows": 1}


def test_for_a_woman_what_is_counted_and_what_follows_are_won_by_showing_that_the_tool_is_not_for_her() -> None:
    """They cannot be won alone: there is nothing to count, which is what was seen; one press does not show it."""
    of = assignment(ID, "bracewell")
    assert points(of, {"eligible": "female"}) == NONE | {"eligibility": 1}
    shown = {"eligible": "female", "eligible_evidence": reference(of)["eligible_evidence"]}
    assert points(of, shown) == NONE | {"eligibility": 1, "counted": 4, "evidence": 4, "follows": 1}


def test_the_marks_are_the_same_twice() -> None:
    of = assignment(ID, "lumb")
    assert mark(of, reference(of)) == mark(of, reference(of))
