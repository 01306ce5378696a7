"""The glossary's code words are words of the code."""

from __future__ import annotations

import re
from pathlib import Path

from rightmix_sim.exercises import exercises
from rightmix_sim.forms.exercise_page import glossary
from rightmix_sim.guidance import load_book

ROOT = Path(__file__).parents[2]
LEFT_OUT = "\n## Exercises in the code\n"  # a section that only those who work on the code need


def code_words(text: str) -> dict[str, list[str]]:
    """The words in the right-hand column by the guidance word on the left."""
    rows = [line.strip("|\n ").split("|") for line in text.splitlines() if line.startswith("| ")]
    return {row[0].strip(): re.findall(r"`([^`]+)`", row[-1]) for row in rows if row[-1].strip() != "In the code"}


def source_words() -> set[str]:
    """Every word in the modules of the package, and every id in the book."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "rightmix_sim").rglob("*.py"))
    return set(re.findall(r"\w+", text)) | {standard.id for standard in load_book()}


def test_every_code_word_of_the_glossary_stands_in_the_code() -> None:
    glossary = code_words((ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"))
    known = source_words()
    assert len(glossary) > 40
    assert {guidance: [w for w in words if w not in known] for guidance, words in glossary.items()} == {
        guidance: [] for guidance in glossary
    }


def test_a_code_word_that_does_not_exist_would_be_found() -> None:
    (words,) = code_words(
        "| In guidance | What | In the code |\n|---|---|---|\n| Visit | A visit | `Vizit` |\n"
    ).values()
    assert words == ["Vizit"]
    assert "Vizit" not in source_words()


def meanings(text: str) -> dict[str, str]:
    """The words in the left-hand column of every table, each with its meaning as it stands there."""
    rows = [[cell.strip() for cell in line.strip("|\n ").split("|")] for line in text.splitlines() if line[:2] == "| "]
    return {row[0]: row[1] for row in rows if row[1] != "What it means"}


def test_forms_show_the_glossary_in_its_own_words() -> None:
    """To put right: the same text in forms/data/glossary.yaml, without backticks."""
    page = meanings((ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"))
    assert {word: page.get(word, "no such word").replace("`", "") for word in glossary()} == dict(glossary())


def test_forms_leave_out_only_words_with_code_in_them() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    before, _, section = text.partition(LEFT_OUT)
    for_trainees = meanings(before + "\n## " + section.partition("\n## ")[2])
    missing = set(for_trainees) - set(glossary())
    assert {word: for_trainees[word] for word in missing if "`" not in for_trainees[word]} == {}
    assert set(meanings(section.partition("\n## ")[0])) & set(glossary()) == set()


def test_every_word_that_an_exercise_puts_first_stands_in_the_glossary() -> None:
    assert [(one.id, word) for one in exercises() for word in one.words if word not in glossary()] == []
