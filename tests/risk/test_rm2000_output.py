"""What a score gives out: its shape, its reasons with their rules, its notice, and the same from Python and command."""

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
from tests.risk.boundaries import cases
from tests.risk.histories import DAYS, FACTORS, History, entry, history, of_counts, offence, scored, sexual, violent

Said = pytest.CaptureFixture[str]

NOTICE = load_notice("rm2000")
IMAGES = {"images_only": True, "contact": False, "victims": []}
UNKNOWN = {"contact": "unknown", "victims": [{}]}
HISTORIES: dict[str, History] = {
    "low in all": history(sexual(DAYS[0])),
    "high in all": of_counts(age=30, sexual=3, criminal=6, violent=2, burglary=1, factors=FACTORS),
    "open": history(sexual(DAYS[0], **UNKNOWN), partner="unknown"),
    "closed though something is unknown": history(*(sexual(day, **UNKNOWN) for day in DAYS[:5]), born="1984-05-02"),
    "images only": history(sexual(DAYS[0], **IMAGES), partner=False),
    "images only, open": history(sexual(DAYS[0], **{**IMAGES, "victims": [{}]}), partner="unknown"),
    "violent only": history(violent(DAYS[0])),
    "female": history(sexual(DAYS[0]), sex="female"),
    "under 18": history(sexual(DAYS[0]), born="1991-05-02"),
    "no sexual conviction": history(),
    "before the age limit": history(entry(DAYS[0], offence("sexual", committed="1970-01-01"))),
    "much that does not count": history(
        sexual(DAYS[0]),
        entry(DAYS[0], offence("other"), outcome="caution"),
        entry(DAYS[1], offence("violent"), outcome="quashed"),
        {"date": DAYS[2], "outcome": "breach_only"},
        entry(DAYS[3], offence("sexual", tic=True)),
        entry("2009-08-01", offence("other")),
        allegations=[{"date": "2009-01-01", "text": "Reported by a neighbour."}],
    ),
    "long free": history(sexual("2003-11-03"), at_risk_from="2004-05-01", assessed_on="2010-05-01"),
}

every = pytest.mark.parametrize("of", HISTORIES.values(), ids=list(HISTORIES))
RANGE = {"category", "range"}


@every
def test_the_result_has_the_keys_that_were_agreed_and_no_others(of: History) -> None:
    result = scored(of)
    assert list(result) == [
        *("eligible", "reason", "s", "v", "c", "adapted"),
        *("unsettled", "reasons", "cautions", "notice"),
    ]
    for scale, keys in (
        ("s", {"points", "total", "step1", "aggravating"} | RANGE),
        ("v", {"points", "total", "category"}),
        ("c", {"points"} | RANGE),
    ):
        assert result[scale] is None or set(result[scale]) == keys
    if result["s"] is not None:
        assert set(result["s"]["points"]) == {"sexual_appearances", "criminal_appearances", "age"}
        assert tuple(result["s"]["aggravating"]) == FACTORS
    if result["v"] is not None:
        assert set(result["v"]["points"]) == {"age", "violent_appearances", "burglary"}
    if result["adapted"] is not None:
        assert set(result["adapted"]) == {"s", "c"}
        assert set(result["adapted"]["s"]) == {"aggravating"} | RANGE
        assert set(result["adapted"]["c"]) == {"points"} | RANGE
    assert all(set(reason) == {"item", "value", "points", "rule"} for reason in result["reasons"])
    assert all(set(caution) == {"code", "text"} for caution in result["cautions"])


@every
def test_the_notice_is_in_every_output(of: History) -> None:
    assert scored(of)["notice"] == NOTICE
    assert "teaching approximation" in NOTICE and "synthetic" in NOTICE


def points_of(result: dict[str, Any]) -> dict[str, Any]:
    """Every item of the result with its points or what was found, by the name that its reason has."""
    items: dict[str, Any] = {}
    for scale in ("s", "v"):
        if result[scale] is not None:
            items |= {f"{scale}.{name}": points for name, points in result[scale]["points"].items()}
            items[f"{scale}.category"] = result[scale]["category"]
    if result["s"] is not None:
        items["s.step1"] = result["s"]["step1"]
        items |= {f"s.{name}": found for name, found in result["s"]["aggravating"].items()}
        items["c.category"] = result["c"]["category"]
    if result["adapted"] is not None:
        items |= {f"adapted.s.{name}": found for name, found in result["adapted"]["s"]["aggravating"].items()}
        items["adapted.s.category"] = result["adapted"]["s"]["category"]
        items["adapted.c.category"] = result["adapted"]["c"]["category"]
    return items


def by_item(result: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {reason["item"]: reason for reason in result["reasons"]}


@every
def test_every_item_of_the_result_has_its_one_reason(of: History) -> None:
    result = scored(of)
    named = [reason["item"] for reason in result["reasons"] if not reason["item"].startswith("appearances[")]
    if result["reason"] is not None:
        assert named.pop(0) == "eligible"
    assert sorted(named) == sorted(points_of(result))


@every
def test_what_the_reasons_say_is_what_the_result_says(of: History) -> None:
    result = scored(of)
    reasons = by_item(result)
    for item, given in points_of(result).items():
        reason, scale = reasons[item], item.rpartition(".")[0]
        if item.endswith((".category", ".step1")):
            assert reason["value"] == (given or at_range(result, scale))
        elif item.rpartition(".")[2] in FACTORS:
            assert reason["value"] == given
            assert reason["points"] == (None if given == "unknown" else int(given))
        else:
            assert reason["points"] == given


def at_range(result: dict[str, Any], scale: str) -> list[str]:
    part, _, inner = scale.partition(".")
    found: list[str] = (result[part][inner] if inner else result[part])["range"]
    return found


@every
def test_the_points_of_the_reasons_add_up_to_the_totals(of: History) -> None:
    result = scored(of)
    reasons = by_item(result)
    if result["s"] is not None:
        items = ("s.sexual_appearances", "s.criminal_appearances", "s.age")
        assert sum(reasons[item]["points"] for item in items) == result["s"]["total"] == reasons["s.step1"]["points"]
    if result["v"] is not None:
        items = ("v.age", "v.violent_appearances", "v.burglary")
        assert sum(reasons[item]["points"] for item in items) == result["v"]["total"]
        assert reasons["v.category"]["points"] == result["v"]["total"]
    if result["c"] is not None:
        assert reasons["c.category"]["points"] == result["c"]["points"]


@every
@pytest.mark.parametrize("scale", ["s", "adapted.s"])
def test_the_points_of_the_category_of_s_are_the_factors_or_none_where_their_number_is_open(
    of: History, scale: str
) -> None:
    reasons = by_item(scored(of))
    factors = [reasons[f"{scale}.{name}"]["points"] for name in FACTORS if f"{scale}.{name}" in reasons]
    number = None if None in factors or not factors else sum(factors)
    assert reasons.get(f"{scale}.category", {"points": None})["points"] == number


@every
def test_every_reason_cites_rules_that_the_data_have(of: History) -> None:
    cites = {rule.cite for rule in load_rules("rm2000").values()}
    for reason in scored(of)["reasons"]:
        said = reason["rule"]
        assert re.findall(r"\[(rm2000-[a-z0-9-]+)", said)
        while said:
            cited = next(cite for cite in cites if said.startswith(cite))
            said = said.removeprefix(cited).removeprefix(". ")


def test_every_rule_of_the_data_is_cited_by_some_score() -> None:
    said = " ".join(
        text for of in HISTORIES.values() for one in ("reasons", "cautions") for each in scored(of)[one]
        for text in each.values() if isinstance(text, str)
    )  # fmt: skip
    assert [name for name in load_rules("rm2000") if f"[{name}" not in said] == []


def test_an_open_range_cites_the_rule_of_the_unknown_and_a_closed_one_does_not() -> None:
    unknown = load_rules("rm2000")["rm2000-unknown"].cite
    assert unknown in by_item(scored(HISTORIES["open"]))["s.category"]["rule"]
    assert unknown in by_item(scored(HISTORIES["images only, open"]))["adapted.s.category"]["rule"]
    assert unknown not in by_item(scored(HISTORIES["low in all"]))["s.category"]["rule"]


@pytest.mark.parametrize("factor", FACTORS)
def test_a_factor_of_the_adapted_result_cites_its_rule_or_that_of_images_where_it_is_not_credited(factor: str) -> None:
    credited = {"male_victim": "rm2000-s-male-victim", "single": "rm2000-s-single"}
    rule = load_rules("rm2000")[credited.get(factor, "rm2000-images-only")]
    assert by_item(scored(HISTORIES["images only"]))[f"adapted.s.{factor}"]["rule"] == rule.cite


def test_what_is_left_out_is_named_with_its_place_and_why() -> None:
    result = scored(HISTORIES["much that does not count"])
    left_out = {one["item"]: one["value"] for one in result["reasons"] if one["item"].startswith("appearances[")}
    assert left_out == {
        "appearances[2]": "quashed",
        "appearances[3]": "breach_only",
        "appearances[4].offences[0]": "tic",
    }
    assert [caution["code"] for caution in result["cautions"]] == [
        "same_day_different_outcomes",
        "no_offence",
        "appearance_after_assessment",
        "allegations",
    ]


# ---- From Python and from the command


def run(of: History, folder: Path, capsys: Said, *options: str, name: str = "history.yaml") -> str:
    """What `rightmix score` prints for the history."""
    file = folder / name
    text = json.dumps(of, default=str) if name.endswith(".json") else yaml.dump(of, Dumper=WithoutAliases)
    file.write_text(text, encoding="utf-8")
    assert main(["score", str(file), *options]) == 0
    return capsys.readouterr().out


class WithoutAliases(yaml.SafeDumper):
    """Writes what stands twice twice."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


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
        assert f"{place}: {found.question(place)}" in printed
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
    assert "RM2000/S adapted, since every sexual offence is of images only: LOW" in printed


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("violent only", "RM2000/S cannot be given (violent only)."),
        ("female", "RM2000/S cannot be given (female). RM2000 is for men"),
        ("under 18", "RM2000/S cannot be given (under 18)."),
        ("no sexual conviction", "RM2000/S cannot be given (no sexual conviction)."),
        ("before the age limit", "RM2000/S cannot be given (before age limit)."),
    ],
)
def test_the_text_of_somebody_who_cannot_be_scored_says_why(name: str, said: str, tmp_path: Path, capsys: Said) -> None:
    assert said in " ".join(run(HISTORIES[name], tmp_path, capsys).split())


def test_the_text_cuts_nothing_off_and_is_no_wider_than_a_hundred_columns(tmp_path: Path, capsys: Said) -> None:
    printed = run(HISTORIES["much that does not count"], tmp_path, capsys)
    assert "…" not in printed
    assert max(len(line) for line in printed.splitlines()) <= 100


def test_a_title_with_brackets_is_shown_as_it_stands(tmp_path: Path, capsys: Said) -> None:
    of = history(sexual(DAYS[0], title="Sexual assault [s.3]", **UNKNOWN), partner=False)
    assert "Sexual assault [s.3]" in " ".join(run(of, tmp_path, capsys).split())


def test_every_boundary_has_reasons_and_can_be_written_as_json() -> None:
    for case in cases():
        result = scored(case.history)
        assert json.loads(json.dumps(result)) == result
        assert len(result["reasons"]) >= 1, case.shows
