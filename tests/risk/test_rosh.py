"""The Risk of Serious Harm: which level the stated facts fit, and what the assessor is shown beside it."""

from __future__ import annotations

import json
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightmix_sim.errors import InputError
from rightmix_sim.risk import rosh
from rightmix_sim.risk.meanings import Harm, Reconviction
from rightmix_sim.risk.rules import load_rules

LIKELY = ("not_indicated", "unlikely_without_change", "could_happen", "more_likely_than_not")
SOON = ("after_a_change", "at_any_time", "imminent")
ORDER = {level: level.points for level in Harm}


def concern(**changed: Any) -> dict[str, Any]:
    """A concern in which everything is recorded; it fits high."""
    recorded = {
        "who": "children",
        "what": "Sexual assault of a child in the household.",
        "serious": True,
        "how_likely": "could_happen",
        "how_soon": "at_any_time",
        "level": "high",
    }
    return recorded | changed


def judgement(*concerns: dict[str, Any], **changed: Any) -> dict[str, Any]:
    """A judgement that draws no caution by itself."""
    stated = {
        "concerns": list(concerns or (concern(),)),
        "level": "high",
        "relied_on": ["previous_behaviour", "prison", "rm2000"],
        "rm2000": "medium",
        "has_been_in_prison": True,
    }
    return stated | changed


def codes(judged: rosh.Judged) -> list[str]:
    return [caution.code for caution in judged.cautions]


def text_of(judged: rosh.Judged, code: str) -> str:
    return next(caution.text for caution in judged.cautions if caution.code == code)


@pytest.mark.parametrize(
    ("how_likely", "how_soon", "level"),
    [
        ("not_indicated", "after_a_change", "low"),
        ("not_indicated", "at_any_time", "low"),
        ("not_indicated", "imminent", "low"),
        ("unlikely_without_change", "after_a_change", "medium"),
        ("unlikely_without_change", "at_any_time", "medium"),
        ("unlikely_without_change", "imminent", "medium"),
        ("could_happen", "after_a_change", "medium"),
        ("could_happen", "at_any_time", "high"),
        ("could_happen", "imminent", "high"),  # imminent, but not more likely than not
        ("more_likely_than_not", "after_a_change", "medium"),
        ("more_likely_than_not", "at_any_time", "high"),  # more likely than not, but not imminent
        ("more_likely_than_not", "imminent", "very_high"),
    ],
)
def test_the_level_is_the_one_whose_definition_fits(how_likely: str, how_soon: str, level: str) -> None:
    judged = rosh.judge(judgement(concern(how_likely=how_likely, how_soon=how_soon)))
    assert judged.overall.fits is Harm(level)
    assert f"[rosh-{level.replace('_', '-')}," in judged.reasons[0].rule


@pytest.mark.parametrize(("how_likely", "how_soon"), list(product(LIKELY, SOON)))
def test_harm_that_is_not_serious_is_low_however_likely_and_soon(how_likely: str, how_soon: str) -> None:
    judged = rosh.judge(judgement(concern(serious=False, how_likely=how_likely, how_soon=how_soon, level="low")))
    assert judged.concerns[0].fits is Harm.LOW
    assert "harm_not_serious" in codes(judged)


@pytest.mark.parametrize(
    ("unknown", "lowest", "highest"),
    [
        (["how_soon"], "medium", "high"),  # it could happen: after a change medium, else high
        (["how_likely"], "low", "high"),  # at any time: not indicated low, more likely than not high
        (["how_likely", "how_soon"], "low", "very_high"),
        (["serious"], "low", "high"),
    ],
)
def test_what_is_unknown_leaves_a_range_and_is_named(unknown: list[str], lowest: str, highest: str) -> None:
    judged = rosh.judge(judgement(concern(**dict.fromkeys(unknown, "unknown"))))
    assert judged.overall.range == (Harm(lowest), Harm(highest))
    assert judged.overall.fits is None
    assert judged.unsettled == tuple(f"concerns[0].{fact}" for fact in unknown)
    assert "rosh-unknown" in judged.reasons[0].rule


def test_what_is_left_out_is_unknown() -> None:
    assert rosh.judge({"concerns": [{}]}).overall.range == (Harm.LOW, Harm.VERY_HIGH)


def test_an_unknown_that_can_change_nothing_leaves_no_range() -> None:
    judged = rosh.judge(judgement(concern(how_likely="not_indicated", how_soon="unknown", level="low"), level="low"))
    assert (judged.overall.fits, judged.unsettled) == (Harm.LOW, ())
    assert "not_recorded" not in codes(judged)


def test_the_overall_level_is_that_of_the_most_serious_concern() -> None:
    staff = concern(who="staff", how_soon="after_a_change", level="medium")
    judged = rosh.judge(judgement(staff, concern()))
    assert [held.fits for held in judged.concerns] == [Harm.MEDIUM, Harm.HIGH]
    assert judged.overall.fits is Harm.HIGH


def test_an_open_concern_below_a_settled_one_leaves_the_whole_settled() -> None:
    judged = rosh.judge(judgement(concern(), concern(who="public", how_soon="unknown")))
    assert judged.concerns[1].range == (Harm.MEDIUM, Harm.HIGH)
    assert (judged.overall.fits, judged.unsettled) == (Harm.HIGH, ())


def test_only_unknowns_that_could_raise_the_overall_level_are_asked_for() -> None:
    # the first concern is medium; the second is low to medium whatever how_likely turns out to be
    settled = concern(how_soon="after_a_change", level="medium")
    waits = concern(who="public", how_likely="unknown", how_soon="after_a_change", level="medium")
    assert rosh.judge(judgement(settled, waits)).unsettled == ()
    assert rosh.judge(judgement(waits)).unsettled == ("concerns[0].how_likely",)


def test_no_concern_fits_low_and_says_so() -> None:
    judged = rosh.judge(judgement() | {"concerns": [], "level": "low"})
    assert judged.overall.fits is Harm.LOW
    assert "no_concern" in codes(judged)
    assert "[rosh-no-concern," in judged.reasons[-1].rule


def test_a_complete_judgement_that_fits_draws_no_caution() -> None:
    judged = rosh.judge(judgement())
    assert judged.cautions == ()
    assert judged.overall.agrees is True


@pytest.mark.parametrize(
    ("stated", "code"), [("medium", "below_definition"), ("very_high", "above_definition"), ("high", None)]
)
def test_a_stated_level_that_differs_is_shown_and_stands(stated: str, code: str | None) -> None:
    judged = rosh.judge(judgement(concern(level=stated), level=stated))
    assert judged.overall.stated is Harm(stated)
    assert [found for found in codes(judged) if found.endswith("_definition")] == ([] if code is None else [code] * 2)
    assert judged.overall.agrees is (code is None)


@pytest.mark.parametrize("stated", ["medium", "high"])
def test_a_stated_level_within_an_open_range_does_not_differ(stated: str) -> None:
    judged = rosh.judge(judgement(concern(how_soon="unknown", level=stated), level=stated))
    assert judged.overall.agrees is True
    assert {"below_definition", "above_definition"} & set(codes(judged)) == set()


@pytest.mark.parametrize(
    ("how_soon", "cautioned"), [("imminent", False), ("at_any_time", True), ("after_a_change", True), ("unknown", True)]
)
def test_very_high_without_imminence_is_cautioned(how_soon: str, cautioned: bool) -> None:
    said = concern(how_likely="more_likely_than_not", how_soon=how_soon, level="very_high")
    assert ("very_high_not_imminent" in codes(rosh.judge(judgement(said, level="very_high")))) is cautioned


@pytest.mark.parametrize(
    ("left_out", "words"),
    [
        ({"who": "unknown"}, "who could be harmed"),
        ({"what": "  "}, "what the harm is"),
        ({"serious": "unknown"}, "whether it would be serious"),
        ({"how_likely": "unknown"}, "how likely it is"),
        ({"how_soon": "unknown"}, "how soon"),
        ({"level": None}, "the level of this concern"),
    ],
)
def test_each_thing_not_recorded_is_named_and_nothing_else(left_out: dict[str, Any], words: str) -> None:
    judged = rosh.judge(judgement(concern(**left_out)))
    assert text_of(judged, "not_recorded").startswith(f"concerns[0]: not recorded: {words}. ")


@pytest.mark.parametrize(
    ("how_likely", "how_soon", "contradiction"),
    [
        ("not_indicated", "imminent", True),
        ("unlikely_without_change", "at_any_time", True),
        ("unlikely_without_change", "after_a_change", False),
        ("could_happen", "imminent", False),
        ("more_likely_than_not", "after_a_change", True),
        ("more_likely_than_not", "unknown", False),
    ],
)
def test_how_likely_and_how_soon_that_cannot_both_be_meant_are_cautioned(
    how_likely: str, how_soon: str, contradiction: bool
) -> None:
    judged = rosh.judge(judgement(concern(how_likely=how_likely, how_soon=how_soon)))
    assert ("contradiction" in codes(judged)) is contradiction


@pytest.mark.parametrize(
    ("changed", "cautioned"),
    [
        ({"rm2000": "low", "level": "low"}, True),
        ({"rm2000": "medium", "level": "low"}, False),
        ({"rm2000": "low", "level": "high"}, False),  # low risk of reconviction beside high harm is no contradiction
        ({"rm2000": "low", "level": "low", "relied_on": ["previous_behaviour", "prison"]}, False),
        ({"level": "low", "rm2000": None}, False),
        ({"level": "low", "rm2000": "low", "concerns": []}, False),  # that no indicator was found is reason enough
        ({"level": "low", "rm2000": "low", "concerns": [concern(how_likely="not_indicated", level="low")]}, False),
        ({"level": "low", "rm2000": "low", "concerns": [concern(how_likely="unknown", level="low")]}, True),
    ],
)
def test_a_low_level_that_rests_on_a_low_rm2000_is_cautioned(changed: dict[str, Any], cautioned: bool) -> None:
    judged = rosh.judge(judgement(**changed))
    assert ("rm2000_is_not_rosh" in codes(judged)) is cautioned


def test_a_concern_called_low_because_of_rm2000_is_cautioned_too() -> None:
    judged = rosh.judge(judgement(concern(level="low"), level="high", rm2000="low"))
    assert "rm2000_is_not_rosh" in codes(judged)


@pytest.mark.parametrize(
    ("relied_on", "in_prison", "expected"),
    [
        ([], "unknown", {"no_previous_behaviour", "no_prison_information", "no_rm2000"}),
        (["previous_behaviour", "rm2000"], True, {"no_prison_information"}),
        (["previous_behaviour", "rm2000"], "unknown", {"no_prison_information"}),
        (["previous_behaviour", "rm2000"], False, set()),
        (["prison", "rm2000"], True, {"no_previous_behaviour"}),
        (["prison", "previous_behaviour"], True, {"no_rm2000"}),
        (["rm2000", "oasys"], False, {"tool_alone", "no_previous_behaviour"}),
        (["rm2000", "oasys", "previous_behaviour"], False, set()),
    ],
)
def test_what_the_analysis_does_not_rest_on_is_cautioned(
    relied_on: list[str], in_prison: Any, expected: set[str]
) -> None:
    judged = rosh.judge(judgement(relied_on=relied_on, has_been_in_prison=in_prison))
    assert set(codes(judged)) == expected


@pytest.mark.parametrize(("overall", "cautioned"), [("medium", True), ("high", False), ("very_high", True)])
def test_an_overall_level_that_is_not_the_highest_stated_is_cautioned(overall: str, cautioned: bool) -> None:
    judged = rosh.judge(judgement(concern(level="high"), concern(level="low"), level=overall))
    assert ("overall_not_highest" in codes(judged)) is cautioned


def test_no_overall_level_is_cautioned_and_agrees_with_nothing() -> None:
    judged = rosh.judge(judgement(level=None))
    assert "no_level_stated" in codes(judged)
    assert (judged.overall.stated, judged.overall.agrees) == (None, None)


def test_a_level_of_another_meaning_is_refused() -> None:
    with pytest.raises(InputError, match="low risk of reconviction") as refused:
        rosh.judge(judgement(level=Reconviction.LOW))
    assert "Risk of Serious Harm" in refused.value.why
    assert rosh.judge(judgement(level=Harm.LOW)).overall.stated is Harm.LOW


@pytest.mark.parametrize(
    ("faulty", "place"),
    [
        ({}, "concerns"),
        ({"concerns": [concern(who="neighbours")]}, "concerns[0].who"),
        ({"concerns": [concern(serious="yes")]}, "concerns[0].serious"),
        ({"concerns": [concern(how_soon="soon")]}, "concerns[0].how_soon"),
        ({"concerns": [concern(level="severe")]}, "concerns[0].level"),
        ({"concerns": [concern(what=3)]}, "concerns[0].what"),
        ({"concerns": [concern(what="Red: \x1b[31m")]}, "concerns[0].what"),  # a terminal would obey it
        ({"concerns": [], "level": 1}, "level"),
        ({"concerns": [], "relied_on": ["hearsay"]}, "relied_on[0]"),
        ({"concerns": [concern(hwo="staff")]}, "concerns[0]"),
    ],
)
def test_a_faulty_judgement_is_one_error_with_its_place(faulty: dict[str, Any], place: str) -> None:
    with pytest.raises(InputError) as error:
        rosh.judge(faulty)
    assert str(error.value).startswith(f"{place}: ")


def test_every_reason_and_every_caution_cites_a_rule_that_exists() -> None:
    cites = {rule.cite for rule in load_rules("rosh").values()}
    judged = rosh.judge({"concerns": [concern(how_soon="unknown", level="very_high"), concern()], "level": "low"})
    assert {reason.rule for reason in judged.reasons} <= cites
    assert all(any(caution.text.endswith(cite) for cite in cites) for caution in judged.cautions)


def test_the_result_as_plain_data_is_json_and_carries_the_notice() -> None:
    judged = rosh.judge(judgement(concern(how_soon="unknown", level=None)))
    plain = judged.to_dict()
    assert json.loads(json.dumps(plain)) == plain
    assert plain["range"] == ["medium", "high"]
    assert (plain["fits"], plain["stated"], plain["agrees"]) == (None, "high", True)
    assert plain["concerns"][0]["who"] == "children"
    assert "never overrules" in plain["notice"]


def answers(options: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    return st.sampled_from([*options, "unknown"])


CONCERNS = st.fixed_dictionaries(
    {"serious": answers((True, False)), "how_likely": answers(LIKELY), "how_soon": answers(SOON)}
)


@given(st.lists(CONCERNS, min_size=1, max_size=3), st.data())
def test_the_range_contains_every_resolution_of_what_is_unknown(concerns: list[dict[str, Any]], data: Any) -> None:
    known = [
        {
            "serious": fill(data, one["serious"], (True, False)),
            "how_likely": fill(data, one["how_likely"], LIKELY),
            "how_soon": fill(data, one["how_soon"], SOON),
        }
        for one in concerns
    ]
    lowest, highest = rosh.judge({"concerns": concerns}).overall.range
    settled = rosh.judge({"concerns": known}).overall.fits
    assert settled is not None
    assert lowest <= settled <= highest


def fill(data: Any, value: Any, options: tuple[Any, ...]) -> Any:
    return data.draw(st.sampled_from(options)) if value == "unknown" else value


@given(st.sampled_from(LIKELY), st.sampled_from(SOON), st.sampled_from(LIKELY), st.sampled_from(SOON))
def test_likelier_and_sooner_never_lowers_the_level(likely: str, soon: str, likelier: str, sooner: str) -> None:
    def fits(how_likely: str, how_soon: str) -> int:
        level = rosh.judge({"concerns": [concern(how_likely=how_likely, how_soon=how_soon)]}).overall.fits
        assert level is not None
        return ORDER[level]

    low = (min(likely, likelier, key=LIKELY.index), min(soon, sooner, key=SOON.index))
    high = (max(likely, likelier, key=LIKELY.index), max(soon, sooner, key=SOON.index))
    assert fits(*low) <= fits(*high)
