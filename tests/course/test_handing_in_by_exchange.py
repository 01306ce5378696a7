"""A trainee fetches from nbgrader's exchange, and hands in by it, with what docs/hub.md sets up for trainees."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default import ExchangeFetchAssignment
from traitlets.config import Config

from rightmix_sim.course.with_nbgrader.submit import SubmitAnswers

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nbgrader has no exchange on Windows")

COURSE, ASSIGNMENT, NOTEBOOK = "spring", "ex2-rm2000", "ex2-rm2000.ipynb"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A trainee's folder, beside an exchange with one release in it."""
    release = tmp_path / "exchange" / COURSE / "outbound" / ASSIGNMENT
    (release / "material").mkdir(parents=True)
    (release / NOTEBOOK).write_text('{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}')
    (release / "material" / "k7m2qxz.json").write_text("{}")
    (tmp_path / "exchange" / COURSE / "inbound").mkdir()
    place = tmp_path / "home"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


def start(step: type, home: Path, **more: bool) -> None:
    exchange = {"root": str(home.parent / "exchange"), "cache": str(home / "cache"), "assignment_dir": str(home)}
    config: Any = Config({"Exchange": exchange, "CourseDirectory": {"course_id": COURSE}})
    place = CourseDirectory(config=config)
    place.assignment_id = ASSIGNMENT
    step(coursedir=place, authenticator=Authenticator(), config=config, **more).start()


def sent(home: Path) -> set[str]:
    [folder] = (home.parent / "exchange" / COURSE / "inbound").iterdir()
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def fetched_and_worked_on(home: Path) -> Path:
    start(ExchangeFetchAssignment, home)
    folder = home / ASSIGNMENT
    (folder / "answers.json").write_text("{}")
    (folder / "code.txt").write_text("k7m2qxz\n")
    for name in ("hand-in", "feedback"):
        (folder / name).mkdir()
        (folder / name / "earlier").write_text("")
    return folder


def test_what_is_handed_in_is_the_notebook_the_answers_and_the_code_and_not_what_the_course_gave_out(
    home: Path,
) -> None:
    fetched_and_worked_on(home)
    start(SubmitAnswers, home)
    by_nbgrader = {"timestamp.txt", "submission_secret.txt"}
    assert sent(home) == {NOTEBOOK, "answers.json", "code.txt"} | by_nbgrader


def test_a_trainee_keeps_what_was_left_out_and_can_fetch_it_again(home: Path) -> None:
    folder = fetched_and_worked_on(home)
    start(SubmitAnswers, home)
    (folder / "material" / "k7m2qxz.json").unlink()
    start(ExchangeFetchAssignment, home, replace_missing_files=True)
    assert (folder / "material" / "k7m2qxz.json").is_file()
    assert (folder / "feedback" / "earlier").is_file()
