"""`rightmix demo`, on two tiny areas in place of the six."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rightmix_sim.cli import demo, main, running

Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def small(two_areas: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (demo.SCENARIO, running.REPLICATIONS) == ("six-areas-2009", 20)
    monkeypatch.setattr(demo, "SCENARIO", str(two_areas))
    monkeypatch.setattr(demo, "REPLICATIONS", 2)
    monkeypatch.setattr(running, "cores", lambda: 1)


def test_the_demo_prints_findings_and_says_where_the_report_is(capsys: Said) -> None:
    assert main(["demo"]) == 0
    said = capsys.readouterr()
    assert said.err == "Simulating two-areas: 2 areas, 2 replications, seed 2010.\n"
    assert "Police home visits, by risk of reconviction" in said.out
    assert "With charts, for a browser: rightmix-demo/report.html" in said.out
    assert Path("rightmix-demo/report.html").read_text(encoding="utf-8").lower().startswith("<!doctype html>")


def test_a_demo_replaces_a_demo_without_asking(capsys: Said) -> None:
    assert main(["demo", "--seed", "1"]) == 0
    assert main(["demo", "--seed", "2"]) == 0
    assert json.loads(Path("rightmix-demo/manifest.json").read_text(encoding="utf-8"))["seed"] == 2


def test_a_demo_never_replaces_a_run_that_somebody_asked_for(two_areas: Path, capsys: Said) -> None:
    assert main(["simulate", str(two_areas), "--replications", "1", "--jobs", "1", "--out", "mine"]) == 0
    capsys.readouterr()
    assert main(["demo", "--out", "mine"]) == 2
    assert capsys.readouterr().err == (
        "Error: mine: The folder holds another run.\n  What to do: Name another folder with --out.\n"
    )
