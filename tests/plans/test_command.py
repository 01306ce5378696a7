"""`rightmix plans`: what it prints, as text and as JSON, what it writes, and its exit status."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rightmix_sim.cases import library
from rightmix_sim.cli import main
from rightmix_sim.files import package_file, read_text, read_yaml
from rightmix_sim.plans import as_yaml, catalogue, read_plans
from tests.plans.worked import as_set, base, edited

ROOT = library().parent.parent
ON_FILE = ROOT / "cases" / "plans" / "tressell.yaml"


def told(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    assert main(["plans", *map(str, arguments)]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    return said.out


def data(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Any:
    return json.loads(told(capsys, *arguments, "--json"))


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "sound.yaml"
    path.write_text(as_yaml(as_set(base("ashdown"))), encoding="utf-8")
    return path


def test_the_template_can_be_checked_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template = told(capsys, "template")
    assert template == read_text(package_file("plans/data/template.yaml"))
    (tmp_path / "plans.yaml").write_text(template, encoding="utf-8")
    assert data(capsys, "check", tmp_path / "plans.yaml") == {"findings": []}


def test_a_sound_set_is_said_to_be_sound(sound: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Nothing to find" in told(capsys, "check", sound)


def test_findings_are_data_with_everything_that_a_reader_asks(capsys: pytest.CaptureFixture[str]) -> None:
    found = data(capsys, "check", ON_FILE)["findings"]
    keys = ["code", "severity", "plan", "about", "message", "paragraph", "because", "clears"]
    assert [list(one) for one in found] == [keys] * len(found)
    lacking = next(one for one in found if one["code"] == "risk-factor-uncovered")
    assert lacking["plan"] is None
    assert lacking["about"] == ["F3"]
    assert lacking["because"][1] == "bears on Risk of Harm"
    assert {one["severity"] for one in found} <= {"gap", "weakness", "note"}


def test_findings_as_text_stand_plan_by_plan_with_paragraph_and_what_clears_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = " ".join(told(capsys, "check", ON_FILE).split())
    assert text.index("The probation plan (OASys)") < text.index("The police plan (ViSOR)") < text.index("together")
    assert "gap: victim-liaison-missing" in text
    assert "keep each other informed. (¶7.9) To clear it: Victim liaison as an action" in text
    assert "8 gaps and 2 weaknesses." in text
    assert "teaching approximation" in text


def test_a_plan_whose_own_day_of_review_has_passed_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = base("carrow")  # read on 10 June 2009
    path = tmp_path / "plans.yaml"
    for due, named in (("2009-06-10", False), ("2009-06-09", True)):
        plain["plans"][0] |= {"date": "2009-03-01", "review_due": due}
        path.write_text(as_yaml(as_set(plain)), encoding="utf-8")
        assert ("was to be reviewed by" in told(capsys, "check", path)) == named


def test_the_matrix_says_who_and_how_often(sound: Path, capsys: pytest.CaptureFixture[str]) -> None:
    laid = data(capsys, "matrix", sound)
    assert laid["plans"] == ["oasys", "visor", "mappa"]
    visits = next(row for row in laid["rows"] if row["name"] == "police_home_visit")
    assert visits["agreement"] == "agrees"
    assert visits["cells"]["visor"] == {
        "ids": ["V1"],
        "who": "PC R. Lowe, public protection unit",
        "how_often": "every month",
    }
    text = " ".join(told(capsys, "matrix", sound).split())
    assert "agrees" in text
    assert "P1:" in text


def test_the_mix_says_what_each_factor_needs(capsys: pytest.CaptureFixture[str]) -> None:
    weighed = data(capsys, "mix", ON_FILE)
    assert weighed["right"] is False
    needs = {one["id"]: {need["purpose"]: need["met"] for need in one["needs"]} for one in weighed["factors"]}
    assert needs["F2"] == {"control": True, "change": False}
    text = " ".join(told(capsys, "mix", ON_FILE).split())
    assert "F2 needs change (¶6.8)" in text
    assert "not a ratio" in text


def test_a_mix_that_is_right_is_said_to_be(sound: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Every factor meets with what it needs." in told(capsys, "mix", sound)


def test_the_page_is_written_once_and_replaced_only_when_asked(
    tmp_path: Path, sound: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.html"
    assert told(capsys, "page", sound, "--out", page) == f"Wrote {page}.\n"
    assert page.read_text(encoding="utf-8").count("<svg") == 2
    assert main(["plans", "page", str(sound), "--out", str(page)]) == 2
    assert "already something of this name" in capsys.readouterr().err
    assert told(capsys, "page", sound, "--out", page, "--overwrite")


def test_a_page_is_not_begun_for_plans_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "faulty.yaml").write_text("case: {}\nplans: []\n", encoding="utf-8")
    assert main(["plans", "page", str(tmp_path / "faulty.yaml"), "--out", str(tmp_path / "page.html")]) == 2
    assert not (tmp_path / "page.html").exists()
    assert capsys.readouterr().out == ""


def test_the_reference_keeps_to_the_limits_and_says_that_it_is_not_the_answer(
    capsys: pytest.CaptureFixture[str],
) -> None:
    limits = ("--om-hours", "5", "--police-hours", "2")
    found = data(capsys, "reference", ON_FILE, *limits)
    assert found["limits"] == {"offender_manager_hours": 5.0, "police_hours": 2.0, "programme_places": 0.0}
    assert all(found["used"][name] <= limit for name, limit in found["limits"].items())
    assert "not the answer" in found["caveat"]
    text = " ".join(told(capsys, "reference", ON_FILE, *limits).split())
    assert "not the answer" in text
    assert "What one more would gain" in text


@pytest.mark.parametrize("limit", ["--om-hours=-1", "--police-hours=nan", "--places=-2"])
def test_a_limit_that_is_none_is_refused(limit: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plans", "reference", str(ON_FILE), limit]) == 2
    assert "What to do:" in capsys.readouterr().err


def test_the_catalogue_lists_every_action(capsys: pytest.CaptureFixture[str]) -> None:
    assert [entry["id"] for entry in data(capsys, "catalogue")] == list(catalogue())
    text = told(capsys, "catalogue")
    assert all(name in text for name in catalogue())


def test_a_flawed_set_ends_with_status_0_and_a_faulty_one_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    flawed = edited(base("ashdown"), [{"set": "plans.oasys.contingency", "to": ""}])
    path = tmp_path / "plans.yaml"
    path.write_text(as_yaml(as_set(flawed)), encoding="utf-8")
    assert [one["code"] for one in data(capsys, "check", path)["findings"]] == ["contingency-missing"]
    path.write_text(path.read_text(encoding="utf-8").replace("police_home_visit", "police_home_vist"), encoding="utf-8")
    assert main(["plans", "check", str(path)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "police_home_visit?" in said.err
    assert "Traceback" not in said.err


def test_what_is_read_can_be_written_and_read_again(tmp_path: Path) -> None:
    plans = read_plans(ON_FILE)
    again = tmp_path / "again.yaml"
    again.write_text(as_yaml(plans), encoding="utf-8")
    assert read_plans(again) == plans


def test_a_name_too_long_for_a_file_and_the_file_of_the_plans_itself_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plans.yaml"
    before = as_yaml(as_set(base("carrow")))
    path.write_text(before, encoding="utf-8")
    for out in (tmp_path / ("a" * 300), path):
        assert main(["plans", "page", str(path), "--out", str(out), "--overwrite"]) == 2
        assert "Traceback" not in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == before


def test_the_narrowest_terminal_gets_its_findings(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "4")
    assert "gap" in told(capsys, "check", ON_FILE)


def test_a_sound_set_whose_mix_is_not_right_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = read_yaml(package_file("plans/data/template.yaml"))
    path = tmp_path / "plans.yaml"
    path.write_text(as_yaml(as_set(plain)), encoding="utf-8")
    assert "The mix is not right yet" not in told(capsys, "check", path)
    # nothing controls F2 any more, which bears on harm; it is still worked on, so that no code speaks of it
    edited(plain, [{"set": "plans.oasys.actions.A5.factors", "to": ["F1"]}])
    edited(plain, [{"set": "plans.oasys.actions.A6.purpose", "to": ["change"]}])
    path.write_text(as_yaml(as_set(plain)), encoding="utf-8")
    text = " ".join(told(capsys, "check", path).split())
    assert "Nothing to find" in text
    assert "The mix is not right yet: F2 needs control (¶5.17)." in text


def test_an_owner_without_a_blank_or_an_end_is_cut_and_not_waited_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = base("carrow")
    plain["plans"][0]["actions"][0]["owner"] = "x" * 20_000
    path = tmp_path / "plans.yaml"
    path.write_text(as_yaml(as_set(plain)), encoding="utf-8")
    assert told(capsys, "page", path, "--out", tmp_path / "page.html")
