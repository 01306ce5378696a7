"""The planner's notebook as a planner uses it: opened in JupyterLab, run, and worked with the keyboard alone."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.forms.lab import running_lab

if TYPE_CHECKING:
    from playwright.sync_api import Page

NOTEBOOK = Path(__file__).resolve().parents[2] / "notebooks" / "planner" / "what-if.ipynb"
PATIENCE = 60_000  # milliseconds; two cores may be shared with other tests
LAPTOP, NARROW = {"width": 1280, "height": 800}, {"width": 760, "height": 900}
SLIDER = ".rm-offender-managers-posts [role=slider]"
FULL_BASELINE, FULL_ANSWER = "After 20 runs.", "After 20 pairs of runs"


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder, home = tmp_path_factory.mktemp("notebooks"), tmp_path_factory.mktemp("home")
    shutil.copy(NOTEBOOK, folder)
    with running_lab(folder, home) as address:
        yield address.format(path=NOTEBOOK.name)


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser complains of while the test runs."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    return found


def run_all(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".jp-Notebook:visible .jp-CodeCell").first.wait_for(timeout=PATIENCE)
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=PATIENCE)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.locator(".rm-said").wait_for(timeout=PATIENCE)


def shown(page: Page) -> tuple[str, str]:
    """The sentence, and the figures that the findings chart says in words."""
    return page.locator(".rm-said").inner_text(), page.locator("svg[role=img]").first.get_attribute("aria-label") or ""


def wait_for_status(page: Page, text: str) -> None:
    page.locator(".rm-status").get_by_text(text).wait_for(timeout=PATIENCE)
    page.locator(".rm-answer:not(.rm-stale)").wait_for(timeout=PATIENCE)


def box(page: Page, selector: str) -> dict[str, float]:
    found = page.locator(selector).bounding_box()
    assert found is not None, selector
    return dict(found)


def scrolls_inside(page: Page) -> list[str]:
    """Parts of the form, and what it stands in, that scroll by themselves."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('.rm-what-if, .rm-what-if *, .jp-OutputArea-output')]
            .filter(e => e.clientWidth > 0 && getComputedStyle(e).overflow !== 'visible'
                && (e.scrollWidth > e.clientWidth + 2 || e.scrollHeight > e.clientHeight + 2))
            .filter(e => getComputedStyle(e).overflowX !== 'hidden')
            .map(e => e.className)"""
    )
    return found


@pytest.mark.soak
def test_a_planner_moves_a_slider_by_keyboard_reads_the_answer_and_goes_back(
    page: Page, lab: str, complaints: list[str]
) -> None:
    page.set_viewport_size(LAPTOP)
    run_all(page, lab)
    wait_for_status(page, FULL_BASELINE)
    as_it_is = shown(page)
    assert as_it_is[0].startswith("As it is, ")

    page.locator(SLIDER).focus()
    before = int(float(page.locator(SLIDER).get_attribute("aria-valuenow") or "nan"))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    wait_for_status(page, FULL_ANSWER)
    changed = shown(page)
    assert int(float(page.locator(SLIDER).get_attribute("aria-valuenow") or "nan")) == before + 2
    assert changed[0].startswith("With two more offender managers, ")
    assert re.search(r"OASys reviews [<>]?\d+%, was [<>]?\d+%", changed[1])
    assert changed[1] != as_it_is[1]

    page.get_by_role("checkbox", name="Show all findings in a table").focus()
    page.keyboard.press("Space")
    page.get_by_role("columnheader", name="Difference (95% interval)").wait_for(timeout=PATIENCE)
    assert page.get_by_role("row", name=re.compile("OASys review, tier 4")).is_visible()

    page.get_by_role("button", name="Back to as it is").focus()
    page.keyboard.press("Enter")
    wait_for_status(page, FULL_BASELINE)
    assert shown(page) == as_it_is
    assert complaints == []


def test_everything_has_a_name_and_its_place_on_a_laptop_and_on_a_narrow_screen(
    page: Page, lab: str, complaints: list[str]
) -> None:
    page.set_viewport_size(LAPTOP)
    run_all(page, lab)
    wait_for_status(page, FULL_BASELINE)
    names = [slider.get_attribute("aria-label") or "" for slider in page.locator(".rm-what-if [role=slider]").all()]
    assert len(set(names)) == 5
    assert all(re.search(r"\w+; as it is: \d+$", name) for name in names)
    assert page.get_by_role("combobox", name="Area").count() == 1
    assert page.locator(".rm-what-if [role=status]").count() == 2

    sliders, findings, hours = (box(page, it) for it in (".rm-controls", "figure >> nth=0", "figure >> nth=1"))
    assert sliders["x"] + sliders["width"] <= findings["x"]
    assert findings["x"] + findings["width"] <= hours["x"]
    assert abs(findings["y"] - hours["y"]) < 2
    assert findings["width"] > 280  # or its letters would be smaller than they were drawn
    assert scrolls_inside(page) == []

    page.set_viewport_size(NARROW)
    page.wait_for_function("document.querySelector('.rm-answer').getBoundingClientRect().width < 500")
    assert box(page, ".rm-answer")["y"] >= box(page, ".rm-controls")["y"] + box(page, ".rm-controls")["height"]
    assert scrolls_inside(page) == []
    assert complaints == []
