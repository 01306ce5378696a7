"""What a trainee is given: three files, plans, records; and nothing that answers anything."""

import dataclasses
import json
import subprocess
import sys

import msgspec
import pytest

from rightmix_sim.exercises import checks_of, exercise, progress_of, view
from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.inspectors_chair.claims import claims_of, judged
from rightmix_sim.exercises.inspectors_chair.settings import settings
from rightmix_sim.exercises.inspectors_chair.tables import FILE
from rightmix_sim.inspection import criteria

from .chair import CODES, ID, at_random, given, right, set_work

PUBLIC = judged(set_work("sample-a"))
VIEWS = ("file_0", "file_1", "file_2", "own_audit", "month_tables", "pair_table")


@pytest.mark.parametrize("code", CODES)
def test_material_holds_no_key_and_no_fact(code):
    text = json.dumps(msgspec.to_builtins(given(code)), ensure_ascii=False)
    for held in set_work(code).cases:
        assert held.key is not None
        for error in held.key.errors:
            assert error.truth not in text  # what is wrong often stands word for word in the file; what is right never
            assert error.kind not in text
        assert not any(item.note in text for item in held.key.items if item.note)
    for word in ('"answer"', '"evidence"', '"not_met"', '"concerns"', '"at_risk_from"', "Wilson"):
        assert word not in text
    assert not any(one.why in text for one in PUBLIC.values())


@pytest.mark.parametrize("code", CODES)
def test_material_survives_being_sent(code):
    material = given(code)
    assert msgspec.json.decode(msgspec.json.encode(material), type=type(material)) == material


@pytest.mark.parametrize("code", CODES)
def test_each_table_has_a_value_for_each_column(code):
    for table in given(code).tables:
        assert {len(row) for row in table.rows} <= {len(table.columns)}


def test_the_plans_of_each_file_are_beside_it():
    ids = [table.id for table in given("sample-a").tables if table.id.startswith("file")]
    assert ids == [
        *(f"{FILE.format(number=0)}{end}" for end in ("plans", "oasys", "visor", "mappa")),
        *(f"{FILE.format(number=1)}{end}" for end in ("plans", "oasys", "visor")),
        *(f"{FILE.format(number=2)}{end}" for end in ("plans", "oasys", "visor", "mappa")),
    ]


def test_the_day_of_reading_stands_above_the_plans():
    assert "the file is read on 21 September 2009" in view(given("sample-a"), "file_0", {})


def test_every_criterion_asked_is_one_of_the_inspection():
    assert set(settings().criteria) <= {one.id for one in criteria()}
    assert 6 <= len(settings().criteria) <= 8


def seeded(seed):
    return dataclasses.replace(set_work("sample-a"), seed=seed)


@pytest.mark.parametrize("seed", range(20))
def test_claims_are_drawn_half_of_them_fit_to_be_made(seed):
    drawn = claims_of(seeded(seed))
    assert len({item.id for item in drawn}) == 6
    assert sum(PUBLIC[item.id].may == "yes" for item in drawn) == 3


def test_each_pair_of_claims_has_one_that_may_be_made():
    assert [sorted(PUBLIC[id].may for id in pair) for pair in settings().claims] == [["no", "yes"]] * 5


def test_other_seeds_ask_other_claims_in_another_order():
    assert len({tuple(item.id for item in claims_of(seeded(seed))) for seed in range(20)}) > 15


@pytest.mark.parametrize("code", CODES)
def test_reference_answers_leave_only_the_paragraph_empty_and_no_reminder(code):
    progress = progress_of(exercise(ID), given(code), Answers(right(code)))
    assert [one.question for one in progress.empty] == ["letter"]
    assert checks_of(given(code), right(code)) == ()


def test_an_empty_form_has_no_reminders():
    assert checks_of(given("sample-a"), {}) == ()


def _reminders(answers):
    return [(one.question, one.line, one.text) for one in checks_of(given("sample-a"), answers)]


def test_reminders_come_from_the_own_entries_and_do_not_say_what_is_right():
    answers = right()
    answers["findings"]["own_review"] = {"n": 2, "met": 3}
    answers["figures"]["police"]["direction"] = "fell"
    answers["pairs"]["probation"] = {"more": 4, "less": 1, "says": "more_than_chance"}
    del answers["audit_1"]["police_visits"]
    answers["audit_0"]["own_review"]["evidence"] = [f"A{n}" for n in range(1, 10)]
    before, after = answers["figures"]["police"]["before"], answers["figures"]["police"]["after"]
    told = [one for one in _reminders(answers) if "There is no paragraph" not in one[2]]
    assert told == [
        ("audit_0", "own_review", "You cited 9 paragraphs. Which of them show it? One or two are enough."),
        (
            "findings",
            "police_visits",
            "You have not answered this criterion in every file yet, so it cannot be counted.",
        ),
        ("findings", "own_review", "It cannot be met in more files than it applied to."),
        ("findings", "own_review", "The per cent is still empty."),
        (
            "figures",
            "police",
            f"Your two shares, {before} and {after}, say something else than “what it did”.",
        ),
        ("pairs", "probation", "By your count not all 6 pairs point the same way; the rule asks for that."),
    ]


def test_a_wrong_answer_that_is_consistent_brings_no_reminder():
    answers = right()
    answers["audit_0"]["police_visits"]["answer"] = "met"
    answers["findings"]["police_visits"] = {"n": 3, "met": 2, "percent": 67}
    assert _reminders(answers) == []


def test_a_per_cent_of_no_file_and_one_answer_throughout_bring_reminders():
    answers = right()
    for number in range(3):
        for line in answers[f"audit_{number}"].values():
            line["answer"] = "not_applicable"
    answers["findings"] = {"own_review": {"n": 0, "met": 0, "percent": 0}}
    told = [text for *_, text in _reminders(answers)]
    assert told == [
        "You gave one answer to everything. Look again to which files each criterion applies.",
        "Where it applied to no file there is no per cent: leave it empty.",
    ]


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("answers", [{}, None, {"audit_0": 3}])
def test_a_view_is_a_table_with_caption_and_headings_whatever_was_answered(name, answers):
    html = view(given("sample-a"), name, answers)
    assert html.count("<table") == html.count("<caption>") == html.count('role="region"') > 0
    assert 'scope="col"' in html and 'scope="row"' in html


def test_every_step_shows_a_view_that_is_there():
    assert tuple(step.shows for step in exercise(ID).steps) == VIEWS


def test_the_own_audit_shows_own_answers_and_the_interval_of_own_numbers():
    html = view(given("sample-a"), "own_audit", {"audit_0": {"own_review": {"answer": "not_met"}}})
    assert html.count("<td>not met</td>") == 1
    assert html.count("<td>not answered yet</td>") == 20
    html = view(given("sample-a"), "own_audit", {"findings": {"own_review": {"n": 3, "met": 2}}})
    assert "<td>21% to 94%</td>" in html  # Wilson, 2 of 3
    html = view(given("sample-a"), "own_audit", {"findings": {"own_review": {"n": 0, "met": 0}}})
    assert "<td>none</td>" in html


def test_what_plans_say_is_never_taken_for_html():
    material = given("sample-a")
    first = msgspec.structs.replace(material.tables[0], title="<b>x</b>")
    html = view(msgspec.structs.replace(material, tables=(first,)), "file_0", {})
    assert "<b>x</b>" not in html and "&lt;b&gt;x&lt;/b&gt;" in html


@pytest.mark.parametrize("seed", range(5))
def test_random_answers_break_no_reminder_and_no_view(seed):
    answers = at_random("sample-b", seed)
    checks_of(given("sample-b"), answers)
    for name in VIEWS:
        assert view(given("sample-b"), name, answers)


def test_a_form_needs_no_model_and_no_compiler(tmp_path):
    path = tmp_path / "material.json"
    path.write_bytes(msgspec.json.encode(given("sample-a")))
    code = f"""
import sys
from pathlib import Path
import msgspec
from rightmix_sim.exercises import Material, checks_of, view
material = msgspec.json.decode(Path({str(path)!r}).read_bytes(), type=Material)
checks_of(material, {{}})
view(material, "month_tables", {{}})
print([name for name in ("numba", "pandas", "scipy", "simpy") if name in sys.modules])
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
