"""The catalogue of actions: complete, consistent, and wide enough to plan with."""

from __future__ import annotations

from typing import get_args

import pytest

from rightmix_sim import strict_yaml
from rightmix_sim.cases.factors import FactorArea
from rightmix_sim.files import package_file, read_text
from rightmix_sim.plain_risk import plain_risk
from rightmix_sim.plans import catalogue
from rightmix_sim.plans.plan import PURPOSES
from rightmix_sim.plans.rules import rules
from rightmix_sim.plans.vocabulary import words

NAMED_IN_THE_FORMAT = [
    "police_home_visit",
    "probation_home_visit",
    "joint_home_visit",
    "sopo_check",
    "licence_condition_check",
    "curfew_monitoring",
    "exclusion_zone_check",
    "no_contact_check",
    "approved_premises_residence",
    "computer_check",
    "disclosure_decision",
    "disclosure_made",
    "polygraph_test",
    "medication_referral",
    "intelligence_tasking",
    "supervision_contact",
    "core_sotp",
    "i_sotp",
    "a_sotp",
    "pre_programme_work",
    "one_to_one_work",
    "better_lives",
    "maintenance_group",
    "cosa",
    "victim_awareness_work",
    "ete_support",
    "unsuitable_work_check",
    "accommodation_support",
    "move_on_plan",
    "finance_support",
    "substance_misuse_work",
    "mental_health_referral",
    "support_network_work",
    "positive_activity",
    "victim_liaison",
    "victim_safety_step",
    "self_management_plan",
]
DATA = ["catalogue", "findings", "words", "rules", "right_mix", "template", "reference"]


def test_the_actions_that_plans_of_others_use_are_there() -> None:
    assert [name for name in NAMED_IN_THE_FORMAT if name not in catalogue()] == []
    assert 55 <= len(catalogue()) <= 70


def test_shares_add_up_and_owners_may_do_what_they_own() -> None:
    for entry in catalogue().values():
        assert sum(entry.serves.values()) == pytest.approx(1), entry.id
        assert all(share > 0 for share in entry.serves.values()), entry.id
        assert entry.agency in entry.may_be_done_by, entry.id
        assert set(entry.hours) <= {
            *entry.may_be_done_by,
            "probation",
            "police",
            "health",
            "victim_liaison",
            "mappa",
        } | {
            "housing",
            "approved_premises",
            "childrens_services",
        }, entry.id
        assert set(entry.may_be_done_by) <= set(words()["agencies"]), entry.id


def test_every_area_can_be_controlled_helped_and_changed() -> None:
    for area in get_args(FactorArea):
        reached = {p for entry in catalogue().values() if area in entry.areas for p in entry.serves}
        assert reached == set(PURPOSES), area


def test_hours_follow_the_frequency_unless_it_is_done_once() -> None:
    visit, decision = catalogue()["police_home_visit"], catalogue()["disclosure_decision"]
    assert visit.hours_a_month(None) == visit.hours_a_month("1 month") == 2.0
    assert visit.hours_a_month("2 months") == pytest.approx(1.0)
    assert decision.usually == "once"
    assert decision.hours_a_month("1 month") == decision.hours_a_month(None)


def test_every_rule_says_where_it_comes_from() -> None:
    for name, rule in rules().items():
        assert set(rule) == {"value", "unit", "paragraph", "status", "note"}, name
        assert rule["status"] in ("seed", "assumption"), name


@pytest.mark.parametrize("name", DATA)
def test_the_data_keeps_to_strict_yaml_and_never_says_plain_risk(name: str) -> None:
    text = read_text(package_file(f"plans/data/{name}.yaml"))
    assert strict_yaml.load(text, name)
    without_codes = text.replace("plain-risk-used", "").replace("risk-factor-uncovered", "")
    assert plain_risk(without_codes.replace("\n", " "), strictly=True) is None
