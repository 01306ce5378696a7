"""A backup holds all of a course and comes back as it was, at another place; it never takes the place of anything."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from rightmix_sim.course.folder import Course, course_in
from rightmix_sim.course.keeping import backing_up, backup, restore
from rightmix_sim.errors import InputError, OutputError
from tests.course.keeping.small_course import content, grades, small_course

posix = pytest.mark.skipif(os.name != "posix", reason="modes and links as POSIX has them")


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return small_course(tmp_path / "here" / "course")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_what_comes_back_is_what_was_there(course: Course, tmp_path: Path) -> None:
    made = backup(course, tmp_path / "kept.zip")
    back = restore(tmp_path / "kept.zip", tmp_path / "there" / "course")
    was, now = content(course.folder), content(back.folder)
    book = "gradebook.db"
    assert {name: data for name, data in now.items() if name != book} == {
        name: data for name, data in was.items() if name != book
    }
    assert grades(back.folder / book) == grades(course.folder / book)
    assert made.files == sum(data is not None for data in was.values())
    assert made.left_out == ()
    assert back == course_in(tmp_path / "there" / "course")


@posix
def test_only_its_owner_may_read_a_backup_and_the_secret_and_keys_in_what_comes_back(
    course: Course, tmp_path: Path
) -> None:
    backup(course, tmp_path / "kept.zip")
    back = restore(tmp_path / "kept.zip", tmp_path / "back")
    assert mode(tmp_path / "kept.zip") == mode(back.folder / "secret") == 0o600
    assert mode(back.folder) == mode(back.folder / "held") == 0o700
    assert back.secret == course.secret


def test_no_file_of_a_backup_names_the_place_where_the_course_was(course: Course, tmp_path: Path) -> None:
    backup(course, tmp_path / "kept.zip")
    with zipfile.ZipFile(tmp_path / "kept.zip") as kept:
        for name in kept.namelist():
            assert not name.startswith(("/", "\\"))
            assert str(tmp_path).encode() not in kept.read(name), name


def test_the_sums_can_be_checked_without_us(course: Course, tmp_path: Path) -> None:
    backup(course, tmp_path / "kept.zip")
    with zipfile.ZipFile(tmp_path / "kept.zip") as kept:
        kept.extractall(tmp_path / "out")
    check = (
        "import hashlib, pathlib\n"
        "for line in pathlib.Path('SHA256SUMS').read_text().splitlines():\n"
        "    sum, name = line.split('  ', 1)\n"
        "    assert hashlib.sha256(pathlib.Path(name).read_bytes()).hexdigest() == sum, name\n"
        "    print(name)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", check], cwd=tmp_path / "out", capture_output=True, text=True, check=True
    )
    files = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert set(done.stdout.splitlines()) == files - {"SHA256SUMS"}


def test_a_gradebook_that_is_being_written_to_is_whole_in_the_backup(course: Course, tmp_path: Path) -> None:
    with closing(sqlite3.connect(course.folder / "gradebook.db")) as writing:
        writing.execute("insert into grade values ('dan04', 9, 'not yet saved')")
        assert (course.folder / "gradebook.db-journal").is_file()
        backup(course, tmp_path / "kept.zip")
        writing.commit()
    back = restore(tmp_path / "kept.zip", tmp_path / "back")
    assert [trainee for trainee, _points, _comment in grades(back.folder / "gradebook.db")] == ["ann01", "ben02"]
    assert not (back.folder / "gradebook.db-journal").exists()


def test_nothing_is_overwritten_and_nothing_left_behind(course: Course, tmp_path: Path) -> None:
    (tmp_path / "kept.zip").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="Something of this name is there"):
        backup(course, tmp_path / "kept.zip")
    with pytest.raises(OutputError, match="cannot be written"):
        backup(course, tmp_path / "nowhere" / "kept.zip")
    with pytest.raises(OutputError, match="inside the course"):
        backup(course, course.folder / "hand-ins" / "kept.zip")
    assert (tmp_path / "kept.zip").read_text(encoding="utf-8") == "mine"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["here", "kept.zip"]


def test_a_backup_that_is_broken_off_leaves_nothing(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_sums: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(backing_up, "sums_bytes", stopped)
    with pytest.raises(KeyboardInterrupt):
        backup(course, tmp_path / "kept.zip")
    assert [one.name for one in tmp_path.iterdir()] == ["here"]


def test_without_a_whole_secret_or_gradebook_there_is_no_backup(course: Course, tmp_path: Path) -> None:
    (course.folder / "gradebook.db").write_bytes(b"no database at all, but long enough for one" * 100)
    with pytest.raises(InputError, match="database cannot be read"):
        backup(course, tmp_path / "kept.zip")
    (course.folder / "secret").unlink()
    with pytest.raises(InputError, match="secret of the course is missing"):
        backup(Course(course.folder), tmp_path / "kept.zip")
    assert not (tmp_path / "kept.zip").exists()


@posix
def test_links_pipes_and_impossible_names_of_hand_ins_are_left_out_and_named(course: Course, tmp_path: Path) -> None:
    odd = course.folder / "refused" / "ben02" / "odd"
    odd.mkdir()
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "letter.txt").write_text("not of the course", encoding="utf-8")
    (odd / "link").symlink_to(outside / "letter.txt")
    (odd / "folder").symlink_to(outside, target_is_directory=True)
    os.mkfifo(odd / "pipe")
    (odd / "a\\b").write_text("x", encoding="utf-8")
    (odd / "line\nbreak").write_text("x", encoding="utf-8")
    Path(os.fsdecode(os.fsencode(odd) + b"/\xff")).write_text("x", encoding="utf-8")
    made = backup(course, tmp_path / "kept.zip")
    assert len(made.left_out) == 6
    assert all(line.startswith("refused/ben02/odd/") and "\n" not in line for line in made.left_out)
    back = restore(tmp_path / "kept.zip", tmp_path / "back")
    assert b"not of the course" not in (tmp_path / "kept.zip").read_bytes()
    assert not (back.folder / "refused" / "ben02" / "odd").exists()


def test_a_file_that_is_too_large_is_left_out_and_named(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (course.folder / "refused" / "film").write_bytes(b"x" * 200_001)
    monkeypatch.setattr(backing_up, "LARGEST_FILE", 200_000)
    assert backup(course, tmp_path / "kept.zip").left_out == ("refused/film: It is larger than 200,000 bytes.",)


def test_a_course_goes_only_into_a_new_or_empty_folder(course: Course, tmp_path: Path) -> None:
    backup(course, tmp_path / "kept.zip")
    before = content(course.folder)
    with pytest.raises(OutputError, match="holds other things"):
        restore(tmp_path / "kept.zip", course.folder)
    assert content(course.folder) == before
    (tmp_path / "empty").mkdir()
    assert restore(tmp_path / "kept.zip", tmp_path / "empty").settings.title == "Spring 2027"
