"""`rightmix validate` and `rightmix calibrate` as they are typed."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from rightmix_sim.cli import main
from rightmix_sim.validation.published import Miss, misses, twins
from rightmix_sim.validation.tables import HEAD
from rightmix_sim.validation.validated import validate
from tests.model.areas import packaged

Said = pytest.CaptureFixture[str]
ONE = ["one-small-area", "--replications", "1", "--jobs", "1"]


@pytest.fixture(autouse=True)
def a_terminal_of_a_hundred_columns(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)


def test_json_holds_every_finding_with_both_shares_and_what_the_exit_status_says(capsys: Said) -> None:
    status = main(["validate", *ONE, "--json"])
    said = json.loads(capsys.readouterr().out)
    assert status == (1 if said["failing"] or not said["enough"] else 0)
    assert said["enough"] == (said["held"]["all"]["count"] >= said["rule"]["fewest"])
    by_id = {one["id"]: one for one in said["findings"]}
    waiting = by_id["waiting-over-a-year"]
    assert (waiting["role"], waiting["counted_on"], waiting["report"]["n"]) == ("emerges", "cases", 27)
    assert waiting["report"]["share"] == pytest.approx(3 / 27)
    judged = [one for one in said["findings"] if one["counts"]]
    assert said["held"]["all"] == {"hold": sum(one["verdict"] == "holds" for one in judged), "count": len(judged)}
    unpublished = [one["id"] for one in judged if one["verdict"] == "misses" and not one["published"]]
    assert said["failing"] == unpublished
    assert {one["id"] for one in judged if one["published"]} <= set(misses())
    shown = waiting["simulated"]
    assert shown["share"] == (shown["met"] / shown["of"] if shown["of"] else None)


def test_the_text_says_how_many_hold_and_names_each_that_fails(capsys: Said) -> None:
    file = Path("short-of-hours.toml")
    file.write_text('[[change]]\nparameter = "offender_managers.casework_share"\nto = 0.05\n', encoding="utf-8")
    assert main(["validate", *ONE, "--over", str(file)]) == 1
    said = capsys.readouterr().out
    assert "emerging findings hold:" in said
    assert "FAILS: misses that are not published so" in said
    assert "(¶9.8, oasys-reviews-on-time)" in " ".join(said.partition("FAILS")[2].split())
    assert all(word in said for head in HEAD for word in head.split())
    assert max(map(len, said.splitlines())) <= 100


def test_a_sample_smaller_than_that_of_the_report_is_said_to_be_so(capsys: Said) -> None:
    main(["validate", *ONE])
    said = " ".join(capsys.readouterr().out.split())
    main(["validate", *ONE, "--json"])
    drawn = json.loads(capsys.readouterr().out)["files_drawn"]
    assert drawn["mean"] < drawn["wanted"] == 74
    assert f"Fewer files could be drawn than the inspectors read: {drawn['mean']:.0f} of 74" in said


def test_what_is_put_in_is_shown_apart_from_what_emerges(capsys: Said) -> None:
    main(["validate", *ONE])
    said = capsys.readouterr().out
    order = [
        said.index(title) for title in ("half calibrated on", "half untouched by the fit", "follows from", "Put in;")
    ]
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


@pytest.mark.parametrize("json_too", [[], ["--json"]])
def test_a_page_is_renewed_though_nobody_reads_what_is_printed(
    root: Path, monkeypatch: pytest.MonkeyPatch, json_too: list[str]
) -> None:
    page = Path("page.md")
    page.write_text((root / "docs" / "validation.md").read_text(encoding="utf-8"), encoding="utf-8")

    class Full(io.StringIO):
        def write(self, text: str, /) -> int:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("sys.stdout", Full())
    assert main(["validate", *ONE, "--write", str(page), *json_too]) == 2
    assert "1 replication of `one-small-area`, seed 2010" in page.read_text(encoding="utf-8")


def test_json_says_what_was_moved_and_whether_what_must_fail_does(capsys: Said) -> None:
    (name, *_) = twins()
    main(["validate", *ONE, "--twin", name, "--json"])
    said = json.loads(capsys.readouterr().out)
    failing = set(said["failing"])
    assert said["twin"] == {"name": name, "must_fail": {id: id in failing for id in twins()[name].must_fail}}
    assert said["over"] == []


def test_a_miss_on_the_other_side_of_the_report_is_not_the_published_one(monkeypatch: pytest.MonkeyPatch) -> None:
    found = validate(packaged("one-small-area"), replications=1, seed=2010)
    one = next(each for each in found.comparisons if each.counts and each.verdict == "misses")
    other = "above" if one.side == "below" else "below"
    for side, failing in ((one.side, False), (other, True)):
        known = {one.finding.id: Miss(side, "why")}  # type: ignore[arg-type]
        monkeypatch.setattr("rightmix_sim.validation.validated.misses", lambda known=known: known)
        assert (one in found.failing) == failing


def test_a_scenario_of_which_too_little_can_be_judged_fails(capsys: Said) -> None:
    Path("nobody.toml").write_text('[[change]]\nparameter = "register.people"\nto = 0\n', encoding="utf-8")
    assert main(["validate", *ONE, "--over", "nobody.toml"]) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert "fewer than 20 emerging findings could be judged" in said
    assert "Published misses that hold" not in said


@pytest.mark.parametrize("arguments", [["--twin", "hours-of-police"], ["--over", "mine.toml"]])
def test_no_page_is_made_of_a_model_that_was_moved(root: Path, arguments: list[str], capsys: Said) -> None:
    Path("mine.toml").write_text('[[change]]\nparameter = "register.people"\nto = 30\n', encoding="utf-8")
    page = Path("page.md")
    page.write_text((root / "docs" / "validation.md").read_text(encoding="utf-8"), encoding="utf-8")
    before = page.read_bytes()
    assert main(["validate", *ONE, *arguments, "--write", "page.md"]) == 2
    assert "--write" in capsys.readouterr().err
    assert page.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["validate", *ONE, "--write", "no-such-page.md"],
        ["validate", *ONE, "--write", "folder"],
        ["validate", *ONE, "--write", "bare.md"],
        ["calibrate", "--write", "folder"],
        ["calibrate", "--write", ""],
        ["calibrate", "--write", "new.toml", "--page", "bare.md"],
        ["calibrate", "--write", "new.toml", "--page", "no-such-page.md"],
        ["calibrate", "--write", "new.toml", "--jobs", "0"],
        ["calibrate", "--write", "bare.md/new.toml"],
        ["calibrate", "--write", "bare.md"],
        ["calibrate", "--write", "nowhere.toml", "--overwrite"],
    ],
)
def test_what_cannot_be_written_is_said_before_anything_is_simulated(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("simulated before it was known where to write")

    monkeypatch.setattr("rightmix_sim.validation.validated.validate", never)
    monkeypatch.setattr("rightmix_sim.validation.calibration.calibrate", never)
    Path("folder").mkdir()
    Path("bare.md").write_text("No marks.\n", encoding="utf-8")
    Path("nowhere.toml").symlink_to("no-such-file.toml")
    assert main(arguments) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert not Path("new.toml").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["no-such-scenario"], "no-such-scenario"),
        ([*ONE, "--twin", "no-such-twin"], "no-such-twin"),
        ([*ONE, "--twin", ""], "twin"),
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


@pytest.fixture
def fitted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A calibration that takes no time."""
    from rightmix_sim.validation import calibration
    from rightmix_sim.validation.fitting import Fit

    shares = {one.id: one.share for one in calibration.targets()}
    values = {"assessment.approval_minutes": 12.0, "offender_managers.casework_share": 0.71}
    widths = dict.fromkeys(shares, 0.1)
    made = Fit(shares, shares, values, dict.fromkeys(calibration.movable(), widths), 2.0, 1.0)
    monkeypatch.setattr(calibration, "calibrate", lambda *_, **__: made)


@pytest.mark.usefixtures("fitted")
def test_calibrate_renews_its_page_though_nobody_reads_what_is_printed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Path("page.md")
    page.write_text((root / "docs" / "calibration.md").read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr("typer.echo", lambda *_, **__: page.read_text(encoding="utf-8").index("2.00 before"))
    assert main(["calibrate", "--write", "new.toml", "--page", "page.md"]) == 0


@pytest.mark.usefixtures("fitted")
def test_calibrate_replaces_a_file_only_when_asked_with_what_validate_can_lay_over(capsys: Said) -> None:
    Path("fitted.toml").write_text("mine", encoding="utf-8")
    assert main(["calibrate", "--write", "fitted.toml"]) == 2
    assert capsys.readouterr().err == (
        "Error: fitted.toml: There is already something of this name.\n"
        "  What to do: Name another file, or add --overwrite.\n"
    )
    assert Path("fitted.toml").read_text(encoding="utf-8") == "mine"
    assert main(["calibrate", "--write", "fitted.toml", "--overwrite"]) == 0
    assert "2 values" in capsys.readouterr().out
    main(["validate", *ONE, "--over", "fitted.toml", "--json"])
    moved = json.loads(capsys.readouterr().out)["digest"]
    main(["validate", *ONE, "--json"])
    assert json.loads(capsys.readouterr().out)["digest"] != moved
