"""Sets of plans for tests, and situations worked by hand: a set, edits of it, and what must be found then."""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path
from typing import Any

from rightmix_sim import strict_yaml
from rightmix_sim.plans import PlanSet, plan_set

HERE = Path(__file__).parent
Plain = dict[str, Any]


def base(name: str) -> Plain:
    """A set of `sets/` or `practice/` as plain data, free to be changed."""
    return copy.deepcopy(_base(name))


def base_names() -> list[str]:
    """The names of all sets from which situations are made."""
    return sorted(path.stem for path in (HERE / "sets").glob("*.yaml"))


@cache
def situations() -> dict[str, Plain]:
    """Every situation by its name."""
    files = sorted((HERE / "situations").glob("*.yaml"))
    listed = [one for path in files for one in strict_yaml.load(path.read_text(encoding="utf-8"), str(path))]
    named = {one["name"]: one for one in listed}
    assert len(named) == len(listed), "two situations have one name"
    return named


def as_set(plain: Plain) -> PlanSet:
    """Plain data as a set of plans."""
    return plan_set(plain["case"], plain["plans"], plain.get("sentence_plan"))


def edited(plain: Plain, edits: list[Plain]) -> Plain:
    """The same data after edits: `drop`, `set … to`, `add … value`."""
    for edit in edits:
        if "drop" in edit:
            holder, key = _at(plain, edit["drop"])
            del holder[key]
        elif "set" in edit:
            holder, key = _at(plain, edit["set"])
            holder[key] = edit["to"]
        else:
            holder, key = _at(plain, edit["add"])
            if key not in holder:
                holder[key] = []
            holder[key].append(edit["value"])
    return plain


@cache
def _base(name: str) -> Plain:
    path = next(HERE.glob(f"*/{name}.yaml"))
    content: Plain = strict_yaml.load(path.read_text(encoding="utf-8"), str(path))
    return content


def _at(plain: Any, path: str) -> tuple[Any, Any]:
    """What holds the value at a path, and its key there; in lists, plans go by kind and other things by id."""
    holder, key, node = None, None, plain
    for step in path.split("."):
        holder = node
        if isinstance(node, list):
            key = next(number for number, one in enumerate(node) if step in (one.get("id"), one.get("kind")))
            node = node[key]
        else:
            key = step
            node = node.get(step)
    return holder, key
