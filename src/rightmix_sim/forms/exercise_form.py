"""The form of one exercise: what was clicked and typed comes in, is saved beside the notebook, and is shown again.

The browser's part stands in `data/exercise/`: plain HTML elements, read in the order of their names as one module.
"""

from __future__ import annotations

import asyncio
import datetime
import hashlib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import anywidget
import traitlets

from rightmix_sim.errors import InputError, RightmixError
from rightmix_sim.exercises import Assignment, Material, assignment, cleaned, comes_later, exercise, material_of
from rightmix_sim.exercises.handing_in.hand_in import Receipt, hand_in, last_receipt
from rightmix_sim.exercises.pool import own_code, read_pool
from rightmix_sim.exercises.saving.answers_file import Saved, Stored, read_answers, save_answers
from rightmix_sim.files import package_file, package_names, read_text
from rightmix_sim.forms.exercise_page import page_of, shown_of
from rightmix_sim.forms.exercise_words import (
    Notice,
    notice,
    receipt_in_words,
    told_of_dropped,
    told_of_others,
    told_of_replaced,
)
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


def given_material(id: str, folder: Path) -> Material:
    """What a course gave out, where a code was given by that; else the usual case, without what takes a run."""
    given, code = folder / MATERIAL, own_code(folder, id)
    if given.is_file():
        return read_as(Material, given)
    return material_of(assignment(id), whole=False) if code is None else read_pool(folder, code, id)


class ExerciseForm(anywidget.AnyWidget):
    """The widget: `page` is what it shows whatever is answered, `state` the answers and what is said of them.

    Messages come from a view (a form on a screen; one widget can have several) as `{kind, view, shelf, …}`; `shelf`
    names the work that the view shows, and a message about other work is refused. Kinds: `edit` (number, edits, bases:
    at which revision each question was last seen), `recover` (the same, of a draft that was never sent), `look` and
    `hand-in` (trainee). Each is answered with its number, a problem or "", and notices.
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
        self._bases: dict[str, int] = {}
        self._others: tuple[str, ...] = ()
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

    @property
    def shelf(self) -> str:
        """A name for this work in this place: drafts in the browser are kept under it."""
        place = f"{self.path.resolve()}:{self.exercise.id}:{self.material.code}"
        return hashlib.sha256(place.encode()).hexdigest()[:16]

    def _page(self) -> dict[str, Any]:
        return page_of(self.material, self.shelf)

    def _state(self) -> dict[str, Any]:
        answers = self.answers
        return {
            "shelf": self.shelf,
            "answers": answers,
            "revision": self.stored.revision,
            "saved_at": _saved_at(self.stored),
            "problem": self.problem,
            "trainee": self.stored.trainee,
            "receipt": None if self.receipt is None else receipt_in_words(self.receipt, self.exercise.title),
            "handed_in": self._handed_in(),
            "marks": self.marks,
            **shown_of(self.material, answers),
        }

    def _handed_in(self) -> str:
        """That this was handed in, when, and whether something changed since; empty before."""
        if self.receipt is None:
            return ""
        saved = self.stored.saved_at
        changed = saved is not None and saved > self.receipt.at
        at = f"{self.receipt.at.astimezone():%d %B, %H:%M}"
        return f"Handed in on {at}, number {self.receipt.number}{'; changed since' if changed else ''}."

    def _heard(self, _widget: Any, content: Any, _buffers: Any) -> None:
        """Answer a message. Whatever goes wrong is said to whoever sent it: a form never waits for nothing."""
        if not isinstance(content, dict) or not isinstance(content.get("kind"), str):
            return
        heard = self._hears().get(content["kind"])
        if heard is None:
            return
        if content.get("shelf") != self.shelf:
            self._reply(content, problem="This belongs to another exercise or case. Open that one to save it there.")
            return
        try:
            heard(content)
        except Exception as failed:  # the browser would take silence for a kernel that is gone
            self._reply(content, problem=f"Something went wrong here: {_in_one_line(failed)}")

    def _hears(self) -> dict[str, Callable[[dict[str, Any]], None]]:
        return {"edit": self._edit, "recover": self._recover, "look": self._look, "hand-in": self._hand_in}

    def _edit(self, message: dict[str, Any]) -> None:
        dropped = self._take(message.get("edits"), message.get("bases"))
        saved, others = self._save(message), self._others
        notices = [*told_of_others(self.exercise, others), *told_of_replaced(self.exercise, saved)]
        if not saved.problem and saved.stored.problem:  # saved, but something that lay there was moved aside
            notices.append(notice("moved", saved.stored.problem))
        notices += told_of_dropped(self.exercise, dropped)
        self._reply(message, notices)

    def _recover(self, message: dict[str, Any]) -> None:
        """A draft that was never sent: it is taken where nobody has written since, and else kept beside what stands."""
        there = read_answers(self.path, self.exercise.id, self.material.code)
        edits, bases = _dict(message.get("edits")), _dict(message.get("bases"))
        newer = {id: there.answers.get(id) for id in edits if there.revisions.get(id, 0) > _whole(bases.get(id))}
        dropped = self._take(edits, bases)
        saved = self._save({**message, "view": "a draft"})
        notices = [notice("recovered", "What you wrote while the notebook did not answer has been brought back.")]
        if newer and not saved.problem:
            self._take(newer, bases)
            saved = self._save(message)
            notices = [*told_of_replaced(self.exercise, saved, draft=True)]
        self._reply(message, [*notices, *told_of_dropped(self.exercise, dropped)])

    def _take(self, edits: Any, bases: Any) -> tuple[str, ...]:
        """Note edits as not saved yet. Gives the places of what cannot be an answer."""
        kept, dropped = cleaned(self.exercise, self.material, edits)
        emptied = {id: None for id, value in _dict(edits).items() if value is None}
        self._unsaved |= {**emptied, **kept}
        for id in (*emptied, *kept):
            self._bases.setdefault(id, _whole(_dict(bases).get(id, self.stored.revision)))
        return dropped

    def _save(self, message: dict[str, Any], *, trainee: str | None = None) -> Saved:
        """Save what is not on disk yet; what cannot be saved now is tried again with the next edit or look."""
        before = self.stored
        saved = save_answers(
            self.path,
            self.exercise.id,
            self.material.code,
            self._unsaved,
            seen=before.revision,
            bases=self._bases,
            held=before.answers,
            writer=str(message.get("view", "")),
            now=self._now(),
            trainee=trainee,
        )
        self._others = saved.others
        self.stored, self.problem = saved.stored, saved.problem
        if not saved.problem:
            self._unsaved, self._bases = {}, {}
        self.state = self._state()
        return saved

    def _reply(
        self, message: dict[str, Any], notices: Sequence[Notice] = (), *, problem: str | None = None, **more: Any
    ) -> None:
        told = {name: message.get(name) for name in ("kind", "view", "number", "shelf")}
        said = self.problem if problem is None else problem
        self.send({**told, "problem": said, "revision": self.stored.revision, "notices": list(notices), **more})

    def _look(self, message: dict[str, Any]) -> None:
        """Whether what could not be saved can be now; and whether another window has saved since."""
        if self._unsaved:
            self._save(message)
            self._reply(message)
            return
        there = read_answers(self.path, self.exercise.id, self.material.code)
        if there.problem or there.revision == self.stored.revision:
            return
        before, self.stored, self.problem = self.stored, there, ""
        changed = tuple(
            id for id in {**before.answers, **there.answers} if before.answers.get(id) != there.answers.get(id)
        )
        self.state = self._state()
        self._reply(message, told_of_others(self.exercise, changed))

    def _hand_in(self, message: dict[str, Any]) -> None:
        trainee = str(message.get("trainee", ""))
        there = read_answers(self.path, self.exercise.id, self.material.code)
        if not self._unsaved and not there.problem and there.revision > self.stored.revision:
            self.stored = there  # with what another window has saved meanwhile
        self._save(message)
        try:
            self.receipt = hand_in(
                self.folder, self.exercise, self.material, self.stored, trainee=trainee, now=self._now()
            )
        except InputError as failed:
            self._reply(message, problem=" ".join(one for one in (failed.what, failed.do) if one))
            return
        except RightmixError as failed:
            self._reply(message, problem=_in_one_line(failed))
            return
        self._save(message, trainee=trainee)
        self._reply(message, problem="", receipt=receipt_in_words(self.receipt, self.exercise.title))


def _saved_at(stored: Stored) -> str:
    return "" if stored.saved_at is None else f"Saved {stored.saved_at.astimezone():%H:%M:%S}"


def _in_one_line(failed: Exception) -> str:
    return " ".join(str(failed).split())


def _whole(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
