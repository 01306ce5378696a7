"""What is owed follows the person: categories and levels that move, officers who are trained, work asked for."""

from __future__ import annotations

from typing import Any

import pytest

from rightmix_sim.model.population.person import STAFF, Person
from rightmix_sim.randomness import Purpose
from rightmix_sim.records import NO_DAY, Event, Outcome, Role, Work
from rightmix_sim.scenario.area import Interval
from tests.model.one_life import Lived, Says, after_days, moved, quiet, somebody

VISITS = {
    "police_visits__low": Interval(180, "days"),
    "police_visits__medium": Interval(100, "days"),
    "police_visits__high": Interval(30, "days"),
    "police_visits__planned_days_ahead": 0,
    "police_reviews__level_1_with_visits": False,
}


def area_of(**changes: Any) -> Any:
    return quiet(register__people=1, **VISITS | changes)


def on_register(**more: Any) -> Person:
    """Somebody on the register only, last visited nine days before the run."""
    return somebody(kind=0, joined=-900, known={Work.POLICE_VISIT: -9}, **more)


# ---- Categories


def test_a_category_that_rises_dates_the_next_visit_from_the_last_one() -> None:
    """Last visited on day -9, so by medium due on day 91, a Monday. From day 10 on by high: on day 21, a Monday."""
    assert Lived(area_of(), on_register(), days=200).run().done(Work.POLICE_VISIT)[0] == 91
    found = moved(Lived(area_of(), on_register(), days=200), 10, rm2000=2).run()
    assert found.done(Work.POLICE_VISIT)[:2] == [21, 51]
    assert found.duties(Work.POLICE_VISIT) == [(0, 10), (10, NO_DAY)]


def test_a_category_that_rises_when_the_visit_is_overdue_by_the_new_one_opens_it_at_once() -> None:
    """By high it would have been due on day 21. On day 50, a Tuesday, it is done, with the date of day 21."""
    found = moved(Lived(area_of(), on_register(), days=200), 50, rm2000=2).run()
    first = found.rows(Work.POLICE_VISIT, Outcome.DONE).iloc[0]
    assert (first.day, first.due) == (50, 21)


def test_a_category_that_falls_lets_the_next_visit_wait() -> None:
    """From day 10 on by low: -9 + 180 = 171 is a Thursday."""
    found = moved(Lived(area_of(), on_register(), days=200), 10, rm2000=0).run()
    assert found.done(Work.POLICE_VISIT) == [171]


def test_up_and_down_again_on_one_morning_changes_nothing() -> None:
    found = moved(moved(Lived(area_of(), on_register(), days=200), 10, rm2000=2), 10, rm2000=1).run()
    assert found.done(Work.POLICE_VISIT) == [91, 191]


def test_pieces_go_on_being_counted_when_the_terms_are_others() -> None:
    """So the luck of a piece is that of no piece before it. Days 181 and 272 are Sundays."""
    found = moved(Lived(area_of(), on_register(), days=300), 96, rm2000=2).run()
    rows = found.rows(Work.POLICE_VISIT, Outcome.DONE)
    assert rows.day.tolist() == [91, 121, 151, 182, 212, 242, 273]
    assert rows.ordinal.tolist() == [0, 1, 2, 3, 4, 5, 6]


def test_what_does_not_go_by_the_level_of_rosh_is_not_begun_anew_when_that_moves() -> None:
    """Visits by the police go by RM2000; a contact is that of the tier, which is 4 from high RoSH on."""
    found = moved(Lived(area_of(), somebody(rosh=1), days=200), 40, rosh=2).run()
    assert found.duties(Work.POLICE_VISIT) == [(0, NO_DAY)] and found.duties(Work.CONFIRMATION) == [(0, NO_DAY)]
    assert found.duties(Work.CONTACT) == [(0, 40), (40, NO_DAY)]


def test_home_visits_by_probation_are_owed_from_high_rosh_on_and_no_longer_below_it() -> None:
    found = moved(moved(Lived(area_of(), somebody(rosh=1), days=300), 40, rosh=2), 150, rosh=1).run()
    assert found.duties(Work.PROBATION_VISIT) == [(40, 150)]


def test_countersigning_begins_with_high_rosh_and_follows_the_next_review() -> None:
    """A review is due every 60 days from day -10: on day 50; the senior countersigns it afterwards."""
    changes = {"plans__review_every": Interval(60, "days"), "plans__review_planned_days_ahead": 0}
    someone = somebody(rosh=1, known={Work.OASYS_REVIEW: -10})
    found = moved(Lived(area_of(**changes), someone, days=150), 40, rosh=2).run()
    assert found.done(Work.OASYS_REVIEW)[0] == 50
    assert found.done(Work.COUNTERSIGNATURE)[0] == 51
    assert len(found.done(Work.COUNTERSIGNATURE)) == len(found.done(Work.OASYS_REVIEW))


# ---- Levels

LEVELS = {
    "mappa__level_1_oversight": "coordinator",
    "mappa__level_1_every": Interval(60, "days"),
    "mappa__level_1_ahead": 0,
    "mappa__lowered_share": 0.0,
}


def test_a_case_that_goes_up_to_level_2_leaves_level_1_oversight_and_comes_back_to_it() -> None:
    found = moved(moved(Lived(area_of(**LEVELS), somebody(rosh=2), days=300), 50, level=2), 150, level=1).run()
    assert found.duties(Work.LEVEL_1_OVERSIGHT) == [(0, 50), (150, NO_DAY)]
    assert [row[2] for row in found.events(Event.MAPPA_LEVEL_CHANGED)] == [2, 1]
    states = found.table("states")
    assert states[["day", "mappa_level"]].to_numpy().tolist() == [[0, 1], [50, 2], [150, 1]]


def test_carrying_over_a_meetings_actions_is_owed_at_levels_2_and_3_only() -> None:
    found = moved(moved(Lived(area_of(**LEVELS), somebody(rosh=2), days=300), 50, level=2), 150, level=1).run()
    assert found.duties(Work.MAPPA_INTO_OASYS) == found.duties(Work.MAPPA_INTO_VISOR) == [(50, 150)]


def test_the_police_review_follows_the_meeting_at_level_2_and_a_date_at_level_1() -> None:
    """At level 1 every 4 months (from day -20 on: day 100); at level 2 only after a meeting, and there is none."""
    someone = somebody(rosh=2, known={Work.POLICE_REVIEW: -20})
    at_1 = Lived(area_of(**LEVELS), someone, days=140).run()
    assert len(at_1.done(Work.POLICE_REVIEW)) == 1
    someone = somebody(rosh=2, known={Work.POLICE_REVIEW: -20})
    at_2 = moved(Lived(area_of(**LEVELS), someone, days=140), 10, level=2).run()
    assert at_2.done(Work.POLICE_REVIEW) == []


def test_setting_the_level_it_has_changes_nothing() -> None:
    found = moved(Lived(area_of(**LEVELS), somebody(rosh=2), days=100), 50, level=1).run()
    assert found.events(Event.MAPPA_LEVEL_CHANGED) == [] and len(found.table("states")) == 1


# ---- Officers and what they are trained in

UNTRAINED: dict[str, Any] = {
    "training__rm2000": 0.0,
    "training__police_rm2000": 0.0,
    "training__sarn": 0.0,
    "training__denial": 0.0,
    "training__courses_per_year": 1.0,
    "training__course_days": 2,
}


def course_on(day: int) -> dict[Purpose, Says]:
    """The course of every officer begins on a day; nobody has a skill by chance."""
    return {Purpose.TRAINING: lambda *_: (after_days(day - 1), 0.0, 0.0, 0.0)}


def test_rm2000_is_owed_when_the_officer_is_trained_and_not_before() -> None:
    """An order begins on day 7; the course is on days 28 and 29, so from day 30 on both can score."""
    area = quiet(register__people=0, **UNTRAINED)
    found = Lived(area, days=120, says=course_on(28), arriving=(somebody(0, 7, 300, entered=7),)).run()
    for work in (Work.RM2000_PROBATION, Work.RM2000_POLICE):
        assert [opened for opened, _ in found.duties(work)] == [30], work
        assert len(found.done(work)) == 1
    training = found.table("training")
    assert set(training.day) == {30} and set(training.until) == {NO_DAY}


def test_the_approval_of_a_supervisor_follows_the_score_and_comes_once() -> None:
    area = quiet(register__people=0)
    found = Lived(area, days=120, arriving=(somebody(0, 7, 300, entered=7),)).run()
    (scored,) = found.done(Work.RM2000_POLICE)
    assert found.done(Work.RM2000_APPROVAL) == [scored + 1]


def test_a_colleague_who_is_not_trained_leaves_the_score_unmade() -> None:
    """The first of two posts is trained, the second not; the case comes on a Saturday and changes hands on Sunday."""

    def only_the_first(post: int, *_: int) -> tuple[float, float, float, float]:
        return (0.0 if post % 10_000 == 0 else 0.99,) * 4

    area = quiet(register__people=0, training__rm2000=0.5, training__police_rm2000=0.5)
    found = Lived(area, days=60, says={Purpose.TRAINING: only_the_first}, arriving=(somebody(0, 5, 300, entered=5),))
    person, service = found.people[0], found.service

    def changes_hands() -> None:
        team = service.teams[Role.OFFENDER_MANAGER]
        first, second = team.posts
        first.people.pop(0)
        second.people[0] = False
        service.casework.hand_over(person, Role.OFFENDER_MANAGER, second.officer, 6)

    found.at(6, changes_hands).run()
    assert found.duties(Work.RM2000_PROBATION) == [(5, 6)]
    assert found.done(Work.RM2000_PROBATION) == [] and len(found.done(Work.RM2000_POLICE)) == 1


# ---- Work that is asked for


def asked(work: Work, day: int, *, found: Lived) -> list[bool]:
    """Whether asking for work on a morning opened it; the list fills in the run."""
    answers: list[bool] = []
    found.at(day, lambda: answers.append(found.service.casework.ask(found.people[0], work, day)))
    return answers


def test_work_that_is_open_is_not_asked_for_twice_and_what_is_done_may_be_asked_for_again() -> None:
    """Asked for and done on a Monday; asked for again on a Sunday and done on the Monday after it."""
    found = Lived(area_of(), somebody(), days=60)
    first, at_once, later = (asked(Work.ENFORCEMENT, day, found=found) for day in (7, 7, 20))
    found.run()
    assert (first, at_once, later) == ([True], [False], [True])
    assert found.done(Work.ENFORCEMENT) == [7, 21]


def test_the_second_piece_of_a_kind_has_luck_of_its_own() -> None:
    found = Lived(area_of(duration_variation=0.5), somebody(), days=60)
    for day in (7, 20):
        asked(Work.ENFORCEMENT, day, found=found)
    found.run()
    rows = found.rows(Work.ENFORCEMENT, Outcome.DONE)
    assert rows.ordinal.is_unique and len(rows) == 2
    assert rows.minutes.iloc[0] != rows.minutes.iloc[1]


def test_work_asked_of_probation_ends_with_the_order_and_of_the_police_with_the_register() -> None:
    nobody = {f"{role}__posts": 0 for role in ("offender_managers", "public_protection_officers")}
    found = Lived(area_of(**nobody), somebody(end=50, left=90), days=120)
    for work in (Work.CHANGE_REVIEW, Work.CHANGE_REVIEW_POLICE):
        asked(work, 20, found=found)
    found.run()
    assert found.duties(Work.CHANGE_REVIEW) == [(20, 50)] and found.duties(Work.CHANGE_REVIEW_POLICE) == [(20, 90)]


def test_an_appointment_is_kept_on_its_day_or_not_at_all() -> None:
    """Day 15 is a Tuesday, day 20 a Sunday: nobody is there then."""
    for day, kept in ((15, True), (20, False)):
        found = Lived(area_of(), somebody(), days=60)
        missed: list[bool] = []
        casework, person = found.service.casework, found.people[0]
        found.at(
            day, lambda day=day, casework=casework, person=person: casework.appoint(person, Work.MAPPA_MEETING, day)
        )
        found.at(day + 1, lambda day=day, casework=casework, person=person, missed=missed: missed.append(
            casework.end(person, Work.MAPPA_MEETING, day + 1)))  # fmt: skip
        found.run()
        assert missed == [not kept]
        assert found.done(Work.MAPPA_MEETING) == ([day] if kept else [])


@pytest.mark.parametrize("held", [{Role.OFFENDER_MANAGER: 1}, {}])
def test_officers_let_a_case_go_when_nothing_of_it_is_theirs(held: dict[Role, int]) -> None:
    found = Lived(area_of(), somebody(end=50, left=90, posts=held), days=120)
    seen: dict[int, set[Role]] = {}
    for day in (49, 51, 89, 91):
        found.at(day, lambda day=day: seen.update({day: set(found.people[0].officers)}))
    found.run()
    assert {Role.OFFENDER_MANAGER, Role.PUBLIC_PROTECTION_OFFICER} <= seen[49]
    assert Role.OFFENDER_MANAGER not in seen[51] and Role.PUBLIC_PROTECTION_OFFICER in seen[89]
    assert seen[91] == set()
    held_still = {number for team in found.service.teams.values() for post in team.everybody for number in post.people}
    assert all(number >= STAFF for number in held_still)
