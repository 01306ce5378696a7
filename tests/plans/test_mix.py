"""The mix: hours and actions by purpose, what every factor needs, and a verdict that is not a ratio."""

from __future__ import annotations

from typing import Any

import pytest

from rightmix_sim.plans import PlanSet, plan_set
from rightmix_sim.plans.mix.weighing import mix_of
from rightmix_sim.plans.purposes import purposes_of
from tests.plans.worked import as_set, base, base_names

DAY = "2009-06-01"
FACTORS = [
    {"id": "F1", "kind": "static", "linked_to": ["rosh"], "area": "victim_access"},
    {"id": "F2", "kind": "dynamic", "linked_to": ["rosh", "reoffending"], "area": "attitudes"},
    {"id": "F3", "kind": "dynamic", "linked_to": ["reoffending"], "area": "ete"},
    {"id": "F4", "kind": "protective", "linked_to": ["rosh", "reoffending"], "area": "support"},
]


def plans(*actions: dict[str, Any], rosh: str = "medium", s: str | None = "medium", **facts: Any) -> PlanSet:
    order = {"kind": "licence", "start": "2009-01-05", "end": "2010-01-04"}
    case = {"id": "K1", "on": DAY, "rosh": rosh, "rm2000": {"s": s}, "order": order, "factors": FACTORS, **facts}
    made = [{"id": f"A{number}", "agency": "probation", **one} for number, one in enumerate(actions)]
    return plan_set(case, [{"kind": "oasys", "date": DAY, "actions": made}])


def needs(given: PlanSet) -> dict[str, dict[str, bool]]:
    return {one.factor.id: {need.purpose: met for need, met in one.needs} for one in mix_of(given).factors}


def test_every_kind_of_factor_has_its_needs() -> None:
    assert needs(plans()) == {
        "F1": {"control": False},
        "F2": {"control": False, "change": False},
        "F3": {"change": False},
        "F4": {"help": False},
    }


def test_an_action_meets_needs_of_the_factors_that_it_names_by_the_purposes_that_it_serves() -> None:
    given = plans(
        {"action": "police_home_visit", "purpose": ["control"], "factors": ["F1", "F2"]},
        {"action": "one_to_one_work", "purpose": ["change"], "factors": ["F2"]},
        {"action": "support_network_work", "purpose": ["help"], "factors": ["F4"]},
    )
    assert needs(given) == {
        "F1": {"control": True},
        "F2": {"control": True, "change": True},
        "F3": {"change": False},
        "F4": {"help": True},
    }


def test_help_changes_circumstances_and_not_attitudes() -> None:
    work = {"action": "ete_support", "purpose": ["help"], "factors": ["F3"]}
    talk = {"action": "self_management_plan", "purpose": ["help"], "factors": ["F2"]}
    met = needs(plans(work, talk))
    assert met["F3"] == {"change": True}
    assert met["F2"]["change"] is False


def test_control_alone_does_not_help_what_protects() -> None:
    assert needs(plans({"action": "police_home_visit", "purpose": ["control"], "factors": ["F4"]}))["F4"] == {
        "help": False
    }


def test_hours_are_shared_out_by_purpose_and_by_factor() -> None:
    # police_home_visit: 2 hours at monthly; twice as often 4; stated for control alone; two factors, 2 each
    given = plans({"action": "police_home_visit", "every": "15 days", "purpose": ["control"], "factors": ["F1", "F2"]})
    mix = mix_of(given)
    assert mix.work.hours["control"] == pytest.approx(2.0 * 30.44 / 15)
    assert mix.work.hours["change"] == 0
    assert mix.factors[0].work.hours["control"] == pytest.approx(30.44 / 15)
    assert mix.work.actions == {"control": 1, "help": 0, "change": 0}


def test_what_a_plan_does_not_state_is_taken_from_the_catalogue() -> None:
    # supervision_contact: control .4, help .3, change .3 of 2.2 hours
    mix = mix_of(plans({"action": "supervision_contact", "factors": ["F2"]}))
    assert mix.work.hours == pytest.approx({"control": 0.88, "help": 0.66, "change": 0.66})
    assert mix.work.actions == {"control": 1, "help": 1, "change": 1}


def test_a_purpose_that_the_catalogue_does_not_know_of_an_action_is_not_believed() -> None:
    given = plans({"action": "curfew_monitoring", "purpose": ["change"], "factors": ["F2"]})
    assert purposes_of(given.plans[0].actions[0]) == {"control"}
    assert needs(given)["F2"] == {"control": True, "change": False}


def test_work_that_several_plans_name_counts_once() -> None:
    visit = {"id": "A1", "action": "police_home_visit", "agency": "police", "purpose": ["control"], "factors": ["F1"]}
    case = {"id": "K1", "on": DAY, "rosh": "low", "factors": FACTORS}
    both = plan_set(case, [{"kind": kind, "date": DAY, "actions": [visit]} for kind in ("oasys", "visor")])
    assert mix_of(both).work.hours["control"] == pytest.approx(2.0)
    assert mix_of(both).work.actions["control"] == 1


def test_the_intensity_follows_harm_and_risk_of_reconviction() -> None:
    # high RoSH asks for 2.5 hours of control, very high RM2000/S for 4 of help and change
    work = {"action": "police_home_visit", "purpose": ["control"], "factors": ["F1"]}
    control, constructive = mix_of(plans(work, rosh="high", s="very_high")).intensities
    assert (control.asked.hours, control.planned, control.enough) == (2.5, pytest.approx(2.0), False)
    assert (constructive.asked.hours, constructive.planned, constructive.enough) == (4.0, 0, False)
    assert [one.asked.of for one in mix_of(plans(work, s=None)).intensities] == ["control"]


def test_work_that_does_not_go_on_is_not_counted() -> None:
    waiting = {"programme": {"name": "core", "state": "waiting"}}
    mix = mix_of(
        plans(
            {"action": "core_sotp", "factors": ["F2"]},
            {"action": "one_to_one_work", "factors": ["F2"], "due": "2009-05-31"},
            {"action": "victim_awareness_work", "factors": ["F2"], "start": "2009-09-02"},
            {"action": "supervision_contact", "factors": ["F2"], "start": "2009-09-01"},  # within three months
            **waiting,
        )
    )
    assert mix.not_counted == (
        ("A0", "a place is awaited"),
        ("A1", "it ended on 31 May 2009"),
        ("A2", "it begins on 2 September 2009"),
    )
    assert sum(mix.work.hours.values()) == pytest.approx(2.2)


def test_no_work_of_probation_goes_on_after_the_order() -> None:
    given = plans({"action": "supervision_contact", "factors": ["F2"]}, order={"kind": "licence", "end": "2009-05-31"})
    assert mix_of(given).not_counted == (("A0", "no order runs"),)


def test_a_closed_programme_changes_nobody() -> None:
    excluded = {"programme": {"name": "core", "state": "excluded"}}
    given = plans({"action": "core_sotp", "factors": ["F2"]}, **excluded)
    assert mix_of(given).not_counted == (("A0", "the programme is closed to the offender"),)


def test_somebody_who_lives_in_approved_premises_lives_there_however_often_a_plan_says_so() -> None:
    daily, weekly = (
        mix_of(plans({"action": "approved_premises_residence", "every": often})) for often in ("1 day", "1 week")
    )
    assert daily.work.hours == weekly.work.hours


def test_work_that_changes_meets_a_need_for_help_too() -> None:
    assert needs(plans({"action": "one_to_one_work", "purpose": ["change"], "factors": ["F4"]}))["F4"] == {"help": True}


def test_the_verdict_is_not_a_ratio() -> None:
    given = base("fenwick")
    plan = next(plan for plan in given["plans"] if plan["kind"] == "oasys")
    plan["actions"] += [
        {"id": f"X{number}", "action": "intelligence_tasking", "agency": "police", "every": "1 day", "factors": []}
        for number in range(3)
    ]
    assert mix_of(as_set(given)).is_right  # much more control takes nothing from what is worked on


@pytest.mark.parametrize("name", base_names())
def test_sound_sets_leave_no_need_of_a_supervised_man_unmet(name: str) -> None:
    given = as_set(base(name))
    if given.plan("oasys") is not None:
        assert [(need.factor.id, need.purpose) for need in mix_of(given).unmet] == []


def test_the_mix_as_data_is_rounded_to_tenths() -> None:
    told = mix_of(plans({"action": "supervision_contact", "factors": ["F2"]})).to_dict()
    assert told["overall"]["hours"] == {"control": 0.9, "help": 0.7, "change": 0.7}
    assert told["right"] is False
    assert told["factors"][1]["needs"] == [
        {"purpose": "control", "met": True, "paragraph": "5.17"},
        {"purpose": "change", "met": True, "paragraph": "6.8"},
    ]


def test_of_two_plans_that_name_the_same_work_the_one_that_does_more_counts() -> None:
    # monthly 2.0 hours, every two months 1.0
    visit = {"id": "A1", "action": "police_home_visit", "agency": "police", "purpose": ["control"], "factors": ["F1"]}
    case = {"id": "K1", "on": DAY, "rosh": "low", "factors": FACTORS}
    rarer, oftener = visit | {"every": "2 months"}, visit | {"every": "1 month"}
    for first, second in ((rarer, oftener), (oftener, rarer)):
        both = [{"kind": "oasys", "date": DAY, "actions": [first]}, {"kind": "visor", "date": DAY, "actions": [second]}]
        assert mix_of(plan_set(case, both)).work.hours["control"] == pytest.approx(2.0)


def test_a_place_in_the_maintenance_group_is_awaited_like_any_other() -> None:
    waiting = {"programme": {"name": "maintenance", "state": "waiting"}}
    given = plans({"action": "maintenance_group", "factors": ["F2"]}, **waiting)
    assert mix_of(given).not_counted == (("A0", "a place is awaited"),)
