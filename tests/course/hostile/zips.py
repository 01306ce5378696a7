"""Zips among the hand-ins that no form wrote, or that say what is not so."""

from __future__ import annotations

import io
import os
import stat
import struct
import zipfile
import zlib
from typing import Any

from tests.course.hostile.offender import MARKER, NOTEBOOK, WHOLE, Corpus, Offender, as_bytes

ZIPS = Corpus()
STRANGE = "This does not belong into a hand-in"
NO_ZIP = "not a whole zip"


def _with(name: str, said: str, entry: str, data: bytes = b"x", due: float | None = None) -> None:
    """A whole hand-in with one more file in it."""
    ZIPS.fault(due, said, name=name)(lambda offender: offender.zip_whole((entry, data)))


_with("zip_slip", STRANGE, "../../../secret")
_with("zip_with_an_absolute_path", STRANGE, "/etc/cron.d/x")
_with("zip_with_own_module", STRANGE, "rightmix_sim.py")
_with("zip_with_own_stamp", STRANGE, "stamp.json")
_with("zip_of_answers_in_capitals", STRANGE, "ANSWERS.JSON")
_with("zip_with_a_turned_name", STRANGE, "\u202ebpyni.answers")
_with("zip_with_a_thousand_letters", STRANGE, "x" * 1_000)
_with("zip_with_other_notebook", STRANGE, "ex3-mappa.ipynb")
_with("zip_with_answers_twice", "have the same name", "answers.json", b"{}")
_with("zip_bomb", "larger than", NOTEBOOK, b"0" * 20_000_000)
_with("zip_with_spoilt_notebook", "", NOTEBOOK, b"{", WHOLE)


def _receipt(name: str, due: float | None, said: str, **receipt: Any) -> None:
    """A hand-in whose receipt says something else."""
    ZIPS.fault(due, said, name=name)(lambda offender: offender.zip_whole(**receipt))


_receipt("receipt_with_a_wrong_checksum", None, "their checksum differs", checksum="0" * 64)
_receipt("receipt_of_nobody", None, "It cannot be told whose this is", trainee="Nobody Known")
_receipt("receipt_with_a_script", None, "It cannot be told whose this is", trainee="<script>ran=1</script>")
_receipt("receipt_with_a_formula", None, "It cannot be told whose this is", trainee="=cmd|' /C calc'!A0")
_receipt("receipt_of_another_case", None, "it belongs to", assigned="zzzzzzz")
_receipt("receipt_of_no_exercise", None, "This must be small letters", exercise="../../held")
_receipt("receipt_with_escapes", None, "a character that no text has", trainee="\x1b[2J\x1b]0;owned\x07")
_receipt("receipt_number_0", None, "a whole number from 1", number=0)
_receipt("receipt_number_huge", None, "a whole number from 1", number=10**30)
_receipt("receipt_with_points", None, "There is no key of this name", points=999)
_receipt("receipt_yesterday_ish", None, "When it was handed in", at="yesterday-ish")
_receipt("receipt_of_the_year_1", WHOLE, "clock", at="0001-01-01T00:00:00+14:00")
_receipt("receipt_of_1970", WHOLE, "clock", at="1970-01-01T00:00:00+00:00")
_receipt("receipt_of_the_year_9999", WHOLE, "clock", at="9999-12-31T23:59:59-14:00")
_receipt("receipt_with_a_path", WHOLE, "", file="../../../secret")


@ZIPS.fault(WHOLE, "the name of another")
def receipt_in_the_name_of_another(offender: Offender) -> None:
    """It lies in the folder of the one whose it is; the name in it is that of the neighbour."""
    offender.zip(*offender.zipped_files(trainee="neighbour").items(), name=f"{offender.id}/work.zip")


@ZIPS.fault(None, "Nobody in this course was set")
def zip_of_an_unknown_case(offender: Offender) -> None:
    files = offender.zipped_files(as_bytes(offender.content() | {"code": "zzzzzzz"}), assigned="zzzzzzz")
    offender.zip(*files.items())


@ZIPS.fault(None, "The answers cannot be used: it is not whole")
def zip_of_answers_cut_short(offender: Offender) -> None:
    offender.zip(*offender.zipped_files(as_bytes(offender.content())[:-30]).items())


@ZIPS.fault(WHOLE, "left out")
def zip_of_answers_that_grow(offender: Offender) -> None:
    """In our own spelling, with each bracket on a line, they would be larger than they may be."""
    content = offender.content(offender.answers | {"account": [[]] * 260_000})
    offender.zip(*offender.zipped_files(as_bytes(content)).items())


def _special(name: str, mode: int) -> None:
    @ZIPS.fault(None, "not a plain file", name=name)
    def make(offender: Offender) -> None:
        files = offender.zipped_files()
        entry = zipfile.ZipInfo("answers.json")
        entry.create_system, entry.external_attr = 3, mode << 16
        offender.zip((entry, str(offender.outside / "secret.txt").encode()), ("receipt.json", files["receipt.json"]))


_special("zip_with_a_link", stat.S_IFLNK | 0o777)
_special("zip_with_a_fifo", stat.S_IFIFO | 0o644)


@ZIPS.fault(None, STRANGE)
def zip_in_a_zip(offender: Offender) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as target:
        for name, data in offender.zipped_files().items():
            target.writestr(name, data)
    offender.zip_whole((f"{offender.id}.zip", inner.getvalue()))


@ZIPS.fault(None, "encrypted")
def zip_encrypted(offender: Offender) -> None:
    path = offender.zip_whole()
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)


@ZIPS.fault(None, NO_ZIP)
def zip_bomb_that_lies(offender: Offender) -> None:
    path = offender.zip_whole((NOTEBOOK, b"0" * 20_000_000))
    path.write_bytes(path.read_bytes().replace(struct.pack("<I", 20_000_000), struct.pack("<I", 100)))


@ZIPS.fault(None, "in another way")
def zip_by_another_method(offender: Offender) -> None:
    offender.zip(*offender.zipped_files().items(), method=zipfile.ZIP_LZMA)


@ZIPS.fault(None, "does not belong")
def zip_of_five_thousand_files(offender: Offender) -> None:
    offender.zip(*((f"{number}.txt", b"") for number in range(5_000)))


@ZIPS.fault(None, NO_ZIP)
def zip_cut_off(offender: Offender) -> None:
    path = offender.zip_whole()
    path.write_bytes(path.read_bytes()[:-40])


@ZIPS.fault(None, NO_ZIP)
def zip_with_a_broken_sum(offender: Offender) -> None:
    path = offender.zip(*offender.zipped_files().items(), method=zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"list of convictions", b"list of c0nvictions"))


@ZIPS.fault(None, "another name")
def zip_with_two_names_for_a_file(offender: Offender) -> None:
    """The name in the list and that in an extra field beside it; which one counts differs between readers."""
    entry = zipfile.ZipInfo("answers.json")
    raw = b"receipt.json"
    field = struct.pack("<BL", 1, zlib.crc32(b"answers.json")) + raw
    entry.extra = struct.pack("<HH", 0x7075, len(field)) + field
    files = offender.zipped_files()
    offender.zip((entry, files["answers.json"]), ("receipt.json", files["receipt.json"]))


def _file(name: str, data: bytes, said: str = NO_ZIP) -> None:
    ZIPS.fault(None, said, name=name)(lambda offender: (offender.hand_ins / f"{offender.id}.zip").write_bytes(data))


_file("zip_empty", b"")
_file("zip_that_is_a_tar", b"\x1f\x8b\x08" + b"\x00" * 600)
_file("zip_that_is_a_page", f"<html>{MARKER[:5]}</html>".encode())


@ZIPS.fault(None, "larger than")
def zip_of_a_gigabyte(offender: Offender) -> None:
    with (offender.hand_ins / f"{offender.id}.zip").open("wb") as stream:
        stream.truncate(1_000_000_000)


@ZIPS.fault(None, "not a plain file")
def zip_is_a_fifo(offender: Offender) -> None:
    os.mkfifo(offender.hand_ins / f"{offender.id}.zip")


@ZIPS.fault(None, "not a plain file")
def zip_is_a_link(offender: Offender) -> None:
    """To a hand-in outside that would bring all the points if it were followed."""
    path = offender.zip_whole()
    target = path.rename(offender.outside / path.name)
    path.symlink_to(target)


@ZIPS.fault(WHOLE)
def zip_name_with_a_formula(offender: Offender) -> None:
    offender.zip(*offender.zipped_files().items(), name=f"=1+1 \x1b[2J\n{offender.id}.zip")


@ZIPS.fault(WHOLE)
def zip_name_of_255_bytes(offender: Offender) -> None:
    offender.zip(*offender.zipped_files().items(), name=f"{offender.id}{'x' * 251}"[:251] + ".zip")


@ZIPS.fault(WHOLE)
def zip_name_that_is_not_utf8(offender: Offender) -> None:
    offender.zip(*offender.zipped_files().items(), name=os.fsdecode(offender.id.encode() + b"\xff.zip"))
