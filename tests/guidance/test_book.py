"""The book holds what the issue names, to the letter, and a planner's own edition never touches it."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.guidance import Book, due_date, load_book, load_report_findings
from rightmix_sim.guidance.reading import read_documents, read_standards

DAY = date(2009, 5, 1)

# id, kind, value on 1 May 2009, unit, paragraph: read off the report and the sources by hand
STATED: list[tuple[str, str, int | None, str | None, str | None]] = [
    ("rmp-review-level-3", "interval", 6, "weeks", "9.2"),
    ("rmp-review-level-2", "interval", 12, "weeks", "9.2"),
    ("rmp-review-level-1", "interval", 4, "months", "9.2"),
    ("police-visit-high", "interval", 1, "months", "7.14"),
    ("police-visit-medium", "interval", 3, "months", "7.14"),
    ("police-visit-low-required", "interval", 12, "months", "7.14"),
    ("police-visit-low-preferred", "interval", 6, "months", "7.14"),
    ("probation-home-visit", "interval", 4, "months", "7.12"),
    ("entry-power", "limit", 2, "occasions", "2.4"),
    ("police-rmp-on-visor", "deadline", 5, "days", "5.19"),
    ("oasys-review", "interval", 4, "months", "9.8"),
    ("reporting-monthly", "interval", 1, "months", "6.4"),
    ("supervision-monthly", "interval", 1, "months", "10.13"),
    ("rm2000-approved", "duty", None, None, "4.14"),
    ("level-rationale", "duty", None, None, "5.9"),
    ("disclosure-considered", "duty", None, None, "7.4"),
    ("victim-contact", "duty", None, None, "7.7"),
    ("pre-visit-check", "duty", None, None, "7.18"),
    ("pre-visit-pnc", "duty", None, None, "7.18"),
    ("review-after-event", "duty", None, None, "9.2"),
    ("police-rmp-countersigned", "duty", None, None, "9.5"),
    ("oasys-review-after-change", "duty", None, None, "9.7"),
    ("allocation", "deadline", 3, "working_days", None),
    ("allocation-tier-4", "deadline", 1, "working_days", None),
    ("first-contact", "deadline", 5, "working_days", None),
    ("first-contact-tier-4", "deadline", 2, "working_days", None),
    ("initial-sentence-plan", "deadline", 15, "working_days", None),
    ("initial-sentence-plan-tier-4", "deadline", 5, "days", None),
    ("enforcement", "deadline", 10, "working_days", None),
    ("unacceptable-absences", "limit", 2, "occasions", None),
    ("rosh-full-analysis", "deadline", 5, "working_days", None),
    ("oasys-review-tier-4", "interval", 16, "weeks", None),
    ("reporting-first-period", "limit", 16, "weeks", None),
    ("reporting-tier-1", "interval", 1, "months", None),
    ("reporting-tier-2", "interval", 2, "weeks", None),
    ("reporting-tier-3", "interval", 1, "weeks", None),
    ("reporting-tier-4", "interval", 1, "weeks", None),
    ("registration", "deadline", 3, "days", "Glossary"),
    ("absence-notified", "limit", 7, "days", "Glossary"),
    ("sopo-minimum-term", "limit", 5, "years", "7.25"),
    ("child-at-risk-age", "limit", 16, "years", "2.4"),
    ("foreign-travel-order-maximum", "limit", 6, "months", "2.4"),
    ("isotp-sessions", "limit", 35, "sessions", "2.11"),
    ("isotp-session-length", "limit", 2, "hours", "2.11"),
    ("core-programme-hours", "limit", 200, "hours", "6.7"),
    ("core-programme-length", "limit", 24, "months", "6.7"),
    ("mappa-category-2-sentence", "limit", 12, "months", "4.3"),
    ("rmps-per-offender", "limit", 3, "plans", "5.16"),
]


@pytest.mark.parametrize(("name", "kind", "value", "unit", "paragraph"), STATED, ids=[row[0] for row in STATED])
def test_a_standard_says_what_its_source_says(
    name: str, kind: str, value: int | None, unit: str | None, paragraph: str | None
) -> None:
    standard = load_book()[name]
    assert (standard.kind, standard.value_on(DAY), standard.unit, standard.paragraph) == (kind, value, unit, paragraph)
    assert standard.in_force_on(DAY)


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ({"rm2000": "very_high"}, {"police-visit-high"}),
        ({"rm2000": "high"}, {"police-visit-high"}),
        ({"rm2000": "medium"}, {"police-visit-medium"}),
        ({"rm2000": "low"}, {"police-visit-low-required", "police-visit-low-preferred"}),
        ({"rosh": "high"}, {"probation-home-visit"}),
        ({"rosh": "medium"}, set()),
        ({"mappa_level": 2}, {"rmp-review-level-2"}),
        ({"tier": 4}, {"reporting-tier-4", "oasys-review-tier-4"}),
        ({"tier": 2}, {"reporting-tier-2"}),
        ({}, set()),
    ],
)
def test_an_interval_applies_to_those_it_names_and_no_others(who: dict[str, Any], expected: set[str]) -> None:
    everybody = {"oasys-review", "reporting-monthly", "supervision-monthly"}
    found = {s.id for s in load_book() if s.kind == "interval" and s.applies(**who)}
    assert found == expected | everybody


def test_a_category_that_does_not_exist_is_an_error_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="very_high"):
        load_book()["police-visit-high"].applies(rm2000="very high")
    with pytest.raises(UnknownName, match="MAPPA level"):
        load_book()["police-visit-high"].applies(rm2000="high", mappa_level=4) or load_book()[
            "rmp-review-level-1"
        ].applies(mappa_level=4)


def test_no_standard_and_no_finding_says_plain_risk() -> None:
    named = ("risk of reconviction", "risk of harm", "risk of serious harm", "risk management plan", "risk matrix")
    texts = [f"{s.id}: {s.title} {s.note}" for s in load_book() if s.id != "risk-named"]
    texts += [f"{f.id}: {f.title} {f.measures} {f.note}" for f in load_report_findings()]
    for text in texts:
        plain = text.lower().replace("child-at-risk-age", "")
        for phrase in named:
            plain = plain.replace(phrase, "")
        assert "risk" not in plain, text


def test_an_unknown_id_gives_the_nearest_ids() -> None:
    with pytest.raises(UnknownName, match=r"police-visit-hihg[\s\S]*police-visit-high"):
        load_book()["police-visit-hihg"]
    with pytest.raises(UnknownName):
        load_book().get("nothing-like-it")
    assert "police-visit-hihg" not in load_book()


def test_the_value_changes_with_the_edition_and_is_none_before_the_first() -> None:
    age = load_book()["child-at-risk-age"]
    assert [age.value_on(date(year, 6, 1)) for year in (2003, 2009, 2011)] == [None, 16, 18]
    assert [age.in_force_on(date(year, 6, 1)) for year in (2003, 2009, 2011)] == [False, True, True]
    assert load_book()["notification-household-age"].edition_on(DAY) is None


def test_the_book_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        load_book()["oasys-review"].latest.value = 6  # type: ignore[misc]


# --- a planner's own edition


def test_an_own_edition_holds_from_the_first_day_and_leaves_the_package_alone() -> None:
    own = load_book().overlay([{"id": "police-visit-medium", "value": 2, "note": "Force policy."}])
    assert due_date(own["police-visit-medium"], DAY) == date(2009, 7, 1)
    assert own["police-visit-medium"].status == "assumption"
    assert own["police-visit-medium"].note == "Force policy."
    assert due_date(load_book()["police-visit-medium"], DAY) == date(2009, 8, 1)
    assert [s.id for s in own] == [s.id for s in load_book()]


def test_own_editions_from_days_follow_one_another() -> None:
    own = load_book().overlay(
        [
            {"id": "police-visit-high", "value": "2 months", "from": date(2010, 1, 1)},
            {"id": "police-visit-high", "value": "1 month", "from": date(2011, 1, 1), "status": "sourced"},
            {"id": "oasys-review", "value": "withdrawn", "from": date(2010, 6, 1)},
        ]
    )
    visit = own["police-visit-high"]
    assert [visit.value_on(date(year, 6, 1)) for year in (2009, 2010, 2011)] == [1, 2, 1]
    assert [edition.status for edition in visit.editions] == ["seed", "assumption", "sourced"]
    assert not own["oasys-review"].in_force_on(date(2010, 6, 1))


def test_the_package_s_later_editions_no_longer_count_after_an_own_one() -> None:
    own = load_book().overlay([{"id": "child-at-risk-age", "value": 17, "from": date(2009, 1, 1)}])
    assert own["child-at-risk-age"].value_on(date(2012, 1, 1)) == 17


def test_a_limit_may_take_a_part_of_an_hour_and_an_interval_may_not() -> None:
    own = load_book().overlay([{"id": "isotp-session-length", "value": "2.5 hours"}])
    assert own["isotp-session-length"].latest.value == 2.5
    with pytest.raises(InputError, match="whole number of months"):
        load_book().overlay([{"id": "oasys-review", "value": 2.5}])


FAULTS: list[tuple[str, dict[str, Any], list[str]]] = [
    ("unknown-id", {"id": "police-visit-hihg", "value": 2}, ["guidance[0].id", "police-visit-high"]),
    ("no-id", {"value": 2}, ["guidance[0].id"]),
    ("id-is-a-number", {"id": 3, "value": 2}, ["guidance[0].id", "3"]),
    ("no-value", {"id": "oasys-review"}, ["guidance[0].value", "missing", '"2 months"']),
    ("unknown-key", {"id": "oasys-review", "vlaue": 2}, ["vlaue", "value"]),
    ("wrong-unit", {"id": "oasys-review", "value": "8 weeks"}, ["counted in months, not in weeks", "'8 weeks'"]),
    ("no-unit-we-know", {"id": "oasys-review", "value": "8 fortnights"}, ["not in fortnights"]),
    ("working-days", {"id": "initial-sentence-plan", "value": "15 days"}, ["working_days, not in days"]),
    ("zero", {"id": "oasys-review", "value": 0}, ["impossible", "Found: 0"]),
    ("negative", {"id": "oasys-review", "value": "-2 months"}, ["impossible", "-2"]),
    ("too-large", {"id": "oasys-review", "value": 12_000}, ["impossible", "1,200 months"]),
    ("not-a-number", {"id": "entry-power", "value": float("nan")}, ["impossible"]),
    ("infinite", {"id": "entry-power", "value": float("inf")}, ["impossible"]),
    ("truth-value", {"id": "oasys-review", "value": True}, ["whole number", "true"]),
    ("words", {"id": "oasys-review", "value": "often"}, ["cannot be read", "'often'"]),
    ("words-with-unit", {"id": "oasys-review", "value": "two months"}, ["cannot be read", "'two months'"]),
    ("list", {"id": "oasys-review", "value": [2]}, ["whole number"]),
    ("duty", {"id": "pre-visit-pnc", "value": 1}, ["duty", "no number"]),
    ("from-as-text", {"id": "oasys-review", "value": 2, "from": "2009-04-01"}, ["must be a date", "quotation marks"]),
    ("from-with-time", {"id": "oasys-review", "value": 2, "from": datetime(2009, 4, 1)}, ["must be a date"]),
    ("unknown-status", {"id": "oasys-review", "value": 2, "status": "guessed"}, ["guidance[0].status", "guessed"]),
    ("empty-document", {"id": "oasys-review", "value": 2, "document": ""}, ["guidance[0].document"]),
]


@pytest.mark.parametrize(("entry", "words"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_a_faulty_own_edition_is_one_error_with_file_place_and_value(entry: dict[str, Any], words: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        load_book().overlay([entry], file="mine.toml")
    for word in ["mine.toml", *words]:
        assert word in str(caught.value)


def test_two_own_editions_from_one_day_are_an_error() -> None:
    entry = {"id": "oasys-review", "value": 2, "from": date(2010, 1, 1)}
    with pytest.raises(InputError, match="two own editions from the same day"):
        load_book().overlay([entry, {**entry, "value": 3}])


def test_an_entry_that_is_no_table_is_an_error() -> None:
    with pytest.raises(InputError, match="must hold keys"):
        load_book().overlay(["oasys-review"])  # type: ignore[list-item]


def test_an_empty_overlay_gives_the_same_book() -> None:
    assert load_book().overlay([]) == load_book()
    assert isinstance(load_book().overlay([]), Book)


# --- faulty data files

GOOD = """
subject: "Test"
standards:
  - id: visit
    title: "A visit"
    kind: interval
    unit: months
    agency: police
    applies_to: {rm2000: [low]}
    paragraph: "7.14"
    status: seed
    counted_from: "the last visit"
    editions:
      - {from: 2009-04-01, value: 4, earliest: 3, document: doc}
"""
DATA_FAULTS: list[tuple[str, str, str, list[str]]] = [
    ("unknown-key", "title:", "titel:", ["titel", "title"]),
    ("unknown-kind", "kind: interval", "kind: habit", ["kind", "habit"]),
    ("unknown-unit", "unit: months", "unit: hours", ["unit", "hours"]),
    ("unknown-agency", "agency: police", "agency: army", ["agency", "army"]),
    ("unknown-category", "[low]", "[lowish]", ["applies_to.rm2000", "lowish"]),
    ("category-not-a-list", "[low]", "low", ["applies_to.rm2000", "list"]),
    ("paragraph-as-number", '"7.14"', "7.14", ["paragraph", "text"]),
    ("unknown-document", "document: doc", "document: dco", ["document", "dco", "doc"]),
    ("value-missing", "value: 4, ", "", ["editions[0].value"]),
    ("value-in-words", "value: 4", "value: four", ["whole number of months", "four"]),
    ("value-zero", "value: 4", "value: 0", ["impossible"]),
    ("range-upside-down", "earliest: 3", "earliest: 5", ["lower end"]),
    ("date-in-words", "2009-04-01", "April", ["must be a date", "April"]),
    ("no-start", '    counted_from: "the last visit"\n', "", ["counted_from"]),
    ("duty-with-unit", "kind: interval", "kind: duty", ["A duty has no unit"]),
    ("no-editions", "      - {from: 2009-04-01, value: 4, earliest: 3, document: doc}\n", "", ["editions"]),
]


def from_text(tmp_path: Path, text: str) -> Any:
    documents = tmp_path / "documents.yaml"
    documents.write_text('doc: {title: "A document", date: 2009-04-01, known_to: day}\n')
    standards = tmp_path / "standards.yaml"
    standards.write_text(text)
    return read_standards(standards, read_documents(documents))


def test_the_example_without_fault_is_read(tmp_path: Path) -> None:
    (standard,) = from_text(tmp_path, GOOD)
    assert (standard.latest.value, standard.latest.earliest, standard.applies_to.rm2000) == (4, 3, ("low",))


@pytest.mark.parametrize(("old", "new", "words"), [f[1:] for f in DATA_FAULTS], ids=[f[0] for f in DATA_FAULTS])
def test_a_slip_in_a_data_file_is_one_error_with_its_place(
    tmp_path: Path, old: str, new: str, words: list[str]
) -> None:
    assert old in GOOD
    with pytest.raises(InputError) as caught:
        from_text(tmp_path, GOOD.replace(old, new, 1))
    for word in ["standards.yaml", *words]:
        assert word in str(caught.value)


def test_editions_out_of_order_are_an_error(tmp_path: Path) -> None:
    earlier = "      - {from: 2008-04-01, value: 4, document: doc}\n"
    with pytest.raises(InputError, match="in order of date"):
        from_text(tmp_path, GOOD + earlier)
