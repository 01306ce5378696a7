"""`rightmix score`: RM2000/S, V and C of one synthetic history, with every reason."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rightmix_sim.errors import InputError
from rightmix_sim.files import package_file, read_text

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from rightmix_sim.risk.meanings import Reconviction
    from rightmix_sim.risk.rm2000 import Score
    from rightmix_sim.risk.rules import Reason

WIDTH = 100  # columns; what a terminal on a small laptop shows without breaking lines
TEMPLATE = "history/data/template.yaml"

_SCALES = {
    "s": "RM2000/S: risk of reconviction for a sexual offence",
    "v": "RM2000/V: risk of reconviction for a violent offence that is not sexual",
    "c": "RM2000/C: risk of reconviction for either",
    "adapted": "RM2000/S adapted, since every sexual offence is of images only",
}
_ITEMS = {
    "s.step1": "category of step 1",
    "s.male_victim": "male victim",
    "s.stranger_victim": "stranger as victim",
    "s.non_contact": "non-contact offence",
    "adapted.s.category": "S, adapted",
    "adapted.c.category": "C, adapted",
}


def register(app: typer.Typer) -> None:
    """Add `rightmix score`."""
    app.command()(score)


def score(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="A history: YAML, or JSON (*.json).")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")] = False,
    template: Annotated[bool, typer.Option("--template", help="Print a commented history to begin with.")] = False,
) -> None:
    """Score RM2000/S, V and C of one synthetic history (a teaching approximation)."""
    if template:
        typer.echo(read_text(package_file(TEMPLATE)), nl=False)
        return
    if file is None:
        raise InputError(
            "There is no history to score.",
            place="FILE",
            do="Name a file. To begin with one: rightmix score --template > history.yaml",
        )
    from rightmix_sim.history import read_history
    from rightmix_sim.risk import rm2000

    found = rm2000.score(read_history(file))
    if as_json:
        typer.echo(json.dumps(found.to_dict(), indent=2, ensure_ascii=False))
    else:
        _show(found)


def _show(found: Score) -> None:
    from rich.console import Console

    console = Console(width=WIDTH, highlight=False, markup=False)
    console.print(found.notice)
    if found.reason is not None:
        console.print(f"\nRM2000/S cannot be given ({found.reason.replace('_', ' ')}). {found.reasons[0].rule}")
    scales = [scale for scale in _SCALES if any(one.item.startswith(f"{scale}.") for one in found.reasons)]
    for scale in scales:
        console.print(f"\n{_SCALES[scale]}: {_verdict(found, scale)}", style="bold", end="")
    console.print()
    for scale in scales:
        console.print()
        console.print(_table(scale, [one for one in found.reasons if one.item.startswith(f"{scale}.")]))
    _show_list(console, "Counted, by day", _counted(found))
    _show_list(console, "Not counted", [f"{one.item}: {_said(one.value)}" for one in found.reasons if "[" in one.item])
    _show_list(console, "What would settle it", [f"{place}: {found.question(place)}" for place in found.unsettled])
    _show_list(console, "Bear in mind", [caution.text for caution in found.cautions])
    console.print(
        "\nIn brackets: the rule, its source (S06), or that it is from memory (unverified). docs/risk/rm2000.md"
    )


def _counted(found: Score) -> list[str]:
    counted = found.counted
    days = {
        "criminal": counted.criminal,
        "sexual": counted.sexual,
        "violent": counted.violent,
        "with burglary": counted.burglary,
    }
    return [f"{name}: {', '.join(str(day) for day in sorted(found)) or 'none'}" for name, found in days.items()]


def _verdict(found: Score, scale: str) -> str:
    if scale == "v" and found.v is not None:
        return _level((found.v.category, found.v.category))
    part = {"s": found.s, "c": found.c, "adapted": found.adapted}[scale]
    return "" if part is None else _level(part.range)


def _level(found: tuple[Reconviction, Reconviction]) -> str:
    low, high = (level.value.replace("_", " ").upper() for level in found)
    return low if low == high else f"OPEN, {low} to {high}"


def _table(scale: str, items: Sequence[Reason]) -> Table:
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("Adapted" if scale == "adapted" else f"RM2000/{scale.upper()}", width=22, no_wrap=True)
    table.add_column("found", width=10)
    table.add_column("points", width=6, justify="right")
    table.add_column("rule", ratio=1)
    for one in items:
        table.add_row(_name(one.item), _said(one.value), "" if one.points is None else str(one.points), one.rule)
    return table


def _name(item: str) -> str:
    plain = item.rpartition(".")[2].replace("_", " ")
    return _ITEMS.get(item) or _ITEMS.get(item.removeprefix("adapted."), plain)


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return " to ".join(_said(one) for one in value)
    return str(value).replace("_", " ")


def _show_list(console: Console, title: str, lines: Sequence[str]) -> None:
    if not lines:
        return
    from rich.padding import Padding

    console.print(f"\n{title}", style="bold")
    for line in lines:
        console.print(Padding(line, (0, 0, 0, 2), expand=False))
