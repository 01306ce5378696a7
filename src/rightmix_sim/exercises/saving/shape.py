"""What stands in answers.json: bytes to answers, or to why they cannot be taken; and answers to bytes.

{"schema": 1, "exercise": "ex2-rm2000", "code": "tressell", "revision": 17, "saved_at": "2026-03-02T09:30:00+00:00",
 "writer": "…", "answers": {…}, "revisions": {question: revision of its last edit}, "replaced": [{…}], "trainee": "…"}
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final, Literal

from rightmix_sim import strict_json
from rightmix_sim.errors import InputError

SCHEMA: Final = 1
LARGEST: Final = 2_000_000  # bytes of the whole file
MOST_REPLACED: Final = 50
LARGEST_REPLACED: Final = 200_000  # bytes of all of them
DEEPEST: Final = 30  # an answer of lines of lists is three deep
LONGEST_NAME: Final = 200
_HIGHEST: Final = 2**53  # what JavaScript can count to
_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+")


@dataclass(frozen=True, kw_only=True)
class Replaced:
    """An answer that gave way to a later one of another window, kept so that it can be looked up.

    `writer` wrote it ("" where that is not known), `by` replaced it, `at` that time.
    """

    question: str
    value: Any
    at: datetime | None
    writer: str
    by: str

    def to_dict(self) -> dict[str, Any]:
        """As it stands in the file."""
        at = "" if self.at is None else self.at.isoformat()
        return {"question": self.question, "value": self.value, "at": at, "writer": self.writer, "by": self.by}


@dataclass(frozen=True, kw_only=True)
class Stored:
    """The answers as they stand on disk, or, where that failed, as the form holds them.

    `revision` counts the saves, 0 for none; `revisions` has that of the last edit of each question. `problem` is empty
    when all is well, and otherwise one or two sentences for the trainee.
    """

    answers: dict[str, Any] = field(default_factory=dict)
    revision: int = 0
    saved_at: datetime | None = None
    replaced: tuple[Replaced, ...] = ()
    trainee: str = ""
    revisions: Mapping[str, int] = field(default_factory=dict)
    problem: str = ""
    writer: str = ""


@dataclass(frozen=True, kw_only=True)
class Refused:
    """A file whose answers are not taken: damaged, of a newer kit, or of other work (then `name` is whose)."""

    kind: Literal["damaged", "newer", "other"]
    why: str = ""
    name: str = ""


def stored_from(data: bytes, exercise: str, code: str) -> Stored | Refused:
    """What the bytes of an answers.json hold. It takes anything and raises nothing."""
    try:
        text = data.decode("utf-8-sig")
        content = plain(strict_json.load(text, "answers.json")) if text.strip() else None
    except UnicodeDecodeError:
        return Refused(kind="damaged", why="it is not plain text")
    except (InputError, ValueError):
        return Refused(kind="damaged", why="it is not whole")
    if content is None:
        return Refused(kind="damaged", why="it is empty")
    if not isinstance(content, dict) or not _is_count(content.get("schema")):
        return Refused(kind="damaged", why="it is another kind of file")
    if content["schema"] > SCHEMA:
        return Refused(kind="newer")
    return _of_schema_1(content, exercise, code)


def _of_schema_1(content: dict[str, Any], exercise: str, code: str) -> Stored | Refused:
    whose, whose_code = content.get("exercise"), content.get("code")
    answers, revision = content.get("answers"), content.get("revision")
    known = isinstance(whose, str) and isinstance(whose_code, str)
    if content["schema"] != SCHEMA or not known or not isinstance(answers, dict) or not isinstance(revision, int):
        return Refused(kind="damaged", why="something in it is missing")
    if not _is_count(revision):
        return Refused(kind="damaged", why="something in it is missing")
    if (whose, whose_code) != (exercise, code):
        return Refused(kind="other", name=f"{whose}-{whose_code}")
    return Stored(
        answers={question: value for question, value in answers.items() if value is not None},
        revision=revision,
        saved_at=_moment(content.get("saved_at")),
        replaced=_replaced(content.get("replaced")),
        trainee=name_of(content.get("trainee")),
        revisions=_revisions(content.get("revisions"), revision),
        writer=name_of(content.get("writer")),
    )


def bytes_of(stored: Stored, exercise: str, code: str) -> bytes:
    """The file. Raises `ValueError` where it would be larger than can be read again."""
    for replaced in (_newest(stored.replaced), ()):  # the answers themselves come first
        content = {
            "schema": SCHEMA,
            "exercise": exercise,
            "code": code,
            "revision": stored.revision,
            "saved_at": "" if stored.saved_at is None else stored.saved_at.isoformat(),
            "writer": stored.writer,
            "answers": stored.answers,
            "revisions": dict(stored.revisions),
            "replaced": [one.to_dict() for one in replaced],
            "trainee": stored.trainee,
        }
        data = f"{json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1)}\n".encode()
        if len(data) <= LARGEST:
            return data
    raise ValueError("too large")


def plain(value: Any) -> Any:
    """The value as JSON can hold it and give it back, half characters mended. Raises `ValueError` if it cannot."""
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
        if not _depth_is_fine(value):
            raise ValueError("nested too deeply")
        return json.loads(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    except (TypeError, RecursionError) as unfit:
        raise ValueError(str(unfit)) from unfit


def same(one: Any, other: Any) -> bool:
    """Whether two plain values are one and the same answer; unlike Python, 1 is neither 1.0 nor true."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def name_of(value: Any) -> str:
    """A name on one line, shortened; empty where it is none."""
    return _CONTROLS.sub(" ", value).strip()[:LONGEST_NAME] if isinstance(value, str) else ""


def moment(value: datetime) -> datetime:
    """The moment in UTC, whole seconds."""
    return value.astimezone(UTC).replace(microsecond=0)


def _depth_is_fine(value: Any) -> bool:
    """Whether nothing in it is nested more deeply than any answer could be; found without nesting calls."""
    layer = [value]
    for _ in range(DEEPEST):
        holders = [one for one in layer if isinstance(one, dict | list | tuple)]
        layer = [inner for one in holders for inner in (one.values() if isinstance(one, dict) else one)]
    return not layer


def _newest(replaced: tuple[Replaced, ...]) -> tuple[Replaced, ...]:
    """The last of them that fit; the very last whatever its size."""
    kept: list[Replaced] = []
    room = LARGEST_REPLACED
    for one in reversed(replaced[-MOST_REPLACED:]):
        room -= len(json.dumps(one.to_dict(), ensure_ascii=False).encode())
        if kept and room < 0:
            break
        kept.insert(0, one)
    return tuple(kept)


def _replaced(value: Any) -> tuple[Replaced, ...]:
    lines = value if isinstance(value, list) else []
    return tuple(
        Replaced(
            question=one["question"],
            value=one.get("value"),
            at=_moment(one.get("at")),
            writer=name_of(one.get("writer")),
            by=name_of(one.get("by")),
        )
        for one in lines[-MOST_REPLACED:]
        if isinstance(one, dict) and isinstance(one.get("question"), str)
    )


def _revisions(value: Any, revision: int) -> dict[str, int]:
    content = value if isinstance(value, dict) else {}
    return {question: number for question, number in content.items() if _is_count(number) and number <= revision}


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _HIGHEST


def _moment(value: Any) -> datetime | None:
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
        return None if found is None else moment(found)
    except (ValueError, OverflowError, OSError):
        return None
