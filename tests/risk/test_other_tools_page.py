"""What `docs/risk/other-tools.md` shows is what the package does."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from rightmix_sim.guidance.standard import STATUSES
from rightmix_sim.guidance.wording import STATUSES as STATUS_WORDS
from rightmix_sim.risk.listing import as_markdown
from rightmix_sim.risk.mappa import MappaFacts
from rightmix_sim.risk.registration import RegistrationFacts
from rightmix_sim.risk.rosh import RoshJudgement, judge
from rightmix_sim.risk.rules import load_rules
from rightmix_sim.strict_data import dictionary
from tests.texts import between

PAGE = Path(__file__).parents[2] / "docs" / "risk" / "other-tools.md"
TOOLS = ("rosh", "mappa", "registration", "stable_acute", "sarn")
SHAPES = {"rosh": RoshJudgement, "mappa": MappaFacts, "registration": RegistrationFacts}


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("tool", TOOLS)
def test_the_rules_shown_are_those_of_the_package(page: str, tool: str) -> None:
    assert between(page, f"rules of {tool}") == as_markdown(tool), (
        f"put what rightmix_sim.risk.listing.as_markdown({tool!r}) gives between the marks"
    )


@pytest.mark.parametrize("tool", SHAPES)
def test_the_keys_shown_are_those_that_the_tool_asks_for(page: str, tool: str) -> None:
    assert between(page, f"data dictionary of {tool}") == dictionary.as_markdown(SHAPES[tool])


@pytest.mark.parametrize("tool", TOOLS)
def test_every_rule_has_its_row_and_every_note_its_line(tool: str) -> None:
    listed = as_markdown(tool)
    assert re.findall(r"^\| `([\w-]+)` \|", listed, re.MULTILINE) == list(load_rules(tool))
    assert re.findall(r"^- `([\w-]+)`: ", listed, re.MULTILINE) == [
        rule.id for rule in load_rules(tool).values() if rule.note
    ]


def test_a_row_names_the_document_and_the_paragraph_of_its_rule() -> None:
    rows = {row.split("|")[1].strip(" `"): row for row in as_markdown("sarn").splitlines() if row.startswith("| `sarn")}
    assert rows["sarn-report"].endswith(
        "| sourced | ¶2.9; Probation Circular 17/2007, Assessment and Management of Sex Offenders |"
    )
    assert rows["sarn-underdeveloped"].endswith("| seed | ¶5.11 |")
    assert rows["sarn-item-points"].endswith("| 2 | unverified |  |")


def test_the_page_explains_every_status(page: str) -> None:
    explained = dict(re.findall(r"^\| (\w+) \| (.+) \|$", page, re.MULTILINE))
    assert {status: explained.get(status) for status in STATUSES} == STATUS_WORDS


def test_the_examples_give_what_the_page_says(page: str) -> None:
    examples = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    assert len(examples) >= 6
    names: dict[str, object] = {}
    failed = []
    for example in examples:
        test = doctest.DocTestParser().get_doctest(example, names, "page", str(PAGE), None)
        runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.NORMALIZE_WHITESPACE)
        told: list[str] = []
        runner.run(test, out=told.append, clear_globs=False)
        names |= test.globs
        failed += told
    assert failed == []


def test_the_table_of_likely_and_soon_gives_the_levels_that_the_definitions_give(page: str) -> None:
    head, _, *rows = page.partition("| how likely |")[2].partition("\n\n")[0].splitlines()
    columns = [cell.strip().replace(" ", "_") for cell in head.strip(" |").split("|")]
    shown, fitting = {}, {}
    for row in rows:
        likely, *levels = (cell.strip() for cell in row.strip("| ").split("|"))
        likely = likely.replace("without a change", "without_change").replace(" ", "_")
        for soon, level in zip(columns, levels, strict=True):
            shown[likely, soon] = level.replace(" ", "_")
            concern = {"serious": True, "how_likely": likely, "how_soon": soon}
            fitting[likely, soon] = judge({"concerns": [concern]}).to_dict()["fits"]
    assert len(shown) == 12  # 4 x 3
    assert shown == fitting


def test_no_sentence_of_the_page_says_risk_without_saying_of_what(page: str) -> None:
    prose = re.sub(r"```.*?```|`[^`]*`|\]\([^)]*\)|\"risk\"", " ", page, flags=re.DOTALL)
    meant = r"risks? of (reconviction|(serious )?harm)|risk tools|risk management plan|assessment of risk and need"
    left = re.sub(meant, " ", " ".join(prose.split()), flags=re.IGNORECASE)
    assert re.findall(r".{30}\brisks?\b.{30}", left, re.IGNORECASE) == []
