"""A trainee's answers as well-shaped data, whatever came in: what does not fit is left out and named, never raised.

In answers.json they stand under the ids of the questions; `Question` says what each kind looks like.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

from rightmix_sim.exercises.choices import options_of, rows_of
from rightmix_sim.exercises.exercise import Exercise, Question
from rightmix_sim.exercises.material import Material

Answer: TypeAlias = str | int | list[str] | dict[str, dict[str, Any]] | list[dict[str, Any]]
Line: TypeAlias = Mapping[str, Any]

LONGEST: Final = 20_000  # letters of one text
MOST_LINES: Final = 100
_LABEL: Final = re.compile(r"[A-Z][1-9][0-9]{0,2}")
_RECORD: Final = re.compile(r"[a-z0-9-]{1,20}")
_CONTROLS: Final = re.compile(r"[^\t\n\r\x20-\x7E\u0085\u00A0-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


class Answers:
    """Answers to read: every getter gives something of its kind, empty where nothing usable was answered."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._content = content

    def choice(self, id: str) -> str:
        """What was chosen; empty if nothing was."""
        return _text(self._content.get(id))

    def text(self, id: str) -> str:
        """What was written, without blanks around it."""
        return _text(self._content.get(id)).strip()

    def number(self, id: str) -> int | None:
        """The number; None if there is none."""
        value = self._content.get(id)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def day(self, id: str) -> datetime.date | None:
        """The day; None if there is none."""
        return _day(self._content.get(id))

    def several(self, id: str) -> tuple[str, ...]:
        """What was chosen of several, or the paragraphs cited."""
        value = self._content.get(id)
        return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list | tuple) else ()

    def row(self, id: str, row: str) -> "Answers":  # noqa: UP037
        """The line of one item."""
        rows = self._content.get(id)
        line = rows.get(row) if isinstance(rows, Mapping) else None
        return Answers(line if isinstance(line, Mapping) else {})

    def records(self, id: str) -> tuple["Answers", ...]:  # noqa: UP037
        """The lines that were added; each has its own id under `id`."""
        value = self._content.get(id)
        lines = value if isinstance(value, list | tuple) else ()
        return tuple(Answers(line) for line in lines if isinstance(line, Mapping))

    def __bool__(self) -> bool:
        return any(not is_empty(value) for value in self._content.values())

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return dict(self._content)


def is_empty(value: Any) -> bool:
    """Whether an answer says nothing: no choice, blanks, an empty list, lines that are all empty."""
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, Mapping):
        return all(is_empty(one) for key, one in value.items() if key != "id")
    if isinstance(value, Sequence):
        return all(is_empty(one) for one in value)
    return value is None


def cleaned(exercise: Exercise, material: Material, content: Any) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The answers that fit the exercise, in the order of its questions, and the places of what was left out.

    It takes anything and raises nothing. Texts are cut at `LONGEST` letters and lines at `MOST_LINES`, which is named
    too; what a terminal would obey is taken out without a word.
    """
    if not isinstance(content, Mapping):
        return {}, ("everything",) if content is not None else ()
    kept: dict[str, Any] = {}
    dropped = [f"{one!s:.60}" for one in content if one not in {question.id for question in exercise.questions}]
    for question in exercise.questions:
        if question.id in content:
            value, lost = _fitting(question, material, content[question.id], question.id)
            dropped += lost
            if value is not None:
                kept[question.id] = value
    return kept, tuple(dropped)


def _fitting(question: Question, material: Material, value: Any, place: str) -> tuple[Any, list[str]]:
    """What fits of one answer, None if nothing does, and the places of what does not."""
    if value is None:
        return None, []
    if question.kind == "rows":
        return _rows(question, material, value, place)
    if question.kind == "records":
        return _records(question, material, value, place)
    fits = _single(question, material, value)
    fewer = isinstance(value, list) and isinstance(fits, list) and len(fits) < len(value)
    cut = question.kind == "text" and isinstance(value, str) and len(_CONTROLS.sub("", value)) > LONGEST
    return fits, [place] if fits is None or fewer or cut else []


def _single(question: Question, material: Material, value: Any) -> Any:
    match question.kind:
        case "text":
            return _CONTROLS.sub("", value)[:LONGEST] if isinstance(value, str) else None
        case "number":
            whole = isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**9
            return value if whole else None
        case "date":
            return value if _day(value) is not None else None
        case "choice":
            return value if value in ("", *(one.value for one in options_of(question, material))) else None
        case "choices":
            allowed = [one.value for one in options_of(question, material)]
            return [one for one in allowed if one in value] if isinstance(value, list) else None
        case _:
            return _labels(value) if isinstance(value, list) else None


def _labels(value: list[Any]) -> list[str]:
    labels = [one for one in value if isinstance(one, str) and _LABEL.fullmatch(one)]
    return list(dict.fromkeys(labels))[:MOST_LINES]


def _rows(question: Question, material: Material, value: Any, place: str) -> tuple[Any, list[str]]:
    if not isinstance(value, Mapping):
        return None, [place]
    known = [item.id for item in rows_of(question, material)]
    lost = [f"{place}.{one!s:.60}" for one in value if one not in known]
    rows = {}
    for id in known:
        if id in value:
            rows[id], more = _line(question, material, value[id], f"{place}.{id}")
            lost += more
    return rows, lost


def _records(question: Question, material: Material, value: Any, place: str) -> tuple[Any, list[str]]:
    if not isinstance(value, list):
        return None, [place]
    records, met = [], set[str]()
    lost = [f"{place}[{MOST_LINES + 1}]"] if len(value) > MOST_LINES else []
    for number, content in enumerate(value[:MOST_LINES], start=1):
        line, more = _line(question, material, content, f"{place}[{number}]")
        lost += more
        id = content.get("id") if isinstance(content, Mapping) else None
        if not isinstance(id, str) or not _RECORD.fullmatch(id) or id in met:
            id = next(name for name in _names() if name not in met)
        met.add(id)
        records.append({"id": id, **line})
    return records, lost


def _names() -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"r{number}"


def _line(question: Question, material: Material, content: Any, place: str) -> tuple[dict[str, Any], list[str]]:
    if not isinstance(content, Mapping):
        return {}, [place]
    columns = {column.id: column for column in question.columns}
    lost = [f"{place}.{one!s:.60}" for one in content if one not in columns and one != "id"]
    line = {}
    for id, column in columns.items():
        if id in content:
            value, more = _fitting(column, material, content[id], f"{place}.{id}")
            lost += more
            if value is not None:
                line[id] = value
    return line, lost


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _day(value: Any) -> datetime.date | None:
    try:
        day = datetime.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return day if day is not None and day.isoformat() == value else None  # not by its week: no form could show that
