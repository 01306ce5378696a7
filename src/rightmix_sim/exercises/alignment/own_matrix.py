"""The live table: the alignment matrix of what a trainee entered, worked out from these entries alone."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from markupsafe import Markup

from rightmix_sim.exercises.alignment.material import ABSENT, ONCE, is_frequency
from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.choices import common
from rightmix_sim.exercises.material import Material
from rightmix_sim.plans import Action, CaseFacts, Plan, PlanSet, catalogue
from rightmix_sim.plans.alignment.matrix import Cell, Matrix, Row, matrix_of
from rightmix_sim.plans.page import matrix_fragment
from rightmix_sim.plans.plan import KINDS, PlanKind
from rightmix_sim.plans.wording import spoken
from rightmix_sim.sentences import capital, listed
from rightmix_sim.strict_data import Impossible

_NOTE: Final = Markup('<p class="message">{}</p>')
_EMPTY: Final = "This table appears when a line says what is done and what at least one plan says of it."
_LEFT_OUT: Final = "Not shown yet: {} {}, in which no plan says anything or nothing is chosen."
_OWNERS: Final = ("First owner", "Second owner", "Third owner")
_LETTERS: Final[Mapping[PlanKind, str]] = {"oasys": "A", "visor": "V", "mappa": "M"}
_ONCE: Final = "once, or by a day"


def matrix_view(answers: Answers, material: Material) -> str:
    """The matrix of the lines that say anything, and which lines do not yet. It never raises."""
    lines = answers.records("lines")
    rows = {number: rows for number, line in enumerate(lines, start=1) if (rows := rows_of(line, number, material))}
    if not rows:
        return str(_NOTE.format(_EMPTY))
    matrix = Matrix(_given(material), tuple(row for found in rows.values() for row in found))
    waiting = [str(number) for number in range(1, len(lines) + 1) if number not in rows]
    said = _LEFT_OUT.format("lines" if len(waiting) > 1 else "line", listed(waiting)) if waiting else ""
    return matrix_fragment(matrix) + (str(_NOTE.format(said)) if said else "")


def rows_of(line: Answers, number: int, material: Material) -> tuple[Row, ...]:
    """The row that one line comes to; none while no plan says anything in it."""
    cells = {kind: said for kind in _given(material) if (said := line.choice(kind)) and said != ABSENT}
    if line.choice("action") not in catalogue() or not cells:
        return ()
    on = material.on or datetime.date.min
    actions = {
        kind: _action(line, kind, said, f"{number}", owner, on)
        for (kind, said), owner in zip(cells.items(), _OWNERS, strict=False)
    }
    plans = tuple(
        Plan(kind=kind, date=on, actions=(actions[kind],) if kind in actions else ()) for kind in _given(material)
    )
    try:
        matrix = matrix_of(PlanSet(case=CaseFacts(id="own", on=on, rosh="low"), plans=plans))
    except (Impossible, ValueError):  # nothing that a form gives: the last safeguard of a view that must not break
        return ()
    return tuple(_in_its_words(row, cells) for row in matrix.rows)


def _action(line: Answers, kind: PlanKind, said: str, number: str, owner: str, on: datetime.date) -> Action:
    """What one plan says by this line; `owner` stands for whom it names where plans name different ones."""
    name = line.choice("action")
    agency = line.choice("agency") or catalogue()[name].agency
    beside_mappa = kind != "mappa" and line.choice("mappa") not in ("", ABSENT)
    return Action(
        id=f"{_LETTERS[kind]}{number}",
        action=name,
        agency=agency,
        owner=owner if line.choice("owners") == "different" else _agency_in_words(agency),
        every=said if is_frequency(said) else None,
        due=on if said == ONCE else None,
        carries=f"M{number}" if beside_mappa else None,
    )


def _agency_in_words(agency: str) -> str:
    labels = {one.value: one.label for one in common()["agencies"]}
    return labels.get(agency, capital(spoken(agency)))


def _in_its_words(row: Row, said: Mapping[PlanKind, str]) -> Row:
    """The same row: what is done once has no day here, and the ids are those of lines, not of plans."""
    cells = {
        kind: Cell((), cell.who, _ONCE if said.get(kind) == ONCE else cell.how_often)
        for kind, cell in row.cells.items()
    }
    return replace(row, cells=cells)


def _given(material: Material) -> tuple[PlanKind, ...]:
    return tuple(_in_order(material))


def _in_order(material: Material) -> Iterator[PlanKind]:
    given = {plan.kind for plan in material.plans}
    yield from (kind for kind in KINDS if kind in given)
