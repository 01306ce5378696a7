"""Marking a cohort: hand-ins checked, rebuilt and marked here, beside plain nbgrader with a kernel for each."""

from __future__ import annotations

import datetime
import json
import resource
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

EXERCISE = "ex2-rm2000"
MANY = 100
ASKED = 5.0  # times as fast as plain nbgrader


def print_marking(*, quick: bool) -> None:
    """A row for each way; wall time and processor time with that of all children."""
    many = 3 if quick else MANY
    with TemporaryDirectory() as place:
        ours, plain = _our_course(Path(place, "ours"), many), _plain_course(Path(place, "plain"), many)
        rows = [_timed("checked, rebuilt and marked", ours), _timed("plain nbgrader, unchecked", plain)]
    print(f"\nMarking: {many} hand-ins of {EXERCISE}; plain nbgrader marks the same cells, each by code of one line.\n")
    print(f"{'way':<30}{'seconds':>9}{'processor':>11}{'each':>8}{'times as fast':>15}")
    slowest = rows[-1][1]
    for name, seconds, processor in rows:
        print(f"{name:<30}{seconds:>9.1f}{processor:>11.1f}{seconds / many:>8.2f}{slowest / seconds:>15.1f}")
    print(f"\nAsked for: {ASKED:g} times.")


def _timed(name: str, action: Callable[[], int]) -> tuple[str, float, float]:
    """How long it takes, by the clock and by the processor. Raises `AssertionError` if not all were marked."""
    begun, worked = time.perf_counter(), _processor()
    unmarked = action()
    assert unmarked == 0, f"{name}: {unmarked} not marked"
    return name, time.perf_counter() - begun, _processor() - worked


def _processor() -> float:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return sum(one.ru_utime + one.ru_stime for one in (own, children))


def _our_course(folder: Path, many: int) -> Callable[[], int]:
    """A course whose trainees have handed in; what comes back collects and marks, and counts what was not marked."""
    from rightmix_sim.course.collecting.zips import collect_zips  # noqa: PLC0415
    from rightmix_sim.course.making import new_course  # noqa: PLC0415
    from rightmix_sim.course.marked import held  # noqa: PLC0415
    from rightmix_sim.course.roster import Trainee  # noqa: PLC0415
    from rightmix_sim.course.running import mark_all, submitted  # noqa: PLC0415
    from rightmix_sim.exercises import exercise, material_of, reference  # noqa: PLC0415
    from rightmix_sim.exercises.handing_in.hand_in import hand_in  # noqa: PLC0415
    from rightmix_sim.exercises.saving.answers_file import Stored  # noqa: PLC0415

    trainees = tuple(Trainee(id=f"t{number:03}") for number in range(many))
    course = new_course(folder, trainees, "Bench", (EXERCISE,))
    now = datetime.datetime.now(datetime.UTC)
    for line in course.work:
        if line.assignment == EXERCISE:
            place = folder / "hand-ins" / line.trainee
            place.mkdir()
            assigned = held(course, line.assignment, line.code)
            answers = reference(assigned) | {"account": "An entry for the file."}
            stored = Stored(answers=answers, revision=1)
            hand_in(place, exercise(EXERCISE), material_of(assigned), stored, trainee=line.trainee, now=now)

    def run() -> int:
        collect_zips(course, folder / "hand-ins", now)
        problems = mark_all(course).problems
        return many - len(list(submitted(course))) + len(problems)

    return run


def _plain_course(folder: Path, many: int) -> Callable[[], int]:
    """nbgrader as it comes, with as many cells to mark."""
    from nbgrader.apps import NbGraderAPI  # noqa: PLC0415
    from nbgrader.coursedir import CourseDirectory  # noqa: PLC0415
    from traitlets.config import Config  # noqa: PLC0415

    from rightmix_sim.course.with_nbgrader.gradebook import with_its_programs  # noqa: PLC0415
    from rightmix_sim.exercises import exercise  # noqa: PLC0415

    cells = [_cell(one.id, one.points) for one in exercise(EXERCISE).criteria if one.marked == "tool"]
    notebook = {"cells": cells, "metadata": {"kernelspec": _KERNEL}, "nbformat": 4, "nbformat_minor": 5}
    place = folder / "source" / EXERCISE
    place.mkdir(parents=True)
    (place / f"{EXERCISE}.ipynb").write_text(json.dumps(notebook))
    config = Config()
    config.CourseDirectory.root = str(folder)
    config.CourseDirectory.course_id = "plain"
    config.CourseDirectory.db_url = f"sqlite:///{folder / 'gradebook.db'}"
    with with_its_programs():
        api = NbGraderAPI(coursedir=CourseDirectory(config=config), config=config)
        made = api.generate_assignment(EXERCISE)
    assert made["success"], made
    released = (folder / "release" / EXERCISE / f"{EXERCISE}.ipynb").read_bytes()
    for number in range(many):
        mine = folder / "submitted" / f"t{number:03}" / EXERCISE
        mine.mkdir(parents=True)
        (mine / f"{EXERCISE}.ipynb").write_bytes(released)

    def run() -> int:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of its own use of its libraries
            done = [api.autograde(EXERCISE, f"t{number:03}") for number in range(many)]
        return sum(not one["success"] for one in done)

    return run


_KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def _cell(id: str, points: float) -> dict[str, object]:
    marks = {"grade": True, "grade_id": id, "locked": True, "schema_version": 3, "solution": False, "task": False}
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": id.replace("_", "-"),
        "metadata": {"nbgrader": marks | {"points": points}},
        "outputs": [],
        "source": f"{points / 2}",
    }
