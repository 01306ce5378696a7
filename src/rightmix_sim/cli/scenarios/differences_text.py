"""What differs between two scenarios, in words, area by area."""

from __future__ import annotations

from itertools import groupby

from rich.console import Console

from rightmix_sim.cli.console import show_list
from rightmix_sim.scenario.differences import Difference, Differences
from rightmix_sim.scenario.provenance import EVERY_AREA


def show(console: Console, before: str, after: str, found: Differences) -> None:
    """Print it: days, guidance, what is the same in all areas, the areas, and the areas that one of them has alone."""
    if found.none:
        console.print(f"There is no difference between {before} and {after}.")
        return
    console.print(f"From {before} to {after}")
    show_list(console, "Days", map(_line, found.days))
    show_list(console, "What all areas are held against", map(_line, found.guidance))
    for area, of_area in groupby(found.areas, key=lambda one: one.area):
        show_list(console, "In every area the same" if area == EVERY_AREA else f"In {area}", map(_line, of_area))
    show_list(console, f"Only in {before}", found.only_before)
    show_list(console, f"Only in {after}", found.only_after)


def _line(one: Difference) -> str:
    paragraph = f" ¶{one.paragraph}" if one.paragraph and one.paragraph[0].isdigit() else ""
    return f"{one.meaning} ({one.parameter}): {one.said_before} → {one.said_after}.{paragraph}"
