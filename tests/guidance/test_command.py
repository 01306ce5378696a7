"""`rightmix guidance`: what it prints and how it fails."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rightmix_sim.cli import main
from rightmix_sim.guidance import load_book


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["guidance", *arguments])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def as_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    status, out, _ = run(capsys, *arguments, "--json")
    assert status == 0
    return json.loads(out)


def test_the_list_as_json_has_exactly_the_promised_fields(capsys: pytest.CaptureFixture[str]) -> None:
    rows = as_json(capsys, "list")
    assert [row["id"] for row in rows] == [standard.id for standard in load_book()]
    fields = ["id", "title", "value", "unit", "applies_to", "document", "paragraph", "edition", "status"]
    assert all(list(row) == fields for row in rows)


def test_a_row_of_the_json_list_is_the_standard_s(capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = (row for row in as_json(capsys, "list") if row["id"] == "police-visit-high")
    assert row == {
        "id": "police-visit-high",
        "title": "Police visit at home every month: high and very high risk of reconviction",
        "value": 1,
        "unit": "months",
        "applies_to": {"rm2000": ["high", "very_high"]},
        "document": "MAPPA Guidance 2009 (version 3.0)",
        "paragraph": "7.14",
        "edition": "2009-04-01",
        "status": "seed",
    }


def test_the_list_on_a_day_gives_the_values_of_that_day(capsys: pytest.CaptureFixture[str]) -> None:
    rows = {row["id"]: row for row in as_json(capsys, "list", "--on", "2009-03-31")}
    assert rows["police-visit-high"]["value"] is None
    assert rows["police-visit-high"]["edition"] is None
    assert rows["probation-home-visit"]["value"] == 4
    assert rows["child-at-risk-age"]["value"] == 16


def test_the_list_for_people_names_every_standard_within_100_columns(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "list")
    assert status == 0
    assert max(len(line) for line in out.splitlines()) <= 100
    assert "…" not in out
    words = set(out.split())
    assert [standard.id for standard in load_book() if standard.id not in words] == []
    assert {standard.subject for standard in load_book()} <= {line.strip() for line in out.splitlines()}


@pytest.mark.parametrize("standard_id", [standard.id for standard in load_book()])
def test_every_standard_can_be_shown_within_100_columns(capsys: pytest.CaptureFixture[str], standard_id: str) -> None:
    status, out, _ = run(capsys, "show", standard_id)
    assert status == 0
    assert load_book()[standard_id].title in out
    assert "When work is on time" in out
    assert "…" not in out
    assert max(len(line) for line in out.splitlines()) <= 100


def test_show_says_the_rule_of_on_time_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "show", "rmp-review-level-3")
    for words in (
        "every 4 to 6 weeks",
        "MAPPA level 3",
        "¶9.2",
        "Early is never a failure",
        "upper end fixes the due day",
        "A failed attempt is not done work",
    ):
        assert words in out


@pytest.mark.parametrize(
    ("standard_id", "day", "words"),
    [
        ("police-visit-high", "2009-03-31", "not in force"),
        ("police-visit-high", "2009-04-01", "every month"),
        ("child-at-risk-age", "2009-04-01", "16 years"),
        ("child-at-risk-age", "2011-04-01", "18 years"),
        ("pre-visit-pnc", "2009-04-01", "in force"),
        ("pre-visit-pnc", "2008-04-01", "not in force"),
    ],
)
def test_show_on_a_day_gives_the_value_on_that_day(
    capsys: pytest.CaptureFixture[str], standard_id: str, day: str, words: str
) -> None:
    status, out, _ = run(capsys, "show", standard_id, "--on", day)
    (line,) = (line for line in out.splitlines() if line.startswith(f"  on {day}"))
    assert (status, line.split(maxsplit=2)[2].strip()) == (0, words)


def test_show_as_json_gives_every_edition(capsys: pytest.CaptureFixture[str]) -> None:
    shown = as_json(capsys, "show", "foreign-travel-order-maximum", "--on", "2009-06-01")
    assert (shown["value"], shown["in_force"], shown["kind"]) == (6, True, "limit")
    assert [edition["value"] for edition in shown["editions"]] == [6, 60]


def test_an_unknown_id_is_one_message_with_the_nearest_ids(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "show", "police-visit-hihg")
    assert (status, out) == (2, "")
    assert "police-visit-hihg" in err and "police-visit-high" in err
    assert "Traceback" not in err


@pytest.mark.parametrize("command", [("list",), ("show", "oasys-review")])
@pytest.mark.parametrize("day", ["2009-02-30", "1 April 2009", "2009", "", "20090401x"])
def test_what_is_not_a_date_is_one_message(
    capsys: pytest.CaptureFixture[str], command: tuple[str, ...], day: str
) -> None:
    status, out, err = run(capsys, *command, "--on", day)
    assert (status, out) == (2, "")
    assert "This is not a date" in err and repr(day) in err and "2009-04-01" in err
