"""What lies in the exchange: entries that are no submission, bear another's name, or hold more than they should."""

from __future__ import annotations

import os
from typing import Any

from tests.course.hostile.offender import ASSIGNMENT, WHOLE, Corpus, Offender, as_bytes

FOLDERS = Corpus()
NOBODY = "in the name of nobody"
OTHER_ACCOUNT = "mail"  # a trainee too
NAMES = {
    "own_rightmix_sim_py": "rightmix_sim.py",
    "own_sitecustomize": "sitecustomize.py",
    "own_nbgrader_config": "nbgrader_config.py",
    "own_nbgrader_package": "nbgrader.py",
    "own_answers_backup": "answers.json.bak",
    "own_stamp": "stamp.json",
    "own_gradebook": "gradebook.db",
    "own_file_with_line_breaks": "a\nb\x1b[2J,=1+1",
    "own_file_with_marks_turned": "\u202egnp.answers\u202c.exe",
}


def _beside(name: str, file: str) -> None:
    @FOLDERS.fault(WHOLE, "Left out: ", name=name)
    def make(offender: Offender) -> None:
        (offender.submit() / file).write_text(offender.canary())


for _name, _file in NAMES.items():
    _beside(_name, _file)


def _named(name: str, due: float | None, said: str, **entry: Any) -> None:
    @FOLDERS.fault(due, said, name=name)
    def make(offender: Offender) -> None:
        named = {key: value.format(id=offender.id) for key, value in entry.items()}
        offender.submit(place=offender.entry(**named))


UNREADABLE = "The time in the name of the folder cannot be read"
_named("folder_name_with_brackets", None, NOBODY, id="{id}[1]")
_named("folder_name_with_a_star", None, NOBODY, id="{id}*")
_named("folder_name_in_capitals", None, NOBODY, id="FOLDER_NAME_IN_CAPITALS")
_named("folder_name_of_look_alikes", None, NOBODY, id="f\u043elder_name_of_look_alikes")
_named("folder_name_turned_around", None, NOBODY, id="{id}\u202e")
_named("folder_name_with_blanks", None, NOBODY, id="{id} ")
_named("bad_time_in_the_name", WHOLE, UNREADABLE, when="yesterday-ish")
_named("no_time_in_the_name", WHOLE, UNREADABLE, when="")
_named("time_with_line_breaks", WHOLE, UNREADABLE, when="now\n\x1b[2J=1+1")
_named("time_of_255_bytes", WHOLE, UNREADABLE, when="9" * (255 - len(f"time_of_255_bytes+{ASSIGNMENT}+")))
_named("time_of_the_year_1", WHOLE, "The name of the folder says", when="0001-01-01 00:00:00 UTC")
_named("time_to_come", WHOLE, "The name of the folder says", when="9999-12-31 23:59:59 UTC")
_named("more_in_the_name", WHOLE, "", more="+c2FsdA+and+more")


@FOLDERS.fault(WHOLE, UNREADABLE)
def time_that_is_not_utf8(offender: Offender) -> None:
    place = offender.inbound / os.fsdecode(f"{offender.id}+{ASSIGNMENT}+".encode() + b"\xff\xfe")
    offender.submit(place=place)


@FOLDERS.fault(None, "It is no folder")
def submission_folder_is_a_link(offender: Offender) -> None:
    """To a folder that would bring all the points if it were followed."""
    target = offender.submit(place=offender.outside / offender.id)
    offender.entry().symlink_to(target)


@FOLDERS.fault(None, "It is no folder")
def dangling_link_in_inbound(offender: Offender) -> None:
    offender.entry().symlink_to(offender.outside / "nothing")


@FOLDERS.fault(None, "It is no folder")
def plain_file_in_inbound(offender: Offender) -> None:
    offender.entry().write_bytes(as_bytes(offender.content()))


@FOLDERS.fault(None, "It is no folder")
def fifo_in_inbound(offender: Offender) -> None:
    os.mkfifo(offender.entry())


@FOLDERS.fault(None, "mail put it there")
def mail_in_the_name_of_another(offender: Offender) -> None:
    offender.submit(place=offender.entry(more=f"+{OTHER_ACCOUNT}"))


@FOLDERS.fault(None, "mail put it there")
def answers_put_there_by_another(offender: Offender) -> None:
    """Whoever knows the name of a folder in the exchange can write to it."""
    offender.submit(place=offender.entry(more=f"+answers-{OTHER_ACCOUNT}"))


@FOLDERS.fault(None, NOBODY)
def withdrawn_trainee(offender: Offender) -> None:
    offender.submit()


@FOLDERS.fault(WHOLE, "Left out: ")
def others_added_files(offender: Offender) -> None:
    folder = offender.submit()
    folder.chmod(0o777)
    (folder / "deep" / "deeper").mkdir(parents=True)
    (folder / "deep" / "deeper" / "answers.json").write_text("{}")
    (folder / "other.ipynb").write_text("{}")
    (folder / "run.sh").write_text("#!/bin/sh\n")
    (folder / "link").symlink_to(offender.outside / "secret.txt")
    (folder / "upwards").symlink_to(offender.course.folder)
    os.mkfifo(folder / "pipe")


@FOLDERS.fault(WHOLE, "and 480 more")
def five_hundred_files(offender: Offender) -> None:
    folder = offender.submit()
    for number in range(500):
        (folder / f"{number:03}").touch()


@FOLDERS.fault(WHOLE)
def timestamp_yesterday_ish(offender: Offender) -> None:
    (offender.submit() / "timestamp.txt").write_text("yesterday-ish")


@FOLDERS.fault(WHOLE)
def timestamp_is_a_fifo(offender: Offender) -> None:
    path = offender.submit() / "timestamp.txt"
    path.unlink()
    os.mkfifo(path)


@FOLDERS.fault(WHOLE)
def timestamp_is_a_link_to_the_secret(offender: Offender) -> None:
    path = offender.submit() / "timestamp.txt"
    path.unlink()
    path.symlink_to(offender.outside / "secret.txt")


@FOLDERS.fault(WHOLE)
def submission_secret_is_a_link(offender: Offender) -> None:
    (offender.submit() / "submission_secret.txt").symlink_to(offender.outside / "secret.txt")


@FOLDERS.fault(WHOLE)
def submission_secret_of_ten_megabytes(offender: Offender) -> None:
    (offender.submit() / "submission_secret.txt").write_bytes(b"a" * 10_000_000)


@FOLDERS.fault(WHOLE)
def case_edited(offender: Offender) -> None:
    folder = offender.submit()
    (folder / "material.json").write_text('{"code": "x", "dossier": "<script>"}')
    (folder / "material").symlink_to(offender.course.folder / "held")


@FOLDERS.fault(WHOLE, name="id.with..dots.")
def id_with_dots(offender: Offender) -> None:
    offender.submit()
