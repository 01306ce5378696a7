"""A parameter that nothing reads would be a promise to planners that the model does not keep."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import rightmix_sim
from rightmix_sim.files import package_file, read_own_yaml
from rightmix_sim.scenario import parameters
from rightmix_sim.scenario.levers.costs import ROLES

PACKAGE = Path(rightmix_sim.__path__[0])
READERS = ("model", "findings", "scenario")
BY_ROLE = {f"costs.{role}" for role in ROLES}  # `scenario/levers/costs.py` asks for the price of a role by its name
A_WORD = r"\w+"  # what stands for `{tier}` in "contacts.later_{tier}"


def texts(data: object) -> Iterator[str]:
    """Every text that stands anywhere in the data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for one in data.values() if isinstance(data, dict) else data:
            yield from texts(one)


@cache
def in_the_table_of_work() -> re.Pattern[str]:
    """The paths of `records/data/work.yaml`."""
    paths = {one for one in texts(read_own_yaml(package_file("records/data/work.yaml"))) if "." in one}
    return re.compile("|".join(re.sub(r"\\{\w+\\}", lambda _: A_WORD, re.escape(one)) for one in sorted(paths)))


@cache
def code() -> tuple[ast.AST, ...]:
    """Everything that stands in the code of those rooms."""
    files = [path for room in READERS for path in (PACKAGE / room).rglob("*.py")]
    return tuple(node for path in files for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


@cache
def read_by_name() -> frozenset[str]:
    """The names of everything that code reads from something, as `minutes` in `terms.minutes`."""
    return frozenset(node.attr for node in code() if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load))


@cache
def read_by_path() -> frozenset[str]:
    """The texts that stand in code: a few parameters are asked for by their whole path, as `programme.core` is."""
    return frozenset(node.value for node in code() if isinstance(node, ast.Constant) and isinstance(node.value, str))


def unread(paths: Iterable[str]) -> list[str]:
    """The paths that neither the table of work nor code asks for."""
    return [
        path
        for path in paths
        if path not in BY_ROLE
        and not in_the_table_of_work().fullmatch(path)
        and path.rpartition(".")[2] not in read_by_name()
        and path not in read_by_path()
    ]


def test_every_parameter_is_read_by_the_table_of_work_or_by_code() -> None:
    assert unread(parameters()) == []


def test_one_that_nobody_reads_is_noticed() -> None:
    made_up = ["contacts.tea_minutes", "costs.caretaker", "visor.colour"]
    assert unread(["contacts.minutes", "contacts.later_tier_2", "costs.tutor", *made_up]) == made_up


def test_code_and_the_table_each_read_what_the_other_does_not() -> None:
    assert in_the_table_of_work().fullmatch("contacts.rebooked_after_days")
    assert not in_the_table_of_work().fullmatch("programme.waiting_order")
    assert "waiting_order" in read_by_name()
    assert "rebooked_after_days" not in read_by_name()
