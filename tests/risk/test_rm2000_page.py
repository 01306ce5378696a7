"""What `docs/risk/rm2000.md` shows is what the package does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from rightmix_sim.cli import main
from rightmix_sim.files import package_file
from rightmix_sim.history import History
from rightmix_sim.risk.listing import as_markdown
from rightmix_sim.risk.rm2000.gate import Refusal
from rightmix_sim.strict_data import dictionary
from tests.texts import between

PAGE = Path(__file__).parents[2] / "docs" / "risk" / "rm2000.md"


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_the_rules_shown_are_those_of_the_package(page: str) -> None:
    assert between(page, "rules of rm2000") == as_markdown("rm2000")


def test_the_keys_shown_are_those_of_a_history(page: str) -> None:
    assert between(page, "data dictionary of a history") == dictionary.as_markdown(History)


def test_every_reason_for_refusal_is_explained_in_the_order_of_the_gate(page: str) -> None:
    table = page.partition("## Who can be scored")[2].partition("##")[0]
    shown = re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)
    assert sorted(shown) == sorted(get_args(Refusal))
    assert shown[:2] == ["female", "under_18"]
    assert shown[-1] == "before_age_limit"


def test_what_the_page_shows_of_the_template_is_what_the_command_prints(
    page: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert main(["score", str(package_file("history/data/template.yaml"))]) == 0
    printed = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    shown = page.partition("```text\n")[2].partition("```")[0].splitlines()
    assert len(shown) > 20
    assert [line for line in shown if line not in [*printed, "[…]"]] == []
