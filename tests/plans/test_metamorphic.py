"""How findings must move when plans are changed, whatever the plans say."""

from __future__ import annotations

import copy
from collections import Counter
from typing import Any

import pytest

from rightmix_sim.plans import plan_set, review, review_set
from rightmix_sim.plans.alignment.matrix import matrix_of
from rightmix_sim.plans.mix.weighing import mix_of
from tests.plans.worked import Plain, as_set, base, base_names, edited, situations

# What only work can clear: less work can never clear it
COMPLETENESS = {
    "police-home-visits-missing",
    "sopo-prohibition-missing",
    "victim-safety-missing",
    "probation-home-visits-missing",
    "licence-condition-missing",
    "approved-premises-role-missing",
    "offender-role-missing",
    "contingency-missing",
    "victim-liaison-missing",
    "disclosure-not-considered",
    "computer-checks-missing",
    "protective-factors-missing",
    "risk-factor-uncovered",
    "no-constructive-work",
    "no-restrictive-work",
    "no-work-outside-programme",
    "reintegration-missing",
    "review-date-missing",
}
# A required action of a sound set, and the one code that its loss must add
REQUIRED = [
    ("bellwood", "oasys", "police_home_visit", "police-home-visits-missing"),
    ("bellwood", "visor", "police_home_visit", "police-home-visits-missing"),
    ("carrow", "visor", "police_home_visit", "police-home-visits-missing"),
    ("ashdown", "oasys", "approved_premises_residence", "approved-premises-role-missing"),
    ("ashdown", "oasys", "victim_liaison", "victim-liaison-missing"),
    ("ashdown", "oasys", "probation_home_visit", "probation-home-visits-missing"),
    ("ashdown", "oasys", "exclusion_zone_check", "licence-condition-missing"),
    ("ashdown", "oasys", "curfew_monitoring", "licence-condition-missing"),
]
NAMES = sorted({situation["base"] for situation in situations().values()})


def completeness(plain: Plain) -> Counter[tuple[str, str | None]]:
    return Counter((one.code, one.plan) for one in review_set(as_set(plain)) if one.code in COMPLETENESS)


def every_set() -> list[tuple[str, Plain]]:
    """The sound sets, and one flawed set in five."""
    flawed = [(name, edited(base(one["base"]), one["edits"])) for name, one in list(situations().items())[::5]]
    return [*((name, base(name)) for name in base_names()), *flawed]


@pytest.mark.parametrize(("name", "plain"), every_set(), ids=lambda value: value if isinstance(value, str) else "")
def test_dropping_an_action_never_removes_a_completeness_gap(name: str, plain: Plain) -> None:
    before = completeness(plain)
    for number, plan in enumerate(plain["plans"]):
        for position in range(len(plan["actions"])):
            fewer = copy.deepcopy(plain)
            del fewer["plans"][number]["actions"][position]
            assert not set(before) - set(completeness(fewer)), (name, plan["kind"], position)


@pytest.mark.parametrize(("name", "kind", "action", "code"), REQUIRED)
def test_dropping_a_required_action_adds_exactly_its_code(name: str, kind: str, action: str, code: str) -> None:
    plain = base(name)
    plan = next(plan for plan in plain["plans"] if plan["kind"] == kind)
    plan["actions"] = [one for one in plan["actions"] if one["action"] != action]
    assert {one.code for one in review_set(as_set(plain))} == {code}


@pytest.mark.parametrize("name", base_names())
def test_an_absent_plan_is_no_finding(name: str) -> None:
    for kind in [plan["kind"] for plan in base(name)["plans"]]:
        fewer = base(name)
        fewer["plans"] = [plan for plan in fewer["plans"] if plan["kind"] != kind]
        if fewer["plans"]:
            about_plans = [one.code for one in review_set(as_set(fewer)) if one.plan is not None]
            assert about_plans == [], kind


@pytest.mark.parametrize(("name", "plain"), every_set(), ids=lambda value: value if isinstance(value, str) else "")
def test_order_changes_nothing(name: str, plain: Plain) -> None:
    turned = copy.deepcopy(plain)
    turned["plans"].reverse()
    for plan in turned["plans"]:
        plan["actions"] = list(reversed(plan["actions"]))
    for listed in (turned["case"].get("factors", []), turned["case"].get("sopo", [])):
        listed.reverse()
    first, second = as_set(plain), as_set(turned)
    assert review_set(second) == review_set(first), name
    assert {row.name: row.agreement for row in matrix_of(second).rows} == {
        row.name: row.agreement for row in matrix_of(first).rows
    }
    assert mix_of(second).to_dict()["overall"] == mix_of(first).to_dict()["overall"]


@pytest.mark.parametrize(("name", "plain"), every_set(), ids=lambda value: value if isinstance(value, str) else "")
def test_names_change_nothing(name: str, plain: Plain) -> None:
    renamed = copy.deepcopy(plain)
    for plan in renamed["plans"]:
        for action in plan["actions"]:
            action["id"] = f"Z-{action['id']}"
            action["text"] = "Other words for the same."
            if action.get("carries"):
                action["carries"] = f"Z-{action['carries']}"
    _rename(renamed, [one["id"] for one in plain["case"].get("factors", [])], "factors", renamed["case"].get("factors"))
    _rename(renamed, [one["id"] for one in plain["case"].get("sopo", [])], "prohibitions", renamed["case"].get("sopo"))
    conditions = renamed["case"].get("order", {}).get("conditions", [])
    _rename(renamed, [one["id"] for one in conditions], "conditions", conditions)
    spoken = {"plain-risk-used", "contradiction"}  # which read texts, or name an action by its id
    assert {one for one in _codes(renamed) if one[0] not in spoken} == {
        one for one in _codes(plain) if one[0] not in spoken
    }


def test_carrying_an_action_over_removes_exactly_its_finding() -> None:
    agreed = {
        "id": "M9",
        "action": "intelligence_submission",
        "agency": "police",
        "owner": "PC R. Lowe",
        "every": "1 month",
        "purpose": ["control"],
        "evidence": ["C4"],
    }
    without = edited(base("ashdown"), [{"add": "plans.mappa.actions", "value": agreed}])
    carried = agreed | {"id": "V9", "carries": "M9"}
    with_it = edited(copy.deepcopy(without), [{"add": "plans.visor.actions", "value": carried}])
    assert [(one.code, one.about) for one in review_set(as_set(without))] == [
        ("mappa-action-not-carried-over", ("M9",))
    ]
    assert list(review_set(as_set(with_it))) == []


def test_a_plan_given_as_a_shape_is_reviewed_like_the_same_plan_given_as_data() -> None:
    plain = edited(base("fenwick"), [{"set": "plans.oasys.contingency", "to": ""}])
    shaped = as_set(plain)
    assert plan_set(shaped.case, shaped.plans) == shaped
    assert review(shaped.case, shaped.plans) == review(plain["case"], plain["plans"])
    assert [one.code for one in review(shaped.case, shaped.plans)] == ["contingency-missing"]


def _codes(plain: Plain) -> Counter[tuple[str, str | None]]:
    return Counter((one.code, one.plan) for one in review_set(as_set(plain)))


def _rename(plain: Plain, ids: list[str], field: str, listed: list[Any] | None) -> None:
    new = {old: f"Q{number}" for number, old in enumerate(ids)}
    for one in listed or []:
        one["id"] = new[one["id"]]
    for plan in plain["plans"]:
        for action in plan["actions"]:
            action[field] = [new[old] for old in action.get(field) or []]
