"""What looks like personal data, and what a message may repeat."""

from __future__ import annotations

from datetime import date

import pytest

from rightmix_sim.scenario.caseload.columns import columns
from rightmix_sim.scenario.caseload.personal import case_is, harmless, heading_is, meant, value_is

STARTS = date(2009, 4, 1)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("j.smith@example.org", "an e-mail address"),
        ("www.example.org", "a web address"),
        ("SW1A 1AA", "a postcode"),
        ("m11ae", "a postcode"),
        ("Leeds, LS1 4DY", "a postcode"),
        ("QQ 12 34 56 C", "a National Insurance number"),
        ("03/1234567A", "a PNC number"),
        ("20030123456X", "a PNC number"),
        ("12345/03A", "a CRO number"),
        ("A1234BC", "a prison number"),
        ("AB1234", "a prison number"),
        ("31/03/1961", "a date of birth"),
        ("1961-03-31", "a date of birth"),
        ("12 Mar 1961", "a date of birth"),
        ("19610331", "a date of birth"),
        ("07700 900123", "a telephone number"),
        ("+44 20 7946 0958", "a telephone number"),
        ("485 777 3456", "an NHS or telephone number"),
        ("12a High Street", "an address"),
        ("J Smith", "a name"),
        ("Smith, John", "a name"),
        ("O'Brien", "a name"),
        ("Ann-Marie", "a name"),
        ("Zoë Müller", "a name"),
    ],
)
def test_a_value_about_a_person_is_known_by_its_shape(value: str, kind: str) -> None:
    assert value_is(value) == kind


@pytest.mark.parametrize("column", columns())
def test_none_of_our_own_words_and_headings_looks_like_a_person(column: str) -> None:
    assert heading_is(column) is None
    assert [word for word in columns()[column].words if value_is(word)] == []


@pytest.mark.parametrize("case", ["c0017", "17", "000123", "A17", "case001", "17c", "office12", "xk7b2"])
def test_a_number_of_the_offices_own_looks_like_nobody(case: str) -> None:
    assert case_is(case) is None


@pytest.mark.parametrize("case", ["smith80", "80smith", "JSmith1", "Smith", "JSmith", "c 17", "J-Smith"])
def test_a_name_with_a_number_is_a_name(case: str) -> None:
    assert case_is(case) == ("a name" if case != "c 17" else None)


def test_a_date_is_repeated_only_if_nobody_on_the_register_can_be_born_on_it() -> None:
    # ten years before 1 April 2009 is 1 April 1999
    assert harmless("1999-04-01", STARTS)
    assert not harmless("1999-03-31", STARTS)
    assert not harmless("31/03/1961", STARTS)
    assert not harmless("1/4/99", STARTS)
    assert harmless("31/03/2008", STARTS)


def test_small_numbers_and_our_own_words_are_repeated_and_nothing_else() -> None:
    assert [value for value in ("81", "-3", "Very High", "n/a", "Med") if not harmless(value, STARTS)] == []
    assert [value for value in ("1961", "Lowe", "Whiting", "mediun", "=A1") if harmless(value, STARTS)] == []


def test_what_others_write_is_known_for_what_it_means() -> None:
    assert meant("Very High", columns()["rosh"].words) == "very_high"
    assert meant("Y", columns()["sopo"].words) == "yes"
    assert meant("n/a", columns()["sopo"].words) == ""
    assert meant("Y", columns()["rosh"].words) is None
