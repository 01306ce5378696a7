"""The form in a real JupyterLab when things go wrong: no kernel, no folder, two windows, keys of JupyterLab's."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.forms.exercising import LAPTOP, PATIENCE, shown, wait_until_saved

FORM_CELL = (
    "# The form. If you cannot see it below, press the double arrow ▶▶ above.\n"
    "from rightmix_sim.forms import show_exercise\n"
    'show_exercise("warm-up")'
)
WHOSE = "Whose file is it?"
DOCUMENTS = "How many documents does it hold?"


def notebook(*sources: str, autorun: bool = True) -> str:
    cells = [
        {
            "cell_type": "code",
            "id": f"cell-{at}",
            "metadata": {},
            "source": source,
            "outputs": [],
            "execution_count": None,
        }
        for at, source in enumerate(sources)
    ]
    metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "rightmix": {"autorun": autorun},
    }
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture(scope="module")
def notebooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("trouble")


@pytest.fixture
def folder(notebooks: Path, request: pytest.FixtureRequest) -> Path:
    """A folder of its own with a notebook that shows the warm-up."""
    folder = notebooks / re.sub(r"\W+", "-", request.node.name)[:60]
    folder.mkdir()
    (folder / "warm-up.ipynb").write_text(notebook(FORM_CELL), encoding="utf-8")
    return folder


def open_form(page: Page, lab: str, folder: Path, *, step: int = 1) -> None:
    page.set_viewport_size(LAPTOP)
    page.goto(lab.format(path=f"{folder.name}/warm-up.ipynb"))
    shown(page)
    page.locator(".rm-step").nth(step).click()


def saved(folder: Path) -> dict[str, object]:
    answers: dict[str, object] = json.loads((folder / "answers.json").read_text(encoding="utf-8"))["answers"]
    return answers


def test_what_is_typed_while_the_kernel_is_gone_is_said_kept_and_brought_back(
    page: Page, lab: str, folder: Path
) -> None:
    open_form(page, lab, folder)
    page.get_by_label(WHOSE).fill("Martin")
    wait_until_saved(page)
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.get_by_role("menuitem", name="Shut Down Kernel", exact=True).click()
    page.wait_for_timeout(1500)
    page.get_by_label(WHOSE).fill("Martin Tressell")
    expect(page.get_by_role("alert")).to_contain_text("Not saved: the notebook does not answer", timeout=PATIENCE)
    assert page.get_by_label(WHOSE).input_value() == "Martin Tressell"
    assert saved(folder) == {"whose": "Martin"}

    page.reload()
    shown(page)
    expect(page.locator(".rm-notice")).to_contain_text("has been brought back")
    wait_until_saved(page)
    assert saved(folder) == {"whose": "Martin Tressell"}


def test_what_the_disk_refuses_is_said_kept_on_the_screen_and_saved_later(page: Page, lab: str, folder: Path) -> None:
    open_form(page, lab, folder)
    page.get_by_label(WHOSE).fill("Martin")
    wait_until_saved(page)
    moved = folder.with_name(f"{folder.name}-elsewhere")
    folder.rename(moved)
    page.get_by_label(WHOSE).fill("Martin Tressell")
    page.get_by_label(DOCUMENTS).fill("11")
    expect(page.get_by_role("alert")).to_contain_text("Not saved: the folder of this notebook is no longer there")
    assert page.get_by_label(WHOSE).input_value() == "Martin Tressell"
    moved.rename(folder)
    page.locator('.rm-saved[data-kind="saved"]').wait_for(timeout=PATIENCE)
    assert page.get_by_role("alert").count() == 0
    assert saved(folder) == {"whose": "Martin Tressell", "documents": 11}


def test_two_windows_show_each_other_and_of_one_question_the_later_stands_and_can_be_taken_back(
    page: Page, lab: str, folder: Path
) -> None:
    open_form(page, lab, folder)
    page.get_by_label(WHOSE).fill("from the first window")
    wait_until_saved(page)
    second = page.context.new_page()
    open_form(second, lab, folder)
    assert second.get_by_label(WHOSE).input_value() == "from the first window"
    second.get_by_label(DOCUMENTS).fill("11")
    wait_until_saved(second)
    page.bring_to_front()
    expect(page.locator(".rm-notice")).to_contain_text("Changed in another window", timeout=PATIENCE)
    assert page.get_by_label(DOCUMENTS).input_value() == "11"

    page.get_by_label(WHOSE).press_sequentially("!")  # begun here, and before it is sent …
    second.get_by_label(WHOSE).fill("from the second window")  # … said otherwise there
    wait_until_saved(second)
    wait_until_saved(page)
    stands = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
    assert {stands["answers"]["whose"], *(one["value"] for one in stands["replaced"])} == {
        "from the first window!",
        "from the second window",
    }
    second.close()


def test_two_notebooks_open_side_by_side_each_save_their_own(page: Page, lab: str, folder: Path) -> None:
    other = folder / "other"
    other.mkdir()
    (other / "warm-up.ipynb").write_text(notebook(FORM_CELL), encoding="utf-8")
    open_form(page, lab, folder)
    page.get_by_role("tab", name=re.compile("File Browser")).click()
    files = page.locator(".jp-DirListing-itemText")
    files.filter(has_text="other").dblclick()
    page.wait_for_timeout(800)
    files.filter(has_text="warm-up.ipynb").dblclick()
    page.wait_for_function("document.querySelectorAll('.rm-exercise .rm-steps').length === 2", timeout=PATIENCE)
    page.wait_for_timeout(800)
    form = page.locator(".rm-exercise:visible")
    form.locator(".rm-step").nth(1).click()
    form.get_by_text("Yes", exact=True).click()
    form.get_by_label(WHOSE).fill("in the other")
    page.wait_for_timeout(2500)
    assert saved(other) == {"licence": "yes", "whose": "in the other"}
    assert not (folder / "answers.json").exists()


def test_a_module_beside_the_notebook_is_not_run_in_our_place(page: Page, lab: str, folder: Path) -> None:
    trap = 'open("was-run", "w").close()'
    for name in ("anywidget.py", "traitlets.py", "yaml.py", "rightmix_sim/__init__.py", "rightmix_sim/forms.py"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(trap, encoding="utf-8")
    open_form(page, lab, folder)
    page.get_by_label(WHOSE).fill("Martin")
    wait_until_saved(page)
    assert not (folder / "was-run").exists()


@pytest.mark.soak
def test_much_that_is_typed_while_the_kernel_is_gone_is_all_brought_back(page: Page, lab: str, folder: Path) -> None:
    open_form(page, lab, folder)
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.get_by_role("menuitem", name="Shut Down Kernel", exact=True).click()
    page.wait_for_timeout(1000)
    page.get_by_label(WHOSE).fill("first")
    expect(page.get_by_role("alert")).to_contain_text("Not saved", timeout=PATIENCE)
    page.get_by_label(WHOSE).fill("second")
    page.get_by_label(DOCUMENTS).fill("7")
    page.wait_for_timeout(1500)
    expect(page.get_by_role("alert")).to_contain_text("Not saved")
    page.reload()
    shown(page)
    page.locator(".rm-notice").wait_for(timeout=PATIENCE)
    page.wait_for_timeout(1500)
    assert saved(folder) == {"whose": "second", "documents": 7}


def test_on_a_screen_with_large_letters_everything_can_be_reached(page: Page, lab: str, folder: Path) -> None:
    open_form(page, lab, folder)
    page.set_viewport_size({"width": 683, "height": 384})  # a laptop's screen at 200 %
    page.wait_for_timeout(800)
    box = page.locator(".rm-questions").bounding_box()
    assert box is not None
    assert box["height"] > 300
    foot = page.locator(".rm-foot").bounding_box()
    assert foot is not None
    assert foot["y"] >= box["y"] + box["height"] - 2
    page.get_by_label(DOCUMENTS).fill("11")
    wait_until_saved(page)
    page.get_by_role("button", name="File and questions").click()
    below = page.locator(".rm-file-body").bounding_box()
    assert below is not None
    assert below["height"] > 200


def test_keys_on_a_button_or_a_list_do_nothing_to_the_notebook(page: Page, lab: str, folder: Path) -> None:
    open_form(page, lab, folder, step=2)
    page.get_by_role("button", name="Add a thing").click()
    whom = page.get_by_label("Whom you would ask")
    for target in (page.get_by_role("button", name="Glossary"), whom, page.get_by_label("Probation", exact=True)):
        target.focus()
        for key in ("a", "b", "d", "d", "x", "m", "0", "0"):
            page.keyboard.press(key)
    whom.focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    wait_until_saved(page)
    assert whom.input_value() == "probation"
    assert page.locator(".jp-Notebook:visible .jp-CodeCell").count() == 1
    assert page.get_by_role("dialog").count() == 0


def test_only_the_form_is_run_when_a_notebook_is_opened(page: Page, lab: str, folder: Path) -> None:
    trap = 'open("was-run", "w").close()'
    (folder / "warm-up.ipynb").write_text(notebook(trap, f"{FORM_CELL}\n{trap}", FORM_CELL, trap), encoding="utf-8")
    open_form(page, lab, folder)
    page.wait_for_timeout(1000)
    assert page.locator(".rm-exercise").count() == 1
    assert not (folder / "was-run").exists()


def test_a_notebook_that_does_not_ask_for_it_is_not_run_and_says_what_to_press(
    page: Page, lab: str, folder: Path
) -> None:
    (folder / "warm-up.ipynb").write_text(notebook(FORM_CELL, autorun=False), encoding="utf-8")
    page.set_viewport_size(LAPTOP)
    page.goto(lab.format(path=f"{folder.name}/warm-up.ipynb"))
    expect(page.get_by_text("press the double arrow ▶▶ above")).to_be_visible(timeout=PATIENCE)
    page.wait_for_timeout(4000)
    assert page.locator(".rm-exercise").count() == 0
    page.get_by_role("button", name="Restart the kernel and run all cells").click()
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    shown(page)


def test_a_saved_notebook_holds_no_form_that_could_not_be_shown(page: Page, lab: str, folder: Path) -> None:
    open_form(page, lab, folder)
    page.keyboard.press("Control+s")
    page.wait_for_timeout(1500)
    content = json.loads((folder / "warm-up.ipynb").read_text(encoding="utf-8"))
    text = json.dumps(content)
    assert "widget-view" not in text
    assert "widgets" not in content["metadata"]
    assert "The form is not shown yet" in text
    assert page.locator(".rm-exercise").count() == 1


def test_the_form_shows_itself_and_saves_in_notebook_7(page: Page, lab: str, folder: Path) -> None:
    page.set_viewport_size(LAPTOP)
    page.goto(lab.replace("/lab/tree/", "/notebooks/").format(path=f"{folder.name}/warm-up.ipynb"))
    shown(page)
    page.locator(".rm-step").nth(1).click()
    page.get_by_label(WHOSE).fill("Martin Tressell")
    wait_until_saved(page)
    assert saved(folder) == {"whose": "Martin Tressell"}
    box = page.locator(".rm-exercise").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= LAPTOP["height"] + 4


def test_file_and_questions_are_both_in_view_on_a_laptop(page: Page, lab: str, folder: Path) -> None:
    open_form(page, lab, folder)
    for selector in (".rm-file-body", ".rm-questions"):
        box = page.locator(selector).bounding_box()
        assert box is not None, selector
        assert box["x"] >= 0, selector
        assert box["x"] + box["width"] <= LAPTOP["width"], selector
        assert box["y"] >= 0, selector
        assert box["y"] + box["height"] <= LAPTOP["height"], selector
        assert box["height"] > 300, selector
        assert box["width"] > 380, selector
    shutil.rmtree(folder / ".ipynb_checkpoints", ignore_errors=True)
