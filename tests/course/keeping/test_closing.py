"""A closed course holds nothing about anybody, whenever closing was broken off; its statistics stay."""

from __future__ import annotations

import datetime
import json
import os
from pathlib import Path

import pytest

from rightmix_sim.course.folder import Course, course_in
from rightmix_sim.course.keeping import close, closing, closing_began, mentions, will_go
from rightmix_sim.course.report import statistics
from rightmix_sim.errors import InputError, OutputError
from tests.course.keeping.small_course import PERSONAL, content, names_in, put, small_course
from tests.course.report.making import synthetic

ON = datetime.date(2027, 5, 31)
COUNTS = {"trainees": 2, "assignments": [{"assignment": "ex2-rm2000", "handed_in": 2}]}


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return small_course(tmp_path / "course")


def personal_bytes(folder: Path) -> list[str]:
    """Where anything of a trainee stands, in a name or in any byte of a file."""
    return [
        f"{path}: {text}"
        for path in [folder, *folder.rglob("*")]
        for text in PERSONAL
        if text in str(path.relative_to(folder)) or (path.is_file() and text.encode() in path.read_bytes())
    ]


def test_every_byte_that_is_left_is_about_nobody(course: Course) -> None:
    assert {line.rpartition(": ")[2] for line in personal_bytes(course.folder)} == set(PERSONAL)
    done = close(course, COUNTS, ON)
    assert personal_bytes(course.folder) == []
    assert done.left == ("closed.json", "comments", "course.yaml", "rubrics")
    assert (course.folder / "rubrics" / "ex2-rm2000.yaml").read_text(encoding="utf-8") == "account: My own rubric.\n"


def test_the_statistics_stay_with_title_and_day(course: Course) -> None:
    path = close(course, COUNTS, ON).statistics
    assert json.loads(path.read_bytes()) == {
        "title": "Spring 2027",
        "course_id": "spring-2027",
        "closed": "2027-05-31",
        "statistics": COUNTS,
    }


def test_statistics_of_a_cohort_hold_no_id_name_code_or_text_of_it(course: Course) -> None:
    cohort = synthetic(12, ("ex2-rm2000",))
    close(course, statistics(cohort), ON)
    left = (course.folder / "closed.json").read_text(encoding="utf-8")
    for one in cohort.trainees:
        assert one.id not in left and one.name not in left
    for result in cohort.results:
        assert f'"{result.code}"' not in left
        assert all(read.text not in left for read in result.read if read.text)


def test_what_nobody_expected_in_the_folder_goes_too(course: Course) -> None:
    put(course.folder, "marks-csv.csv", "ann01,7.5\n")
    put(course.folder, "gradebook.db-journal", "ann01")
    put(course.folder, "hand-out/ann01.zip", "kq7m2xz")
    put(course.folder, ".gradebook.db.2027", "Ann O'Neil")
    close(course, COUNTS, ON)
    assert personal_bytes(course.folder) == []


def test_the_secret_and_those_who_can_be_told_apart_go_first(course: Course) -> None:
    assert will_go(course)[:4] == ("secret", "roster.csv", "work.csv", "gradebook.db")
    assert set(will_go(course)) == set(names_in(course.folder)) - {"course.yaml", "rubrics", "comments"}


class Stopped(BaseException):
    """As Ctrl-C or a power cut."""


@pytest.mark.parametrize("deletions", range(18))
def test_it_is_finished_when_it_is_called_again(
    course: Course, monkeypatch: pytest.MonkeyPatch, deletions: int
) -> None:
    before, goes = content(course.folder), will_go(course)
    assert len(goes) == 18
    done: list[Path] = []
    really = closing.delete

    def delete(path: Path) -> None:
        if len(done) == deletions:
            raise Stopped
        really(path)
        done.append(path)

    with monkeypatch.context() as here:
        here.setattr(closing, "delete", delete)
        with pytest.raises(Stopped):
            close(course, {"trainees": 1}, ON)
    assert closing_began(course.folder) == (deletions > 0)
    if deletions == 0:
        after = content(course.folder)
        assert after.pop("closed.json") is not None
        assert after == before  # the course goes on, and later statistics take the place of these
        with pytest.raises(InputError, match="no statistics"):
            close(course, None, ON)
    close(course_in(course.folder), None if deletions else {"trainees": 2}, ON)
    assert personal_bytes(course.folder) == []
    kept = json.loads((course.folder / "closed.json").read_bytes())["statistics"]
    assert kept == {"trainees": 1 if deletions else 2}


def test_closing_twice_changes_nothing(course: Course) -> None:
    close(course, COUNTS, ON)
    before = content(course.folder)
    assert close(course_in(course.folder), None, ON).deleted == ()
    assert content(course.folder) == before


def test_one_file_that_is_held_open_keeps_no_other(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    really = closing.delete

    def delete(path: Path) -> None:
        if path.name == "gradebook.db":
            raise PermissionError(13, "Permission denied")
        really(path)

    with monkeypatch.context() as here:
        here.setattr(closing, "delete", delete)
        with pytest.raises(OutputError, match=r"gradebook\.db \(Permission denied\)"):
            close(course, COUNTS, ON)
    assert names_in(course.folder) == ["closed.json", "comments", "course.yaml", "gradebook.db", "rubrics"]
    close(course, None, ON)
    assert personal_bytes(course.folder) == []


def test_where_the_secret_cannot_be_deleted_the_course_stays_whole(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(course.folder)

    def delete(_path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(closing, "delete", delete)
    with pytest.raises(OutputError, match="secret"):
        close(course, COUNTS, ON)
    assert {name: data for name, data in content(course.folder).items() if name != "closed.json"} == before


@pytest.mark.skipif(os.name != "posix", reason="links and modes as POSIX has them")
def test_links_are_deleted_and_not_followed_and_closed_folders_opened(course: Course, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    put(outside, "photo", "mine")
    (course.folder / "refused" / "link").symlink_to(outside, target_is_directory=True)
    (course.folder / "elsewhere").symlink_to(outside, target_is_directory=True)
    put(course.folder, "refused/ben02/shut/inner/x", "Shaw")
    (course.folder / "refused" / "ben02" / "shut" / "inner").chmod(0)
    (course.folder / "refused" / "ben02" / "shut").chmod(0)
    close(course, COUNTS, ON)
    assert (outside / "photo").read_text(encoding="utf-8") == "mine"
    assert personal_bytes(course.folder) == []


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("course.yaml", "# more time for Ben Shaw\n", "course.yaml: a name (Ben Shaw)"),
        ("course.yaml", "# ask ANN.ONEIL@example.org\n", "course.yaml: an address (ann.oneil@example.org)"),
        ("rubrics/notes.txt", "as in kq7m2xz", "rubrics/notes.txt: a code (kq7m2xz)"),
        ("comments/ann01.yaml", "well done", "comments/ann01.yaml: an id (ann01)"),
    ],
)
def test_a_trainer_is_told_where_what_stays_mentions_a_trainee(course: Course, name: str, text: str, said: str) -> None:
    assert mentions(course) == ()
    path = course.folder / name
    put(course.folder, name, (path.read_text(encoding="utf-8") if path.is_file() else "") + text)
    assert mentions(Course(course.folder)) == (said,)


def test_a_word_that_holds_an_id_mentions_nobody(course: Course) -> None:
    put(course.folder, "rubrics/notes.txt", "ann011 and Shawl and x4711y")
    assert mentions(course) == ()
