"""One who hands in what nobody should: a trainee of the course, whole answers to start from, and the places around."""

from __future__ import annotations

import base64
import datetime
import hashlib
import json
import warnings
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rightmix_sim.course.folder import Course
from rightmix_sim.course.marked import held
from rightmix_sim.exercises import Assignment, reference

ASSIGNMENT = "ex2-rm2000"
NOTEBOOK = f"{ASSIGNMENT}.ipynb"
COURSE_ID = "hostile"
MARKER = "never-to-be-shown-7f3a91"  # stands in files that no submission may bring in
WHOLE = 17.0  # what the tools give for whole answers: 20 points less 3 for the text, which a trainer reads
NOTHING = 0.0

Entry = tuple[str | zipfile.ZipInfo, bytes]


@dataclass(frozen=True, kw_only=True)
class Fixture:
    """A fault by its name, which is also the id of the trainee who has it.

    `due` is what the tools are to give, None where there must be nothing to mark; `said` has to stand in
    collected.csv, in a line that names the trainee or the file, and empty means that nothing was dropped. With `lost`
    it is what one gets who left that question empty.
    """

    name: str
    make: Callable[["Offender"], object]  # noqa: UP037
    due: float | None
    said: str = ""
    lost: str = ""


class Corpus:
    """Fixtures of one kind, put together by a decorator."""

    def __init__(self) -> None:
        self.fixtures: list[Fixture] = []

    def fault(self, due: float | None, said: str = "", name: str = "", lost: str = "") -> Callable[[Any], Any]:
        """Register the function under its own name, or another."""

        def register(make: Callable[[Offender], object]) -> Callable[[Offender], object]:
            self.fixtures.append(Fixture(name=name or make.__name__, make=make, due=due, said=said, lost=lost))
            return make

        return register


@dataclass(frozen=True)
class Offender:
    """The trainee, and where things are. `outside` holds what must not be read, `canaries` shows what ran."""

    id: str
    course: Course
    outside: Path
    canaries: Path
    now: datetime.datetime

    @property
    def assigned(self) -> Assignment:
        line = self.course.work_of(ASSIGNMENT, self.id)
        assert line is not None
        return held(self.course, ASSIGNMENT, line.code)

    @property
    def inbound(self) -> Path:
        return Path(self.course.settings.exchange, COURSE_ID, "inbound")

    @property
    def hand_ins(self) -> Path:
        return self.course.folder / "hand-ins"

    @property
    def answers(self) -> dict[str, Any]:
        """Answers that are right, with an entry for the file."""
        return dict(reference(self.assigned)) | {"account": "The score rests on the list of convictions."}

    def content(self, answers: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """An answers.json as the form writes it, before it is written."""
        return {
            "schema": 1,
            "exercise": ASSIGNMENT,
            "code": self.assigned.code,
            "revision": 3,
            "saved_at": self.now.isoformat(),
            "writer": "w1",
            "answers": dict(self.answers if answers is None else answers),
            "revisions": {},
            "replaced": [],
            "trainee": self.id,
        }

    def canary(self) -> str:
        """A line of Python that shows that it was run."""
        return f"open({str(self.canaries / self.id)!r}, 'w').write('ran')"

    def entry(self, *, id: str | None = None, when: str | None = None, more: str = "") -> Path:
        """The name nbgrader would give a submission in the exchange."""
        at = f"{self.now:%Y-%m-%d %H:%M:%S.%f} UTC" if when is None else when
        return self.inbound / f"{self.id if id is None else id}+{ASSIGNMENT}+{at}{more}"

    def submit(
        self, answers: bytes | None = None, notebook: bytes | str | None = None, *, place: Path | None = None
    ) -> Path:
        """Hand in by the exchange: whole answers and the notebook as it was given out, but for what is named."""
        folder = place or self.entry()
        folder.mkdir(parents=True)
        given = (self.course.folder / "release" / ASSIGNMENT / NOTEBOOK).read_bytes()
        data = given if notebook is None else notebook.encode() if isinstance(notebook, str) else notebook
        (folder / NOTEBOOK).write_bytes(data)
        (folder / "timestamp.txt").write_text(f"{self.now:%Y-%m-%d %H:%M:%S} UTC")
        (folder / "answers.json").write_bytes(as_bytes(self.content()) if answers is None else answers)
        return folder

    def submit_without_answers(self) -> Path:
        """Hand in, and leave the place of answers.json to whatever comes."""
        folder = self.submit()
        (folder / "answers.json").unlink()
        return folder

    def zipped_files(self, answers: bytes | None = None, **receipt: Any) -> dict[str, bytes]:
        """What stands in a hand-in as the form writes it; the receipt fits the answers but for what is named."""
        data = as_bytes(self.content()) if answers is None else answers
        content = {
            "exercise": ASSIGNMENT,
            "title": "Scoring RM2000 from a file",
            "assigned": self.assigned.code,
            "trainee": self.id,
            "at": self.now.replace(microsecond=0).isoformat(),
            "number": 1,
            "checksum": hashlib.sha256(data).hexdigest(),
            "asked": 33,
            "answered": 33,
            "empty": [],
            "file": f"{ASSIGNMENT}_{self.id}_1.zip",
        }
        return {"answers.json": data, "receipt.json": as_bytes(content | receipt)}

    def zip(self, *entries: Entry, name: str = "", method: int = zipfile.ZIP_DEFLATED) -> Path:
        """A zip among the hand-ins, with these files in it."""
        path = self.hand_ins / (name or f"{self.id}.zip")
        path.parent.mkdir(parents=True, exist_ok=True)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # of names that stand twice: that is the point
            with zipfile.ZipFile(path, "w", method) as target:
                for entry, data in entries:
                    target.writestr(entry, data)
        return path

    def zip_whole(self, *more: Entry, **receipt: Any) -> Path:
        """A hand-in as the form writes it, with more files, or another receipt."""
        return self.zip(*self.zipped_files(**receipt).items(), *more)


def as_bytes(content: Any) -> bytes:
    """JSON, lone surrogates and all."""
    return json.dumps(content).encode()


def pickled(code: str) -> str:
    """A pickle that runs a line of Python when it is opened, as base64."""
    return base64.b64encode(f"cbuiltins\nexec\n(V{code}\ntR.".encode()).decode()
