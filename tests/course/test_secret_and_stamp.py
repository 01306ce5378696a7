"""The secret stays the trainer's, and what comes from it cannot be made without it."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from rightmix_sim.course.secret import code_of, derived, make_secret, read_secret, seed_of
from rightmix_sim.course.stamp import NAME, fault_of, stamp_of
from rightmix_sim.errors import InputError

SECRET, OTHER = bytes(32), bytes([1] * 32)
FILES = {"answers.json": b"{}", "x.ipynb": b"[]"}


def stamped(folder: Path, secret: bytes = SECRET, **more: bytes) -> Path:
    folder.mkdir(parents=True)
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    (folder / NAME).write_bytes(stamp_of(secret, "ann", "ex2", FILES))
    for name, data in more.items():
        (folder / name).write_bytes(data)
    return folder


@pytest.mark.skipif(os.name != "posix", reason="other systems keep no modes")
def test_a_new_secret_is_the_owners_alone_and_another_each_time(tmp_path: Path) -> None:
    make_secret(tmp_path)
    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600
    first = read_secret(tmp_path)
    make_secret(tmp_path)
    assert len(first) == 32 and read_secret(tmp_path) != first


@pytest.mark.skipif(os.name != "posix", reason="other systems keep no modes")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o666])
def test_a_secret_that_others_may_read_is_refused_with_the_cure(tmp_path: Path, mode: int) -> None:
    make_secret(tmp_path)
    (tmp_path / "secret").chmod(mode)
    with pytest.raises(InputError, match="chmod 600"):
        read_secret(tmp_path)


@pytest.mark.parametrize("text", [None, "", "abc", "g" * 64, "a" * 63, "a" * 300])
def test_a_secret_that_is_missing_or_not_whole_points_to_the_backup(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "secret").write_text(text)
        (tmp_path / "secret").chmod(0o600)
    with pytest.raises(InputError) as error:
        read_secret(tmp_path)
    assert "secret" in str(error.value)


def test_what_is_derived_for_one_purpose_is_not_that_for_another() -> None:
    all_of_them = {derived(SECRET, "a", "b"), derived(SECRET, "ab"), derived(SECRET, "a"), derived(OTHER, "a", "b")}
    assert len(all_of_them) == 4
    assert seed_of(SECRET, "x") < 2**128 and seed_of(SECRET, "x") != seed_of(OTHER, "x")


def test_codes_are_opaque_and_can_be_read_out() -> None:
    codes = {code_of(SECRET, "own", f"t{number}") for number in range(2000)}
    assert len(codes) == 2000
    assert all(re.fullmatch("[bcdfghjkmnpqrstvwxz][bcdfghjkmnpqrstvwxz2-9]{6}", code) for code in codes)


def test_a_folder_as_it_was_stamped_has_no_fault(tmp_path: Path) -> None:
    assert fault_of(SECRET, stamped(tmp_path / "s"), "ann", "ex2") == ""


@pytest.mark.parametrize(
    ("trainee", "assignment", "secret"), [("ben", "ex2", SECRET), ("ann", "ex3", SECRET), ("ann", "ex2", OTHER)]
)
def test_a_stamp_holds_for_its_trainee_assignment_and_course_alone(
    tmp_path: Path, trainee: str, assignment: str, secret: bytes
) -> None:
    assert "not what was stamped" in fault_of(secret, stamped(tmp_path / "s"), trainee, assignment)


def test_whatever_is_changed_added_or_taken_away_is_seen(tmp_path: Path) -> None:
    changed, more, less = (stamped(tmp_path / name) for name in ("changed", "more", "less"))
    (changed / "answers.json").write_bytes(b"{ }")
    (more / "sitecustomize.py").write_bytes(b"")
    (less / "x.ipynb").unlink()
    assert all("not what was stamped" in fault_of(SECRET, one, "ann", "ex2") for one in (changed, more, less))
    (tmp_path / "bare").mkdir()
    assert "no stamp" in fault_of(SECRET, tmp_path / "bare", "ann", "ex2")


def test_links_pipes_folders_and_what_is_not_there_are_faults_and_nothing_is_waited_for(tmp_path: Path) -> None:
    linked, piped, nested = (stamped(tmp_path / name) for name in ("linked", "piped", "nested"))
    (linked / "answers.json").unlink()
    (linked / "answers.json").symlink_to(piped / "answers.json")
    (piped / "answers.json").unlink()
    os.mkfifo(piped / "answers.json")
    (nested / "inner").mkdir()
    (tmp_path / "link").symlink_to(linked)
    for folder in (linked, piped, nested, tmp_path / "link", tmp_path / "nothing"):
        assert "cannot be read" in fault_of(SECRET, folder, "ann", "ex2")
