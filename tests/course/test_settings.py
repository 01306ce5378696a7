"""What a trainer writes into course.yaml, and what is told where it cannot be meant."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from rightmix_sim.course.settings import Late, exercise_of, new_settings, read_settings, sort_of
from rightmix_sim.errors import InputError, UnknownName

HOUR, DAY = 3600, 86_400


def settings_with(tmp_path: Path, text: str) -> Path:
    (tmp_path / "course.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_new_settings_have_each_exercise_on_ones_own_case_and_on_one_for_all(tmp_path: Path) -> None:
    text = new_settings('Spring "27": #1', "spring-27", ("ex3-mappa", "ex2-rm2000"))
    found = read_settings(settings_with(tmp_path, text))
    assert found.title == 'Spring "27": #1'
    assert list(found.assignments) == ["ex2-rm2000-common", "ex2-rm2000", "ex3-mappa-common", "ex3-mappa"]


def test_a_day_is_meant_in_the_zone_of_the_course(tmp_path: Path) -> None:
    """5 July is in summer time: 17:00 in London is 16:00 in UTC."""
    text = 'title: T\ncourse_id: t\nassignments:\n  ex2-rm2000: {due: "2027-07-05 17:00"}\n'
    due = read_settings(settings_with(tmp_path, text)).due("ex2-rm2000")
    assert due is not None and due.astimezone(datetime.UTC).hour == 16


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("zone: Europe/Londn", "time zone"),
        ("assignments: {warm-up: {}}", "warm-up"),
        ("assignments: {ex2-rm2000-resit-1: {}}", "resit"),
        ('assignments: {ex2-rm2000: {due: "2027-02-30 17:00"}}', "2027-02-30"),
        ("assignments: {ex2-rm2000: {due: tomorrow}}", "tomorrow"),
        ("late: {each_day: 120}", "120"),
        ("late: {free_hours: -1}", "-1"),
        ("pool: -3", "-3"),
        ("colour: red", "colour"),
        ("title: again", "title"),
    ],
)
def test_what_cannot_be_meant_is_told_with_its_place(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        read_settings(settings_with(tmp_path, f"title: T\ncourse_id: t\n{line}\n"))
    assert said in str(error.value) and "course.yaml" in str(error.value)


def test_a_folder_without_settings_is_no_course(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no course"):
        read_settings(tmp_path)


def test_an_exercise_that_is_not_there_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="ex2-rm2000"):
        new_settings("T", "t", ("ex2-rm200",))


@pytest.mark.parametrize(
    ("seconds", "share"),
    [
        (0, 0.0),
        (24 * HOUR, 0.0),  # the free hours
        (24 * HOUR + 1, 0.1),  # a day begun
        (24 * HOUR + DAY, 0.1),
        (24 * HOUR + DAY + 1, 0.2),
        (40 * DAY, 0.5),  # never more than most
    ],
)
def test_lateness_costs_by_days_begun_after_the_free_hours(seconds: float, share: float) -> None:
    assert Late(free_hours=24, each_day=10, most=50).share(seconds) == pytest.approx(share)


@pytest.mark.parametrize(
    ("assignment", "exercise", "sort"),
    [
        ("ex2-rm2000", "ex2-rm2000", "own"),
        ("ex2-rm2000-common", "ex2-rm2000", "common"),
        ("ex2-rm2000-resit-2", "ex2-rm2000", "resit"),
    ],
)
def test_the_name_of_an_assignment_says_exercise_and_sort(assignment: str, exercise: str, sort: str) -> None:
    assert (exercise_of(assignment), sort_of(assignment)) == (exercise, sort)
