"""`rightmix scenarios caseload`, `rightmix scenarios fit` and `rightmix simulate --caseload` as they are typed."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from rightmix_sim.cli import main
from rightmix_sim.scenario import open_scenario
from rightmix_sim.scenario.caseload import columns

pytestmark = pytest.mark.usefixtures("elsewhere")


def test_every_column_is_listed_with_its_meaning(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scenarios", "caseload"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert [name for name, column in columns().items() if column.meaning not in said] == []


def test_the_template_is_the_header(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scenarios", "caseload", "--template"]) == 0
    assert capsys.readouterr().out == ",".join(columns()) + "\n"


def test_the_template_leaves_a_file_alone_unless_told(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scenarios", "caseload", "--template", "--out", "ours.csv"]) == 0
    (elsewhere / "ours.csv").write_text("mine\n", encoding="utf-8")
    assert main(["scenarios", "caseload", "--template", "--out", "ours.csv"]) == 2
    assert "add --overwrite" in capsys.readouterr().err
    assert (elsewhere / "ours.csv").read_text(encoding="utf-8") == "mine\n"


def test_what_fit_prints_is_the_whole_of_a_scenario(table, elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table([{"order_kind": "licence"}, {}, {}, {}])
    assert main(["scenarios", "fit", "caseload.csv"]) == 0
    (elsewhere / "ours.toml").write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["scenarios", "check", "ours.toml"]) == 0
    assert open_scenario("ours.toml").area("ash").register.people == 4


def test_fit_into_a_file_says_what_to_do_next_and_what_was_cut(table, capsys: pytest.CaptureFixture[str]) -> None:
    table([{"order_kind": "licence"}] * 3)
    assert main(["scenarios", "fit", "caseload.csv", "--starts", "2010-04-01", "--out", "ours.toml"]) == 0
    said = capsys.readouterr()
    assert said.out == "Wrote ours.toml. Look at its comments, then try: rightmix scenarios check ours.toml\n"
    assert said.err.startswith("Note on ash, register.supervised_share, now 0.251785: the file has 1, but")
    assert (open_scenario("ours.toml").starts.isoformat(), open_scenario("ours.toml").name) == ("2010-04-01", "ours")


@pytest.mark.parametrize(
    ("file", "name"),
    [("2010 Our Office.toml", "our-office"), ("2010.toml", "one-small-area"), ("x" * 90 + ".toml", "x" * 60)],
)
def test_a_fitted_scenario_is_called_after_its_file_as_far_as_that_has_a_name(table, file: str, name: str) -> None:
    table([{"order_kind": "licence"}] * 3)
    assert main(["scenarios", "fit", "caseload.csv", "--out", file]) == 0
    assert open_scenario(file).name == name


def test_fit_refuses_what_a_run_would(table, capsys: pytest.CaptureFixture[str]) -> None:
    table([{"case": "J Smith"}])
    assert main(["scenarios", "fit", "caseload.csv"]) == 2
    said = capsys.readouterr()
    assert (said.out, "Smith" in said.err) == ("", False)


def test_a_run_keeps_which_caseload_it_was_and_none_of_its_rows(table, elsewhere: Path) -> None:
    path = table([{"case": f"xq{number}b"} for number in range(30)])
    assert main(["simulate", "one-small-area", "--caseload", "caseload.csv", "--replications", "1", "--jobs", "1"]) == 0
    run = elsewhere / "one-small-area-run"
    manifest = json.loads((run / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["caseload"] == {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "rows": 30}
    assert manifest["scenario"]["first_day"] == manifest["scenario"]["starts"]
    assert [file.name for file in run.rglob("*") if file.is_file() and b"xq7b" in file.read_bytes()] == []
