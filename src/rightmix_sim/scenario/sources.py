"""Where scenarios stand: the packaged ones by name, a planner's own by path."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from rightmix_sim.errors import UnknownName
from rightmix_sim.files import Source, package_file, package_names

FOLDER: Final = "scenario/data/scenarios"
_ENDING: Final = ".toml"


def scenario_names() -> tuple[str, ...]:
    """The names of the scenarios that travel with the package, sorted."""
    return tuple(package_names(FOLDER, _ENDING))


def scenario_source(name: str) -> Source:
    """The file of a packaged scenario; `UnknownName` with the nearest names when there is none."""
    if name not in scenario_names():
        raise UnknownName("scenario", name, scenario_names(), shown_by="rightmix scenarios list")
    return package_file(f"{FOLDER}/{name}{_ENDING}")


def source_of(name_or_path: str | Path) -> Path | Source:
    """The packaged scenario of this name, else the path. `UnknownName` for what looks like neither."""
    if isinstance(name_or_path, str) and name_or_path in scenario_names():
        return scenario_source(name_or_path)
    path = Path(name_or_path)
    looks_like_a_path = path.suffix == _ENDING or len(path.parts) > 1 or path.exists()
    if looks_like_a_path:
        return path
    known = [*scenario_names(), *(file.name for file in Path().glob(f"*{_ENDING}"))]
    raise UnknownName(
        "scenario",
        str(name_or_path),
        known,
        shown_by="rightmix scenarios list",
        do="A scenario of your own is named by the path of its file.",
    )
