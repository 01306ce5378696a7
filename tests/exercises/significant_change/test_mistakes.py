"""The mistakes that trainees make, marked with the sum shown; reminders; and what the form shows and does not."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from rightmix_sim.cases.making.made import make_case
from rightmix_sim.cases.making.recipe import DEFAULT, load_recipe
from rightmix_sim.exercises import Assignment, HeldCase, assignment, checks_of, mark, material_of, reference, view
from rightmix_sim.exercises.significant_change.found import changes_of
from tests.exercises.significant_change.reviewing import CODES, ID, points, right

OLD = (
    "Mr Conroy resides at Beech House, where staff describe him as settled. Not at present in work, looking for "
    "fitting work through a former colleague. He reports no current relationship. Level unchanged since 17 August 2009."
)
# Somebody who sees home and work, believes the review on file, and leaves everything as it is
ONLY_THE_GOOD = {
    "changes": [
        {"kind": "home", "when": "2009-05-15", "way": "better", "evidence": ["H2"]},
        {"kind": "work", "when": "2009-05-11", "way": "better", "evidence": ["G1"]},
    ],
    "file_review": "own",
    "file_review_evidence": ["K1"],
    "due_after": "next_review",
    "oasys_due": "2009-11-10",
    "visor_due": "2009-05-04",  # eight weeks: the interval of level 2
    "signs_oasys": "senior_probation_officer",
    "signs_visor": "chair",
    "assessments": {id: {"outcome": "no"} for id in ("rm2000", "rosh", "mappa_level", "likelihood")},
    "told": {
        "police": {"tell": "yes"},
        "victim_liaison": {"tell": "yes"},
        "childrens_services": {"tell": "no"},
        "mappa": {"tell": "no"},
        "health": {"tell": "no"},
    },
    "on_file": {f"A{number}": {"do": "keep"} for number in range(1, 12)},
    "new_text": OLD,
}


def test_who_sees_only_what_went_well_earns_a_quarter() -> None:
    # changes: 2 of 5 x 3.5 = 1.4; evidence: 2 of 5 x 2.5 = 1
    # review: weights 1 (on file) + 1 (after the change) + 2 (days) + 1 (signatures) + 2 (told) = 7. Earned: one day 1,
    #   one signature 0.5, told 2 of 4 and 1 of 1 spared: (0.5 + 1 - 1) x 2 = 1. So 2.5 / 7 x 3.5 = 1.25
    # assessments: RM2000 alone is right not to be asked again, 1 of 4 x 3 = 0.75
    # on file: nothing changed of what must (0), all kept of what may (1): 0 + 1 - 1 = 0; no new work; a copy
    assert points(ONLY_THE_GOOD) == {
        "changes": 1.4, "evidence": 1.0, "review": 1.25, "assessments": 0.75,
        "on_file": 0, "new_work": 0, "own_words": 0,
    }  # fmt: skip


def test_the_relationship_taken_for_the_contact_with_the_child_is_worth_half_of_its_name() -> None:
    line = {"kind": "relationship", "when": "2009-09-10", "way": "worse", "evidence": ["A6"]}
    found = points({"changes": [line]}, "keating")
    # relationship 1, child contact half of 0.5: (1 + 0.25) / 2 x 3.5 = 2.1875; evidence (1 + 0.5) / 2 x 2.5 = 1.875
    assert (found["changes"], found["evidence"]) == (2.19, 1.88)


def test_a_change_that_the_file_does_not_bear_out_takes_from_what_was_right() -> None:
    answers = {"changes": [*right("fallows")["changes"], {"kind": "breach", "evidence": ["E1"]}]}
    found = points(answers, "fallows")
    # two of three lines hold: 2/3 x 3.5 = 2.33 and 2/3 x 2.5 = 1.67
    assert (found["changes"], found["evidence"]) == (2.33, 1.67)


def test_a_change_that_nobody_has_to_name_but_the_file_bears_out_costs_nothing() -> None:
    # A9: the case goes to another offender manager
    answers = {"changes": [*right()["changes"], {"kind": "officer", "when": "2009-08-17", "evidence": ["A9"]}]}
    assert points(answers)["changes"] == 3.5


def test_citing_the_whole_file_for_each_change_is_no_evidence() -> None:
    everything = list(material_of(assignment(ID, "conroy")).files[0].paragraphs)
    answers = {"changes": [{**line, "evidence": everything} for line in right()["changes"]]}
    assert points(answers)["evidence"] < 0.6  # of 2.5


@pytest.mark.parametrize("code", CODES)
def test_stopping_every_action_on_file_earns_nothing_for_it(code: str) -> None:
    assert points({"on_file": {id: {"do": "stop"} for id in right(code)["on_file"]}}, code)["on_file"] == 0


def test_actions_that_answer_to_nothing_divide_what_new_work_earns() -> None:
    answers = right()
    idle = {"action": "faith_or_culture_support", "agency": "voluntary", "every": "1 month", "evidence": ["A1"]}
    answers["new_actions"] += [dict(idle) for _ in range(6)]
    # four actions that are called for, six that are not, two of them free: 6 of 10
    assert points(answers)["new_work"] == 1.2


def test_a_text_that_says_plain_risk_earns_half_for_its_words() -> None:
    answers = right() | {"new_text": right()["new_text"] + " He is high risk."}
    assert points(answers)["own_words"] == 0.5


def reminders(answers: dict[str, Any], code: str = "conroy") -> list[str]:
    return [one.text for one in checks_of(material_of(assignment(ID, code)), answers)]


def test_an_empty_form_has_no_reminders_and_a_copy_has_one() -> None:
    assert reminders({}) == []
    assert any("New days alone make no review" in one for one in reminders({"new_text": OLD}))


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"changes": [{"kind": "work", "when": "2011-01-01", "evidence": ["A1"]}]}, "after the day on which the file"),
        ({"changes": [{"kind": "work"}, {"kind": "work"}]}, "in another line too"),
        ({"on_file": {"A1": {"do": "alter"}}}, "say what is to be different"),
        ({"new_text": "He is now a high risk to others and must be seen."}, "of what?"),
        ({"on_file": {f"A{number}": {"do": "keep"} for number in range(1, 12)}}, "the same about every action"),
        ({"assessments": {one: {"outcome": "higher"} for one in ("rm2000", "rosh")}}, None),
    ],
)
def test_reminders_come_from_own_entries(answers: dict[str, Any], says: str | None) -> None:
    found = reminders(answers)
    assert any(says in one for one in found) if says else not any("the same answer" in one for one in found)


def test_reminders_never_say_what_the_marking_knows() -> None:
    for code in CODES:
        held = assignment(ID, code).only
        for answers in (ONLY_THE_GOOD, right(code)):
            said = " ".join(reminders(answers, code))
            assert not any(error.truth in said or error.says in said for error in held.required_key.errors)
            assert "F4" not in said


@pytest.mark.parametrize("code", CODES)
def test_the_material_holds_documents_and_plans_and_nothing_that_only_the_marker_knows(code: str) -> None:
    held = assignment(ID, code).only
    material = material_of(assignment(ID, code))
    lists = msgspec.json.encode(material.lists).decode()
    whole = msgspec.json.encode(material).decode()
    key = held.required_key
    hidden = [*(one.truth for one in key.errors), *(one.note for one in key.items), *key.teaches]
    # "S high." stands in documents too; longer sentences of the key stand in none
    assert not [text for text in hidden if len(text) > 20 and json.dumps(text, ensure_ascii=False)[1:-1] in whole]
    assert not [one.text for one in held.case.factors if one.text in lists]  # a factor's words would say what changed
    assert held.case.harm.concerns[0].what not in lists


def test_the_views_show_own_entries_in_order_and_escape_them() -> None:
    material = material_of(assignment(ID, "conroy"))
    shown = view(material, "timeline", ONLY_THE_GOOD)
    assert shown.index("11 May 2009") < shown.index("15 May 2009")
    plan = view(material, "plan", {"on_file": {"A1": {"do": "alter", "how": "<b>twice</b> a month"}}})
    assert "&lt;b&gt;twice&lt;/b&gt; a month" in plan
    assert "Not decided yet (10)" in plan
    assert view(material, "timeline", {}) and view(material, "plan", {})


def test_made_cases_are_marked_too_and_their_reference_earns_everything() -> None:
    recipe = load_recipe(DEFAULT)
    counts = []
    for number in range(16):
        made = make_case(recipe, 11, number)
        held = HeldCase(case=made.case, dossier=made.dossier, key=made.key)
        its = Assignment(exercise=ID, code="k", cases=(held,))
        marks = mark(its, reference(its))
        counts.append(len(changes_of(held).changes))
        assert marks.points == marks.of
        assert mark(its, {}).points == 0
    assert max(counts) >= 1
