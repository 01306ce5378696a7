"""The only room that opens files: strict YAML, JSON, TOML and CSV in, atomic writes out.

What cannot be read gives one `InputError` with file, place and value. Nothing is ever half written: we write beside
the target and then replace it.
"""

from __future__ import annotations

import csv
import datetime
import errno
import io
import os
import secrets
import shutil
import sqlite3
import stat
import time
import tomllib
import zipfile
from collections.abc import Callable
from contextlib import closing, suppress
from importlib import resources
from pathlib import Path
from typing import Any, BinaryIO, Protocol, TypeVar

import yaml

from rightmix_sim import strict_json, strict_yaml
from rightmix_sim.errors import InputError, OutputError, UnknownName
from rightmix_sim.file_faults import TOO_DEEP

LARGEST_FILE = 1_000_000  # bytes; a file of ours is a few thousand
_CAREFULLY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)  # no link is followed, no pipe waited for
_Read = TypeVar("_Read")


class Source(Protocol):
    """A file on disk or one that travels in the package: both can be read and named."""

    def read_bytes(self) -> bytes:
        """The whole content."""
        ...

    def is_file(self) -> bool:
        """Whether it is there and is a file."""
        ...


def package_file(name: str) -> Source:
    """A data file that travels with the package, by its path below `rightmix_sim` (`guidance/data/standards.yaml`)."""
    return resources.files("rightmix_sim").joinpath(name)


def package_names(folder: str, ending: str) -> list[str]:
    """The names, without ending, of the data files in a folder of the package, sorted."""
    found = resources.files("rightmix_sim").joinpath(folder).iterdir()
    return sorted(entry.name.removesuffix(ending) for entry in found if entry.name.endswith(ending))


def project_folder(name: str) -> Path:
    """A folder that stands at the top of the project and that an installed package carries inside itself."""
    installed = Path(str(resources.files("rightmix_sim").joinpath("carried", name)))
    return installed if installed.is_dir() else Path(__file__).parents[2] / name


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


def make_folder(path: Path) -> None:
    """Make a folder where there is none yet, in one that must be there. Raises `OSError`."""
    path.mkdir(exist_ok=True)


def remove_folder(path: Path) -> None:
    """Take a folder away with all that is in it, where it is there; a link is taken away and not followed."""
    if path.is_symlink():
        path.unlink()
    elif path.is_dir():
        shutil.rmtree(path)


def folder_names(path: Path) -> list[str]:
    """The names of the folders in a folder, sorted. Raises `InputError` when it may not be listed."""
    try:
        return sorted(entry.name for entry in path.iterdir() if entry.is_dir())
    except OSError as refused:
        raise InputError(
            f"The folder cannot be read ({refused.strerror}).", file=path, do="Check that you may read it."
        ) from refused


def read_text(source: Path | Source, *, largest: int = LARGEST_FILE) -> str:
    """The file as text. Raises `InputError` when it is missing, too large or not UTF-8."""
    name = str(source)
    try:
        if isinstance(source, Path):
            with source.open("rb") as stream:
                data = stream.read(largest + 1)  # no more, so that a device or a pipe cannot fill the memory
        else:
            data = source.read_bytes()
    except FileNotFoundError as gone:
        raise InputError("There is no such file.", file=name, do=_nearby(source)) from gone
    except IsADirectoryError as folder:
        raise InputError("A folder cannot be read as a file.", file=name, do="Name a file in it.") from folder
    except OSError as refused:
        raise InputError(
            f"The file cannot be read ({refused.strerror}).",
            file=name,
            do="Check that you may read it, or copy it to a folder of your own.",
        ) from refused
    except ValueError as impossible:  # a zero byte in the name
        raise InputError("This cannot be the name of a file.", value=name, do="Check the name.") from impossible
    if len(data) > largest:
        raise InputError(
            f"The file is larger than {largest:,} bytes.",
            file=name,
            why="A file of this kind is a few pages of text; this is probably another file.",
            do="Check that you named the right file.",
        )
    if b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):  # those are UTF-16: told apart below
        raise InputError(
            "The file holds a zero byte, so it is not text.",
            file=name,
            place=f"line {data[: data.index(0)].count(10) + 1}",
            value="\x00",
            do="Check that you named the right file.",
        )
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as broken:
        line = data[: broken.start].count(b"\n") + 1
        raise InputError(
            "The file is not UTF-8 text.",
            file=name,
            place=f"line {line}",
            value=data[broken.start : broken.start + 8],
            do="Save it as plain text with the encoding UTF-8.",
        ) from broken


def read_yaml(source: Path | Source) -> Any:
    """The YAML document as plain Python.

    Duplicate keys, aliases, tags and numbers that are none are errors. Only `true` and `false` are truth values, and
    only plain decimal numbers are numbers: `no`, `on`, `010` and `7:30` stay the text they are.
    """
    return strict_yaml.load(read_text(source), str(source))


def read_own_yaml(source: Path | Source) -> Any:
    """A large YAML file of ours as plain Python, read by libyaml; the tests hold such files to the strict rules."""
    return yaml.load(read_text(source), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def read_toml(source: Path | Source) -> dict[str, Any]:
    """The TOML document as a dict (duplicate keys are errors in TOML itself).

    TOML has `inf` and `nan`: whoever reads a number must refuse them, and can then name the key.
    """
    try:
        return tomllib.loads(read_text(source))
    except RecursionError as broken:
        raise TOO_DEEP.error(str(source)) from broken
    except tomllib.TOMLDecodeError as broken:
        raise InputError(
            f"This is not TOML: {broken}.",
            file=str(source),
            do="Check quotation marks, brackets and that no key stands twice near that line.",
        ) from broken
    except ValueError as endless:  # Python refuses to read whole numbers of thousands of digits
        raise InputError("A number in the file has thousands of digits.", file=str(source)) from endless


def read_json(source: Path | Source) -> Any:
    """The JSON document as plain Python. Duplicate keys, NaN and half characters are errors."""
    return strict_json.load(read_text(source), str(source))


def read_plain(source: Path | Source) -> Any:
    """A file that may be either: JSON if its name ends in `.json`, else YAML. None if it holds nothing."""
    name, text = str(source), read_text(source)
    load = strict_json.load if name.lower().endswith(".json") else strict_yaml.load
    return load(text, name) if text.strip() else None


def read_csv(source: Path | Source, columns: list[str], *, largest: int = 50 * LARGEST_FILE) -> list[dict[str, str]]:
    """The rows of a CSV file whose header has exactly these columns, in any order."""
    reader = csv.reader(io.StringIO(read_text(source, largest=largest)), strict=True)
    try:
        header = next(reader, [])
        if len(set(header)) != len(header) or set(header) != set(columns):
            raise InputError(
                f"The header must have exactly these columns: {', '.join(columns)}.",
                file=str(source),
                place="line 1",
                value=",".join(header),
            )
        rows = []
        for row in reader:
            if not row:
                continue
            if len(row) != len(header):
                raise InputError(
                    f"The row has {len(row)} values, the header {len(header)}.",
                    file=str(source),
                    place=f"line {reader.line_num}",
                    value=",".join(row),
                    do="Put values that hold a comma into quotation marks.",
                )
            rows.append(dict(zip(header, row, strict=True)))
        return rows
    except csv.Error as broken:
        raise InputError(f"This is not CSV: {broken}.", file=str(source), place=f"line {reader.line_num}") from broken


def write_atomic(target: Path, content: str | bytes) -> None:
    """Write the whole file or nothing: beside the target first, then in its place."""
    data = content.encode() if isinstance(content, str) else content
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        replace_whole(target, data)
    except OSError as refused:
        raise OutputError(f"cannot be written ({refused.strerror}).", place=target) from refused


def write_private(target: Path, content: str) -> None:
    """As `write_atomic`, a file that its owner alone may read."""
    try:
        replace_whole(target, content.encode(), mode=0o600)
    except OSError as refused:
        raise OutputError(f"cannot be written ({refused.strerror}).", place=target) from refused


def replace_whole(target: Path, data: bytes, *, mode: int = 0o666) -> None:
    """As `write_atomic`, in a folder that must be there; what refuses it is the bare `OSError`."""
    beside = target.with_name(f".{target.name}.{secrets.token_hex(8)}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)  # less what the user's umask forbids
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(handle)  # a full disk may say so only now
        patiently(lambda: beside.replace(target))
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def patiently(action: Callable[[], _Read]) -> _Read:
    """What the action gives. On Windows a virus scanner may hold a file open for a moment: a few more tries then."""
    for pause in (0.02, 0.05, 0.1, 0.2):
        try:
            return action()
        except PermissionError:
            time.sleep(pause)
    return action()


def regular_bytes(path: Path, largest: int) -> bytes:
    """The content of a plain file; a link, a pipe, a device or a folder is not read, and none is waited for.

    Raises `InputError` for what is no plain file or larger than `largest` bytes, `OSError` for what cannot be read.
    """
    if not stat.S_ISREG(path.lstat().st_mode):
        raise InputError("This is not a plain file.", file=path)
    with os.fdopen(patiently(lambda: os.open(path, os.O_RDONLY | _CAREFULLY)), "rb") as stream:
        data = stream.read(largest + 1)
    if len(data) > largest:
        raise InputError(f"The file is larger than {largest:,} bytes.", file=path)
    return data


def lock_handle(path: Path) -> int:
    """The handle of a file, made if need be, that is there only to be locked. Raises `OSError`."""
    return os.open(path, os.O_RDWR | os.O_CREAT | _CAREFULLY, 0o666)


def zip_writing(stream: BinaryIO) -> zipfile.ZipFile:
    """A zip to write to, into a stream."""
    return zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED)


def zip_reading(stream: BinaryIO) -> zipfile.ZipFile:
    """A zip to read from. Raises `zipfile.BadZipFile` for what is none."""
    return zipfile.ZipFile(stream)


def writing(target: Path) -> BinaryIO:
    """A new file to write to bit by bit, for what is too large to hold; it must not be there yet. Raises `OSError`.

    It can be half written, so it belongs into a folder that is put in its place when all is done.
    """
    return target.open("xb")


def _nearby(source: Path | Source) -> str:
    if not isinstance(source, Path):
        return ""
    if not source.parent.is_dir():
        return f"There is no folder {source.parent} either; check the path."
    try:
        names = [entry.name for entry in source.parent.iterdir()]
    except OSError:  # a folder we may pass through but not list
        return ""
    return UnknownName("file", source.name, names).do or "Check the path."


def reading(path: Path) -> BinaryIO:
    """A plain file to read bit by bit; no link is followed and no pipe waited for.

    Raises `InputError` for what is no plain file, `OSError` for what cannot be read.
    """
    if not stat.S_ISREG(path.lstat().st_mode):
        raise InputError("This is not a plain file.", file=path)
    return os.fdopen(patiently(lambda: os.open(path, os.O_RDONLY | _CAREFULLY)), "rb")


def writing_private(target: Path) -> BinaryIO:
    """As `writing`, a file that its owner alone may read."""
    return os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def database_bytes(path: Path) -> bytes:
    """An SQLite database as a file, whole though others write to it meanwhile. Raises `InputError` for what is none."""
    try:
        address = f"{path.absolute().as_uri()}?mode=rw"  # not `ro`: what was broken off is to be rolled back first
        with closing(sqlite3.connect(address, uri=True)) as source, closing(sqlite3.connect(":memory:")) as copy:
            source.backup(copy)
            return copy.serialize()
    except sqlite3.Error as broken:
        raise InputError(f"The database cannot be read ({broken}).", file=path) from broken


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


def changed_at(path: Path) -> datetime.datetime:
    """When a file was last written, in UTC; of a link its own time. Raises `OSError`."""
    return datetime.datetime.fromtimestamp(path.lstat().st_mtime, tz=datetime.UTC)
