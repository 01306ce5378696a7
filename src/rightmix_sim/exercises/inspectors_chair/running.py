"""The run of a seed, simulated when it is first asked for and kept after that."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from rightmix_sim.exercises.inspectors_chair.run import Run

KEPT: Final = 64  # seeds whose runs are kept: those of a cohort


@lru_cache(maxsize=KEPT)
def run_of(seed: int) -> Run:
    """Both arms of a seed."""
    # The model takes a second to load, and neither checks nor views nor a form with its material need it
    from rightmix_sim.exercises.inspectors_chair.run_records import simulated  # noqa: PLC0415

    return simulated(seed)
