"""What `docs/model/scenarios.md` shows is what the package does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rightmix_sim.scenario import parameters, read_scenario
from rightmix_sim.scenario.balance import joins_per_year, mean_order_years
from rightmix_sim.scenario.listing import as_markdown

PAGE = Path(__file__).parents[2] / "docs" / "model" / "scenarios.md"
BEGIN, END = "<!-- parameters: begin -->\n", "<!-- parameters: end -->\n"


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_the_tables_of_parameters_are_those_of_the_package(page: str) -> None:
    shown = page.partition(BEGIN)[2].partition(END)[0]
    assert shown == as_markdown(), "put what `rightmix scenarios parameters --markdown` prints between the two marks"


def test_every_parameter_has_its_row(page: str) -> None:
    rows = re.findall(r"^\| `(\w+)` \|", page.partition(BEGIN)[2], re.MULTILINE)
    assert rows == [path.rpartition(".")[2] for path in parameters()]


def test_the_example_can_be_run(page: str, tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    path = tmp_path / "our-county.toml"
    path.write_text(example, encoding="utf-8")
    scenario = read_scenario(path)
    elm = scenario.area("elm")
    assert (scenario.name, elm.offender_managers.caseload, elm.duration_variation) == ("our-county", 45, 0.3)
    assert scenario.book["police-visit-medium"].value_on(scenario.starts) == 2


def test_the_balance_worked_on_the_page_is_that_of_the_package(page: str) -> None:
    path = PAGE.parents[2] / "src/rightmix_sim/scenario/data/scenarios/one-small-area.toml"
    register = read_scenario(path).areas[0].register
    assert register.people == 120
    assert "= 16.1 a year" in page
    assert joins_per_year(register) == pytest.approx(16.1, abs=0.05)
    assert "0.25 × 120 ÷ 2.25 = 13.4 a year" in page
    assert register.supervised_share * register.people / mean_order_years(register) == pytest.approx(13.4, abs=0.05)
