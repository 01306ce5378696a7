"""The page in a real browser, on a desk, on a phone and on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rightmix_sim.report import page as report_page
from tests.report.conftest import MakeRun

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Words of a figure that lie on each other or leave it, among the figures that are shown
CROWDED = """() => [...document.querySelectorAll('svg')].filter(svg => svg.clientWidth).flatMap(svg => {
  const edge = svg.getBoundingClientRect(), found = [];
  const texts = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()]);
  texts.forEach(([words, a], place) => {
    if (a.right > edge.right + 1 || a.left < edge.left - 1) found.push(words + ' leaves the figure');
    for (const [other, b] of texts.slice(place + 1))
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4) found.push(words + ' lies on ' + other);
  });
  return found;
})"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll('svg')].filter(svg => svg.getBoundingClientRect().width)
  .flatMap(svg => [...svg.querySelectorAll('text')].map(text => parseFloat(text.getAttribute('font-size')) *
    svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)))"""
WIDER_THAN_THE_WINDOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def file(make_run: MakeRun, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(report_page(make_run(6)), encoding="utf-8")
    return path


@pytest.fixture
def shown(page: Page, file: Path) -> Page:
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize("width", [320, 390, 700, 1280])
def test_it_fits_the_window_and_no_words_lie_on_each_other(shown: Page, width: int) -> None:
    shown.set_viewport_size({"width": width, "height": 900})
    assert shown.evaluate(WIDER_THAN_THE_WINDOW) == 0
    assert shown.evaluate(CROWDED) == []
    assert shown.locator(".narrow svg").first.is_visible() == (width <= 640)
    assert shown.locator(".wide svg").first.is_visible() == (width > 640)


def test_every_letter_of_a_figure_prints_at_9_points_or_more(shown: Page) -> None:
    shown.emulate_media(media="print")
    shown.set_viewport_size({"width": 725, "height": 1009})  # A4 less the margins, 192 by 267 mm at 96 dots an inch
    assert shown.evaluate(SMALLEST) >= 12  # pixels: 12 * 72 / 96 = 9 points
    assert shown.evaluate(CROWDED) == []


def test_the_keyboard_reaches_the_skip_link_first_and_opens_the_assumptions(shown: Page) -> None:
    shown.keyboard.press("Tab")
    assert shown.evaluate("() => document.activeElement.textContent") == "Skip to the content"
    summary = shown.locator("summary").first
    summary.focus()
    shown.keyboard.press("Enter")
    assert shown.locator("details").first.get_attribute("open") is not None
