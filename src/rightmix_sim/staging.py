"""Folders that are written whole or not at all: into a hidden folder beside the place, which it takes when complete."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rightmix_sim.errors import OutputError
from rightmix_sim.interrupts import interrupts_wait
from rightmix_sim.sentences import capital


@contextmanager
def staged(out: Path, check: Callable[[Path], None], what: str, *, aside: Path | None = None) -> Iterator[Path]:
    """A new folder to write to. It takes the place `out` when the block ends well, and else is gone without a trace.

    `check` raises `OutputError` when the place is taken; it is asked before and after the block. `what` is the word for
    what is written ("a run"). It is written beside `out`, or in the folder `aside`, which has to be on the same disk.
    Raises `OutputError` also for an `OSError` of the block's `writing_to`.
    """
    check(out)
    place = out.resolve()  # a link stays a link
    new_parents = [folder for folder in place.parents if not folder.exists()]
    staging = _beside(place if aside is None else aside.resolve() / place.name)
    try:
        with writing_to(out, what):
            staging.mkdir(parents=True)
        yield staging
        check(out)  # it may have taken a while
        with writing_to(out, what):
            place.parent.mkdir(parents=True, exist_ok=True)
            _take_the_place(staging, place)
    except BaseException:
        with interrupts_wait():
            shutil.rmtree(staging, ignore_errors=True)
            for folder in new_parents:
                with suppress(OSError):
                    folder.rmdir()
        raise


@contextmanager
def writing_to(out: Path, what: str) -> Iterator[None]:
    """Turn an `OSError` (no space, no permission) into one `OutputError` about the place."""
    try:
        yield
    except OSError as refused:
        raise OutputError(
            f"{capital(what)} cannot be written here ({refused.strerror or refused}).",
            place=out,
            do="Check free space and permissions, or name another folder with --out. Nothing was left behind.",
        ) from refused


def check_empty(out: Path, what: str) -> None:
    """Raise `OutputError` unless the place is free or an empty folder."""
    with writing_to(out, what):
        if not out.exists() and not out.is_symlink():
            return
        if not out.is_dir():
            raise OutputError("This is not a folder.", place=out, do="Name a folder with --out.")
        names = sorted(entry.name for entry in out.iterdir())
    if names:
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        raise OutputError(
            f"The folder holds other things ({', '.join(names[:3])}{more}).",
            place=out,
            do="Name a new folder; nothing that is already there is ever replaced.",
        )


def _take_the_place(staging: Path, place: Path) -> None:
    with interrupts_wait():
        before = _beside(staging)
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
