"""A parameter that nothing reads would be a promise to planners that the model does not keep.

Table and key both have to match: `minutes` is a key of many tables. How code is read stands in `tables_read.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import rightmix_sim
from rightmix_sim.model.casework.table_check import filled
from rightmix_sim.records import work_ways
from rightmix_sim.scenario import parameters
from rightmix_sim.scenario.core_programmes import CORE
from rightmix_sim.scenario.levers.costs import ROLES
from tests.scenario.tables_read import read_by_attribute

PACKAGE = Path(rightmix_sim.__path__[0])
READERS = ("model", "findings", "scenario")
# asked for by their text: the price of a role (`scenario/levers/costs.py`), CORE (`scenario/core_programmes.py`)
BY_TEXT = {*(f"costs.{role}" for role in ROLES), CORE}


@cache
def in_the_table_of_work() -> frozenset[str]:
    """The paths of `records/data/work.yaml`."""
    named = {path for ways in work_ways().values() for way in ways for _, path in way.named()}
    return frozenset(one for path in named for one in filled(path))


@cache
def in_code() -> frozenset[str]:
    """The paths that code of those rooms reads."""
    files = [path for room in READERS for path in (PACKAGE / room).rglob("*.py")]
    return read_by_attribute({str(path): path.read_text(encoding="utf-8") for path in files})


def unread(paths: Iterable[str]) -> list[str]:
    """The paths that neither the table of work nor code asks for."""
    return [path for path in paths if path not in BY_TEXT | in_the_table_of_work() | in_code()]


def test_every_parameter_is_read_by_the_table_of_work_or_by_code() -> None:
    assert unread(parameters()) == []


def test_one_that_nobody_reads_is_noticed_though_another_table_has_a_key_of_its_name() -> None:
    made_up = [
        "contacts.tea_minutes",
        "costs.caretaker",
        "visor.colour",
        "visor.crew",
        "sopo.minutes",
        "polygraph.posts",
    ]
    assert unread(["contacts.minutes", "contacts.later_tier_2", "costs.tutor", *made_up]) == made_up


def test_code_and_the_table_each_read_what_the_other_does_not() -> None:
    assert "contacts.rebooked_after_days" in in_the_table_of_work() - in_code()
    assert "programme.waiting_order" in in_code() - in_the_table_of_work()


def test_a_key_counts_for_the_table_that_it_is_read_of() -> None:
    text = """
class Panel:
    def __init__(self, terms: Mappa, area: Area) -> None:
        self._terms, visits = terms, area.police_visits
        self.minutes = self._terms.meeting_minutes + visits.crew + area.duration_variation
        self.sessions = [one.sessions for one in ()] + group_of(area).sessions

def group_of(area: Area) -> area.Group: ...

class Other:
    def later(self, terms: Polygraph) -> None:
        self._terms.every
"""
    groups = {f"{table}.sessions" for table in ("i_sotp", "a_sotp", "better_lives", "maintenance")}
    found = read_by_attribute({"panel": text})
    assert found >= {"mappa.meeting_minutes", "police_visits.crew", "duration_variation"} | groups
    assert not found & {"programme.sessions", "polygraph.every", "police_visits.meeting_minutes", "mappa.crew"}
