"""What trainees get who have neither nbgrader's exchange nor a hub: a zip each, and their codes in a list to send."""

from __future__ import annotations

import csv
import datetime
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rightmix_sim.course.folder import Course
from rightmix_sim.course.giving_out.exporting import safe
from rightmix_sim.course.roster import Trainee
from rightmix_sim.course.settings import exercise_of, sort_of
from rightmix_sim.course.work import Work
from rightmix_sim.errors import InputError, OutputError
from rightmix_sim.exercises import exercise
from rightmix_sim.files import (
    delete,
    entries_of,
    is_folder,
    package_file,
    read_text,
    regular_bytes,
    write_atomic,
    zip_writing,
)
from rightmix_sim.staging import writing_to
from rightmix_sim.workdays import day_in_words

FOLDER: Final = "hand-out"
README: Final = "README.txt"
_LARGEST: Final = 20_000_000  # bytes of a notebook or of what is worked on
_ALWAYS: Final = (1980, 1, 1, 0, 0, 0)  # a zip carries times; the same content shall be the same bytes
_SORTS: Final = {"own": "on a case of your own", "common": "on the case that all have", "resit": "again, on a new case"}
_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, kw_only=True)
class HandedOut:
    """What became of a trainee's zip: whether it is another than was there before."""

    trainee: str
    path: Path
    changed: bool


@dataclass(frozen=True, kw_only=True)
class Code:
    """A code of a trainee, and the assignments that it opens."""

    id: str
    name: str
    email: str
    code: str
    assignments: tuple[str, ...]


def hand_out(course: Course, folder: Path) -> tuple[HandedOut, ...]:
    """Bring a folder in line: ID.zip for everybody who takes part, and none for those who withdrew.

    Done again after something changed, it says whose zip is another. Raises `InputError` where a release is missing,
    before anything is written, and `OutputError` where the folder holds other things.
    """
    content = {one.id: zip_of(course, one.id) for one in course.present}
    there = set(entries_of(folder)) if is_folder(folder) else set()
    if others := sorted(there - {f"{one.id}.zip" for one in course.trainees}):
        raise OutputError(
            f"The folder holds other things ({', '.join(others[:3])}).",
            place=folder,
            do="Name a new folder, so that nothing of yours is replaced.",
        )
    done = []
    for id, data in content.items():
        path = folder / f"{id}.zip"
        with writing_to(folder, "what is handed out"):
            changed = path.name not in there or regular_bytes(path, 10 * _LARGEST) != data
        if changed:
            write_atomic(path, data)
        done.append(HandedOut(trainee=id, path=path, changed=changed))
    for old in there - {f"{id}.zip" for id in content}:
        with writing_to(folder, "what is handed out"):
            delete(folder / old)
    return tuple(done)


def zip_of(course: Course, trainee: str) -> bytes:
    """A trainee's zip: for each assignment the notebook and what is worked on, and a page to read.

    There is a folder around all, so that unpacking it beside other work takes nothing's place. The same course gives
    the same bytes. Raises `InputError`.
    """
    who, lines = course.trainee(trainee), _lines(course, trainee)
    top = course.settings.course_id
    files = {f"{top}/{README}": _readme(course, who, lines)}
    for line in lines:
        notebook = f"{exercise_of(line.assignment)}.ipynb"
        released = course.folder / "release" / line.assignment / notebook
        material = course.held(line.assignment, line.code) / "material.json"
        files[f"{top}/{line.assignment}/{notebook}"] = _bytes(released)
        files[f"{top}/{line.assignment}/material.json"] = _bytes(material)
    return _zipped(files)


def codes(course: Course) -> tuple[Code, ...]:
    """Every code of everybody who takes part, in the order of the roster: a list to send."""
    found = []
    for one in course.present:
        by_code: dict[str, list[str]] = {}
        for line in _lines(course, one.id):
            by_code.setdefault(line.code, []).append(line.assignment)
        found += [
            Code(id=one.id, name=one.name, email=one.email, code=code, assignments=tuple(assignments))
            for code, assignments in by_code.items()
        ]
    return tuple(found)


def codes_text(found: tuple[Code, ...]) -> str:
    """The list as CSV."""
    stream = io.StringIO()
    out = csv.writer(stream)  # its line ends, \r\n, are also what makes it quote both signs in a value
    out.writerow(("id", "name", "email", "code", "assignments"))
    for one in found:
        out.writerow([safe(cell) for cell in (one.id, one.name, one.email, one.code, ", ".join(one.assignments))])
    return stream.getvalue()


def in_words(moment: datetime.datetime) -> str:
    """A moment as people write it.

    >>> in_words(datetime.datetime(2027, 3, 5, 17, 0))
    '17:00 on Friday 5 March 2027'
    """
    return f"{moment:%H:%M} on {_WEEKDAYS[moment.weekday()]} {day_in_words(moment.date())}"


def _lines(course: Course, trainee: str) -> list[Work]:
    lines = (course.work_of(assignment, trainee) for assignment in course.assignments)
    return [one for one in lines if one is not None]


def _readme(course: Course, who: Trainee, lines: list[Work]) -> bytes:
    work = "\n".join(_said(course, one) for one in lines) if lines else "Nothing yet.\n"
    settings = course.settings
    template = read_text(package_file("course/data/hand-out.txt"))
    return template.format(
        title=settings.title,
        rule="=" * len(settings.title),
        name=f"{who.name} ({who.id})" if who.name != who.id else who.id,
        work=work,
        zone=settings.zone,
        folder=settings.course_id,
    ).encode()


def _said(course: Course, line: Work) -> str:
    title = exercise(exercise_of(line.assignment)).title
    until = course.settings.moment(line.until) or course.settings.due(line.assignment)
    day = f"until {in_words(until)}" if until is not None else "no day is set"
    return f"{title}, {_SORTS[sort_of(line.assignment)]}\n   folder {line.assignment}, code {line.code}, {day}\n"


def _bytes(path: Path) -> bytes:
    try:
        return regular_bytes(path, _LARGEST)
    except FileNotFoundError as gone:
        raise InputError(
            "What trainees get is not all there.", file=path, do="Bring the course up to date: rightmix course update"
        ) from gone
    except OSError as refused:
        raise InputError(f"The file cannot be read ({refused.strerror}).", file=path) from refused


def _zipped(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zip_writing(stream) as target:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, date_time=_ALWAYS)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            target.writestr(entry, data)
    return stream.getvalue()
