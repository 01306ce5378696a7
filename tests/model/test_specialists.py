"""Specialists, a cap on caseloads, and how cases are evened out when a post falls vacant or is filled (¶3.7, 3.12)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from rightmix_sim.model.clock import Clock
from rightmix_sim.model.ledger import Ledger
from rightmix_sim.model.staff.team import Post, Team
from rightmix_sim.randomness import Purpose, draws
from rightmix_sim.records import NO_DAY, Resource, Role, Served, Work
from tests.model.areas import ash, frame, months, run
from tests.model.one_life import Lived, Said, after_days, quiet, somebody
from tests.model.stand_ins import MONDAY


def team(posts: int, other_cases: float = 0.0, **changes: Any) -> Team:
    settings = {f"offender_managers__{name}": value for name, value in changes.items()}
    area = quiet(offender_managers__posts=posts, **settings)
    return Team(Role.OFFENDER_MANAGER, 0, area.offender_managers, other_cases, Clock(100, MONDAY), draws(1, 0, "ash"))


def held(found: Team) -> list[int]:
    return [len(post.people) for post in found.everybody]


# ---- Specialists


def test_specialists_hold_the_people_of_high_rosh_and_nobody_else() -> None:
    """Posts 0 and 1 are specialists'; six of high RoSH go to them in turn, three others to posts 2 and 3."""
    found = team(4, specialist_posts=2)
    assert [found.take_on(person, high=True) for person in range(6)] == [0, 1, 0, 1, 0, 1]
    assert [found.take_on(person) for person in range(6, 9)] == [2, 3, 2]


def test_without_specialists_in_post_their_people_go_to_whoever_holds_fewest() -> None:
    found = team(3, specialist_posts=1)
    found.posts[0].filled = False
    assert [found.take_on(person, high=True) for person in range(3)] == [1, 2, 1]
    found.posts[1].filled = found.posts[2].filled = False
    found.posts[0].filled = True
    assert found.take_on(9) == 0  # nobody else is there for the others either


def test_a_generic_team_makes_no_difference_by_rosh() -> None:
    found = team(3)
    assert [found.take_on(person, high=person % 2 == 0) for person in range(4)] == [0, 1, 2, 0]


def test_a_post_that_a_caseload_file_names_holds_the_person_if_it_is_filled() -> None:
    found = team(3)
    assert found.take_on(0, post=2) == 2
    found.posts[2].filled = False
    assert found.take_on(1, post=2) == 0


def test_specialists_hold_no_other_cases_and_have_all_their_hours() -> None:
    """30 other cases at 1.6 hours on two generic posts; the specialist keeps the 37 * 60 / 5 = 444 minutes of a day."""
    found = team(3, 30, specialist_posts=1, hours_per_other_case=1.6)
    assert [found.other_cases_of(post) for post in found.everybody] == [0, 15, 15, 0]
    capacity = np.zeros((4, 100), np.int64)
    found.hours_from(0, capacity)
    assert capacity[0, 0] == 444 and 0 < capacity[1, 0] == capacity[2, 0] < 444 and not capacity[3].any()


# ---- A cap


@pytest.mark.parametrize(
    ("cap", "registered", "each", "unallocated"),
    [
        (0, 10, 20, 0),  # no cap: 40 other cases on two posts
        (50, 10, 20, 0),  # 2 * 50 are room for 10 and 40
        (20, 10, 15, 10),  # 2 * 20 are room for 10 and 30: 10 go unallocated
        (5, 10, 0, 40),  # no room at all
        (3, 10, 0, 40),  # the registered are held all the same
    ],
)
def test_other_cases_beyond_the_cap_go_unallocated(cap: int, registered: int, each: float, unallocated: float) -> None:
    found = team(2, 40, caseload_cap=cap)
    for person in range(registered):
        found.take_on(person)
    assert [found.other_cases_of(post) for post in found.everybody] == [each, each, unallocated]


def test_a_cap_gives_hours_back_to_registered_people() -> None:
    """A vacancy leaves one post with 40 other cases, a cap of 15 with 10 of them beside 5 registered."""
    minutes = []
    for cap in (0, 15):
        found = team(2, 40, caseload_cap=cap, hours_per_other_case=2.0)
        found.posts[1].filled = False
        for person in range(5):
            found.take_on(person)
        capacity = np.zeros((3, 100), np.int64)
        found.hours_from(0, capacity)
        minutes.append(int(capacity[0, 0]))
    # 37 * 52.18 / 12 = 160.9 hours a month; 444 * (1 - 40 * 2 / 160.9) = 223 and 444 * (1 - 10 * 2 / 160.9) = 389
    assert minutes == [pytest.approx(223, abs=1), pytest.approx(389, abs=1)]


# ---- Vacancies


def life(found: Team, post: Post, moved: list[tuple[int, int, int]]) -> tuple[Ledger, list[str]]:
    """Let a post live its life; what is handed over, and in which order the service is told."""
    ledger, told = Ledger(), []

    def hand_over(_: Role, person: int, officer: int, day: int) -> None:
        moved.append((person, officer, day))
        told.append("handed over")

    found._clock.begin(
        found.vacancies(
            post,
            hand_over,
            lambda _, one, __: told.append(f"changed, holding {len(one.people)}"),
            lambda *_: told.append("settled"),
            ledger,
        )
    )
    return ledger, told


def leaving(posts: int, **changes: Any) -> Team:
    """A team whose first post falls vacant on day 11 and is filled a week later; nobody else leaves."""

    def says(post: int, ordinal: int, _: int) -> tuple[float, float, float, float]:
        first = post % 10_000 == 0 and ordinal == 1
        return (0.5 if ordinal == 0 else after_days(10) if first else 0.9999999, 0.0, 0.0, 0.0)

    settings: dict[str, Any] = {"turnover_per_year": 1.0, "recruitment_weeks": 1, **changes}
    area = quiet(offender_managers__posts=posts, **{f"offender_managers__{k}": v for k, v in settings.items()})
    luck = Said(*[draws(1, 0, "ash").key_0, draws(1, 0, "ash").key_1], {Purpose.VACANCY: says})
    return Team(Role.OFFENDER_MANAGER, 0, area.offender_managers, 0.0, Clock(40, MONDAY), luck)


def after(found: Team) -> Iterator[list[int]]:
    """Who holds how many in the middle of the vacancy and at the end."""
    for day in (14, 39):
        found._clock.env.run(until=found._clock.until(day))
        yield held(found)


def test_the_cases_of_a_leaver_go_to_those_who_hold_fewest_and_a_newcomer_is_given_as_many_as_the_others_hold() -> None:
    """Nine cases on three posts: 3 each; then 4 and 5 on two; then 3 each again."""
    found, moved = leaving(3), []
    for person in range(9):
        found.take_on(person)
    ledger, told = life(found, found.posts[0], moved)
    assert list(after(found)) == [[0, 5, 4, 0], [3, 3, 3, 0]]
    assert [day for _, _, day in moved] == [11, 11, 11, 18, 18, 18]
    (wait,) = ledger.waits
    assert (wait.resource, wait.person, wait.asked, wait.began, wait.served) == (
        Resource.VACANT_POST, 0, 11, 18, Served.LEFT)  # fmt: skip
    # a leaver is told of without a case, a newcomer before there is one
    assert told == [*["handed over"] * 3, "changed, holding 0", "settled",
                    "changed, holding 0", *["handed over"] * 3, "settled"]  # fmt: skip


def test_the_only_officers_cases_lie_in_the_tray_until_somebody_comes() -> None:
    found, moved = leaving(1), []
    for person in range(4):
        found.take_on(person)
    life(found, found.posts[0], moved)
    assert list(after(found)) == [[0, 4], [4, 0]]


def test_a_new_specialist_takes_over_from_specialists_only() -> None:
    found, moved = leaving(4, specialist_posts=2), []
    for person in range(6):
        found.take_on(person, high=True)
    for person in range(6, 12):
        found.take_on(person)
    life(found, found.posts[0], moved)
    assert list(after(found)) == [[0, 6, 3, 3, 0], [3, 3, 3, 3, 0]]


def test_no_case_is_lost_or_doubled_however_often_posts_fall_vacant() -> None:
    area = quiet(offender_managers__posts=5, offender_managers__turnover_per_year=1.0,
                 offender_managers__recruitment_weeks=3, offender_managers__specialist_posts=2)  # fmt: skip
    clock = Clock(2000, MONDAY)
    found = Team(Role.OFFENDER_MANAGER, 0, area.offender_managers, 0.0, clock, draws(2, 0, "ash"))
    for person in range(40):
        found.take_on(person, high=person % 3 == 0)
    moved: list[tuple[int, int, int]] = []
    for post in found.posts:
        life(found, post, moved)
    for day in range(1, 2000, 7):
        clock.env.run(until=clock.until(day))
        people = [person for post in found.everybody for person in post.people]
        assert sorted(people) == list(range(40))
        assert not any(post.people for post in found.posts if not post.filled)
    assert len(moved) > 100


# ---- In the whole service


def test_specialists_see_people_of_high_rosh_and_the_others_the_rest() -> None:
    area = ash(offender_managers__posts=4, offender_managers__specialist_posts=2,
               offender_managers__turnover_per_year=0.0, register__people=200)  # fmt: skip
    records = run(area, length=months(6))
    contacts = frame(records, "work").query(f"work == {int(Work.CONTACT)} and outcome == 0")
    rosh = frame(records, "people").set_index("person").rosh
    high = (rosh[contacts.person] >= 2).to_numpy()
    assert len(contacts) > 200
    assert high[contacts.officer < 2].all() and not high[contacts.officer >= 2].any()


def test_supervision_of_an_officer_ends_with_the_vacancy_and_begins_with_the_newcomer() -> None:
    area = quiet(register__people=1, offender_managers__turnover_per_year=1.0, offender_managers__recruitment_weeks=4,
                 offender_managers__posts=1, supervision__ahead=0)  # fmt: skip

    def says(post: int, ordinal: int, _: int) -> tuple[float, float, float, float]:
        return (0.5 if ordinal == 0 else after_days(9) if post == 0 and ordinal == 1 else 0.9999999, 0.0, 0.0, 0.0)

    found = Lived(area, somebody(), days=100, says={Purpose.VACANCY: says}).run()
    duties = found.table("duties").query(f"work == {int(Work.STAFF_SUPERVISION)}")
    assert list(zip(duties.opened, duties.closed, strict=True)) == [(0, 10), (38, NO_DAY)]
