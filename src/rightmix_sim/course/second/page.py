"""The page on which a second trainer marks: one file that works offline; each text under its number, nothing of whose
it is or what the first mark was.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from jinja2 import Environment
from markupsafe import Markup

from rightmix_sim.course.notebooks.marking_cells import Rubric
from rightmix_sim.course.results import Result
from rightmix_sim.course.second.returned import COLUMNS
from rightmix_sim.course.second.rules import rule
from rightmix_sim.course.second.sample import Sample, Sampled
from rightmix_sim.errors import InputError
from rightmix_sim.exercises import EXERCISES, Criterion, Exercise, Question, exercise
from rightmix_sim.files import package_file, read_text
from rightmix_sim.templates import templates

TEMPLATES: Final = "course/second/templates"
_SCRIPT: Final = "course/data/second-page.js"


@dataclass(frozen=True, kw_only=True)
class _Text:
    """A text as the page shows it."""

    number: int
    text: str
    of: float


@dataclass(frozen=True, kw_only=True)
class _Part:
    """The texts on one criterion, with what was asked and how it is marked."""

    number: int
    exercise: Exercise
    criterion: Criterion
    questions: tuple[Question, ...]
    rubric: Rubric
    texts: tuple[_Text, ...]


def second_page(
    sample: Sample, results: Iterable[Result], rubrics: Mapping[str, Mapping[str, Rubric]], *, title: str
) -> str:
    """The page for a sample; `rubrics` by exercise and criterion, `title` of the course. The same gives the same bytes.

    What trainees typed is escaped, no mathematics is set, and no script but ours can run. Raises `InputError` where a
    text of the sample is no longer there.
    """
    texts = {
        (result.trainee, result.assignment, read.criterion): read.text for result in results for read in result.read
    }
    parts = tuple(_parts(sample, texts, rubrics))
    script = read_text(package_file(_SCRIPT))
    words: dict[str, Any] = {
        "sample": sample,
        "title": title,
        "parts": parts,
        "step": rule("step"),
        "saved_as": saved_as(sample),
        "script": Markup(script),
        "allowed": base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        "key": hashlib.sha256("".join(one.sum for one in sample.texts).encode()).hexdigest()[:16],
    }
    return _environment().get_template("page").render(words)


def second_template(sample: Sample) -> str:
    """A CSV file with the number of each text, to be filled in where the page cannot be used."""
    stream = io.StringIO()
    out = csv.writer(stream, lineterminator="\n")
    out.writerow(COLUMNS)
    out.writerows((one.number, "", "") for one in sample.texts)
    return stream.getvalue()


def saved_as(sample: Sample) -> str:
    """The name of the file that the page gives, and of the one to fill in by hand."""
    return f"second-marks-{sample.name}.csv"


def _parts(
    sample: Sample, texts: Mapping[tuple[str, str, str], str], rubrics: Mapping[str, Mapping[str, Rubric]]
) -> Iterable[_Part]:
    kinds = dict.fromkeys((one.exercise, one.criterion) for one in sample.texts)
    for id, criterion_id in kinds:
        which = exercise(id)
        criterion = next(one for one in which.criteria if one.id == criterion_id)
        yield _Part(
            number=EXERCISES.index(id),
            exercise=which,
            criterion=criterion,
            questions=tuple(which.question(one) for one in criterion.questions),
            rubric=rubrics[id][criterion_id],
            texts=tuple(
                _Text(number=one.number, text=_text(one, texts), of=one.of)
                for one in sample.texts
                if (one.exercise, one.criterion) == (id, criterion_id)
            ),
        )


def _text(one: Sampled, texts: Mapping[tuple[str, str, str], str]) -> str:
    text = texts.get((one.trainee, one.assignment, one.criterion), "")
    if not text.strip():
        raise InputError(
            "A text of the sample is no longer there.",
            value=f"number {one.number}",
            why="The trainee may have withdrawn, or handed in again without it.",
            do="Draw another sample under another name.",
        )
    return text


@cache
def _environment() -> Environment:
    environment = templates(TEMPLATES)
    environment.filters["points"] = lambda value: f"{value:g}"
    return environment
