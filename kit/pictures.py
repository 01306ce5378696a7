"""Makes the pictures of READ ME FIRST and docs/start.md: `make pictures`. Needs Chromium; a few minutes.

Three are taken in a real JupyterLab on the project's own notebooks, two are drawn from what the kit itself says.
"""

from __future__ import annotations

import io
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from html import escape
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from kit.build import READ_ME, ROOT, STARTERS, TOP
from tests.conftest import CHROMIUM_ARGUMENTS, find_chromium
from tests.forms.exercising import LAPTOP, Work, notebooks_in, wait_until_saved
from tests.forms.filling import Mouse
from tests.forms.lab import running_lab

sys.path.insert(0, str(ROOT / "kit"))  # as when start.py runs there

from opening import OPENS, STAYS
from setting_up import FIRST, STEPS, step

IMAGES = ROOT / "docs" / "images"
EXERCISE = "ex2-rm2000"
NUMBER = "T-17"
ADDRESS = "http://127.0.0.1:8888/lab/tree/home.ipynb?token=0f3c…"
COLOURS = 96
LOOK = """
body { margin: 0; background: #fff; color: #111; }
.window { box-sizing: border-box; width: 760px; border: 1px solid #8a8f98; border-radius: 8px; overflow: hidden; }
.title { background: #e8eaee; padding: 7px 12px; font: 600 15px/1.4 "Liberation Sans", Arial, sans-serif; }
.list { padding: 8px 12px 12px; font: 16px/1.4 "Liberation Sans", Arial, sans-serif; }
.row { display: grid; grid-template-columns: 30px 1fr auto; align-items: center; padding: 4px 8px; border-radius: 5px; }
.row.start { background: #e3eefa; outline: 1px solid #9dbfe4; margin: 3px 0; }
.row.start b { font-weight: 600; }
.row i { font-style: normal; color: #444; }
pre { margin: 0; padding: 14px 16px; background: #1b1f24; color: #f2f2f2; white-space: pre-wrap; }
pre { font: 15px/1.45 "Liberation Mono", "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
svg { display: block; }
"""
FOLDER_ICON = '<svg width="20" height="18"><path d="M1 3h6l2 2h10v11H1z" fill="#e9c46a" stroke="#8a6d1d"/></svg>'
FILE_ICON = '<svg width="16" height="20"><path d="M1 1h9l5 5v13H1z" fill="#fff" stroke="#5b6470"/></svg>'
SYSTEM = {".bat": "double-click on Windows", ".command": "double-click on a Mac", ".sh": "start on Linux"}


def folder() -> str:
    """The unpacked folder, drawn as a file manager lists it."""
    names = sorted((READ_ME, *STARTERS), key=str.lower)
    rows = [f'<div class="row">{FOLDER_ICON}<span>{name}</span><i></i></div>' for name in ("kit", "notebooks")]
    for name in names:
        hint = SYSTEM.get(Path(name).suffix, "")
        kind, shown = ("row start", f"<b>{escape(name)}</b>") if hint else ("row", escape(name))
        rows.append(f'<div class="{kind}">{FILE_ICON}<span>{shown}</span><i>{hint}</i></div>')
    return f'<div class="window"><div class="title">{TOP}</div><div class="list">{"".join(rows)}</div></div>'


def window() -> str:
    """What stands in the small window after the first start, in the kit's own words."""
    said = io.StringIO()
    with redirect_stdout(said):
        print(FIRST)
        for number, dots in enumerate((1, 12, 1, 4), start=1):
            with step(number):
                print("." * dots, end="")
        print(f"\nStarting ...\n\n{OPENS.format(address=ADDRESS)}\n{STAYS}")
    assert said.getvalue().count(" of 4: ") == len(STEPS)
    return f'<div class="window"><div class="title">rightmix</div><pre>{escape(said.getvalue().strip())}</pre></div>'


def draw(page: Page, name: str, body: str) -> None:
    """A drawing as a picture, cut to its window."""
    page.set_content(f'<html lang="en"><style>{LOOK}</style><body>{body}</body></html>')
    keep(name, page.locator(".window").screenshot())


def keep(name: str, png: bytes) -> None:
    """Write a picture, small: the colours of a screen are few."""
    target = IMAGES / f"{name}.png"
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(target, optimize=True)
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size / 1000:.0f} kB")


def take(page: Page, lab: str, notebooks: Path) -> None:
    """The home notebook, an exercise with some answers, its receipt."""
    work = Work(EXERCISE, notebooks)
    work.open(page, lab)
    page.get_by_role("button", name="Begin", exact=True).click()
    page.locator(".rm-exercise input[type=radio]:visible").first.click()
    page.get_by_placeholder("e.g. C4").first.click()
    first = page.locator(".rm-file-body .rm-cite:visible").first  # whether it is the right one or not
    first.click()
    wait_until_saved(page)
    keep("start-exercise", page.screenshot())
    first.click()
    hand = Mouse(page, work.exercise, work.material, work.answers)
    for number in range(len(work.exercise.steps)):
        hand.form.locator(".rm-step").nth(number + 1).click()
        hand.fill_step(number)
    hand.form.locator(".rm-step").first.click()
    wait_until_saved(page)
    page.wait_for_timeout(1000)
    page.get_by_role("button", name="Hand in", exact=True).click()
    page.get_by_label("Your name or number").fill(NUMBER)
    page.get_by_role("button", name="Hand in now").click()
    page.get_by_role("heading", name="Receipt").wait_for()
    page.wait_for_timeout(500)
    keep("start-receipt", page.screenshot())
    page.goto(lab.format(path="home.ipynb"))
    page.locator(".jp-OutputArea table:visible").wait_for()
    page.wait_for_timeout(1500)
    keep("start-home", page.screenshot())


def as_trainees_have_it(home: Path) -> None:
    """Switch off what only trainers and programmers install beside JupyterLab."""
    settings = home / "config" / "labconfig"
    settings.mkdir(parents=True)
    off = {"@jupyter/nbgrader": True, "jupyterlab-jupytext": True}
    (settings / "page_config.json").write_text(json.dumps({"disabledExtensions": off}), encoding="utf-8")


@contextmanager
def opened() -> Iterator[Page]:
    """A page of a headless Chromium as large as a laptop's screen."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=list(CHROMIUM_ARGUMENTS))
        page = chromium.new_page(viewport={"width": LAPTOP["width"], "height": LAPTOP["height"]})
        page.set_default_timeout(60_000)
        yield page
        chromium.close()


def main() -> None:
    """Make all five."""
    with opened() as page, tempfile.TemporaryDirectory() as scratch:
        draw(page, "start-folder", folder())
        draw(page, "start-window", window())
        if "--drawings" in sys.argv[1:]:
            return
        home = Path(scratch) / "home"
        as_trainees_have_it(home)
        notebooks = notebooks_in(Path(scratch))
        with running_lab(notebooks, home) as lab:
            take(page, lab, notebooks)


if __name__ == "__main__":
    main()
