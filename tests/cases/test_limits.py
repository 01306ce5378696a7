"""What a case cannot be by the book: no order too short or too long for its day, no contact that was not owed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from rightmix_sim.cases import read_folder
from rightmix_sim.cases.case import Case
from rightmix_sim.cases.limits import limit_on
from rightmix_sim.cases.making.offences import act_of_2003
from rightmix_sim.cases.making.planted import days_of
from rightmix_sim.cases.sentence import ForeignTravelOrder
from rightmix_sim.findings.definitions import days_of as yardstick
from rightmix_sim.guidance import load_book
from rightmix_sim.strict_data import Impossible
from tests.cases.faulty import sound


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return read_folder(sound(tmp_path).folder).case


def with_months(case: Case, months: int) -> Case:
    return replace(case, sentence=replace(case.sentence, months=months))


def order(made_on: date, until: date) -> ForeignTravelOrder:
    return ForeignTravelOrder(made_on=made_on, until=until, text="No travel abroad.")


def test_victim_contact_is_statutory_from_the_sentence_that_the_standard_names(case: Case) -> None:
    """Twelve months, by the book; the report itself (¶7.7) gives no length."""
    assert case.victim_contact.statutory and case.on >= date(2009, 2, 1)
    assert with_months(case, 12).sentence.months == 12
    with pytest.raises(Impossible, match=r"from 12 months of imprisonment \(victim-contact-sentence\)"):
        with_months(case, 11)


def test_a_travel_order_may_last_as_long_as_the_law_of_its_day_says(case: Case) -> None:
    """Six months until March 2010, sixty from April 2010 on."""
    later = replace(case, on=date(2010, 6, 1))
    replace(later, foreign_travel_order=order(date(2010, 4, 1), date(2015, 4, 1)))
    for made_on, until, words in (
        (date(2010, 3, 31), date(2010, 10, 1), "6 months at most"),
        (date(2010, 4, 1), date(2015, 4, 2), "60 months at most"),
    ):
        with pytest.raises(Impossible, match=words):
            replace(later, foreign_travel_order=order(made_on, until))


def test_before_its_first_edition_a_standard_limits_nothing() -> None:
    assert limit_on("sopo-minimum-term", date(2004, 4, 30)) is None
    least = limit_on("sopo-minimum-term", date(2004, 5, 1))
    assert least is not None
    assert (least.words, least.source) == ("5 years", "¶7.25")


def test_a_made_rm2000_is_late_by_the_yardstick_of_the_finding() -> None:
    assert days_of("rm2000_late") == yardstick("rm2000-after-14-days")


def test_made_offences_change_their_names_on_the_day_the_book_dates_the_act() -> None:
    assert act_of_2003() == load_book()["sopo-minimum-term"].editions[0].from_
