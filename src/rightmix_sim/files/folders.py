"""Folders: what is in them, whose it is, making them and taking them away."""

from __future__ import annotations

import datetime
import errno
import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path

from rightmix_sim.errors import InputError
from rightmix_sim.files.guarded import patiently


def is_folder(path: Path) -> bool:
    """Whether a folder of this name is there. Raises `InputError` for what cannot be a name."""
    try:
        return path.is_dir()
    except ValueError as impossible:  # a zero byte in the name
        raise InputError("This cannot be the name of a folder.", value=str(path), do="Check the name.") from impossible
    except OSError:  # a name that is too long, a folder that may not be passed through
        return False


def file_names(path: Path, ending: str) -> list[str]:
    """The names of the files in a folder that end so, sorted; none where there is no such folder."""
    return sorted(entry.name for entry in path.iterdir() if entry.name.endswith(ending)) if path.is_dir() else []


def entries_of(path: Path) -> list[str]:
    """The names of all that stands in a folder, sorted. Raises `OSError`, also where the folder is a link."""
    if not stat.S_ISDIR(path.lstat().st_mode):
        raise NotADirectoryError(errno.ENOTDIR, "it is no folder", str(path))
    return sorted(entry.name for entry in path.iterdir())


def owner_of(path: Path) -> str:
    """The name of the account to which a file or folder belongs; empty where it has none. Raises `OSError`."""
    try:
        return path.owner()
    except (KeyError, NotImplementedError):
        return ""


def changed_at(path: Path) -> datetime.datetime:
    """When a file was last written, in UTC; of a link its own time. Raises `OSError`."""
    return datetime.datetime.fromtimestamp(path.lstat().st_mtime, tz=datetime.UTC)


def make_folder(path: Path, *, private: bool = False) -> None:
    """Make a folder where there is none yet, in one that must be there; `private`: for its owner. Raises `OSError`."""
    path.mkdir(exist_ok=True)
    if private:
        path.chmod(0o700)


def delete(path: Path) -> None:
    """Take away a file, a link or a folder with all that is in it, where it is there. Raises `OSError`."""
    if path.is_symlink() or not path.is_dir():
        patiently(lambda: path.unlink(missing_ok=True))
        return
    _open_up(path)
    patiently(lambda: shutil.rmtree(path))


def _open_up(folder: Path) -> None:
    """Let the folders in a folder be emptied: who handed one in may have closed it to all."""
    with suppress(OSError):
        folder.chmod(0o700)
        for entry in os.scandir(folder):
            if entry.is_dir(follow_symlinks=False):
                _open_up(Path(entry.path))


def folder_names(path: Path) -> list[str]:
    """The names of the folders in a folder, sorted. Raises `InputError` when it may not be listed."""
    try:
        return sorted(entry.name for entry in path.iterdir() if entry.is_dir())
    except OSError as refused:
        raise InputError(
            f"The folder cannot be read ({refused.strerror}).", file=path, do="Check that you may read it."
        ) from refused
