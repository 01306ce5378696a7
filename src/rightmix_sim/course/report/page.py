"""The report of a course as one page of HTML: self-contained, without script, whatever trainees typed escaped."""

from __future__ import annotations

import datetime
from functools import cache
from typing import Any, Final

from jinja2 import Environment

from rightmix_sim.course.report.findings import findings_of
from rightmix_sim.course.report.kept import kept
from rightmix_sim.course.report.naming import exercise_title, naming_of
from rightmix_sim.course.report.rules import rule, whole
from rightmix_sim.course.report.summary import summary_of
from rightmix_sim.course.report.wording import FLAGS, decimal, file_places, how_far, points, signed
from rightmix_sim.course.results import Cohort
from rightmix_sim.saying.wording import counted, percent
from rightmix_sim.templates import FRAME, templates
from rightmix_sim.workdays import day_in_words

TEMPLATES: Final = "course/report/templates"


def report_page(cohort: Cohort, *, on: datetime.date, names: bool = True) -> str:
    """The page, for the trainer alone; without `names` trainees are shown by id. The same cohort gives the same bytes.

    It takes some seconds: right answers are worked out again. Raises `InputError` where a key is missing.
    """
    findings = findings_of(cohort)
    words: dict[str, Any] = {
        "cohort": cohort,
        "found": findings,
        "naming": naming_of(cohort, names=names),
        "names": names,
        "day": day_in_words(on),
        "summary": summary_of(findings),
        "rule": rule,
        "whole": whole,
    }
    return _environment().get_template("page").render(words)


def statistics(cohort: Cohort) -> dict[str, Any]:
    """The statistics of a course as plain data without anything personal: what is kept when it is closed."""
    return kept(findings_of(cohort))


@cache
def _environment() -> Environment:
    environment = templates(FRAME, TEMPLATES)
    environment.filters |= {
        "points": points,
        "decimal": decimal,
        "signed": signed,
        "percent": percent,
        "exercise": exercise_title,
        "flag": FLAGS.__getitem__,
        "places": file_places,
        "how_far": how_far,
        "counted": counted,
    }
    return environment
