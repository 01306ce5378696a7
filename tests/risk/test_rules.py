"""The rules of the tools as data: what they give, how they read, and that a slip in them is one clear error."""

from __future__ import annotations

from pathlib import Path

import pytest

from rightmix_sim.errors import InputError
from rightmix_sim.guidance import load_documents
from rightmix_sim.risk import rules
from rightmix_sim.risk.rules import Bands, load_notice, load_rules

TOOLS = ("rm2000", "rosh", "mappa", "registration", "stable_acute", "sarn", "suitability")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data file of a tool of our own."""
    file = tmp_path / "tool.yaml"
    monkeypatch.setattr(rules, "package_file", lambda name: file)
    return file


@pytest.fixture(autouse=True)
def _forget() -> None:
    load_rules.cache_clear()
    load_notice.cache_clear()


@pytest.mark.parametrize(
    ("number", "gives"), [(0, "few"), (1, "few"), (2, "some"), (4, "some"), (5, "many"), (99, "many")]
)
def test_a_number_takes_what_the_last_band_at_or_below_it_gives(number: int, gives: str) -> None:
    assert Bands(((1, "few"), (2, "some"), (5, "many"))).at(number) == gives


def test_bands_of_one_number_and_of_several_are_put_into_words() -> None:
    words = Bands(((1, "low"), (2, "medium"), (5, "very_high"))).words
    assert words == "1 gives low, 2 to 4 gives medium, 5 or more gives very high"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "1 gives low"),
        (1, "1 gives low"),
        (2, "2 to 4 gives medium"),
        (4, "2 to 4 gives medium"),
        (5, "5 or more gives high"),
        (99, "5 or more gives high"),
    ],
)
def test_the_band_that_a_number_falls_into_is_put_into_words(number: int, words: str) -> None:
    assert Bands(((1, "low"), (2, "medium"), (5, "high"))).words_at(number) == words


@pytest.mark.parametrize("tool", TOOLS)
def test_every_rule_says_where_it_comes_from(tool: str) -> None:
    for rule in load_rules(tool).values():
        assert rule.source or rule.paragraph, f"{rule.id} has neither source nor paragraph"
        assert rule.source is None or rule.source in load_documents()
        assert rule.id in rule.cite
        assert rule.words in rule.cite


@pytest.mark.parametrize("tool", TOOLS)
def test_every_tool_says_for_what_it_is_not(tool: str) -> None:
    assert "synthetic" in load_notice(tool)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{words: A rule, status: guessed}", "There is no status of this name. Found: 'guessed'"),
        ("{words: A rule, status: seed, source: S999}", "There is no document of this name. Found: 'S999'"),
        ("{words: A rule, status: seed, value: many}", "The figure of a rule must be a whole number. Found: 'many'"),
        ("{words: A rule, status: seed, value: true}", "The figure of a rule must be a whole number. Found: true"),
        ("{words: A rule, status: seed, bands: {}}", "Bands must be whole numbers in rising order"),
        ("{words: A rule, status: seed, bands: {5: 1, 2: 0}}", "Bands must be whole numbers in rising order"),
        ("{words: A rule, status: seed, bands: few}", "Bands must be whole numbers in rising order"),
        ("{words: A rule, status: seed, band: {1: 0}}", "Perhaps you meant bands?"),
        ("{status: seed}", "This must be a text."),
    ],
)
def test_a_slip_in_a_rule_is_one_clear_error(data: Path, line: str, said: str) -> None:
    data.write_text(f"notice: For synthetic cases only.\nrules:\n  tool-rule: {line}\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_rules("tool")
    assert said in str(caught.value)
    assert "tool.yaml: tool-rule" in str(caught.value)
