"""Pages that commands write: never over something else unasked, and opened where there is a browser to open them."""

from __future__ import annotations

import os
import sys
import webbrowser
from pathlib import Path

from rightmix_sim.errors import OutputError
from rightmix_sim.files import is_folder, write_atomic


def write_page(target: Path, page: str, overwrite: bool) -> None:
    """Write the page. Raises `OutputError` where something of this name is there and may not be replaced."""
    if is_folder(target):
        raise OutputError("This is a folder.", place=target, do="Name a file in it.")
    try:
        there = target.exists()
    except OSError:  # a name that is too long: writing will say so
        there = False
    if there and not overwrite:
        raise OutputError(
            "There is already something of this name.", place=target, do="Name another file, or add --overwrite."
        )
    write_atomic(target, page)


def opened(page: Path) -> bool:
    """Whether a browser took the page: asked only where somebody sits at a terminal, and a window can open."""
    windows = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
    if not sys.stdout.isatty() or (sys.platform == "linux" and not any(map(os.environ.get, windows))):
        return False
    try:
        return webbrowser.open(page.resolve().as_uri())
    except webbrowser.Error:
        return False
