"""Putting aside what stands in `submitted/` and is none of ours: it is moved to `refused/`, and kept."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final

from rightmix_sim.course.folder import Course

LONGEST_NAME: Final = 240  # bytes; most disks take 255, and a number is put behind it


def put_aside(course: Course, place: Path) -> Path:
    """Move what stands at a place in `submitted/`, and give where it is now. A link is moved as a link."""
    target = course.folder / "refused" / place.relative_to(course.folder / "submitted")
    target.parent.mkdir(parents=True, exist_ok=True)
    short = target.name.encode("utf-8", "surrogateescape")[:LONGEST_NAME].decode("utf-8", "ignore")
    number = 1
    while os.path.lexists(target):
        number += 1
        target = target.with_name(f"{short}-{number}")
    shutil.move(place, target)
    return target


def is_in_the_way(place: Path) -> bool:
    """Whether something other than a folder of its own stands where a folder is to be; a link to one is none."""
    return place.is_symlink() or (place.exists() and not place.is_dir())
