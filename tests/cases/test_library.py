"""The library: sound cases that between them cover what trainers need."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from rightmix_sim.cases import (
    Case,
    CaseFolder,
    answers_of,
    categories_of,
    library,
    library_ids,
    library_keys,
    read_folder,
)
from rightmix_sim.cases.checking import faults_of
from rightmix_sim.cases.topics import TOPICS, topics_of
from rightmix_sim.cli import main

LEVELS = {"low", "medium", "high", "very_high"}


@cache
def folders() -> dict[str, CaseFolder]:
    return {name: read_folder(library() / name, library_keys()) for name in library_ids()}


def cases() -> list[Case]:
    return [folder.case for folder in folders().values()]


def scorable() -> list[dict[str, object]]:
    """The answers of every case that can be scored."""
    return [dict(answers_of(case)) for case in cases() if answers_of(case)["eligibility"] is True]


def test_there_are_at_least_24_cases() -> None:
    assert len(folders()) >= 24


@pytest.mark.parametrize("name", library_ids())
def test_a_library_case_is_whole_and_sound(name: str) -> None:
    folder = folders()[name]
    assert folder.dossier is not None
    assert folder.key is not None
    assert faults_of(folder) == []


@pytest.mark.parametrize("topic", TOPICS)
def test_some_case_teaches_every_topic(topic: str) -> None:
    assert [case.id for case in cases() if topic in topics_of(case)] != []


def test_topics_are_listed_with_their_cases(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cases", "topics"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[::2] == [meaning for meaning, _ in TOPICS.values()]
    assert lines[lines.index("A woman, whom RM2000 is not for (¶6.12)") + 1] == "    bracewell"


@pytest.mark.parametrize("scale", ["s", "v", "c"])
def test_every_category_of_every_scale_is_there(scale: str) -> None:
    assert {getattr(categories_of(case), scale) for case in cases()} >= LEVELS


@pytest.mark.parametrize(
    ("item", "sides"),
    [
        ("sexual_appearances", {1, 2, 3, 4, 5}),  # points change at 2, 3 and 5
        ("criminal_appearances", {4, 5}),
        ("age", {18, 24, 25, 34, 35, 44, 45}),
        ("violent_appearances", {0, 1, 2, 3, 4}),  # points change at 1, 2 and 4
        ("burglary", {True, False}),
    ],
)
def test_both_sides_of_every_boundary_are_there(item: str, sides: set[object]) -> None:
    assert {answers[item] for answers in scorable()} >= sides


def test_no_to_four_aggravating_factors_are_there() -> None:
    factors = ("male_victim", "stranger_victim", "non_contact", "single")
    assert {sum(answers[name] is True for name in factors) for answers in scorable()} == {0, 1, 2, 3, 4}


def test_every_level_of_harm_and_of_mappa_is_there() -> None:
    assert {case.harm.level for case in cases()} == LEVELS
    assert {answers_of(case)["mappa_level"] for case in cases()} == {1, 2, 3}


def test_every_case_plants_errors_and_cites_a_paragraph_of_the_report_for_each() -> None:
    planted = {name: folder.key.errors for name, folder in folders().items() if folder.key}
    assert {name for name, errors in planted.items() if len(errors) < 3} == set()
    assert len({error.kind for errors in planted.values() for error in errors}) > 25


def test_no_long_sentence_stands_in_two_cases_but_in_statutory_papers() -> None:
    from tests.cases.sentences import shared_sentences

    assert shared_sentences([folder.dossier for folder in folders().values() if folder.dossier], most=1) == {}


def test_the_readme_says_how_many_cases_the_library_holds(root: Path) -> None:
    assert f"The library holds {len(library_ids())} cases" in (root / "README.md").read_text(encoding="utf-8")
