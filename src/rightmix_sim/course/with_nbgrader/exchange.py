"""Collecting all assignments from nbgrader's exchange, by the same class that its own command uses."""

from __future__ import annotations

from nbgrader.coursedir import CourseDirectory

from rightmix_sim.course.collecting.taking import Collected
from rightmix_sim.course.folder import Course
from rightmix_sim.course.with_nbgrader.collect import CollectRebuilt
from rightmix_sim.course.with_nbgrader.pipelines import configuration
from rightmix_sim.errors import InputError


def collect_exchange(course: Course) -> tuple[Collected, ...]:
    """Take what lies in the exchange for each assignment. Raises `InputError` where the course uses none."""
    if not course.settings.exchange:
        raise InputError(
            "The course uses no exchange.",
            file=course.folder / "course.yaml",
            place="exchange",
            do="Write the exchange's folder there, or collect zips: rightmix course collect DIR FOLDER",
        )
    config = configuration(course)
    told: list[Collected] = []
    for assignment in course.assignments:
        place = CourseDirectory(config=config)
        place.assignment_id = assignment
        collecting = CollectRebuilt(coursedir=place, config=config)
        collecting.update = True
        collecting.start()
        told += collecting.told
    return tuple(told)
