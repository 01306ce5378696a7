"""The page in a real Chromium, from a file: mark, stop, go on, save, and read what was saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from rightmix_sim.course.second import draw_sample, read_second_marks, second_page
from tests.course.second.making import ON
from tests.course.second.test_page import both, rubrics

SAMPLE = draw_sample(both(), name="spring-1", seed=4, on=ON)


@pytest.fixture
def marking(page: Page, tmp_path: Path) -> Iterator[Page]:
    path = tmp_path / "second.html"
    path.write_text(second_page(SAMPLE, both(), rubrics(), title="Spring cohort"), encoding="utf-8")
    page.goto(path.as_uri())
    yield page
    assert page.title() == "Second marking: Spring cohort"  # no text has changed it


def save(page: Page, to: Path) -> Path:
    with page.expect_download() as coming:
        page.get_by_role("button", name="Save the marks").click()
    assert coming.value.suggested_filename == "second-marks-spring-1.csv"
    coming.value.save_as(to)
    return to


def test_what_was_marked_and_saved_is_read_back_letter_by_letter(marking: Page, tmp_path: Path) -> None:
    comment = '=Clear; "named",\nand dated – ¶5.9.'
    marking.get_by_label("Points for text 1,").fill("2.5")
    marking.get_by_label("Comment on text 1 ").fill(comment)
    marking.get_by_label("Points for text 3,").fill("0")
    path = save(marking, tmp_path / "marks.csv")
    assert "2 of 6 marked" in marking.locator("#said").inner_text()
    first, third = read_second_marks(path, SAMPLE, marker="J. Bell", on=ON)
    assert (first.points, first.comment, third.points) == (2.5, comment, 0)
    assert (first.trainee, third.trainee) == (SAMPLE.texts[0].trainee, SAMPLE.texts[2].trainee)


def test_what_was_typed_is_there_after_a_reload_and_gone_after_clearing(marking: Page) -> None:
    marking.get_by_label("Points for text 2,").fill("1.5")
    marking.get_by_label("Comment on text 2 ").fill("To talk about.")
    marking.reload()
    assert marking.get_by_label("Points for text 2,").input_value() == "1.5"
    assert marking.get_by_label("Comment on text 2 ").input_value() == "To talk about."
    marking.on("dialog", lambda asked: asked.accept())
    marking.get_by_role("button", name="Clear this page").click()
    marking.reload()
    assert marking.get_by_label("Points for text 2,").input_value() == ""


def test_points_that_cannot_be_given_are_not_saved_and_the_page_says_where(marking: Page) -> None:
    marking.get_by_label("Points for text 1,").fill("1")
    box, comment = marking.get_by_label("Points for text 4,"), marking.get_by_label("Comment on text 4 ")
    for given, said in (("4", ""), ("1.2", ""), ("-1", ""), ("", "No points.")):
        box.fill(given)
        comment.fill(said)
        marking.get_by_role("button", name="Save the marks").click()
        assert "ext 4" in marking.locator("#said").inner_text()
        assert box.get_attribute("aria-invalid") == "true"
        assert box.evaluate("box => box === document.activeElement")


def test_all_of_it_works_by_keyboard_alone(marking: Page, tmp_path: Path) -> None:
    marking.get_by_label("Points for text 6,").focus()
    marking.keyboard.type("3")
    marking.keyboard.press("Tab")
    marking.keyboard.type("Good.")
    marking.keyboard.press("Tab")  # back to how it is marked
    marking.keyboard.press("Tab")  # save
    with marking.expect_download() as coming:
        marking.keyboard.press("Enter")
    coming.value.save_as(tmp_path / "marks.csv")
    (mark,) = read_second_marks(tmp_path / "marks.csv", SAMPLE, marker="J. Bell", on=ON)
    assert (mark.points, mark.comment) == (3, "Good.")


def test_axe_finds_nothing_and_a_phone_does_not_scroll_sideways(marking: Page) -> None:
    marking.set_viewport_size({"width": 390, "height": 800})
    found = Axe().run(marking, options={"resultTypes": ["violations"]})
    assert [f"{one['id']}: {node['html'][:120]}" for one in found.response["violations"] for node in one["nodes"]] == []
    assert marking.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_on_paper_the_texts_and_places_for_marks_are_there_and_the_buttons_are_not(marking: Page) -> None:
    marking.emulate_media(media="print")
    assert marking.locator(".text").first.is_visible()
    assert marking.locator(".points").first.is_visible()
    assert not marking.get_by_role("button", name="Save the marks").is_visible()
