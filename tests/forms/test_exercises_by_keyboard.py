"""Every exercise from start to receipt with nothing but the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.forms.exercising import GRADED, PATIENCE, Work, comparable, wait_until_saved
from tests.forms.filling import Keyboard

pytestmark = pytest.mark.slow


# In every run two that are not walked by mouse; the soak has all of them.
SHORT = ("ex1-three-meanings", "ex7-home-visits")
EVERY = [pytest.param(id, marks=() if id in SHORT else pytest.mark.soak) for id in ("warm-up", *GRADED)]


@pytest.mark.parametrize("id", EVERY)
def test_an_exercise_is_done_with_the_keyboard_alone(page: Page, lab: str, notebooks: Path, id: str) -> None:
    work = Work(id, notebooks)
    work.open(page, lab)
    hand = Keyboard(page, work.exercise, work.material, work.answers)
    assert page.evaluate("document.activeElement.closest('.rm-exercise') !== null"), "the form has the keyboard"
    hand.press(page.get_by_role("button", name="Begin", exact=True))
    for number in range(len(work.exercise.steps)):
        assert page.evaluate("document.activeElement.tagName") == "H3", "a new step begins at its heading"
        hand.fill_step(number)
        if number + 1 < len(work.exercise.steps):
            hand.press(page.locator(".rm-page:visible").get_by_role("button", name="Next", exact=True))
    wait_until_saved(page)
    assert work.saved() == comparable(work.answers)

    hand.press(page.locator(".rm-page:visible").get_by_role("button", name="Look it over and hand in"))
    page.keyboard.type("T-17")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Receipt").wait_for(timeout=PATIENCE)
    assert work.lost() == []
