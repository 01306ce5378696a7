"""An exercise from start to receipt in a real JupyterLab, shared by the tests that work it by mouse and by keyboard."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from rightmix_sim.exercises import (
    EXERCISES,
    Assignment,
    Exercise,
    Marks,
    Material,
    assignment,
    cleaned,
    exercise,
    mark,
    material_of,
    reference,
)
from rightmix_sim.exercises.handing_in.hand_in import read_hand_in

ROOT = Path(__file__).resolve().parents[2]
LAPTOP: ViewportSize = {"width": 1366, "height": 768}
PATIENCE = 60_000  # milliseconds
TEXT = "Miss H’s wishes reach the plan; “no change” is not a review. <b>5 > 3</b> & so on."
GRADED = EXERCISES[1:]  # all but the warm-up


def notebooks_in(folder: Path) -> Path:
    """A copy of the notebooks as trainees get them."""
    shutil.copytree(ROOT / "notebooks", folder / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    return folder / "notebooks"


@dataclass(frozen=True)
class Work:
    """One exercise on a copy of its notebook, with the answers that earn every point of the tools."""

    id: str
    notebooks: Path

    @cached_property
    def exercise(self) -> Exercise:
        return exercise(self.id)

    @cached_property
    def assignment(self) -> Assignment:
        return assignment(self.id)

    @cached_property
    def material(self) -> Material:
        return material_of(self.assignment)

    @cached_property
    def answers(self) -> dict[str, Any]:
        """The reference answers, and a sentence for each text that a trainer reads."""
        given = reference(self.assignment)
        for question in self.exercise.questions:
            if question.kind == "text" and not given.get(question.id):
                given[question.id] = TEXT
        return cleaned(self.exercise, self.material, given)[0]

    @property
    def folder(self) -> Path:
        return self.notebooks / self.id

    def saved(self) -> dict[str, Any]:
        """What stands in answers.json, the ids of added lines counted through."""
        content = json.loads((self.folder / "answers.json").read_text(encoding="utf-8"))
        return comparable(content["answers"])

    def open(self, page: Page, lab: str) -> None:
        page.set_viewport_size(LAPTOP)
        page.goto(lab.format(path=f"{self.id}/{self.id}.ipynb"))
        shown(page)

    def lost(self) -> list[str]:
        """The criteria of the tools that the one file lying ready to be sent does not win in full."""
        marks = (one for one in self.handed_in() if one.points not in (None, one.criterion.points))
        return [f"{one.criterion.id}: {one.missed}" for one in marks]

    def handed_in(self) -> Marks:
        """What the tools give for the one file that lies ready to be sent."""
        (path,) = (self.folder / "hand-in").glob("*.zip")
        return mark(self.assignment, read_hand_in(path).answers)


def shown(page: Page) -> None:
    """Wait until the form is there."""
    page.locator(".rm-exercise:visible .rm-steps").wait_for(timeout=PATIENCE)
    page.wait_for_timeout(600)  # it comes into view by itself


def comparable(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Answers without what does not matter: empty ones, and under which ids added lines stand."""
    return {
        id: [{**_filled(line), "id": f"r{number}"} for number, line in enumerate(value, start=1)]
        if isinstance(value, list) and value and isinstance(value[0], dict)
        else value
        for id, value in _filled(answers).items()
    }


def _filled(line: Mapping[str, Any]) -> dict[str, Any]:
    return {id: value for id, value in line.items() if value not in ("", [], {}, None)}


def faults_of_access(page: Page) -> list[str]:
    """What axe-core finds in the form as it stands on the screen, with the elements."""
    found = Axe().run(page, context=".rm-exercise", options={"resultTypes": ["violations"]})
    return [f"{one['id']}: {node['html'][:160]}" for one in found.response["violations"] for node in one["nodes"]]


def wait_until_saved(page: Page) -> None:
    page.wait_for_timeout(700)  # what was typed waits a little before it is sent
    page.locator('.rm-saved[data-kind="saved"]').wait_for(timeout=PATIENCE)
