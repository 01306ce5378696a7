"""Exercise 2: who reads the file and knows the rules earns the points, and nobody else; nothing of the key travels."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from statistics import mean
from typing import Any, get_args

import msgspec
import pytest

from rightmix_sim.cases.making.made import make_case
from rightmix_sim.cases.making.recipe import load_recipe
from rightmix_sim.errors import InputError
from rightmix_sim.exercises import (
    Assignment,
    HeldCase,
    assignment,
    checks_of,
    codes,
    exercise,
    mark,
    material_of,
    reference,
)
from rightmix_sim.exercises.rm2000.items import COUNTED, FACTORS, truth_of
from rightmix_sim.plain_risk import plain_risk
from rightmix_sim.risk.rm2000.gate import Refusal
from tests.exercises.answers_at_random import at_random
from tests.exercises.marked import points

ID = "ex2-rm2000"
CODES = codes(ID)
FULL = {"eligibility": 1, "counted": 4, "factors": 3, "evidence": 4, "categories": 2, "follows": 1, "on_file": 2}
MADE = [(recipe, number) for recipe in ("register", "probation-caseload", "image-offences", "young-men")
        for number in (1, 2, 3)]  # fmt: skip


def keyless(of: Assignment) -> Assignment:
    return replace(of, cases=tuple(replace(held, key=None) for held in of.cases))


@cache
def made(recipe: str, number: int) -> Assignment:
    case = make_case(load_recipe(recipe), 5, number)
    held = HeldCase(case=case.case, dossier=case.dossier, key=case.key)
    return Assignment(exercise=ID, code=f"t{number}", cases=(held,))


@pytest.mark.parametrize("code", CODES)
def test_the_reference_earns_every_point_of_the_tools(code: str) -> None:
    marks = mark(assignment(ID, code), reference(assignment(ID, code)))
    assert {one.criterion.id: one.points for one in marks} == {**FULL, "account": None}
    assert all(not one.missed for one in marks)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("nothing", [{}, None, [], {"eligible": True, "age": "33"}, {"faults": "none", "s": ["high"]}])
def test_nothing_answered_earns_nothing(code: str, nothing: Any) -> None:
    assert points(assignment(ID, code), nothing) == dict.fromkeys(FULL, 0)


@pytest.mark.parametrize("code", CODES)
def test_drawing_lots_earns_well_under_half(code: str) -> None:
    of = assignment(ID, code)
    shares = [mark(of, at_random(exercise(ID), material_of(of), seed)).share for seed in range(20)]
    assert mean(shares) < 0.2  # from 0.10 to 0.15 by case
    # Of Bracewell little is asked: one draw in 170 says that the tool is not for her and what is used in its place
    assert sorted(shares)[-2 if code == "bracewell" else -1] < 0.4


@pytest.mark.parametrize("code", CODES)
def test_a_neighbour_s_answers_earn_a_third_and_never_two(code: str) -> None:
    of = assignment(ID, code)
    earned = [points(of, reference(assignment(ID, other))) for other in CODES if other != code]
    shares = [sum(one.values()) / 17 for one in earned]
    assert mean(shares) < 0.36
    assert max(shares) < 0.6  # Tressell and Marland: little is on file of either, so most answers are no
    assert max(one["evidence"] for one in earned) <= 2  # of 4


@pytest.mark.parametrize(("recipe", "number"), MADE)
def test_a_made_case_is_marked_as_one_of_the_library(recipe: str, number: int) -> None:
    of = made(recipe, number)
    assert points(of, reference(of)) == FULL
    assert points(of, {}) == dict.fromkeys(FULL, 0)
    shares = [mark(of, at_random(exercise(ID), material_of(of), seed)).share for seed in range(10)]
    assert max(shares) < 0.5


def test_the_made_cases_cover_images_alone_and_several_faults_on_file() -> None:
    truths = [truth_of(made(*one).only) for one in MADE]
    assert {truth.categories["images_only"] for truth in truths} == {"yes", "no"}
    assert max(len(truth.faults) for truth in truths) > 1


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("answer", ["yes", "no", "unknown"])
def test_one_answer_to_all_factors_earns_at_most_a_quarter_where_they_differ(code: str, answer: str) -> None:
    of = assignment(ID, code)
    right = {str(truth_of(of.only).items.get(item)) for item in FACTORS}
    earned = points(of, {"eligible": "yes", **dict.fromkeys(FACTORS, answer)})["factors"]
    # Of two kinds the one that was named is right, 1, the other wrong throughout, -1/2: 1/4 of 3 points
    assert earned == (3 if right == {answer} else 0.75 if answer in right else 0)


@pytest.mark.parametrize("code", CODES)
def test_citing_the_whole_file_everywhere_earns_less_than_a_point_of_four(code: str) -> None:
    of = assignment(ID, code)
    whole = list(material_of(of).files[0].paragraphs)
    asked = ("eligible", *COUNTED, *FACTORS)
    assert points(of, {f"{item}_evidence": whole for item in asked})["evidence"] < 1


@pytest.mark.parametrize("code", CODES)
def test_claiming_every_fault_earns_nothing(code: str) -> None:
    faults = [one.value for one in exercise(ID).question("faults").options]
    assert points(assignment(ID, code), {"faults": faults})["on_file"] == 0
    assert points(assignment(ID, code), {"faults": [one for one in faults if one != "none"]})["on_file"] == 0


def test_every_reason_for_which_s_cannot_be_given_can_be_chosen() -> None:
    assert {one.value for one in exercise(ID).question("eligible").options} == {"yes", *get_args(Refusal)}


@pytest.mark.parametrize("code", CODES)
def test_feedback_names_where_it_stands_and_a_paragraph_and_ends_its_sentences(code: str) -> None:
    of = assignment(ID, code)
    labels = set(of.only.dossier.paragraphs)
    for answers in ({}, reference(of), at_random(exercise(ID), material_of(of), 1)):
        for one in mark(of, answers):
            assert set(one.where) <= labels
            said = (*one.right, *one.missed)
            assert [text for text in said if not (text[0].isupper() or text[0] == "“")] == []
            assert [text for text in said if text[-1] not in ".”" or ".." in text] == []
            assert [text for text in said if plain_risk(text)] == []


@pytest.mark.parametrize("code", CODES)
def test_the_material_tells_nothing_of_the_key_and_none_of_the_facts(code: str) -> None:
    of = assignment(ID, code)
    material, key = material_of(of), of.only.required_key
    travelling = msgspec.json.encode(material).decode()
    secrets = [one.note for one in key.items if one.note] + [one.truth for one in key.errors]
    assert [text for text in secrets if text in travelling] == []
    beside = msgspec.json.encode(msgspec.structs.replace(material, files=())).decode()  # a file is what a key quotes
    assert [one.says for one in key.errors if one.says in beside] == []
    facts = ("at_risk_from", '"acquaintance":', "lived_with_adult_partner", '"errors"', '"items"', "rm2000_wrong")
    assert [word for word in facts if word in travelling] == []
    assert material_of(keyless(of)) == material_of(of)


def test_without_the_key_nothing_is_marked() -> None:
    of = keyless(assignment(ID))
    assert material_of(of).files
    with pytest.raises(InputError, match="cannot be marked"):
        mark(of, {})


def said(of: Assignment, **answers: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in checks_of(material_of(of), {"eligible": "yes", "eligible_evidence": ["A1"], **answers}):
        found.setdefault(one.question, []).append(one.text)
    return found


def test_an_empty_form_has_no_reminder_and_neither_has_the_reference() -> None:
    for code in CODES:
        assert checks_of(material_of(assignment(ID, code)), {}) == ()
        assert checks_of(material_of(assignment(ID, code)), reference(assignment(ID, code))) == ()


def test_reminders_hold_the_entries_against_each_other() -> None:
    of = assignment(ID)
    cited = {f"{item}_evidence": ["A1"] for item in (*COUNTED, *FACTORS)}
    own = {"sexual_appearances": 1, "criminal_appearances": 1, "age": 40, "violent_appearances": 0, "burglary": "no",
           **dict.fromkeys(FACTORS, "no"), **cited}  # fmt: skip
    assert said(of, **own) == {}
    assert said(of, **own, s="low", v="low", c="low", managed_level="low") == {}
    assert set(said(of, **own, s="medium", v="low", c="high")) == {"s", "c"}
    assert "the index is one" in said(of, **{**own, "sexual_appearances": 0})["sexual_appearances"][0].lower()
    assert "More sexual" in said(of, **{**own, "sexual_appearances": 3})["criminal_appearances"][0]
    assert "More violent" in said(of, **{**own, "violent_appearances": 3})["criminal_appearances"][0]
    assert "cited nothing" in said(of, **{**own, "age_evidence": []})["age_evidence"][0]
    assert said(of, **{**own, "age_evidence": ["Z9"]})["age_evidence"] == ["There is no paragraph Z9 in this file."]
    assert "more than can be" in said(of, **{**own, "age": 140})["age"][0]


def test_reminders_about_the_file_ask_for_a_reason_and_for_the_meaning() -> None:
    of = assignment(ID)
    assert "both cannot be" in said(of, faults=["none", "rm2000_late"])["faults"][0]
    assert "cited nothing" in said(of, faults=["rm2000_late"])["faults_evidence"][0]
    assert said(of, faults=["none"]) == {}
    assert "¶5.9" in said(of, s="high", managed_level="medium")["account"][0]
    assert said(of, s="high", managed_level="high") == {}
    account = "He is still a high risk, so the supervisor was asked to look at the entry. " * 3
    assert any("“" in text and "¶5.3" in text for text in said(of, account=account)["account"])
    assert "takes about 60" in said(of, account="Medium by RM2000/S.")["account"][0]


@pytest.mark.parametrize("code", CODES)
def test_no_reminder_names_a_right_answer(code: str) -> None:
    of = assignment(ID, code)
    notes = [one.note for one in of.only.required_key.items if one.note]
    for seed in range(5):
        answers = at_random(exercise(ID), material_of(of), seed) | {"eligible": "yes", "s": "low", "v": "very_high"}
        texts = [one.text for one in checks_of(material_of(of), answers)]
        assert texts
        assert [text for text in texts if re.search(r"\b(low|medium|high|female)\b", text)] == []
        assert [text for text in texts if any(note in text for note in notes)] == []


def test_the_figures_that_the_form_prints_are_written_once_in_the_rules() -> None:
    from rightmix_sim.files import package_file, read_text
    from rightmix_sim.risk.rules import load_rules

    step = next(one for one in exercise(ID).steps if one.id == "categories")
    printed = " ".join(step.intro)
    rules = {id: rule for id, rule in load_rules("rm2000").items() if rule.bands is not None}
    assert [id for id, rule in rules.items() if rule.figures not in printed] == []
    raw = read_text(package_file(f"exercises/data/{ID}.yaml"))
    intros = raw[raw.index("id: categories") :].partition("questions:")[0]
    assert re.findall(r"[0-9]+", re.sub(r"\{[^}]*\}|Step [12]", "", intros)) == []
    assert "18 or older" in exercise(ID).steps[0].intro[0]
    assert "before they were 16" in exercise(ID).steps[0].intro[0]
