"""nbgrader's own program, and its formgrader in a real browser, on a course with hostile work in it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rightmix_sim.course.folder import Course
from rightmix_sim.course.with_nbgrader.gradebook import enter, grades, opened, submissions
from tests.course.hostile.made import EVERY_TEXT
from tests.course.hostile.offender import ASSIGNMENT, WHOLE
from tests.course.hostile.texts import RAN
from tests.forms.lab import running_lab

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page, Route

# nbgrader as its program starts it; what Python starts or reaches is written down, whoever asks for it
PROGRAM = """
import json, sys
seen = []
watched = {"subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn",
           "socket.connect"}
sys.addaudithook(lambda event, details: seen.append(event) if event in watched else None)
from nbgrader.apps.nbgraderapp import main
try:
    main()
finally:
    open(SEEN, "w").write(json.dumps(seen))
"""
MADE_OF = "script, img, iframe, a, form, style, svg, input, object, base, meta, table, h1, ul, code"
# As MathJax does it: nothing is set in what bears this class, and in elements of code
MATHJAX = r"""
window.set = []; window.walked = 0;
window.setIn = (place) => {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest('.tex2jax_ignore, script, noscript, style, textarea, pre, code')) continue;
    if (/\$|\\\(|\\\[|\\begin\{/.test(node.data)) window.set.push(node.data);
  }
  window.walked += 1;
};
window.MathJax = { Hub: { Config() {}, Queue() { window.setIn(document.body); } } };
window.addEventListener('load', () => document.querySelectorAll('script[type="text/x-mathjax-config"]')
  .forEach((one) => (0, eval)(one.textContent)));
"""


def test_the_real_program_starts_no_process_and_refuses_what_is_not_ours(small: Course, tmp_path: Path) -> None:
    placed = small.folder / "submitted" / "unstamped_folder_in_submitted" / ASSIGNMENT
    shutil.copytree(small.folder / "submitted" / "neighbour" / ASSIGNMENT, placed)
    _due_long_ago(small)
    seen = tmp_path / "seen.json"
    program = f"SEEN = {str(seen)!r}\n{PROGRAM}"
    command = [sys.executable, "-c", program, "autograde", ASSIGNMENT, "--force"]
    with (tmp_path / "said").open("w") as said:
        running = subprocess.Popen(command, cwd=small.folder, stdout=said, stderr=said)
        children = set(_children_while(running))
    told = (tmp_path / "said").read_text()
    assert running.returncode == 0, told
    assert json.loads(seen.read_text()) == []
    assert children == set()
    assert "it was another's" in told
    assert "it was another's" in (small.folder / "collected.csv").read_text(encoding="utf-8")
    assert not placed.exists()
    assert list((small.folder.parent / "canaries").iterdir()) == []
    late = {one.trainee: one.penalty for one in submissions(small)}
    for id in ("fork_bomb_cell", "os_exit"):
        assert _points(small, id) == WHOLE
        assert late[id] == 8.5  # half of 17, the most that may be taken off


def _due_long_ago(course: Course) -> None:
    path = course.folder / "course.yaml"
    settings = path.read_text(encoding="utf-8")
    settings = settings.replace(f"{ASSIGNMENT}: {{}}", f'{ASSIGNMENT}: {{due: "2025-03-05 17:00"}}')
    path.write_text(re.sub(r"^late: .*$", "late: {each_day: 10, most: 50}", settings, flags=re.MULTILINE))
    enter(Course(course.folder))


def _children_while(running: subprocess.Popen[bytes]) -> Iterator[str]:
    """The children it had at any time, where the system tells them."""
    listed = Path(f"/proc/{running.pid}/task/{running.pid}/children")
    while running.poll() is None:
        with suppress(OSError):
            yield from listed.read_text().split()
        time.sleep(0.01)


def _points(course: Course, trainee: str) -> float:
    return round(sum(one.points or 0.0 for one in grades(course, trainee) if one.cell != "account"), 2)


@pytest.fixture
def visited(chromium: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page in which MathJax is there, and what else it asked of the outside."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        address = route.request.url
        if address.startswith("http://127.0.0.1"):
            route.continue_()
        elif "mathjax" in address.lower():
            route.fulfill(body=MATHJAX, content_type="text/javascript")
        else:
            asked.append(address)
            route.abort()

    def refuse(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    context = chromium.new_context(service_workers="block", viewport={"width": 1300, "height": 900})
    context.route("**/*", answer)
    page = context.new_page()
    page.on("dialog", refuse)
    yield page, asked
    context.close()


def test_formgrader_shows_every_text_and_none_does_anything(
    small: Course, visited: tuple[Page, list[str]], tmp_path: Path
) -> None:
    page, asked = visited
    with opened(small) as book:
        submission = book.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, EVERY_TEXT).id
    with running_lab(small.folder, tmp_path, begun_in=small.folder) as lab:
        address, _, query = lab.partition("/lab/tree/")
        token = query.partition("?")[2].partition("&")[0]
        page.goto(f"{address}/formgrader/submissions/{submission}/?{token}")
        page.wait_for_selector("#account")
        page.wait_for_function("window.walked > 0")
        shown = page.locator(".nbgrader_cell", has=page.locator("#account"))
        for sign in ("<script>", RAN, "{{ 7 * 7 }}", "[look](javascript:", "$$\\text{set as mathematics}$$"):
            assert sign in shown.inner_text(), sign
        for part in shown.locator(".text_cell_render p").all():
            part.dispatch_event("mouseover")
            part.click(force=True)
        assert page.evaluate("[window.ran, window.set]") == [None, []]
        assert page.title() != "ran"
        assert shown.locator(".text_cell_render").locator(MADE_OF).count() == 0
        page.evaluate("document.body.append('$x$'); window.setIn(document.body)")
        assert page.evaluate("window.set") == ["$x$"]  # it would have been seen
        for place in (f"gradebook/{ASSIGNMENT}/{ASSIGNMENT}", "manage_students", f"manage_submissions/{ASSIGNMENT}"):
            page.goto(f"{address}/formgrader/{place}?{token}")
            page.wait_for_selector("tbody tr td")
            page.wait_for_timeout(300)
            assert page.evaluate("window.ran ?? null") is None, place
    assert asked == []
