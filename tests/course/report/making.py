"""A synthetic cohort on library cases: right answers with faults drawn by a fixed seed, and texts of nobody."""

from __future__ import annotations

import datetime
import random
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from rightmix_sim.course.results import Cohort, Read, Result, SecondMark, Trainee
from rightmix_sim.exercises import (
    Assignment,
    Material,
    Question,
    assignment,
    codes,
    exercise,
    mark,
    material_of,
    reference,
)
from rightmix_sim.exercises.choices import options_of

ON = datetime.date(2027, 3, 31)
AT = datetime.datetime(2027, 3, 20, 12, 0, tzinfo=datetime.UTC)
NAMES = (
    "Priya Shah",
    "Tom O’Neill",
    "Anna Kowalska",
    "Ben Hughes",
    "Zoë Clarke",
    "Imran Malik",
    "Grace Obi",
    "Lee Chan",
)
WHO = ("The category", "This score", "My entry", "A second reader", "The older paper", "The sheet of the court")
DOES = ("rests on", "leaves open", "cannot settle", "points to", "was checked against", "says little of")
WHAT = ("two days in court", "the age at release", "how he lives today", "an earlier caution", "the missing print",
        "what a visit found", "the reason for the level", "who has to be told")  # fmt: skip
WHY = ("as far as I can see", "by what I read first", "whatever was said since", "until it is confirmed", "for now",
       "which I would ask about")  # fmt: skip


def trainee(id: str, name: str = "", *, withdrawn: datetime.date | None = None) -> Trainee:
    first, _, last = name.partition(" ")
    return Trainee(id=id, first_name=first, last_name=last, withdrawn=withdrawn)


def held(name: str, code: str) -> Assignment:
    return _held(next(id for id in _ids() if name.startswith(id)), code)


def result(
    who: str,
    exercise_id: str,
    code: str,
    answers: Mapping[str, Any],
    *,
    kind: str = "",
    read: float | None = 1.0,
    text: str = "",
    late: float = 0.0,
) -> Result:
    """A piece of work as it would be marked; `read` is the share of the points that a trainer gave for each text."""
    marks = mark(_held(exercise_id, code), answers)
    trainers = [one.criterion for one in marks if one.criterion.marked == "trainer"]
    given = tuple(
        Read(criterion=one.id, points=None if read is None else round(read * one.points, 2), comment="", text=text)
        for one in trainers
    )
    whole = None if read is None else max(0.0, marks.points + sum(one.points or 0 for one in given) - late)
    return Result(
        trainee=who,
        assignment=f"{exercise_id}{kind}",
        exercise=exercise_id,
        code=code,
        common=kind == "-common",
        handed_in=AT,
        late_penalty=late,
        answers=dict(answers),
        marks=marks,
        read=given,
        points=whole,
        of=exercise(exercise_id).points,
    )


def nothing(who: str, exercise_id: str, code: str, *, kind: str = "") -> Result:
    """Where nothing came."""
    whole = result(who, exercise_id, code, {}, kind=kind, read=None)
    return Result(**{name: getattr(whole, name) for name in whole.__dataclass_fields__} | {"handed_in": None})


def cohort(
    results: Sequence[Result],
    trainees: Sequence[Trainee] = (),
    *,
    title: str = "Spring cohort",
    second: Sequence[SecondMark] = (),
) -> Cohort:
    """A cohort of these results; trainees without a roster are those that have one."""
    known = tuple(trainees) or tuple(trainee(id) for id in dict.fromkeys(one.trainee for one in results))
    names = tuple(dict.fromkeys(one.assignment for one in results))
    return Cohort(
        title=title, trainees=known, assignments=names, results=tuple(results), held=held, second=tuple(second)
    )


def synthetic(number: int, exercises: Sequence[str], seed: int = 7) -> Cohort:
    """So many trainees on these exercises, own case and common case; some hand in late, some nothing."""
    draw = random.Random(seed)
    trainees = [trainee(f"t{place:04d}", f"{NAMES[place % len(NAMES)]}") for place in range(1, number + 1)]
    trainees.append(trainee("left", "Sam Gone", withdrawn=ON))
    results: list[Result] = []
    for place, one in enumerate(trainees[:-1]):
        able = draw.uniform(0.5, 0.95)
        for id in exercises:
            cases = codes(id)
            for kind, code in (("", cases[place % len(cases)]), ("-common", cases[0])):
                if draw.random() < 0.08:
                    results.append(nothing(one.id, id, code, kind=kind))
                    continue
                answers = faulty(id, code, able, draw)
                read = None if draw.random() < 0.05 else min(1.0, max(0.0, draw.gauss(able, 0.15)))
                late = 1.0 if draw.random() < 0.1 else 0.0
                results.append(result(one.id, id, code, answers, kind=kind, read=read, late=late))
    return cohort(results, trainees)


def faulty(exercise_id: str, code: str, able: float, draw: random.Random) -> dict[str, Any]:
    """The right answers, each kept with the chance `able`."""
    which, material = exercise(exercise_id), _material(exercise_id, code)
    answers = dict(_reference(exercise_id, code))
    for question in which.questions:
        if question.kind == "text":
            answers[question.id] = written(draw)
        elif question.id in answers and question.kind == "rows":
            rows = answers[question.id]
            answers[question.id] = {line: _line(question, material, cells, able, draw) for line, cells in rows.items()}
        elif question.id in answers and draw.random() > able:
            answers[question.id] = _wrong(question, material, answers[question.id], draw)
    return answers


def written(draw: random.Random) -> str:
    """A text of a few sentences that hardly two draws have in common."""
    return " ".join(f"{' '.join(draw.choice(part) for part in (WHO, DOES, WHAT, WHY))}." for _ in range(5))


def _line(
    question: Question, material: Material, cells: Mapping[str, Any], able: float, draw: random.Random
) -> dict[str, Any]:
    columns = {one.id: one for one in question.columns}
    return {
        id: value if draw.random() < able or id not in columns else _wrong(columns[id], material, value, draw)
        for id, value in cells.items()
    }


def _wrong(question: Question, material: Material, right: Any, draw: random.Random) -> Any:
    match question.kind:
        case "choice":
            return draw.choice([one.value for one in options_of(question, material)])
        case "choices":
            return sorted({*right, draw.choice(options_of(question, material)).value})
        case "number":
            return max(0, right + draw.choice((-2, -1, 1)))
        case "date":
            return (datetime.date.fromisoformat(right) + datetime.timedelta(days=draw.choice((-31, 7)))).isoformat()
        case "evidence":
            return right[:1]
        case _:
            return right


@cache
def _held(exercise_id: str, code: str) -> Assignment:
    return assignment(exercise_id, code)


@cache
def _reference(exercise_id: str, code: str) -> dict[str, Any]:
    return reference(_held(exercise_id, code))


@cache
def _material(exercise_id: str, code: str) -> Material:
    return material_of(_held(exercise_id, code), whole=False)


def right_answers(exercise_id: str, code: str) -> dict[str, Any]:
    """A copy of the right answers, to spoil."""
    return dict(_reference(exercise_id, code))


def _ids() -> tuple[str, ...]:
    from rightmix_sim.exercises import EXERCISES

    return EXERCISES
