"""The reference plan of any case: the best there is, within its limits, and in agreement with mix and reviewer."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightmix_sim.files import package_file, read_yaml
from rightmix_sim.plain_risk import plain_risk
from rightmix_sim.plans import CaseFacts, PlanSet, plan_set
from rightmix_sim.plans.catalogue import catalogue
from rightmix_sim.plans.mix.weighing import mix_of
from rightmix_sim.plans.reference.covering import weight_met
from rightmix_sim.plans.reference.fitting import assumed, offers_for, reference_data
from rightmix_sim.plans.reference.limits import Limits
from rightmix_sim.plans.reference.reference_plan import ReferencePlan, reference_plan
from rightmix_sim.plans.reference.wanted import wanted_of
from rightmix_sim.plans.reviewing.checks import programme, whole_set
from tests.plans.merits import merit
from tests.plans.reference_cases import LIBRARY, PLENTY, actions, case, from_library, ids
from tests.plans.worked import as_set, base, base_names

FIELDS = {"value", "unit", "paragraph", "status", "note"}


def as_plans(facts: CaseFacts, plan: ReferencePlan) -> PlanSet:
    """The reference plan as a plan, each action naming the factors to whose needs it answers."""
    own = {factor.id for factor in facts.factors}
    made = [
        {
            "id": f"R{number}",
            "action": one.offer.action,
            "agency": one.offer.agency,
            "every": one.offer.every,
            "factors": sorted({met.partition(":")[0] for met in one.meets} & own),
        }
        for number, one in enumerate(plan.actions)
    ]
    return plan_set(facts, [{"kind": "oasys", "date": facts.on, "actions": made}])


@pytest.mark.parametrize("limits", [Limits(2.5, 1.5), Limits(5, 2), Limits(6.25, 3), Limits(9, 2, 1)])
@pytest.mark.parametrize("state", ["waiting", "not_required"])
def test_no_set_of_fitting_actions_is_better(limits: Limits, state: str) -> None:
    facts = case(programme={"name": "core", "state": state})
    wanted, price = wanted_of(facts), assumed("price_of_an_hour")
    answers = {action for one in wanted if one.alone for action in one.ways}
    offers = [one for one in offers_for(facts) if one.action in answers]
    sets = [
        frozenset(one.action for one in chosen)
        for size in range(len(offers) + 1)
        for chosen in combinations(offers, size)
        if all(sum(one.takes.get(k, 0) for one in chosen) <= much + 1e-9 for k, much in limits.by_name().items())
    ]
    best = frozenset(actions(reference_plan(facts, limits)))
    most = max(weight_met(wanted, one) for one in sets)
    merits = [merit(wanted, offers, one, price) for one in sets if weight_met(wanted, one) == most]
    assert weight_met(wanted, best) == most
    assert merit(wanted, offers, best, price) >= max(merits) - 0.01


@settings(max_examples=15)
@given(st.sampled_from(LIBRARY), st.floats(0, 15), st.floats(0, 6), st.integers(0, 1))
def test_the_plan_keeps_to_its_limits_and_more_never_meets_less(name: str, om: float, po: float, place: int) -> None:
    facts, limits = from_library(name), Limits(om, po, place)
    plan = reference_plan(facts, limits)
    met = sum(one.weight for one in plan.met)
    assert all(plan.used[limit] <= much + 1e-6 for limit, much in limits.by_name().items())
    assert ids(plan.met) | ids(plan.unmet) | ids(plan.uncoverable) == ids(wanted_of(facts))
    for limit, more in plan.one_more.items():
        raised = reference_plan(facts, limits.one_more(limit))
        assert more.weight == sum(one.weight for one in raised.met) - met >= 0
        assert sum(one.weight for one in more.met) - sum(one.weight for one in more.given_up) == more.weight


@pytest.mark.parametrize("name", [*LIBRARY, *base_names()])
def test_with_plenty_of_hours_the_mix_is_right_and_the_reviewer_finds_nothing_missing(name: str) -> None:
    facts = from_library(name) if name in LIBRARY else as_set(base(name)).case
    plan = reference_plan(facts, PLENTY)
    plans = as_plans(facts, plan)
    assert (plan.unmet, plan.uncoverable, mix_of(plans).is_right) == ((), (), True)
    checks = (whole_set.computers, whole_set.protective_factors, whole_set.risk_factors, whole_set.both_sides)
    more = (whole_set.reintegration, programme.outside_the_programme, programme.the_wait)
    assert [one.code for check in (*checks, *more) for one in check(plans)] == []


@pytest.mark.parametrize("name", LIBRARY)
def test_the_order_of_the_factors_changes_nothing(name: str) -> None:
    facts = from_library(name)
    turned = msgspec.structs.replace(facts, factors=facts.factors[::-1])
    assert actions(reference_plan(turned, Limits(8, 3))) == actions(reference_plan(facts, Limits(8, 3)))


def entries() -> list[dict[str, Any]]:
    data = reference_data()
    tables = ("weights", "only_with", "required", "reasons")
    return [
        *(one for name, one in data.items() if name not in tables),
        *data["weights"].values(),
        *data["only_with"].values(),
        *data["required"],
    ]


def test_every_assumption_says_its_unit_its_paragraph_and_how_well_it_is_known() -> None:
    assert [one for one in entries() if not set(one) >= FIELDS] == []
    assert {one["status"] for one in entries()} <= {"seed", "assumption"}
    assert read_yaml(package_file("plans/data/reference.yaml"))["weights"] == reference_data()["weights"]
    assert [one for one in entries() if plain_risk(str(one), strictly=True)] == []


def test_every_action_and_fact_that_an_assumption_names_is_known() -> None:
    data = reference_data()
    kinds = {entry.kind for entry in catalogue().values()}
    named = [*data["only_with"], *assumed("left_out"), *assumed("paid_by_a_place"), *assumed("covers_only")]
    named += [one for table in ("conditions", "prohibitions") for checks in assumed(table).values() for one in checks]
    assert set(named) <= set(catalogue())
    assert {one for rule in data["required"] for one in rule["met_by"]} <= {*catalogue(), *kinds}
    assert {name for one in data["only_with"].values() for name in one["value"]} <= set(data["reasons"])


def test_weights_are_whole_numbers_and_what_is_required_outweighs_any_need() -> None:
    levels = [entry["value"] for entry in reference_data()["weights"].values()]
    numbers = [weight for one in levels for weight in (one.values() if isinstance(one, dict) else [one])]
    assert all(isinstance(weight, int) and weight > 0 for weight in numbers)
    weights = {name: entry["value"] for name, entry in reference_data()["weights"].items()}
    required, main_work, contact = (weights.pop(name) for name in ("required", "main-work", "contact"))
    heaviest = [max(one.values()) if isinstance(one, dict) else one for one in weights.values()]
    assert max(heaviest) < required < main_work < contact
