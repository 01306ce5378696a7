"""A page takes the place of nothing unasked, and never that of a link or of what is no file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rightmix_sim.cli import main
from rightmix_sim.cli.pages import write_page
from rightmix_sim.errors import OutputError

Said = pytest.CaptureFixture[str]


def test_a_link_that_leads_nowhere_is_something_of_this_name(elsewhere: Path) -> None:
    Path("page.html").symlink_to("nowhere.html")
    with pytest.raises(OutputError, match="already something of this name"):
        write_page(Path("page.html"), "new", overwrite=False)
    assert [entry.name for entry in elsewhere.iterdir()] == ["page.html"]


@pytest.mark.parametrize("leads_to", ["mine.html", "nowhere.html"])
def test_overwriting_does_not_replace_a_link(elsewhere: Path, leads_to: str) -> None:
    Path("mine.html").write_text("mine", encoding="utf-8")
    Path("page.html").symlink_to(leads_to)
    with pytest.raises(OutputError, match="This is a link"):
        write_page(Path("page.html"), "new", overwrite=True)
    assert Path("page.html").is_symlink()
    assert Path("mine.html").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_overwriting_does_not_replace_a_named_pipe(elsewhere: Path) -> None:
    os.mkfifo("page.html")
    with pytest.raises(OutputError, match="This is not a plain file"):
        write_page(Path("page.html"), "new", overwrite=True)
    assert Path("page.html").is_fifo()


def test_overwriting_replaces_a_file(elsewhere: Path) -> None:
    Path("page.html").write_text("old", encoding="utf-8")
    write_page(Path("page.html"), "new", overwrite=True)
    assert Path("page.html").read_text(encoding="utf-8") == "new"


def test_a_scenario_is_copied_by_the_same_rule(capsys: Said) -> None:
    Path("link.toml").symlink_to("nowhere.toml")
    assert main(["scenarios", "copy", "one-small-area", "link.toml"]) == 2
    assert "already something of this name" in capsys.readouterr().err
    assert main(["scenarios", "copy", "one-small-area", "link.toml", "--overwrite"]) == 2
    assert "This is a link" in capsys.readouterr().err
    assert Path("link.toml").is_symlink()
