"""Where a file cannot be written, or would take the place of something else, is known before long work begins."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rightmix_sim.errors import OutputError
from rightmix_sim.files import check_target, write_atomic, write_private

REMEDY = "What to do: Check free space and permissions, or name another file."


@pytest.mark.parametrize("name", ["new.txt", "new/deep/new.txt", "there.txt"])
def test_a_place_that_can_be_written_is_left_as_it_is(elsewhere: Path, name: str) -> None:
    Path("there.txt").write_text("old", encoding="utf-8")
    check_target(Path(name))
    check_target(elsewhere / name)
    assert [entry.name for entry in elsewhere.iterdir()] == ["there.txt"]
    assert Path("there.txt").read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("name", ["file/new.txt", "file/deep/new.txt", "x" * 300, "link/new.txt"])
def test_a_place_that_cannot_be_written_is_refused_with_a_remedy(elsewhere: Path, name: str) -> None:
    Path("file").write_text("", encoding="utf-8")
    Path("link").symlink_to("nowhere")
    with pytest.raises(OutputError, match="cannot be written") as refused:
        check_target(Path(name))
    assert REMEDY in str(refused.value)
    assert sorted(entry.name for entry in elsewhere.iterdir()) == ["file", "link"]


@pytest.mark.parametrize("leads_to", ["there.txt", "nowhere.txt"])
def test_a_link_is_refused_as_one(elsewhere: Path, leads_to: str) -> None:
    Path("there.txt").write_text("old", encoding="utf-8")
    Path("link.txt").symlink_to(leads_to)
    with pytest.raises(OutputError, match=r"link\.txt: This is a link\.\n  What to do: Name the file it leads to"):
        check_target(Path("link.txt"))
    assert Path("link.txt").is_symlink()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_named_pipe_is_refused_as_no_plain_file(elsewhere: Path) -> None:
    os.mkfifo("pipe")
    with pytest.raises(OutputError, match="pipe: This is not a plain file"):
        check_target(Path("pipe"))
    assert Path("pipe").is_fifo()


def test_a_folder_is_refused_also_by_a_link(elsewhere: Path) -> None:
    Path("folder").mkdir()
    Path("link").symlink_to("folder")
    for name in ("folder", "link"):
        with pytest.raises(OutputError, match="This is a folder"):
            check_target(Path(name))


def test_a_file_that_may_not_be_written_is_refused(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("kept.txt").write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)  # root may write what is read-only
    with pytest.raises(OutputError, match=r"kept\.txt: cannot be written \(Permission denied\)\.\n.*" + REMEDY):
        check_target(Path("kept.txt"))
    check_target(Path("new.txt"))


def test_what_writing_itself_refuses_has_a_remedy_too(elsewhere: Path) -> None:
    Path("file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match=REMEDY):
        write_atomic(Path("file/new.txt"), "x")
    with pytest.raises(OutputError, match="What to do: Check free space and permissions"):
        write_private(Path("file/new.txt"), "x")
