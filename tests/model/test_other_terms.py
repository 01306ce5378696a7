"""What stands in the diary when a category, a level or the officer moves: dates and attempts stay."""

from __future__ import annotations

from typing import Any

import pytest

from rightmix_sim.model.casework.due_dates import DueDates
from rightmix_sim.model.casework.flags import flags_of
from rightmix_sim.model.casework.terms import Case, Policies, intervals
from rightmix_sim.model.population.person import Person
from rightmix_sim.randomness import Purpose
from rightmix_sim.records import NO_DAY, Event, Outcome, Role, Work
from rightmix_sim.scenario.area import Area, Interval
from tests.model.one_life import Lived, moved, quiet, somebody


def owed(area: Area, work: Work, *flags: str, level: int = 1) -> Any:
    found = Policies(area, DueDates(intervals(area), 14_000, 400)).asked(work, flags_of(flags), Case(1, 2, level, 4))
    assert found is not None
    return found


# ---- What stays


@pytest.mark.parametrize("work", [Work.MAPPA_INTO_OASYS, Work.MAPPA_INTO_VISOR, Work.POLICE_REVIEW])
def test_a_meeting_that_lowers_the_level_still_has_its_actions_carried_over(work: Work) -> None:
    """The meeting on Wednesday 7 January (day 2) takes the case to level 1; what it asked for is done all the same."""
    area = quiet(
        register__people=1,
        mappa__lowered_share=1.0,
        mappa__first_meeting_within=Interval(1, "days"),
        police_reviews__level_1=Interval(1, "years"),
        police_reviews__level_1_with_visits=False,
    )
    someone = somebody(level=2, rosh=2, known={Work.POLICE_REVIEW: -84})
    found = Lived(area, someone, days=60).run()
    assert found.events(Event.MAPPA_LEVEL_CHANGED) == [(3, Event.MAPPA_LEVEL_CHANGED, 1)]
    assert found.done(work) == [3]


def test_work_that_is_owed_again_follows_again_after_its_last_piece() -> None:
    """High RoSH ends on day 52 with a countersignature to do, and is back on day 80: the later reviews call for it too.

    Reviews are due every 60 days from day -10 on, the first on day 50; nobody countersigns until 1 March (day 55).
    """
    changes = {"plans__review_every": Interval(60, "days"), "plans__review_planned_days_ahead": 0}
    area = quiet(register__people=1, senior_probation_officers__posts=1, **changes)
    found = Lived(area, somebody(rosh=2, known={Work.OASYS_REVIEW: -10}), days=200)
    (senior,) = found.service.teams[Role.SENIOR_PROBATION_OFFICER].posts

    def away(since: int, until: int) -> None:
        found.service.diaries.capacity[senior.officer, since:until] = 0

    found.at(44, lambda: away(45, 55))
    moved(moved(found, 52, rosh=1), 80, rosh=2).run()
    _, second, third = found.done(Work.OASYS_REVIEW)
    done = found.done(Work.COUNTERSIGNATURE)
    assert len(done) == 3 and 55 <= done[0] < 80 and second < done[1] < third < done[2]


def test_work_that_is_not_awake_ends_with_its_condition() -> None:
    found = moved(moved(Lived(quiet(register__people=1), somebody(rosh=2), days=60), 1, level=2), 9, level=1).run()
    assert found.done(Work.MAPPA_INTO_OASYS) == [] and found.duties(Work.MAPPA_INTO_OASYS) == [(1, 9)]


def test_an_attempt_that_failed_counts_on_under_other_terms() -> None:
    """Hardly ever is anybody in; the fifth attempt is with a warrant, though the category moved after the second."""
    area = quiet(
        register__people=1,
        police_visits__unannounced_failure_share=0.95,
        police_visits__entry_after_failures=4,
        police_visits__planned_days_ahead=0,
        police_visits__retry_days=1,
    )
    someone = somebody(kind=0, joined=-900, known={Work.POLICE_VISIT: -400})
    found = moved(Lived(area, someone, days=30), 2, rm2000=2).run()
    rows = found.rows(Work.POLICE_VISIT, Outcome.FAILED, Outcome.DONE)
    assert rows.attempt.tolist()[:5] == [0, 1, 2, 3, 4]
    assert rows.outcome.tolist()[:5] == [int(Outcome.FAILED)] * 4 + [int(Outcome.DONE)]
    assert rows.day.is_monotonic_increasing and bool(rows.entry.iloc[4])


@pytest.mark.parametrize("rosh", [1, 2])
def test_the_first_contact_keeps_its_date_by_the_tier_of_the_moment(rosh: int) -> None:
    """Begun on day 0 with two working days for tier 4 and five for the others; on day 1 RoSH moves the other way."""
    area = quiet(register__people=0, offender_managers__posts=0)
    someone = somebody(0, 0, 300, entered=0, rosh=3 - rosh)
    found = Lived(area, days=20, arriving=(someone,))
    found.people = (someone,)
    moved(found, 1, rosh=rosh).run()
    rows = found.rows(Work.CONTACT)
    assert rows.outcome.tolist() == [int(Outcome.CANCELLED), int(Outcome.OUTSTANDING)]
    assert rows.due.tolist() == ([2, 7] if rosh == 1 else [7, 2])


# ---- What a plan is made of


def test_the_pace_of_an_endorsement_is_that_of_the_review_as_it_is_done_here() -> None:
    """After visits (every 100 days), every 4 months (122 days), or after meetings every 12 weeks (84 days)."""
    area = quiet(
        police_visits__medium=Interval(100, "days"),
        police_reviews__level_1=Interval(4, "months"),
        police_reviews__level_2=Interval(12, "weeks"),
    )
    endorsed = Work.PLAN_ENDORSEMENT
    assert owed(area, endorsed, "level_1", "reviews_with_visits").planned_days == pytest.approx(100)
    assert owed(area, endorsed, "level_1").planned_days == pytest.approx(4 * 365.25 / 12)
    assert owed(area, endorsed, level=2).planned_days == pytest.approx(84)


# ---- SOPOs and officers


def test_checks_of_a_sopo_stop_in_custody_and_go_on_after_release() -> None:
    area = quiet(
        register__people=1,
        sopo__joint_review=True,
        enforcement__breaches_per_year=1.0,
        enforcement__returned_share=1.0,
        enforcement__custody=Interval(60, "days"),
    )
    found = Lived(area, somebody(sopo=True, joined=-300), days=250, says={
        Purpose.ENFORCEMENT: lambda _, ordinal, __: (0.077 if ordinal == 0 else 0.9999999, 0.0, 0.0, 0.0)
    }).run()  # fmt: skip
    ((ends, *_),) = found.events(Event.RETURNED_TO_CUSTODY)
    for work in (Work.SOPO_CHECK, Work.SOPO_REVIEW):
        assert found.duties(work) == [(0, ends), (ends + 60, NO_DAY)]


def test_a_joint_review_of_a_sopo_case_is_owed_at_level_1_only() -> None:
    area = quiet(register__people=1, sopo__joint_review=True)
    found = moved(moved(Lived(area, somebody(sopo=True, rosh=2), days=300), 50, level=2), 150, level=1).run()
    assert found.duties(Work.SOPO_REVIEW) == [(0, 50), (150, NO_DAY)]


@pytest.mark.parametrize(("specialists", "moves"), [(1, True), (0, False)])
def test_a_specialist_takes_over_a_case_that_comes_to_be_of_high_rosh(specialists: int, moves: bool) -> None:
    area = quiet(register__people=1, offender_managers__specialist_posts=specialists, movement__rosh_up_per_year=1.0)
    someone: Person = somebody(rosh=1)
    seen: list[int] = []
    found = Lived(area, someone, days=100)
    for day in (1, 50):
        found.at(day, lambda: seen.append(someone.officers[Role.OFFENDER_MANAGER]))

    def rises() -> None:
        found.service.lives._happenings._rosh_up(someone, 20, 1)

    found.at(20, rises).run()
    assert (seen[0] != seen[1]) is moves
    assert found.duties(Work.PROBATION_VISIT) == [(20, NO_DAY)]
    contacts = found.rows(Work.CONTACT, Outcome.DONE).query("day >= 20")
    assert (contacts.officer == seen[1]).all() and len(contacts) > 0
