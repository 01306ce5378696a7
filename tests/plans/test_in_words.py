"""The sentences above matrix and mix are worked out from the plans: with other plans they say something else."""

from __future__ import annotations

from rightmix_sim.plans.alignment import matrix_words
from rightmix_sim.plans.alignment.matrix import matrix_of
from rightmix_sim.plans.mix import mix_words
from rightmix_sim.plans.mix.weighing import mix_of
from tests.plans.worked import Plain, as_set, base


def of_matrix(plain: Plain) -> str:
    return matrix_words.message(matrix_of(as_set(plain)))


def of_mix(plain: Plain) -> str:
    return mix_words.message(mix_of(as_set(plain)))


def test_plans_that_agree_on_everything_are_said_to() -> None:
    # 6 actions of the meeting, all carried over, and 2 prohibitions; 16 + 1 - 6 = 11 actions stand in one plan
    assert of_matrix(base("ashdown")) == (
        "The plans agree on all 8 actions and prohibitions that can be compared. 11 more stand in one plan only."
    )


def test_what_stands_against_agreement_is_counted_by_kind() -> None:
    plain = base("ashdown")
    oasys, visor, _ = plain["plans"]
    oasys["actions"][0]["every"] = "3 months"
    visor["actions"] = [one for one in visor["actions"] if one["action"] != "sopo_check"]
    # of 8: the SOPO check is lost, P2 is checked by nobody else in the police plan, the visit differs; 8 - 3 = 5
    assert of_matrix(plain) == (
        "The plans agree on 5 of the 8 actions and prohibitions that can be compared: 1 is not carried over from the "
        "meeting, 1 prohibition is missing from a plan and 1 differs in how often."
    )


def test_one_plan_has_nothing_to_be_compared_with() -> None:
    plain = base("ashdown")
    plain["plans"] = plain["plans"][1:2]
    assert of_matrix(plain) == "There is one plan, Police (ViSOR): nothing to compare it with."


def test_a_right_mix_is_said_to_give_every_factor_what_it_needs() -> None:
    right = "Every factor gets the work that it needs. The hours reach the least that the case asks for."
    assert of_mix(base("ashdown")) == right


def test_an_unmet_need_and_hours_that_fall_short_are_named() -> None:
    plain = base("ashdown")
    plain["plans"] = plain["plans"][1:2]
    actions = plain["plans"][0]["actions"]
    plain["plans"][0]["actions"] = [one for one in actions if one["action"] == "support_network_work"]
    # F1 needs control, F2 control and change, F3 and F4 change, F5 help: 6 needs, and only that of F5 is met
    said = of_mix(plain)
    assert said.startswith("5 of 6 needs of the factors are not met. ")
    assert "control work falls short (nothing planned, at least 2.5 h asked)" in said.lower()


def test_a_few_unmet_needs_are_named_by_what_is_missing() -> None:
    plain = base("ashdown")
    for plan in plain["plans"]:
        plan["actions"] = [one for one in plan["actions"] if "F5" not in one["factors"]]
    assert of_mix(plain).startswith("Help is missing for F5 support. ")


def test_hours_are_said_as_people_say_them() -> None:
    told = [mix_words.in_hours(value) for value in (0.0, 0.04, 2.25, 9.94, 9.96, 31.8)]
    assert told == ["none", "<0.1", "2.2", "9.9", "10", "32"]
