"""Marking of the inspector's chair: what is paid, what is not, and by which sum."""

import dataclasses

import pytest

from rightmix_sim.cases.making.made import make_case
from rightmix_sim.cases.making.recipe import load_recipe
from rightmix_sim.errors import InputError
from rightmix_sim.exercises import Assignment, HeldCase, exercise, mark, reference

from .chair import CODES, ID, TOOLS, at_random, points, right, set_work

FULL = {one.id: one.points for one in exercise(ID).criteria if one.marked == "tool"}


def test_the_points_are_twenty_with_three_for_the_trainer():
    assert exercise(ID).points == 20
    assert sum(FULL.values()) == 17
    assert tuple(FULL) == TOOLS


@pytest.mark.parametrize("code", CODES)
def test_reference_answers_earn_every_point_of_the_tools(code):
    assert points(right(code), code) == FULL


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("nothing", [None, {}, [], "text", {"audit_0": []}, {"findings": {"own_review": 3}}])
def test_nothing_answered_earns_nothing(code, nothing):
    assert set(points(nothing, code).values()) == {0.0}


@pytest.mark.parametrize("code", CODES)
def test_random_answers_earn_well_under_half(code):
    shares = [sum(points(at_random(code, seed), code).values()) / 17 for seed in range(20)]
    assert sum(shares) / len(shares) < 0.15
    assert max(shares) < 0.35


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("other", CODES)
def test_a_neighbours_answers_lose_the_audit_and_the_run(code, other):
    if code == other:
        return
    found = points(right(other), code)
    assert sum(found.values()) < 17 / 2  # 28% to 49%, of which 18% is the table, which follows from the audit copied
    assert found["capacity"] < 1
    assert found["verdicts"] < 3.5


def test_one_answer_throughout_earns_nothing_of_audit_or_table():
    for throughout in ("met", "not_met", "not_applicable"):
        answers = right()
        for number in range(3):
            for line in answers[f"audit_{number}"].values():
                line["answer"] = throughout
        assert (points(answers)["verdicts"], points(answers)["table"]) == (0, 0)


def test_the_audit_is_marked_by_kind_of_answer():
    # Sample A has 9 met, 8 not met, 4 not applicable. Wrong here: two of the not met (a visit three days late and one
    # late by RM2000 taken for met), three of the not applicable (taken for not met).
    # (9/9 + 6/8 + 1/4) / 3 = 0.667; above a third: (0.667 - 0.333) / 0.667 = 0.5; of 5 points 2.5
    answers = right()
    answers["audit_0"]["police_visits"]["answer"] = "met"
    answers["audit_1"]["police_visits"]["answer"] = "met"
    answers["audit_1"]["probation_visit"]["answer"] = "not_met"
    answers["audit_0"]["sopo_in_plan"]["answer"] = "not_met"
    answers["audit_1"]["victim_in_plan"]["answer"] = "not_met"
    found = points(answers)
    assert found["verdicts"] == 2.5
    assert found["evidence"] == round(3 * 15 / 17, 2)  # evidence counts where the answer is right: 15 of 17


def test_a_plausible_trainee_lands_in_between():
    answers = right()
    # The audit of the test above: verdicts 2.5, evidence 2.65
    answers["audit_0"]["police_visits"]["answer"] = "met"
    answers["audit_1"]["police_visits"]["answer"] = "met"
    answers["audit_1"]["probation_visit"]["answer"] = "not_met"
    answers["audit_0"]["sopo_in_plan"]["answer"] = "not_met"
    answers["audit_1"]["victim_in_plan"]["answer"] = "not_met"
    # The table follows from it, but counts the file to which the order did not apply: a third of one line of seven lost
    answers["findings"]["police_visits"] = {"n": 3, "met": 3, "percent": 100}
    answers["findings"]["probation_visit"] = {"n": 3, "met": 2, "percent": 67}
    answers["findings"]["sopo_in_plan"] = {"n": 3, "met": 0, "percent": 0}
    answers["findings"]["victim_in_plan"] = {"n": 3, "met": 0, "percent": 0}
    # Per cent late for per cent on time, in two of four lines: 3 * 2/4 = 1.5
    answers["figures"]["police"] = {"before": 13, "after": 8, "direction": "fell"}
    answers["figures"]["probation"] = {"before": 45, "after": 45, "direction": "same"}
    # Pairs counted, and the rule not applied to one of three lines: 2 * (1 + 2/3 + 1) / 3 = 1.78
    answers["pairs"]["probation"]["says"] = "more_than_chance"
    # Yes to everything but the forecast (k10): 3/3 + 1/3 - 1 = 0.33
    answers["claims"] = {id: {"may": "no" if id == "k10" else "yes"} for id in answers["claims"]}
    assert points(answers) == {
        "verdicts": 2.5,
        "evidence": 2.65,
        "table": round(3 * (6 + 2 / 3) / 7, 2),
        "capacity": 1.5,
        "chance": 1.78,
        "claims": 0.33,
    }


def test_the_table_follows_from_the_own_audit_right_or_wrong():
    answers = right()
    answers["audit_0"]["police_visits"]["answer"] = "met"  # it was not
    # Of that line the number of files stands, and the per cent still follows from the numbers beside it
    assert points(answers)["table"] == round(3 * (6 + 2 / 3) / 7, 2)
    answers["findings"]["police_visits"] = {"n": 3, "met": 2, "percent": 67}  # which now follows
    assert points(answers)["table"] == 3


def test_a_per_cent_that_follows_from_the_numbers_beside_it_is_not_counted_wrong_twice():
    answers = right()
    answers["findings"]["own_review"] = {"n": 3, "met": 1, "percent": 33}  # met in two
    assert points(answers)["table"] == round(3 * (6 + 2 / 3) / 7, 2)


def test_of_no_file_there_is_no_per_cent():
    answers = right("sample-b")
    assert answers["findings"]["probation_visit"] == {"n": 0, "met": 0}
    answers["findings"]["probation_visit"]["percent"] = 0
    assert points(answers, "sample-b")["table"] == round(3 * (6 + 2 / 3) / 7, 2)


def test_a_criterion_not_answered_in_every_file_cannot_be_counted():
    answers = right()
    del answers["audit_2"]["own_review"]
    assert points(answers)["table"] == round(3 * 6 / 7, 2)


def test_a_table_without_an_audit_earns_nothing():
    assert points({"findings": right()["findings"]}) == dict.fromkeys(TOOLS, 0.0)


def test_citing_everything_divides_the_evidence():
    answers = right()
    for number, held in enumerate(set_work("sample-a").cases):
        for line in answers[f"audit_{number}"].values():
            line["evidence"] = list(held.dossier.paragraphs)
    assert points(answers)["evidence"] < 0.5


def test_a_share_one_point_off_is_right_and_two_are_not():
    answers = right()
    answers["figures"]["police"]["before"] += 1
    assert points(answers)["capacity"] == 3
    answers["figures"]["police"]["before"] += 1
    assert points(answers)["capacity"] == round(3 * (3 + 1 / 3) / 4, 2)  # the direction needs both shares


SPOILT = {
    "evidence": lambda a: a["audit_0"]["own_review"].pop("evidence"),
    "table": lambda a: a["findings"]["own_review"].update(n=1),
    "capacity": lambda a: a["figures"]["waiting"].update(direction="rose"),
    "chance": lambda a: a["pairs"]["police"].update(more=5),
    "claims": lambda a: a["claims"]["k10"].update(may="yes"),
}


def _other_audit(answers):
    """Not applicable taken for met, and the table counted after it."""
    answers["audit_0"]["sopo_in_plan"]["answer"] = "met"
    answers["findings"]["sopo_in_plan"] = {"n": 2, "met": 1, "percent": 50}


@pytest.mark.parametrize(("criterion", "spoil"), [*SPOILT.items(), ("verdicts", _other_audit)])
def test_each_criterion_can_be_lost_alone(criterion, spoil):
    answers = right()
    spoil(answers)
    found = points(answers)
    assert found[criterion] < FULL[criterion]
    assert {id for id in TOOLS if found[id] < FULL[id]} == {criterion}


ALONE = {
    "verdicts": ("audit_0", "audit_1", "audit_2"),
    "capacity": ("figures",),
    "chance": ("pairs",),
    "claims": ("claims",),
}


@pytest.mark.parametrize("criterion", ALONE)
def test_each_criterion_can_be_won_alone_as_far_as_it_stands_alone(criterion):
    answers = {id: right()[id] for id in ALONE[criterion]}
    if criterion == "verdicts":  # evidence and table rest on the answers; without them they earn nothing
        for lines in answers.values():
            for line in lines.values():
                line.pop("evidence", None)
    found = points(answers)
    assert {id: value for id, value in found.items() if value} == {criterion: FULL[criterion]}


def test_the_trainers_criterion_stays_open():
    marks = mark(set_work("sample-a"), right() | {"letter": "To the chief officer."})
    assert marks["letter"].points is None
    assert (marks.points, marks.of) == (17, 17)


def test_feedback_says_what_is_right_where_it_stands_and_the_paragraph():
    answers = right()
    answers["audit_0"]["police_visits"]["answer"] = "met"
    missed = mark(set_work("sample-a"), answers)["verdicts"].missed
    assert missed == (
        "Edwin Clegg, police visits on time: not met (¶7.24). At high on file, the visit due by 18 July 2009 came on "
        "21 July 2009. See J1, J2 or J3.",
    )


def test_without_a_key_nothing_is_marked_and_the_reason_is_said():
    assignment = set_work("sample-a")
    keyless = tuple(dataclasses.replace(held, key=None) for held in assignment.cases)
    with pytest.raises(InputError, match="key of this case is not here"):
        mark(dataclasses.replace(assignment, cases=keyless), {})


@pytest.mark.parametrize("first", [0, 30, 60])
def test_made_cases_without_plans_on_file_can_be_audited_too(first):
    recipe = load_recipe("probation-caseload")
    made = [make_case(recipe, 5, first + number) for number in range(3)]
    cases = tuple(HeldCase(case=one.case, dossier=one.dossier, key=one.key) for one in made)
    assignment = Assignment(exercise=ID, code="abc", cases=cases, seed=first)
    marks = mark(assignment, reference(assignment))
    assert (marks.points, marks.of) == (17, 17)
    assert mark(assignment, {}).points == 0
