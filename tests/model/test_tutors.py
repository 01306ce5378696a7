"""Tutors: who gets them when there are too few, what a vacancy takes away, and that none is made or lost (¶6.1).

Worked by hand with closed groups of one weekly session and two tutors, so that a group takes two sessions of a tutor.
The run begins on Tuesday, day 0, and men of that day are on the list for the first entry day after it, day 7.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from rightmix_sim.model.clock import Clock, Process
from rightmix_sim.model.ledger import Ledger
from rightmix_sim.model.population.person import Person
from rightmix_sim.model.programmes.tutors import NO_PERSON, Tutors
from rightmix_sim.randomness import draws
from rightmix_sim.records import NO_DAY, Happened, Programme, Records, Resource, Served
from rightmix_sim.scenario import open_scenario
from rightmix_sim.scenario.area import Area
from tests.model.areas import SIX, ash, differences, frame
from tests.model.programme_runs import TUESDAY, Service, happened, man, months, queue, run

SCARCE = {
    "programme__kind": "closed",
    "programme__groups": 1,
    "programme__places": 5,
    "programme__smallest_group": 5,
    "programme__sessions": 20,
    "programme__block_sessions": 20,
    "programme__sessions_per_week": 1,
    "programme__entry_every_weeks": 1,
    "programme__notice_weeks": 0,
    "programme__gap_weeks": 0,
    "programme__missed_share": 0.0,
    "i_sotp__kind": "closed",
    "i_sotp__groups": 1,
    "i_sotp__places": 5,
    "i_sotp__smallest_group": 5,
    "i_sotp__sessions": 10,
    "i_sotp__entry_every_weeks": 1,
    "tutors__posts": 1,
    "tutors__groups_each": 2,
    "tutors__for_each_group": 2,
    "tutors__turnover_per_year": 0.0,
}


def scarce(**changes: Any) -> Area:
    return ash(**SCARCE | changes)


def men() -> list[Person]:
    """Ten for the core programme, which makes two groups, and five for the I-SOTP."""
    core = [man(number) for number in range(10)]
    return core + [man(number, programme=Programme.I_SOTP) for number in range(10, 15)]


def starts(records: Records, programme: Programme) -> list[int]:
    return sorted(set(happened(records, Happened.STARTED, programme).day))


def test_with_tutors_for_one_group_the_policy_says_which_is_next() -> None:
    """On day 7 the core programme has the tutors, for 20 weeks, to day 147; then either the second core group or the
    I-SOTP, which has stood in line since day 7 and takes 10 weeks."""
    expected = {
        "core": ([7, 147], [287]),  # 147 + 20 weeks
        "i_sotp": ([7, 217], [147]),  # 147 + 10 weeks
        "longest_wait": ([7, 217], [147]),
    }
    for first, (core, i_sotp) in expected.items():
        records = Service(scarce(tutors__first=first), 600).run(men())
        assert starts(records, Programme.CORE) == core
        assert starts(records, Programme.I_SOTP) == i_sotp


def test_a_group_that_waits_for_tutors_stands_in_the_queue() -> None:
    records = Service(scarce(tutors__first="i_sotp"), 600).run(men())
    assert queue(records, Resource.TUTORS) == [
        (NO_PERSON, 7, 7, 147, Served.LEFT),
        (NO_PERSON, 7, 147, 217, Served.LEFT),
        (NO_PERSON, 147, 217, 357, Served.LEFT),
    ]


@pytest.mark.parametrize("first", ["core", "i_sotp", "longest_wait"])
def test_with_enough_tutors_the_policy_makes_no_difference(first: str) -> None:
    records = Service(scarce(tutors__first=first, tutors__posts=2), 600).run(men())
    assert starts(records, Programme.CORE) == [7, 147]
    assert starts(records, Programme.I_SOTP) == [7]


def test_without_tutors_no_group_begins_and_all_stand_in_the_queue() -> None:
    records = Service(scarce(tutors__posts=0), 600).run(men())
    assert starts(records, Programme.CORE) == [] and starts(records, Programme.I_SOTP) == []
    waiting = (NO_PERSON, 7, None, None, Served.WAITING)
    assert queue(records, Resource.TUTORS) == [waiting, waiting]


def test_a_group_that_can_never_have_its_tutors_holds_up_no_other() -> None:
    """Core groups of three tutors where there are two: they wait in vain, the I-SOTP with one tutor does not."""
    area = scarce(tutors__for_each_group=3, programme__sessions_per_week=1, i_sotp__sessions_per_week=1)
    records = Service(area, 600).run(men())
    assert starts(records, Programme.CORE) == [] == starts(records, Programme.I_SOTP)
    twice = scarce(programme__sessions_per_week=2)  # needs four
    records = Service(twice, 600).run(men())
    assert starts(records, Programme.CORE) == [] and starts(records, Programme.I_SOTP) == [7]


def test_a_group_whose_people_are_gone_when_tutors_come_gives_them_up() -> None:
    """The core group's five are on short orders: when the tutors are free on day 77 nobody is there any more."""
    people = [man(number, programme=Programme.I_SOTP) for number in range(5)]
    people += [man(number, start=8, end=60) for number in range(5, 10)]
    records = Service(scarce(), 200).run(people)
    assert starts(records, Programme.I_SOTP) == [7] and starts(records, Programme.CORE) == []
    assert queue(records, Resource.TUTORS) == [
        (NO_PERSON, 7, 7, 77, Served.LEFT),
        (NO_PERSON, 14, None, 77, Served.GAVE_UP),
    ]


def test_rolling_groups_beyond_the_tutors_stay_shut() -> None:
    """Three rolling groups of two places, tutors for two of them: four people attend."""
    area = scarce(programme__kind="rolling", programme__groups=3, programme__places=2, tutors__posts=2,
                  programme__sessions=400, programme__block_sessions=400)  # fmt: skip
    service = Service(area, 300)
    records = service.run([man(number) for number in range(10)])
    assert len(happened(records, Happened.STARTED)) == 4 == service.programmes.groups[Programme.CORE].taken


def test_core_groups_of_day_one_have_their_tutors_before_all_others() -> None:
    """Five men are in the core group on day one, whatever the policy says; the I-SOTP's men cannot be."""
    begun = 0
    people = [man(number, start=-150) for number in range(5)]
    people += [man(number, start=-150, programme=Programme.I_SOTP) for number in range(5, 10)]
    for seed in range(6):
        area = scarce(tutors__first="i_sotp", programme__waited_at_start_months=1, i_sotp__sessions=30)
        service = Service(area, 100, seed=seed)
        waiting = service.programmes.begin(people)
        core = [person for person in people[:5] if person not in waiting]
        if core:  # the group is not in its gap
            begun += 1
            assert service.programmes.tutors.used == 2
            assert [person for person in people[5:] if person not in waiting] == []
    assert begun > 2


# ---- Vacancies


def test_a_vacant_post_is_a_row_from_the_day_somebody_leaves_to_the_day_somebody_is_there() -> None:
    records = run(ash(tutors__posts=8, tutors__turnover_per_year=1.0, tutors__recruitment_weeks=10), length=months(24))
    rows = [row for row in queue(records, Resource.VACANT_POST) if row[2] is not None]
    assert len(rows) > 5
    assert all(began == ended and served is Served.LEFT for _, _, began, ended, served in rows)
    assert all(began is not None and began - asked == 70 for _, asked, began, _, _ in rows)
    assert {number for number, *_ in rows} <= set(range(20_000, 20_008))


def test_who_leaves_finishes_the_group_and_what_they_took_is_gone_then() -> None:
    clock, ledger = Clock(4000, TUESDAY), Ledger()
    area = ash(tutors__posts=1, tutors__groups_each=2, tutors__turnover_per_year=0.5, tutors__recruitment_weeks=20)
    tutors = Tutors(clock, area, draws(3, 0, "tutors"), ledger)
    if not tutors.free:
        pytest.fail("another seed: the post is vacant on day one")
    asked = tutors.ask(Programme.CORE, 0, 2)
    tutors.begin(asked)
    while ledger.waits[-1].resource is not Resource.VACANT_POST:
        clock.env.step()
    assert (tutors.used, tutors.free, tutors.in_post) == (2, 0, 0)
    tutors.end(asked)
    clock.env.run(until=clock.env.now + 1)
    assert (tutors.used, tutors.free, tutors.in_post) == (0, 0, 0)
    clock.env.run(until=clock.until(clock.today + 141))
    assert (tutors.used, tutors.free, tutors.in_post) == (0, 2, 2)


def watched(area: Area, seed: int) -> tuple[Service, np.ndarray]:
    """Tutors used, free and in post, and people on the core waiting list, on each noon of three years."""
    service = Service(area, 1100, seed=seed)
    found: list[tuple[int, int, int, int]] = []

    def noons() -> Process:
        yield service.clock.env.timeout(12 * 60)
        while True:
            tutors, core = service.programmes.tutors, service.programmes.groups[Programme.CORE]
            found.append((tutors.used, tutors.free, tutors.in_post, len(core.waiting)))
            yield service.clock.env.timeout(24 * 60)

    service.clock.begin(noons())
    people = [man(number, start=13 * (number // 3), end=13 * (number // 3) + 800) for number in range(240)]
    for person in people[::3]:
        person.programme = Programme.I_SOTP
    service.run(people)
    return service, np.array(found)


@pytest.mark.parametrize("seed", range(6))
def test_tutors_are_neither_made_nor_lost(seed: int) -> None:
    """What is used and what is free is what those in post can take; more only while a leaver's groups run on."""
    area = scarce(tutors__posts=4, tutors__turnover_per_year=1.0, programme__groups=3, maintenance__groups=1)
    _, found = watched(area, seed)
    used, free, in_post, _ = found.T
    assert (used >= 0).all() and (free >= 0).all() and (used + free >= in_post).all()
    assert ((used + free == in_post) | (free == 0)).all()
    assert in_post.min() < 8 == in_post.max() and used.max() > 4


@pytest.mark.parametrize("kind", ["closed", "rolling"])
@pytest.mark.parametrize("seed", range(4))
def test_places_are_neither_made_nor_lost(kind: str, seed: int) -> None:
    """At the end as many places are taken as people have been offered one and are not through with it."""
    area = scarce(programme__kind=kind, programme__groups=3, tutors__posts=4, programme__missed_share=0.1)
    service, _ = watched(area, seed)
    for programme in (Programme.CORE, Programme.I_SOTP):
        rows = [what for of, _, _, what, _ in service.ledger.programme if of == int(programme)]
        gone = (Happened.LEFT_GROUP, Happened.COMPLETED, Happened.ORDER_ENDED_ATTENDING)
        # Nobody on day one, and every order outlasts the wait for the first session here
        through = sum(rows.count(int(why)) for why in gone)
        assert rows.count(int(Happened.OFFERED)) - through == service.programmes.groups[programme].taken


# ---- The six areas


@pytest.mark.parametrize("name", SIX)
def test_tutors_taken_by_the_records_never_exceed_all_posts(name: str) -> None:
    area = open_scenario("six-areas-2009").area(name)
    records = run(area, length=months(24))
    rows = frame(records, "queues")
    began = rows[(rows.resource == int(Resource.TUTORS)) & (rows.began != NO_DAY)]
    groups = [int(((began.began <= day) & ((began.ended > day) | (began.ended == NO_DAY))).sum())
              for day in range(records.first_day, records.ends)]  # fmt: skip
    least = area.tutors.for_each_group  # a group with one session a week
    assert max(groups) * least <= area.tutors.posts * area.tutors.groups_each


def test_nothing_of_the_core_programme_moves_when_an_i_sotp_with_tutors_of_its_own_is_added() -> None:
    """With a share of nobody referred to it, the I-SOTP takes nobody from the core programme."""
    for kind in ("closed", "rolling"):
        settings = {"programme__kind": kind, "programme__smallest_group": 2}
        one = run(ash(**settings, i_sotp__groups=0), length=months(24))
        other = run(ash(**settings, i_sotp__groups=2, i_sotp__referred_share=0.0), length=months(24))
        assert [name for name in differences(one, other) if name.startswith(("programme", "sessions", "people"))] == []


def test_who_stays_with_the_core_programme_has_the_same_luck_there_when_others_go_to_an_i_sotp() -> None:
    """With a place for everybody nobody's start depends on others, so the sessions of each are the same to the row."""
    settings = {"programme__places": 100, "programme__missed_share": 0.2, "register__people": 400,
                "offender_managers__posts": 5}  # fmt: skip
    one = run(ash(**settings, i_sotp__groups=0), length=months(24))
    other = run(ash(**settings, i_sotp__groups=1, i_sotp__kind="rolling", i_sotp__places=100), length=months(24))
    before, after = frame(one, "sessions"), frame(other, "sessions")
    after = after[after.programme == int(Programme.CORE)]
    there = set(frame(other, "programme").query("programme == 0").person)
    assert 20 < len(there) < len(set(frame(one, "programme").person))
    before = before[before.person.isin(there)]
    columns = ["person", "day", "session", "minutes", "attended"]
    ordered = [rows.sort_values(columns)[columns].to_numpy().tolist() for rows in (before, after)]
    assert ordered[0] == ordered[1]


def test_the_waiting_list_of_closed_groups_obeys_littles_law() -> None:
    """The mean number on the list, counted on every noon, is the rate at which people came onto it times the mean wait
    by the records. Without notice a wait ends on the day of the offer; one that goes on lasts to the end of the run."""
    area = scarce(programme__groups=2, tutors__posts=2, programme__missed_share=0.1)
    service, found = watched(area, 1)
    rows = [wait for wait in service.ledger.waits if wait.resource is Resource.CORE_PLACE]
    waits = [min(wait.began, wait.ended, service.days) - wait.asked for wait in rows]
    rate, mean = len(rows) / service.days, float(np.mean(waits))
    assert mean > 50 and len(rows) > 100
    assert float(found[:, 3].mean()) == pytest.approx(rate * mean)
