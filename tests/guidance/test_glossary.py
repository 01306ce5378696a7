"""The glossary's code words are words of the code."""

from __future__ import annotations

import re
from pathlib import Path

from rightmix_sim.guidance import load_book

ROOT = Path(__file__).parents[2]


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
