"""Where trainees are named: what of them must not be found in anything that outlives a course."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from rightmix_sim.course.folder import Course
from rightmix_sim.errors import InputError
from rightmix_sim.files import regular_bytes

_LARGEST: Final = 50_000_000
_SHORTEST: Final = 3  # letters; two of them are in every text


def of_trainees(course: Course) -> dict[str, str]:
    """What trainees can be known by, with what it is: ids, whole names, addresses, codes. Raises `InputError`.

    First names alone are left out: May and Will stand in texts about nobody.
    """
    found: dict[str, str] = {}
    for one in course.trainees:
        names = (f"{one.first_name} {one.last_name}", f"{one.last_name}, {one.first_name}")
        for name in names if one.first_name and one.last_name else (one.last_name,):
            found[name.strip()] = "a name"
        found |= {one.lms_user_id: "a number in the learning platform", one.email: "an address", one.id: "an id"}
    found |= {one.code: "a code" for one in course.work}
    return {text: what for text, what in found.items() if len(text) >= _SHORTEST}


def mentions_in(folder: Path, names: tuple[str, ...], wanted: dict[str, str]) -> tuple[str, ...]:
    """Where files and folders of these names mention one of the texts: a line for each file, with the first of them."""
    if not wanted:
        return ()
    longest_first = sorted(wanted, key=len, reverse=True)
    whole = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
    known = {text.casefold(): text for text in wanted}
    found = []
    for path in _files(folder, names):
        place = path.relative_to(folder).as_posix()
        for text in (place, _text(path)):
            hit = whole.search(text)
            if hit is not None:
                named = known.get(hit[0].casefold(), hit[0])
                found.append(f"{place}: {wanted.get(named, 'a name')} ({named})")
                break
    return tuple(found)


def _files(folder: Path, names: tuple[str, ...]) -> Iterator[Path]:
    for name in names:
        path = folder / name
        if path.is_file() and not path.is_symlink():
            yield path
        for here, folders, inside in os.walk(path, followlinks=False):
            folders.sort()
            yield from (Path(here) / one for one in sorted(inside))


def _text(path: Path) -> str:
    try:
        return regular_bytes(path, _LARGEST).decode("utf-8", "replace")
    except (OSError, InputError):
        return ""
