"""The glossary that forms show is the one in docs/glossary.md, without its third column."""

from __future__ import annotations

import re
from pathlib import Path

from rightmix_sim.exercises import exercises
from rightmix_sim.forms.exercise_page import glossary

PAGE = Path(__file__).parents[2] / "docs" / "glossary.md"


def rows(text: str) -> list[tuple[str, str]]:
    """Each guidance word of the tables with its meaning, backticks aside."""
    cells = [re.split(r"(?<!\\)\|", line.strip().strip("|")) for line in text.splitlines() if line.startswith("| ")]
    plain = [[cell.strip().replace("`", "") for cell in row] for row in cells]
    return [(row[0], row[1]) for row in plain if row[-1] != "In the code"]


def differing(shown: dict[str, str], page: list[tuple[str, str]]) -> list[str]:
    return [word for word, meaning in shown.items() if (word, meaning) not in page]


def test_every_entry_stands_in_the_glossary_with_the_same_meaning() -> None:
    page = rows(PAGE.read_text(encoding="utf-8"))
    assert len(glossary()) > 100
    assert differing(glossary(), page) == []


def test_an_entry_of_another_meaning_would_be_found() -> None:
    page = rows("| In guidance | What it means | In the code |\n|---|---|---|\n| Visit | A `visit`. | `Visit` |\n")
    assert page == [("Visit", "A visit.")]
    assert differing({"Visit": "A visit.", "Tier": "1 to 4"}, page) == ["Tier"]
    assert differing({"Visit": "A call."}, page) == ["Visit"]


def test_no_word_is_explained_twice_in_different_ways() -> None:
    page = rows(PAGE.read_text(encoding="utf-8"))
    twice = {word for word, _ in page if len({meaning for one, meaning in page if one == word}) > 1}
    assert twice & set(glossary()) == set()


def test_every_entry_has_a_meaning_that_reads_as_text() -> None:
    assert [word for word, meaning in glossary().items() if not meaning.strip() or "`" in word + meaning] == []
    assert {word for which in exercises() for word in which.words} <= set(glossary())
