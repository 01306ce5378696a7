"""Making cases: how many a second, facts alone, with dossiers and keys, written to disk, and checked."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

from rightmix_sim.cases import CaseFolder
from rightmix_sim.cases.checking import faults_of
from rightmix_sim.cases.making.made import make_case, make_facts
from rightmix_sim.cases.making.recipe import load_recipe
from rightmix_sim.cases.making.writing import write_cases

RECIPE = "probation-caseload"
CASES, ROUNDS = 500, 3
WANTED = {"facts, written": 200, "with dossier and key, written": 40}  # cases a second


def print_making(*, quick: bool) -> None:
    """Print cases a second, best of some rounds. Raises `AssertionError` when a made case is not sound."""
    recipe, count = load_recipe(RECIPE), 20 if quick else CASES
    make_case(recipe, 1, 0)  # recipes and strands are read once

    def check_all() -> None:
        for one in [make_case(recipe, 1, number) for number in range(count)]:
            assert not faults_of(CaseFolder(Path(one.case.id), one.case, one.dossier, one.key)), one.case.id

    ways: dict[str, Callable[[], object]] = {
        "facts": lambda: [make_facts(recipe, 1, number) for number in range(count)],
        "facts, written": lambda: _write(count, dossiers=False),
        "with dossier and key": lambda: [make_case(recipe, 1, number) for number in range(count)],
        "with dossier and key, written": lambda: _write(count, dossiers=True),
        "with dossier and key, checked": check_all,
    }
    best = {name: min(_seconds(way) for _ in range(1 if quick else ROUNDS)) for name, way in ways.items()}
    print(f"\nMaking {count} cases from {RECIPE}, processor seconds, best of {1 if quick else ROUNDS}\n")
    print(f"{'':32}{'seconds':>9}{'a second':>10}{'facts = 1':>11}{'wanted':>9}")
    for name, seconds in best.items():
        wanted = WANTED.get(name, "")
        print(f"{name:32}{seconds:9.2f}{count / seconds:10.0f}{seconds / best['facts']:11.1f}{wanted:>9}")


def _write(count: int, *, dossiers: bool) -> None:
    with tempfile.TemporaryDirectory() as place:
        keys = Path(place) / "keys" if dossiers else None
        write_cases(load_recipe(RECIPE), Path(place) / "cases", count=count, seed=1, keys=keys, dossiers=dossiers)


def _seconds(way: Callable[[], object]) -> float:
    begun = process_time()
    way()
    return process_time() - begun
