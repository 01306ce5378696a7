"""Twelve trainees from the roster to the export, by real processes; three of them, and the trainer, in a browser.

ann, ben and cat click in JupyterLab: ann sends a zip, ben and cat use nbgrader's exchange. dan to hal send zips, ida
and jon use the exchange, kim's zip was changed on the way, lea hands in nothing.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from rightmix_sim.course.folder import Course
from rightmix_sim.course.second import read_kept
from rightmix_sim.course.with_nbgrader.gradebook import give, grades, opened
from tests.course.end_to_end import trainees as them
from tests.forms.lab import running_lab

pytestmark = [pytest.mark.soak, pytest.mark.browser]

ROSTER = """\
id,first_name,last_name,email,lms_user_id
ann,Ann,"O'Neil, Jr",ann@example.org,1
ben,Ben,Shaw,ben@example.org,2
cat,Cat,Lee,cat@example.org,3
dan,Dan,Moss,dan@example.org,4
eve,Eve,Hart,eve@example.org,5
fay,Fay,Cole,fay@example.org,6
gus,Gus,Dean,gus@example.org,7
hal,Hal,Ford,hal@example.org,8
ida,Ida,Lund,ida@example.org,9
jon,Jon,Webb,jon@example.org,10
kim,Kim,Ross,kim@example.org,11
lea,Lea,Park,lea@example.org,12
"""
OWN, COMMON = "ex3-mappa", "ex3-mappa-common"
BY_ZIP, BY_EXCHANGE = ("dan", "eve", "fay", "gus", "hal"), ("ida", "jon")
SLIPS = {"dan": 0.05, "eve": 0.1, "fay": 0.2, "gus": 0.3, "hal": 0.4, "ida": 0.15, "jon": 0.25}
TOOLS, TEXT = 17.0, 3.0  # points of exercise 3


@pytest.fixture
def course(tmp_path: Path) -> Course:
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")
    them.program("rightmix", "course", "new", "spring", "--roster", "roster.csv", "--exercise", OWN, at=tmp_path)
    exchange = tmp_path / "exchange"
    exchange.mkdir(mode=0o777)
    settings = tmp_path / "spring" / "course.yaml"
    settings.write_text(settings.read_text().replace('exchange: ""', f"exchange: {exchange}"))
    them.program("rightmix", "course", "update", "spring", at=tmp_path)
    return Course(tmp_path / "spring")


def test_twelve_trainees_from_the_roster_to_the_export(
    course: Course, tmp_path: Path, page: Page, chromium: Browser
) -> None:
    at = course.folder
    homes = work_of_trainees(course, tmp_path, page)
    told = them.program("rightmix", "course", "collect", ".", at=at)
    assert "7 looked at: 6 taken, 1 refused" in told and "refused: 06-ex3-mappa_kim_1.zip" in told

    with running_lab(at, tmp_path / "trainer", begun_in=at) as lab, offline(chromium) as desk:
        collect_and_mark_by_buttons(desk, lab)
        them.program("rightmix", "course", "mark", ".", at=at)
        points = {(one.trainee, one.cell): one.points for one in grades(course) if one.assignment == OWN}
        assert {one for one, _ in points} == {"ann", "ben", "cat", *BY_ZIP, *BY_EXCHANGE}
        for trainee in ("ann", "ben", "cat"):
            tools = [value for (who, cell), value in points.items() if who == trainee and cell != "note"]
            assert sum(one for one in tools if one is not None) == pytest.approx(TOOLS)
            assert points[trainee, "note"] is None
        assert sum(points["hal", cell] or 0 for who, cell in points if who == "hal") < TOOLS - 2
        mark_a_text(desk, lab, course)

    told = them.program("rightmix", "course", "feedback", ".", at=at)
    assert "Feedback for 1:" in told and "dan, ex3-mappa: Still to be marked" in told
    give(course, [(who, OWN, "note", 2.0, "Noted.") for who in ("ben", "cat", *BY_ZIP, *BY_EXCHANGE)])
    second_marks(course, tmp_path)
    assert "Feedback for 10:" in them.program("rightmix", "course", "feedback", ".", at=at)

    them.program("nbgrader", "release_feedback", OWN, at=at)
    them.program("nbgrader", "fetch_feedback", OWN, at=homes["ben"])
    feedback_in_the_notebook(page, homes["ben"], tmp_path)
    the_trainers_pages(course)


@contextmanager
def offline(chromium: Browser) -> Iterator[Page]:
    """A page without a network: formgrader asks for mathematics from afar, and must do without."""
    context = chromium.new_context()
    context.route(lambda address: "127.0.0.1" not in address, lambda route: route.abort())
    yield context.new_page()
    context.close()


def work_of_trainees(course: Course, tmp_path: Path, page: Page) -> dict[str, Path]:
    """Everybody works and hands in; the homes of those who use the exchange."""
    at, homes = course.folder, {}
    them.program("nbgrader", "release_assignment", OWN, at=at)
    them.program("rightmix", "course", "hand-out", ".", at=at)
    desk = tmp_path / "desk"
    them.unpacked(next((at / "hand-out").glob("ann*.zip")), desk / "ann")
    for trainee in ("ben", "cat", *BY_EXCHANGE):
        homes[trainee] = them.exchange_for(trainee, course, desk)
        them.program("nbgrader", "fetch_assignment", OWN, at=homes[trainee])
    line = {one.trainee: one for one in course.work if one.assignment == OWN}
    with running_lab(desk, tmp_path / "home") as lab:
        (mine,) = (desk / "ann").rglob(f"{OWN}/{OWN}.ipynb")
        them.worked(page, lab, str(mine.relative_to(desk)), course, "ann", OWN)
        files = [them.handed_in(page, "Ann O'Neil, Jr", mine.parent)]
        for trainee in ("ben", "cat"):
            path = f"{trainee}/{OWN}/{OWN}.ipynb"
            them.worked(page, lab, path, course, trainee, OWN, code=line[trainee].code.upper())
    for trainee in BY_ZIP:
        answers = them.answers_of(course, trainee, OWN, slips=SLIPS[trainee], text=them.TEXTS["weak"])
        files.append(them.zip_of(course, trainee, OWN, answers, tmp_path / "zips"))
    for trainee in BY_EXCHANGE:
        answers = them.answers_of(course, trainee, OWN, slips=SLIPS[trainee], text=them.TEXTS["good"])
        them.put_answers(course, trainee, OWN, answers, homes[trainee] / OWN)
    for trainee in ("ben", "cat", *BY_EXCHANGE):
        them.program("nbgrader", "submit", OWN, f"--student={trainee}", at=homes[trainee])
    spoilt = them.zip_of(course, "kim", OWN, them.answers_of(course, "kim", OWN), tmp_path / "zips")
    spoilt.write_bytes(spoilt.read_bytes().replace(b"receipt.json", b"receipt.jsOn"))
    them.sent([*files, spoilt], course)
    return homes


def collect_and_mark_by_buttons(page: Page, lab: str) -> None:
    """Formgrader's Collect and Autograde, pressed by the trainer."""
    address = lab.partition("/lab/")[0]
    token = lab.partition("?")[2].partition("&")[0]
    page.goto(f"{address}/formgrader/manage_assignments?{token}")
    page.locator(f'tr:has(td.name[data-order="{OWN}"]) td.collect a').click()
    page.get_by_text("Successfully collected").wait_for(timeout=60_000)
    page.goto(f"{address}/formgrader/manage_submissions/{OWN}")
    page.locator('tr:has(td.student-id[data-order="ben"]) td.autograde a').click()
    page.get_by_text("Successfully autograded").wait_for(timeout=60_000)


def mark_a_text(page: Page, lab: str, course: Course) -> None:
    """A trainer reads ann's text in formgrader: points, a comment by one press, another typed."""
    with opened(course) as book:
        submission = book.find_submission_notebook(OWN, OWN, "ann").id
    page.goto(f"{lab.partition('/lab/')[0]}/formgrader/submissions/{submission}")
    assert "O'Neil" not in page.locator("body").inner_text()
    assert them.TEXTS["good"] in page.locator(".nbgrader_cell", has_text="Student's answer").inner_text()
    page.locator(".rightmix-bank button:enabled").first.wait_for()  # formgrader has loaded what stands in the gradebook
    page.locator("input#note").click()
    page.keyboard.type("2.5")
    page.keyboard.press("Tab")
    page.locator(".score-saved:visible").first.wait_for()
    page.locator(".rightmix-bank button").first.click()
    box = page.locator("#note-comment")
    box.press_sequentially(" Well argued.")
    page.keyboard.press("Tab")
    page.wait_for_timeout(1500)
    found = next(one for one in grades(course, "ann") if one.assignment == OWN and one.cell == "note")
    assert found.points == 2.5 and found.by_hand
    assert found.comment.endswith(" Well argued.") and len(found.comment) > len(" Well argued.")


def second_marks(course: Course, tmp_path: Path) -> None:
    """A second trainer marks a sample, by the file that comes with it."""
    at = course.folder
    told = them.program("rightmix", "course", "second-draw", ".", "--name", "spring-1", "--count", "6", at=at)
    assert "6 texts for a second trainer" in told
    blind = (at / "second-sample-spring-1.html").read_text(encoding="utf-8")
    assert not [one for one in course.trainees if one.last_name in blind or one.email in blind]
    assert not [one.code for one in course.work if one.code in blind]
    filled = tmp_path / "marks.csv"
    filled.write_text("number;points;comment\n" + "".join(f"{number};1,5;\n" for number in range(1, 7)))
    command = ("rightmix", "course", "second-read", ".", str(filled), "--name", "spring-1", "--marker", "P. Noakes")
    assert "6 second marks taken in" in them.program(*command, at=at)
    assert len(read_kept(course)) == 6


def feedback_in_the_notebook(page: Page, home: Path, tmp_path: Path) -> None:
    """ben finds it at the top of the form."""
    with running_lab(home, tmp_path / "again") as lab:
        page.goto(lab.format(path=f"{OWN}/{OWN}.ipynb"))
        page.get_by_text("Your trainer’s feedback").first.click(timeout=60_000)
        inside = page.frame_locator(".rm-exercise iframe")
        inside.get_by_text("19 of 20 points").wait_for(timeout=60_000)
        assert "Noted." in inside.locator("main").inner_text()


def the_trainers_pages(course: Course) -> None:
    """The report names who has not handed in; the export has a line for each, names whole."""
    at = course.folder
    them.program("rightmix", "course", "report", ".", at=at)
    page = (at / "report.html").read_text(encoding="utf-8")
    assert "Lea Park" in page and "<script" not in page
    them.program("rightmix", "course", "export", ".", "--to", "csv", "--out", "marks.csv", at=at)
    them.program("rightmix", "course", "export", ".", "--to", "moodle", "--out", "moodle.csv", at=at)
    with (at / "marks.csv").open(encoding="utf-8-sig", newline="") as source:
        rows = list(csv.DictReader(source))
    assert {row["last_name"] for row in rows if row["id"] == "ann"} == {"O'Neil, Jr"}
    assert {row["id"] for row in rows if row["assignment"] == OWN} == {one.id for one in course.trainees}
    assert "ann@example.org" in (at / "moodle.csv").read_text(encoding="utf-8-sig")
