"""The form of one exercise: what was clicked and typed comes in, is saved beside the notebook, and is shown again.

The browser's part stands in `data/exercise/`: plain HTML elements, read in the order of their names as one module.
"""

from __future__ import annotations

import asyncio
import datetime
import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import anywidget
import traitlets
from IPython.display import display

from rightmix_sim.errors import RightmixError
from rightmix_sim.exercises import Assignment, Material, assignment, cleaned, comes_later, exercise, material_of
from rightmix_sim.exercises.answers_file import Saved, Stored, read_answers, save_answers
from rightmix_sim.exercises.hand_in import Receipt, hand_in, last_receipt
from rightmix_sim.files import package_file, package_names, read_text
from rightmix_sim.forms.exercise_page import page_of, shown_of
from rightmix_sim.strict_data import read_as

ANSWERS: Final = "answers.json"
MATERIAL: Final = "material.json"
_SCRIPTS: Final = "forms/data/exercise"


@cache
def _script() -> str:
    names = package_names(_SCRIPTS, ".js")
    return "\n".join(read_text(package_file(f"{_SCRIPTS}/{name}.js")) for name in names)


@cache
def _sheet() -> str:
    return read_text(package_file(f"{_SCRIPTS}/form.css"))


def show_exercise(id: str, folder: Path | None = None) -> None:
    """Show the form of an exercise; its answers stand in `folder`, usually that of the notebook.

    What is worked on is `material.json` of that folder, as a course gives it out, else the usual case of the library.
    Raises `InputError` for an exercise that is not there and for material that cannot be read.
    """
    place = folder or Path.cwd()
    form = ExerciseForm(given_material(id, place), place)
    display(form)  # type: ignore[no-untyped-call]
    if not (place / MATERIAL).is_file():
        form.complete(assignment(id))


def given_material(id: str, folder: Path) -> Material:
    """What a course gave out into the folder, else the usual case of the library, without what takes a run."""
    given = folder / MATERIAL
    return read_as(Material, given) if given.is_file() else material_of(assignment(id), whole=False)


class ExerciseForm(anywidget.AnyWidget):
    """The widget: `page` is what it shows whatever is answered, `state` the answers and what is said of them.

    Messages come from a view (a form on a screen; one widget can have several) as `{kind, view, …}` with kind `edit`
    (number, edits, seen), `look` (seen) and `hand-in` (trainee). Each edit is answered with `edited` and its number.
    """

    page = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, material: Material, folder: Path, *, name: str = ANSWERS) -> None:
        self._esm, self._css = _script(), _sheet()
        self._now = _now
        self._open(material, folder, name)
        super().__init__(page=self._page(), state=self._state())
        self.on_msg(self._heard)

    def _open(self, material: Material, folder: Path, name: str) -> None:
        self.material, self.folder, self.path = material, folder, folder / name
        self.exercise = exercise(material.exercise)
        self.stored: Stored = read_answers(self.path, self.exercise.id, material.code)
        self.receipt: Receipt | None = last_receipt(folder, self.exercise.id)
        self.problem = self.stored.problem
        self._unsaved: dict[str, Any] = {}
        self.marks = ""

    def complete(self, assigned: Assignment) -> None:
        """Bring in what of the material takes a run of the model, while the form is there already."""
        if not comes_later(assigned):
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # no kernel around it
            self._completed(material_of(assigned))
            return
        running = loop.run_in_executor(None, material_of, assigned)
        running.add_done_callback(lambda done: self._completed(done.result()))

    def _completed(self, material: Material) -> None:
        if (material.exercise, material.code) == (self.material.exercise, self.material.code):  # not another one by now
            self.material = material
            self.state = self._state()

    @property
    def answers(self) -> dict[str, Any]:
        """The answers as they stand, well-shaped."""
        return cleaned(self.exercise, self.material, self.stored.answers)[0]

    def _page(self) -> dict[str, Any]:
        place = f"{self.path.resolve()}:{self.exercise.id}:{self.material.code}"
        return page_of(self.material, hashlib.sha256(place.encode()).hexdigest()[:16])

    def _state(self) -> dict[str, Any]:
        answers = self.answers
        return {
            "answers": answers,
            "revision": self.stored.revision,
            "saved_at": _saved_at(self.stored),
            "problem": self.problem,
            "trainee": self.stored.trainee,
            "receipt": None if self.receipt is None else self._receipt(self.receipt),
            "marks": self.marks,
            "notices": [],
            **shown_of(self.material, answers),
        }

    def _heard(self, _widget: Any, content: Any, _buffers: Any) -> None:
        kind = content.get("kind") if isinstance(content, dict) else None
        heard = {"edit": self._edit, "look": self._look, "hand-in": self._hand_in}.get(str(kind))
        if heard is not None:
            heard(content)

    def _edit(self, message: dict[str, Any]) -> None:
        edits = message.get("edits")
        kept, dropped = cleaned(self.exercise, self.material, edits)
        emptied = {id: None for id, value in edits.items() if value is None} if isinstance(edits, dict) else {}
        self._unsaved |= {**emptied, **kept}
        saved = self._save(message)
        notices = [*_told_of_others(self, saved.others), *_told_of_replaced(self, saved.replaced)]
        if not saved.problem and saved.stored.problem:  # saved, but something that lay there was moved aside
            notices.append(saved.stored.problem)
        if dropped:
            notices.append(f"This could not be taken: {', '.join(dropped)}.")
        self._reply(message, notices)

    def _save(self, message: dict[str, Any], *, trainee: str | None = None) -> Saved:
        """Save what is not on disk yet; what cannot be saved now is tried again with the next edit or look."""
        seen = message.get("seen")
        saved = save_answers(
            self.path,
            self.exercise.id,
            self.material.code,
            self._unsaved,
            seen=seen if isinstance(seen, int) else self.stored.revision,
            held=self.stored.answers,
            writer=str(message.get("view", "")),
            now=self._now(),
            trainee=trainee,
        )
        self.stored, self.problem = saved.stored, saved.problem
        if not saved.problem:
            self._unsaved = {}
        self.state = self._state()
        return saved

    def _reply(self, message: dict[str, Any], notices: Sequence[str] = (), kind: str = "edited", **more: Any) -> None:
        told = {"kind": kind, "view": str(message.get("view", "")), "number": message.get("number")}
        self.send({**told, "problem": self.problem, "notices": list(notices), **more})

    def _look(self, message: dict[str, Any]) -> None:
        """Whether what could not be saved can be now; and whether another window has saved since."""
        if self._unsaved:
            if not self._save({**message, "seen": self.stored.revision}).problem:
                self._reply(message)
            return
        there = read_answers(self.path, self.exercise.id, self.material.code)
        if there.problem or there.revision <= self.stored.revision:
            return
        changed = tuple(one for one, at in there.revisions.items() if at > self.stored.revision)
        self.stored, self.problem = there, ""
        self.state = self._state()
        self._reply(message, _told_of_others(self, changed))

    def _hand_in(self, message: dict[str, Any]) -> None:
        trainee = str(message.get("trainee", ""))
        try:
            self.receipt = hand_in(
                self.folder, self.exercise, self.material, self.stored, trainee=trainee, now=self._now()
            )
        except RightmixError as failed:
            self._reply(message, kind="handed-in", problem=" ".join(str(failed).split()))
            return
        self._save({**message, "seen": self.stored.revision}, trainee=trainee)
        self._reply(message, kind="handed-in", problem="", receipt=self._receipt(self.receipt))

    def _receipt(self, receipt: Receipt) -> dict[str, Any]:
        local = receipt.at.astimezone()
        return {
            "title": self.exercise.title,
            "when": f"{local:%d %B %Y, %H:%M:%S} ({local.tzname()})",
            "trainee": receipt.trainee,
            "number": receipt.number,
            "answered": f"{receipt.answered} of {receipt.asked}",
            "file": f"hand-in/{receipt.file}",
            "code": receipt.code,
            "advice": "The file lies in the folder of this notebook. Send it as your trainer asks: it holds all that is"
            " needed. You may go on and hand in again; the new file takes the place of this one.",
        }


def _told_of_others(form: ExerciseForm, questions: tuple[str, ...]) -> list[str]:
    if not questions:
        return []
    return [f"Changed in another window, and shown here now: {_named(form, questions)}."]


def _told_of_replaced(form: ExerciseForm, questions: tuple[str, ...]) -> list[str]:
    if not questions:
        return []
    return [
        f"Another window had changed this too: {_named(form, questions)}. Your later answer stands; the other one is"
        f" kept in {form.path.name} under “replaced”."
    ]


def _named(form: ExerciseForm, questions: tuple[str, ...]) -> str:
    labels = {one.id: one.label for one in form.exercise.questions}
    return "; ".join(f"“{labels.get(one, one).rstrip('?.')}”" for one in questions)


def _saved_at(stored: Stored) -> str:
    return "" if stored.saved_at is None else f"Saved {stored.saved_at.astimezone():%H:%M:%S}"


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
