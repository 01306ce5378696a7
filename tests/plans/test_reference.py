"""The reference plan: what it chooses within given hours, what does not fit, and what one more hour would gain."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rightmix_sim.errors import InputError
from rightmix_sim.plain_risk import plain_risk
from rightmix_sim.plans.catalogue import catalogue
from rightmix_sim.plans.reference.fitting import offers_for
from rightmix_sim.plans.reference.limits import Limits
from rightmix_sim.plans.reference.reference_plan import reference_plan
from tests.plans.reference_cases import FINANCE, ORDER, PLENTY, actions, case, ids


def test_six_hours_of_the_offender_manager_and_two_of_the_police_just_suffice() -> None:
    """Offender manager 0.5 (visit) + 2.2 (supervision) + 3.3 (relationships) = 6.0; police 2.0 (monthly visits)."""
    plan = reference_plan(case(), Limits(6, 2))
    chosen = {"police_home_visit", "probation_home_visit", "supervision_contact", "relationship_work"}
    assert (actions(plan), plan.unmet, plan.uncoverable) == (chosen, (), ())
    assert plan.used == pytest.approx({"offender_manager_hours": 6.0, "police_hours": 2.0, "programme_places": 0})
    # required 40 + 10 + 40 + 30, control at high RoSH 4, change at high RM2000/S 3, enough hours 2 + 2
    assert sum(one.weight for one in plan.met) == 131


def test_what_does_not_fit_is_named_with_what_it_would_take_and_one_more_hour_gains_it() -> None:
    """Of 5.0 hours 2.7 go to visit and supervision; work on relationships takes 3.3, so 3.3 - 2.3 = 1.0 is missing.

    Constructive are 0.5 x 0.3 / 0.9 + 2.2 x 0.6 = 1.49 hours of the 3.0 that are asked for: 1.51 are missing.
    """
    plan = reference_plan(case(), Limits(5, 2))
    missing = {one.wanted.id: (one.nearest, one.missing) for one in plan.unmet}
    assert set(missing) == {"required:outside-the-programme", "F1:change", "hours:constructive"}
    nearest, short = missing["F1:change"]
    assert nearest is not None
    assert (nearest.action, nearest.hours) == ("relationship_work", {"probation": 3.3})
    assert short == pytest.approx({"offender_manager_hours": 1.0})
    assert missing["hours:constructive"] == (None, pytest.approx({"staff_hours": 3 - 0.5 / 3 - 1.32}))
    more = plan.one_more["offender_manager_hours"]
    assert (more.weight, ids(more.met), more.given_up) == (30 + 3 + 2, set(missing), ())
    assert [plan.one_more[name].weight for name in ("police_hours", "programme_places")] == [0, 0]


def test_one_more_hour_gains_nothing_where_two_are_missing() -> None:
    assert reference_plan(case(), Limits(4, 2)).one_more["offender_manager_hours"].weight == 0


def test_a_place_ends_the_wait_and_costs_the_offender_manager_nothing() -> None:
    facts = case(programme={"name": "core", "state": "waiting"})
    without, with_place = reference_plan(facts, Limits(3, 2, 0)), reference_plan(facts, Limits(3, 2, 1))
    gain = without.one_more["programme_places"]
    assert ids(gain.met) == {"required:the-wait", "F1:change", "hours:constructive"}
    assert (ids(with_place.met) - ids(without.met), "core_sotp" in actions(with_place)) == (ids(gain.met), True)
    assert with_place.used["offender_manager_hours"] == pytest.approx(2.7)


@pytest.mark.parametrize("state", ["excluded", "not_required", "dropped_out"])
def test_a_man_outside_the_programme_gets_none_whatever_places_there_are(state: str) -> None:
    facts = case(programme={"name": "core", "state": state})
    assert [one.action for one in offers_for(facts) if "programme_places" in one.takes] == []
    plan = reference_plan(facts, PLENTY)
    assert plan.used["programme_places"] == 0
    assert not {one for one in actions(plan) if catalogue()[one].kind == "programme"}
    assert "required:outside-the-programme" in ids(plan.met)


def test_only_the_programme_named_for_him_is_on_offer() -> None:
    offered = {one.action for one in offers_for(case(programme={"name": "i_sotp", "state": "attending"}))}
    assert offered & {"core_sotp", "i_sotp", "a_sotp", "better_lives"} == {"i_sotp"}


def test_what_cannot_be_covered_at_any_hours_is_named_with_the_reason() -> None:
    """Only supervision watches over finance, and nobody supervises him."""
    plan = reference_plan(case(order={"kind": "none"}, factors=[FINANCE]), PLENTY)
    (control,) = (one for one in plan.uncoverable if one.wanted.id == "F1:control")
    assert control.reasons == ("Supervision by the offender manager: no order or licence runs",)
    assert ids(plan.unmet) == set()
    assert "F1:control" in ids(reference_plan(case(factors=[FINANCE]), PLENTY).met)


def test_without_an_order_probation_does_nothing_and_others_take_over() -> None:
    plan = reference_plan(case(order={"kind": "none"}, victim_contact=True), PLENTY)
    assert "probation" not in plan.hours
    assert {one.offer.action: one.offer.agency for one in plan.actions}["victim_safety_step"] == "police"


@pytest.mark.parametrize(
    ("s", "every", "hours"), [("high", "1 month", 2), ("medium", "3 months", 2 / 3), ("low", "6 months", 1 / 3)]
)
def test_visits_are_taken_as_often_as_guidance_asks_or_prefers(s: str, every: str, hours: float) -> None:
    (visit,) = (one for one in offers_for(case(rm2000={"s": s})) if one.action == "police_home_visit")
    assert (visit.every, visit.hours["police"]) == (every, pytest.approx(hours))


def test_a_check_stands_for_every_prohibition_and_condition_of_its_kind() -> None:
    order = {**ORDER, "conditions": [{"id": f"LC{n}", "kind": k} for n, k in enumerate(["curfew", "no_contact"])]}
    sopo = [{"id": "P1", "about": "children"}, {"id": "P2", "about": "computer"}]
    plan = reference_plan(case(order=order, sopo=sopo), PLENTY)
    meets = {one.offer.action: set(one.meets) for one in plan.actions}
    assert meets["sopo_check"] >= {"prohibition:P1", "prohibition:P2"}
    assert meets["computer_check"] >= {"required:computers", "prohibition:P2"}
    assert "condition:LC0" in meets["curfew_monitoring"] and "condition:LC1" in meets["no_contact_check"]
    assert not {"polygraph_test", "exclusion_zone_check", "approved_premises_residence"} & set(meets)


def test_with_no_hours_at_all_there_is_a_plan_that_says_what_does_not_fit() -> None:
    plan = reference_plan(case(), Limits(0, 0))
    assert {"required:police-visits", "required:supervision", "F1:control"} <= ids(plan.unmet)
    assert not any(plan.used.values())


def test_it_says_of_itself_that_it_is_not_the_answer_and_reads_as_plain_data() -> None:
    plain = json.loads(json.dumps(reference_plan(case(), Limits(5, 2)).to_dict(), allow_nan=False))
    assert "not the answer" in plain["caveat"] and plain_risk(json.dumps(plain), strictly=True) is None
    assert plain["used"] == {"offender_manager_hours": 2.7, "police_hours": 2.0, "programme_places": 0.0}
    assert plain["one_more"]["offender_manager_hours"]["weight"] == 35  # 30 + 3 + 2
    assert plain["actions"][0] == {
        "action": "police_home_visit",
        "agency": "police",
        "every": "1 month",
        "hours": {"police": 2.0},
        "takes": {"police_hours": 2.0},
        "meets": ["required:police-visits", "F1:control", "hours:control"],
    }


@pytest.mark.parametrize("value", [-1, float("nan"), float("inf"), 10**400, True, "6"])
@pytest.mark.parametrize("field", ["offender_manager_hours", "police_hours", "programme_places"])
def test_a_limit_that_is_none_is_refused_by_name(field: str, value: Any) -> None:
    with pytest.raises(InputError, match=field):
        Limits(**{"offender_manager_hours": 1, "police_hours": 1, "programme_places": 0, field: value})


def test_part_of_a_place_is_refused() -> None:
    with pytest.raises(InputError, match="programme_places: There are no parts of a place"):
        Limits(1, 1, 0.5)  # type: ignore[arg-type]
