"""Two thousand trainees in one gradebook: collected, marked, given back, looked at and exported."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from rightmix_sim.course.collecting.zips import collect_zips
from rightmix_sim.course.folder import Course
from rightmix_sim.course.gathering import gathered
from rightmix_sim.course.giving_out.exporting import as_csv
from rightmix_sim.course.making import new_course
from rightmix_sim.course.report import report_page
from rightmix_sim.course.roster import Trainee
from rightmix_sim.course.running import mark_all, submitted
from rightmix_sim.course.settings import NAME
from rightmix_sim.course.updating import update
from rightmix_sim.course.with_nbgrader.gradebook import give, grades
from tests.course.small import NOW, OWN, TOOLS, handed_in, right_answers

MANY = 2_000
ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.soak


def test_two_thousand_trainees_share_forty_cases_and_one_gradebook(tmp_path: Path) -> None:
    ids = [f"t{number:04}" for number in range(MANY)]
    course = new_course(tmp_path / "course", (Trainee(id=ids[0]),), "Many", (OWN,))
    settings = course.folder / NAME
    settings.write_text(settings.read_text().replace("pool: 0", "pool: 40").replace(f"  {OWN}-common: {{}}\n", ""))
    course = Course(course.folder).save_trainees(Trainee(id=one, first_name="T", last_name=one) for one in ids)
    update(course, ROOT)
    course = Course(course.folder)
    assert len({one.code for one in course.work if one.assignment == OWN}) <= 41
    answers = {one.code: right_answers(course, one.trainee) for one in course.work if one.assignment == OWN}
    for one in course.work:
        if one.assignment == OWN:
            handed_in(course, one.trainee, answers[one.code], below=one.trainee)
    found = collect_zips(course, course.folder / "hand-ins", NOW)
    assert {one.result for one in found} == {"taken"} and len(found) == MANY
    assert mark_all(course).problems == ()
    assert len(list(submitted(course))) == MANY
    tools: dict[str, float] = {}
    for grade in grades(course):
        tools[grade.trainee] = tools.get(grade.trainee, 0.0) + (grade.points or 0.0)
    assert len(tools) == MANY and all(one == pytest.approx(TOOLS) for one in tools.values())
    give(course, [(one, OWN, "account", 2.0, "") for one in ids])
    cohort = gathered(course)
    page = report_page(cohort, on=datetime.date(2027, 3, 5))
    assert len(page) < 3_000_000
    assert as_csv(cohort).count("\n") >= MANY
