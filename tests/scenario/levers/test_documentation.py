"""What `docs/model/levers.md` shows is what the package does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rightmix_sim.scenario import open_scenario
from rightmix_sim.scenario.levers import costs, read_lever
from rightmix_sim.scenario.levers.listing import as_markdown
from rightmix_sim.scenario.over import with_levers

PAGE = Path(__file__).parents[3] / "docs" / "model" / "levers.md"
BEGIN, END = "<!-- levers: begin -->\n", "<!-- levers: end -->\n"


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_the_table_of_levers_is_that_of_the_package(page: str) -> None:
    shown = page.partition(BEGIN)[2].partition(END)[0]
    assert shown == as_markdown(), "put what `rightmix levers list --markdown` prints between the two marks"


def test_the_lever_on_the_page_can_be_laid_over_the_six_areas(page: str, tmp_path: Path) -> None:
    own, _ = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    path = tmp_path / "our-lever.toml"
    path.write_text(own, encoding="utf-8")
    lever, six = read_lever(path), open_scenario("six-areas-2009")
    after = with_levers(six, [lever])
    waits = {area.name for area in six.areas if area.programme.waited_at_start_months > 6}
    grown = {area.name for area in six.areas if after.area(area.name).programme.groups > area.programme.groups}
    assert grown == waits
    assert "rowan" in grown
    assert [one.role for one in costs(six.area("rowan"), after.area("rowan"))] == ["tutor"]


def test_the_scenario_on_the_page_can_be_opened(page: str, tmp_path: Path) -> None:
    _, over = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    path = tmp_path / "our-plan.toml"
    path.write_text(over, encoding="utf-8")
    scenario = open_scenario(path)
    assert str(scenario.length) == "12 months"
    assert scenario.area("cedar").offender_managers.posts == 4
    assert all(area.visor.direct_access for area in scenario.areas)
