"""Every exercise from start to receipt by mouse, with a kernel restart and a reload on the way. axe-core looks on."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.forms.exercising import (
    GRADED,
    PATIENCE,
    Work,
    comparable,
    faults_of_access,
    shown,
    wait_until_saved,
)
from tests.forms.filling import Mouse

pytestmark = pytest.mark.slow


def restart_the_kernel(page: Page) -> None:
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.locator('.lm-Menu-item[data-command="kernelmenu:restart"]').click()
    page.get_by_role("button", name="Confirm Kernel Restart").click()


# In every run a short one and one of lists to sort; the soak has all of them.
SHORT = ("warm-up", "ex2-rm2000")
EVERY = [pytest.param(id, marks=() if id in SHORT else pytest.mark.soak) for id in ("warm-up", *GRADED)]


@pytest.mark.parametrize("id", EVERY)
def test_an_exercise_is_done_by_mouse_with_a_restart_on_the_way(page: Page, lab: str, notebooks: Path, id: str) -> None:
    work = Work(id, notebooks)
    work.open(page, lab)
    hand = Mouse(page, work.exercise, work.material, work.answers)
    faults = faults_of_access(page)
    page.get_by_role("button", name="Begin", exact=True).click()
    middle = len(work.exercise.steps) // 2
    for number in range(len(work.exercise.steps)):
        if number == middle:
            wait_until_saved(page)
            restart_the_kernel(page)
            page.wait_for_timeout(1500)
            shown(page)
            page.reload()
            shown(page)
        hand.form = page.locator(".rm-exercise").last
        hand.form.locator(".rm-step").nth(number + 1).click()
        hand.fill_step(number)
        faults += faults_of_access(page)
    wait_until_saved(page)
    assert work.saved() == comparable(work.answers)

    page.get_by_role("button", name="Hand in", exact=True).click()
    page.get_by_label("Your name or number").fill("T-17")
    faults += faults_of_access(page)
    page.get_by_role("button", name="Hand in now").click()
    page.get_by_role("heading", name="Receipt").wait_for(timeout=PATIENCE)
    assert "T-17" in page.locator(".rm-receipt").inner_text()
    assert faults == []
    assert work.lost() == []
    page.keyboard.press("Escape")
    assert page.get_by_role("dialog").count() == 0
