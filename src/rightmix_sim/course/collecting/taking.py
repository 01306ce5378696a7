"""Taking what came: the submission is rebuilt and put in its place whole, what came is kept, and a line says so."""

from __future__ import annotations

import csv
import datetime
import io
import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, Literal

from rightmix_sim.course.collecting.came import ANSWERS, TIMESTAMP, Came, on_a_line
from rightmix_sim.course.collecting.putting_aside import is_in_the_way, put_aside
from rightmix_sim.course.collecting.rebuilding import rebuilt
from rightmix_sim.course.folder import Course
from rightmix_sim.course.giving_out.spreadsheets import harmless
from rightmix_sim.course.stamp import LARGEST, fault_of
from rightmix_sim.files import delete, entries_of, is_folder, read_text, regular_bytes, write_atomic
from rightmix_sim.staging import staged

LOG: Final = "collected.csv"
STAGING: Final = ".staging"  # of the course: nothing half done is ever in `submitted/`
COLUMNS: Final = ("at", "trainee", "assignment", "from", "result", "note")
Outcome = Literal["taken", "unchanged", "older", "refused"]


@dataclass(frozen=True, kw_only=True)
class Collected:
    """What became of one thing that came in. `trainee` and `assignment` are empty where it cannot be told whose it is.

    `source` and `notes` can be shown anywhere, whatever somebody wrote into a name.
    """

    source: str
    result: Outcome
    trainee: str = ""
    assignment: str = ""
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Keep what a terminal would obey, line ends and half characters out of what is said."""
        object.__setattr__(self, "source", on_a_line(self.source))
        object.__setattr__(self, "notes", tuple(on_a_line(one) for one in self.notes))


def take(course: Course, trainee: str, assignment: str, came: Came, source: str, *, decided: bool = False) -> Collected:
    """Rebuild and put in place. The same answers, and what is newer, stay. Raises `OutputError`.

    `decided` says that a trainer told when it came: that goes before what clocks said. What was marked before stays on
    file until it is marked anew; the feedback on it goes, for it is no longer about what is there.
    """
    place = course.folder / "submitted" / trainee / assignment
    if is_in_the_way(place.parent):
        put_aside(course, place.parent)
    found = rebuilt(course, trainee, assignment, came)
    there = submitted_at(place)
    stamped = is_folder(place) and not fault_of(course.secret, place, trainee, assignment)
    told = partial(Collected, source=source, trainee=trainee, assignment=assignment)
    when = came.at.astimezone(datetime.UTC).replace(microsecond=0)
    if stamped and there is not None and (not decided or there == when):
        if regular_bytes(place / ANSWERS, LARGEST) == found.files[ANSWERS]:
            return told(result="unchanged", notes=found.notes)  # the time at which these answers first came stands
        if there > when:
            return told(result="older", notes=found.notes)
    _keep(course, trainee, assignment, came)
    if stamped and not found.usable:
        notes = (*found.notes, "What was handed in before stands, for nothing in this could be read.")
        return told(result="refused", notes=notes)
    if os.path.lexists(place) and not stamped:  # never through a link, nor over what somebody may still look for
        put_aside(course, place)
    with staged(place, lambda _place: None, "a submission", aside=course.folder / STAGING) as folder:
        for name, data in found.files.items():
            write_atomic(folder / name, data)
    for made in ("autograded", "feedback"):  # of what stood there before; without them nbgrader marks anew
        delete(course.folder / made / trainee / assignment)
    return told(result="taken", notes=found.notes)


def submitted_at(place: Path) -> datetime.datetime | None:
    """When the submission that stands in a folder came; None where there is none that can be read."""
    try:
        written = read_text(place / TIMESTAMP, largest=100)
        return datetime.datetime.strptime(written.strip(), "%Y-%m-%d %H:%M:%S UTC").replace(tzinfo=datetime.UTC)
    except Exception:  # whatever else lies there is no submission of ours
        return None


def record(course: Course, lines: Iterable[Collected], at: datetime.datetime) -> None:
    """Add to collected.csv, a line for each thing that came and each note on it. Raises `OutputError`."""
    path = course.folder / LOG
    stream = io.StringIO()
    out = csv.writer(stream, lineterminator="\n")
    if not path.is_file():
        out.writerow(COLUMNS)
    for one in lines:
        for note in one.notes or ("",):
            row = (f"{at:%Y-%m-%d %H:%M:%S}", one.trainee, one.assignment, one.source, one.result, note)
            out.writerow([harmless(on_a_line(value)) for value in row])
    before = read_text(path, largest=200_000_000) if path.is_file() else ""
    write_atomic(path, before + stream.getvalue())


def _keep(course: Course, trainee: str, assignment: str, came: Came) -> None:
    """What came, as it came, under the next number: for whoever has to look again."""
    folder = course.folder / "received" / trainee / assignment
    number = len(entries_of(folder)) + 1 if is_folder(folder) else 1
    if came.original is not None:
        write_atomic(folder / f"{number:04}.zip", came.original)
    elif came.answers is not None:
        write_atomic(folder / f"{number:04}-{ANSWERS}", came.answers)
