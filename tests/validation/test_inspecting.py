"""One replication inspected: what is turned round, what is counted on the whole, and that nothing else decides it."""

from __future__ import annotations

from functools import cache

import pytest

from rightmix_sim.findings import ALL, Count
from rightmix_sim.guidance import load_book
from rightmix_sim.randomness import draws
from rightmix_sim.validation.basis import basis, finding, rule
from rightmix_sim.validation.inspecting import Inspected, as_the_report_counts, inspect, inspected
from rightmix_sim.validation.validated import inspections
from tests.findings.counted import ON_ORDER
from tests.findings.hand_made import hand_made
from tests.model.areas import months, short

BOOK = load_book()
SCENARIO = short("one-small-area", warm_up=months(2), length=months(6))


@cache
def once() -> Inspected:
    return inspect(SCENARIO, 3, 0)


def test_a_standard_kept_is_turned_round_where_the_report_counts_what_was_missing() -> None:
    kept = Count("rm2000-approved", ALL, met=30, due=40)
    assert as_the_report_counts(kept, finding("rm2000-not-approved"), BOOK) == (10, 40)


def test_a_standard_kept_stands_where_the_report_counts_it_so_too() -> None:
    kept = Count("police-rmp-on-visor", ALL, met=30, due=40)
    assert as_the_report_counts(kept, finding("police-rmp-in-five-days"), BOOK) == (30, 40)


def test_a_finding_counted_by_its_own_name_is_as_the_report_counts_already() -> None:
    missing = Count("sarn-missing", ALL, met=30, due=40)
    assert as_the_report_counts(missing, finding("sarn-missing"), BOOK) == (30, 40)


def test_every_finding_is_found_once_for_each_inspection() -> None:
    assert set(once().found) == set(once().each) == set(basis())
    assert {len(shares) for shares in once().each.values()} == {rule().each}


def test_what_the_inspections_of_files_find_adds_up() -> None:
    for id, on in basis().items():
        if on != "whole":
            singles = once().each[id]
            assert once().found[id] == (sum(met for met, _ in singles), sum(due for _, due in singles)), id


def test_conditions_of_hand_made_cases_are_found_in_the_files() -> None:
    with_it = ON_ORDER | {"exclusion": True}
    records = hand_made([with_it, ON_ORDER, ON_ORDER, ON_ORDER, with_it | {"order_kind": 0}])
    found = inspected({"elm": records}, BOOK, {"elm": draws(1, 0, "elm")}, 0)
    # four files, one with an exclusion, all of them read in each inspection
    assert found.each["exclusion"] == ((1, 4),) * rule().each
    assert found.found["sample-without-programme"] == (4 * rule().each, 4 * rule().each)


def test_findings_about_staff_are_counted_on_all_staff_and_singly_on_as_many_as_the_report() -> None:
    met, due = once().found["supervised-monthly"]
    singles = once().each["supervised-monthly"]
    n = finding("supervised-monthly").as_if_n
    assert n == 45
    assert {of for _, of in singles} == {min(n, due)}
    assert all(0 <= so_many <= met for so_many, _ in singles)


def test_another_seed_or_replication_finds_something_else_and_the_same_one_the_same() -> None:
    assert inspect(SCENARIO, 3, 0) == once()
    assert inspect(SCENARIO, 3, 1).found != once().found


def test_only_what_is_asked_for_is_kept() -> None:
    kept = inspect(SCENARIO, 3, 0, {"exclusion"})
    assert kept.found == {"exclusion": once().found["exclusion"]}
    assert set(kept.each) == {"exclusion"}


@pytest.mark.slow
def test_the_number_of_processes_changes_nothing() -> None:
    one, two = (list(inspections(SCENARIO, replications=2, seed=3, jobs=jobs)) for jobs in (1, 2))
    assert one == two
