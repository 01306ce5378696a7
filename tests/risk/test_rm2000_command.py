"""The same from Python and from `rightmix score`, and what its text says: never plain "risk", always the notice."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from rightmix_sim.cli import main
from rightmix_sim.history import as_history
from rightmix_sim.risk.rm2000 import score
from rightmix_sim.risk.rules import load_notice, load_rules
from tests.risk.histories import DAYS, HISTORIES, History, WithoutAliases, entry, history, offence, scored, sexual

Said = pytest.CaptureFixture[str]

NOTICE = load_notice("rm2000")
UNKNOWN = {"contact": "unknown", "victims": [{}]}

every = pytest.mark.parametrize("of", HISTORIES.values(), ids=list(HISTORIES))


def run(of: History, folder: Path, capsys: Said, *options: str, name: str = "history.yaml") -> str:
    """What `rightmix score` prints for the history."""
    file = folder / name
    text = json.dumps(of, default=str) if name.endswith(".json") else yaml.dump(of, Dumper=WithoutAliases)
    file.write_text(text, encoding="utf-8")
    assert main(["score", str(file), *options]) == 0
    return capsys.readouterr().out


@every
@pytest.mark.parametrize("name", ["history.yaml", "history.json"])
def test_the_command_prints_as_json_what_python_gives(of: History, name: str, tmp_path: Path, capsys: Said) -> None:
    assert json.loads(run(of, tmp_path, capsys, "--json", name=name)) == scored(of)


@every
def test_the_keys_of_the_json_stand_in_the_order_in_which_python_gives_them(
    of: History, tmp_path: Path, capsys: Said
) -> None:
    printed = run(of, tmp_path, capsys, "--json")
    assert json.dumps(json.loads(printed)) == json.dumps(scored(of))


@every
def test_dates_as_dates_and_as_text_and_the_model_give_the_same(of: History) -> None:
    def as_dates(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: as_dates(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [as_dates(inner) for inner in value]
        is_day = isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value)
        return date.fromisoformat(value) if is_day else value

    assert as_dates(of) != of
    assert scored(as_dates(of)) == scored(of) == score(as_history(of)).to_dict()


@every
def test_scoring_leaves_the_plain_history_as_it_was(of: History) -> None:
    before = json.dumps(of)
    scored(of)
    assert json.dumps(of) == before


ALWAYS_SAID = re.compile(r"risk of reconviction|Risk of (?:Serious )?Harm|likelihood of reoffending")
FILE_NAME = re.compile(r"\S+/\S+\.md")


def plain_risk(text: str) -> list[str]:
    """Every "risk" in the text that does not say what it is a risk of, with what stands around it.

    The name of a file (docs/risk/rm2000.md) says nothing of anybody.
    """
    rest = ALWAYS_SAID.sub("", FILE_NAME.sub("", " ".join(text.split())))
    return [rest[max(found.start() - 30, 0) : found.end() + 30] for found in re.finditer(r"(?i)\brisks?\b", rest)]


@pytest.mark.parametrize("text", ["high risk", "Risk: low", "at risk of anything", "the risk of\nharm", "risks"])
def test_plain_risk_would_be_found(text: str) -> None:
    assert len(plain_risk(text)) == 1


def test_risk_with_its_meaning_is_none() -> None:
    assert plain_risk("low risk of\n  reconviction but high Risk of Serious Harm and Risk of Harm") == []


@every
def test_the_text_says_the_notice_and_never_plain_risk(of: History, tmp_path: Path, capsys: Said) -> None:
    printed = run(of, tmp_path, capsys)
    assert NOTICE in " ".join(printed.split())
    assert plain_risk(printed) == []


@every
def test_the_json_never_says_plain_risk(of: History) -> None:
    result = scored(of)
    said = [*(reason["rule"] for reason in result["reasons"]), *(one["text"] for one in result["cautions"])]
    assert [found for text in [*said, result["notice"]] for found in plain_risk(text)] == []


def test_the_data_never_say_plain_risk() -> None:
    said = [f"{rule.words} | {rule.note}" for rule in load_rules("rm2000").values()]
    assert [found for text in said for found in plain_risk(text)] == []


@every
def test_the_text_shows_every_category_with_what_it_is_a_category_of(of: History, tmp_path: Path, capsys: Said) -> None:
    result, printed = scored(of), run(of, tmp_path, capsys)
    for scale in ("s", "v", "c"):
        heading = re.search(rf"^RM2000/{scale.upper()}: risk of reconviction .*: (.+)$", printed, re.MULTILINE)
        if result[scale] is None:
            assert heading is None
        else:
            assert heading is not None
            category = result[scale]["category"]
            lowest_to_highest = " to ".join(result[scale].get("range", []))
            shown = category if category else f"OPEN, {lowest_to_highest}"
            assert heading[1] == shown.replace("_", " ").upper().replace(" TO ", " to ")


@every
def test_the_text_asks_each_unsettled_question_and_says_each_caution(of: History, tmp_path: Path, capsys: Said) -> None:
    found, printed = score(of), " ".join(run(of, tmp_path, capsys).split())
    for place in found.unsettled:
        assert f"{found.question(place)} In the file: {place}" in printed
    for caution in found.cautions:
        assert " ".join(caution.text.split()) in printed
    assert ("What would settle it" in printed) is bool(found.unsettled)


def test_the_text_of_an_open_score_shows_its_range_and_its_questions(tmp_path: Path, capsys: Said) -> None:
    """At 50: low with none of the four, high with all; V low; C 0 to 2."""
    printed = run(HISTORIES["open"], tmp_path, capsys)
    assert "RM2000/S: risk of reconviction for a sexual offence: OPEN, LOW to HIGH" in printed
    assert "RM2000/C: risk of reconviction for either: OPEN, LOW to MEDIUM" in printed
    assert "Was the victim male or female?" in printed
    assert "Did he ever live with an adult partner" in printed


def test_the_text_of_a_man_of_images_only_shows_both_results(tmp_path: Path, capsys: Said) -> None:
    """At 50, single and without contact: two factors, medium. Adapted: single alone, low."""
    printed = run(HISTORIES["images only"], tmp_path, capsys)
    assert "RM2000/S: risk of reconviction for a sexual offence: MEDIUM" in printed
    assert "RM2000/S and C adapted for images only: risk of reconviction: S LOW, C " in printed


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "violent only",
            "RM2000/S cannot be given. Without a sexual conviction but with a violent one only the V scale",
        ),
        ("female", "RM2000/S cannot be given. RM2000 is for men"),
        ("under 18", "RM2000/S cannot be given. Scored from this age, on the first day at liberty: 18 [rm2000-adult]."),
        ("no sexual conviction", "RM2000/S cannot be given. At least one conviction or formal caution"),
        ("before the age limit", "RM2000/S cannot be given. At least one sexual offence committed on or after"),
    ],
)
def test_the_text_of_somebody_who_cannot_be_scored_says_why(name: str, said: str, tmp_path: Path, capsys: Said) -> None:
    assert said in " ".join(run(HISTORIES[name], tmp_path, capsys).split())


@pytest.mark.parametrize("width", [80, 100])
@every
def test_the_text_cuts_nothing_off_and_keeps_to_the_width(
    of: History, width: int, tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    printed = run(of, tmp_path, capsys, "--rules")
    assert "…" not in printed
    assert max(len(line) for line in printed.splitlines()) <= width


def test_the_text_is_never_wider_than_a_hundred_columns(
    tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    printed = run(HISTORIES["much that does not count"], tmp_path, capsys)
    assert 80 < max(len(line) for line in printed.splitlines()) <= 100


@every
def test_each_item_names_its_rules_and_says_which_were_read_in_no_source(
    of: History, tmp_path: Path, capsys: Said
) -> None:
    printed = " ".join(run(of, tmp_path, capsys).split())
    named = re.findall(r"\brm2000-[a-z0-9-]+\*?", printed)
    for name in named:
        rule = load_rules("rm2000")[name.rstrip("*")]
        if rule.id not in ("rm2000-allegations", "rm2000-offence-free"):  # cited in full by a caution
            assert name.endswith("*") is (rule.status in ("unverified", "assumption"))
    for reason in score(of).reasons:
        if "[" not in reason.item:
            assert [
                name for name in re.findall(r"\[(rm2000-[a-z0-9-]+)", reason.rule) if name not in " ".join(named)
            ] == []


@every
def test_every_rule_that_took_part_is_shown_in_full_if_asked_for(of: History, tmp_path: Path, capsys: Said) -> None:
    printed = " ".join(run(of, tmp_path, capsys, "--rules").split())
    for reason in score(of).reasons:
        for name in re.findall(r"\[(rm2000-[a-z0-9-]+)", reason.rule):
            rule = load_rules("rm2000")[name]
            assert f"{name}: {rule.words}" in printed
            assert rule.figures in printed and rule.note in printed


def test_what_was_not_counted_is_named_by_its_date_and_title(tmp_path: Path, capsys: Said) -> None:
    quashed = entry("2001-05-01", offence("sexual", title="Indecent assault"), outcome="quashed")
    breach = {"date": "2002-05-01", "outcome": "breach_only"}
    printed = run(history(sexual(DAYS[0]), quashed, breach), tmp_path, capsys)
    assert "2001-05-01, quashed: Indecent assault" in printed
    assert "2002-05-01, breach without a new offence" in printed


def test_of_somebody_who_is_not_scored_at_all_nothing_is_counted(tmp_path: Path, capsys: Said) -> None:
    assert "Appearances counted" not in run(HISTORIES["female"], tmp_path, capsys)
    assert "Appearances counted" in run(HISTORIES["no sexual conviction"], tmp_path, capsys)


def test_a_title_with_brackets_is_shown_as_it_stands(tmp_path: Path, capsys: Said) -> None:
    of = history(sexual(DAYS[0], title="Sexual assault [s.3]", **UNKNOWN), partner=False)
    assert "Sexual assault [s.3]" in " ".join(run(of, tmp_path, capsys).split())
