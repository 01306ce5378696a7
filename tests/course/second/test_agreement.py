"""Agreement of first and second marks, each figure worked by hand."""

from __future__ import annotations

import json

import numpy as np
import pytest

from rightmix_sim.course.agreement.of_two import kappa_of_table, weighted_kappa
from rightmix_sim.course.results import Result, SecondMark
from rightmix_sim.course.second import agreements
from rightmix_sim.course.second.agreement import ALL_EQUAL
from tests.course.second.making import MAPPA, result, results, second

FIRST, SECOND = [0, 1, 1, 2, 2, 2], [0, 1, 2, 2, 2, 1]


def pairs(firsts: list[float | None], seconds: list[float]) -> tuple[list[Result], list[SecondMark]]:
    return results(firsts), [second(f"t{place:03d}", points) for place, points in enumerate(seconds)]


def test_linear_kappa_is_that_of_the_table_worked_by_hand() -> None:
    # Rows 1, 2, 3 and columns 1, 2, 3 of six pairs. Two are one step apart: 2/6 observed. By chance
    # (1x2x1 + 1x3x2 + 2x1x1 + 2x3x1 + 3x1x2 + 3x2x1) / 36 = 28/36. Kappa = 1 - (2/6) / (28/36) = 4/7.
    assert weighted_kappa(FIRST, SECOND, range(4), "linear") == pytest.approx(4 / 7)


def test_quadratic_kappa_is_that_of_the_table_worked_by_hand() -> None:
    # The two that are two steps apart count four: (2 + 12 + 2 + 6 + 12 + 6) / 36 = 40/36; 1 - (2/6) / (40/36) = 0.7.
    assert weighted_kappa(FIRST, SECOND, range(4), "quadratic") == pytest.approx(0.7)


def test_kappa_does_not_ask_which_of_the_two_is_first() -> None:
    assert weighted_kappa(SECOND, FIRST, range(4)) == pytest.approx(weighted_kappa(FIRST, SECOND, range(4)))


def test_categories_that_nobody_gave_change_nothing() -> None:
    assert weighted_kappa(FIRST, SECOND, range(40)) == pytest.approx(4 / 7)


def test_full_agreement_is_1_and_one_who_gives_all_the_same_agrees_as_chance_would() -> None:
    assert weighted_kappa([0, 1, 2], [0, 1, 2], range(4)) == pytest.approx(1)
    assert weighted_kappa([1, 1, 1], [0, 1, 2], range(4)) == pytest.approx(0)
    assert weighted_kappa([1, 1], [2, 2], range(4)) == pytest.approx(0)
    assert weighted_kappa([0, 3], [3, 0], range(4)) == pytest.approx(-1)  # observed 1, by chance 1/2: 1 - 2


def test_where_both_gave_one_and_the_same_or_nothing_kappa_is_not_defined() -> None:
    assert weighted_kappa([1, 1], [1, 1], range(4)) is None
    assert weighted_kappa([], [], range(4)) is None
    assert kappa_of_table(np.zeros((3, 3), dtype=np.int64)) is None


def test_a_mark_that_is_no_category_is_a_fault() -> None:
    with pytest.raises(ValueError, match="no category"):
        weighted_kappa([9], [1], range(4))
    with pytest.raises(ValueError, match="zip"):
        weighted_kappa([1, 1], [1], range(4))


def test_differences_are_second_less_first_and_shares_count_pairs() -> None:
    # Differences 0.5, 0, -1, -1.5, 0, 0.5: together -1.5 over 6 pairs; 2 of 6 the same, 4 within 0.5, 5 within 1.
    all_of_it, rm2000 = agreements(*pairs([1, 2, 3, 3, 0, 2], [1.5, 2, 2, 1.5, 0, 2.5]))
    assert (all_of_it.exercise, rm2000.exercise) == ("", "ex2-rm2000")
    assert rm2000.pairs == 6
    assert rm2000.mean_difference == pytest.approx(-0.25)
    assert (rm2000.same, rm2000.within_half, rm2000.within_one) == pytest.approx((2 / 6, 4 / 6, 5 / 6))
    assert all_of_it.to_dict() == rm2000.to_dict() | {"exercise": ""}


def test_the_largest_differences_come_first_and_equal_marks_are_not_listed() -> None:
    _, rm2000 = agreements(*pairs([1, 2, 3, 3, 0, 2], [1.5, 2, 2, 1.5, 0, 2.5]))
    assert [(one.trainee, one.difference) for one in rm2000.largest] == [
        ("t003", -1.5),
        ("t002", -1),
        ("t000", 0.5),
        ("t005", 0.5),
    ]


def test_kappa_counts_in_half_points() -> None:
    # In half points the same table as above, so 4/7 and 0.7
    _, rm2000 = agreements(*pairs([one / 2 for one in FIRST], [one / 2 for one in SECOND]))
    assert dict(rm2000.kappas) == pytest.approx({"linear": 4 / 7, "quadratic": 0.7})
    assert rm2000.is_rough


def test_a_first_mark_between_two_steps_or_with_extra_credit_finds_its_place() -> None:
    # 0.25 counts as 0.5, 3.5 of 3 as 3: the second marks are those, so kappa is 1
    _, rm2000 = agreements(*pairs([0.25, 3.5, 1, 2, 2.5], [0.5, 3, 1, 2, 2.5]))
    assert dict(rm2000.kappas)["linear"] == pytest.approx(1)


def test_too_few_pairs_have_no_kappa_and_the_reason_is_said() -> None:
    _, rm2000 = agreements(*pairs([1, 2, 3, 0], [1, 2, 3, 0]))
    assert [value for _, value in rm2000.kappas] == [None, None]
    assert "fewer than 5" in rm2000.why_no_kappa
    assert not rm2000.is_rough


def test_all_equal_marks_have_no_kappa_and_are_said_to_agree() -> None:
    _, rm2000 = agreements(*pairs([2] * 6, [2] * 6))
    assert rm2000.why_no_kappa == ALL_EQUAL
    assert rm2000.same == 1
    assert rm2000.largest == ()


def test_a_text_without_a_first_mark_waits_and_is_no_pair() -> None:
    _, rm2000 = agreements(*pairs([None, 1], [1, 1]))
    assert (rm2000.pairs, rm2000.waiting) == (1, 1)
    _, rm2000 = agreements(*pairs([None], [1]))
    assert (rm2000.pairs, rm2000.waiting, rm2000.mean_difference, rm2000.within_one) == (0, 1, None, None)


def test_marks_for_somebody_who_withdrew_are_left_out() -> None:
    assert agreements([result("ann", 1)], [second("gone", 1)]) == ()
    assert agreements([result("ann", 1)], []) == ()


def test_exercises_stand_apart_and_together() -> None:
    found = agreements([result("ann", 1), result("ann", 1, MAPPA)], [second("ann", 2), second("ann", 1, MAPPA)])
    assert [(one.exercise, one.pairs, one.mean_difference) for one in found] == [
        ("", 2, 0.5),
        ("ex2-rm2000", 1, 1),
        (MAPPA, 1, 0),
    ]


def test_plain_data_names_nobody_unless_asked() -> None:
    found = agreements(*pairs([1, 2, 3, 3, 0, 2], [1.5, 2, 2, 1.5, 0, 2.5]))[0]
    assert "t003" not in json.dumps(found.to_dict())
    assert found.to_dict(personal=True)["largest"][0]["trainee"] == "t003"
