"""`rightmix cases list`, `show` and `book`: what is printed, what is written, what is refused."""

from __future__ import annotations

import json
import sys
import webbrowser
from pathlib import Path

import msgspec
import pytest

from rightmix_sim.cases import Case, library, library_ids, read_case, read_dossier
from rightmix_sim.cases.page import CONTENT_NOTE, book, dossier_page
from rightmix_sim.cli import main
from rightmix_sim.strict_data import parse_as

Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test stands in an empty folder of its own, and what is temporary lies in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a browser was asked to open."""
    found: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: found.append(address) or True)
    return found


def test_the_list_has_a_line_for_each_library_case_with_the_title_last(capsys: Said) -> None:
    assert main(["cases", "list"]) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split() == ["id", "documents", "words", "title"]
    assert [line.split()[0] for line in lines] == library_ids()
    dossier, case = read_dossier(library() / "tressell"), read_case(library() / "tressell")
    line = next(line for line in lines if line.startswith("tressell"))
    words = sum(len(text.split()) for text in dossier.paragraphs.values())
    assert line.split(maxsplit=3) == ["tressell", str(len(dossier.documents)), str(words), case.title]
    assert line.index(case.title) == head.index("title")


@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_line_of_the_list_is_wider_than_the_terminal(
    capsys: Said, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert main(["cases", "list"]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= width


def test_the_list_as_json_holds_the_same(capsys: Said) -> None:
    assert main(["cases", "list", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["id"] for one in found] == library_ids()
    assert set(found[0]) == {"id", "documents", "words", "title"}


def test_show_writes_the_page_to_a_temporary_place_that_lasts_and_says_where(capsys: Said, opened: list[str]) -> None:
    assert main(["cases", "show", "tressell"]) == 0
    said = capsys.readouterr().out
    page = Path(said.removeprefix("Wrote ").removesuffix(".\n"))
    assert page.name == "tressell.html"
    assert page.read_text(encoding="utf-8") == dossier_page(read_dossier(library() / "tressell"))
    assert opened == []  # nobody sits at a terminal


def test_two_shows_do_not_write_over_each_other(capsys: Said) -> None:
    assert main(["cases", "show", "tressell"]) == 0
    assert main(["cases", "show", "tressell"]) == 0
    assert len(set(capsys.readouterr().out.splitlines())) == 2


def test_at_a_terminal_with_windows_the_browser_opens_the_page(
    capsys: Said, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["cases", "show", "tressell", "--out", "a page.html"]) == 0
    assert capsys.readouterr().out == "Wrote a page.html and opened it in the browser.\n"
    assert opened == [Path("a page.html").resolve().as_uri()]


def test_at_a_terminal_without_windows_no_browser_takes_it_over(
    opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["cases", "show", "tressell"]) == 0
    assert opened == []


def test_a_folder_shows_as_its_id_does(elsewhere: Path) -> None:
    assert main(["cases", "show", str(library() / "tressell"), "--out", "folder.html"]) == 0
    assert main(["cases", "show", "tressell", "--out", "id.html"]) == 0
    assert (elsewhere / "folder.html").read_bytes() == (elsewhere / "id.html").read_bytes()


@pytest.mark.parametrize("command", [["show", "tressell"], ["book", "tressell"]])
def test_a_file_that_is_there_is_replaced_only_when_asked(capsys: Said, command: list[str], elsewhere: Path) -> None:
    there = elsewhere / "mine.html"
    there.write_text("mine", encoding="utf-8")
    assert main(["cases", *command, "--out", "mine.html"]) == 2
    assert capsys.readouterr().err == (
        "Error: mine.html: There is already something of this name.\n"
        "  What to do: Name another file, or add --overwrite.\n"
    )
    assert there.read_text(encoding="utf-8") == "mine"
    assert main(["cases", *command, "--out", "mine.html", "--overwrite"]) == 0
    assert there.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_folder_is_never_replaced(capsys: Said, elsewhere: Path) -> None:
    (elsewhere / "folder").mkdir()
    assert main(["cases", "show", "tressell", "--out", "folder", "--overwrite"]) == 2
    assert "folder: This is a folder." in capsys.readouterr().err


def test_a_name_that_is_too_long_is_one_message(capsys: Said) -> None:
    assert main(["cases", "show", "tressell", "--out", "a" * 300]) == 2
    assert "cannot be written (File name too long)" in capsys.readouterr().err


def test_an_unknown_case_is_refused_with_the_nearest_names(capsys: Said) -> None:
    assert main(["cases", "show", "tressel"]) == 2
    assert "Perhaps you meant tressell" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--text", "--facts", "--json"])
def test_a_page_and_print_at_once_are_refused(capsys: Said, option: str, elsewhere: Path) -> None:
    assert main(["cases", "show", "tressell", "--out", "page.html", option]) == 2
    assert "not both" in capsys.readouterr().err
    assert list(elsewhere.iterdir()) == []


def test_the_text_begins_with_the_content_note_and_holds_every_paragraph_behind_its_label(capsys: Said) -> None:
    assert main(["cases", "show", "tressell", "--text"]) == 0
    said = capsys.readouterr().out
    words = " ".join(said.split())
    assert said.index(CONTENT_NOTE.heading) < said.index("Documents") < said.index("A1 ")
    for text in (*CONTENT_NOTE.about, *CONTENT_NOTE.places):
        assert text in words
    for label, text in read_dossier(library() / "tressell").paragraphs.items():
        assert f"{label} {' '.join(text.split())}" in words


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_of_the_text_is_wider_than_the_terminal(
    capsys: Said, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert main(["cases", "show", "tressell", "--text"]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= width


def test_signs_between_colons_are_printed_as_they_stand(capsys: Said, elsewhere: Path) -> None:
    folder = elsewhere / "case"
    folder.mkdir()
    (folder / "case.json").write_bytes(msgspec.json.encode(read_case(library() / "tressell")))
    text = {
        "kind": "letter",
        "title": "[bold]Note[/bold]",
        "author": "A",
        "date": "2009-01-01",
        "paragraphs": [":cat:"],
    }
    dossier = {"case": "tressell", "name": "Martin Tressell", "documents": [text]}
    (folder / "dossier.json").write_text(json.dumps(dossier), encoding="utf-8")
    assert main(["cases", "show", "case", "--text"]) == 0
    said = capsys.readouterr().out
    assert "[bold]Note[/bold]" in said
    assert ":cat:" in said


def test_the_dossier_as_json_has_its_paragraphs_by_label(capsys: Said) -> None:
    assert main(["cases", "show", "tressell", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    dossier = read_dossier(library() / "tressell")
    assert found["name"] == dossier.name
    labelled = {label: text for one in found["documents"] for label, text in one["paragraphs"].items()}
    assert labelled == dossier.paragraphs


@pytest.mark.parametrize("case", library_ids())
@pytest.mark.parametrize("options", [[], ["--json"]])
def test_the_facts_that_are_printed_can_be_read_again_as_the_same_case(
    capsys: Said, elsewhere: Path, case: str, options: list[str]
) -> None:
    assert main(["cases", "show", case, "--facts", *options]) == 0
    file = elsewhere / ("case.json" if options else "case.yaml")
    file.write_text(capsys.readouterr().out, encoding="utf-8")
    assert read_case(file) == read_case(library() / case)


def test_facts_as_json_are_plain_data_of_a_case(capsys: Said) -> None:
    assert main(["cases", "show", "tressell", "--facts", "--json"]) == 0
    assert parse_as(Case, json.loads(capsys.readouterr().out)) == read_case(library() / "tressell")


def test_facts_can_be_shown_of_a_case_without_a_dossier_and_its_page_is_refused(capsys: Said, elsewhere: Path) -> None:
    folder = elsewhere / "bare"
    folder.mkdir()
    (folder / "case.json").write_bytes(msgspec.json.encode(read_case(library() / "tressell")))
    assert main(["cases", "show", "bare", "--facts"]) == 0
    assert main(["cases", "show", "bare"]) == 2
    assert "no file dossier.yaml or dossier.json" in capsys.readouterr().err


def test_the_book_holds_the_whole_library_where_no_case_is_named(capsys: Said, elsewhere: Path) -> None:
    assert main(["cases", "book"]) == 0
    assert capsys.readouterr().out.startswith(f"Wrote case-book.html with {len(library_ids())} files.")
    written = (elsewhere / "case-book.html").read_text(encoding="utf-8")
    assert written == book(read_dossier(library() / case) for case in library_ids())


def test_the_book_holds_the_named_cases_in_their_order(capsys: Said, elsewhere: Path) -> None:
    assert main(["cases", "book", "tressell", str(library() / "adeyemi"), "--out", "two.html"]) == 0
    assert "with 2 files." in capsys.readouterr().out
    written = (elsewhere / "two.html").read_text(encoding="utf-8")
    assert written == book(read_dossier(library() / case) for case in ("tressell", "adeyemi"))


def test_a_case_named_twice_is_refused_and_no_book_is_written(capsys: Said, elsewhere: Path) -> None:
    assert main(["cases", "book", "tressell", "tressell"]) == 2
    assert "Two dossiers are of the same case." in capsys.readouterr().err
    assert list(elsewhere.iterdir()) == []
