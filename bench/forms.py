"""Exercise forms: how long after the kernel is ready a form stands on the screen."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from rightmix_sim.exercises import EXERCISES

ROUNDS = 3
ASKED = 3.0  # seconds from a kernel that is ready to a form
_KERNEL = """
import time
begun = time.process_time()
{work}
print(time.process_time() - begun)
"""
_BARE = "import ipywidgets; ipywidgets.Text()"  # what any notebook with a widget pays
_FORM = """
from pathlib import Path
from rightmix_sim.forms.exercise_form import ExerciseForm, given_material
ExerciseForm(given_material("{id}", Path("nowhere")), Path("nowhere"))
"""
# Notes in the page when the kernel first was idle and when the form was there, in milliseconds of its own clock.
_WATCH = """
window.rightmixTimes = {};
setInterval(() => {
    const times = window.rightmixTimes;
    const note = (name, there) => { if (there && !(name in times)) times[name] = performance.now(); };
    note('kernel', document.querySelector('.jp-Notebook-ExecutionIndicator[data-status="idle"]'));
    note('form', document.querySelector('.rm-exercise .rm-steps'));
}, 10);
"""


def print_forms(*, quick: bool) -> None:
    """A row for each exercise: the kernel's processor seconds to a form, and in a browser the seconds by the clock."""
    ids = EXERCISES[:2] if quick else EXERCISES
    rounds = 1 if quick else ROUNDS
    bare = min(_seconds(_BARE) for _ in range(rounds))
    print(f"\nForms: from a kernel that is ready to a form on the screen; {ASKED:g} s may pass.\n")
    print(f"A fresh kernel with one bare widget: {bare:.2f} s.\n")
    print(f"{'exercise':<26}{'kernel s':>10}{'by bare':>9}{'on screen s':>13}{'of the time asked':>19}")
    shown = {} if quick else dict(_on_screen(ids))
    for id in ids:
        kernel = min(_seconds(_FORM.format(id=id)) for _ in range(rounds))
        clock = f"{shown[id]:>13.2f}{shown[id] / ASKED:>19.0%}" if id in shown else f"{'–':>13}{'–':>19}"
        print(f"{id:<26}{kernel:>10.2f}{kernel / bare:>9.1f}{clock}")


def _seconds(work: str) -> float:
    """Processor seconds of a fresh Python."""
    run = subprocess.run([sys.executable, "-c", _KERNEL.format(work=work)], check=True, capture_output=True, text=True)
    return float(run.stdout)


def _on_screen(ids: tuple[str, ...]) -> Iterator[tuple[str, float]]:
    """The median of a few openings in a real JupyterLab; nothing where there is no Chromium."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    from tests.conftest import CHROMIUM_ARGUMENTS, find_chromium  # noqa: PLC0415
    from tests.forms.exercising import notebooks_in  # noqa: PLC0415
    from tests.forms.lab import running_lab  # noqa: PLC0415

    if find_chromium() is None:
        return
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        home = Path(folder) / "home"
        home.mkdir()
        with running_lab(notebooks_in(Path(folder)), home) as lab:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(CHROMIUM_ARGUMENTS))
            for id in ids:
                times = []
                for _ in range(ROUNDS):
                    page = browser.new_page(viewport={"width": 1366, "height": 768})
                    page.add_init_script(_WATCH)
                    page.goto(lab.format(path=f"{id}/{id}.ipynb"))
                    page.locator(".rm-exercise .rm-steps").wait_for(timeout=120_000)
                    page.wait_for_timeout(100)
                    seen: dict[str, float] = page.evaluate("window.rightmixTimes")
                    times.append((seen["form"] - seen["kernel"]) / 1000)
                    page.close()
                yield id, median(times)
            browser.close()
