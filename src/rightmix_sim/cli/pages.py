"""Files that commands write: never over something else unasked; and pages opened where a browser can open them."""

from __future__ import annotations

import os
import sys
import webbrowser
from pathlib import Path

from rightmix_sim.errors import OutputError
from rightmix_sim.files import check_target, is_folder, write_atomic


def write_page(target: Path, page: str, overwrite: bool) -> None:
    """Write the page, or another file. Raises `OutputError` as `check_place`, and where it cannot be written."""
    check_place(target, overwrite)
    write_atomic(target, page)


def check_place(target: Path, overwrite: bool) -> None:
    """Raise `OutputError` where something of this name is there and may not be replaced, or none can be written."""
    if is_folder(target):
        raise OutputError("This is a folder.", place=target, do="Name a file in it.")
    if os.path.lexists(target) and not overwrite:  # a link that leads nowhere is there too
        raise OutputError(
            "There is already something of this name.", place=target, do="Name another file, or add --overwrite."
        )
    check_target(target)


def opened(page: Path) -> bool:
    """Whether a browser took the page: asked only where somebody sits at a terminal, and a window can open."""
    windows = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
    if not sys.stdout.isatty() or (sys.platform == "linux" and not any(map(os.environ.get, windows))):
        return False
    try:
        return webbrowser.open(page.resolve().as_uri())
    except webbrowser.Error:
        return False
