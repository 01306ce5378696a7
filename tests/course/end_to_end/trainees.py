"""Trainees at work: three of them click in a real JupyterLab, the others' answers are written by hand of the test."""

from __future__ import annotations

import datetime
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from rightmix_sim.cases.making.luck import Luck
from rightmix_sim.course.demo_answers import with_slips
from rightmix_sim.course.folder import Course
from rightmix_sim.course.marked import held
from rightmix_sim.course.settings import exercise_of
from rightmix_sim.exercises import cleaned, exercise, material_of, reference
from rightmix_sim.exercises.handing_in.hand_in import hand_in
from rightmix_sim.exercises.saving.answers_file import Stored
from rightmix_sim.exercises.saving.shape import bytes_of
from rightmix_sim.randomness import draws
from tests.forms.exercising import LAPTOP, PATIENCE, shown, wait_until_saved
from tests.forms.filling import Mouse

NOW = datetime.datetime.now(datetime.UTC)
PROGRAMS = Path(sys.executable).parent
TEXTS = {
    "good": "The level rests on what the agencies have to do together, and the category on registration and sentence.",
    "weak": "He is medium and should be watched.",
}


def answers_of(course: Course, trainee: str, assignment: str, *, slips: float = 0.0, text: str = "") -> dict[str, Any]:
    """Answers by the key, with slips; the same text for whatever a trainer reads."""
    line = course.work_of(assignment, trainee)
    assert line is not None
    assigned = held(course, assignment, line.code)
    which, material = exercise(exercise_of(assignment)), material_of(assigned)
    luck = Luck(draws(3, 0, "twelve"), sum(map(ord, trainee)), assignment)
    given = with_slips(which, material, reference(assigned), slips, luck) if slips else dict(reference(assigned))
    for criterion in which.criteria:
        if criterion.marked == "trainer":
            given |= {id: text for id in criterion.questions if which.question(id).kind == "text"}
    return cleaned(which, material, given)[0]


def zip_of(course: Course, trainee: str, assignment: str, answers: Mapping[str, Any], folder: Path) -> Path:
    """The file that the form would have written."""
    line = course.work_of(assignment, trainee)
    assert line is not None
    material = material_of(held(course, assignment, line.code))
    work = folder / trainee
    work.mkdir(parents=True, exist_ok=True)
    which = exercise(exercise_of(assignment))
    receipt = hand_in(work, which, material, Stored(answers=dict(answers), revision=1), trainee=trainee, now=NOW)
    return work / "hand-in" / receipt.file


def put_answers(course: Course, trainee: str, assignment: str, answers: Mapping[str, Any], folder: Path) -> None:
    """The answers as the form keeps them beside its notebook."""
    line = course.work_of(assignment, trainee)
    assert line is not None
    stored = Stored(answers=dict(answers), revision=1, saved_at=NOW)
    (folder / "answers.json").write_bytes(bytes_of(stored, exercise_of(assignment), line.code))


def unpacked(archive: Path, home: Path) -> Path:
    """What a trainee makes of the zip that the trainer sent."""
    with zipfile.ZipFile(archive) as source:
        source.extractall(home)
    return home


def program(*command: str, at: Path, status: int = 0) -> str:
    """What a program of this environment prints; it must end with this status."""
    run = subprocess.run(
        [str(PROGRAMS / command[0]), *command[1:]], cwd=at, capture_output=True, text=True, check=False, timeout=300
    )
    said = f"{run.stdout}\n{run.stderr}"
    assert run.returncode == status, f"{' '.join(command)} in {at} ended with {run.returncode}:\n{said[-3000:]}"
    assert status or "Traceback" not in said, said[-3000:]
    return said


def exchange_for(trainee: str, course: Course, home: Path) -> Path:
    """The folder of a trainee who works with nbgrader's exchange."""
    place = home / trainee
    place.mkdir(parents=True)
    (place / "nbgrader_config.py").write_text(
        f'c = get_config()\nc.CourseDirectory.course_id = "{course.settings.course_id}"\n'
        f'c.Exchange.root = "{course.settings.exchange}"\nc.Exchange.cache = "{place / "cache"}"\n'
        'c.CourseDirectory.ignore = [".ipynb_checkpoints", "hand-in", "feedback"]\n'
    )
    return place


def worked(page: Page, lab: str, path: str, course: Course, trainee: str, assignment: str, *, code: str = "") -> None:
    """Open a notebook, give the code where it is asked for, and answer everything by clicking."""
    page.set_viewport_size(LAPTOP)
    page.goto(lab.format(path=path))
    if code:
        page.get_by_label("Your code").fill(code)
        page.get_by_role("button", name="Open my file").click()
    shown(page)
    line = course.work_of(assignment, trainee)
    assert line is not None
    material = material_of(held(course, assignment, line.code))
    which = exercise(exercise_of(assignment))
    hand = Mouse(page, which, material, answers_of(course, trainee, assignment, text=TEXTS["good"]))
    page.get_by_role("button", name="Begin", exact=True).click()
    for number in range(len(which.steps)):
        hand.form = page.locator(".rm-exercise").last
        hand.form.locator(".rm-step").nth(number + 1).click()
        hand.fill_step(number)
    wait_until_saved(page)


def handed_in(page: Page, name: str, folder: Path) -> Path:
    """Press Hand in, and give the file that lies ready to be sent."""
    page.get_by_role("button", name="Hand in", exact=True).click()
    page.get_by_label("Your name or number").fill(name)
    page.get_by_role("button", name="Hand in now").click()
    page.get_by_role("heading", name="Receipt").wait_for(timeout=PATIENCE)
    (path,) = (folder / "hand-in").glob("*.zip")
    page.keyboard.press("Escape")
    return path


def sent(files: list[Path], course: Course) -> None:
    """What a trainer saves into the folder of hand-ins."""
    for number, path in enumerate(files):
        shutil.copy(path, course.folder / "hand-ins" / f"{number:02}-{path.name}")
