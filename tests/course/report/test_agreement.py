"""Kappa and agreement against tables worked by hand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from rightmix_sim.course.agreement.of_many import Table, fleiss, table_of, weighted_with_interval
from rightmix_sim.course.agreement.of_two import kappa_of_table
from rightmix_sim.course.report.agreement import agreement_between, agreement_with_key, pairwise
from rightmix_sim.exercises import codes
from tests.course.report.making import cohort, result, right_answers

EX2 = "ex2-rm2000"
SCALE = ("low", "medium", "high")
# Ten pairs: rows are the key, columns the trainee
PAIRS = (
    *[("low", "low")] * 3,
    ("low", "medium"),
    *[("medium", "medium")] * 2,
    ("medium", "high"),
    *[("high", "high")] * 2,
    ("high", "low"),
)


def test_linear_kappa_is_the_one_of_the_table_worked_by_hand() -> None:
    # Rows sum to 4, 3, 3; columns to 4, 3, 3. Distances: met 1*1 + 1*1 + 1*2 = 4, so 0.4 a pair.
    # By chance: 2 steps (4*3 + 3*4)/100 * 2 = 0.48; 1 step (4*3 + 3*4 + 3*3 + 3*3)/100 = 0.42; together 0.90.
    assert kappa_of_table(table_of(PAIRS, SCALE), "linear") == pytest.approx(1 - 0.4 / 0.9)


def test_quadratic_kappa_is_the_one_of_the_table_worked_by_hand() -> None:
    # Met 1 + 1 + 4 = 6, so 0.6. By chance 4 * 0.24 + 0.42 = 1.38.
    assert kappa_of_table(table_of(PAIRS, SCALE), "quadratic") == pytest.approx(1 - 0.6 / 1.38)


def test_there_is_no_kappa_where_everybody_gave_one_and_the_same_answer() -> None:
    assert kappa_of_table(table_of([("low", "low")] * 6, SCALE), "linear") is None
    assert kappa_of_table(table_of([], SCALE), "linear") is None


def test_an_interval_is_the_same_again_and_holds_the_value() -> None:
    first, again = (
        weighted_with_interval(_each_a_trainee(PAIRS), "linear"),
        weighted_with_interval(_each_a_trainee(PAIRS), "linear"),
    )
    assert first == again
    assert first.value is not None and first.low is not None and first.high is not None
    assert first.low <= first.value <= first.high
    assert first.is_wide


def test_four_trainees_are_too_few_and_full_agreement_has_no_interval() -> None:
    assert weighted_with_interval(_each_a_trainee(PAIRS[:4]), "linear").value is None
    full = weighted_with_interval(_each_a_trainee([("low", "low"), ("high", "high")] * 4), "linear")
    assert (full.value, full.low) == (pytest.approx(1.0), None)


def test_fleiss_kappa_is_the_one_worked_by_hand() -> None:
    # Two questions, four trainees. Same pairs: (2+2)/12 = 1/3 and 1; mean 2/3. Shares of all answers 6/8 and 2/8:
    # by chance 0.5625 + 0.0625 = 0.625. (2/3 - 0.625) / 0.375 = 1/9.
    assert fleiss([[2, 2], [4, 0]]) == pytest.approx(1 / 9)
    assert fleiss([[4, 0], [4, 0]]) is None
    assert fleiss([]) is None


def test_of_every_two_the_same_and_a_step_apart() -> None:
    # 1, 1, 2, 4: of 6 pairs one the same, (1,1); within one step three: (1,1), (1,2), (1,2)
    assert pairwise([1, 1, 2, 4]) == pytest.approx(1 / 6)
    assert pairwise([1, 1, 2, 4], within=1) == pytest.approx(3 / 6)
    assert pairwise([1]) is None


def test_right_answers_agree_with_the_key_and_what_cannot_be_settled_is_left_out() -> None:
    works = [result(f"t{place}", EX2, code, right_answers(EX2, code)) for place, code in enumerate(codes(EX2)[:8])]
    spoilt = right_answers(EX2, "walmsley") | {"s": "open"}
    s, *_ = agreement_with_key(cohort([*works, result("t9", EX2, "walmsley", spoilt)]))
    assert s.exact == 1.0
    assert s.compared + s.left_out == 9
    assert s.left_out >= 1
    assert dict(s.kappas)["quadratic"].value == pytest.approx(1.0)


def test_the_common_case_is_compared_between_trainees_and_not_with_the_key() -> None:
    # Right for Walmsley is high; three say so, one says very high: of 6 pairs 3 the same, all within a step
    works = [result(f"t{n}", EX2, "walmsley", right_answers(EX2, "walmsley"), kind="-common") for n in range(3)]
    works.append(result("t9", EX2, "walmsley", right_answers(EX2, "walmsley") | {"s": "very_high"}, kind="-common"))
    made = cohort(works)
    assert agreement_with_key(made) == ()
    (case,) = agreement_between(made)
    s = next(one for one in case.questions if one.question == "RM2000/S")
    assert (s.exact, s.adjacent, s.commonest, s.commonest_count) == (0.5, 1.0, "High", 3)
    assert case.fleiss is None  # from four: too few


def _each_a_trainee(pairs: Sequence[tuple[str, str]]) -> dict[str, Table]:
    tables = {f"t{place:02}": table_of([pair], SCALE) for place, pair in enumerate(pairs)}
    assert all(isinstance(table, np.ndarray) for table in tables.values())
    return tables
