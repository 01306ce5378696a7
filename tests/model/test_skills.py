"""Who is trained in what, when a course changes it, and that what somebody learned leaves with them."""

from __future__ import annotations

import math
from typing import Any

import pytest

from rightmix_sim.model.clock import Clock
from rightmix_sim.model.ledger import Ledger
from rightmix_sim.model.population.person import NEVER
from rightmix_sim.model.staff.skills import Sat, Skills
from rightmix_sim.model.staff.team import Post, Team
from rightmix_sim.model.staff.teams import teams_of
from rightmix_sim.randomness import Purpose, draws
from rightmix_sim.records import SKILLS, Role, Work
from tests.model.one_life import Lived, Said, Says, after_days, quiet
from tests.model.stand_ins import MONDAY

OM, PPO = Role.OFFENDER_MANAGER, Role.PUBLIC_PROTECTION_OFFICER
NOBODY_TRAINED = {f"training__{name}": 0.0 for name in ("rm2000", "denial", "sarn", "police_rm2000")}
COURSES = NOBODY_TRAINED | {"training__courses_per_year": 1.0, "training__course_days": 2}


class School:
    """Skills on their own: officers who are on duty but on the days in `away`, and what was told."""

    def __init__(self, days: int = 200, says: dict[Purpose, Says] | None = None, **changes: Any) -> None:
        area = quiet(**changes)
        base = draws(1, 0, area.name)
        luck = Said(base.key_0, base.key_1, says or {})
        self.clock, self.ledger = Clock(days, MONDAY), Ledger()
        self.teams = teams_of(area, 0, self.clock, luck)
        self.skills = Skills(area, self.clock, self.teams, self.ledger, luck)
        self.away: set[int] = set()
        self.missed: set[int] = set()  # training days that are booked and not held
        self.booked: list[tuple[int, int]] = []
        self.trained: list[tuple[int, int]] = []
        self.told = (self._booked, self._trained, lambda _, day: day not in self.away)

    def _booked(self, _: Team, post: Post, day: int) -> Sat:
        self.booked.append((post.officer, day))
        return lambda _: day not in self.missed

    def _trained(self, _: Team, post: Post, day: int) -> None:
        self.trained.append((post.officer, day))

    def run(self, *roles: Role) -> School:
        for role in roles:
            for post in self.teams[role].posts:
                self.clock.begin(self.skills.course(self.teams[role], post, *self.told))
        self.clock.env.run(until=self.clock.until(self.clock.days))
        self.skills.finish(self.teams)
        return self

    def rows(self, officer: int) -> list[tuple[int, str, int]]:
        """From when, in what, and until when."""
        return [(day, SKILLS[skill], until) for of, _, day, skill, until in self.ledger.training if of == officer]


def course_on(day: int) -> dict[Purpose, Says]:
    """Each holder's course begins on a day, counted from when the holder came."""
    return {Purpose.TRAINING: lambda *_: (after_days(day - 1), 0.0, 0.0, 0.0)}


def test_on_day_one_the_shares_of_officers_are_trained() -> None:
    """Of 400 posts 0.84: 336, with a standard deviation of sqrt(400 * 0.84 * 0.16) = 7.3; of the police 0.94."""
    school = School(training__rm2000=0.84, training__denial=0.33, training__sarn=0.35, training__police_rm2000=0.94,
                    offender_managers__posts=400, public_protection_officers__posts=400)  # fmt: skip
    for role, skill, share in ((OM, "rm2000", 0.84), (OM, "denial", 0.33), (OM, "sarn", 0.35), (PPO, "rm2000", 0.94)):
        trained = sum(school.skills.has(post.officer, skill) for post in school.teams[role].posts)
        assert abs(trained - 400 * share) < 4 * math.sqrt(400 * share * (1 - share)), (role, skill)
    assert not any(school.skills.has(post.officer, "denial") for post in school.teams[PPO].posts)
    assert not any(
        school.skills.has(officer, skill)
        for role in set(school.teams) - {OM, PPO}
        for officer in school.teams[role].officers
        for skill in SKILLS
    )


def test_with_a_larger_share_trained_nobody_who_was_trained_is_not() -> None:
    few, many = (School(training__denial=share, offender_managers__posts=100).skills for share in (0.3, 0.6))
    assert {n for n in range(100) if few.has(n, "denial")} < {n for n in range(100) if many.has(n, "denial")}


def test_a_course_takes_its_days_and_teaches_all_that_is_lacking() -> None:
    """Day 30 and 31 of training; from day 32 on trained in all three."""
    school = School(says=course_on(30), **COURSES, offender_managers__posts=1).run(OM)
    assert school.booked == [(0, 30), (0, 31)] and school.trained == [(0, 32)]
    assert school.rows(0) == [(32, skill, NEVER) for skill in SKILLS]


def test_days_of_a_course_wait_for_days_on_which_the_officer_is_there() -> None:
    school = School(says=course_on(30), **COURSES, offender_managers__posts=1)
    school.away = {30, 31, 33}
    school.run(OM)
    assert school.booked == [(0, 32), (0, 34)] and school.trained == [(0, 35)]


def test_a_training_day_that_was_missed_is_booked_again() -> None:
    school = School(says=course_on(30), **COURSES, offender_managers__posts=1)
    school.missed = {30, 31}
    school.run(OM)
    assert [day for _, day in school.booked] == [30, 31, 32, 33] and school.trained == [(0, 34)]


def test_an_officer_who_lacks_nothing_goes_on_no_course_and_neither_does_anybody_without_courses() -> None:
    assert School(says={}, training__courses_per_year=4.0).run(OM, PPO).booked == []
    assert School(**COURSES | {"training__courses_per_year": 0.0}).run(OM, PPO).booked == []


def test_roles_without_skills_go_on_no_course() -> None:
    others = (Role.SENIOR_PROBATION_OFFICER, Role.POLICE_SUPERVISOR, Role.VICTIM_LIAISON_OFFICER)
    assert School(says=course_on(3), **COURSES).run(*others).booked == []


def leaves(school: School, day: int, back: int | None = None, role: Role = OM) -> School:
    """The first post of a role falls vacant on a day, and is filled on another."""
    team = school.teams[role]
    post = team.posts[0]

    def goes() -> None:
        post.filled = False
        school.skills.changed(team, post, *school.told)

    def comes() -> None:
        post.filled = True
        post.holder += 1
        school.skills.changed(team, post, *school.told)

    school.clock.at(day, goes)
    if back is not None:
        school.clock.at(back, comes)
    return school


@pytest.mark.parametrize("day", [10, 31])
def test_whoever_leaves_before_the_end_of_the_course_has_learned_nothing(day: int) -> None:
    school = leaves(School(says=course_on(30), **COURSES, offender_managers__posts=1), day).run(OM)
    assert school.rows(0) == [] and school.trained == []
    assert school.booked == [(0, 30)] * (day == 31)


def test_the_skills_of_a_leaver_end_and_the_newcomer_goes_on_a_course_of_their_own() -> None:
    """Trained from day 32 to day 60; the newcomer comes on day 70 and has the course 30 days on, to day 102."""
    school = leaves(School(says=course_on(30), **COURSES, offender_managers__posts=1), 60, 70).run(OM)
    assert school.rows(0) == [(32, skill, 60) for skill in SKILLS] + [(102, skill, NEVER) for skill in SKILLS]
    assert school.booked == [(0, 30), (0, 31), (0, 100), (0, 101)]


def test_a_newcomer_on_the_day_of_the_leavers_course_is_not_booked_on_it() -> None:
    """The leaver's course was on day 30. The post changes hands on days 20 and 30; the newcomer's own is on day 60."""
    school = leaves(School(says=course_on(30), **COURSES, offender_managers__posts=1), 20, 30).run(OM)
    assert school.booked == [(0, 60), (0, 61)]


def test_each_holder_has_luck_of_their_own() -> None:
    """By chance half are trained in RM2000; of 200 posts about half differ between the first and the next holder."""
    school = School(training__rm2000=0.5, offender_managers__posts=200, training__courses_per_year=0.0)
    before = {post.officer: school.skills.has(post.officer, "rm2000") for post in school.teams[OM].posts}
    for post in school.teams[OM].posts:
        post.filled = False
        school.skills.changed(school.teams[OM], post, *school.told)
        assert not school.skills.has(post.officer, "rm2000")
        post.filled, post.holder = True, 1
        school.skills.changed(school.teams[OM], post, *school.told)
    differ = sum(school.skills.has(officer, "rm2000") != had for officer, had in before.items())
    assert abs(differ - 100) < 4 * math.sqrt(200 * 0.25)


# ---- In the whole service


def test_a_training_day_stands_in_the_diary_and_takes_its_minutes() -> None:
    """Day 28 is a Monday. Both officers of both roles are on the course on it and on Tuesday: 4 posts, 2 days each."""
    area = quiet(register__people=0, **COURSES | {"training__day_minutes": 300.0})
    found = Lived(area, days=60, says=course_on(28)).run()
    for work in (Work.TRAINING, Work.TRAINING_POLICE):
        rows = found.table("work").query(f"work == {int(work)}")
        assert sorted(rows.day) == [28, 28, 29, 29] and set(rows.minutes) == {300}
        assert (rows.outcome == 0).all()


def test_more_courses_leave_who_is_trained_on_day_one_alone() -> None:
    none, many = (
        School(training__denial=0.4, training__courses_per_year=n, offender_managers__posts=50) for n in (0.0, 4.0)
    )
    trained = [{n for n in range(50) if school.skills.has(n, "denial")} for school in (none, many)]
    assert trained[0] == trained[1]
