"""The pages on plans and on the right mix say what the data say."""

from __future__ import annotations

import re

import pytest

from rightmix_sim.files import package_file, read_yaml
from rightmix_sim.plans import PlanSet, codes
from rightmix_sim.strict_data.dictionary import as_markdown
from tests.plans.worked import situations
from tests.texts import between


@pytest.fixture
def page(pytestconfig: pytest.Config) -> str:
    return (pytestconfig.rootpath / "docs" / "plans.md").read_text(encoding="utf-8")


@pytest.fixture
def mix_page(pytestconfig: pytest.Config) -> str:
    return (pytestconfig.rootpath / "docs" / "right-mix.md").read_text(encoding="utf-8")


def codes_as_markdown() -> str:
    rows = ["| code | weight | ¶ | what would clear it |", "|---|---|---|---|"]
    for code, entry in codes().items():
        paragraph = "as it applies" if "{" in entry["paragraph"] else entry["paragraph"]
        clears = re.sub(r"\{\w+\}", "…", entry["clears"])
        rows.append(
            f"| `{code}` | {entry['severity']} | {paragraph} | {'as it applies' if clears == '…' else clears} |"
        )
    return "\n".join(rows) + "\n"


def test_the_page_holds_the_dictionary_of_the_shape(page: str) -> None:
    """To put right: paste what `as_markdown(PlanSet)` gives between the two marks."""
    assert between(page, "plans") == as_markdown(PlanSet)


def test_the_page_holds_every_code(page: str) -> None:
    """To put right: paste what `codes_as_markdown()` gives between the two marks."""
    assert between(page, "codes") == codes_as_markdown()


def test_the_page_counts_the_situations(page: str) -> None:
    assert f"\n{len(situations())} situations worked by hand" in page


def test_the_page_on_the_mix_holds_its_numbers_and_rules(mix_page: str) -> None:
    mix = read_yaml(package_file("plans/data/right_mix.yaml"))
    for title, kind in (("control", "control"), ("help and change", "constructive")):
        hours = " | ".join(f"{value:.1f}" for value in mix["least_hours"][kind]["value"].values())
        assert re.search(rf"\| {title} \| {re.escape(hours)} \|", mix_page)
    for rule in mix["needs"]:
        assert f"| {rule['says']} |" in mix_page
        assert f"| {rule['paragraph']} |" in mix_page
