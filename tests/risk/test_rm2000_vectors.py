"""Every man in vectors.yaml, worked by hand, comes out as it is written there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rightmix_sim.files import read_yaml
from tests.risk.histories import FACTORS, History, entry, history, offence, scored

FILE = read_yaml(Path(__file__).parent / "vectors.yaml")
VECTORS = FILE["vectors"]
KINDS = ("sexual", "violent", "burglary", "other")
POINTS = {
    "s": ("sexual_appearances", "criminal_appearances", "age"),
    "v": ("age", "violent_appearances", "burglary"),
}
KEYS = {
    "": {"name", "born", "age", *KINDS, "factors", "s", "v", "c"},
    "s": {"sum", "step1", "factors", "category"},
    "v": {"sum", "category"},
    "c": {"sum", "category"},
}

every = pytest.mark.parametrize("vector", VECTORS, ids=[vector["name"] for vector in VECTORS])


def man_of(vector: dict[str, Any]) -> History:
    """The history that a vector tells of, with each factor as a fact of one of the offences."""
    days = sorted({day for kind in KINDS for day in vector.get(kind, [])})
    entries = [entry(day.isoformat(), *offences_of(vector, day)) for day in days]
    return history(
        *entries,
        born=vector["born"].isoformat(),
        at_risk_from=FILE["at_risk_from"].isoformat(),
        partner="single" not in vector["factors"],
    )


def offences_of(vector: dict[str, Any], day: Any) -> Iterator[History]:
    for kind in KINDS:
        if day in vector.get(kind, []):
            yield sexual_offence(vector, day) if kind == "sexual" else offence(kind)


def sexual_offence(vector: dict[str, Any], day: Any) -> History:
    number, last = vector["sexual"].index(day), len(vector["sexual"]) - 1
    factors = vector["factors"]
    man = number == 0 and "male_victim" in factors
    stranger = number == last and "stranger_victim" in factors
    without_contact = number == min(1, last) and "non_contact" in factors
    victim = {"sex": "male" if man else "female", "acquaintance": "stranger" if stranger else "known"}
    return offence("sexual", contact=not without_contact, victims=[victim])


def sum_of(text: str) -> tuple[list[int], int]:
    """Points and total of a sum as it is written: `1 + 0 + 2 = 3`."""
    points, total = text.split("=")
    return [int(each) for each in points.split("+")], int(total)


@every
def test_the_sums_of_the_vector_add_up(vector: dict[str, Any]) -> None:
    assert set(vector) <= KEYS[""] and set(vector) >= KEYS[""] - {"violent", "burglary", "other"}
    assert set(vector["factors"]) <= set(FACTORS)
    assert vector["s"]["factors"] == len(vector["factors"])
    for scale in ("s", "v", "c"):
        points, total = sum_of(vector[scale]["sum"])
        assert set(vector[scale]) == KEYS[scale]
        assert sum(points) == total


@every
def test_the_vector_comes_out_as_worked_by_hand(vector: dict[str, Any]) -> None:
    result = scored(man_of(vector))
    s, v, c = result["s"], result["v"], result["c"]
    for scale, found in (("s", s), ("v", v)):
        points, total = sum_of(vector[scale]["sum"])
        assert found["points"] == dict(zip(POINTS[scale], points, strict=True))
        assert found["total"] == total
        assert found["category"] == vector[scale]["category"]
    assert s["step1"] == vector["s"]["step1"]
    assert s["aggravating"] == {factor: factor in vector["factors"] for factor in FACTORS}
    assert (c["points"], c["category"]) == (sum_of(vector["c"]["sum"])[1], vector["c"]["category"])
    assert s["range"] == [s["category"]] * 2 and c["range"] == [c["category"]] * 2
    assert (result["eligible"], result["reason"], result["adapted"], result["unsettled"]) == (True, None, None, [])


@every
def test_the_ages_and_counts_of_the_vector_are_those_that_the_reasons_show(vector: dict[str, Any]) -> None:
    shown = {reason["item"]: reason["value"] for reason in scored(man_of(vector))["reasons"]}
    assert shown["s.age"] == shown["v.age"] == vector["age"]
    assert shown["s.sexual_appearances"] == len(vector["sexual"])
    assert shown["s.criminal_appearances"] == len({day for kind in KINDS for day in vector.get(kind, [])})
    assert shown["v.violent_appearances"] == len(vector.get("violent", []))
    assert shown["v.burglary"] is bool(vector.get("burglary"))


def test_the_vectors_are_the_fifteen_that_were_agreed() -> None:
    """Age at risk, sexual and criminal appearances, factors, violent appearances, burglary; S, V and C."""
    agreed = {
        (45, 1, 1, 0, 0, False, "low", "low", "low"),
        (35, 1, 4, 1, 0, False, "low", "low", "low"),
        (34, 1, 4, 1, 0, False, "medium", "medium", "medium"),
        (25, 2, 4, 2, 1, False, "high", "medium", "high"),
        (24, 2, 5, 2, 1, False, "very_high", "high", "very_high"),
        (22, 1, 2, 2, 1, False, "high", "high", "high"),
        (30, 3, 6, 4, 2, True, "very_high", "very_high", "very_high"),
        (52, 4, 5, 3, 0, True, "very_high", "medium", "high"),
        (52, 5, 5, 1, 4, True, "high", "high", "high"),
        (18, 1, 1, 0, 0, False, "medium", "medium", "medium"),
        (60, 1, 1, 4, 0, False, "high", "low", "medium"),
        (44, 2, 12, 3, 3, True, "high", "high", "high"),
        (45, 2, 12, 3, 3, True, "high", "high", "high"),
        (29, 5, 9, 0, 0, False, "very_high", "medium", "high"),
        (36, 1, 5, 2, 1, True, "high", "high", "high"),
    }
    written = {
        (
            vector["age"],
            len(vector["sexual"]),
            len({day for kind in KINDS for day in vector.get(kind, [])}),
            vector["s"]["factors"],
            len(vector.get("violent", [])),
            bool(vector.get("burglary")),
            *(vector[scale]["category"] for scale in ("s", "v", "c")),
        )
        for vector in VECTORS
    }
    assert agreed <= written  # whoever adds a man adds him to the file alone
