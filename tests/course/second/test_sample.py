"""Which texts a second trainer gets: enough, all over the range of marks, never one that was marked twice already."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from rightmix_sim.course.second import changed_since, draw_sample, keep_sample, read_sample, sample_path
from rightmix_sim.errors import InputError, OutputError
from tests.course.second.making import MAPPA, ON, result, results, second

HALF_POINTS = [place % 7 / 2 for place in range(84)]  # 0 to 3 points, twelve of each


def who(sample: object) -> list[str]:
    return [one.trainee for one in sample.texts]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("there", "drawn"),
    [
        (3, 3),  # all there are
        (5, 5),
        (40, 5),  # a tenth is 4, fewer than 5
        (50, 5),
        (51, 6),  # a tenth is 5.1, so 6
        (84, 9),  # 8.4, so 9
    ],
)
def test_at_least_five_texts_or_a_tenth_of_each_exercise_are_drawn(there: int, drawn: int) -> None:
    sample = draw_sample(results([1.0] * there) + results([2.0] * 7, MAPPA), name="one", seed=1, on=ON)
    assert [sum(one.exercise == id for one in sample.texts) for id in ("ex2-rm2000", MAPPA)] == [drawn, 5]
    assert len({(one.trainee, one.assignment) for one in sample.texts}) == drawn + 5


def test_a_count_or_a_share_of_each_exercise_can_be_asked_for() -> None:
    every = results(HALF_POINTS)
    assert len(draw_sample(every, name="one", seed=1, on=ON, count=2).texts) == 2
    assert len(draw_sample(every, name="one", seed=1, on=ON, share=0.25).texts) == 21  # a quarter of 84
    assert len(draw_sample(every, name="one", seed=1, on=ON, count=500).texts) == 84


@pytest.mark.parametrize("seed", [0, 1, 2, 3, 2**127])
def test_weak_and_strong_texts_are_drawn_as_often_as_they_are_there(seed: int) -> None:
    points = {one.trainee: one.read[0].points for one in results(HALF_POINTS)}
    sample = draw_sample(results(HALF_POINTS), name="one", seed=seed, on=ON, count=7)
    assert sorted(points[id] for id in who(sample)) == [0, 0.5, 1, 1.5, 2, 2.5, 3]  # one from each dozen


def test_every_text_has_the_same_chance_of_being_drawn() -> None:
    met = {f"t{place:03d}": 0 for place in range(10)}
    for seed in range(1000):
        for id in who(draw_sample(results([0.5 * (place % 3) for place in range(10)]), name="one", seed=seed, on=ON)):
            met[id] += 1
    # 5 of 10 in 1,000 draws: 500 each, and four times the standard deviation, the root of 1,000 x 0.5 x 0.5, is 63
    assert all(437 <= count <= 563 for count in met.values()), met


def test_the_same_seed_draws_the_same_in_whatever_order_the_results_come() -> None:
    every = results(HALF_POINTS)
    shuffled = every.copy()
    random.Random(5).shuffle(shuffled)
    drawn = draw_sample(every, name="one", seed=0, on=ON)
    assert draw_sample(shuffled, name="one", seed=0, on=ON) == drawn
    assert who(draw_sample(every, name="one", seed=1, on=ON)) != who(drawn)


def test_the_order_of_numbers_tells_nothing_of_first_marks() -> None:
    points = {one.trainee: one.read[0].points or 0.0 for one in results(HALF_POINTS)}
    orders = {
        tuple(points[id] for id in who(draw_sample(results(HALF_POINTS), name="one", seed=seed, on=ON, count=7)))
        for seed in range(20)
    }
    assert len(orders) == 20
    assert tuple(sorted(next(iter(orders)))) not in orders


def test_texts_not_yet_marked_can_be_drawn_too() -> None:
    sample = draw_sample(results([None] * 12), name="one", seed=1, on=ON)
    assert len(sample.texts) == 5


def test_what_was_marked_twice_is_never_drawn_again() -> None:
    done = [second(f"t{place:03d}", 1.0) for place in range(10)]
    sample = draw_sample(results([1.0] * 12), name="two", seed=1, on=ON, without=done)
    assert sorted(who(sample)) == ["t010", "t011"]


def test_work_that_never_came_and_empty_texts_are_not_drawn() -> None:
    sample = draw_sample(
        [result("ann", 1.0), result("ben", None, came=False), result("cat", 0.0, text=" \n ")],
        name="one",
        seed=1,
        on=ON,
    )
    assert who(sample) == ["ann"]


@pytest.mark.parametrize("wrong", [{"count": 0}, {"share": 0.0}, {"share": 1.5}, {"count": -1}])
def test_a_sample_of_nothing_or_of_more_than_all_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(InputError):
        draw_sample(results([1.0]), name="one", seed=1, on=ON, **wrong)  # type: ignore[arg-type]


def test_where_nothing_was_handed_in_the_message_says_what_to_do() -> None:
    with pytest.raises(InputError, match="Collect what was handed in"):
        draw_sample([result("ann", None, came=False)], name="one", seed=1, on=ON)


def test_a_sample_is_kept_for_its_owner_alone_and_read_back_the_same(tmp_path: Path) -> None:
    sample = draw_sample(results(HALF_POINTS), name="spring-1", seed=2**127, on=ON)
    path = keep_sample(tmp_path, sample)
    assert path.name == "second-sample-spring-1.json"
    assert path.stat().st_mode & 0o077 == 0
    assert read_sample(tmp_path, "spring-1") == sample


def test_a_sample_does_not_replace_one_of_the_same_name(tmp_path: Path) -> None:
    keep_sample(tmp_path, draw_sample(results([1.0]), name="one", seed=1, on=ON))
    with pytest.raises(OutputError, match="already"):
        keep_sample(tmp_path, draw_sample(results([1.0]), name="one", seed=2, on=ON))


@pytest.mark.parametrize("name", ["", "../one", "One", "a b", "x" * 41, "-a"])
def test_what_leads_out_of_the_folder_is_no_name_of_a_sample(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="cannot be the name"):
        sample_path(tmp_path, name)


def test_a_damaged_sample_is_one_clear_error(tmp_path: Path) -> None:
    path = keep_sample(tmp_path, draw_sample(results([1.0] * 3), name="one", seed=1, on=ON))
    path.write_text(path.read_text(encoding="utf-8").replace('"number": 2', '"number": 1'), encoding="utf-8")
    with pytest.raises(InputError, match="one number") as said:
        read_sample(tmp_path, "one")
    assert str(path) in str(said.value)


def test_texts_that_were_handed_in_anew_since_are_named_by_their_numbers() -> None:
    sample = draw_sample(results([1.0] * 3), name="one", seed=1, on=ON)
    assert changed_since(sample, results([2.0] * 3)) == ()
    now = [result("t000", 1.0, text="Another text."), *results([1.0] * 3)[1:]]
    number = next(one.number for one in sample.texts if one.trainee == "t000")
    assert changed_since(sample, now) == (number,)
