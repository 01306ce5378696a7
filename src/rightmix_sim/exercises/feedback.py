"""Marks as HTML: for each criterion its points, what was right, what was missed, where it stands, and the paragraph."""

from __future__ import annotations

from functools import cache
from typing import Final

from jinja2 import Environment

from rightmix_sim.exercises.marking.mark import Mark, Marks
from rightmix_sim.templates import templates

TEMPLATES: Final = "exercises/templates"


def marks_fragment(marks: Marks) -> str:
    """The marks to show inside something else; its headings are h3 and h4. What was typed is never taken for HTML.

    Paragraphs of the file are buttons with `data-cite`, which a form can lead to the file.
    """
    return _environment().get_template("marks").render(marks=marks)


def mark_fragment(mark: Mark, problem: str = "") -> str:
    """One criterion to show where there is no form beside it: what was right and missed, and where it stands, as text.

    `problem` is why it could not be marked.
    """
    return _environment().get_template("mark").render(mark=mark, problem=problem)


@cache
def _environment() -> Environment:
    environment = templates(TEMPLATES)
    environment.filters["points"] = lambda value: f"{value:g}"
    return environment
