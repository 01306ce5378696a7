"""Where a run may be written: all of it, or nothing.

What stands there already is replaced only when it is an empty folder, or a run of ours that we were told to replace
and nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final

from rightmix_sim import staging
from rightmix_sim.errors import OutputError
from rightmix_sim.run_folder.manifest import NAME, read_manifest

SIMULATE, DEMO = "simulate", "demo"  # the commands that write runs; the manifest says which it was
A_RUN: Final = "a run"
_NOBODYS = {".DS_Store", ".ipynb_checkpoints"}  # file managers and Jupyter leave these everywhere


@contextmanager
def staged(out: Path, replaces: Collection[str] = ()) -> Iterator[Path]:
    """A new folder to write a run to. It takes the place `out` when the block ends well, and else is gone.

    `replaces` names the commands whose runs may be replaced. Raises `OutputError` when `out` is taken or cannot be
    written to, also for an `OSError` of the block's `writing_to`.
    """
    with staging.staged(out, lambda place: check(place, replaces), A_RUN) as folder:
        yield folder


def writing_to(out: Path) -> AbstractContextManager[None]:
    """Turn an `OSError` (no space, no permission) into one `OutputError` about the place."""
    return staging.writing_to(out, A_RUN)


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


def _some(names: set[str]) -> str:
    first = sorted(names)[:3]
    return ", ".join(first) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
