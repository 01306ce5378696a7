"""`rightmix suitability`: one area in full, all areas side by side, and how it fails."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from rightmix_sim.cli import main
from rightmix_sim.cli.suitability_text import show_all, show_one
from rightmix_sim.risk.suitability import assess
from rightmix_sim.scenario import open_scenario
from tests.risk.referrals import Data, history, images, referral

SIX = ("alder", "birch", "cedar", "elm", "hazel", "rowan")


@pytest.fixture
def file() -> Path:
    """A man in partial denial: taken in most areas, refused in elm (¶6.3)."""
    path = Path("referral.json")
    path.write_text(json.dumps(referral(denial="partial")), encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main(["suitability", *map(str, arguments)])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def as_json(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    status, out, _ = run(capsys, *arguments, "--json")
    assert status == 0
    return json.loads(out)


def test_one_and_the_same_man_has_a_programme_in_one_area_and_none_in_another(
    capsys: pytest.CaptureFixture[str], file: Path
) -> None:
    found = as_json(capsys, file)
    assert (found["scenario"], found["differs"]) == ("six-areas-2009", True)
    assert {row["area"]: row["answer"] for row in found["areas"]} == dict.fromkeys(SIX, "core") | {"elm": "none"}


def test_the_table_has_a_row_for_each_area_and_says_that_access_differs(
    capsys: pytest.CaptureFixture[str], file: Path
) -> None:
    status, out, _ = run(capsys, file)
    assert status == 0
    rows = {line.split()[0]: line for line in out.splitlines() if line.split() and line.split()[0] in SIX}
    assert tuple(rows) == SIX
    assert "none" in rows["elm"] and "partial denial" in rows["elm"]
    assert "suitable" in rows["hazel"]
    assert "The same person, another answer" in out and "¶6.16" in out


def test_where_all_areas_agree_no_difference_is_claimed(capsys: pytest.CaptureFixture[str]) -> None:
    Path("r.json").write_text(json.dumps(referral()), encoding="utf-8")
    _, out, _ = run(capsys, "r.json")
    assert "core SOTP in all of them" in out
    assert "another answer" not in out


def test_a_woman_is_told_that_no_area_has_a_programme_for_her_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    Path("r.json").write_text(json.dumps(referral(history=history(sex="female"))), encoding="utf-8")
    _, out, _ = run(capsys, "r.json")
    text = " ".join(out.split())
    assert "no programme in any of them" in text
    assert "RM2000/S (a teaching approximation): cannot be given (it is for men)." in text


def test_where_a_fact_is_unknown_the_answer_is_not_settled_and_the_question_names_its_key(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("r.json").write_text(json.dumps(referral(denial="unknown")), encoding="utf-8")
    _, out, _ = run(capsys, "r.json")
    text = " ".join(out.split())
    assert "not settled (core SOTP or none) in" in text and "unknown: denial" in text
    assert "Is there no, partial or total denial of the offence? In the file: denial" in text


def test_one_area_is_shown_with_every_reason_and_its_paragraph(capsys: pytest.CaptureFixture[str], file: Path) -> None:
    status, out, _ = run(capsys, file, "--area", "elm")
    text = " ".join(out.split())
    assert status == 0
    assert out.startswith("Elm, suburbs and new towns: no programme is open\n")
    assert "Denial: partial. This area's threshold: it refuses partial and total denial. (¶6.3)" in text
    assert "(¶6.16)" in text
    assert "RM2000 here is a teaching approximation" in text


def test_the_json_of_one_area_is_the_answer_of_that_area(capsys: pytest.CaptureFixture[str], file: Path) -> None:
    found = as_json(capsys, file, "--area", "elm")
    elm = open_scenario("six-areas-2009").area("elm")
    expected = assess(referral(denial="partial"), elm.programme.thresholds).to_dict()
    assert found == {"area": "elm", "title": elm.title, **json.loads(json.dumps(expected))}


def test_the_areas_of_another_scenario_can_be_asked(
    capsys: pytest.CaptureFixture[str], file: Path, two_areas: Path
) -> None:
    assert [row["area"] for row in as_json(capsys, file, "--scenario", two_areas)["areas"]] == ["ash", "oak"]
    assert as_json(capsys, file, "--scenario", two_areas, "--area", "oak")["answer"] == "core"


def test_the_template_can_be_used_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    status, template, _ = run(capsys, "--template")
    Path("referral.yaml").write_text(template, encoding="utf-8")
    assert (status, template[:2]) == (0, "# ")
    assert as_json(capsys, "referral.yaml", "--area", "elm")["answer"] == "none"


def test_an_unknown_area_is_one_message_with_the_nearest(capsys: pytest.CaptureFixture[str], file: Path) -> None:
    status, out, err = run(capsys, file, "--area", "ell")
    assert (status, out) == (2, "")
    assert err == (
        "Error: There is no area of this name. Found: 'ell'.\n  What to do: Perhaps you meant elm or hazel?\n"
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (history(), "This is an offence history by itself"),
        ([], "This must hold keys with values."),
        (referral(iq="ninety"), "r.json: iq: This must be a whole number from 1 to 200 or unknown."),
        (
            referral(history=history(offences=[{"nature": "sexual", "committed": "2008-02-10"}])),
            "r.json: history.appearances[0].offences[0].nature: This must be a list.",
        ),
    ],
)
def test_a_faulty_file_is_one_message(capsys: pytest.CaptureFixture[str], content: Any, words: str) -> None:
    Path("r.json").write_text(json.dumps(content), encoding="utf-8")
    status, out, err = run(capsys, "r.json")
    assert (status, out) == (2, "")
    assert words in err and "What to do:" in err and "Traceback" not in err


def test_without_a_file_it_says_how_to_begin(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys)
    assert (status, out) == (2, "")
    assert "rightmix suitability --template" in err


@pytest.mark.parametrize("width", [80, 100])
@pytest.mark.parametrize(
    "man",
    [
        referral(denial="partial"),
        referral(history=history(sex="female"), learning_disability=True, language_adequate=False),
        images(iq="unknown", denial="unknown"),
        {"history": history(born="1990-03-02"), "on": "2009-05-12", "rosh": "unknown"},
    ],
)
def test_nothing_is_cut_off_at_80_and_at_100_columns(width: int, man: Data) -> None:
    stream = io.StringIO()
    console = Console(width=width, file=stream, highlight=False, markup=False)
    six = open_scenario("six-areas-2009")
    found = {area.name: assess(man, area.programme.thresholds) for area in six.areas}
    show_all(console, found, six.name, Path("referral.yaml"))
    for area in six.areas:
        show_one(console, found[area.name], area.title)
    out = stream.getvalue()
    assert max(len(line) for line in out.splitlines()) <= width
    assert "…" not in out
    assert out.count(" ".join(found["elm"].notice.split()[:3])) == len(six.areas) + 1
