"""Which files are drawn, and that more are drawn of some on purpose (¶1.10)."""

import pytest

from rightmix_sim.cases import library, read_case
from rightmix_sim.errors import InputError
from rightmix_sim.exercises.library import assignment, codes
from rightmix_sim.inspection import draw, without_a_programme

# Nineteen cases of the library, which may grow: nine without a programme, among them the one woman, and ten others
OUTSIDE = {"bracewell", "clegg", "garside", "kowal", "murgatroyd", "nettleton", "threlfall", "tressell", "walmsley"}
OTHERS = ("adeyemi", "capstick", "conroy", "fallows", "heslop", "holroyd", "keating", "livesey", "lumb", "marland")
CASES = [read_case(library() / id) for id in sorted([*OUTSIDE, *OTHERS])]


def test_who_is_without_a_programme():
    assert {case.id for case in CASES if without_a_programme(case)} == OUTSIDE


def test_the_same_seed_draws_the_same_files_in_whatever_order_they_come():
    assert draw(CASES, 6, 7).cases == draw(CASES[::-1], 6, 7).cases
    assert draw(CASES, 6, 7).cases != draw(CASES, 6, 8).cases


def test_nobody_is_drawn_twice():
    assert len({case.id for case in draw(CASES, 15, 1).cases}) == 15


@pytest.mark.parametrize("seed", range(10))
def test_the_share_without_a_programme_is_that_of_the_report_and_not_of_the_files_there_are(seed):
    # 10 * 47 / 74 = 6.35: six of ten, where all files have 9 of 19
    sample = draw(CASES, 10, seed)
    assert (sample.without, sample.of) == (6, 10)


@pytest.mark.parametrize("seed", range(10))
def test_every_woman_is_in_the_sample(seed):
    assert "bracewell" in {case.id for case in draw(CASES, 3, seed).cases}


def test_where_one_group_runs_out_the_other_fills_up():
    # 18 * 47 / 74 = 11.4 without a programme are wanted; there are nine, so nine others are taken
    sample = draw(CASES, 18, 3)
    assert (sample.without, sample.of) == (9, 18)
    assert draw(CASES, 19, 3).without == 9


def test_women_count_among_those_without_a_programme():
    # 3 * 47 / 74 = 1.9: two; bracewell is one of them
    assert draw(CASES, 3, 4).without == 2


@pytest.mark.parametrize("n", [0, -1, 20])
def test_more_than_there_are_cannot_be_drawn(n):
    with pytest.raises(InputError):
        draw(CASES, n, 1)


def test_the_seed_may_be_nought():
    assert len(draw(CASES, 5, 0).cases) == 5


@pytest.mark.parametrize("code", codes("ex9-inspectors-chair"))
def test_the_samples_of_the_exercise_have_two_of_three_without_a_programme(code):
    held = assignment("ex9-inspectors-chair", code).cases
    assert sum(without_a_programme(one.case) for one in held) == 2  # 3 * 47 / 74 = 1.9
