"""What is collected is marked by the key of each trainee's case: anew when key or answers change, less when late."""

from __future__ import annotations

import datetime
import json
import shutil
from pathlib import Path

import pytest
import yaml

from rightmix_sim.course.at_work import at_work
from rightmix_sim.course.feedback import not_ready
from rightmix_sim.course.folder import Course
from rightmix_sim.course.gathering import gathered
from rightmix_sim.course.running import give_back, mark_all
from rightmix_sim.course.updating import update
from rightmix_sim.course.with_nbgrader.gradebook import give, grades, submissions
from rightmix_sim.errors import OutputError
from tests.course.small import (
    COMMON,
    ENTRY,
    NOW,
    OWN,
    TOOLS,
    a_course,
    by_tools,
    collected,
    handed_in,
    points,
    right_answers,
)

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """ann: all right; ben: ann's answers on his own case; cat: nothing yet."""
    course = a_course(tmp_path_factory.mktemp("marking") / "course", "ann", "ben", "cat")
    handed_in(course, "ann", right_answers(course, "ann"))
    handed_in(course, "ben", right_answers(course, "ann"))
    handed_in(course, "ann", right_answers(course, "ann", COMMON), assignment=COMMON)
    assert set(collected(course).values()) == {"taken"}
    assert mark_all(course).problems == ()
    return course


def test_each_is_marked_by_the_key_of_their_own_case(course: Course) -> None:
    assert by_tools(course, "ann") == pytest.approx(TOOLS)
    assert by_tools(course, "ann", COMMON) == pytest.approx(TOOLS)
    assert by_tools(course, "ben") < TOOLS - 2
    assert points(course, "cat") == {}


def test_a_text_waits_for_a_trainer_and_no_text_is_nothing(course: Course) -> None:
    assert points(course, "ann")["account"] is None
    silent = right_answers(course, "cat") | {"account": "  "}
    handed_in(course, "cat", silent)
    collected(course)
    mark_all(course)
    assert points(course, "cat")["account"] == 0.0
    assert by_tools(course, "cat") == pytest.approx(TOOLS)


def test_feedback_is_refused_until_all_is_marked_and_then_names_every_criterion(course: Course) -> None:
    made, refused = give_back(course)
    assert "ann/ex2-rm2000" not in made and any(line.startswith("ann, ex2-rm2000: Still to be") for line in refused)
    give(course, [("ann", OWN, "account", 2.5, "Well argued: <b>see</b> ¶5.3.")])
    made, _ = give_back(course)
    assert "ann/ex2-rm2000" in made
    page = (course.folder / "feedback" / "ann" / OWN / f"{OWN}.html").read_text(encoding="utf-8")
    assert "<strong>19.5</strong> of 20 points" in page
    assert "Well argued: &lt;b&gt;see&lt;/b&gt; ¶5.3." in page and ENTRY in page
    for hidden in ("MARK SCHEME", "All points", "Look for", "<script", "http", "ben", "secret"):
        assert hidden not in page


def test_marking_again_moves_nothing_and_keeps_what_a_trainer_gave(course: Course) -> None:
    give(course, [("ann", OWN, "account", 2.5, "Good.")])
    run = mark_all(course, again=True)
    assert (run.moved, run.problems) == ((), ())
    assert points(course, "ann")["account"] == 2.5


def test_after_a_key_is_corrected_all_is_marked_anew_and_whose_mark_moved_is_told(tmp_path: Path) -> None:
    course = a_course(tmp_path / "course", "ann", "ben")
    for trainee in ("ann", "ben"):
        handed_in(course, trainee, right_answers(course, trainee))
    collected(course)
    mark_all(course)
    give(course, [("ann", OWN, "account", 3.0, "")])
    line = course.work_of(OWN, "ann")
    assert line is not None
    [key] = course.held(OWN, line.code).rglob("key.yaml")
    content = yaml.safe_load(key.read_text(encoding="utf-8"))
    item = next(one for one in content["items"] if one["item"] == "burglary")
    item["evidence"] = [next(f"A{number}" for number in range(1, 9) if f"A{number}" not in item["evidence"])]
    key.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    run = mark_all(course, again=True)
    assert {(one.trainee, one.cell) for one in run.moved} == {("ann", "evidence")}
    assert by_tools(course, "ann") < TOOLS and by_tools(course, "ben") == pytest.approx(TOOLS)
    assert points(course, "ann")["account"] == 3.0


def test_a_resubmission_keeps_no_stale_mark_and_no_stale_feedback(tmp_path: Path) -> None:
    course = a_course(tmp_path / "course", "ann")
    right = right_answers(course, "ann")
    handed_in(course, "ann", right)
    collected(course)
    mark_all(course)
    give(
        course,
        [("ann", OWN, "account", 3.0, "Fine."), ("ann", OWN, "evidence", 1.0, ""), ("ann", OWN, "counted", 3.5, "")],
    )
    assert by_tools(course, "ann") < TOOLS  # a trainer put 1 and 3.5 in the place of the tools' 4 and 4
    assert give_back(course)[0] == ("ann/ex2-rm2000",)

    later = NOW + datetime.timedelta(hours=1)
    same_text = {id: value for id, value in right.items() if id == "account" or not isinstance(value, list)}
    handed_in(course, "ann", same_text, at=later)
    assert "taken" in collected(course, received=later).values()
    assert not (course.folder / "feedback" / "ann" / OWN).exists()
    assert "newer" in not_ready(course, "ann", OWN, points(course, "ann"))
    mark_all(course)
    assert points(course, "ann")["account"] == 3.0  # the same words
    assert points(course, "ann")["counted"] == 3.5  # the same answers
    assert points(course, "ann")["evidence"] == 0.0  # other answers than those it was given for

    handed_in(course, "ann", same_text | {"account": "Other words."}, at=later + datetime.timedelta(hours=1))
    collected(course, received=later + datetime.timedelta(hours=1))
    mark_all(course)
    assert points(course, "ann")["account"] is None
    assert [one.comment for one in grades(course, "ann") if one.cell == "account"] == [""]


def test_lateness_is_taken_off_the_whole_mark_with_what_the_trainer_gave(tmp_path: Path) -> None:
    """Due at noon, free 1 hour, 10 % a day begun; 26 hours late: 25 hours over, so 2 days begun, 20 % of 20 = 4."""
    course = a_course(tmp_path / "course", "ann", "ben")
    settings = course.folder / "course.yaml"
    text = settings.read_text().replace(f"  {OWN}: {{}}", f'  {OWN}: {{due: "2027-03-01 12:00"}}')
    settings.write_text(
        text.replace("late: {free_hours: 24, each_day: 0, most: 50}", "late: {free_hours: 1, each_day: 10, most: 50}")
    )
    course = Course(course.folder)
    work = course.folder / "work.csv"
    update(course, ROOT)
    at = datetime.datetime(2027, 3, 2, 14, 0, tzinfo=datetime.UTC)
    for trainee in ("ann", "ben"):
        handed_in(course, trainee, right_answers(course, trainee), at=at)
    lines = [
        line + "2027-03-03 12:00" if line.startswith(f"{OWN},ben,") else line for line in work.read_text().splitlines()
    ]
    work.write_text("\n".join(lines) + "\n")
    course = Course(course.folder)
    collected(course)
    mark_all(course)
    give(course, [(one, OWN, "account", 3.0, "") for one in ("ann", "ben")])
    results = {one.trainee: one for one in gathered(course).results if one.assignment == OWN}
    assert results["ann"].late_penalty == pytest.approx(4.0) and results["ann"].points == pytest.approx(16.0)
    assert results["ben"].late_penalty == 0.0 and results["ben"].points == pytest.approx(20.0)  # more time of his own
    assert {one.trainee: one.late for one in submissions(course)} == {"ann": 26 * 3600, "ben": 0.0}


def test_what_cannot_be_marked_gets_nothing_and_the_others_are_marked(tmp_path: Path) -> None:
    course = a_course(tmp_path / "course", "ann", "ben")
    for trainee in ("ann", "ben"):
        handed_in(course, trainee, right_answers(course, trainee))
    collected(course)
    line = course.work_of(OWN, "ann")
    assert line is not None
    [key] = course.held(OWN, line.code).rglob("key.yaml")
    key.write_text("rm2000: nonsense\n", encoding="utf-8")
    run = mark_all(course)
    assert [one for one in run.problems if one.startswith("ann, ex2-rm2000:")]
    assert by_tools(course, "ann") == 0.0 and by_tools(course, "ben") == pytest.approx(TOOLS)
    notebook = json.loads((course.folder / "autograded" / "ann" / OWN / f"{OWN}.ipynb").read_text(encoding="utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert all("Not marked by the tools" in "".join(cell["outputs"][0]["data"]["text/html"]) for cell in cells)


def test_nothing_counts_as_marked_that_is_not_what_now_stands_there(tmp_path: Path) -> None:
    course = a_course(tmp_path / "course", "ann")
    handed_in(course, "ann", right_answers(course, "ann"))
    collected(course)
    mark_all(course)
    give(course, [("ann", OWN, "account", 3.0, "")])
    [before] = [one.points for one in gathered(course).results if one.assignment == OWN]
    handed_in(course, "ann", {}, at=NOW + datetime.timedelta(hours=1))
    collected(course, received=NOW + datetime.timedelta(hours=1))
    [newer] = [one.points for one in gathered(course).results if one.assignment == OWN]
    assert (before, newer) == (20.0, None)
    mark_all(course)
    assert by_tools(course, "ann") == 0.0  # empty answers, marked anew without being asked twice


def test_a_day_that_moves_takes_the_penalty_away_and_the_feedback_that_told_it(tmp_path: Path) -> None:
    course = a_course(tmp_path / "course", "ann")
    settings = course.folder / "course.yaml"
    early = settings.read_text().replace(f"  {OWN}: {{}}", f'  {OWN}: {{due: "2027-03-01 12:00"}}')
    settings.write_text(early.replace("each_day: 0", "each_day: 10"))
    course = Course(course.folder)
    update(course, ROOT)
    handed_in(course, "ann", right_answers(course, "ann"))
    collected(course)
    mark_all(course)
    give(course, [("ann", OWN, "account", 3.0, "")])
    assert give_back(course)[0] == ("ann/ex2-rm2000",)
    [late] = [one.late_penalty for one in gathered(course).results if one.assignment == OWN]
    settings.write_text(settings.read_text().replace("2027-03-01", "2027-03-20"))
    course = Course(course.folder)
    update(course, ROOT)
    [moved] = [one.late_penalty for one in gathered(course).results if one.assignment == OWN]
    assert late > 0 and moved == 0.0
    assert not (course.folder / "feedback" / "ann" / OWN).exists()


def test_two_commands_do_not_work_on_a_course_at_once(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rightmix_sim.exercises.saving.lock.PATIENCE", 0.05)
    with at_work(course), pytest.raises(OutputError, match="another command is at work"):
        mark_all(course)


def test_marks_of_a_trainer_outlive_the_loss_of_the_marks_in_detail(tmp_path: Path) -> None:
    course = a_course(tmp_path / "course", "ann")
    handed_in(course, "ann", right_answers(course, "ann"))
    collected(course)
    mark_all(course)
    give(course, [("ann", OWN, "account", 2.5, "Good.")])
    shutil.rmtree(course.folder / "marked")
    mark_all(course, again=True)
    assert points(course, "ann")["account"] is None  # to be looked at again, and still there
    assert [one.comment for one in grades(course, "ann") if one.cell == "account"] == ["Good."]
