"""MAPPA: the category by rule, and the level proposed by need."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightmix_sim.errors import InputError
from rightmix_sim.guidance import load_book
from rightmix_sim.risk import mappa
from rightmix_sim.risk.meanings import Harm, Reoffending
from rightmix_sim.risk.rules import load_rules

NOTHING = {
    "registered": False,
    "sopo": False,
    "violent_or_other_sexual_offence": False,
    "imprisonment_months": 0,
    "hospital_or_guardianship_order": False,
    "poses_serious_harm": False,
    "other_agencies_needed": False,
    "senior_level_needed": False,
    "resources_at_short_notice": False,
    "media_or_public_interest": False,
    "rosh": "medium",
    "seriousness_diminished": False,
    "level_2_plan_established": False,
}


def case(**changed: Any) -> dict[str, Any]:
    """Nothing applies but what is said."""
    return NOTHING | changed


def registered(**changed: Any) -> dict[str, Any]:
    return case(registered=True, **changed)


def unknown(*names: str, **changed: Any) -> dict[str, Any]:
    return case(**changed) | dict.fromkeys(names, "unknown")


def codes(found: mappa.Placed | mappa.Proposal) -> list[str]:
    return [caution.code for caution in found.cautions]


def duties(**changed: Any) -> list[str]:
    return [duty.id for duty in mappa.level(case(**changed)).duties]


# ---- Category


@pytest.mark.parametrize(
    ("changed", "category"),
    [
        ({}, "none"),
        ({"registered": True}, 1),
        ({"sopo": True}, 1),
        ({"violent_or_other_sexual_offence": True, "imprisonment_months": 11}, "none"),
        ({"violent_or_other_sexual_offence": True, "imprisonment_months": 12}, 2),
        ({"violent_or_other_sexual_offence": True, "imprisonment_months": "indeterminate"}, 2),
        ({"violent_or_other_sexual_offence": True, "hospital_or_guardianship_order": True}, 2),
        ({"imprisonment_months": 60}, "none"),  # for another offence
        ({"hospital_or_guardianship_order": True}, "none"),
        ({"poses_serious_harm": True}, "none"),
        ({"other_agencies_needed": True}, "none"),
        ({"poses_serious_harm": True, "other_agencies_needed": True}, 3),
        ({"poses_serious_harm": True, "senior_level_needed": True}, 3),  # level 3 is active management too
        ({"poses_serious_harm": True, "resources_at_short_notice": True}, 3),
        ({"poses_serious_harm": True, "media_or_public_interest": True}, 3),
        ({"poses_serious_harm": True, "managed_at": 3}, 3),  # he has not come down yet
        ({"poses_serious_harm": True, "managed_at": 2}, "none"),
        ({"senior_level_needed": True}, "none"),
    ],
)
def test_the_category_follows_from_the_facts(changed: dict[str, Any], category: Any) -> None:
    placed = mappa.category(case(**changed))
    assert placed.category == category
    assert (placed.possible, placed.unsettled) == ((category,), ())


TWO = {"violent_or_other_sexual_offence": True, "imprisonment_months": 24}
THREE = {"poses_serious_harm": True, "other_agencies_needed": True}


@pytest.mark.parametrize(
    ("changed", "category"),
    [({"registered": True} | TWO | THREE, 1), (TWO | THREE, 2), (THREE, 3)],
)
def test_the_first_category_that_fits_wins(changed: dict[str, Any], category: int) -> None:
    assert mappa.category(case(**changed)).category == category


def test_the_threshold_of_category_2_is_the_guidance_of_the_day() -> None:
    threshold = load_book()["mappa-category-2-sentence"].value_on(date(2009, 4, 1))
    assert threshold == 12
    cited = mappa.category(case(**TWO)).reasons[1].rule
    assert "12 months [mappa-category-2-sentence, ¶4.3]" in cited


@pytest.mark.parametrize(
    ("facts", "possible", "unsettled"),
    [
        (unknown("registered"), (1, "none"), ("registered",)),
        (unknown("registered", "sopo"), (1, "none"), ("registered", "sopo")),
        (unknown("sopo", registered=True), (1,), ()),
        (unknown("registered", **TWO), (1, 2), ("registered",)),
        (unknown("imprisonment_months", **TWO), (2, "none"), ("imprisonment_months",)),
        (unknown("imprisonment_months"), ("none",), ()),  # no such offence, so the sentence does not matter
        (unknown("hospital_or_guardianship_order", **TWO), (2,), ()),  # the sentence is enough
        (unknown("violent_or_other_sexual_offence"), ("none",), ()),  # neither sentence nor order
        (
            unknown("violent_or_other_sexual_offence", **(TWO | THREE)),
            (2, 3),
            ("violent_or_other_sexual_offence",),
        ),
        (unknown("poses_serious_harm", other_agencies_needed=True), (3, "none"), ("poses_serious_harm",)),
        (unknown("poses_serious_harm"), ("none",), ()),
        (
            unknown("poses_serious_harm", "other_agencies_needed"),
            (3, "none"),
            ("poses_serious_harm", "other_agencies_needed"),
        ),
        (unknown("senior_level_needed", poses_serious_harm=True), (3, "none"), ("senior_level_needed",)),
        (unknown("senior_level_needed", **THREE), (3,), ()),
    ],
)
def test_an_unknown_leaves_the_category_unsettled_only_where_it_matters(
    facts: dict[str, Any], possible: tuple[Any, ...], unsettled: tuple[str, ...]
) -> None:
    placed = mappa.category(facts)
    assert (placed.possible, placed.unsettled) == (possible, unsettled)
    assert placed.category == (possible[0] if len(possible) == 1 else None)


def test_what_is_left_out_is_unknown_and_every_category_stays_possible() -> None:
    placed = mappa.category({})
    assert placed.possible == (1, 2, 3, "none")
    assert [reason.value for reason in placed.reasons] == ["unknown", "unknown", "unknown", [1, 2, 3, "none"]]


def test_reasons_end_with_the_category_that_fits() -> None:
    reasons = mappa.category(case(**TWO)).reasons
    assert [(reason.item, reason.value) for reason in reasons] == [
        ("category_1", False),
        ("category_2", True),
        ("category", 2),
    ]


def test_an_order_that_registers_beside_not_registered_is_cautioned() -> None:
    assert codes(mappa.category(case(sopo=True))) == ["sopo_registers"]
    assert codes(mappa.category(case(sopo=True, registered=True))) == []
    assert codes(mappa.category(unknown("registered", sopo=True))) == []


# ---- Level


@pytest.mark.parametrize("rosh", ["low", "medium", "high", "very_high", "unknown"])
def test_the_level_of_harm_alone_never_decides(rosh: str) -> None:
    assert mappa.level(registered(rosh=rosh)).level == 1
    assert mappa.level(registered(rosh=rosh, other_agencies_needed=True)).level == 2


@pytest.mark.parametrize("ground", ["senior_level_needed", "resources_at_short_notice", "media_or_public_interest"])
@pytest.mark.parametrize("others", [True, False, "unknown"])
def test_each_ground_for_level_3_is_enough(ground: str, others: Any) -> None:
    proposal = mappa.level(registered(other_agencies_needed=others) | {ground: True})
    assert proposal.level == 3
    assert "[mappa-level-3, ¶4.4]" in proposal.reasons[-1].rule


@pytest.mark.parametrize(
    ("diminished", "plan", "level"),
    [(True, True, 2), (True, False, 3), (False, True, 3), (False, False, 3)],
)
@pytest.mark.parametrize("others", [True, False])
def test_a_case_leaves_level_3_for_level_2_only_with_both_conditions(
    diminished: bool, plan: bool, level: int, others: bool
) -> None:
    facts = registered(
        managed_at=3,
        seriousness_diminished=diminished,
        level_2_plan_established=plan,
        other_agencies_needed=others,
    )
    proposal = mappa.level(facts)
    assert proposal.level == level
    assert ("still_at_level_3" in codes(proposal)) is (level == 3)
    assert "[mappa-coming-down, ¶4.4]" in proposal.reasons[-1].rule


def test_a_ground_for_level_3_keeps_a_case_there_whatever_has_diminished() -> None:
    facts = registered(
        managed_at=3, seriousness_diminished=True, level_2_plan_established=True, senior_level_needed=True
    )
    proposal = mappa.level(facts)
    assert proposal.level == 3
    assert "still_at_level_3" not in codes(proposal)


@pytest.mark.parametrize("managed_at", [None, 1, 2])
def test_the_two_conditions_are_asked_of_a_case_at_level_3_only(managed_at: int | None) -> None:
    facts = registered(managed_at=managed_at, seriousness_diminished=True, level_2_plan_established=True)
    assert mappa.level(facts).level == 1


def test_nobody_without_a_category_has_a_level() -> None:
    proposal = mappa.level(case(senior_level_needed=True, rosh="very_high"))
    assert (proposal.level, proposal.possible, proposal.duties, proposal.cautions) == ("none", ("none",), (), ())
    assert "[mappa-no-level, ¶4.4]" in proposal.reasons[-1].rule


def test_reasons_of_a_level_are_those_of_the_category_then_the_needs_then_the_level() -> None:
    found = [(reason.item, reason.value) for reason in mappa.level(registered(rosh="high")).reasons]
    assert found == [
        ("category_1", True),
        ("category", 1),
        ("senior_level_needed", False),
        ("resources_at_short_notice", False),
        ("media_or_public_interest", False),
        ("other_agencies_needed", False),
        ("rosh", "high"),
        ("level", 1),
    ]


def test_without_a_category_no_need_is_a_reason() -> None:
    items = [reason.item for reason in mappa.level(case(senior_level_needed=True)).reasons]
    assert items == ["category_1", "category_2", "category_3", "category", "level"]


def test_category_3_is_never_at_level_1() -> None:
    proposal = mappa.level(case(**THREE))
    assert (proposal.placed.category, proposal.level) == (3, 2)
    assert "[mappa-category-3-level, ¶4.3]" in proposal.reasons[-1].rule
    assert mappa.level(case(poses_serious_harm=True)).level == "none"  # without the need there is no category 3


def test_category_3_comes_down_from_level_3_to_level_2_and_then_leaves() -> None:
    met = {"seriousness_diminished": True, "level_2_plan_established": True, "poses_serious_harm": True}
    assert mappa.level(case(managed_at=3, **met)).level == 2
    assert mappa.level(case(managed_at=2, **met)).level == "none"


@pytest.mark.parametrize(
    ("facts", "possible", "unsettled"),
    [
        (registered(other_agencies_needed="unknown"), (1, 2), ("other_agencies_needed",)),
        (registered(senior_level_needed="unknown"), (1, 3), ("senior_level_needed",)),
        (registered(senior_level_needed="unknown", media_or_public_interest=True), (3,), ()),
        (registered(seriousness_diminished="unknown"), (1,), ()),
        (
            registered(managed_at=3, seriousness_diminished="unknown", level_2_plan_established=True),
            (2, 3),
            ("seriousness_diminished",),
        ),
        (registered(managed_at=3, seriousness_diminished="unknown"), (3,), ()),  # there is no plan anyhow
        (unknown("registered"), (1, "none"), ("registered",)),
        (unknown("registered", **TWO), (1,), ()),  # whichever of the two categories it is
        (unknown("poses_serious_harm", other_agencies_needed=True), (2, "none"), ("poses_serious_harm",)),
        # category 3 and the need hang on one fact: level 1 is not possible
        (unknown("other_agencies_needed", poses_serious_harm=True), (2, "none"), ("other_agencies_needed",)),
    ],
)
def test_an_unknown_leaves_the_level_unsettled_only_where_it_matters(
    facts: dict[str, Any], possible: tuple[Any, ...], unsettled: tuple[str, ...]
) -> None:
    proposal = mappa.level(facts)
    assert (proposal.possible, proposal.unsettled) == (possible, unsettled)
    assert proposal.level == (possible[0] if len(possible) == 1 else None)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"rosh": "high"}, ["high_rosh_alone", "level_1_still_mappa", "level_1_found_weak"]),
        ({"rosh": "very_high"}, ["high_rosh_alone", "level_1_still_mappa", "level_1_found_weak"]),
        ({"rosh": "medium"}, ["level_1_still_mappa", "level_1_found_weak"]),
        ({"rosh": "medium", "other_agencies_needed": True}, ["lower_rosh"]),
        ({"rosh": "high", "other_agencies_needed": True}, []),
        ({"rosh": "low", "senior_level_needed": True}, ["lower_rosh"]),
        ({"rosh": "unknown", "other_agencies_needed": True}, ["rosh_not_recorded"]),
        (
            {"rosh": "high", "other_agencies_needed": "unknown"},
            ["high_rosh_alone", "level_1_still_mappa", "level_1_found_weak"],
        ),
        ({"rosh": "high", "media_or_public_interest": True}, ["senior_level_denied"]),
        ({"rosh": "high", "resources_at_short_notice": True, "senior_level_needed": "unknown"}, []),
    ],
)
def test_the_warnings_of_the_report_come_where_they_apply(changed: dict[str, Any], expected: list[str]) -> None:
    assert codes(mappa.level(registered(**changed))) == expected


# ---- Duties


def test_level_1_is_notified_discussed_and_reviewed() -> None:
    assert duties(registered=True) == [
        "mappa-level-1-notified",
        "mappa-level-1-information",
        "rmp-review-level-1",
        "visor-record",
        "rmps-aligned",
    ]


@pytest.mark.parametrize(
    ("changed", "review", "asks"),
    [
        ({}, "rmp-review-level-1", "every 4 months"),
        ({"other_agencies_needed": True}, "rmp-review-level-2", "every 8 to 12 weeks"),
        ({"senior_level_needed": True}, "rmp-review-level-3", "every 4 to 6 weeks"),
    ],
)
def test_the_review_interval_is_that_of_the_level(changed: dict[str, Any], review: str, asks: str) -> None:
    found = {duty.id: duty.asks for duty in mappa.level(registered(**changed)).duties}
    assert {name: words for name, words in found.items() if name.startswith("rmp-review")} == {review: asks}


@pytest.mark.parametrize("ground", ["other_agencies_needed", "senior_level_needed"])
def test_visor_serves_exchange_at_levels_2_and_3_only(ground: str) -> None:
    assert {"visor-exchange", "disclosure-considered"} <= set(duties(registered=True, **{ground: True}))
    assert {"visor-exchange", "disclosure-considered"} & set(duties(registered=True)) == set()


@pytest.mark.parametrize(
    ("changed", "recorded"),
    [
        (TWO, False),
        (TWO | {"other_agencies_needed": True}, True),
        (TWO | {"registered": True}, True),
        (THREE, True),
    ],
)
def test_every_case_but_category_2_level_1_has_a_visor_record(changed: dict[str, Any], recorded: bool) -> None:
    assert ("visor-record" in duties(**changed)) is recorded


def test_only_duties_that_follow_in_any_case_are_given_while_something_is_open() -> None:
    either_category = mappa.level(unknown("registered", **TWO))  # 1 or 2, level 1 in both
    assert "mappa-level-1-notified" in [duty.id for duty in either_category.duties]
    assert "visor-record" not in [duty.id for duty in either_category.duties]  # not if it is category 2
    either_level = mappa.level(registered(other_agencies_needed="unknown"))
    assert [duty.id for duty in either_level.duties] == ["visor-record", "rmps-aligned"]
    assert mappa.level(unknown("registered")).duties == ()  # perhaps no case at all


# ---- Input and output


@pytest.mark.parametrize(
    ("faulty", "place"),
    [
        ({"registered": "yes"}, "registered"),
        ({"imprisonment_months": True}, "imprisonment_months"),
        ({"imprisonment_months": 12.0}, "imprisonment_months"),
        ({"imprisonment_months": "12"}, "imprisonment_months"),
        ({"imprisonment_months": -1}, "imprisonment_months"),
        ({"imprisonment_months": 1201}, "imprisonment_months"),
        ({"managed_at": 0}, "managed_at"),
        ({"managed_at": True}, "managed_at"),
        ({"managed_at": "1"}, "managed_at"),
        ({"rosh": Reoffending.HIGH}, "rosh"),
        ({"rosh": None}, "rosh"),
        ({"rosh": "severe"}, "rosh"),
        ({"decided_on": "2009-03-31"}, "decided_on"),
        ({"decided_on": "2009-02-30"}, "decided_on"),
    ],
)
def test_a_faulty_fact_is_one_error_with_its_place(faulty: dict[str, Any], place: str) -> None:
    with pytest.raises(InputError) as error:
        mappa.level(faulty)
    assert str(error.value).startswith(f"{place}: ")
    with pytest.raises(InputError):
        mappa.category(faulty)


def test_a_misspelt_fact_is_named_with_the_nearest() -> None:
    with pytest.raises(InputError, match="Perhaps you meant registered"):
        mappa.category({"registred": True})


def test_the_model_and_its_plain_shape_give_the_same() -> None:
    facts = registered(rosh="high")
    assert mappa.level(mappa.MappaFacts(**facts)).to_dict() == mappa.level(facts).to_dict()
    assert mappa.level(facts | {"rosh": Harm.HIGH.value}).to_dict() == mappa.level(facts).to_dict()


def test_a_level_of_another_meaning_is_refused_in_words() -> None:
    with pytest.raises(InputError, match="high likelihood of reoffending") as refused:
        mappa.level({"rosh": Reoffending.HIGH})
    assert "Risk of Serious Harm" in refused.value.why


@pytest.mark.parametrize(
    ("faulty", "do"),
    [
        (
            {"imprisonment_months": "12"},
            "whole number from 0 to 1200, indeterminate or unknown, without quotation marks",
        ),
        ({"imprisonment_months": "undeterminate"}, "Perhaps you meant indeterminate"),
        ({"managed_at": "1"}, "Write 1, 2 or 3, without quotation marks, or leave it out"),
    ],
)
def test_a_faulty_fact_is_told_what_to_write(faulty: dict[str, Any], do: str) -> None:
    with pytest.raises(InputError) as refused:
        mappa.level(faulty)
    assert do in refused.value.do


def test_the_results_as_plain_data_are_json() -> None:
    for plain in (mappa.level({}).to_dict(), mappa.category({}).to_dict(), mappa.level(registered()).to_dict()):
        assert json.loads(json.dumps(plain)) == plain
        assert plain["notice"] == mappa.category({}).notice
    assert mappa.level(registered()).to_dict()["level"] == 1
    assert mappa.level({}).to_dict()["level"] is None


def test_every_reason_cites_a_rule_or_a_standard_that_exists() -> None:
    known = {*load_rules("mappa"), *(standard.id for standard in load_book())}
    proposals = [
        mappa.level({}),
        mappa.level(case(**THREE)),
        mappa.level(registered(managed_at=3)),
        mappa.level(case()),
    ]
    for proposal in proposals:
        for reason in (*proposal.reasons, *proposal.placed.reasons):
            cited = reason.rule.rpartition("[")[2].partition(",")[0]
            assert cited in known, reason


# ---- Properties

ANSWERS = st.sampled_from([True, False, "unknown"])
ASKED = tuple(name for name, value in NOTHING.items() if isinstance(value, bool))
FACTS = st.fixed_dictionaries(
    dict.fromkeys(ASKED, ANSWERS)
    | {
        "imprisonment_months": st.sampled_from([0, 11, 12, "indeterminate", "unknown"]),
        "rosh": st.sampled_from(["low", "medium", "high", "very_high", "unknown"]),
        "managed_at": st.sampled_from([None, 1, 2, 3]),
    }
)


@given(FACTS, st.data())
def test_what_is_possible_contains_every_resolution_of_what_is_unknown(facts: dict[str, Any], data: Any) -> None:
    known = {name: fill(data, name, value) for name, value in facts.items()}
    assert mappa.level(known).level in mappa.level(facts).possible
    assert mappa.category(known).category in mappa.category(facts).possible


def fill(data: Any, name: str, value: Any) -> Any:
    if value != "unknown" or name == "rosh":
        return value
    return data.draw(st.integers(0, 240) if name == "imprisonment_months" else st.booleans(), label=name)


@given(FACTS)
def test_answering_what_is_unsettled_settles_it(facts: dict[str, Any]) -> None:
    proposal = mappa.level(facts)
    answers = {name: 0 if name == "imprisonment_months" else False for name in proposal.unsettled}
    answered = mappa.level(facts | answers)
    assert answered.level is not None
    assert answered.level in proposal.possible


@given(FACTS, st.sampled_from(["low", "medium", "high", "very_high", "unknown"]))
def test_another_level_of_harm_never_changes_the_proposal(facts: dict[str, Any], rosh: str) -> None:
    assert mappa.level(facts).possible == mappa.level(facts | {"rosh": rosh}).possible


@given(FACTS)
def test_category_3_goes_with_level_2_or_3(facts: dict[str, Any]) -> None:
    proposal = mappa.level(facts)
    if proposal.placed.category == 3:
        assert set(proposal.possible) <= {2, 3}


ORDER = ("none", 1, 2, 3)
MORE_SERIOUS = {
    "other_agencies_needed": True,
    "senior_level_needed": True,
    "resources_at_short_notice": True,
    "media_or_public_interest": True,
    "seriousness_diminished": False,
    "level_2_plan_established": False,
}


@given(FACTS, st.sampled_from(list(MORE_SERIOUS)))
def test_a_more_serious_fact_never_lowers_the_level(facts: dict[str, Any], name: str) -> None:
    known = {one: False if value == "unknown" and one in ASKED else value for one, value in facts.items()}
    known |= {"imprisonment_months": 0}
    milder = mappa.level(known | {name: not MORE_SERIOUS[name]}).level
    graver = mappa.level(known | {name: MORE_SERIOUS[name]}).level
    assert ORDER.index(milder) <= ORDER.index(graver)
