"""What somebody typed is read by trainers, trainees and machines: it is shown letter by letter, and does nothing."""

from __future__ import annotations

import csv
import datetime
import io
import re

import pytest
from nbconvert.filters import markdown2html

from rightmix_sim.course.answers_in_words import Said, answered, as_html
from rightmix_sim.course.feedback import feedback_page
from rightmix_sim.course.folder import Course
from rightmix_sim.course.gathering import gathered
from rightmix_sim.course.giving_out.exporting import as_csv
from rightmix_sim.course.marked import held, marked
from rightmix_sim.course.report.page import report_page
from rightmix_sim.exercises import assignment, cleaned, codes, exercise, material_of
from rightmix_sim.exercises.saving.shape import Stored, bytes_of
from tests.course.hostile.made import EVERY_TEXT
from tests.course.hostile.offender import ASSIGNMENT
from tests.course.hostile.shown import active, elements, text
from tests.course.hostile.texts import RAN, TEXTS

# which Python's reader of HTML leaves out
LETTERS_OF_NO_TEXT = re.compile("[\ufdd0\U0010ffff]")
WHICH = exercise(ASSIGNMENT)
MATERIAL = material_of(assignment(ASSIGNMENT, codes(ASSIGNMENT)[0]))


def said(typed: str) -> tuple[Said, ...]:
    """As it is taken from what was handed in."""
    answers, _ = cleaned(WHICH, MATERIAL, {"account": typed})
    return answered(WHICH, MATERIAL, answers, ["account"])


def harmless(typed: str) -> str:
    """As many lines, with nothing but letters on them."""
    return "\n".join("x" for _ in re.split("\r\n|\r|\n", said(typed)[0].lines[0]))


@pytest.mark.parametrize("name", TEXTS)
def test_a_cell_in_formgrader_has_no_element_that_came_from_the_text(name: str) -> None:
    shown = markdown2html(as_html(said(TEXTS[name])))
    assert elements(shown) == elements(markdown2html(as_html(said(harmless(TEXTS[name])))))
    assert active(shown) == []


@pytest.mark.parametrize("name", TEXTS)
def test_a_cell_in_formgrader_shows_every_letter(name: str) -> None:
    typed = said(TEXTS[name])[0].lines[0]
    kept = "".join(text(markdown2html(as_html(said(TEXTS[name])))).split())
    assert LETTERS_OF_NO_TEXT.sub("", "".join(typed.split())) in kept


@pytest.mark.parametrize("name", TEXTS)
def test_feedback_has_no_element_that_came_from_the_text(small: Course, name: str) -> None:
    shown = feedback(small, TEXTS[name])
    assert elements(shown) == elements(feedback(small, "x"))
    assert active(shown) == []
    first = next(line for line in re.split("[\r\n]", said(TEXTS[name])[0].lines[0]) if line.strip())
    assert first.strip() in text(shown)


def feedback(course: Course, typed: str) -> str:
    line = course.work_of(ASSIGNMENT, EVERY_TEXT)
    assert line is not None
    material = material_of(held(course, ASSIGNMENT, line.code))
    answers, _ = cleaned(WHICH, material, {"account": typed})
    data = bytes_of(Stored(answers=answers, revision=1), ASSIGNMENT, line.code)
    found = marked(course, EVERY_TEXT, ASSIGNMENT, data)
    return feedback_page(course, EVERY_TEXT, ASSIGNMENT, found, {"account": 2.0}, {"account": typed}, 0.0)


def test_feedback_as_nbgrader_makes_it_is_a_page_without_anything_active(small: Course) -> None:
    from rightmix_sim.course.with_nbgrader.pipelines import make_feedback

    assert make_feedback(small, ASSIGNMENT, EVERY_TEXT) == ()
    page = (small.folder / "feedback" / EVERY_TEXT / ASSIGNMENT / f"{ASSIGNMENT}.html").read_text(encoding="utf-8")
    assert active(page) == []
    assert RAN in text(page)


def test_the_report_is_a_page_without_anything_active(small: Course) -> None:
    page = report_page(gathered(small), on=datetime.date(2027, 3, 31))
    assert active(page) == []
    assert "onerror" in text(page)  # of the name on the roster


@pytest.mark.parametrize("write", [as_csv, lambda cohort: as_csv(cohort, criteria=True)])
def test_no_cell_of_the_export_is_a_formula(small: Course, write: object) -> None:
    assert callable(write)
    rows = list(csv.reader(io.StringIO(write(gathered(small)))))
    assert [cell for row in rows for cell in row if cell.startswith(("=", "@", "\t", "\r"))] == []
    assert any("onerror" in cell for row in rows for cell in row)
