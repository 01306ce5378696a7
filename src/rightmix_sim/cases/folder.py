"""Where cases stand on disk: a folder each, with `case` and `dossier` as YAML or JSON; keys in a folder apart.

library/tressell/case.yaml        the facts
library/tressell/dossier.yaml     the documents
keys/tressell.yaml                the answers
"""

from __future__ import annotations

import errno
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from rightmix_sim.cases.case import Case
from rightmix_sim.cases.dossier import Dossier
from rightmix_sim.cases.key import Key
from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.files import folder_names, is_folder, project_folder
from rightmix_sim.strict_data import StrictData, read_as

ENDINGS: Final = (".yaml", ".json")
CASE: Final = "case"
DOSSIER: Final = "dossier"

Data = TypeVar("Data", bound=StrictData)


@dataclass(frozen=True)
class CaseFolder:
    """One case on disk: its facts, its documents where there are any, its key where one was asked for and found."""

    path: Path
    case: Case
    dossier: Dossier | None
    key: Key | None


def library() -> Path:
    """The folder of the case library: `cases/library` of the project, or where the package carries it."""
    return project_folder("cases/library")


def library_ids() -> list[str]:
    """The ids of the library cases, sorted."""
    return [path.name for path in case_folders(library())]


def library_keys() -> Path | None:
    """The keys of the library, which the project holds, and the kit beside the package; the package never does."""
    project = library().parent.parent / "grading" / "keys"
    kit = Path(sys.prefix) / "share" / "rightmix-sim" / "practice" / "keys"
    return next((keys for keys in (project, kit) if is_folder(keys)), None)


def keys_of(path: Path, keys: Path | None) -> Path | None:
    """The folder of keys to hold cases against: the one that was named, else the library's for library cases.

    Raises `InputError` when the one that was named is not there.
    """
    if keys is not None and not is_folder(keys):
        raise InputError("There is no folder of this name.", file=keys, do="Name the folder that holds the keys.")
    if keys is None and library().resolve() in (path.resolve(), *path.resolve().parents):
        return library_keys()
    return keys


def case_folders(path: Path) -> list[Path]:
    """The case folders that a path names: itself, or those just below it. Raises `InputError` when there is none.

    A folder with documents and no facts is one too, so that reading it says what is missing.
    """
    if not is_folder(path):
        if _file(path.parent, CASE) == path:
            return [path.parent]
        there = _is_there(path)
        raise InputError(
            "This is a file, and not the facts of a case." if there else "There is no folder of this name.",
            file=path,
            why="A case is a folder with a file case.yaml or case.json." if there else "",
            do="Name the folder of a case, or one that holds such folders; the library is cases/library.",
        )
    if _holds_a_case(path):
        return [path]
    found = [path / name for name in folder_names(path) if _holds_a_case(path / name)]
    if not found:
        raise InputError(
            "There is no case in this folder.",
            file=path,
            why="A case is a folder with a file case.yaml or case.json.",
            do="Name the folder of a case, or one that holds such folders.",
        )
    return found


def find_case(name: str) -> Path:
    """The folder of a case: a path, or the id of a library case. Raises `InputError`."""
    path = Path(name)
    if is_folder(path) or path.suffix in ENDINGS:
        folders = case_folders(path)
        if len(folders) > 1:
            raise InputError(
                f"This folder holds {len(folders)} cases.", file=path, do=f"Name one of them: {folders[0]}"
            )
        return folders[0]
    if name not in library_ids():
        raise UnknownName("case", name, library_ids(), shown_by="rightmix cases list")
    return library() / name


def read_folder(path: Path, keys: Path | None = None) -> CaseFolder:
    """A case with its documents, and with its key if `keys` holds one. Raises `InputError` with file and place."""
    case = read_case(path)
    dossier_file = _file(path, DOSSIER)
    key_file = _file(keys, case.id) if keys is not None else None
    return CaseFolder(
        path,
        case,
        read_as(Dossier, dossier_file) if dossier_file is not None else None,
        read_as(Key, key_file) if key_file is not None else None,
    )


def read_case(path: Path) -> Case:
    """The facts of a case, from its folder or its file. Raises `InputError` with file and place."""
    file = _file(path, CASE) if is_folder(path) else path
    if file is None:
        raise InputError(
            "There is no file case.yaml or case.json in this folder.",
            file=path,
            why="The facts of a case stand in it.",
            do="Write it, or check the name of the file or of the folder.",
        )
    return read_as(Case, file)


def read_dossier(path: Path) -> Dossier:
    """The documents of a case, from its folder. Raises `InputError` when there are none."""
    file = _file(path, DOSSIER)
    if file is None:
        raise InputError(
            "There is no file dossier.yaml or dossier.json in this folder.",
            file=path,
            do="Cases made with --no-dossiers have facts only.",
        )
    return read_as(Dossier, file)


def _holds_a_case(folder: Path) -> bool:
    return any(_is_there(folder / f"{stem}{ending}") for stem in (CASE, DOSSIER) for ending in ENDINGS)


def _file(folder: Path, stem: str) -> Path | None:
    """Whatever bears this stem as the name of a YAML or JSON file; None where nothing does.

    What turns out to be no file is not passed over: reading it says so. Raises `InputError` where there are two.
    """
    found = [path for ending in ENDINGS if _is_there(path := folder / f"{stem}{ending}")]
    if len(found) > 1:
        raise InputError(
            f"There are two of it: {found[0].name} and {found[1].name}.",
            file=found[0],
            why="Only one of the two would count.",
            do="Delete one of them, or move it elsewhere.",
        )
    return found[0] if found else None


def _is_there(path: Path) -> bool:
    """Whether there is anything of this name, be it a folder, a device or a link to nothing."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as refused:  # a folder that may not be passed through: reading says so; a name too long is nobody's
        return refused.errno == errno.EACCES
    return True
