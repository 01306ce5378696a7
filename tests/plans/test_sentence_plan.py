"""The sentence plan: objectives with outcomes, positive factors, programme targets, his own view, his own pace."""

from __future__ import annotations

from typing import Any

import pytest

from rightmix_sim.files import package_file, read_yaml
from rightmix_sim.plans import plan_set, review_set
from tests.plans.worked import Plain, edited


def template() -> Plain:
    content: Plain = read_yaml(package_file("plans/data/template.yaml"))
    return content


def found(*edits: dict[str, Any]) -> list[tuple[str, str | None, tuple[str, ...]]]:
    plain = edited(template(), list(edits))
    given = plan_set(plain["case"], plain["plans"], plain.get("sentence_plan"))
    return [(one.code, one.plan, one.about) for one in review_set(given)]


def change(path: str, to: Any) -> dict[str, Any]:
    return {"set": f"sentence_plan.{path}", "to": to}


def test_the_template_is_sound() -> None:
    assert found() == []


RAISED = [
    ("factor-without-objective", ("F3",), [change("objectives.O2.factors", ["F4"])]),
    ("factor-without-objective", ("F2",), [change("objectives.O1.factors", [])]),
    ("positive-factor-without-objective", ("F4",), [change("objectives.O2.factors", ["F3"])]),
    ("positive-factor-without-objective", ("F4",), [change("objectives.O2.factors", ["F3", "F2"])]),
    ("programme-target-not-carried-over", ("T1",), [change("objectives.O1.targets", [])]),
    ("programme-target-not-carried-over", ("T1",), [{"set": "sentence_plan.objectives.O1.targets", "to": None}]),
    ("objective-not-outcome-focused", ("O1",), [change("objectives.O1.measure", "")]),
    ("objective-not-outcome-focused", ("O2",), [change("objectives.O2.measure", "Attends all sessions.")]),
    ("offender-voice-missing", (), [change("offender_view", "")]),
    ("offender-voice-missing", (), [change("offender_view", "To be discussed.")]),
    ("objective-without-timescale", ("O1",), [change("objectives.O1.by", None)]),
    ("objective-without-timescale", ("O2",), [change("objectives.O2.by", None)]),
    (
        "timescales-follow-the-review",
        ("O1", "O2"),
        [change("objectives.O1.by", "2009-07-20"), change("objectives.O2.by", "2009-07-20")],
    ),
    (
        "timescales-follow-the-review",
        ("O1", "O2"),
        [change("review_due", "2009-09-30"), change("objectives.O1.by", "2009-09-30")],
    ),
]


@pytest.mark.parametrize(("code", "about", "edits"), RAISED)
def test_what_a_sentence_plan_lacks_is_found(code: str, about: tuple[str, ...], edits: list[dict[str, Any]]) -> None:
    assert found(*edits) == [(code, "sentence", about)]


NEAR = [
    [change("objectives.O2.measure", "Attends, and has had no week without work.")],
    [change("objectives.O1.by", "2009-07-20")],  # one of two falls on the day of the review
    [change("programme_targets", [])],
    [change("review_due", None)],
    [{"set": "sentence_plan", "to": None}],
    [{"set": "case.factors.F4.kind", "to": "static"}],
    [change("objectives.O1.factors", ["F2", "F4"]), change("objectives.O2.factors", ["F3"])],
]


@pytest.mark.parametrize("edits", NEAR)
def test_what_is_near_to_it_is_left_alone(edits: list[dict[str, Any]]) -> None:
    of_the_sentence_plan = [one for one in found(*edits) if one[1] == "sentence"]
    assert of_the_sentence_plan == []


def test_plain_risk_is_found_in_the_sentence_plan_too() -> None:
    raised = found(
        change("objectives.O1.text", "To lower his risk."),
        change("objectives.O2.measure", "Three months in work without risk."),
    )
    assert [one for one in raised if one[0] == "plain-risk-used"] == [
        ("plain-risk-used", "sentence", ("O1",)),
        ("plain-risk-used", "sentence", ("O2",)),
    ]


def test_the_order_of_objectives_changes_nothing() -> None:
    plain = edited(template(), [change("objectives.O1.by", "2009-07-20"), change("objectives.O2.by", "2009-07-20")])
    turned = edited(template(), [change("objectives.O1.by", "2009-07-20"), change("objectives.O2.by", "2009-07-20")])
    turned["sentence_plan"]["objectives"].reverse()
    first, second = (review_set(plan_set(one["case"], one["plans"], one["sentence_plan"])) for one in (plain, turned))
    assert first == second
