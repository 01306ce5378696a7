"""When visits are owed, and how good a schedule of them is: worked by hand on single cases."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from rightmix_sim.cases import Case
from rightmix_sim.cases.records import Visit
from rightmix_sim.exercises.home_visits.facts import on_file
from rightmix_sim.exercises.home_visits.owed import Agency, owed
from rightmix_sim.exercises.home_visits.schedule import Planned, kept
from rightmix_sim.exercises.home_visits.told import names_day
from rightmix_sim.exercises.library import held


def case(name: str, *visits: Visit) -> Case:
    found = held(name).case
    return replace(found, visits=visits) if visits else found


def planned(*days: str, agency: str = "police") -> list[Planned]:
    return [Planned(agency=agency, day=date.fromisoformat(day), announced=False, officers=2) for day in days]


def test_the_latest_day_clamps_to_the_end_of_a_shorter_month() -> None:
    # high Risk of Serious Harm, every four months: 31 October has no counterpart in February
    visits = owed(case("marland", Visit(on=date(2008, 10, 31), by="probation", outcome="done")), "probation")
    assert visits.due == date(2009, 2, 28)


@pytest.mark.parametrize(("name", "agency", "last", "due", "overdue"), [
    ("tressell", "police", "2009-07-09", "2010-07-09", False),  # low: twelve months
    ("tressell", "probation", "2009-03-20", "2009-07-20", False),  # due on the day of reading: not overdue yet
    ("capstick", "police", "2009-07-16", "2009-08-16", True),  # high: a month; the 14th was no reply
    ("capstick", "probation", "2009-04-14", "2009-08-14", True),  # the joint visit counts for both
    ("nettleton", "police", "2009-03-18", "2009-06-18", True),  # medium, though managed as low
    ("wragg", "police", "2009-06-10", "2009-07-10", False),
])  # fmt: skip
def test_the_next_visit_is_counted_from_the_last_completed_one(
    name: str, agency: Agency, last: str, due: str, overdue: bool
) -> None:
    visits = owed(case(name), agency)
    assert (str(visits.last), str(visits.due), visits.overdue) == (last, due, overdue)


@pytest.mark.parametrize("name", ["fallows", "walmsley", "nettleton"])
def test_probation_owes_no_visits_below_high_or_without_an_order(name: str) -> None:
    assert owed(case(name), "probation").due is None


def test_nobody_visited_yet_is_counted_from_registration() -> None:
    visits = owed(case("capstick", Visit(on=date(2009, 7, 14), by="police", outcome="no_reply")), "police")
    # registered on 9 February; the interval came into force on 1 April, and plain counting gives 9 March
    assert visits.dues == (date(2009, 4, 1), date(2009, 3, 9))


def test_a_late_visit_is_found_between_two_done_ones_and_not_between_attempts() -> None:
    # high: 14 April to 19 May is more than a month; 14 July was no reply, the 16th was done, and a month on is the 16th
    late = owed(case("capstick"), "police").late_periods()
    assert late == ((date(2009, 4, 14), date(2009, 5, 19)), (date(2009, 7, 16), None))


def test_early_visits_are_no_failure_and_each_starts_the_interval_afresh() -> None:
    # Fallows, medium, last on 9 June, read on 16 July 2009: by 9 September, then every three months
    found = kept(owed(case("fallows"), "police"), planned("2009-08-20", "2009-11-20", "2010-02-20", "2010-05-20"))
    assert (found.met, found.periods, found.covered, found.share) == (4, 4, 1.0, 1.0)


def test_one_day_late_costs_that_interval() -> None:
    found = kept(owed(case("fallows"), "police"), planned("2009-09-10", "2009-12-10", "2010-03-10", "2010-06-10"))
    assert (found.met, found.periods, found.share) == (3, 4, 0.75)


def test_a_schedule_that_stops_covers_only_its_part_of_the_year() -> None:
    """One visit on 9 September, kept; the next is due on 9 December. 16 July 2009 to 16 July 2010 are 366 days.

    Overdue from 10 December 2009 to 16 July 2010: 219 days. One of two intervals is kept, 147 of 366 days are covered.
    """
    found = kept(owed(case("fallows"), "police"), planned("2009-09-09"))
    assert (found.met, found.periods) == (1, 2)
    assert found.covered == pytest.approx(147 / 366)
    assert found.share == pytest.approx(147 / 366)


def test_what_is_overdue_is_kept_only_if_it_is_caught_up_within_a_week() -> None:
    # Nettleton, read on 12 October 2009, medium, overdue since June
    soon = kept(owed(case("nettleton"), "police"), planned("2009-10-19", "2010-01-19", "2010-04-19", "2010-07-19"))
    later = kept(owed(case("nettleton"), "police"), planned("2009-10-20", "2010-01-19", "2010-04-19", "2010-07-19"))
    assert (soon.met, soon.periods, later.met) == (4, 4, 3)


def test_more_than_twice_what_is_owed_costs_something() -> None:
    # medium from 9 June: 9 September, December, March, June are owed, so eight cost nothing and sixteen half
    every_two_weeks = [f"2009-{month:02d}-{day:02d}" for month in range(8, 13) for day in (1, 10, 20)] + ["2010-03-01"]
    found = kept(owed(case("fallows"), "police"), planned(*every_two_weeks))
    assert (found.useful, found.planned) == (8, 16)
    assert found.share == pytest.approx(min(found.met / found.periods, found.covered) / 2)


def test_visits_at_the_level_at_which_a_case_is_managed_are_useful_too() -> None:
    # Conroy is medium and managed as high: monthly visits are his manager's decision, not a waste
    medium = owed(case("conroy"), "police")
    high = owed(case("conroy"), "police", "high").standards
    monthly = planned(
        *(f"2009-{month:02d}-28" for month in range(9, 13)), *(f"2010-{month:02d}-28" for month in range(1, 8))
    )
    assert kept(medium, monthly).share < 1
    assert kept(medium, monthly, high).share == 1


def test_a_duty_ends_with_the_licence() -> None:
    # Ormerod's licence ends on 7 July 2010, before the year is over
    assert owed(case("ormerod"), "probation").horizon == date(2010, 7, 7)


def test_a_visit_of_which_the_file_tells_nothing_is_not_counted_from() -> None:
    # what is on record of Tressell, and one more in June of which no document of his file speaks
    found = held("tressell")
    untold = Visit(on=date(2009, 6, 17), by="police", outcome="done")
    told = on_file(replace(found.case, visits=(*found.case.visits, untold)), found.dossier)
    assert told.visits == found.case.visits


@pytest.mark.parametrize(("text", "named"), [
    ("16/07/09: HV.", True), ("16.07.2009, seen", True), ("on 16 July, in order", True), ("16/07 done.", True),
    ("16 July 1999, the appeal", False), ("116/07 is a case number", False), ("on the 16th", False),
    ("16.07.99 release", False),
])  # fmt: skip
def test_a_day_is_found_as_logs_write_it(text: str, named: bool) -> None:
    assert names_day(text, date(2009, 7, 16)) is named
