"""What is shown below the questions: plans on file, the own audit, and the records, as tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Final

from jinja2 import Environment

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.inspectors_chair.own_audit import FILES, answer
from rightmix_sim.exercises.inspectors_chair.settings import asked_criteria
from rightmix_sim.exercises.inspectors_chair.tables import FILE, PAIRS, RUN
from rightmix_sim.exercises.material import Material
from rightmix_sim.inspection import IN_WORDS, Criterion, Row
from rightmix_sim.templates import templates

TEMPLATES: Final = "exercises/inspectors_chair/templates"
_NOT_YET: Final = "not answered yet"


@dataclass(frozen=True)
class _Line:
    """One line of the own audit: its answers in words, and what was entered in the table with its interval."""

    title: str
    answers: tuple[str, ...]
    interval: str


def tables(begins: str, _answers: Answers, material: Material) -> str:
    """The tables of the material whose id begins so."""
    return _environment().get_template("tables").render(shown=[t for t in material.tables if t.id.startswith(begins)])


def own_audit(answers: Answers, material: Material) -> str:
    """Criterion by criterion what was answered of each file, and the interval of the numbers entered in the table."""
    files = material.files[:FILES]
    lines = [_line(answers, criterion, len(files)) for criterion in asked_criteria()]
    return _environment().get_template("own_audit").render(names=[file.name for file in files], lines=lines)


VIEWS: Final[Mapping[str, Callable[[Answers, Material], str]]] = {
    **{f"file_{number}": partial(tables, FILE.format(number=number)) for number in range(FILES)},
    "own_audit": own_audit,
    "month_tables": partial(tables, RUN),
    "pair_table": partial(tables, PAIRS),
}


def _line(answers: Answers, criterion: Criterion, files: int) -> _Line:
    given = [answer(answers, number, criterion.id) for number in range(files)]
    entered = answers.row("findings", criterion.id)
    return _Line(
        title=criterion.title,
        answers=tuple(IN_WORDS[one] if one is not None else _NOT_YET for one in given),
        interval=_interval(criterion, entered.number("n"), entered.number("met")),
    )


def _interval(criterion: Criterion, n: int | None, met: int | None) -> str:
    if n is None or met is None or not 0 <= met <= n <= FILES:
        return ""
    found = Row(criterion, n, met).interval
    if found is None:
        return "none"
    return f"{100 * found[0]:.0f}% to {100 * found[1]:.0f}%"


@cache
def _environment() -> Environment:
    environment = templates(TEMPLATES)
    environment.tests["figure"] = lambda value: isinstance(value, int | float)
    return environment
