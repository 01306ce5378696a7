"""Marking a cohort and giving back: nbgrader's pipelines over all assignments, and what moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rightmix_sim.course.at_work import at_work
from rightmix_sim.course.folder import Course
from rightmix_sim.course.marked import read_marked
from rightmix_sim.course.with_nbgrader.feedback import refused_because
from rightmix_sim.course.with_nbgrader.gradebook import Grade, grades
from rightmix_sim.course.with_nbgrader.lateness import settle_lateness
from rightmix_sim.course.with_nbgrader.pipelines import autograde, make_feedback
from rightmix_sim.files import folder_names, is_folder


@dataclass(frozen=True, kw_only=True)
class Moved:
    """A mark that is another than before. None stands for not yet marked."""

    trainee: str
    assignment: str
    cell: str
    before: float | None
    after: float | None


@dataclass(frozen=True, kw_only=True)
class Run:
    """What a marking did: how many submissions there are, whose marks moved, and what went wrong, in sentences.

    `waiting` counts for each assignment the texts that a trainer has still to read.
    """

    submissions: int
    waiting: dict[str, int]
    moved: tuple[Moved, ...]
    problems: tuple[str, ...]


def mark_all(course: Course, *, again: bool = False, progress: Callable[[str], None] = lambda _said: None) -> Run:
    """Mark what is new; with `again` all of it, as after a key was corrected. What trainers gave stays.

    Nobody's code is run and no kernel started.
    """
    _ = course.secret
    with at_work(course):
        return _marked_all(course, again, progress)


def _marked_all(course: Course, again: bool, progress: Callable[[str], None]) -> Run:
    before = _by_cell(grades(course))
    problems: list[str] = []
    for assignment in course.assignments:
        progress(assignment)
        problems += autograde(course, assignment, force=again)
    settle_lateness(course)
    after = _by_cell(grades(course))
    there = list(submitted(course))
    for trainee, assignment in there:
        found = read_marked(course, trainee, assignment)
        if found is not None and found.problem:
            problems.append(f"{trainee}, {assignment}: {found.problem}")
    moved = tuple(
        Moved(trainee=key[0], assignment=key[1], cell=key[2], before=before.get(key), after=points)
        for key, points in after.items()
        if key in before and before[key] != points
    )
    waiting = Counter(assignment for _, assignment, cell in after if after[_, assignment, cell] is None)
    return Run(submissions=len(there), waiting=dict(waiting), moved=moved, problems=tuple(problems))


def give_back(course: Course) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Make the feedback of all that is ready. Gives whose it is (`TRAINEE/ASSIGNMENT`), and why others get none yet."""
    with at_work(course):
        return _given_back(course)


def _given_back(course: Course) -> tuple[tuple[str, ...], tuple[str, ...]]:
    settle_lateness(course)
    made, refused = [], []
    for trainee, assignment in submitted(course):
        if why := refused_because(course, trainee, assignment):
            refused.append(f"{trainee}, {assignment}: {why}")
        elif said := make_feedback(course, assignment, trainee):
            refused.append(f"{trainee}, {assignment}: {said[0]}")
        else:
            made.append(f"{trainee}/{assignment}")
    return tuple(made), tuple(refused)


def submitted(course: Course) -> Iterator[tuple[str, str]]:
    """Trainee and assignment of everything that was collected and is still set."""
    place = course.folder / "submitted"
    for trainee in folder_names(place) if is_folder(place) else ():
        for assignment in folder_names(place / trainee):
            if assignment in course.assignments and course.work_of(assignment, trainee) is not None:
                yield trainee, assignment


def _by_cell(found: tuple[Grade, ...]) -> dict[tuple[str, str, str], float | None]:
    return {(one.trainee, one.assignment, one.cell): one.points for one in found}
