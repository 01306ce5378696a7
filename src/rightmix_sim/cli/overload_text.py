"""The section "Overload" of a run, for the terminal."""

from __future__ import annotations

from rich.console import Console

from rightmix_sim.experiment import Run
from rightmix_sim.overload import flags_of
from rightmix_sim.saying.overload import NOTHING, sections_of


def print_overload(run: Run, console: Console) -> None:
    """Print where the service was asked for more than it has, in how many replications, or that it was nowhere."""
    sections = sections_of(flags_of(run.overloads))
    console.print("Overload", style="bold")
    if not sections:
        console.print(NOTHING, markup=False)
    for section in sections:
        console.print(f"{section.title}. {section.note}", markup=False, style="dim")
        for line in section.lines:
            console.print(f"  {line}", markup=False)
    console.print()
