"""Exercise 3: a wrong fact costs itself; what rightly follows from it costs nothing."""

from __future__ import annotations

import random
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from rightmix_sim.cases.answers import mappa_facts
from rightmix_sim.errors import InputError
from rightmix_sim.exercises import (
    Answers,
    Assignment,
    assignment,
    checks_of,
    codes,
    exercise,
    mark,
    material_of,
    reference,
)
from rightmix_sim.exercises.choices import options_of, rows_of
from rightmix_sim.exercises.mappa.recorded import duties_at, recorded
from rightmix_sim.exercises.mappa.truth import saying
from rightmix_sim.plain_risk import plain_risk
from rightmix_sim.risk import mappa
from tests.exercises.marked import points

ID = "ex3-mappa"
CODES = codes(ID)
FULL = {"facts": 5, "evidence": 5, "follows": 3, "duties": 1, "file": 3}


def at_random(of: Assignment, seed: int) -> dict[str, Any]:
    luck, material = random.Random(seed), material_of(of)
    labels = list(material.files[0].paragraphs)

    def one(question: Any) -> Any:
        if question.kind == "choice":
            return luck.choice(options_of(question, material)).value
        if question.kind == "choices":
            return [option.value for option in options_of(question, material) if luck.random() < 0.5]
        if question.kind == "evidence":
            return luck.sample(labels, 3)
        return luck.randint(1, 120) if question.kind == "number" else "Nothing of note here."

    return {
        question.id: {row.id: {c.id: one(c) for c in question.columns} for row in rows_of(question, material)}
        if question.kind == "rows"
        else one(question)
        for question in exercise(ID).questions
    }


@pytest.mark.parametrize("code", CODES)
def test_the_reference_earns_every_point_of_the_tools(code: str) -> None:
    marks = mark(assignment(ID, code), reference(assignment(ID, code)))
    assert {one.criterion.id: one.points for one in marks} == FULL | {"note": None}
    assert all(not one.missed for one in marks)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "nothing", [{}, None, {"law": {"registered": "yes"}}, {"months": -5, "rosh": []}, {"grounds": [], "file": 3}]
)
def test_nothing_answered_earns_nothing(code: str, nothing: Any) -> None:
    assert mark(assignment(ID, code), nothing).points == 0


@pytest.mark.parametrize("code", CODES)
def test_drawing_lots_earns_well_under_half(code: str) -> None:
    of = assignment(ID, code)
    shares = [mark(of, at_random(of, seed)).share for seed in range(30)]
    assert sum(shares) / len(shares) < 0.25
    assert max(shares) < 0.5


@pytest.mark.parametrize("code", CODES)
def test_a_neighbour_s_answers_earn_neither_the_facts_nor_the_evidence(code: str) -> None:
    of = assignment(ID, code)
    for other in CODES:
        if other != code:
            earned = points(of, reference(assignment(ID, other)))
            assert earned["facts"] + earned["evidence"] < 0.75 * 10, other
            assert sum(earned.values()) < 0.75 * 17, other


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("answer", ["yes", "no", "unknown"])
def test_one_answer_for_every_line_and_the_whole_file_cited_earn_little(code: str, answer: str) -> None:
    of = assignment(ID, code)
    labels = list(material_of(of).files[0].paragraphs)
    rows = {"answer": answer, "evidence": labels}
    answers = {
        "law": dict.fromkeys(("registered", "sopo", "violent_or_other_sexual_offence"), rows)
        | {"hospital_or_guardianship_order": rows},
        "needs": {item.id: {"answer": answer} for item in material_of(of).lists["needs"]},
        "sentence_evidence": labels, "rosh_evidence": labels, "needs_evidence": labels,
        "grounds": [item.id for item in material_of(of).lists["grounds"]],
        "level": "1", "category": "1", "duties": [item.id for item in material_of(of).lists["duties"]],
        "file": {item.id: {"answer": "in_order"} for item in material_of(of).lists["file"]},
    }  # fmt: skip
    earned = points(of, answers)
    assert earned["facts"] == 0
    assert earned["evidence"] < 2.5
    assert earned["duties"] == 0


def test_the_mistakes_of_a_trainee_cost_what_they_should() -> None:
    """Tressell, whose Risk of Serious Harm is high: taken to need level 2 for that alone."""
    of = assignment(ID, "tressell")
    answers = reference(of)
    answers |= {"level": "2", "grounds": ["rosh", "offence"], "months": 30, "needs_evidence": ["C2"]}
    # facts: rows 0.6, sentence 0.2 * (1/2 + 0), harm 0.2: 0.9 of 5 = 4.5
    # evidence: registration and sentence 1, harm 1, needs 0 of K1, K3, D4: 2/3 of 5 = 3.33
    # follows: category 1, without 1, level 0; grounds: agency not named -1; rosh -3, offence -1, six others +1
    #   each, of 10: 2/10; (-1 + 0.2)/2 below 0, so 0: 2/4 of 3 = 1.5
    # duties by level 2, which was chosen: record and aligned right, disclosure and exchange left out: (2 - 2)/4 = 0;
    #   coordinator and information wrong: -1; below 0, so 0; review every 4 months wrong: 0
    # file: as the reference, 3
    assert points(of, answers) == {"facts": 4.5, "evidence": 3.33, "follows": 1.5, "duties": 0, "file": 3}
    missed = " ".join(mark(of, answers)["follows"].missed)
    assert "your facts come to level 1; you chose level 2" in missed
    assert "High Risk of Serious Harm alone" not in missed  # facts were right; the reason is in the grounds
    assert "The Risk of Serious Harm is high or very high: does not decide the level" in missed


def test_a_wrong_fact_costs_its_own_points_once() -> None:
    """Conroy needs other agencies; a trainee who misses it, and decides rightly by that, loses only the fact."""
    of = assignment(ID, "conroy")
    answers = reference(of)
    answers["needs"]["other_agencies_needed"] = {"answer": "no"}
    answers |= {
        "level": "1",
        "grounds": ["agency_can_manage"],
        "duties": ["coordinator", "record", "information", "aligned"],
        "review": "every-4-months",
    }
    # rows: yes: registered 1, offence 1, other agencies -2 of 4 = 0; no: sopo 1, hospital 1, needs 3 * 2 of 8 = 1
    # (0 + 1)/2 = 1/2 of 0.6; sentence and harm 0.4: 0.7 of 5 = 3.5
    assert points(of, answers) == FULL | {"facts": 3.5}
    assert any("Police and children's services" in one for one in mark(of, answers)["facts"].missed)


def test_an_answer_that_the_recorded_facts_leave_open_is_not_paid() -> None:
    of = assignment(ID, "tressell")
    assert points(of, {"category": "1", "level": "1", "grounds": ["agency_can_manage"], "without": "2"})["follows"] == 0
    answers = reference(of)
    answers["law"]["registered"] = {"answer": "unknown"}
    # category and level stay open between 1 (registered) and 2 or none; without registration they do not
    missed = mark(of, answers)["follows"].missed
    assert "Category: the facts that you recorded leave it open." in missed


def spoil_facts(answers: dict[str, Any]) -> None:
    answers["law"]["sopo"]["answer"] = "unknown"  # he is registered, so nothing hangs on it


SPOILT: dict[str, Any] = {
    "facts": spoil_facts,
    "evidence": lambda answers: answers.update(rosh_evidence=["A1"]),
    "follows": lambda answers: answers.update(without="3"),
    "duties": lambda answers: answers.update(review="every-8-to-12-weeks"),
    "file": lambda answers: answers["file"].update(notification={"answer": "not_asked"}),
}


@pytest.mark.parametrize("criterion", FULL)
@pytest.mark.parametrize("code", ["tressell", "holroyd", "quayle"])
def test_each_mark_can_be_lost_alone(code: str, criterion: str) -> None:
    of = assignment(ID, code)
    answers = deepcopy(reference(of))
    SPOILT[criterion](answers)
    after = points(of, answers)
    assert {one for one in FULL if after[one] < FULL[one]} == {criterion}


@pytest.mark.parametrize(("criterion", "questions"), [
    ("evidence", ["sentence_evidence", "rosh_evidence", "needs_evidence"]),
    ("duties", ["level", "category", "duties", "review"]),
    ("file", ["level_on_file", "file"]),
    ("facts", ["law", "sentence", "months", "rosh", "needs"]),
])  # fmt: skip
def test_each_mark_can_be_won_alone(criterion: str, questions: list[str]) -> None:
    of = assignment(ID, "clegg")
    answers = {id: answer for id, answer in deepcopy(reference(of)).items() if id in questions}
    for line in answers.get("law", {}).values():
        line.pop("evidence", None)
    earned = points(of, answers)
    assert {one for one, count in earned.items() if count} == {criterion}


def test_what_follows_is_paid_on_wrong_facts_too() -> None:
    """Facts turned round throughout, decided rightly: the facts bring nothing and the decision everything."""
    of = assignment(ID, "penhale")
    answers = {
        "law": {
            "registered": {"answer": "no"}, "sopo": {"answer": "no"},
            "violent_or_other_sexual_offence": {"answer": "no"}, "hospital_or_guardianship_order": {"answer": "yes"},
        },
        "sentence": "none", "rosh": "very_high",
        "needs": {
            "other_agencies_needed": {"answer": "no"}, "senior_level_needed": {"answer": "yes"},
            "resources_at_short_notice": {"answer": "yes"}, "media_or_public_interest": {"answer": "no"},
        },
        "category": "3", "without": "3", "level": "3", "grounds": ["senior_level_needed", "resources_at_short_notice"],
    }  # fmt: skip
    earned = points(of, answers)
    assert (earned["facts"], earned["follows"], earned["evidence"]) == (0, 3, 0)


@pytest.mark.parametrize("code", CODES)
def test_recorded_facts_of_the_reference_are_those_of_the_case(code: str) -> None:
    of = assignment(ID, code)
    assert recorded(Answers(reference(of))) == mappa_facts(of.only.case)


@pytest.mark.parametrize("level", [1, 2, 3])
def test_duties_are_those_of_the_tool(level: int) -> None:
    facts = {"registered": True, "other_agencies_needed": level == 2, "senior_level_needed": level == 3,
             "resources_at_short_notice": False, "media_or_public_interest": False}  # fmt: skip
    assert duties_at("1", str(level)) == {one.id for one in mappa.level(facts).duties}
    assert ("visor-record" in duties_at("2", str(level))) == (level != 1)  # ¶2.4: category 2 at level 1 has none
    assert duties_at("1", "") == set()


def test_the_cases_differ_in_level_in_what_is_on_file_and_without_registration() -> None:
    answers = [reference(assignment(ID, code)) for code in CODES]
    assert {one["level"] for one in answers} == {"1", "2", "3"}
    assert {one["without"] for one in answers} == {"2", "3", "none"}
    assert {one["file"]["level"]["answer"] for one in answers} == {"in_order", "wanting"}
    assert {one["file"]["notification"]["answer"] for one in answers} == {"in_order", "wanting", "not_asked"}


def test_a_notification_is_found_by_what_the_papers_say() -> None:
    assert saying(assignment(ID, "tressell").only.dossier, "notified") == {"K1"}
    assert saying(assignment(ID, "quayle").only.dossier, "notified") == {"B1"}
    assert saying(assignment(ID, "holroyd").only.dossier, "notified") == set()


@pytest.mark.parametrize("code", CODES)
def test_the_material_is_the_same_for_every_case_but_for_its_papers(code: str) -> None:
    of, usual = assignment(ID, code), assignment(ID)
    material = material_of(of)
    assert (material.lists, material.numbers, material.plans) == (material_of(usual).lists, {}, ())
    assert material.files == (of.only.dossier,)
    assert material_of(replace(of, cases=(replace(of.only, key=None, plans=None),))) == material


def test_without_the_key_nothing_is_marked() -> None:
    of = assignment(ID)
    with pytest.raises(InputError, match="cannot be marked"):
        mark(replace(of, cases=(replace(of.only, key=None),)), {})


@pytest.mark.parametrize("code", CODES)
def test_feedback_never_says_plain_risk(code: str) -> None:
    of = assignment(ID, code)
    texts = [text for answers in ({}, reference(of), at_random(of, 1)) for one in mark(of, answers)
             for text in (*one.right, *one.missed)]  # fmt: skip
    assert [text for text in texts if plain_risk(text)] == []


@pytest.mark.parametrize(("answers", "said"), [
    ({"level": "2", "needs": {}}, "not all that the case may need is answered"),
    ({"level": "1", "needs": "yes"}, "you recorded a need"),
    ({"level": "2", "needs": "no", "rosh": "high"}, "Whatever the Risk of Serious Harm"),
    ({"category": "3", "level": "1"}, "level 1 is not that"),
    ({"category": "1", "law": {"registered": {"answer": "no"}, "sopo": {"answer": "no"}}}, "neither registration nor"),
    ({"category": "1"}, "not recorded yet"),
    ({"needs": "no"}, "You cited nothing for what the case needs"),
    ({"duties": ["record"]}, "you have not chosen one yet"),
    ({"level": "1"}, "A level without what decides it"),
])  # fmt: skip
def test_reminders_come_from_what_was_entered_alone(answers: dict[str, Any], said: str) -> None:
    if isinstance(answers.get("needs"), str):
        needs = material_of(assignment(ID)).lists["needs"]
        answers = answers | {"needs": {item.id: {"answer": answers["needs"]} for item in needs}}
    texts = [[one.text for one in checks_of(material_of(assignment(ID, code)), answers)] for code in CODES]
    assert any(said in text for text in texts[0])
    assert all(one == texts[0] for one in texts)


def test_neither_an_empty_form_nor_the_reference_has_a_reminder() -> None:
    of = assignment(ID, "wragg")
    assert checks_of(material_of(of), {}) == ()
    assert checks_of(material_of(of), reference(of) | {"note": "word " * 130}) == ()
