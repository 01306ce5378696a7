"""The sentences of an answer, from chosen figures."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rightmix_sim.experiment import sliders
from rightmix_sim.experiment.pairs import Difference
from rightmix_sim.experiment.what_if import Answer
from rightmix_sim.forms import what_if_words as words
from rightmix_sim.forms.what_if import HEADS, LABELS
from rightmix_sim.records import Role
from rightmix_sim.scenario import open_scenario
from rightmix_sim.scenario.area import Area

SCENARIO = open_scenario("one-small-area")
ASH = replace(SCENARIO.areas[0], offender_managers=replace(SCENARIO.areas[0].offender_managers, posts=4, caseload=30))
REVIEWS = ("oasys-review", "all")
VISITS = ("police-visits-on-time", "all")
A_YEAR = ("waiting-over-a-year", "all")
ALONE = ("one_to_one_hours", "each man outside the programme")
NOTHING = Difference(0.5, 0.5, 0.0, 0.0)


def area(**values: Any) -> Area:
    return sliders.changed(SCENARIO, ASH, {path.replace("__", "."): value for path, value in values.items()})


def answer(after: Area | None = None, replications: int = 20, load: float = 0.8, **kinds: Any) -> Answer:
    """An answer about `after`; `shares` and `means` are its differences."""
    return Answer(
        before=ASH,
        after=after or ASH,
        replications=replications,
        findings_before=[],
        findings_after=[],
        measures_before=[],
        measures_after=[],
        shares=kinds.get("shares", {}),
        means=kinds.get("means", {}),
        load={
            Role.OFFENDER_MANAGER: Difference(0.5, load, load - 0.5, load - 0.5),
            Role.PUBLIC_PROTECTION_OFFICER: Difference(0.7, 0.7, 0.0, 0.0),
        },
    )


TWO_MORE = area(offender_managers__posts=6)


def test_the_headline_is_the_figure_that_moved_most_with_its_interval() -> None:
    # 62 % to 81 %: 19 points, between 15 and 23; the wait moved by 2 points only
    shares = {REVIEWS: Difference(0.62, 0.81, 0.15, 0.23), A_YEAR: Difference(0.30, 0.28, -0.03, -0.01)}
    assert words.headline(answer(TWO_MORE, shares=shares)) == (
        "With two more offender managers, OASys reviews on time rise from 62% to 81%"
        " (difference 19 points, between 15 and 23)."
    )


def test_a_fall_is_told_with_the_smaller_end_first() -> None:
    shares = {A_YEAR: Difference(0.45, 0.22, -0.27, -0.19)}
    assert "fall from 45% to 22% (difference 23 points, between 19 and 27)" in words.headline(
        answer(TWO_MORE, shares=shares)
    )


def test_what_cannot_be_told_from_chance_is_said_so_and_never_in_the_headline() -> None:
    shares = {REVIEWS: Difference(0.62, 0.81, -0.02, 0.40), VISITS: NOTHING}
    found = answer(TWO_MORE, shares=shares)
    assert words.headline(found) == (
        "With two more offender managers, none of the figures below moves by more than chance could move it."
    )
    assert words.further(found) == [
        "The same in every pair of runs: police home visits.",
        "Cannot be told from chance: OASys reviews.",
    ]


def test_a_difference_too_small_to_print_is_not_told() -> None:
    found = answer(TWO_MORE, shares={REVIEWS: Difference(0.621, 0.622, 0.0005, 0.0015)})
    assert "OASys" not in words.headline(found)


def test_hours_are_told_after_the_shares() -> None:
    found = answer(
        TWO_MORE, shares={REVIEWS: Difference(0.62, 0.64, 0.01, 0.03)}, means={ALONE: Difference(1.5, 2.5, 0.8, 1.2)}
    )
    assert "OASys reviews" in words.headline(found)
    (sentence,) = words.further(found)
    assert sentence.startswith("Hours of one-to-one work a month with each man outside the programme rise from 1.5 to")
    assert sentence.endswith("to 2.5 (by 1.0, 0.8 to 1.2).")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"offender_managers__posts": 3}, "one fewer offender manager"),
        (
            {"programme__groups": 2, "programme__places": 12},
            "one more programme group and three more places in each group",
        ),
        ({"offender_managers__posts": 4, "programme__sessions_per_week": 3}, "two more sessions a week"),
        ({"public_protection_officers__posts": 14}, "12 more public protection officers"),
        (
            {"offender_managers__order_of_work": "highest_harm_first"},
            "offender managers beginning with the highest Risk of Serious Harm",
        ),
        ({"programme__pre_programme_begins": "at_sentence"}, "pre-programme work begun at sentence"),
        ({}, ""),
    ],
)
def test_changes_are_told_in_words(values: dict[str, Any], said: str) -> None:
    assert words.changes(answer(area(**values))) == said


def test_posts_are_told_with_the_caseload_that_goes_with_them() -> None:
    # 4 posts of 30 cases are 120 cases; 6 posts hold 20 each
    assert words.caseload(answer(TWO_MORE)) == (
        "The same cases are shared among 6 posts: 20 for each offender manager instead of 30"
    )
    assert words.caseload(answer()) == "There are 30 cases of every kind for each offender manager"


def test_a_load_of_all_the_hours_is_a_warning_that_there_is_no_steady_state() -> None:
    assert words.warnings(answer(TWO_MORE, load=0.99)) == []
    (warning,) = words.warnings(answer(TWO_MORE, load=1.2))
    assert warning.startswith(
        "No steady state: work with a date asks offender managers for 120% of the hours they have."
    )


def test_the_area_as_it_is_is_described_and_compared_with_nothing() -> None:
    shares = {key: Difference(0.8, 0.8, 0.0, 0.0) for key in (VISITS, REVIEWS, A_YEAR)}
    found = answer(shares=shares, means={ALONE: Difference(3.6, 3.6, 0.0, 0.0)})
    assert words.headline(found) == (
        "As it is, 80% of police home visits and 80% of OASys reviews are on time."
        " Of the men required to attend, 80% have waited over a year for a place."
        " A man outside the programme gets 3.6 hours of one-to-one work a month."
    )
    assert words.further(found) == []


def test_how_sure_an_answer_is_stands_beside_it() -> None:
    assert words.certainty(answer(TWO_MORE, replications=3), 20).startswith("After 3 of 20 pairs of runs")
    assert words.certainty(answer(TWO_MORE), 20) == "After 20 pairs of runs, the same luck in both of a pair."


@pytest.mark.parametrize(
    ("difference", "said"),
    [
        (Difference(0.62, 0.81, 0.15, 0.23), "+19 (+15 to +23)"),
        (Difference(0.62, 0.60, -0.04, 0.0001), "−2.0 (−4.0 to 0.0), perhaps chance"),
        (NOTHING, "none"),
        (Difference(0.5, 0.6, None, None), "+10"),
    ],
)
def test_a_difference_in_the_table_has_its_sign_and_says_when_it_may_be_chance(
    difference: Difference, said: str
) -> None:
    assert words.points(difference) == said


def test_every_slider_has_its_words_its_label_and_a_head_it_stands_under() -> None:
    """`what_if_words.py` and `what_if.py`: a slider that one of them leaves out could be moved and not spoken of."""
    assert (set(words.COUNTED), set(words.POLICIES)) == (set(sliders.COUNTS), set(sliders.CHOICES))
    assert set(LABELS) == {*sliders.COUNTS, *sliders.CHOICES}
    assert sorted(path for paths in HEADS.values() for path in paths) == sorted(LABELS)


@pytest.mark.parametrize("path", sliders.CHOICES)
def test_every_choice_of_a_policy_has_words(path: str) -> None:
    assert set(words.POLICIES[path].choices) == set(sliders.choices(path))
    assert words.POLICIES[path].phrase.count("{}") == 1
