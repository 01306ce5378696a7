"""Who handed in what, who has not, who was late, and what is still to be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rightmix_sim.course.report.naming import by_assignment, title_of
from rightmix_sim.course.results import Cohort, Result


@dataclass(frozen=True, kw_only=True)
class HandIns:
    """One assignment: for how many it is set, the ids of those with nothing or late, and texts not yet marked."""

    assignment: str
    title: str
    set_for: int
    handed_in: int
    missing: tuple[str, ...]
    late: tuple[str, ...]
    unmarked_texts: int


def hand_ins_of(cohort: Cohort) -> tuple[HandIns, ...]:
    """The hand-ins of every assignment, in the order of the course."""
    return tuple(_of(name, results) for name, results in by_assignment(cohort).items())


def withdrawn_of(cohort: Cohort) -> tuple[str, ...]:
    """The ids of those who withdrew."""
    return tuple(one.id for one in cohort.trainees if one.withdrawn is not None)


def empty_handed(cohort: Cohort) -> tuple[str, ...]:
    """The ids of those for whom something is set and who have handed in nothing at all."""
    set_for = {one.trainee for one in cohort.results}
    return tuple(sorted(set_for - {one.trainee for one in cohort.results if one.handed_in is not None}))


def _of(name: str, results: Sequence[Result]) -> HandIns:
    came = [one for one in results if one.handed_in is not None]
    return HandIns(
        assignment=name,
        title=title_of(results[0]),
        set_for=len(results),
        handed_in=len(came),
        missing=tuple(one.trainee for one in results if one.handed_in is None),
        late=tuple(one.trainee for one in came if one.late_penalty > 0),
        unmarked_texts=sum(read.points is None for one in came for read in one.read),
    )
