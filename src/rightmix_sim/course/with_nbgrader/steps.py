"""Our steps in nbgrader's pipelines. Each does one thing; `configuration.py` says in what order and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from nbformat import NotebookNode
from nbformat import from_dict as node
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade

from rightmix_sim.course.folder import Course
from rightmix_sim.course.marked import Marked, marked, read_marked, save_marked
from rightmix_sim.course.notebooks.marking_cells import cell_of
from rightmix_sim.course.stamp import fault_of
from rightmix_sim.course.with_nbgrader.gradebook import comments_by_hand, given_by_hand
from rightmix_sim.course.with_nbgrader.guard import ADVICE
from rightmix_sim.course.with_nbgrader.lateness import extend
from rightmix_sim.errors import InputError
from rightmix_sim.exercises import Mark
from rightmix_sim.exercises.feedback import mark_fragment
from rightmix_sim.files import delete, regular_bytes

LARGEST: Final = 5_000_000
_SURE: Final = "rightmix_sure"

Given = tuple[NotebookNode, dict[str, Any]]


class _Step(NbGraderPreprocessor):  # type: ignore[misc]
    """A step that knows its course and whose work it has in hand."""

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> Given:
        """Do what this step is for, on the notebook as a whole."""
        about = resources["nbgrader"]
        self.trainee, self.assignment, self.notebook = about["student"], about["assignment"], about["notebook"]
        self.db_url = about["db_url"]
        self.course = Course(Path.cwd())
        self.resources = resources
        self.step(nb)
        return nb, resources

    def step(self, nb: NotebookNode) -> None:
        """Change the notebook in place."""
        raise NotImplementedError

    @property
    def submitted(self) -> Path:
        """The submission folder in hand."""
        return Path(self.course.folder, "submitted", self.trainee, self.assignment)


class CheckStamp(_Step):
    """Refuse a submission that does not bear our stamp, or is not as it was when it was stamped."""

    def step(self, _nb: NotebookNode) -> None:
        """Raise `InputError` unless all is as it should be."""
        if fault := fault_of(self.course.secret, self.submitted, self.trainee, self.assignment):
            raise InputError(f"This submission is not marked: {fault}.", file=self.submitted, do=ADVICE)


class Marking(_Step):
    """Mark by the key of this trainee's case, and write a result into each cell of the tools: nothing on any fault.

    nbgrader gives a cell without a result all its points.
    """

    def step(self, nb: NotebookNode) -> None:
        """Give each graded code cell its one output."""
        try:
            data = regular_bytes(self.submitted / "answers.json", LARGEST)
        except (OSError, InputError, ValueError):
            data = b""
        found = marked(self.course, self.trainee, self.assignment, data)
        before = read_marked(self.course, self.trainee, self.assignment)
        save_marked(self.course, self.trainee, self.assignment, found)
        delete(self.course.folder / "feedback" / self.trainee / self.assignment)  # it is about other marks
        if before is not None and before.sum != found.sum:
            _forget(self, before, found)
        self.resources[_SURE] = before is not None
        by_cell = {cell_of(one.criterion.id): one for one in found.marks}
        for cell in nb.cells:
            if cell.cell_type == "code" and is_grade(cell):
                one = by_cell.get(cell.metadata["nbgrader"]["grade_id"])
                cell.execution_count = None
                cell.outputs = [_output(one, found, float(cell.metadata["nbgrader"]["points"]))]


class KeepTrainersMarks(_Step):
    """What a trainer gave for this very text, or in place of the tools for these very answers, needs no second look."""

    def step(self, _nb: NotebookNode) -> None:
        """Take back nbgrader's question where a trainer has given points already; grant an extension of one's own."""
        with Gradebook(self.db_url) as book:
            if self.resources.get(_SURE):  # else for which answers they were given is no longer known
                for grade in given_by_hand(book, self.trainee, self.assignment):
                    grade.needs_manual_grade = False
            extend(book, self.course, self.assignment, self.trainee)
            book.db.commit()


class WithoutMarking(_Step):
    """Take the cells that are marked out of a trainee's notebook: it hands in its answers, and needs none."""

    def step(self, nb: NotebookNode) -> None:
        """Leave out every cell that nbgrader marks or locks."""
        nb.cells = [cell for cell in nb.cells if "nbgrader" not in cell.metadata]


def _output(mark: Mark | None, found: Marked, most: float) -> NotebookNode:
    points = mark.points if mark is not None and mark.points is not None else 0.0
    value = min(most, max(0.0, round(points, 2)))
    shown = mark_fragment(mark, found.problem) if mark is not None else "<p>This is not marked any more.</p>"
    data = {"text/plain": f"{value:g}", "text/html": shown}
    content = {"output_type": "execute_result", "execution_count": None, "metadata": {}, "data": data}
    output: NotebookNode = node(content)  # type: ignore[no-untyped-call]
    return output


def _forget(step: _Step, before: Marked, found: Marked) -> None:
    """Take away what a trainer gave for other answers: marks of the tools put right, and texts that have changed."""
    which = found.marks.exercise
    same = {
        cell_of(one.id)
        for one in which.criteria
        if all(before.answers.get(question) == found.answers.get(question) for question in one.questions)
    }
    with Gradebook(step.db_url) as book:
        for grade in given_by_hand(book, step.trainee, step.assignment):
            if grade.cell.name not in same:
                grade.manual_score = grade.extra_credit = None
        for comment in comments_by_hand(book, step.trainee, step.assignment):
            if comment.cell.name not in same:
                comment.manual_comment = None
        book.db.commit()
