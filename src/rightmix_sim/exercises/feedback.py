"""Marks as HTML: for each criterion its points, what was right, what was missed, where it stands, and the paragraph."""

from __future__ import annotations

from functools import cache
from typing import Final

from jinja2 import Environment

from rightmix_sim.exercises.marking.mark import Marks
from rightmix_sim.templates import templates

TEMPLATES: Final = "exercises/templates"


def marks_fragment(marks: Marks) -> str:
    """The marks to show inside something else; its headings are h3 and h4. What was typed is never taken for HTML.

    Paragraphs of the file are buttons with `data-cite`, which a form can lead to the file.
    """
    return _environment().get_template("marks").render(marks=marks)


@cache
def _environment() -> Environment:
    environment = templates(TEMPLATES)
    environment.filters["points"] = lambda value: f"{value:g}"
    return environment
