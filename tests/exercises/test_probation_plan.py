"""Exercise 5: full marks can be had, and only by a plan that answers to the case."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import mean
from typing import Any

import pytest

from rightmix_sim.exercises import (
    checks_of,
    codes,
    exercise,
    mark,
    material_of,
    reference,
    view,
)
from rightmix_sim.exercises.library import held
from rightmix_sim.exercises.probation_plan.marking import plan_awards
from rightmix_sim.plain_risk import plain_risk
from rightmix_sim.plans import facts_of, read_plans
from tests.exercises import marked
from tests.exercises.plan_answers import (
    at_random,
    claiming_everything,
    no_conditions,
    of_the_tools,
    shares,
    without_names,
)

ID = "ex5-probation-plan"
set_to = partial(marked.set_to, ID)
CODES = codes(ID)
TOOLS = of_the_tools(exercise(ID))
Content = dict[str, Any]


def best(code: str = "tressell") -> Content:
    return marked.best_of(ID, code)


def earned(content: Content, code: str = "tressell") -> dict[str, float]:
    return shares(mark(set_to(code), content))


def test_points_add_to_twenty_and_a_trainer_gives_three() -> None:
    points = {one.id: one.points for one in exercise(ID).criteria}
    assert sum(points.values()) == 20
    assert [one.id for one in exercise(ID).criteria if one.marked == "trainer"] == ["explain"]


@pytest.mark.parametrize("code", CODES)
def test_reference_answers_earn_every_point_of_the_tools(code: str) -> None:
    assert earned(best(code), code) == dict.fromkeys(TOOLS, 1.0)


@pytest.mark.parametrize("code", CODES)
def test_an_empty_hand_in_earns_nothing_on_any_criterion(code: str) -> None:
    assert earned({}, code) == dict.fromkeys(TOOLS, 0.0)


@pytest.mark.parametrize("code", CODES)
def test_plans_that_people_wrote_for_the_library_earn_nearly_everything(code: str) -> None:
    """Sound plans were written by hand, before anybody thought of marking them so."""
    plan = read_plans(Path(f"grading/plans/{code}/sound.yaml")).plan("oasys")
    assert plan is not None
    found = {one.criterion: one.share for one in plan_awards(plan, held(code), victim_read=True)}
    assert min(found.values()) > 0.85
    assert mean(found.values()) > 0.95


def test_answers_at_random_earn_well_under_half() -> None:
    """Found: 7 hundredths on the average, 41 at the most."""
    found = [mark(set_to(code), at_random(set_to(code), seed)).share for code in CODES for seed in range(8)]
    assert mean(found) < 0.15
    assert max(found) < 0.45


def test_a_neighbours_answers_never_earn_full_marks() -> None:
    """Found: 6 to 84 hundredths, 43 on the average; the like of two files is what a likely plan has in common."""
    found = [mark(set_to(code), best(other)).share for code in CODES for other in CODES if code != other]
    assert max(found) < 0.9
    assert mean(found) < 0.5


def test_claiming_everything_everywhere_costs_what_naming_was_worth() -> None:
    claiming = earned(claiming_everything(best(), material_of(set_to("tressell"))))
    assert claiming["order"] < 0.5
    assert claiming["work"] < 0.5
    one = claiming_everything(best(), material_of(set_to("tressell")))
    one["actions"] = one["actions"][:1]
    assert max(share for id, share in earned(one).items() if id != "reading") < 0.2


def test_the_plan_on_file_of_2009_earns_what_it_holds() -> None:
    """By hand, for Martin Tressell: six actions of the reference plan's 14 are 6 of the 7 asked for, 0.86 of all.

    control: visits of both agencies and work that controls, no decision on disclosure: 3/4; order: all five conditions;
    victim: a step, no liaison: 1/2; work: F1 and F4, F2 and F5 by control alone (half), nothing for F3, three
    protective factors, nothing constructive, nothing outside the programme: (1 + 1 + 0.5 + 0.5)/10; together: all four.
    Content: (3 * 0.75 + 2 * 1 + 2 * 0.5 + 3 * 0.3 + 2 * 1)/12 = 0.68, more than the 0.6 that are enough.
    """
    case = held("tressell")
    assert case.plans is not None
    plan = case.plans.plan("oasys")
    assert plan is not None
    found = {one.criterion: one.share for one in plan_awards(plan, case)}
    part = 6 / 7
    assert found == pytest.approx(
        {
            "control": part * 3 / 4,
            "order": part,
            "victim": part / 2,
            "work": part * 0.3,
            "together": part,
            "detail": part,
        }
    )


def low_harm(content: Content) -> Content:
    return content | {"rosh": "low", "rosh_evidence": ["D2"]}


def rare_visits(content: Content) -> Content:
    return _each(content, "probation_home_visit", every="1 year")


def no_liaison(content: Content) -> Content:
    """Liaison by another name is none; the check that it becomes keeps what it named."""
    return _each(content, "victim_liaison", action="no_contact_check", agency="probation")


def no_protective_factor(content: Content) -> Content:
    return without_names(content, "factors", "F8")


def nobody_does_it(content: Content) -> Content:
    for line in content["actions"]:
        line["owner"] = "TBC"
    return content


def no_contingency(content: Content) -> Content:
    return content | {"contingency": "n/a"}


def _each(content: Content, which: str, **changes: str) -> Content:
    for line in content["actions"]:
        if line["action"] == which:
            line.update(changes)
    return content


@pytest.mark.parametrize(
    ("spoil", "criterion", "share"),
    [
        (low_harm, "reading", 0.95),  # one of eleven answers, and facts are half: 1 - 1/22
        (rare_visits, "control", 0.88),  # visits by probation count half: 3.5 of 4
        (no_conditions, "order", 0.0),
        (no_liaison, "victim", 0.5),  # one of two
        (no_protective_factor, "work", 0.9),  # one of ten
        (nobody_does_it, "detail", 0.77),  # 4 of 5 for the 4 actions with a measure, 3 of 4 for the 10 without
        (no_contingency, "together", 0.75),  # one of four
    ],
)
def test_each_criterion_is_lost_alone(spoil: Any, criterion: str, share: float) -> None:
    found = earned(spoil(best()))
    assert found.pop(criterion) == pytest.approx(share, abs=0.011)
    assert found == dict.fromkeys(found, 1.0)


LINE = {"id": "r1", "action": "licence_condition_check", "agency": "probation"}
DETAIL = {
    "owner": "Offender manager",
    "every": "2 weeks",
    "purpose": ["change"],
    "measure": "He says what he arranged, unasked.",
    "evidence": ["B4"],
}
VISITS = {"id": "r1", "action": "police_home_visit", "agency": "police"}
WORK = {"id": "r1", "action": "one_to_one_work", "agency": "probation", "factors": ["F2"]}


@pytest.mark.parametrize(
    ("content", "won"),
    [
        ({"victim_contact": "yes", "child_contact": "yes"}, {"reading"}),
        ({"actions": [LINE]}, {"control"}),  # there is work that controls
        ({"actions": [VISITS]}, {"control", "together"}),  # and something of what the police do is known
        ({"actions": [LINE | {"conditions": ["LC5"]}]}, {"control", "order"}),
        ({"victim_safety": "Miss H is told before he moves."}, {"victim"}),
        ({"actions": [WORK]}, {"work"}),
        ({"actions": [WORK | DETAIL]}, {"work", "detail"}),
        ({"contingency": "Seen in the hall: the police are told that day."}, {"together"}),
    ],
)
def test_each_criterion_is_won_alone_as_far_as_one_action_can(content: Content, won: set[str]) -> None:
    assert {one.criterion.id for one in mark(set_to("tressell"), content) if one.points} == won


def test_where_no_victim_is_in_contact_it_is_read_so_or_nothing_is_earned() -> None:
    assert earned(best("fallows") | {"victim_contact": "yes"}, "fallows")["victim"] == 0
    assert earned(best("fallows"), "fallows")["victim"] == 1


def test_what_the_meeting_agreed_is_taken_up_or_missed() -> None:
    content = best("lumb")
    assert any(line.get("carries") for line in content["actions"])
    for line in content["actions"]:
        line.pop("carries", None)
    content["actions"] = [line for line in content["actions"] if line["action"] != "disclosure_decision"]
    found = mark(set_to("lumb"), content)["together"]
    assert found.points is not None and found.points < 2
    assert any("The meeting agreed" in sentence for sentence in found.missed)


def test_feedback_says_what_is_missing_why_and_where_it_stands() -> None:
    found = mark(set_to("tressell"), without_names(best(), "conditions", "LC4"))["order"]
    assert found.points == 1.6  # four of five of 2
    assert found.where == ("A4",)
    assert "LC4" in found.missed[0] and "7.2" in found.missed[0]


def test_a_case_without_key_or_plans_on_file_is_marked_all_the_same() -> None:
    bare = replace(set_to("tressell"), cases=(replace(held("tressell"), key=None, plans=None),))
    assert mark(bare, reference(bare)).points == 17


def test_checks_teach_from_own_entries_and_do_not_name_the_right_answer() -> None:
    content = {
        "actions": [
            {"id": "r1", "owner": "Somebody"},
            {"id": "r2", "action": "victim_safety_step", "every": "once"},
            {"id": "r3", "action": "ete_support", "every": "1 month", "measure": "Attends all sessions."},
            {"id": "r4", "action": "core_sotp", "every": "1 week", "text": "He is high risk."},
        ],
        "rosh": "low",
        "order_kind": "licence",
        "programme": "core",
        "programme_state": "excluded",
        "victim_contact": "yes",
        "review_due": "2009-01-01",
    }
    said = [(one.line, one.text) for one in checks_of(material_of(set_to("tressell")), content)]
    texts = " ".join(text for _, text in said)
    assert ("r1", "Choose what is done: without it this line is not in the plan.") in said
    assert ("r2", "Done once: by which day?") in said
    assert [line for line, text in said if "attended or done" in text] == ["r3"]
    assert [line for line, text in said if "closed to the offender" in text] == ["r4"]
    assert "The review lies before" in texts and "What keeps the victim safe" in texts and "“He is high risk" in texts
    case = facts_of(held("tressell").case)
    assert case.rosh not in [word.strip(".,“”") for word in texts.replace("high risk", "").split()]


@pytest.mark.parametrize("name", ["matrix", "mix"])
def test_views_show_own_entries_and_escape_them(name: str) -> None:
    material = material_of(set_to("tressell"))
    assert "first step" in view(material, name, {})
    content = best()
    content["actions"][0]["owner"] = "<script>alert(1)</script>"
    shown = view(material, name, content)
    assert "<table" in shown and "<script>" not in shown
    assert ("&lt;script&gt;" in shown) == (name == "matrix")


def test_the_mix_is_worked_from_the_trainees_own_reading() -> None:
    material = material_of(set_to("tressell"))
    read = best() | {"factors": {"F1": {"kind": "protective", "area": "support", "bears_on": []}}}
    shown = view(material, "mix", read)
    assert "F1 support" in shown and "F2 attitudes" not in shown
    assert "choose sort and part of life first" in shown


def test_nothing_that_trainees_read_says_plain_risk() -> None:
    which = exercise(ID)
    texts = [*which.aims, *which.about, *(one.asks for one in which.criteria)]
    texts += [text for step in which.steps for text in (step.title, *step.intro)]
    texts += [text for one in which.questions for text in (one.label, one.help)]
    assert [text for text in texts if plain_risk(text.replace("“risk”", ""))] == []
