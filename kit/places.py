"""Where the parts of the kit are, and where it keeps what it stands on."""

from __future__ import annotations

import hashlib
import os
import sys
import sysconfig
from pathlib import Path

from troubles import Stopped


def own_folder() -> Path:
    """Where this user's programs keep their things, and the kit among them."""
    home = Path.home()
    if os.name != "nt":
        beside = "Library/Application Support" if sys.platform == "darwin" else ".local/share"
        return Path(os.environ.get("XDG_DATA_HOME") or home / beside) / "rightmix-kit"
    if "WindowsApps" in sys.base_prefix:  # what Python from the Store writes there, other programs do not see
        return home / "rightmix-kit"
    return Path(os.environ.get("LOCALAPPDATA") or home / "AppData/Local") / "rightmix-kit"


def place_of(kit: str | Path) -> Path:
    """Where this version of the kit is set up for this Python; RIGHTMIX_PLACE names another folder for all versions."""
    return Path(os.environ.get("RIGHTMIX_PLACE") or own_folder()) / stamp_of(Path(kit))


def stamp_of(kit: Path) -> str:
    """A name that changes with whatever is set up, and with the Python it is set up for."""
    practice = sorted((kit / "practice").rglob("*.yaml"))
    stamp = hashlib.sha256(f"{sys.version_info[:2]} {sysconfig.get_platform()}".encode())
    for path in [kit / "setting_up.py", kit / "requirements.lock", wheel_of(kit), *practice]:
        stamp.update(f"\n{path.relative_to(kit).as_posix()}\n".encode() + path.read_bytes())
    return stamp.hexdigest()[:12]


def wheel_of(kit: Path) -> Path:
    """The kit itself. Raises `Stopped` where the download was not unpacked whole."""
    version = kit / "version.txt"  # of the last version unpacked here; the wheel of an older one may lie beside it
    name = version.read_text(encoding="ascii").strip() if version.is_file() else "?"
    wheel = kit / f"rightmix_sim-{name}-py3-none-any.whl"
    parts = (wheel, kit / "requirements.lock", kit / "practice" / "keys", kit.parent / "notebooks" / "home.ipynb")
    if not all(part.exists() for part in parts):
        raise Stopped(
            f"Parts of the kit are missing in {kit.parent}\n"
            "What to do: unpack the downloaded file whole (on Windows: right-click it, Extract All), then start there."
        )
    return wheel


def python_of(place: Path) -> Path:
    """The Python of an environment."""
    return place / "environment" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
