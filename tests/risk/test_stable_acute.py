"""Stable and Acute: points, bands, the item on children, what is open, and what the result says of itself."""

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
from rightmix_sim.risk.stable_acute import AcuteGrade, AcuteScores, StableGrade, StableScores, acute, stable

CHILDREN = "emotional_identification_with_children"
STABLE_ITEMS = [name for name in StableScores.__struct_fields__ if name != "child_victim"]
ACUTE_ITEMS = list(AcuteScores.__struct_fields__)


def stable_scores(total: int, **others: Any) -> dict[str, Any]:
    """Scores of a man with a child victim that add up to the total: twos first, then a one, then none."""
    points = {name: min(2, max(0, total - 2 * number)) for number, name in enumerate(STABLE_ITEMS)}
    return {"child_victim": True, **points, **others}


def acute_scores(**points: Any) -> dict[str, Any]:
    return {**dict.fromkeys(ACUTE_ITEMS, 0), **points}


@pytest.mark.parametrize(
    ("total", "category"),
    [
        (0, StableGrade.LOW),
        (3, StableGrade.LOW),  # 2 + 1
        (4, StableGrade.MODERATE),  # 2 + 2
        (11, StableGrade.MODERATE),  # 5 x 2 + 1
        (12, StableGrade.HIGH),  # 6 x 2
        (26, StableGrade.HIGH),  # 13 x 2
    ],
)
def test_stable_is_low_to_3_moderate_to_11_and_high_from_12(total: int, category: StableGrade) -> None:
    found = stable(stable_scores(total))
    assert (found.total.points, found.category, found.unsettled) == (total, category, ())


def test_stable_has_13_items_of_at_most_2_points() -> None:
    assert len(STABLE_ITEMS) == 13
    assert stable({"child_victim": True}).total.highest == 26  # 13 x 2


def test_without_a_child_victim_12_items_count_and_24_is_the_most() -> None:
    found = stable({**dict.fromkeys(STABLE_ITEMS, 2), CHILDREN: "unknown", "child_victim": False})
    assert (found.total.points, found.category) == (24, StableGrade.HIGH)  # 12 x 2
    reason = next(reason for reason in found.reasons if reason.item == CHILDREN)
    assert (reason.value, reason.points) == ("not_applicable", 0)


def test_a_score_for_the_item_on_children_is_refused_where_there_was_no_child_victim() -> None:
    with pytest.raises(InputError, match=f"{CHILDREN}: This item does not apply") as refused:
        stable({"child_victim": False, CHILDREN: 0})
    assert refused.value.value == 0


def test_an_unknown_child_victim_leaves_the_points_of_the_item_open() -> None:
    scores = stable_scores(0, significant_social_influences=2, impulsive_acts=1, child_victim="unknown")
    found = stable({**scores, CHILDREN: 1})  # 3 without the item, 3 + 1 = 4 with it
    assert (found.total.lowest, found.total.highest) == (3, 4)
    assert found.total.range == (StableGrade.LOW, StableGrade.MODERATE)
    assert found.unsettled == ("child_victim",)


def test_an_unknown_child_victim_does_not_matter_where_the_item_has_no_points() -> None:
    found = stable(stable_scores(0, child_victim="unknown"))
    assert (found.total.points, found.unsettled, found.total.not_scored) == (0, (), ())


def test_an_item_left_out_is_one_that_is_unknown() -> None:
    given = stable_scores(2)
    left_out = {name: points for name, points in given.items() if name != "sex_as_coping"}
    assert stable(left_out) == stable({**given, "sex_as_coping": "unknown"})


def test_an_unknown_item_opens_the_category_where_its_points_could_cross_a_band() -> None:
    found = stable(stable_scores(2, sex_as_coping="unknown"))  # 2 to 4
    assert (found.total.points, found.category) == (None, None)
    assert found.total.range == (StableGrade.LOW, StableGrade.MODERATE)
    assert found.unsettled == ("sex_as_coping",)


def test_an_unknown_item_leaves_the_category_settled_where_its_points_cannot_cross_a_band() -> None:
    found = stable(stable_scores(1, sex_as_coping="unknown"))  # 1 to 3: low either way
    assert (found.total.lowest, found.total.highest, found.category) == (1, 3, StableGrade.LOW)
    assert (found.unsettled, found.total.not_scored) == ((), ("sex_as_coping",))


def test_with_nothing_scored_everything_is_open_and_asked() -> None:
    found = stable({})
    assert (found.total.lowest, found.total.highest) == (0, 26)
    assert found.total.range == (StableGrade.LOW, StableGrade.HIGH)
    assert found.unsettled == (*STABLE_ITEMS[:2], "child_victim", *STABLE_ITEMS[2:])


def test_the_range_is_exactly_what_every_answer_to_the_unknown_items_gives() -> None:
    unknown = ("sex_as_coping", "impulsive_acts")
    given = stable_scores(9)
    found = stable({**given, **dict.fromkeys(unknown, "unknown")})
    known = sum(given[name] for name in STABLE_ITEMS if name not in unknown)
    totals = {known + a + b for a, b in product(range(3), repeat=2)}
    assert (found.total.lowest, found.total.highest) == (min(totals), max(totals))
    settled = {stable({**given, unknown[0]: a, unknown[1]: b}).category for a, b in product(range(3), repeat=2)}
    assert found.total.range == (min(settled), max(settled))  # type: ignore[type-var]


@given(st.fixed_dictionaries({name: st.sampled_from([0, 1, 2, "unknown"]) for name in STABLE_ITEMS}), st.data())
def test_whatever_an_unknown_item_turns_out_to_be_lies_in_the_range(
    scores: dict[str, Any], data: st.DataObject
) -> None:
    before = stable({"child_victim": True, **scores})
    told = {name: data.draw(st.integers(0, 2)) if value == "unknown" else value for name, value in scores.items()}
    after = stable({"child_victim": True, **told})
    lowest, highest = before.total.range
    assert after.total.points == sum(told.values())
    assert before.total.lowest <= after.total.points <= before.total.highest
    assert after.category is not None
    assert lowest <= after.category <= highest


@given(st.fixed_dictionaries({name: st.sampled_from([0, 1, 2, 3, "unknown"]) for name in ACUTE_ITEMS}), st.data())
def test_whatever_an_unknown_item_of_acute_turns_out_to_be_lies_in_both_ranges(
    scores: dict[str, Any], data: st.DataObject
) -> None:
    before = acute(scores)
    after = acute(
        {name: data.draw(st.integers(0, 3)) if value == "unknown" else value for name, value in scores.items()}
    )
    for wide, narrow in ((before.sex_violence, after.sex_violence), (before.general, after.general)):
        assert narrow.category is not None
        assert wide.range[0] <= narrow.category <= wide.range[1]
    assert set(before.intervene_now) <= set(after.intervene_now)


@pytest.mark.parametrize(
    ("points", "category"), [(0, AcuteGrade.LOW), (1, AcuteGrade.MODERATE), (2, AcuteGrade.HIGH), (3, AcuteGrade.HIGH)]
)
def test_the_sex_and_violence_score_is_low_at_0_moderate_at_1_high_from_2(points: int, category: AcuteGrade) -> None:
    assert acute(acute_scores(hostility=points)).sex_violence.category is category


@pytest.mark.parametrize(
    ("points", "category"),
    [((0, 0), AcuteGrade.LOW), ((1, 0), AcuteGrade.MODERATE), ((1, 1), AcuteGrade.MODERATE), ((1, 2), AcuteGrade.HIGH)],
)
def test_the_general_score_is_low_at_0_moderate_to_2_high_from_3(points: tuple[int, int], category: AcuteGrade) -> None:
    found = acute(acute_scores(emotional_collapse=points[0], substance_abuse=points[1]))
    assert (found.general.points, found.general.category) == (sum(points), category)
    assert (found.sex_violence.points, found.sex_violence.category) == (0, AcuteGrade.LOW)


def test_the_general_score_adds_all_seven_items_and_the_other_one_four() -> None:
    found = acute(dict.fromkeys(ACUTE_ITEMS, 1))
    assert len(ACUTE_ITEMS) == 7
    assert (found.general.points, found.sex_violence.points) == (7, 4)
    assert [item.name for item in found.sex_violence.items] == [
        "victim_access",
        "hostility",
        "sexual_preoccupation",
        "rejection_of_supervision",
    ]


def test_an_unknown_item_of_the_general_score_only_leaves_the_other_score_settled() -> None:
    found = acute(acute_scores(substance_abuse="unknown"))  # general 0 to 3
    assert found.sex_violence.category is AcuteGrade.LOW
    assert found.general.range == (AcuteGrade.LOW, AcuteGrade.HIGH)
    assert found.unsettled == ("substance_abuse",)


def test_an_item_is_asked_once_although_both_scores_hang_on_it() -> None:
    assert acute(acute_scores(hostility="unknown")).unsettled == ("hostility",)


def test_an_item_scored_3_asks_for_something_now_with_a_caution_of_its_own() -> None:
    found = acute(acute_scores(victim_access=3, substance_abuse=3))
    assert found.intervene_now == ("victim_access", "substance_abuse")
    first = found.cautions[0]
    assert first.code == "intervene_now"
    assert first.text.startswith("victim access, substance abuse: ")
    assert "[acute-intervene-now, unverified]" in first.text


def test_an_item_scored_2_asks_for_nothing_now() -> None:
    found = acute(acute_scores(victim_access=2))
    assert found.intervene_now == ()
    assert "intervene_now" not in [caution.code for caution in found.cautions]


def test_an_item_left_open_at_a_session_brings_a_caution_although_the_scores_are_settled() -> None:
    found = acute(acute_scores(hostility=2, substance_abuse="unknown", emotional_collapse=1))  # general 3 to 6
    assert (found.unsettled, found.general.category) == ((), AcuteGrade.HIGH)
    assert "not_scored" in [caution.code for caution in found.cautions]
    assert "not_scored" not in [caution.code for caution in acute(acute_scores()).cautions]


@pytest.mark.parametrize("found", [stable(stable_scores(5)), acute(acute_scores())])
def test_both_say_whose_grades_they_are_and_that_assessors_may_differ(found: Any) -> None:
    cautions = {caution.code: caution.text for caution in found.cautions}
    assert "Risk of Harm" in cautions["own_grades"]
    assert "¶2.9" in cautions["own_grades"]
    assert "[stable-acute-reliability, S52]" in cautions["reliability"]
    assert "teaching approximation" in found.notice


def test_stable_is_completed_annually_and_acute_at_every_session_in_ten_minutes() -> None:
    assert stable({}).how_often == "Completed again after this many months: 12 [stable-how-often, S51]"
    assert "every supervision session" in acute({}).how_often
    assert ": 10 [acute-how-often, S51]" in acute({}).how_often


def test_a_grade_of_one_tool_is_no_level_of_anything_else() -> None:
    assert StableGrade.LOW < StableGrade.MODERATE < StableGrade.HIGH
    for other in (AcuteGrade.HIGH, Reconviction.HIGH, Harm.HIGH, "high"):
        assert other != StableGrade.HIGH
        with pytest.raises(TypeError):
            _ = other > StableGrade.LOW  # type: ignore[operator]
    assert (StableGrade.HIGH.words, AcuteGrade.MODERATE.words) == ("high on Stable", "moderate on Acute")


@pytest.mark.parametrize("points", [3, -1, True, 1.0, "2", "unkown", [1]])
def test_points_that_stable_does_not_have_are_refused_with_those_it_has(points: object) -> None:
    with pytest.raises(
        InputError, match=r"impulsive_acts: This must be a whole number from 0 to 2 or unknown\."
    ) as refused:
        stable({"impulsive_acts": points})
    assert refused.value.value == points


def test_acute_has_3_points_and_not_4() -> None:
    assert acute({"hostility": 3}).general.lowest == 3
    with pytest.raises(InputError, match=r"hostility: This must be a whole number from 0 to 3 or unknown\."):
        acute({"hostility": 4})


@pytest.mark.parametrize(
    ("tool", "misspelt", "meant"),
    [(stable, "impulsive_act", "impulsive_acts"), (acute, "victims_access", "victim_access")],
)
def test_a_misspelt_item_is_told_the_nearest_name(tool: Any, misspelt: str, meant: str) -> None:
    with pytest.raises(UnknownName, match=f"Perhaps you meant {meant}"):
        tool({misspelt: 1})


def test_a_list_instead_of_items_is_refused() -> None:
    with pytest.raises(InputError, match="must hold keys with values"):
        acute([1, 2])  # type: ignore[arg-type]


def test_the_model_and_the_plain_data_give_the_same() -> None:
    assert stable(StableScores(impulsive_acts=1)) == stable({"impulsive_acts": 1})
    assert acute(AcuteScores(hostility=1)) == acute({"hostility": 1})


def test_every_item_has_a_rule_and_every_reason_cites_one() -> None:
    rules = load_rules("stable_acute")
    cites = {rule.cite for rule in rules.values()}
    reasons = (*stable({}).reasons, *acute({}).reasons)
    assert [reason.item for reason in reasons] == [*STABLE_ITEMS, "total", *ACUTE_ITEMS, "sex_violence", "general"]
    assert [reason.rule for reason in reasons if reason.rule not in cites] == []


def test_the_words_of_an_acute_item_name_its_score() -> None:
    rules = load_rules("stable_acute")
    scores = {name: rules[f"acute-{name.replace('_', '-')}"].words.partition(":")[0] for name in ACUTE_ITEMS}
    in_both = [item.name for item in acute({}).sex_violence.items]
    assert [name for name in ACUTE_ITEMS if scores[name] == "Sex and violence score"] == in_both
    assert {scores[name] for name in ACUTE_ITEMS if name not in in_both} == {"General score only"}


def test_stable_as_plain_data() -> None:
    plain = stable(stable_scores(2, sex_as_coping="unknown")).to_dict()
    assert json.loads(json.dumps(plain)) == plain
    assert {key: plain[key] for key in ("total", "total_range", "category", "range", "not_scored", "unsettled")} == {
        "total": None,
        "total_range": [2, 4],
        "category": None,
        "range": ["low", "moderate"],
        "not_scored": ["sex_as_coping"],
        "unsettled": ["sex_as_coping"],
    }
    assert len(plain["reasons"]) == 14  # 13 items and the total
    assert set(plain) >= {"how_often", "cautions", "notice"}


def test_acute_as_plain_data() -> None:
    plain = acute(acute_scores(hostility=3)).to_dict()
    assert json.loads(json.dumps(plain)) == plain
    same = {"total": 3, "total_range": [3, 3], "category": "high", "range": ["high", "high"]}
    assert (plain["sex_violence"], plain["general"]) == (same, same)
    assert (plain["intervene_now"], plain["unsettled"], plain["not_scored"]) == (["hostility"], [], [])
    assert len(plain["reasons"]) == 9  # 7 items and two scores
