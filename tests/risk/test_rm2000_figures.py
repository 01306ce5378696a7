"""Every figure of rm2000.yaml matters: with one of them changed, one of the boundaries comes out otherwise."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from rightmix_sim.files import package_file, read_yaml
from rightmix_sim.guidance import load_documents
from rightmix_sim.guidance.reading import Entry
from rightmix_sim.risk import rm2000, rules
from tests.risk.boundaries import LEVELS, cases
from tests.risk.histories import of_counts, scored

DATA = read_yaml(package_file("risk/data/rm2000.yaml"))
CASES = cases()


class Change(NamedTuple):
    """One figure changed: of which rule, in words, and what the rule has then."""

    rule: str
    how: str
    becomes: dict[str, Any]


def changes() -> Iterator[Change]:
    for name, rule in DATA["rules"].items():
        if "value" in rule:
            for value in (rule["value"] - 1, rule["value"] + 1):
                yield Change(name, f"{rule['value']} becomes {value}", {"value": value})
        if "bands" in rule:
            for how, bands in other_bands(rule["bands"]):
                yield Change(name, how, {"bands": bands})


def other_bands(bands: dict[int, Any]) -> Iterator[tuple[str, dict[int, Any]]]:
    for start, gives in bands.items():
        for instead in other_outcomes(gives):
            yield f"{start} gives {instead}", {**bands, start: instead}
    for earlier, start in pairwise(bands):
        for instead in (start - 1, start + 1):
            if instead > earlier and instead not in bands:
                moved = {instead if each == start else each: gives for each, gives in bands.items()}
                yield f"the band of {start} begins at {instead}", moved
        yield f"the band of {start} is left out", {each: bands[each] for each in bands if each != start}


def other_outcomes(gives: Any) -> list[Any]:
    if gives in LEVELS:
        return [level for level in LEVELS if level != gives]
    return [gives - 1, gives + 1] if gives else [1]


CHANGES = list(changes())


@pytest.fixture
def with_data(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[dict[str, Any]], None]]:
    """Puts other data in the place of what is read from rm2000.yaml, as if somebody had edited it."""

    def put(data: dict[str, Any]) -> None:
        monkeypatch.setattr(rules, "top", lambda _: Entry(data, "rm2000.yaml", ""))
        rules.load_rules.cache_clear()
        rules.load_notice.cache_clear()

    yield put
    monkeypatch.undo()
    rules.load_rules.cache_clear()
    rules.load_notice.cache_clear()


def edited(change: Change) -> dict[str, Any]:
    data = copy.deepcopy(DATA)
    data["rules"][change.rule].update(change.becomes)
    return dict(data)


def test_a_copy_of_the_data_changes_nothing(with_data: Callable[[dict[str, Any]], None]) -> None:
    with_data(copy.deepcopy(DATA))
    assert [case.shows for case in CASES if case.found() != case.expected] == []


@pytest.mark.parametrize("change", CHANGES, ids=[f"{one.rule}: {one.how}" for one in CHANGES])
def test_with_this_figure_changed_a_boundary_comes_out_otherwise(
    change: Change, with_data: Callable[[dict[str, Any]], None]
) -> None:
    with_data(edited(change))
    assert any(case.found() != case.expected for case in CASES)


def test_the_rules_are_read_with_one_reading_of_the_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(rules, "load_documents", lambda: read.append("documents") or load_documents())
    rules.load_rules.__wrapped__("rm2000")
    assert read == ["documents"]


def test_every_rule_with_figures_was_changed() -> None:
    with_figures = {name for name, rule in DATA["rules"].items() if "value" in rule or "bands" in rule}
    assert {change.rule for change in CHANGES} == with_figures
    assert len(with_figures) == 13  # 3 items and 2 steps of S, 3 items and the category of V, C, 2 ages and 5 years


@pytest.mark.parametrize(
    "rule", [name for name, rule in DATA["rules"].items() if "bands" in rule and min(rule["bands"]) > 0]
)
def test_the_start_of_a_first_band_above_zero_is_only_said_because_nothing_falls_below_it(
    rule: str, with_data: Callable[[dict[str, Any]], None]
) -> None:
    first = min(DATA["rules"][rule]["bands"])
    bands = {start - (start == first): gives for start, gives in DATA["rules"][rule]["bands"].items()}
    with_data(edited(Change(rule, "", {"bands": bands})))
    assert [case.shows for case in CASES if case.found() != case.expected] == []
    said = [reason["rule"] for reason in scored(of_counts())["reasons"] if f"[{rule}," in reason["rule"]]
    assert len(said) == 1 and f"{first - 1} to " in said[0]


def test_a_changed_notice_is_in_the_next_output(with_data: Callable[[dict[str, Any]], None]) -> None:
    with_data({**copy.deepcopy(DATA), "notice": "Another notice."})
    assert scored(of_counts())["notice"] == "Another notice."


def test_the_sum_of_vector_two_with_another_band_for_age_is_another(
    with_data: Callable[[dict[str, Any]], None],
) -> None:
    """Aged 35: 0 + 0 + 0 = 0, low. If the last band of age began at 36: 0 + 0 + 1 = 1, medium."""
    man = of_counts(age=35, criminal=4)
    assert scored(man)["s"]["step1"] == "low"
    with_data(edited(Change("rm2000-s-age", "", {"bands": {18: 2, 25: 1, 36: 0}})))
    assert (scored(man)["s"]["total"], scored(man)["s"]["step1"]) == (1, "medium")


def test_no_module_of_rm2000_has_a_figure_of_its_own() -> None:
    """All that counts or indexes there is 0 and 1; points, cut-offs and ages are read from the data."""
    folder = Path(rm2000.__file__).parent
    found = {
        (file.name, node.value)
        for file in folder.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and type(node.value) in (int, float) and node.value not in (0, 1)
    }
    assert len(list(folder.glob("*.py"))) > 1
    assert found == set()
