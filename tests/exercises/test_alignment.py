"""Exercise 4: who reads the plans gets the marks, and who lists everything, nothing or the wrong thing does not."""

from __future__ import annotations

from typing import Any

import pytest

from rightmix_sim.cases import library_ids
from rightmix_sim.errors import InputError
from rightmix_sim.exercises import Assignment, HeldCase, codes, exercise, mark, material_of
from rightmix_sim.exercises.alignment.faults import SORTS, faults
from rightmix_sim.exercises.alignment.marking import award
from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.library import held
from rightmix_sim.files import project_folder, read_own_yaml
from rightmix_sim.plans import catalogue
from rightmix_sim.plans import codes as reviewer_codes
from tests.exercises.alignment_answers import ID, at_random, best, everything, findings_of, given, set_to
from tests.plans.test_situations import OF_THE_SENTENCE_PLAN

ALL = codes(ID)
every_code = pytest.mark.parametrize("code", ALL)
TOOLS = {one.id: one.points for one in exercise(ID).criteria if one.marked == "tool"}


def points(code: str, answers: Any) -> dict[str, float]:
    """The points by criterion that the tools give."""
    return {one.criterion.id: one.points for one in mark(set_to(code), answers) if one.points is not None}


def share(code: str, answers: Any) -> float:
    return mark(set_to(code), answers).share


def test_the_points_come_to_twenty_of_which_a_trainer_gives_three() -> None:
    assert (exercise(ID).points, sum(TOOLS.values())) == (20, 17)
    rubric = read_own_yaml(project_folder("grading/rubrics") / f"{ID}.yaml")
    assert list(rubric) == [one.id for one in exercise(ID).criteria if one.marked == "trainer"]
    assert all({*one} == {"full", "part", "none", "look_for"} for one in rubric.values())


def test_there_is_a_choice_for_each_code_of_the_reviewer_on_risk_management_plans() -> None:
    assert {*faults()} == {*reviewer_codes()} - OF_THE_SENTENCE_PLAN
    assert {one.sort for one in faults().values()} == {*SORTS}
    assert {action for one in faults().values() for action in one.mends} <= {*catalogue()}
    assert len({one.says for one in faults().values()}) == len(faults())


@every_code
def test_reference_answers_get_every_point_of_the_tools(code: str) -> None:
    assert points(code, best(code)) == TOOLS


@pytest.mark.parametrize("case", library_ids())
def test_every_case_of_the_library_could_be_set(case: str) -> None:
    assert material_of(Assignment(exercise=ID, code=case, cases=(held(case),))).lists["plans_on_file"]


@every_code
@pytest.mark.parametrize("empty", [{}, {"lines": [{}], "findings": [{"id": "r1"}], "dates": {}, "mends": [{}]}])
def test_an_empty_hand_in_gets_nothing(code: str, empty: Any) -> None:
    assert set(points(code, empty).values()) == {0}


@every_code
def test_to_say_that_there_is_nothing_of_any_sort_earns_nothing(code: str) -> None:
    assert share(code, {"nothing": [*SORTS]}) == 0


@every_code
def test_answers_at_random_earn_less_than_a_third(code: str) -> None:
    shares = [share(code, at_random(given(code), seed)) for seed in range(12)]
    assert max(shares) < 0.33  # at most 0.25 was found
    assert sum(shares) / len(shares) < 0.1  # 0.04 to 0.08 were found


@every_code
def test_to_list_everything_earns_less_than_a_fifth(code: str) -> None:
    assert share(code, everything(given(code))) < 0.2  # 0.10 to 0.16 were found


@every_code
def test_a_neighbours_answers_earn_less_than_half(code: str) -> None:
    shares = {other: share(code, best(other)) for other in ALL if other != code}
    assert max(shares.values()) < 0.5, shares  # 0.41 at most: Wragg's answers for Lumb; most below 0.2


WRONG: dict[str, Any] = {  # for Lumb: the MAPPA plan was not read, nor the level, and the SOPO half
    "lines": [
        {"action": "police_home_visit", "oasys": "1 month", "visor": "1 month", "agency": "police", "owners": "same"},
        {
            "action": "sopo_check",
            "oasys": "absent",
            "visor": "1 month",
            "mappa": "absent",
            "agency": "police",
            "owners": "one_plan",
        },
        {
            "action": "pre_visit_check",
            "oasys": "absent",
            "visor": "1 month",
            "mappa": "absent",
            "agency": "police",
            "owners": "one_plan",
        },
        {"action": "supervision_contact", "oasys": "1 week", "visor": "absent", "agency": "probation"},
    ],
    "dates": {
        "oasys": {"due": "2009-09-20", "own": "in_time", "meeting": "no_meeting"},
        "visor": {"due": "2009-09-19", "own": "in_time", "meeting": "no_meeting"},
    },
    "findings": [
        {"fault": "sopo-prohibition-missing", "plan": "oasys", "about": ["P1"], "evidence": ["C2"]},
        {"fault": "victim-safety-missing", "plan": "oasys", "evidence": ["I1"]},
        {"fault": "contingency-missing", "plan": "oasys"},
        {"fault": "owner-disagrees", "plan": "all", "about": ["A5", "M4"]},
    ],
    "mends": [
        {
            "fault": "sopo-prohibition-missing",
            "action": "sopo_check",
            "plan": "oasys",
            "agency": "police",
            "owner": "DC Thackray",
            "every": "1 month",
            "covers": ["P1"],
        },
        {
            "fault": "victim-safety-missing",
            "action": "victim_safety_step",
            "plan": "oasys",
            "agency": "probation",
            "owner": "Stuart Ollerton",
            "every": "1 month",
        },
    ],
}


def test_the_mistakes_of_a_trainee_who_did_not_read_the_mappa_plan_cost_what_they_should() -> None:
    assert points("lumb", WRONG) == {
        # seven actions; visits 4 of 5 (MAPPA not said), SOPO 3 of 5, check 5 of 5: 4 * 2.4 / 7
        "side_by_side": 1.37,
        # four units of weight 3; the SOPO without P2 is worth 0.75: 2.25 / 12; of three listed two are beside, one of
        # them free: a half. 4 * 0.1875 * 0.5
        "missing": 0.38,
        "contradictory": 0.57,  # owner 2 of 3 + 2 + 2: 2 * 2 / 7
        # dates: of the probation plan 0.75, of the others nothing: a quarter; no finding: 3 * 0.25 / 2
        "out_of_date": 0.38,
        "evidence": 0.25,  # one of four findings that the file can show
        "mend": 0.75,  # half of the prohibitions, and a step in the plan that had one: 3 * 0.5 / 2
    }


@every_code
@pytest.mark.parametrize("criterion", TOOLS)
def test_each_criterion_can_be_lost_alone(code: str, criterion: str) -> None:
    answers = best(code)
    findings = answers["findings"]
    match criterion:
        case "side_by_side":
            del answers["lines"]
        case "missing":
            for one in findings:
                one["about"] = [] if faults()[one["fault"]].sort == "missing" else one["about"]
        case "contradictory":
            answers["findings"] = [one for one in findings if faults()[one["fault"]].sort != "contradictory"]
            answers["nothing"] = [one for one in answers["nothing"] if one != "contradictory"]
        case "out_of_date":
            del answers["dates"]
        case "evidence":
            for one in findings:
                del one["evidence"]
        case "mend":
            del answers["mends"]
    left = points(code, answers)
    assert left.pop(criterion) < TOOLS[criterion]
    assert left == {id: most for id, most in TOOLS.items() if id != criterion}


@every_code
def test_each_criterion_but_the_paragraphs_can_be_won_alone(code: str) -> None:
    whole = best(code)
    assert points(code, {"lines": whole["lines"]}) == none_but(side_by_side=4)
    assert points(code, {"mends": whole["mends"]}) == none_but(mend=3)
    assert points(code, {"findings": findings_of(code, "missing")}) == none_but(missing=4)
    dates = {"dates": whole["dates"], "findings": findings_of(code, "out_of_date")}
    if "out_of_date" not in whole["nothing"]:
        assert points(code, dates) == none_but(out_of_date=3)
    if "contradictory" not in whole["nothing"]:
        assert points(code, {"findings": findings_of(code, "contradictory")}) == none_but(contradictory=2)


def none_but(**won: float) -> dict[str, float]:
    return dict.fromkeys(TOOLS, 0.0) | won


def test_paragraphs_without_the_findings_that_they_show_earn_nothing() -> None:
    cited = [{"fault": "contingency-missing", "plan": "oasys", "evidence": ["C2", "C3"]}]
    assert points("lumb", {"findings": cited})["evidence"] == 0


@pytest.mark.parametrize("code, sort", [("tressell", "contradictory"), ("adeyemi", "out_of_date")])
def test_where_there_is_nothing_of_a_sort_it_has_to_be_said_and_by_someone_who_found_something(
    code: str, sort: str
) -> None:
    answers = best(code)
    most, half = TOOLS[sort], 0.5 if sort == "out_of_date" else 0.0  # the dates are paid beside it
    assert answers["nothing"] == [sort]
    assert points(code, answers)[sort] == most
    assert points(code, answers | {"nothing": []})[sort] == most * half
    both = answers | {"nothing": [sort, "missing"]}  # one of two is right
    assert points(code, both)[sort] == pytest.approx(most * (half + (1 - half) / 2))
    beside = {"fault": "level-disagrees" if sort == "contradictory" else "review-date-missing", "plan": "visor"}
    assert points(code, answers | {"findings": [*answers["findings"], beside]})[sort] == most * half
    assert points(code, {"nothing": [sort]})[sort] == 0


def test_one_finding_beside_is_free_and_the_next_one_is_not() -> None:
    answers = best("lumb")
    beside = [{"fault": "contingency-missing", "plan": "oasys"}, {"fault": "offender-role-missing", "plan": "oasys"}]
    assert points("lumb", answers | {"findings": [*answers["findings"], beside[0]]})["missing"] == 4
    # four units, six listed, one free: 4 / 5
    assert points("lumb", answers | {"findings": [*answers["findings"], *beside]})["missing"] == 3.2


def test_the_plan_has_to_be_named_where_a_fault_lies_in_one_and_not_where_it_lies_between() -> None:
    answers = best("lumb")
    for one in answers["findings"]:
        one["plan"] = "visor" if one["fault"] in ("owner-disagrees", "sopo-prohibition-missing") else one["plan"]
    found = points("lumb", answers)
    # three of four units of weight 3; the fourth is listed beside them, and one beside is free: 4 * 9 / 12
    assert (found["missing"], found["contradictory"]) == (3, 2)


def test_four_weeks_and_a_month_mean_the_same_and_a_week_does_not() -> None:
    lines = best("lumb")["lines"]
    visits = next(one for one in lines if one["action"] == "police_home_visit")
    visits["visor"] = "1 week"
    assert points("lumb", {"lines": lines})["side_by_side"] == 3.89  # 6.8 of 7 actions: 4 * 6.8 / 7


def test_to_call_everything_absent_reads_no_plan() -> None:
    lines = [one | dict.fromkeys(("oasys", "visor", "mappa"), "absent") for one in best("lumb")["lines"]]
    assert points("lumb", {"lines": lines})["side_by_side"] == 0


def test_days_that_are_off_by_counting_months_as_weeks_are_no_fault() -> None:
    answers = best("lumb")
    answers["dates"]["visor"]["due"] = "2009-08-14"  # three days late
    assert points("lumb", answers)["out_of_date"] == 3
    answers["dates"]["visor"]["due"] = "2009-08-15"
    assert points("lumb", answers)["out_of_date"] == 2.75  # half of one plan of three, of half the points: 1.5 / 6


@pytest.mark.parametrize(
    "change, earned",
    [
        ({"owner": ""}, 2.25),  # the finding goes and a gap opens: half of one of two
        ({"every": ""}, 2.25),
        ({"agency": "housing"}, 2.25),
        ({"plan": "visor"}, 1.5),  # where the order stands already: nothing goes
        ({"covers": ["P2"]}, 2.25),
        ({"covers": ["P1", "P2", *(f"F{n}" for n in range(1, 10))]}, 2.32),  # 11 names for 6: 1.5 * (1 + 6 / 11)
        ({"action": "pre_visit_check"}, 3.0),  # the reviewer asks that a prohibition be named, not by which check
        ({"fault": "contingency-missing"}, 1.5),
        ({"every": "once", "due": "2009-01-01"}, 2.25),  # a day that has passed is no day
    ],
)
def test_an_action_that_mends_is_paid_for_what_goes_and_pays_for_what_opens(
    change: dict[str, Any], earned: float
) -> None:
    first, second = best("lumb")["mends"]
    assert first["fault"] == "sopo-prohibition-missing"
    assert points("lumb", {"mends": [first | change, second]})["mend"] == earned


def test_the_same_gap_cannot_be_mended_twice_and_only_two_count() -> None:
    first, second = best("lumb")["mends"]
    assert points("lumb", {"mends": [first, first]})["mend"] == 1.5
    assert points("lumb", {"mends": [first, first, second]})["mend"] == 1.5


def test_feedback_says_what_was_missed_where_it_stands_and_never_calls_our_own_action_by_a_number() -> None:
    marks = mark(set_to("lumb"), WRONG | {"mends": [WRONG["mends"][0] | {"owner": "", "covers": ["P1", "P2"]}]})
    assert "Your action" in " ".join(marks["mend"].missed)
    assert "The reviewer does not find this: missing in the probation plan: what is done if things go wrong." in (
        marks["missing"].missed
    )
    assert any("takes no step for the victim's safety (¶7.10)." in one for one in marks["missing"].missed)
    assert {*marks["missing"].where} <= {*set_to("lumb").only.dossier.paragraphs}
    texts = [text for one in marks for text in (*one.right, *one.missed)]
    assert [text for text in texts if not text.endswith((".", ".”"))] == []
    assert not any("N1" in text for text in texts)


@every_code
def test_marking_takes_answers_that_nobody_cleaned(code: str) -> None:
    said = {"action": "police_home_visit", "oasys": "now and then", "visor": 3}
    broken = {
        "lines": [None, {"action": 7}, said],
        "findings": [{"fault": "x"}],
        "mends": [{"fault": [], "action": {}}],
    }
    assert [one.share for one in award(Answers(broken), set_to(code))] == [0] * len(TOOLS)


def test_a_case_without_plans_on_file_is_told_so() -> None:
    lumb = held("lumb")
    bare = Assignment(exercise=ID, code="x", cases=(HeldCase(case=lumb.case, dossier=lumb.dossier),))
    with pytest.raises(InputError, match="no plans on file"):
        material_of(bare)
