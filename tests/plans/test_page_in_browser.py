"""The page and the fragments in a real browser: on a desk, on a phone, on paper, light and dark."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rightmix_sim.charts import alignment, as_svg, mix
from rightmix_sim.plans import review_set
from rightmix_sim.plans.alignment import matrix_words
from rightmix_sim.plans.alignment.matrix import matrix_of
from rightmix_sim.plans.mix import mix_words
from rightmix_sim.plans.mix.weighing import mix_of
from rightmix_sim.plans.page import findings_fragment, matrix_fragment, mix_fragment, plans_page
from tests.cases.test_page_in_browser import THEMES, WIDER_THAN_THE_WINDOW
from tests.plans.shown import flawed
from tests.report.test_page_in_browser import CROWDED, SMALLEST

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Words whose contrast with what they stand on is too small (WCAG 2.2, level AA); the charts have tests of their own
FAINT = """() => {
  const numbers = colour => { const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number); return [r, g, b, a]; };
  const light = rgb => rgb.map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const paper = one => { for (; one; one = one.parentElement) {
    const seen = numbers(getComputedStyle(one).backgroundColor); if (seen[3] === 1) return seen; }
    return [255, 255, 255, 1]; };
  const holds = one => [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
  return [...document.querySelectorAll('.rightmix-plans *')].filter(one => !one.closest('svg, style') && holds(one))
    .filter(one => {
      const ink = numbers(getComputedStyle(one).color), behind = paper(one);
      const seen = [0, 1, 2].map(i => ink[i] * ink[3] + behind[i] * (1 - ink[3]));
      const [low, high] = [light(seen), light(behind.slice(0, 3))].sort((a, b) => a - b);
      return (high + .05) / (low + .05) < 4.5;
    }).map(one => one.className + ': ' + one.textContent.trim().slice(0, 40));
}"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plans")
    plans = flawed()
    matrix, its_mix = matrix_of(plans), mix_of(plans)
    charts = [
        as_svg(alignment(matrix), "alignment", matrix_words.description(matrix)),
        as_svg(mix(its_mix), "mix", mix_words.description(its_mix)),
    ]
    (folder / "page.html").write_text(plans_page(plans, charts=charts), encoding="utf-8")
    parts = findings_fragment(review_set(plans)) + matrix_fragment(matrix) + mix_fragment(its_mix)
    for theme, colours in THEMES.items():
        is_light = str(theme == "light").lower()
        body = f'<body data-jp-theme-light="{is_light}" style="{colours}"><p id="theirs">Mine</p>{parts}'
        (folder / f"{theme}.html").write_text(f"<!doctype html>{body}", encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["page", "dark"])
@pytest.mark.parametrize("width", [320, 420, 1100])
def test_it_fits_the_window(page: Page, files: Path, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((files / f"{name}.html").as_uri())
    assert page.evaluate(WIDER_THAN_THE_WINDOW) == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_of_the_page_stand_out_in_light_and_in_dark(page: Page, files: Path, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto((files / "page.html").as_uri())
    assert page.evaluate(FAINT) == []
    paper = page.locator(".rightmix-plans").evaluate("one => getComputedStyle(one).backgroundColor")
    assert paper == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(20, 25, 30)")


@pytest.mark.parametrize("theme", list(THEMES))
def test_all_words_of_the_fragments_stand_out_in_the_theme_of_the_notebook(page: Page, files: Path, theme: str) -> None:
    page.goto((files / f"{theme}.html").as_uri())
    assert page.evaluate(FAINT) == []


def test_the_fragments_leave_the_rest_of_the_notebook_alone(page: Page, files: Path) -> None:
    page.goto((files / "dark.html").as_uri())
    style = "one => [getComputedStyle(one).backgroundColor, getComputedStyle(one).fontSize]"
    assert page.locator("#theirs").evaluate(style) == ["rgba(0, 0, 0, 0)", "16px"]


def test_no_words_of_a_chart_lie_on_each_other_and_on_a_phone_they_scroll_and_do_not_shrink(
    page: Page, files: Path
) -> None:
    page.goto((files / "page.html").as_uri())
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(CROWDED) == []
        assert page.evaluate(SMALLEST) >= 12


def test_on_paper_it_is_black_on_white_whole_and_large_enough_even_where_the_screen_is_dark(
    page: Page, files: Path
) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": 725, "height": 1009})  # A4 less the margins, 192 by 267 mm at 96 dots an inch
    page.goto((files / "page.html").as_uri())
    assert page.evaluate(WIDER_THAN_THE_WINDOW) == 0
    assert page.evaluate(SMALLEST) >= 12  # pixels: 12 * 72 / 96 = 9 points
    assert page.evaluate(FAINT) == []
    colour = page.locator("h1").evaluate("one => getComputedStyle(one).color")
    assert colour == "rgb(0, 0, 0)"
    rows = page.locator("tr").evaluate_all("all => [...new Set(all.map(one => getComputedStyle(one).breakInside))]")
    assert rows == ["avoid"]
    assert [page.locator(".chart svg").nth(n).is_visible() for n in (0, 1)] == [False, True]  # the matrix is too tall


def test_the_keyboard_reaches_the_skip_link_first_and_then_every_table(page: Page, files: Path) -> None:
    page.goto((files / "page.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.getAttribute('aria-label')") == "Factors"
