"""`rightmix cases make`: a folder of cases and a folder of keys, whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rightmix_sim.cases.making import writing
from rightmix_sim.cases.making.recipe import load_recipe
from rightmix_sim.cli import main


def make(out: Path, *more: str) -> int:
    return main(["cases", "make", "probation-caseload", "--n", "4", "--seed", "7", "--out", str(out), *more])


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_cases_and_keys_are_written_apart_and_pass_the_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases, keys = tmp_path / "cases", tmp_path / "keys"
    assert make(cases, "--keys", str(keys)) == 0
    ids = json.loads((cases / "made.json").read_text())["cases"]
    assert sorted(path.name for path in keys.iterdir()) == sorted(f"{name}.json" for name in ids)
    assert {path.split("/")[-1] for path in files(cases)} == {"made.json", "case.json", "dossier.json", "dossier.html"}
    capsys.readouterr()
    assert main(["cases", "check", str(cases), "--keys", str(keys)]) == 0
    assert "4 of 4 cases pass." in capsys.readouterr().out


def test_no_answer_stands_in_what_may_be_given_away(tmp_path: Path) -> None:
    make(tmp_path / "cases", "--keys", str(tmp_path / "keys"))
    for path, content in files(tmp_path / "cases").items():
        if path.endswith((".html", "dossier.json", "made.json")):
            for word in (b'"evidence"', b"settled_by", b"criminal_appearances", b"male_victim", b"very_high"):
                assert word not in content, (path, word)


def test_the_same_seed_gives_the_same_bytes_and_fewer_cases_are_the_first_of_more(tmp_path: Path) -> None:
    make(tmp_path / "one")
    make(tmp_path / "two")
    main(["cases", "make", "probation-caseload", "--n", "2", "--seed", "7", "--out", str(tmp_path / "few")])
    assert files(tmp_path / "one") == files(tmp_path / "two")
    few = {path: content for path, content in files(tmp_path / "few").items() if path != "made.json"}
    assert few.items() <= files(tmp_path / "one").items()


def test_facts_alone_are_written_when_asked(tmp_path: Path) -> None:
    assert make(tmp_path / "cases", "--no-dossiers") == 0
    assert {path.split("/")[-1] for path in files(tmp_path / "cases")} == {"made.json", "case.json"}


def test_keys_among_the_cases_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert make(tmp_path / "cases", "--keys", str(tmp_path / "cases" / "keys")) == 2
    assert "Keys must not stand among the cases." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("taken", ["cases", "keys"])
def test_nothing_that_is_there_is_replaced(tmp_path: Path, taken: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / taken).mkdir()
    (tmp_path / taken / "mine.txt").write_text("mine")
    assert make(tmp_path / "cases", "--keys", str(tmp_path / "keys")) == 2
    assert "The folder holds other things (mine.txt)." in capsys.readouterr().err
    assert files(tmp_path) == {f"{taken}/mine.txt": b"mine"}


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "cases").write_text("mine")
    assert make(tmp_path / "cases") == 2
    assert "This is not a folder." in capsys.readouterr().err
    assert (tmp_path / "cases").read_text() == "mine"


def test_nothing_is_left_behind_when_it_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[int] = []

    def stop(done: int) -> None:
        written.append(done)
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        writing.write_cases(
            load_recipe("register"), tmp_path / "deep" / "cases", count=4, seed=1, keys=tmp_path / "keys", progress=stop
        )
    assert written == [1, 2]
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_left_behind_when_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(path: Path) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(writing, "writing", full)
    assert make(tmp_path / "cases", "--keys", str(tmp_path / "keys")) == 2
    assert "A set of cases cannot be written here (No space left on device)." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("option", [("--n", "0"), ("--n", "-3"), ("--seed", "-1"), ("--n", "many")])
def test_an_impossible_number_is_refused(tmp_path: Path, option: tuple[str, str]) -> None:
    assert main(["cases", "make", "register", "--out", str(tmp_path / "cases"), *option]) == 2
    assert list(tmp_path.iterdir()) == []
