"""A backup with a fault is one message that names the file, and nothing of it is written anywhere."""

from __future__ import annotations

import hashlib
import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from rightmix_sim.course.keeping import archive_reading, backup, restore, restoring
from rightmix_sim.errors import InputError, RightmixError
from tests.course.keeping.small_course import small_course

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    backup(small_course(folder / "course"), folder / "kept.zip")
    return folder / "kept.zip"


@pytest.fixture
def files(sound: Path) -> Files:
    with zipfile.ZipFile(sound) as kept:
        return {name: kept.read(name) for name in kept.namelist()}


def summed(files: Files) -> Files:
    """The same with the sums that belong to it: whoever changes a backup can write those too."""
    lines = [f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files) if name != "SHA256SUMS"]
    return files | {"SHA256SUMS": "".join(lines).encode()}


def zipped(path: Path, *files: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as target:
        for name, data in files:
            target.writestr(name, data)
    return path


def refused(path: Path) -> str:
    """What is said; and that nothing at all was written."""
    folder = path.parent / "deep" / "back"
    with pytest.raises(InputError) as error:
        restore(path, folder)
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert str(path) in str(error.value)
    return str(error.value)


def test_sums_that_are_written_anew_bring_a_sound_course_back(tmp_path: Path, files: Files) -> None:
    path = zipped(tmp_path / "a.zip", *summed(files).items())
    assert restore(path, tmp_path / "back").settings.course_id == "spring-2027"


NAMES = {
    "upwards": "course/../roster.csv",
    "far-upwards": "course/../../../etc/cron",
    "beside-the-course": "roster.csv",
    "absolute": "/etc/passwd",
    "absolute-in-course": "course//etc/passwd",
    "windows-drive": "course/C:/x",
    "backslashes": "course/..\\..\\x",
    "stream-of-windows": "course/secret:x",
    "line-break": "course/a\nb",
    "point": "course/./secret",
    "ends-in-a-point": "course/secret.",
    "ends-in-a-space": "course/secret ",
    "thousand-letters": f"course/{'x' * 1_000}",
    "below-a-file": "course/secret/x",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_place_that_is_none_of_a_course_is_refused(tmp_path: Path, files: Files, name: str) -> None:
    said = refused(zipped(tmp_path / "a.zip", *summed(files | {NAMES[name]: b"x"}).items()))
    assert any(
        one in said
        for one in (
            "leads out of the course",
            "does not belong into a backup",
            "not every system",
            "more than 400 letters",
            "A file stands where a folder should",
        )
    )


def test_two_files_of_one_name_are_refused(tmp_path: Path, files: Files) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        path = zipped(tmp_path / "a.zip", *summed(files).items(), ("course/secret", b"x"))
    assert "Two files have the same name" in refused(path)


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFDIR])
def test_links_pipes_devices_and_folders_are_refused(tmp_path: Path, files: Files, kind: int) -> None:
    entry = zipfile.ZipInfo("course/rubrics/link")
    entry.create_system, entry.external_attr = 3, (kind | 0o777) << 16
    changed = summed(files | {entry.filename: b"/etc/passwd"})
    content = [(entry if name == entry.filename else name, data) for name, data in changed.items()]
    assert "not a plain file" in refused(zipped(tmp_path / "a.zip", *content))


@pytest.mark.parametrize("missing", ["backup.json", "SHA256SUMS", "course/course.yaml", "course/secret"])
def test_what_lacks_a_file_is_no_backup_of_a_course(tmp_path: Path, files: Files, missing: str) -> None:
    kept = {name: data for name, data in files.items() if name != missing}
    assert "This is no backup of a course" in refused(zipped(tmp_path / "a.zip", *kept.items()))


CHANGES: dict[str, tuple[Callable[[Files], Files], str]] = {
    "key-was-changed": (
        lambda files: files | {"course/held/ex2-rm2000/kq7m2xz/case/key.yaml": b"static: low\n"},
        "its sum differs",
    ),
    "page-was-changed": (
        lambda files: files | {"backup.json": files["backup.json"].replace(b"Spring", b"Summer")},
        "its sum differs",
    ),
    "file-was-added": (lambda files: files | {"course/x": b"x"}, "not those of the list of sums"),
    "file-was-taken-away": (
        lambda files: {name: data for name, data in files.items() if name != "course/roster.csv"},
        "not those of the list of sums",
    ),
    "sums-are-no-sums": (lambda files: files | {"SHA256SUMS": b"hello\n"}, "The list of sums is not whole"),
    "sums-stand-twice": (
        lambda files: files | {"SHA256SUMS": files["SHA256SUMS"] * 2},
        "The list of sums is not whole",
    ),
    "sums-are-not-text": (lambda files: files | {"SHA256SUMS": b"\xff\xfe"}, "not UTF-8"),
    "page-is-not-json": (lambda files: files | {"backup.json": b"{"}, "JSON"),
    "page-is-not-text": (lambda files: files | {"backup.json": b"\xff"}, "not UTF-8"),
    "page-is-a-list": (lambda files: files | {"backup.json": b"[]"}, "backup.json"),
    "page-of-something-else": (
        lambda files: files | {"backup.json": b'{"kind": "photos", "version": 1, "title": "Mine"}'},
        "This is no backup of a course",
    ),
    "page-of-a-later-kit": (
        lambda files: files | {"backup.json": files["backup.json"].replace(b'"version": 1', b'"version": 2')},
        "A newer version of rightmix",
    ),
    "folder-leads-out": (
        lambda files: files | {"backup.json": files["backup.json"].replace(b'"comments"', b'"../comments"')},
        "leads out of the course",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_backup_is_refused(tmp_path: Path, files: Files, change: str) -> None:
    changed, expected = CHANGES[change]
    assert expected in refused(zipped(tmp_path / "a.zip", *changed(files).items()))


def test_files_that_are_too_large_are_refused_before_anything_is_written(
    tmp_path: Path, sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(sound.read_bytes())
    for limit, most in (("LARGEST_FILE", 100), ("LARGEST_WHOLE", 10_000), ("LARGEST_SUMS", 100), ("LARGEST_ABOUT", 10)):
        with monkeypatch.context() as here:
            here.setattr(archive_reading if hasattr(archive_reading, limit) else restoring, limit, most)
            assert f"{most:,} bytes" in refused(path)


def test_a_bomb_that_lies_about_its_size_writes_no_more_than_it_says(tmp_path: Path, files: Files) -> None:
    path = zipped(tmp_path / "a.zip", *summed(files | {"course/bomb": b"0" * 5_000_000}).items())
    whole = path.read_bytes()
    said = (5_000_000).to_bytes(4, "little")
    assert whole.count(said) >= 2
    path.write_bytes(whole.replace(said, (50).to_bytes(4, "little")))
    assert "not a whole zip" in refused(path) or "another size" in refused(path)


def test_another_compression_is_refused(tmp_path: Path, files: Files) -> None:
    path = zipped(tmp_path / "a.zip", *files.items(), method=zipfile.ZIP_BZIP2)
    assert "compressed in another way" in refused(path)


def test_an_encrypted_file_is_refused(tmp_path: Path, sound: Path) -> None:
    data = bytearray(sound.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 1)
    (tmp_path / "a.zip").write_bytes(data)
    assert "encrypted" in refused(tmp_path / "a.zip")


@pytest.mark.parametrize("kept", [0, 1, 100, 5_000])
def test_a_backup_that_was_cut_off_is_refused(tmp_path: Path, sound: Path, kept: int) -> None:
    (tmp_path / "a.zip").write_bytes(sound.read_bytes()[:kept])
    assert "not a whole zip" in refused(tmp_path / "a.zip")


def test_whichever_byte_is_broken_there_is_a_message_or_the_course_as_it_was(tmp_path: Path, sound: Path) -> None:
    whole = sound.read_bytes()
    (tmp_path / "a.zip").write_bytes(whole)
    expected = restore(tmp_path / "a.zip", tmp_path / "first").folder
    for at in range(0, len(whole), 499):
        (tmp_path / "a.zip").write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        try:
            back = restore(tmp_path / "a.zip", tmp_path / f"back-{at}").folder
        except RightmixError:
            assert not (tmp_path / f"back-{at}").exists()
        else:
            for path in expected.rglob("*"):
                if path.is_file():
                    assert (back / path.relative_to(expected)).read_bytes() == path.read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="a pipe in a folder")
def test_a_pipe_or_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.zip")
    assert "not a plain file" in refused(tmp_path / "pipe.zip")
    (tmp_path / "pipe.zip").unlink()
    with pytest.raises(InputError, match="There is no such file"):
        restore(tmp_path / "none.zip", tmp_path / "back")
