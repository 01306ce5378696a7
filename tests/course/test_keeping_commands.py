"""The commands that keep, give out and end a course."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from rightmix_sim.cli.course import keeping
from rightmix_sim.errors import InputError
from tests.course.keeping.small_course import names_in, small_course


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_course(tmp_path / "course").folder


def run(*arguments: str | Path, answer: str = "") -> Result:
    app = typer.Typer()
    keeping.register(app)
    return CliRunner().invoke(app, [str(one) for one in arguments], input=answer, catch_exceptions=True)


def test_a_backup_into_a_folder_is_named_by_course_and_time_and_can_be_brought_back(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "disk").mkdir()
    done = run("backup", folder, tmp_path / "disk")
    (kept,) = (tmp_path / "disk").iterdir()
    assert kept.name.startswith("spring-2027-20") and kept.suffix == ".zip"
    assert f"rightmix course restore {kept}" in done.output
    back = run("restore", kept, tmp_path / "back")
    assert "Restored Spring 2027" in back.output and "3 trainees" in back.output


def test_hand_out_says_where_and_whose_are_new(folder: Path) -> None:
    assert "2 zips" in (done := run("hand-out", folder)).output and "2 new or changed" in done.output
    assert names_in(folder / "hand-out") == ["ann01.zip", "ben02.zip"]
    assert "0 new or changed" in run("hand-out", folder).output


def test_codes_are_shown_or_written(folder: Path, tmp_path: Path) -> None:
    assert "ann01  Ann O'Neil, Jr  kq7m2xz  ex2-rm2000\n" in run("codes", folder).output
    assert "Wrote 5 codes" in run("codes", folder, "--out", tmp_path / "codes.csv").output
    assert (tmp_path / "codes.csv").read_text(encoding="utf-8").count("kq7m2xz") == 1


def test_closing_stops_before_anything_is_deleted_unless_the_id_is_typed(folder: Path) -> None:
    before = names_in(folder)
    done = run("close", folder, answer="spring\n")
    assert isinstance(done.exception, InputError) and "not the id of the course" in str(done.exception)
    assert "This deletes for good: secret, roster.csv" in done.output
    assert run("close", folder, answer="").exit_code != 0
    assert names_in(folder) == before


def test_closing_that_was_broken_off_is_finished_without_anything_being_worked_out(folder: Path) -> None:
    (folder / "closed.json").write_text("{}", encoding="utf-8")
    (folder / "secret").unlink()
    (folder / "gradebook.db").unlink()
    done = run("close", folder, answer="spring-2027\n")
    assert done.exit_code == 0, done.output
    assert names_in(folder) == ["closed.json", "comments", "course.yaml", "rubrics"]
    assert "Not touched: backups" in done.output


def test_what_stays_and_mentions_a_trainee_is_shown_before_asking(folder: Path) -> None:
    (folder / "rubrics" / "notes.txt").write_text("Ben Shaw wrote it best.", encoding="utf-8")
    assert "rubrics/notes.txt: a name (Ben Shaw)" in run("close", folder, answer="no\n").output


def test_an_export_for_anything_else_is_refused(folder: Path) -> None:
    assert run("export", folder, "--to", "paper").exit_code == 2
