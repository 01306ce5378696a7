"""Where a run may be written, and how it gets there: all of it, or nothing.

A run is written into a hidden folder beside its place and takes the place when it is complete. What stands there
already is replaced only when it is an empty folder, or a run of ours that we were told to replace and nothing else.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rightmix_sim.errors import OutputError
from rightmix_sim.experiment.interrupts import interrupts_wait
from rightmix_sim.run_folder.manifest import NAME, read_manifest

SIMULATE, DEMO = "simulate", "demo"  # the commands that write runs; the manifest says which it was
_NOBODYS = {".DS_Store", ".ipynb_checkpoints"}  # file managers and Jupyter leave these everywhere


@contextmanager
def staged(out: Path, replaces: Collection[str] = ()) -> Iterator[Path]:
    """A new folder to write to. It takes the place `out` when the block ends well, and else is gone without a trace.

    `replaces` names the commands whose runs may be replaced. Raises `OutputError` when `out` is taken or cannot be
    written to, also for an `OSError` of the block's `writing_to`.
    """
    check(out, replaces)
    place = out.resolve()  # a link stays a link
    new_parents = [folder for folder in place.parents if not folder.exists()]
    staging = _beside(place)
    try:
        with writing_to(out):
            staging.mkdir(parents=True)
        yield staging
        check(out, replaces)  # a run takes a while
        with writing_to(out):
            _take_the_place(staging, place)
    except BaseException:
        with interrupts_wait():
            shutil.rmtree(staging, ignore_errors=True)
            for folder in new_parents:
                with suppress(OSError):
                    folder.rmdir()
        raise


@contextmanager
def writing_to(out: Path) -> Iterator[None]:
    """Turn an `OSError` (no space, no permission) into one `OutputError` about the place."""
    try:
        yield
    except OSError as refused:
        raise OutputError(
            f"A run cannot be written here ({refused.strerror or refused}).",
            place=out,
            do="Check free space and permissions, or name another folder with --out. Nothing was left behind.",
        ) from refused


def check(out: Path, replaces: Collection[str] = ()) -> None:
    """Raise `OutputError` when a run must not be written to `out`."""
    with writing_to(out):
        taken = out.exists()
        if not taken and not out.is_symlink():
            return
        if not out.is_dir():
            raise OutputError("This is not a folder.", place=out, do="Name a folder with --out.")
        names = {entry.name for entry in out.iterdir()} - _NOBODYS
    if out.resolve() in (Path.cwd(), *Path.cwd().parents):
        raise OutputError(
            "A run cannot replace the folder you are in.", place=out, do="Name a folder below it with --out."
        )
    if names:
        _check_run(out, names, replaces)


def _check_run(out: Path, names: set[str], replaces: Collection[str]) -> None:
    found = read_manifest(out)
    if found is None:
        raise OutputError(
            f"The folder holds other things ({_some(names)}).",
            place=out,
            do="Name a new folder with --out; nothing that is not a run is ever replaced.",
        )
    others = names - {NAME} - {str(file).partition("/")[0] for file in found.get("files", [])}
    if others and replaces:
        raise OutputError(
            f"Beside a run the folder holds other things ({_some(others)}).",
            place=out,
            do="Move them away, or name another folder with --out.",
        )
    if found.get("command") not in replaces:
        advice = "Name another folder with --out"
        raise OutputError(
            "The folder holds another run.",
            place=out,
            do=f"{advice}." if DEMO in replaces else f"{advice}, or add --overwrite to replace it.",
        )


def _take_the_place(staging: Path, place: Path) -> None:
    with interrupts_wait():
        before = _beside(place)
        if place.exists():
            place.rename(before)
        try:
            staging.rename(place)
        except OSError:
            if before.exists():
                before.rename(place)
            raise
        shutil.rmtree(before, ignore_errors=True)


def _beside(place: Path) -> Path:
    return place.with_name(f".{place.name}.{secrets.token_hex(4)}")


def _some(names: set[str]) -> str:
    first = sorted(names)[:3]
    return ", ".join(first) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
