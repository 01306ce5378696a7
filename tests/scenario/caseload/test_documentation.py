"""What `docs/model/caseload.md` shows is what the package does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rightmix_sim.scenario import Scenario
from rightmix_sim.scenario.caseload import columns, with_caseload
from rightmix_sim.scenario.caseload.listing import as_markdown

PAGE = Path(__file__).parents[3] / "docs" / "model" / "caseload.md"
BEGIN, END = "<!-- columns: begin -->\n", "<!-- columns: end -->\n"


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_the_table_of_columns_is_that_of_the_package(page: str) -> None:
    shown = page.partition(BEGIN)[2].partition(END)[0]
    assert shown == as_markdown(), "put what `rightmix scenarios caseload --markdown` prints between the two marks"


def test_every_column_has_its_row(page: str) -> None:
    assert re.findall(r"^\| `(\w+)` \|", page.partition(BEGIN)[2].partition(END)[0], re.MULTILINE) == list(columns())


def test_the_example_of_five_rows_can_be_run(page: str, tmp_path: Path, small: Scenario) -> None:
    (example,) = re.findall(r"```csv\n(.*?)```", page, re.DOTALL)
    path = tmp_path / "caseload.csv"
    path.write_text(example, encoding="utf-8")
    people = with_caseload(small, path).area("ash").caseload
    assert [one.case for one in people] == ["c0017", "c0018", "c0019", "c0020", "c0021"]
    assert (people[3].rm2000, people[3].last_police_visit) == (None, None)


def test_the_columns_said_to_be_required_are(page: str) -> None:
    required = [name for name, column in columns().items() if column.required]
    assert "Four must be there: `case`, `rm2000`, `rosh` and `order_kind`" in " ".join(page.split())
    assert required == ["case", "rm2000", "rosh", "order_kind"]
