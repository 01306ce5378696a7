"""The form of a course in a real JupyterLab: the code, answers, reload, restart, hand-in and the feedback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from rightmix_sim.exercises.handing_in.hand_in import read_hand_in
from tests.forms.course_folder import EXERCISE, MINE, OTHER, day, put_feedback, put_material
from tests.forms.exercising import LAPTOP, PATIENCE, faults_of_access, shown, wait_until_saved
from tests.forms.test_form_under_trouble import FORM_CELL, WHOSE, notebook

MARKING_CELL = "by_the_tools('The elements of a file')"
TRAP = 'open("was-run", "w").close()'
FEEDBACK = """<!doctype html><html lang="en"><head><title>Feedback</title><style>p { color: #333 }</style></head><body>
<h1>Warm-up</h1><p id="said">Well argued.</p><p onclick="top.was_run = 1">Press me.</p>
<script>top.was_run = 1; document.getElementById('said').textContent = 'a script was run'</script>
<img src="nowhere.png" alt="" onerror="top.was_run = 1"><iframe srcdoc="<script>top.was_run = 1</script>"></iframe>
</body></html>"""
CODE = "Your code, as your trainer gave it to you"


@pytest.fixture(scope="module")
def notebooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two folders of a course: one to be worked in with the mouse, one with the keyboard."""
    notebooks = tmp_path_factory.mktemp("course")
    for name in ("mouse", "keyboard"):
        put_material(notebooks / name, MINE, OTHER)
        (notebooks / name / f"{EXERCISE}.ipynb").write_text(notebook(FORM_CELL, MARKING_CELL, TRAP), encoding="utf-8")
    return notebooks


def open_notebook(page: Page, lab: str, name: str) -> None:
    page.set_viewport_size(LAPTOP)
    page.goto(lab.format(path=f"{name}/{EXERCISE}.ipynb"))


def faults_of_asking(page: Page) -> list[str]:
    return [one["id"] for one in Axe().run(page, context=".rm-code").response["violations"]]


def code_on_disk(folder: Path) -> str:
    code: str = json.loads((folder / "answers.json").read_text(encoding="utf-8"))["code"]
    return code


def restart(page: Page) -> None:
    page.locator(".rm-exercise").evaluate("form => { form.dataset.before = '' }")
    page.get_by_role("button", name="Restart the kernel", exact=True).click()
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    page.locator(".rm-exercise:not([data-before])").wait_for(timeout=PATIENCE)
    shown(page)


def test_by_mouse_from_the_code_over_reload_and_restart_to_the_feedback(page: Page, lab: str, notebooks: Path) -> None:
    folder = notebooks / "mouse"
    open_notebook(page, lab, folder.name)
    page.get_by_label(CODE).wait_for(timeout=PATIENCE)
    assert faults_of_asking(page) == []
    page.get_by_label(CODE).fill("nobodys")
    page.get_by_role("button", name="Open my file").click()
    expect(page.get_by_role("alert")).to_contain_text("There is no file for this code here.", timeout=PATIENCE)
    assert faults_of_asking(page) == []
    page.get_by_label(CODE).fill("K7M2-QXZ ")
    page.get_by_role("button", name="Open my file").click()
    shown(page)
    expect(page.get_by_text(f"Your code: {MINE}.")).to_be_visible()
    page.reload()
    shown(page)  # nothing was answered, and nobody is asked again

    page.locator(".rm-step").nth(1).click()
    page.get_by_label(WHOSE).fill("Martin")
    wait_until_saved(page)
    restart(page)
    expect(page.get_by_label(WHOSE)).to_have_value("Martin")
    page.get_by_role("button", name="Hand in", exact=True).click()
    page.get_by_label("Your name or number").fill("T 17")
    page.get_by_role("button", name="Hand in now").click()
    page.get_by_role("heading", name="Receipt").wait_for(timeout=PATIENCE)
    (there,) = (folder / "hand-in").glob("*.zip")
    assert read_hand_in(there).receipt.assigned == MINE

    put_feedback(folder, "<p>The earlier one.</p>", day(3), place="2026-03-02 10:00:00.000000 UTC")
    put_feedback(folder, FEEDBACK, day(4))
    page.reload()
    shown(page)
    page.get_by_role("button", name="Your trainer’s feedback of 4 March").click()
    frame = page.frame_locator("iframe.rm-returned")
    expect(frame.get_by_text("Well argued.")).to_be_visible()
    frame.get_by_text("Press me.").click()
    assert faults_of_access(page) == []
    assert page.evaluate("window.was_run") is None
    page.set_viewport_size({"width": 390, "height": 844})  # a phone
    box = page.locator("iframe.rm-returned").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert 330 <= box["width"] <= 390
    page.get_by_role("button", name="Close").click()
    page.set_viewport_size(LAPTOP)

    page.keyboard.press("Control+s")
    page.wait_for_timeout(1000)
    saved = (folder / f"{EXERCISE}.ipynb").read_text(encoding="utf-8")
    assert "The form is not shown yet" in saved
    assert "Well argued" not in saved
    assert "widget-view" not in saved
    assert not (folder / "was-run").exists()
    assert "by_the_tools" not in json.dumps(json.loads(saved)["cells"][1]["outputs"])


@pytest.mark.soak
def test_by_keyboard_to_another_code_and_back_to_what_was_written_under_the_first(
    page: Page, lab: str, notebooks: Path
) -> None:
    folder = notebooks / "keyboard"
    open_notebook(page, lab, folder.name)
    expect(page.get_by_label(CODE)).to_be_focused(timeout=PATIENCE)
    page.keyboard.type(OTHER)  # in the pool, but another's
    page.keyboard.press("Enter")
    shown(page)
    page.locator(".rm-step").nth(1).focus()
    page.keyboard.press("Enter")
    page.get_by_label(WHOSE).focus()
    page.keyboard.type("under the wrong code")
    wait_until_saved(page)
    assert code_on_disk(folder) == OTHER

    for code, wanted in ((MINE, ""), (OTHER, "under the wrong code")):
        page.get_by_role("button", name="Not your code? Change it").focus()
        page.keyboard.press("Enter")
        if code == MINE:  # as something was answered
            expect(page.get_by_role("dialog")).to_contain_text("you have answered 1 question on it")
            assert faults_of_access(page) == []
            page.get_by_role("button", name="Give another code").focus()
            page.keyboard.press("Enter")
        expect(page.get_by_label(CODE)).to_be_focused(timeout=PATIENCE)
        page.keyboard.type(code)
        page.keyboard.press("Enter")
        shown(page)
        page.locator(".rm-step").nth(1).focus()
        page.keyboard.press("Enter")
        expect(page.get_by_label(WHOSE)).to_have_value(wanted)
    assert code_on_disk(folder) == OTHER
    assert page.locator(".jp-Notebook:visible .jp-CodeCell").count() == 3
