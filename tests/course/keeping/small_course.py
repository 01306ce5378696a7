"""A course of three trainees made by hand: every file that a course can have, with something of each trainee in it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from rightmix_sim.course.folder import Course
from rightmix_sim.course.settings import new_settings

SECRET = "5f" * 32
ROSTER = """id,first_name,last_name,email,lms_user_id,withdrawn
ann01,Ann,"O'Neil, Jr",ann.oneil@example.org,4711,
ben02,Ben,Shaw,ben.shaw@example.org,4712,
cat03,Cat,Lee,cat.lee@example.org,4713,2027-02-01
"""
WORK = """assignment,trainee,code,until
ex2-rm2000-common,ann01,cmn4xyz,
ex2-rm2000-common,ben02,cmn4xyz,
ex2-rm2000,ann01,kq7m2xz,
ex2-rm2000,ben02,tb4wd9r,2027-03-12 17:00
ex2-rm2000-resit-1,ben02,rst8vwx,2027-04-02 12:30
"""
TEXT = "I would first ask which of the two days in court is meant."
PERSONAL = (
    "ann01", "ben02", "cat03", "O'Neil", "Shaw", "Cat,Lee", "example.org", "4711", "4712",
    "cmn4xyz", "kq7m2xz", "tb4wd9r", "rst8vwx", TEXT, SECRET, "A sound beginning",
)  # fmt: skip


def small_course(folder: Path) -> Course:
    """The course in a folder that is made for it."""
    folder.mkdir(parents=True)
    folder.chmod(0o700)
    settings = new_settings("Spring 2027", "spring-2027", ("ex2-rm2000",))
    own = '  ex2-rm2000: {due: "2027-03-05 17:00"}'
    put(folder, "course.yaml", settings.replace("  ex2-rm2000: {}", own))
    put(folder, "roster.csv", ROSTER)
    put(folder, "work.csv", WORK)
    put(folder, "secret", f"{SECRET}\n")
    (folder / "secret").chmod(0o600)
    put(folder, "nbgrader_config.py", "c = get_config()\n")
    put(folder, "collected.csv", "at,trainee\n2027-03-01,ann01\n")
    put(folder, "second-marks.csv", "trainee,points\nben02,3\n")
    put(folder, "report.html", "<p>Ann O'Neil, Jr</p>")
    put(folder, "rubrics/ex2-rm2000.yaml", "account: My own rubric.\n")
    (folder / "comments").mkdir()
    for line in WORK.splitlines()[1:]:
        assignment, trainee, code, _until = line.split(",")
        answers = json.dumps({"account": TEXT})
        put(folder, f"held/{assignment}/{code}/material.json", f'{{"code": "{code}"}}\n')
        put(folder, f"held/{assignment}/{code}/case/key.yaml", "static: high  # the key\n")
        put(folder, f"source/{assignment}/ex2-rm2000.ipynb", '{"cells": ["MARK SCHEME"]}\n')
        put(folder, f"release/{assignment}/ex2-rm2000.ipynb", '{"cells": []}\n')
        put(folder, f"release/{assignment}/material/{code}.json", f'{{"code": "{code}"}}\n')
        for kind in ("submitted", "autograded", "feedback", "received", "refused"):
            put(folder, f"{kind}/{trainee}/{assignment}/answers.json", answers)
        put(folder, f"marked/{assignment}/{trainee}.json", answers)
    put(folder, "hand-ins/ann01/ex2-rm2000_ann_1.zip", f"not looked at {TEXT}")
    gradebook(folder / "gradebook.db")
    return Course(folder)


def put(folder: Path, name: str, content: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8", newline="\n")


def gradebook(path: Path) -> None:
    with closing(sqlite3.connect(path)) as book:
        book.execute("create table grade (trainee text, points real, comment text)")
        book.executemany("insert into grade values (?, ?, ?)", [("ann01", 7.5, "A sound beginning"), ("ben02", 3, "")])
        book.commit()


def grades(path: Path) -> list[tuple[str, float, str]]:
    with closing(sqlite3.connect(path)) as book:
        return list(book.execute("select trainee, points, comment from grade order by trainee"))


def names_in(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def content(folder: Path) -> dict[str, bytes | None]:
    """Every file with its bytes, every folder with None."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }
