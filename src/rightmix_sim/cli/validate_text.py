"""A validation in the terminal: findings by half and role, how many hold, what misses, and how to read it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from rich.console import Console
from rich.table import Table

from rightmix_sim.cli.console import show_list
from rightmix_sim.validation.basis import rule, size
from rightmix_sim.validation.comparing import Comparison
from rightmix_sim.validation.published import Twin, misses
from rightmix_sim.validation.tables import HEAD, row, sections, summary
from rightmix_sim.validation.validated import Validated, published

_WIDTHS = (5, None, 10, 11, 18, 13)  # of the columns; the finding takes what is left


def show(console: Console, found: Validated, twin: Twin | None) -> None:
    """The whole of it."""
    console.print(found.scenario.title, style="bold")
    if twin is not None:
        console.print(_filled(f"Wrong on purpose: {twin.title}. {twin.why}", console))
    for part in sections(found):
        if part.comparisons:
            console.print(f"\n{part.title}", style="bold")
            console.print(_table(part.comparisons, console.width))
    console.print()
    console.print(_filled(summary(found), console), style="bold")
    show_list(console, "Published misses, and what they may mean", _misses(found))
    show_list(console, "Published misses that hold", [_named(one) for one in found.recovered])
    show_list(console, "FAILS: misses that are not published so", list(map(_failing, found.failing)))
    if not found.enough:
        console.print(_filled(f"FAILS: fewer than {rule().fewest} emerging findings could be judged.", console))
    if twin is not None:
        show_list(console, "Named beforehand to fail", list(_foretold(found, twin)))
    console.print()
    if found.files_drawn < size().cases:
        drawn = f"{found.files_drawn:.0f} of {size().cases} on average"
        said = f"Fewer files could be drawn than the inspectors read: {drawn}. The sample is then not that of ¶1.10."
        console.print(_filled(said, console))
    for text in _explained(found):
        console.print(_filled(text, console))


def _table(comparisons: tuple[Comparison, ...], width: int) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, width=width, header_style="")
    for head, own in zip(HEAD, _WIDTHS, strict=True):
        table.add_column(head, width=own, ratio=None if own else 1)
    for one in comparisons:
        table.add_row(*row(one))
    return table


def _misses(found: Validated) -> Iterator[str]:
    for one in found.missing:
        if published(one):
            yield f"{_named(one)}: {misses()[one.finding.id].means}"


def _failing(one: Comparison) -> str:
    words = f"{_named(one)}: {one.side} the report's interval"
    if one.finding.id in misses():
        words += f", and published as {misses()[one.finding.id].side} it"
    return f"{words}; other luck might turn it, more replications tell" if one.at_the_edge else words


def _foretold(found: Validated, twin: Twin) -> Iterator[str]:
    failing = {one.finding.id for one in found.failing}
    by_id = {one.finding.id: one for one in found.comparisons}
    for id in twin.must_fail:
        yield f"{_named(by_id[id])}: {'fails, as it must' if id in failing else 'DOES NOT FAIL'}"


def _named(one: Comparison) -> str:
    return f"{one.finding.title} (¶{one.finding.paragraph}, {one.finding.id})"


def _explained(found: Validated) -> Iterator[str]:
    count = found.replications
    yield (
        "Per cent. Simulated: the mean of what inspections drawn as in ¶1.10 find"
        + ("" if count == 1 else f", in brackets its 95% interval over {count} replications")
        + ". Single inspections: what 95 of 100 find, each as many files as the report's. The report: its figure, in"
        " brackets its 95% interval, wide where it gives words."
    )
    yield (
        "A finding holds when the simulated mean lies inside the report's interval. Within chance: beyond what the"
        " report's words allow, and inside what so small a sample leaves open. At the edge: other luck might turn it."
        " The report says too little where nearly any figure would lie inside; nobody can know where it counted too few"
        " or gives no share. Neither is counted."
    )
    yield "All areas and people are synthetic. Nothing here forecasts anybody's reoffending."


def _filled(text: str, console: Console) -> str:
    return textwrap.fill(text, console.width)
