"""Two implementations of RM2000, written apart from the same rules, have to agree."""

from __future__ import annotations

import random
from typing import Any

import yaml

from rightmix_sim.risk.rm2000 import score
from tests.risk.histories import WithoutAliases
from tests.risk.random_histories import random_history
from tests.risk.second_rm2000 import second_score

HISTORIES = 10_000
SEED = 20090501
COMPARED = ("eligible", "reason", "s", "v", "c", "adapted")


def compared(answer: dict[str, Any]) -> dict[str, Any]:
    """What both must say alike; of what would settle a range only whether there is anything."""
    return {**{key: answer[key] for key in COMPARED}, "anything unsettled": bool(answer["unsettled"])}


def first_answer(history: dict[str, Any]) -> dict[str, Any]:
    try:
        return compared(score(history).to_dict())
    except Exception as refused:  # a valid history refused is a disagreement like any other
        return {"refused": f"{type(refused).__name__}: {refused}"}


def as_yaml(value: dict[str, Any]) -> str:
    return yaml.dump(value, Dumper=WithoutAliases, sort_keys=False, allow_unicode=True)


def shortest_of(apart: list[tuple[dict[str, Any], dict[str, Any], dict[str, Any]]]) -> str:
    history, first, second = min(apart, key=lambda each: len(str(each[0])))
    return (
        f"{len(apart)} of {HISTORIES} histories are scored differently; the shortest:\n{as_yaml(history)}\n"
        f"The package:\n{as_yaml(first)}\nThe second implementation:\n{as_yaml(second)}"
    )


def test_both_implementations_agree_on_ten_thousand_random_histories() -> None:
    rng = random.Random(SEED)
    apart = []
    for _ in range(HISTORIES):
        history = random_history(rng)
        first, second = first_answer(history), compared(second_score(history))
        if first != second:
            apart.append((history, first, second))
    assert not apart, shortest_of(apart)
