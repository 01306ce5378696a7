"""The page, the book and the fragment in a real browser: on a desk, on a phone, on paper, and in a dark notebook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rightmix_sim.cases import library, read_dossier
from rightmix_sim.cases.page import book, dossier_fragment, dossier_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDER_THAN_THE_WINDOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Labels that are not seen, leave the window or reach into the words beside them
UNREADABLE_LABELS = """() => [...document.querySelectorAll('article > p[id]')].filter(p => {
  const label = p.querySelector('.label'), box = label.getBoundingClientRect(), words = document.createRange();
  words.setStartAfter(label); words.setEnd(p, p.childNodes.length);
  const text = words.getBoundingClientRect();
  return !box.width || box.left < 0 || box.right > text.left || Math.abs(box.top - text.top) > 10;
}).map(p => p.id)"""
# The smallest contrast of any words with the paper they stand on
CONTRAST = """() => {
  const numbers = colour => { const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number); return [r, g, b, a]; };
  const light = rgb => rgb.map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const root = document.querySelector('.rightmix-dossier'), paper = numbers(getComputedStyle(root).backgroundColor);
  return Math.min(...[...root.querySelectorAll('h1, h2, h3, p, a, td, th, li, .label')].map(one => {
    const ink = numbers(getComputedStyle(one).color);
    const seen = [0, 1, 2].map(i => ink[i] * ink[3] + paper[i] * (1 - ink[3]));
    const [low, high] = [light(seen), light(paper.slice(0, 3))].sort((a, b) => a - b);
    return (high + .05) / (low + .05);
  }));
}"""
# What JupyterLab 4 says in its two themes
THEMES = {
    "light": "--jp-content-font-color0: #000; --jp-content-font-color2: rgba(0,0,0,.54); --jp-layout-color0: white;"
    " --jp-layout-color2: #eee; --jp-border-color1: #bdbdbd; --jp-content-link-color: #0d47a1;",
    "dark": "--jp-content-font-color0: #fff; --jp-content-font-color2: rgba(255,255,255,.7); --jp-layout-color0: #111;"
    " --jp-layout-color2: #424242; --jp-border-color1: #616161; --jp-content-link-color: #64b5f6;",
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dossiers")
    dossiers = [read_dossier(library() / case) for case in ("tressell", "holroyd")]
    (folder / "page.html").write_text(dossier_page(dossiers[0]), encoding="utf-8")
    (folder / "book.html").write_text(book(dossiers), encoding="utf-8")
    for theme, colours in THEMES.items():
        notebook = f'<!doctype html><body style="{colours}"><p id="theirs">Mine</p>{dossier_fragment(dossiers[0])}'
        (folder / f"{theme}.html").write_text(notebook, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["page", "book", "dark"])
@pytest.mark.parametrize("width", [320, 420, 1100])
def test_it_fits_the_window_and_every_label_stands_clear_in_the_margin(
    page: Page, files: Path, name: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((files / f"{name}.html").as_uri())
    assert page.evaluate(WIDER_THAN_THE_WINDOW) == 0
    assert page.evaluate(UNREADABLE_LABELS) == []


@pytest.mark.parametrize("name", ["page", "book"])
def test_on_paper_the_labels_stay_and_no_heading_is_parted_from_its_document(
    page: Page, files: Path, name: str
) -> None:
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 657, "height": 979})  # A4 less the margins, 174 by 259 mm at 96 dots an inch
    page.goto((files / f"{name}.html").as_uri())
    assert page.evaluate(WIDER_THAN_THE_WINDOW) == 0
    assert page.evaluate(UNREADABLE_LABELS) == []
    parted = "() => [...document.querySelectorAll('article header')].map(one => getComputedStyle(one).breakAfter)"
    assert set(page.evaluate(parted)) == {"avoid"}
    assert not page.get_by_text("Back to the list of documents").first.is_visible()


def test_a_box_on_the_page_decides_whether_each_document_prints_on_a_sheet_of_its_own(page: Page, files: Path) -> None:
    page.goto((files / "page.html").as_uri())
    begins = "() => [...new Set([...document.querySelectorAll('article')].map(a => getComputedStyle(a).breakBefore))]"
    page.emulate_media(media="print")
    assert page.evaluate(begins) == ["auto"]
    page.emulate_media(media="screen")
    page.get_by_label("When printing, begin each document on a new sheet").check()
    page.emulate_media(media="print")
    assert page.evaluate(begins) == ["page"]


def test_every_chapter_of_the_book_prints_from_a_new_page(page: Page, files: Path) -> None:
    page.emulate_media(media="print")
    page.goto((files / "book.html").as_uri())
    begins = "() => [...document.querySelectorAll('.chapter')].map(one => getComputedStyle(one).breakBefore)"
    assert page.evaluate(begins) == ["page", "page"]


@pytest.mark.parametrize("name", ["page", "light", "dark"])
def test_all_words_stand_out_from_the_paper_in_every_theme(page: Page, files: Path, name: str) -> None:
    page.goto((files / f"{name}.html").as_uri())
    assert page.evaluate(CONTRAST) >= 4.5  # WCAG 2.2, level AA


def test_the_fragment_takes_the_dark_of_the_notebook_and_leaves_the_rest_of_it_alone(page: Page, files: Path) -> None:
    page.goto((files / "dark.html").as_uri())
    style = "one => [getComputedStyle(one).backgroundColor, getComputedStyle(one).fontSize]"
    assert page.locator(".rightmix-dossier").evaluate(style)[0] == "rgb(17, 17, 17)"
    assert page.locator("#theirs").evaluate(style) == ["rgba(0, 0, 0, 0)", "16px"]


def test_a_cited_paragraph_is_marked_when_its_link_is_followed(page: Page, files: Path) -> None:
    page.goto((files / "page.html").as_uri() + "#D4")
    colour = "one => getComputedStyle(one).backgroundColor"
    assert page.locator("#D4").evaluate(colour) != page.locator("#D3").evaluate(colour)
    assert page.locator("#D4").is_visible()
