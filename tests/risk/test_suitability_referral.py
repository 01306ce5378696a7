"""Referrals as they are read: what must be there, and one clear error for each fault, with its place."""

from __future__ import annotations

from typing import Any

import pytest

from rightmix_sim.errors import InputError
from rightmix_sim.files import package_file
from rightmix_sim.risk.suitability import as_referral, read_referral
from tests.risk.referrals import history, referral

TEMPLATE = package_file("risk/suitability/data/template.yaml")


def without(data: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name != key}


def test_the_template_is_a_referral() -> None:
    found = read_referral(TEMPLATE)
    assert (found.rosh, found.denial, found.iq, found.age) == ("medium", "partial", 96, 34)


def test_what_is_left_out_is_unknown() -> None:
    found = as_referral({"history": history(), "on": "2009-05-12", "rosh": "low"})
    rest = set(found.__struct_fields__) - {"history", "on", "rosh"}
    assert {getattr(found, fact) for fact in rest} == {"unknown"}


@pytest.mark.parametrize("key", ["history", "on", "rosh"])
def test_three_things_must_be_there(key: str) -> None:
    with pytest.raises(InputError, match=rf"{key}: This is missing\.") as fault:
        as_referral(without(referral(), key))
    assert f"{key}: " in fault.value.do


def test_a_bare_history_is_told_kindly_what_to_add() -> None:
    with pytest.raises(InputError, match="This is an offence history by itself") as fault:
        as_referral(history())
    assert "history:" in fault.value.do and "--template" in fault.value.do


def test_a_bare_history_beside_facts_is_told_so_too() -> None:
    with pytest.raises(InputError, match="This is an offence history by itself"):
        as_referral({**history(), "on": "2009-05-12", "rosh": "low"})


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"history": {**history(), "appearances": [{"date": "2008-11-03", "outcome": "convicted"}]}},
         "history.appearances[0].outcome"),
        ({"history": {**history(), "colour": "red"}}, "history"),
        ({"history": history(born="2009-06-01")}, "history.person.at_risk_from"),
        ({"history": history(offences=[{"nature": ["sexual"], "committed": "2009-01-01"}])},
         "history.appearances[0].offences[0].committed"),
        ({"history": "see file"}, "history"),
        ({"on": "12 May 2009"}, "on"),
        ({"on": "1970-03-02"}, "on"),
        ({"on": "1969-01-01"}, "on"),
        ({"rosh": "medium to high"}, "rosh"),
        ({"deviance": "medium"}, "deviance"),
        ({"denial": True}, "denial"),
        ({"learning_disability": "no"}, "learning_disability"),
        ({"iq": "96"}, "iq"),
        ({"iq": 0}, "iq"),
        ({"iq": 201}, "iq"),
        ({"iq": 96.5}, "iq"),
        ({"iq": True}, "iq"),
        ({"iq": None}, "iq"),
        ({"mature_enough": 1}, "mature_enough"),
    ],
)  # fmt: skip
def test_a_fault_is_one_error_with_its_place(changes: dict[str, Any], place: str) -> None:
    with pytest.raises(InputError) as fault:
        as_referral(referral(**changes))
    assert fault.value.place == place
    assert fault.value.what and fault.value.do


@pytest.mark.parametrize("iq", [1, 200, "unknown"])
def test_the_ends_of_what_an_iq_can_be_are_taken(iq: Any) -> None:
    assert as_referral(referral(iq=iq)).iq == iq


def test_a_misspelt_key_gets_the_nearest() -> None:
    with pytest.raises(InputError, match="deviance") as fault:
        as_referral({**without(referral(), "deviance"), "devience": "low"})
    assert "Perhaps you meant deviance" in fault.value.do
