"""Whether nbgrader is there at all: it comes with the extra for trainers, and the rest of the kit does without it."""

from __future__ import annotations

from rightmix_sim.errors import MissingExtra


def require_nbgrader() -> None:
    """Raise `MissingExtra` where nbgrader is not installed."""
    try:
        import nbgrader  # noqa: F401, PLC0415
    except ImportError as missing:
        raise MissingExtra(
            "Courses are marked with nbgrader, which is not installed here.\n"
            '  What to do: pip install "rightmix-sim[trainer]", or make setup in the project.'
        ) from missing
