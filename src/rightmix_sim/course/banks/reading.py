"""Finding and reading a bank: the trainer's own where there is one, else the project's. Banks never travel."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, overload

from rightmix_sim.course.banks.shapes import ClaimBank, StatementBank, VisitBank
from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.files import project_folder
from rightmix_sim.strict_data import read_as

_SHAPES: Final[dict[str, Any]] = {"statements": StatementBank, "claims": ClaimBank, "home-visits": VisitBank}
NAMES: Final = tuple(_SHAPES)


@overload
def bank(name: Literal["statements"], own: Path | None = None) -> StatementBank: ...
@overload
def bank(name: Literal["claims"], own: Path | None = None) -> ClaimBank: ...
@overload
def bank(name: Literal["home-visits"], own: Path | None = None) -> VisitBank: ...
def bank(name: str, own: Path | None = None) -> StatementBank | ClaimBank | VisitBank:
    """The bank of this name: `NAME.yaml` in the trainer's `own` folder where it is there, else of `grading/banks/`.

    Raises `InputError` with file, place and value for the first thing in it that does not fit, and where there is no
    bank at all, as in a package without its project; `UnknownName` for another name.
    """
    if name not in _SHAPES:
        raise UnknownName("bank", name, NAMES)
    path = _place(name, own)
    if not path.is_file():
        raise InputError(
            "The bank for graded work is not here.",
            file=path,
            value=name,
            why="Banks hold answers and never travel inside the package, for trainees have it too.",
            do="Work from the project's folder, or put a bank of your own into the banks folder of the course.",
        )
    found: StatementBank | ClaimBank | VisitBank = _read(name, path, path.stat().st_mtime_ns)
    return found


def _place(name: str, own: Path | None) -> Path:
    mine = own / f"{name}.yaml" if own is not None else None
    return mine if mine is not None and mine.is_file() else project_folder("grading") / "banks" / f"{name}.yaml"


@cache
def _read(name: str, path: Path, _changed: int) -> Any:
    return read_as(_SHAPES[name], path)
