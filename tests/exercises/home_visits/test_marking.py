"""What answers to the home visits earn: all, nothing, by chance, by a neighbour, by the mistakes trainees make."""

from __future__ import annotations

from statistics import mean

import pytest

from rightmix_sim.exercises import assignment, exercise, mark
from tests.exercises.home_visits.answering import CODES, ID, QUESTIONS, TOOL, at_random, right, share, shares


@pytest.mark.parametrize("code", CODES)
def test_reference_answers_earn_every_point_of_the_tools(code: str) -> None:
    assert shares(right(code), code) == dict.fromkeys(TOOL, 1.0)


@pytest.mark.parametrize("code", CODES)
def test_an_empty_hand_in_earns_nothing(code: str) -> None:
    assert shares({}, code) == dict.fromkeys(TOOL, 0.0)


@pytest.mark.parametrize("code", CODES)
def test_random_answers_stay_well_under_half(code: str) -> None:
    found = [share(at_random(code, seed), code) for seed in range(20)]
    assert mean(found) < 0.3
    assert max(found) < 0.45


def test_a_neighbours_answers_never_reach_three_quarters() -> None:
    found = {(code, other): share(right(other), code) for code in CODES for other in CODES if other != code}
    assert max(found.values()) < 0.75  # two men of very high likelihood of reconviction share most intervals
    assert mean(found.values()) < 0.5


def test_points_come_to_twenty_of_which_a_trainer_gives_three() -> None:
    of = exercise(ID)
    assert of.points == 20
    assert sum(one.points for one in of.criteria if one.marked == "trainer") == 3


@pytest.mark.parametrize("criterion", TOOL)
def test_each_criterion_is_lost_alone(criterion: str) -> None:
    answers = {id: value for id, value in right("capstick").items() if id not in QUESTIONS[criterion]}
    assert shares(answers, "capstick") == {one: 0.0 if one == criterion else 1.0 for one in TOOL}


@pytest.mark.parametrize("criterion", TOOL)
def test_each_criterion_is_won_alone(criterion: str) -> None:
    answers = {id: value for id, value in right("capstick").items() if id in QUESTIONS[criterion]}
    assert shares(answers, "capstick") == {one: 1.0 if one == criterion else 0.0 for one in TOOL}


def test_who_takes_the_levels_on_file_and_the_forces_interval_loses_what_rests_on_them() -> None:
    """Tressell: RoSH as OASys has it (medium), visits every four months as the force has it.

    interval: of 10 weights, probation goes by RoSH 1, no visit by probation follows from its own slip 0.5 x 2: 2 / 10.
    due: of 10, both last visits 2 + 2, and by its own wrong day the police's verdict 0 (a day that follows from nothing
    of its own: medium is every three months), so 4 / 10, and half of the verdict's 1: it agrees with its own day.
    schedule: the police's days are kept, and three visits are no more than is useful; nothing by probation: half.
    """
    answers = right("tressell") | {
        "police_by": "harm",
        "police_level": "medium",
        "police_every": "4 months",
        "police_due": "2009-11-09",
        "probation_level": "medium",
        "probation_every": "none",
        "visits": [
            {"id": f"r{number}", "agency": "police", "day": day, "announced": "no", "officers": 2}
            for number, day in enumerate(("2009-11-09", "2010-03-09", "2010-07-09"), start=1)
        ],
    }
    for gone in ("probation_due", "probation_overdue"):
        del answers[gone]
    found = shares(answers, "tressell")
    assert found["interval"] == pytest.approx(0.2)
    assert found["due"] == pytest.approx(0.45)
    assert found["schedule"] == pytest.approx(0.5)
    assert found["before"] == found["looking_back"] == found["attempt"] == found["places"] == 1.0


def test_what_follows_from_a_slip_is_not_counted_wrong_twice() -> None:
    """Keating is managed as medium without a reason. From medium: every three months, 5 August to 5 November.

    due: of 10, police last 2, day 0.5 x 2, verdict 0.5 x 1, probation 2 + 2 + 1: 8.5 / 10.
    """
    answers = right("keating") | {
        "police_level": "medium",
        "police_every": "3 months",
        "police_due": "2009-11-05",
        "police_overdue": "no",
    }
    found = shares(answers, "keating")
    assert found["due"] == pytest.approx(0.85)
    assert found["interval"] == pytest.approx((1 + 0 + 0.5 * 2 + 5) / 10)


def test_a_failed_attempt_taken_for_the_last_visit_costs_the_visit_and_its_day() -> None:
    """Walmsley: 19 May was no reply. A month from it is 19 June: it follows from the slip, half. Verdict: half.

    due: of 7 (no visit by probation is owed), police last 0 of 2, day 1 of 2, verdict 0.5 of 1, probation last 2 of 2.
    """
    answers = right("walmsley") | {"police_last": "2009-05-19", "police_due": "2009-06-19"}
    assert shares(answers, "walmsley")["due"] == pytest.approx(3.5 / 7)


@pytest.mark.parametrize("code", CODES)
def test_to_tick_everything_wins_nothing(code: str) -> None:
    of = exercise(ID)
    everything = {
        "checks": [one.value for one in of.question("checks").options],
        "after_attempt": [one.value for one in of.question("after_attempt").options],
        "places": {
            f"o{number}": {"where": [one.value for one in of.question("places").columns[0].options]}
            for number in range(1, 7)
        },
    }
    assert shares(everything, code) == dict.fromkeys(TOOL, 0.0)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("place", ["visits_attachment", "activity_log", "nowhere", "intelligence"])
def test_one_place_for_everything_wins_almost_nothing(code: str, place: str) -> None:
    answers = {"places": {f"o{number}": {"where": [place]} for number in range(1, 7)}}
    assert shares(answers, code)["places"] < 0.2


def test_the_whole_file_cited_is_worth_less_than_the_paragraph() -> None:
    answers = right("capstick")
    labels = list(assignment(ID, "capstick").only.dossier.paragraphs)
    answers["police_evidence"] = labels
    answers["restrictions"] = labels
    found = shares(answers, "capstick")
    assert found["due"] < 1
    assert found["before"] < 0.85


@pytest.mark.parametrize(("code", "fault", "left"), [
    ("livesey", "elsewhere", 2 * 6 / 9 - 1),  # three faults of weight 3: 6 of 9
    ("adeyemi", "pnc", 2 * 4 / 7 - 1),  # two faults of 3 and one that is not there, of 1: 4 of 7
    ("nettleton", "late", 0),  # one fault and two that are not there: 2 of 5, under half
])  # fmt: skip
def test_a_planted_error_about_visits_that_is_overlooked_costs_its_weight(code: str, fault: str, left: float) -> None:
    """Of the weights, the half that a coin would bring earns nothing."""
    answers = right(code)
    assert answers["looking_back"][fault]["shown"] == "yes"
    answers["looking_back"][fault] = {"shown": "no"}
    assert shares(answers, code)["looking_back"] == pytest.approx(left, abs=0.003)


def test_feedback_tells_where_the_visit_stands_and_the_paragraph() -> None:
    answers = right("tressell") | {"police_last": "2009-07-02"}
    told = mark(assignment(ID, "tressell"), answers)["due"]
    assert told.where == ("G4",)
    assert "The last completed visit by the police was on 9 July 2009. It stands in G4." in told.missed[0]


@pytest.mark.parametrize("content", [None, [], {"visits": [{}]}, {"course": {"e1": {}}}, {"police_last": "2009-02-30"}])
def test_half_an_answer_is_marked_and_raises_nothing(content: object) -> None:
    assert share(content) == 0
