"""What `docs/risk/suitability.md` shows is what the package does."""

from __future__ import annotations

from pathlib import Path

import pytest

from rightmix_sim.cli import main
from rightmix_sim.files import package_file
from rightmix_sim.guidance import load_book
from rightmix_sim.risk.listing import as_markdown
from rightmix_sim.risk.suitability import Referral
from rightmix_sim.scenario import parameters

PAGE = Path(__file__).parents[2] / "docs" / "risk" / "suitability.md"


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_the_rules_shown_are_those_of_the_package(page: str) -> None:
    shown = page.partition("<!-- rules of suitability: begin -->\n")[2].partition("<!-- rules of suitability: end")[0]
    assert shown == as_markdown("suitability"), "put what as_markdown('suitability') gives between the marks"


def test_every_field_of_a_referral_is_named(page: str) -> None:
    assert [name for name in Referral.__struct_fields__ if f"`{name}`" not in page] == []


def test_every_threshold_named_is_a_parameter_of_an_area(page: str) -> None:
    named = ("excludes_denial", "excludes_learning_disability", "minimum_age", "offers_i_sotp", "offers_a_sotp")
    assert [name for name in named if name not in page or f"programme.{name}" not in parameters()] == []


def test_the_standards_it_sends_to_are_there(page: str) -> None:
    named = ("isotp-suitability", "isotp-individual-age", "isotp-group-age")
    assert [name for name in named if name not in page or name not in load_book()] == []


def test_what_the_page_shows_of_the_template_is_what_the_command_prints(
    page: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert main(["suitability", str(package_file("risk/suitability/data/template.yaml"))]) == 0
    printed = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    shown = page.partition("```text\n")[2].partition("```")[0].splitlines()
    assert len(shown) > 10
    assert [line for line in shown if line not in printed] == []
