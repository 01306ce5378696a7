"""`rightmix validate` and `rightmix calibrate` as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rightmix_sim.cli import main
from rightmix_sim.validation.published import misses
from rightmix_sim.validation.tables import HEAD

Said = pytest.CaptureFixture[str]
ONE = ["one-small-area", "--replications", "1", "--jobs", "1"]


@pytest.fixture(autouse=True)
def a_terminal_of_a_hundred_columns(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)


def test_json_holds_every_finding_with_both_shares_and_what_the_exit_status_says(capsys: Said) -> None:
    status = main(["validate", *ONE, "--json"])
    said = json.loads(capsys.readouterr().out)
    assert status == (1 if said["failing"] else 0)
    by_id = {one["id"]: one for one in said["findings"]}
    waiting = by_id["waiting-over-a-year"]
    assert (waiting["role"], waiting["counted_on"], waiting["report"]["n"]) == ("emerges", "cases", 27)
    assert waiting["report"]["share"] == pytest.approx(3 / 27)
    judged = [one for one in said["findings"] if one["counts"]]
    assert said["held"]["all"] == {"hold": sum(one["verdict"] == "holds" for one in judged), "count": len(judged)}
    unpublished = [one["id"] for one in judged if one["verdict"] == "misses" and one["id"] not in misses()]
    assert said["failing"] == unpublished


def test_the_text_says_how_many_hold_and_names_each_that_fails(capsys: Said) -> None:
    file = Path("short-of-hours.toml")
    file.write_text('[[change]]\nparameter = "offender_managers.casework_share"\nto = 0.05\n', encoding="utf-8")
    assert main(["validate", *ONE, "--over", str(file)]) == 1
    said = capsys.readouterr().out
    assert "emerging findings hold:" in said
    assert "FAILS: misses that are not published" in said
    assert "(¶9.8, oasys-reviews-on-time)" in " ".join(said.partition("FAILS")[2].split())
    assert all(word in said for head in HEAD for word in head.split())
    assert max(map(len, said.splitlines())) <= 100


def test_what_is_put_in_is_shown_apart_from_what_emerges(capsys: Said) -> None:
    main(["validate", *ONE])
    said = capsys.readouterr().out
    order = [said.index(title) for title in ("half calibrated on", "half never touched", "follows from", "Put in;")]
    assert order == sorted(order)


def test_a_page_is_renewed_between_its_marks_and_nowhere_else(root: Path, capsys: Said) -> None:
    page = Path("page.md")
    page.write_text((root / "docs" / "validation.md").read_text(encoding="utf-8"), encoding="utf-8")
    main(["validate", *ONE, "--write", str(page)])
    capsys.readouterr()
    text = page.read_text(encoding="utf-8")
    assert "(1 replications of `one-small-area`" not in text
    assert "1 replication of `one-small-area`, seed 2010" in text
    assert "**Only what emerges counts.**" in text


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["no-such-scenario"], "no-such-scenario"),
        ([*ONE, "--twin", "no-such-twin"], "no-such-twin"),
        ([*ONE, "--over", "missing.toml"], "missing.toml"),
        (["one-small-area", "--replications", "0"], "replications"),
    ],
)
def test_bad_input_is_one_plain_message_and_status_2(arguments: list[str], told: str, capsys: Said) -> None:
    assert main(["validate", *arguments]) == 2
    error = capsys.readouterr().err
    assert told in error
    assert "Traceback" not in error


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('name = "mine"\n', "name"),
        ("", "change"),
        ('[[change]]\nparameter = "no.such"\nto = 1\n', "no.such"),
        ('[[change]]\nparameter = "offender_managers.casework_share"\nto = 1.5\n', "1.5"),
    ],
)
def test_a_file_of_changes_holds_nothing_else(text: str, told: str, capsys: Said) -> None:
    Path("mine.toml").write_text(text, encoding="utf-8")
    assert main(["validate", *ONE, "--over", "mine.toml"]) == 2
    error = capsys.readouterr().err
    assert "mine.toml" in error
    assert told in error


def test_calibrate_writes_what_validate_can_lay_over(monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    from rightmix_sim.validation import calibration
    from rightmix_sim.validation.fitting import Fit

    shares = {one.id: one.share for one in calibration.targets()}
    fitted = {"assessment.approval_minutes": 12.0, "offender_managers.casework_share": 0.71}
    widths = dict.fromkeys(shares, 0.1)
    made = Fit(shares, shares, fitted, dict.fromkeys(calibration.movable(), widths), 2.0, 1.0)
    monkeypatch.setattr(calibration, "calibrate", lambda *_, **__: made)
    assert main(["calibrate", "--write", "fitted.toml"]) == 0
    assert "2 values" in capsys.readouterr().out
    main(["validate", *ONE, "--over", "fitted.toml", "--json"])
    moved = json.loads(capsys.readouterr().out)["digest"]
    main(["validate", *ONE, "--json"])
    assert json.loads(capsys.readouterr().out)["digest"] != moved
