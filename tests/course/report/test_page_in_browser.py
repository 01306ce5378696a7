"""The page in a real browser: on a desk, on a phone, and held to the rules of accessibility."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from rightmix_sim.course.report import report_page
from tests.course.report.making import ON, cohort, result, synthetic

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDER_THAN_THE_WINDOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
TYPED = (
    "<script>document.title = 'taken'</script><img src=x onerror=\"document.title = 'taken'\"> The category rests on "
    "two days in court and one caution, and on three of the four factors that are there."
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = synthetic(12, ("ex2-rm2000", "ex3-mappa"))
    copied = [result(who, "ex2-rm2000", "walmsley", {"eligible": "yes", "account": TYPED}) for who in ("x1", "x2")]
    path = tmp_path_factory.mktemp("course-report") / "report.html"
    path.write_text(report_page(cohort([*made.results, *copied], made.trainees), on=ON), encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_fits_the_window(page: Page, file: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(file.as_uri())
    assert page.evaluate(WIDER_THAN_THE_WINDOW) == 0


def test_axe_finds_nothing_on_a_desk_or_a_phone(page: Page, file: Path) -> None:
    page.goto(file.as_uri())
    page.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)")
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


def test_a_script_that_somebody_typed_is_shown_and_not_run(page: Page, file: Path) -> None:
    page.goto(file.as_uri())
    assert page.title() == "Spring cohort: report for the trainer"
    assert page.locator("blockquote", has_text="<script>").count() == 2
