"""Results of nobody: texts with first marks, on any exercise."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from rightmix_sim.course.results import Read, Result, SecondMark
from rightmix_sim.exercises import exercise
from rightmix_sim.exercises.marking.mark import marks_of

ON = datetime.date(2027, 3, 31)
AT = datetime.datetime(2027, 3, 20, 12, 0, tzinfo=datetime.UTC)
RM2000, MAPPA = "ex2-rm2000", "ex3-mappa"  # both have one text of 3 points: account, note


def text_of(id: str) -> str:
    return next(one.id for one in exercise(id).criteria if one.marked == "trainer")


def result(
    trainee: str, points: float | None, id: str = RM2000, *, text: str = "", came: bool = True, kind: str = ""
) -> Result:
    which = exercise(id)
    read = Read(criterion=text_of(id), points=points, comment="", text=text or f"What {id} asks, told once more.")
    return Result(
        trainee=trainee,
        assignment=f"{id}{kind}",
        exercise=id,
        code="k7m2qxz",
        common=kind == "-common",
        handed_in=AT if came else None,
        late_penalty=0.0,
        answers={},
        marks=marks_of(which, ()),
        read=(read,),
        points=None,
        of=which.points,
    )


def results(firsts: Sequence[float | None], id: str = RM2000) -> list[Result]:
    return [result(f"t{place:03d}", points, id) for place, points in enumerate(firsts)]


def second(trainee: str, points: float, id: str = RM2000, *, marker: str = "J. Bell", comment: str = "") -> SecondMark:
    return SecondMark(
        trainee=trainee, assignment=id, criterion=text_of(id), points=points, marker=marker, at=ON, comment=comment
    )
