"""What a score gives out: its shape, its notice, a reason for every item, and each reason with its rules."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from rightmix_sim.risk import rm2000
from rightmix_sim.risk.rules import load_notice, load_rules
from tests.risk.boundaries import cases
from tests.risk.histories import FACTORS, HISTORIES, History, scored

NOTICE = load_notice("rm2000")

every = pytest.mark.parametrize("of", HISTORIES.values(), ids=list(HISTORIES))
RANGE = {"category", "range"}


@every
def test_the_result_has_the_keys_that_were_agreed_and_no_others(of: History) -> None:
    result = scored(of)
    assert list(result) == [
        *("eligible", "reason", "s", "v", "c", "adapted"),
        *("unsettled", "reasons", "cautions", "notice"),
    ]
    for scale, keys in (
        ("s", {"points", "total", "step1", "aggravating"} | RANGE),
        ("v", {"points", "total", "category"}),
        ("c", {"points"} | RANGE),
    ):
        assert result[scale] is None or set(result[scale]) == keys
    if result["s"] is not None:
        assert set(result["s"]["points"]) == {"sexual_appearances", "criminal_appearances", "age"}
        assert tuple(result["s"]["aggravating"]) == FACTORS
    if result["v"] is not None:
        assert set(result["v"]["points"]) == {"age", "violent_appearances", "burglary"}
    if result["adapted"] is not None:
        assert set(result["adapted"]) == {"s", "c"}
        assert set(result["adapted"]["s"]) == {"aggravating"} | RANGE
        assert set(result["adapted"]["c"]) == {"points"} | RANGE
    assert all(set(reason) == {"item", "value", "points", "rule"} for reason in result["reasons"])
    assert all(set(caution) == {"code", "text"} for caution in result["cautions"])


@every
def test_the_notice_is_in_every_output(of: History) -> None:
    assert scored(of)["notice"] == NOTICE
    assert "teaching approximation" in NOTICE and "synthetic" in NOTICE


def points_of(result: dict[str, Any]) -> dict[str, Any]:
    """Every item of the result with its points or what was found, by the name that its reason has."""
    items: dict[str, Any] = {}
    for scale in ("s", "v"):
        if result[scale] is not None:
            items |= {f"{scale}.{name}": points for name, points in result[scale]["points"].items()}
            items[f"{scale}.category"] = result[scale]["category"]
    if result["s"] is not None:
        items["s.step1"] = result["s"]["step1"]
        items |= {f"s.{name}": found for name, found in result["s"]["aggravating"].items()}
        items["c.category"] = result["c"]["category"]
    if result["adapted"] is not None:
        items |= {f"adapted.s.{name}": found for name, found in result["adapted"]["s"]["aggravating"].items()}
        items["adapted.s.category"] = result["adapted"]["s"]["category"]
        items["adapted.c.category"] = result["adapted"]["c"]["category"]
    return items


def by_item(result: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {reason["item"]: reason for reason in result["reasons"]}


@every
def test_every_item_of_the_result_has_its_one_reason(of: History) -> None:
    result = scored(of)
    named = [reason["item"] for reason in result["reasons"] if not reason["item"].startswith("appearances[")]
    if result["reason"] is not None:
        assert named.pop(0) == "eligible"
    assert sorted(named) == sorted(points_of(result))


@every
def test_what_the_reasons_say_is_what_the_result_says(of: History) -> None:
    result = scored(of)
    reasons = by_item(result)
    for item, given in points_of(result).items():
        reason, scale = reasons[item], item.rpartition(".")[0]
        if item.endswith((".category", ".step1")):
            assert reason["value"] == (given or at_range(result, scale))
        elif item.rpartition(".")[2] in FACTORS:
            assert reason["value"] == given
            assert reason["points"] == (None if given == "unknown" else int(given))
        else:
            assert reason["points"] == given


def at_range(result: dict[str, Any], scale: str) -> list[str]:
    part, _, inner = scale.partition(".")
    found: list[str] = (result[part][inner] if inner else result[part])["range"]
    return found


@every
def test_the_points_of_the_reasons_add_up_to_the_totals(of: History) -> None:
    result = scored(of)
    reasons = by_item(result)
    if result["s"] is not None:
        items = ("s.sexual_appearances", "s.criminal_appearances", "s.age")
        assert sum(reasons[item]["points"] for item in items) == result["s"]["total"] == reasons["s.step1"]["points"]
    if result["v"] is not None:
        items = ("v.age", "v.violent_appearances", "v.burglary")
        assert sum(reasons[item]["points"] for item in items) == result["v"]["total"]
        assert reasons["v.category"]["points"] == result["v"]["total"]
    if result["c"] is not None:
        assert reasons["c.category"]["points"] == result["c"]["points"]


@every
@pytest.mark.parametrize("scale", ["s", "adapted.s"])
def test_the_points_of_the_category_of_s_are_the_factors_or_none_where_their_number_is_open(
    of: History, scale: str
) -> None:
    reasons = by_item(scored(of))
    factors = [reasons[f"{scale}.{name}"]["points"] for name in FACTORS if f"{scale}.{name}" in reasons]
    number = None if None in factors or not factors else sum(factors)
    assert reasons.get(f"{scale}.category", {"points": None})["points"] == number


@every
def test_every_reason_cites_rules_that_the_data_have(of: History) -> None:
    cites = {rule.cite for rule in load_rules("rm2000").values()}
    for reason in scored(of)["reasons"]:
        said = reason["rule"]
        assert re.findall(r"\[(rm2000-[a-z0-9-]+)", said)
        while said:
            cited = next(cite for cite in cites if said.startswith(cite))
            said = said.removeprefix(cited).removeprefix(". ")


def test_every_rule_of_the_data_is_cited_by_some_score() -> None:
    said = " ".join(
        text for of in HISTORIES.values() for one in ("reasons", "cautions") for each in scored(of)[one]
        for text in each.values() if isinstance(text, str)
    )  # fmt: skip
    assert [name for name in load_rules("rm2000") if f"[{name}" not in said] == []


def test_an_open_range_cites_the_rule_of_the_unknown_and_a_closed_one_does_not() -> None:
    unknown = load_rules("rm2000")["rm2000-unknown"].cite
    assert unknown in by_item(scored(HISTORIES["open"]))["s.category"]["rule"]
    assert unknown in by_item(scored(HISTORIES["images only, open"]))["adapted.s.category"]["rule"]
    assert unknown not in by_item(scored(HISTORIES["low in all"]))["s.category"]["rule"]


@pytest.mark.parametrize("factor", FACTORS)
def test_a_factor_of_the_adapted_result_cites_its_rule_or_that_of_images_where_it_is_not_credited(factor: str) -> None:
    credited = {"male_victim": "rm2000-s-male-victim", "single": "rm2000-s-single"}
    rule = load_rules("rm2000")[credited.get(factor, "rm2000-images-only")]
    assert by_item(scored(HISTORIES["images only"]))[f"adapted.s.{factor}"]["rule"] == rule.cite


def test_what_never_counts_leaves_no_trace_in_the_result_and_is_told_apart_from_it() -> None:
    found = rm2000.score(HISTORIES["much that does not count"])
    assert {reason.item.partition(".")[0] for reason in found.reasons} <= {"s", "v", "c", "eligible"}
    assert [(entry.outcome, offence is not None, why) for entry, offence, why in found.left_out] == [
        ("quashed", False, "quashed"),
        ("breach_only", False, "breach_only"),
        ("conviction", True, "tic"),
    ]
    codes = [caution.code for caution in found.cautions]
    assert codes == ["same_day_different_outcomes", "appearance_after_assessment", "allegations"]


def test_every_boundary_has_reasons_and_can_be_written_as_json() -> None:
    for case in cases():
        result = scored(case.history)
        assert json.loads(json.dumps(result)) == result
        assert len(result["reasons"]) >= 1, case.shows
