"""Practice: the same forms on library cases, marked at once and explained, as often as wanted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from IPython.display import display

from rightmix_sim.cases import library_keys
from rightmix_sim.exercises import EXERCISES, assignment, codes, exercise, mark, material_of
from rightmix_sim.exercises.feedback import marks_fragment
from rightmix_sim.exercises.library import titles
from rightmix_sim.exercises.saving.answers_file import Saved
from rightmix_sim.exercises.saving.refusals import plainly
from rightmix_sim.files import make_folder
from rightmix_sim.forms.exercise_form import ExerciseForm
from rightmix_sim.forms.exercise_words import notice

FOLDER: Final = "practice-answers"
WHY_NOT: Final = "Marking needs the keys of the library. They come with the kit, not with the package alone."


def show_practice(exercise: str = "ex2-rm2000", code: str | None = None, folder: Path | None = None) -> None:
    """Show the practice form, beginning with an exercise and a case; its answers stand below `folder`."""
    form = PracticeForm(exercise, code, folder or Path.cwd())
    display(form)  # type: ignore[no-untyped-call]
    form.complete(form.assignment)


def practice_codes(exercise: str) -> tuple[str, ...]:
    """What is practised on: other files than the one that the exercise itself is about without a course."""
    return codes(exercise)[1:] or codes(exercise)


class PracticeForm(ExerciseForm):
    """The form with a choice of exercise and case above it, and a button that marks.

    It also hears `choose` (exercise, code or null), `mark` and `afresh`.
    """

    def __init__(self, exercise: str, code: str | None, folder: Path) -> None:
        self.assignment = assignment(exercise, code or practice_codes(exercise)[0])
        super().__init__(material_of(self.assignment, whole=False), folder / FOLDER, name=self._file())

    def _file(self) -> str:
        return f"{self.assignment.exercise}.{self.assignment.code}.json"

    def _page(self) -> dict[str, Any]:
        can_mark = library_keys() is not None
        which = self.assignment.exercise
        return super()._page() | {
            "practice": {
                "exercise": which,
                "code": self.assignment.code,
                "exercises": [{"value": id, "label": exercise(id).title} for id in EXERCISES if exercise(id).criteria],
                "codes": [{"value": one, "label": titles(which)[one]} for one in practice_codes(which)],
                "can_mark": can_mark,
                "why_not": "" if can_mark else WHY_NOT,
            }
        }

    def _hears(self) -> dict[str, Callable[[dict[str, Any]], None]]:
        return super()._hears() | {"choose": self._choose, "mark": self._mark, "afresh": self._start_afresh}

    def _save(self, message: dict[str, Any], *, trainee: str | None = None) -> Saved:
        """As in every form; the folder of the answers is made when the first of them is there."""
        try:
            make_folder(self.folder)
        except OSError as refused:  # then saving fails too, and would say that the folder is gone
            saved = super()._save(message, trainee=trainee)
            self.problem = f"Not saved: {plainly(refused)} Your text is still on the screen: keep this page open."
            self.state = self._state()
            return saved
        return super()._save(message, trainee=trainee)

    def _choose(self, message: dict[str, Any]) -> None:
        wanted, code = str(message.get("exercise")), message.get("code")
        if wanted not in EXERCISES or (code is not None and code not in practice_codes(wanted)):
            self._reply(message, problem="There is no such exercise or case to practise.")
            return
        if self._unsaved and self._save(message).problem:
            self._reply(message)  # what is on the screen alone would be lost
            return
        self.assignment = assignment(wanted, code or practice_codes(wanted)[0])
        self._open(material_of(self.assignment, whole=False), self.folder, self._file())
        self.state = self._state()
        self.page = self._page()
        self.complete(self.assignment)

    def _mark(self, message: dict[str, Any]) -> None:
        if library_keys() is None:
            self._reply(message, problem=WHY_NOT)
            return
        self.marks = marks_fragment(mark(self.assignment, self.stored.answers))
        self.state = self._state()
        self._reply(message)

    def _start_afresh(self, message: dict[str, Any]) -> None:
        """Empty all answers; what was there is kept in the file under `replaced`, and can be taken back at once."""
        before, unsaved, bases = self.stored, self._unsaved, self._bases
        self._unsaved = dict.fromkeys(before.answers)
        self._bases = dict.fromkeys(before.answers, 0)  # as if never seen, so that all of it is kept
        saved = self._save({**message, "view": "afresh"})
        if saved.problem:
            self.stored, self._unsaved, self._bases = before, unsaved, bases
            self.state = self._state()
            self._reply(message)
            return
        self.marks = ""
        self.state = self._state()
        kept = [{"question": id, "value": value} for id, value in before.answers.items()]
        self._reply(message, [notice("replaced", "All answers were emptied.", kept)] if kept else ())
