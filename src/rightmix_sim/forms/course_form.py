"""The form of a course: it asks for the trainee's code once, and then is the form of the exercise on their own file."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final

import anywidget
import ipywidgets
import traitlets

from rightmix_sim.errors import InputError
from rightmix_sim.exercises import Material, exercise
from rightmix_sim.exercises.feedback_given import feedback_given, read_feedback
from rightmix_sim.exercises.pool import keep_code, own_code, pool, read_pool, spelt_code
from rightmix_sim.exercises.saving.put_aside import bring_back
from rightmix_sim.files import package_file, read_text
from rightmix_sim.forms.exercise_form import ANSWERS, MATERIAL, ExerciseForm, given_material
from rightmix_sim.forms.exercise_words import feedback_in_words

_DATA: Final = "forms/data/code"


@cache
def _source(name: str) -> str:
    return read_text(package_file(f"{_DATA}/{name}"))


class CodeForm(anywidget.AnyWidget):
    """Asks for the code. It hears `code`, and says in `problem` why nothing is there under it."""

    title = traitlets.Unicode().tag(sync=True)
    problem = traitlets.Unicode().tag(sync=True)

    def __init__(self, title: str, opened: Callable[[str], None]) -> None:
        self._esm, self._css = _source("code.js"), _source("code.css")
        self._opened = opened
        super().__init__(title=title)
        self.on_msg(self._heard)

    def _heard(self, _widget: Any, content: Any, _buffers: Any) -> None:
        if not isinstance(content, dict) or content.get("kind") != "code":
            return
        self.problem = ""  # so that the same fault is told again
        try:
            self._opened(str(content.get("code", "")))
        except InputError as refused:
            self.problem = said_of(refused)
        except Exception as failed:  # the browser would take silence for a kernel that is gone
            self.problem = f"Something went wrong here: {' '.join(str(failed).split())}"


class GivenForm(ExerciseForm):
    """The form on what a course gave out. It also hears `feedback` (place, of those the page lists) and `other-code`.

    `other_code` is called where a trainee says that the code was not theirs; None where none was asked for.
    """

    def __init__(self, material: Material, folder: Path, other_code: Callable[[], None] | None = None) -> None:
        self._other_code = other_code
        super().__init__(material, folder)

    def _page(self) -> dict[str, Any]:
        given = feedback_given(self.folder, self.exercise.id)
        return super()._page() | {
            "code": self.material.code if self._other_code is not None else "",
            "feedback": [feedback_in_words(one, self.receipt) for one in given],
        }

    def _hears(self) -> dict[str, Callable[[dict[str, Any]], None]]:
        return super()._hears() | {"feedback": self._feedback, "other-code": self._ask_for_code}

    def _feedback(self, message: dict[str, Any]) -> None:
        there = {one.place: one for one in feedback_given(self.folder, self.exercise.id)}
        given = there.get(str(message.get("place")))  # one of those that are listed, never a path made of a message
        try:
            if given is None:
                raise InputError("This feedback is no longer there.")
            self._reply(message, problem="", html=read_feedback(given))
        except InputError as failed:
            self._reply(message, problem=said_of(failed))

    def _ask_for_code(self, message: dict[str, Any]) -> None:
        """What was written is saved first: it stays under its code, and is there again when that is given again."""
        if self._unsaved and self._save(message).problem:
            self._reply(message)
        elif self._other_code is not None:
            self._other_code()


class PoolForm(ipywidgets.VBox):  # type: ignore[misc]
    """The question for the code, or the form of the exercise on what lies in the pool under it."""

    def __init__(self, id: str, folder: Path) -> None:
        self._id, self._folder = id, folder
        super().__init__()
        code = own_code(folder, id)
        if code is None and pool(folder):
            self._ask()
            return
        try:
            self.children = (self._form(code or ""),)
        except InputError as refused:
            self._ask(said_of(refused))

    def _ask(self, problem: str = "") -> None:
        asking = CodeForm(exercise(self._id).title, self._open)
        asking.problem = problem
        self.children = (asking,)

    def _open(self, written: str) -> None:
        code = spelt_code(written)
        if not code:
            raise InputError("Write your code first.")
        form = self._form(code)
        keep_code(self._folder, code)
        self.children = (form,)

    def _form(self, code: str) -> GivenForm:
        material = read_pool(self._folder, code, self._id)
        bring_back(self._folder / ANSWERS, self._id, code)
        several = len(pool(self._folder)) > 1
        return GivenForm(material, self._folder, self._ask if several else None)


def course_form(id: str, folder: Path) -> GivenForm | PoolForm:
    """The form on what a course gave out: to one trainee, or to all under their codes. Raises `InputError`."""
    if (folder / MATERIAL).is_file():
        return GivenForm(given_material(id, folder), folder)
    return PoolForm(id, folder)


def said_of(refused: InputError) -> str:
    """What went wrong and what to do, on one line."""
    return " ".join(one for one in (refused.what, refused.do) if one)
