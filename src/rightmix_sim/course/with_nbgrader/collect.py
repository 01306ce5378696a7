"""nbgrader's collecting, from its command or formgrader's button: every submission is rebuilt before it is put down.

What lies in the exchange may have been put there by anybody. One bad entry stops nothing; each is told.
"""

from __future__ import annotations

import datetime
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from nbgrader.exchange.default import ExchangeCollect
from nbgrader.utils import parse_utc

from rightmix_sim.course.at_work import at_work
from rightmix_sim.course.collecting.came import ANSWERS, Came, from_folder, on_a_line
from rightmix_sim.course.collecting.taking import Collected, record, submitted_at, take
from rightmix_sim.course.folder import Course
from rightmix_sim.course.settings import exercise_of
from rightmix_sim.files import owner_of

_TOLERATED: Final = datetime.timedelta(minutes=10)  # by which a trainee's clock and the disk's may differ


@dataclass(frozen=True)
class _Entry:
    path: Path
    trainee: str
    at: datetime.datetime
    notes: tuple[str, ...]


class CollectRebuilt(ExchangeCollect):  # type: ignore[misc]
    """Collects from the exchange what belongs to the trainees of this course, and rebuilds it."""

    def init_src(self) -> None:
        """Look through the inbound folder; nothing is read yet but names, kinds, owners and times."""
        if self.coursedir.course_id == "":
            self.fail("No course id specified. Re-run with --course flag.")
        self.inbound_path = str(Path(self.root, self.coursedir.course_id, "inbound"))
        if not Path(self.inbound_path).is_dir():
            self.fail(f"Course not found: {self.inbound_path}")
        self.course = Course(Path(self.coursedir.root))
        self.told: list[Collected] = []
        self.src_records = self._newest(self._entries())

    def copy_files(self) -> None:
        """Take the newest of each trainee, and say what became of everything."""
        with at_work(self.course):
            self._copy_all()

    def _copy_all(self) -> None:
        assignment = self.coursedir.assignment_id
        for entry in self.src_records:
            place = self.course.folder / "submitted" / entry.trainee / assignment
            if submitted_at(place) is not None and not (self.update or self.before_duedate):
                self.log.info("Submission already exists, use --update to update: %s %s", entry.trainee, assignment)
                continue
            came = from_folder(entry.path, exercise_of(assignment), entry.at)
            self._take(entry, came)
        record(self.course, self.told, datetime.datetime.now().astimezone())
        for one in self.told:
            self.log.info("%s: %s %s", one.result, one.trainee or one.source, " ".join(one.notes))
        if not self.src_records:
            self.log.warning("No submissions of '%s' for course '%s' to collect", assignment, self.coursedir.course_id)

    def _take(self, entry: _Entry, came: Came) -> None:
        with_notes = Came(answers=came.answers, at=came.at, notes=(*entry.notes, *came.notes), secret=came.secret)
        try:
            self.told.append(
                take(self.course, entry.trainee, self.coursedir.assignment_id, with_notes, entry.path.name)
            )
        except Exception as failed:  # one trainee's work must not stop the others'
            self.log.error("Could not collect %s: %s", on_a_line(entry.path.name), failed)
            self._refuse(entry.path, f"It could not be collected ({type(failed).__name__}: {failed})"[:300])

    def _entries(self) -> list[_Entry]:
        wanted = self.coursedir.student_id if self.coursedir.student_id not in ("", "*") else None
        found = []
        with os.scandir(self.inbound_path) as listing:
            names = sorted(entry.name for entry in listing)
        for name in names:
            trainee, plus, rest = name.partition("+")
            assignment, _, when = rest.partition("+")
            if not plus or assignment != self.coursedir.assignment_id or (wanted and trainee != wanted):
                continue
            entry = self._entry(Path(self.inbound_path, name), trainee, when.partition("+")[0])
            if entry is not None:
                found.append(entry)
        return found

    def _entry(self, path: Path, trainee: str, when: str) -> _Entry | None:
        """An entry that can be looked into; the others are told and left where they are."""
        known = next((one for one in self.course.present if one.id == trainee), None)
        if known is None or self.course.work_of(self.coursedir.assignment_id, trainee) is None:
            self._refuse(path, "It is in the name of nobody who was set this assignment.")
            return None
        try:
            if path.is_symlink() or not path.is_dir():
                self._refuse(path, "It is no folder.")
                return None
            owner = owner_of(path)
            arrived = _arrived(path)
            writer = _writer(path)
        except OSError as refused:
            self._refuse(path, f"It cannot be looked at ({refused.strerror}).")
            return None
        others = {one.id for one in self.course.trainees} - {trainee}
        foreign = next((account for account in (owner, writer) if account in others), None)
        if self.check_owner and foreign is not None:
            self._refuse(path, f"It is in the name of {trainee}, but {foreign} put it there.", trainee)
            return None
        at, notes = _time_of(when, arrived)
        if self.check_owner and owner != trainee:
            notes = (*notes, f"The folder belongs to the account {owner or 'of nobody'}.")
        return _Entry(path, trainee, at, notes)

    def _newest(self, entries: list[_Entry]) -> list[_Entry]:
        newest: dict[str, _Entry] = {}
        for entry in sorted(entries, key=lambda one: (one.at, one.path.name)):
            due = self.course.due(self.coursedir.assignment_id)
            if self.before_duedate and due is not None and entry.trainee in newest and entry.at > due:
                continue
            newest[entry.trainee] = entry
        return list(newest.values())

    def _refuse(self, path: Path, why: str, trainee: str = "") -> None:
        self.told.append(
            Collected(
                source=path.name,
                result="refused",
                trainee=trainee,
                assignment=self.coursedir.assignment_id,
                notes=(why,),
            )
        )


def _writer(path: Path) -> str:
    """Who put the answers down: whoever knows the name of a folder in the exchange can write to it.

    Empty if unknown.
    """
    answers = path / ANSWERS
    try:
        return owner_of(answers) if stat.S_ISREG(answers.lstat().st_mode) else ""
    except OSError:
        return ""


def _arrived(path: Path) -> datetime.datetime:
    """When the answers were last put down, by the clock of the disk, which trainees cannot set."""
    answers = path / ANSWERS
    try:
        changed = answers.lstat().st_ctime
    except OSError:
        changed = path.lstat().st_ctime
    return datetime.datetime.fromtimestamp(changed, tz=datetime.UTC)


def _time_of(written: str, arrived: datetime.datetime) -> tuple[datetime.datetime, tuple[str, ...]]:
    """The time in the name where it agrees with that of the disk, else that of the disk."""
    try:
        said = parse_utc(written).replace(tzinfo=datetime.UTC)
    except Exception:  # whatever stands there instead of a time
        return arrived, ("The time in the name of the folder cannot be read; that of the disk is taken.",)
    if abs(arrived - said) <= _TOLERATED:
        return said, ()
    return arrived, (
        f"The name of the folder says {said:%d %B %Y, %H:%M}; it came on {arrived:%d %B %Y, %H:%M} (UTC).",
    )
