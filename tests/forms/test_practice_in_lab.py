"""Home and practice in a real JupyterLab: the list leads to an exercise, and what is practised is marked at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rightmix_sim.exercises import assignment, reference
from tests.forms.exercising import LAPTOP, PATIENCE, faults_of_access, shown

pytestmark = pytest.mark.slow

EXERCISE = "ex2-rm2000"


def test_the_list_on_the_home_page_leads_to_an_exercise(page: Page, lab: str) -> None:
    page.set_viewport_size(LAPTOP)
    page.goto(lab.format(path="home.ipynb"))
    link = page.get_by_role("link", name="Scoring RM2000 from a file")
    link.wait_for(timeout=PATIENCE)
    page.wait_for_timeout(1500)  # until JupyterLab has taken the link in hand
    link.click()
    shown(page)
    assert page.locator(".rm-exercise:visible .rm-head h2").inner_text() == "Scoring RM2000 from a file"


def test_practice_marks_at_once_says_why_and_keeps_each_case_to_itself(page: Page, lab: str, notebooks: Path) -> None:
    page.set_viewport_size(LAPTOP)
    page.goto(lab.format(path="practice/practice.ipynb"))
    shown(page)
    case = page.get_by_label("on", exact=True)
    first, second = (case.locator("option").nth(number).get_attribute("value") for number in (0, 1))
    assert first is not None
    assert second is not None
    page.locator(".rm-step").nth(1).click()
    page.get_by_label("Yes", exact=True).first.check()
    page.get_by_role("button", name="Mark it").click()
    marks = page.get_by_role("region", name="Marks")
    marks.wait_for(timeout=PATIENCE)
    expect(marks).to_contain_text("Marks: 1 of 17")
    expect(marks).to_contain_text("To look at")
    assert faults_of_access(page) == []
    right = reference(assignment(EXERCISE, first))
    marks.get_by_role("button", name=f"{right['eligible_evidence'][0]}: show it in the file").first.click()

    last_step = page.locator(".rm-step").nth(5)
    last_step.click()
    account = page.get_by_role("textbox", name="The entry for the file")
    account.fill("of the first case")
    case.select_option(second)  # at once, with the text still on its way
    expect(page.get_by_role("heading", name="Before you begin")).to_be_visible(timeout=PATIENCE)
    last_step.click()
    expect(account).to_have_value("", timeout=PATIENCE)
    answers = notebooks / "practice" / "practice-answers"
    kept = json.loads((answers / f"{EXERCISE}.{first}.json").read_text(encoding="utf-8"))
    assert kept["answers"]["account"] == "of the first case"
    assert not (answers / f"{EXERCISE}.{second}.json").exists()

    case.select_option(first)
    page.wait_for_timeout(1500)
    last_step.click()
    expect(account).to_have_value("of the first case", timeout=PATIENCE)
    page.get_by_role("button", name="Start afresh…").click()
    page.get_by_role("button", name="Empty all answers").click()
    expect(account).to_have_value("", timeout=PATIENCE)
    page.get_by_role("button", name="Bring them back").click()
    expect(account).to_have_value("of the first case", timeout=PATIENCE)
    page.get_by_role("button", name="Glossary").click()
    page.get_by_label("Find a word").fill("index")
    assert faults_of_access(page) == []
