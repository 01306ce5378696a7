"""What answers to the review earn: all, nothing, by chance, a neighbour's, claiming everything, one thing at a time."""

from __future__ import annotations

from collections.abc import Callable
from statistics import mean
from typing import Any

import pytest

from rightmix_sim.exercises import assignment, exercise, mark
from tests.exercises.significant_change.reviewing import (
    CODES,
    ID,
    QUESTIONS,
    TOOL,
    at_random,
    claiming_everything,
    points,
    right,
    share,
)

Spoil = Callable[[dict[str, Any]], None]


def test_its_points_add_up_to_twenty_and_a_trainer_gives_between_two_and_five_of_them() -> None:
    by_trainer = sum(one.points for one in exercise(ID).criteria if one.marked == "trainer")
    assert exercise(ID).points == 20
    assert 2 <= by_trainer <= 5


@pytest.mark.parametrize("code", CODES)
def test_reference_answers_earn_every_point_of_the_tools(code: str) -> None:
    assert points(right(code), code) == TOOL


@pytest.mark.parametrize("code", CODES)
def test_an_empty_hand_in_earns_nothing(code: str) -> None:
    assert points({}, code) == dict.fromkeys(TOOL, 0.0)


@pytest.mark.parametrize("code", CODES)
def test_random_answers_stay_well_under_half(code: str) -> None:
    found = [share(at_random(code, seed), code) for seed in range(12)]
    assert mean(found) < 0.2
    assert max(found) < 0.4


@pytest.mark.parametrize("code", CODES)
def test_claiming_every_change_and_changing_everything_earns_less_than_a_quarter(code: str) -> None:
    found = points(claiming_everything(code), code)
    assert sum(found.values()) / sum(TOOL.values()) < 0.25
    assert found["on_file"] < 0.7  # of 2
    assert found["evidence"] < 0.2


def test_a_neighbours_answers_reach_a_quarter_on_average_and_never_three_fifths() -> None:
    found = {(mine, other): share(right(other), mine) for mine in CODES for other in CODES if mine != other}
    assert mean(found.values()) < 0.3
    assert max(found.values()) < 0.6


def without_ways(answers: dict[str, Any]) -> None:
    for line in answers["changes"]:
        line["way"] = ""


def other_paragraphs(answers: dict[str, Any]) -> None:
    for line in answers["changes"]:
        line["evidence"] = ["J1"]  # victim liaison's note of February 2009, before the last real review


def others_sign(answers: dict[str, Any]) -> None:
    answers["signs_oasys"], answers["signs_visor"] = "police_supervisor", "nobody"


def nothing_asked_again(answers: dict[str, Any]) -> None:
    answers["assessments"] = {id: {"outcome": "no"} for id in answers["assessments"]}


def all_kept(answers: dict[str, Any]) -> None:
    answers["on_file"] = {id: {"do": "keep"} for id in answers["on_file"]}


def nothing_new(answers: dict[str, Any]) -> None:
    answers["new_actions"] = []


def the_old_text(answers: dict[str, Any]) -> None:
    held = assignment(ID, "conroy").only
    assert held.plans is not None
    plan = held.plans.plan("oasys")
    assert plan is not None
    answers["new_text"] = plan.text.replace("6 March 2009", "17 August 2009")


LOST: dict[str, Spoil] = {
    "changes": without_ways,
    "evidence": other_paragraphs,
    "review": others_sign,
    "assessments": nothing_asked_again,
    "on_file": all_kept,
    "new_work": nothing_new,
    "own_words": the_old_text,
}


@pytest.mark.parametrize("criterion", LOST)
def test_each_mark_of_the_tools_can_be_lost_alone(criterion: str) -> None:
    answers = right()
    LOST[criterion](answers)
    found = points(answers)
    assert found[criterion] < TOOL[criterion]
    assert {id: much for id, much in found.items() if id != criterion} == {
        id: much for id, much in TOOL.items() if id != criterion
    }


@pytest.mark.parametrize("criterion", [one for one in TOOL if one not in ("changes", "evidence", "new_work")])
def test_each_mark_of_the_tools_can_be_won_alone(criterion: str) -> None:
    answers = {id: one for id, one in right().items() if id in QUESTIONS[criterion]}
    assert points(answers) == {id: TOOL[id] if id == criterion else 0.0 for id in TOOL}


def test_new_work_alone_wins_its_mark_alone() -> None:
    assert points({"new_actions": right()["new_actions"]}) == {id: TOOL[id] if id == "new_work" else 0.0 for id in TOOL}


def test_changes_named_without_a_paragraph_win_their_own_mark_and_not_that_for_evidence() -> None:
    named = [{**line, "evidence": []} for line in right()["changes"]]
    found = points({"changes": named})
    assert found == {id: TOOL[id] if id == "changes" else 0.0 for id in TOOL}


@pytest.mark.parametrize("content", [None, [], "text", {"changes": [None, 7, {"kind": 3}], "on_file": {"A1": []}}])
def test_whatever_was_handed_in_is_marked_and_never_raises(content: Any) -> None:
    assert sum(points(content).values()) == 0


def test_feedback_names_paragraphs_of_the_file_and_of_the_report() -> None:
    marks = mark(assignment(ID, "conroy"), {"changes": right()["changes"][:2]})
    assert any("¶2.5" in one for one in marks["changes"].missed)
    assert {"F2", "F4"} <= set(marks["changes"].where)
