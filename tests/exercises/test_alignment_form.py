"""Exercise 4 as a trainee sees it: what travels, the live table, the reminders."""

from __future__ import annotations

import datetime
from typing import Any

import msgspec
import pytest

from rightmix_sim.exercises import Material, checks_of, cleaned, codes, exercise, view
from rightmix_sim.exercises.alignment.material import numbered_parts
from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.library import titles
from rightmix_sim.exercises.progress import progress_of
from rightmix_sim.plain_risk import plain_risk
from tests.exercises.alignment_answers import ID, at_random, best, everything, given, set_to
from tests.report.reading import read

every_code = pytest.mark.parametrize("code", codes(ID))
LINE = {"action": "police_home_visit", "agency": "police"}


def rows(code: str, *lines: dict[str, Any]) -> list[str]:
    """The rows of the live table in words."""
    found = read(view(given(code), "matrix", {"lines": list(lines)})).of("tr")
    return [" ".join(one.words.split()) for one in found[2:]]


def texts(code: str, answers: Any) -> list[str]:
    return [one.text for one in checks_of(given(code), answers)]


@every_code
def test_no_facts_and_no_keys_travel(code: str) -> None:
    held = set_to(code).only
    written = msgspec.json.encode(given(code)).decode()
    assert held.key is not None
    said = [one.note for one in held.key.items] + [one.says for one in held.key.errors]
    filed = " ".join(held.dossier.paragraphs.values())  # what a key quotes from the file may be read there
    assert [text for text in said if text.rstrip(".") not in filed and text in written] == []
    fields = {"rm2000", "rosh", "linked_to", "area", "child_contact", "victim_contact", "truth", "items", "severity"}
    assert [one for one in fields if f'"{one}"' in written] == []
    assert set(given(code).lists) == {
        "plans_on_file",
        "said",
        "faults",
        "things",
        "covered",
        "meeting_actions",
    }


@every_code
def test_every_number_in_the_plans_and_in_the_order_can_be_chosen_and_none_twice(code: str) -> None:
    material, plans = given(code), set_to(code).only.plans
    assert plans is not None
    things = [item.id for item in material.lists["things"]]
    assert len({*things}) == len(things)
    assert {action.id for plan in plans.plans for action in plan.actions} <= {*things}
    assert {id for id, _ in numbered_parts(plans.case)} <= {*things}
    assert [item.id for item in material.lists["plans_on_file"]] == [plan.kind for plan in plans.plans]


@every_code
def test_reference_answers_fit_the_form_and_fill_it(code: str) -> None:
    kept, dropped = cleaned(exercise(ID), given(code), best(code))
    assert (kept, dropped) == (best(code), ())
    assert progress_of(exercise(ID), given(code), Answers(kept)).empty == ()


def test_titles_name_the_person_and_the_plans_and_no_fault() -> None:
    assert len(codes(ID)) >= 6
    assert all(
        title.endswith((": probation, police and MAPPA", ": probation and police")) for title in titles(ID).values()
    )


def test_our_own_words_never_say_plain_risk() -> None:
    which, material = exercise(ID), given("lumb")
    labels = [one.label for question in which.questions for one in (question, *question.columns)]
    labels += [one.label for question in which.questions for one in question.options]
    said = [*which.aims, *which.about, *labels, *(one.asks for one in which.criteria)]
    said += [text for step in which.steps for text in (step.title, *step.intro)]
    said += [item.label for item in material.lists["faults"] if item.id != "plain-risk-used"]
    assert [text for text in said if plain_risk(text, strictly=True)] == []


def test_what_guidance_asks_stands_below_each_plan_in_the_words_of_the_guidance_book() -> None:
    oasys, visor, _ = given("lumb").lists["plans_on_file"]
    assert "every four months (¶9.8)" in oasys.text
    assert "level 3 case every four to six weeks (¶9.2)" in visor.text


def test_the_table_grows_out_of_the_lines() -> None:
    assert rows("lumb", LINE | {"oasys": "1 month", "visor": "3 months", "mappa": "absent", "owners": "same"}) == [
        "Police visit at home Police every month Police every 3 months –not named ≠ differs in how often"
    ]
    assert rows("lumb", LINE | {"visor": "1 month", "mappa": "1 month", "owners": "different"}) == [
        "Police visit at home –not named First owner every month Second owner every month ≠ differs in who"
    ]


def test_what_the_meeting_agreed_and_the_plan_at_home_leaves_out_is_not_carried_over() -> None:
    assert rows("lumb", LINE | {"oasys": "absent", "visor": "absent", "mappa": "once"}) == [
        "Police visit at home –not named not named Police once, or by a day ▲ not carried over"
    ]


def test_two_lines_on_one_kind_of_action_stay_two_rows() -> None:
    first, second = {"oasys": "1 month", "visor": "no_time"}, {"oasys": "once", "visor": "1 week"}
    assert len(rows("tressell", LINE | first, LINE | second)) == 2


def test_the_table_waits_for_lines_that_say_nothing_yet_and_says_which() -> None:
    nothing: list[Any] = [
        {},
        {"lines": []},
        {"lines": [{"action": "police_home_visit"}]},
        {"lines": [{"oasys": "once"}]},
    ]
    for answers in nothing:
        assert "appears when" in view(given("lumb"), "matrix", answers)
    html = view(given("lumb"), "matrix", {"lines": [LINE | {"visor": "1 month"}, {}, {"action": "sopo_check"}]})
    assert "Not shown yet: lines 2 and 3" in html


@every_code
def test_the_table_is_worked_out_from_own_entries_alone(code: str) -> None:
    other = "lumb" if len(given(code).plans) == 3 else "tressell"
    material = given(code)
    without = msgspec.structs.replace(
        material, files=(), on=given(other).on, plans=tuple(_empty(plan) for plan in material.plans)
    )
    answers = {"lines": best(code)["lines"]}
    assert view(material, "matrix", answers) == view(without, "matrix", answers)


def _empty(plan: Any) -> Any:
    return msgspec.structs.replace(plan, actions=(), text="", date=datetime.date(2001, 1, 1), review_due=None)


@every_code
def test_table_and_reminders_take_whatever_was_entered(code: str) -> None:
    material = given(code)
    for answers in (everything(material), *(at_random(material, seed) for seed in range(10))):
        assert read(view(material, "matrix", answers)).elements
        assert all(one.text.endswith((".", "?")) for one in checks_of(material, answers))


@every_code
def test_an_empty_form_has_no_reminders_and_a_good_one_only_few(code: str) -> None:
    assert texts(code, {}) == []
    assert [text for text in texts(code, best(code)) if "Your note" not in text and "cited nothing" not in text] == []


@pytest.mark.parametrize(
    "answers, text",
    [
        ({"lines": [LINE | {"oasys": "absent", "visor": "absent", "mappa": "absent"}]}, "no plan names it"),
        ({"lines": [LINE | {"visor": "once", "owners": "same"}]}, "nobody to compare its owner with"),
        ({"lines": [LINE | {"visor": "once", "oasys": "once", "owners": "one_plan"}]}, "More than one plan names it"),
        (
            {
                "lines": [LINE | {"visor": "1 month", "oasys": "1 year"}],
                "findings": [{"fault": "contingency-missing"}],
            },
            "the plans differ in how often here",
        ),
        ({"dates": {"visor": {"due": "2009-01-01"}}}, "before the plan"),
        ({"findings": [{"fault": "sopo-prohibition-missing", "plan": "oasys"}]}, "about a certain prohibition"),
        ({"findings": [{"fault": "contingency-missing", "plan": "all"}]}, "lies in one plan"),
        ({"findings": [{"fault": "victim-safety-missing", "plan": "visor"}]}, "You cited nothing"),
        ({"findings": [{"fault": "victim-safety-missing", "evidence": [f"A{n}" for n in range(1, 8)]}]}, "cite much"),
        ({"findings": [{"fault": "contradiction"}], "nothing": ["contradictory"]}, "nothing is contradictory"),
        ({"mends": [{"fault": "contingency-missing"}]}, "not among your findings"),
        ({"mends": [{"action": "sopo_check", "agency": "housing"}]}, "work of that agency"),
        ({"mends": [{"action": "sopo_check"}]}, "no owner (¶5.19)"),
        ({"mends": [{"action": "sopo_check", "every": "once"}]}, "by which day?"),
        ({"mends": [{"covers": ["P1", "P2", "F1", "F2", "F3", "F4", "F5"]}]}, "more than one action"),
        ({"note": "The risk is high."}, "(¶5.3)"),
    ],
)
def test_a_reminder_appears_and_its_cause_is_in_the_entries(answers: Any, text: str) -> None:
    assert any(text in one for one in texts("lumb", answers)), texts("lumb", answers)


@every_code
def test_reminders_are_the_same_whatever_the_plans_say(code: str) -> None:
    """Nothing in them can come from what is right: they are the same on a file of which nothing is known."""
    material = given(code)
    blank = msgspec.structs.replace(material, plans=tuple(_unread(plan) for plan in material.plans))
    for seed in range(5):
        answers = {key: value for key, value in at_random(material, seed).items() if key != "dates"}
        assert _said(material, answers) == _said(blank, answers)


def _unread(plan: Any) -> Any:
    return msgspec.structs.replace(plan, actions=(), text="", aware_of=(), contingency="", mappa_level=None)


def _said(material: Material, answers: Any) -> list[str]:
    return [one.text for one in checks_of(material, answers)]
