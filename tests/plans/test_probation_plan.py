"""Texts of the probation plan: copied or written anew, an outcome or an activity."""

from __future__ import annotations

import pytest

from rightmix_sim.plans.reviewing.checks.probation_plan import is_activity_only, likeness_of

OLD = "He lives with his mother on Mill Brow, who is supportive and rings if he does not come home by ten."


@pytest.mark.parametrize(
    ("new", "share"),
    [
        (OLD, 1.0),
        (OLD + " Next review 4 October 2009.", 21 / 23),  # 21 words again, "next" and "review" new
        ("He lives with his mother on Mill Brow.", 1.0),  # shortened, and nothing said of why
        ("His mother has moved away and he rents alone now", 4 / 10),  # of ten words: his, mother, and, he
    ],
)
def test_likeness_is_the_share_of_words_that_stood_there(new: str, share: float) -> None:
    assert likeness_of(OLD, new) == pytest.approx(share)


def test_days_and_numbers_make_no_text_a_new_one() -> None:
    assert (
        likeness_of(
            "Seen on 3 May 2009 and all was well at home then.", "Seen on 9 June 2009 and all was well at home then."
        )
        == 1
    )


def test_short_texts_are_alike_only_when_they_are_the_same() -> None:
    assert likeness_of("No change.", "No change.") == 1
    assert likeness_of("No change.", "No change at all.") == 0


def test_text_that_repeats_itself_without_end_is_compared_too() -> None:
    assert likeness_of("he is well " * 20_000, "he is well and " * 20_000) == pytest.approx(3 / 4)


@pytest.mark.parametrize(
    "measure",
    [
        "Attends all sessions.",
        "To attend the programme as directed.",
        "Undertake offence-focused work",
        "Work on attitudes",
        "Attend ten sessions of work.",
        "To comply with licence",
        "Work completed every month",
    ],
)
def test_attending_is_no_outcome(measure: str) -> None:
    assert is_activity_only(measure)


@pytest.mark.parametrize(
    "measure",
    ["In work for a month.", "Has work.", "Attends, and says what led up to it.", "No new debts.", "Sober on visits."],
)
def test_what_is_different_is_an_outcome(measure: str) -> None:
    assert not is_activity_only(measure)
