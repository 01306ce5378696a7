"""Which programme an order requires, by the area's own thresholds (¶2.11, 6.3), and what follows a programme."""

from __future__ import annotations

from typing import Any

import pytest

from rightmix_sim.model.population.person import Person
from rightmix_sim.model.population.population import people_on_day_one
from rightmix_sim.model.population.routes import route
from rightmix_sim.randomness import draws
from rightmix_sim.records import Happened, Programme, Standing
from rightmix_sim.scenario import open_scenario
from rightmix_sim.scenario.area import Area
from tests.model.areas import SIX, ash, frame
from tests.model.programme_runs import Service, happened, man, way

EVERYBODY = {"programme__required_of_suitable": 1.0, "i_sotp__groups": 1, "i_sotp__referred_share": 1.0}
NOBODY = {"programme__required_of_suitable": 0.0, "i_sotp__groups": 1, "i_sotp__referred_share": 0.0}
A_SOTP = {"programme__offers_a_sotp": True, "a_sotp__groups": 1}
CORE, I_SOTP, OPEN_A_SOTP = Programme.CORE, Programme.I_SOTP, Programme.A_SOTP


def of(area: Area, **facts: Any) -> tuple[Standing, Programme | None]:
    return route(man(1, programme=None, **facts), area, draws(1, 0, area.name))


@pytest.mark.parametrize(
    ("facts", "settings", "standing", "programme"),
    [
        ({}, {}, Standing.REQUIRED, CORE),
        ({"denial": 1}, {}, Standing.REQUIRED, CORE),
        ({"denial": 1}, {"programme__excludes_denial": "partial"}, Standing.EXCLUDED_DENIAL, None),
        ({"denial": 2}, {}, Standing.EXCLUDED_DENIAL, None),
        ({"denial": 2}, {"programme__excludes_denial": "never"}, Standing.REQUIRED, CORE),
        ({"under_21": True}, {}, Standing.REQUIRED, CORE),
        ({"under_21": True}, {"programme__minimum_age": 21}, Standing.EXCLUDED_AGE, None),
        ({"learning_disability": True}, {}, Standing.EXCLUDED_LEARNING_DISABILITY, None),
        ({"learning_disability": True}, A_SOTP, Standing.REQUIRED, OPEN_A_SOTP),
        ({"learning_disability": True, "denial": 2}, A_SOTP, Standing.REQUIRED, OPEN_A_SOTP),
        ({"learning_disability": True}, A_SOTP | {"a_sotp__groups": 0}, Standing.EXCLUDED_LEARNING_DISABILITY, None),
        (
            {"learning_disability": True},
            A_SOTP | {"programme__offers_a_sotp": False},
            Standing.EXCLUDED_LEARNING_DISABILITY,
            None,
        ),
        # The A-SOTP comes last: who is taken by the core programme goes there
        (
            {"learning_disability": True},
            A_SOTP | {"programme__excludes_learning_disability": False},
            Standing.REQUIRED,
            CORE,
        ),
        ({"images_only": True}, {}, Standing.REQUIRED, I_SOTP),
        ({"images_only": True, "rosh": 1}, {}, Standing.REQUIRED, I_SOTP),
        ({"images_only": True, "rosh": 2}, {}, Standing.REQUIRED, CORE),
        ({"images_only": True}, {"i_sotp__groups": 0}, Standing.REQUIRED, CORE),
        ({"images_only": True}, {"programme__offers_i_sotp": False}, Standing.REQUIRED, CORE),
        ({"images_only": True}, {"i_sotp__referred_share": 0.0}, Standing.REQUIRED, CORE),
        # In a group from 21 on; before that the I-SOTP is given individually (¶2.11), so the group is not open
        ({"images_only": True, "under_21": True}, {}, Standing.REQUIRED, CORE),
        ({"images_only": True, "denial": 2}, {}, Standing.REQUIRED, I_SOTP),
        ({"images_only": True, "learning_disability": True}, A_SOTP, Standing.REQUIRED, OPEN_A_SOTP),
    ],
)
def test_the_thresholds_say_which_programme_is_required(
    facts: dict[str, Any], settings: dict[str, Any], standing: Standing, programme: Programme | None
) -> None:
    assert of(ash(**EVERYBODY | settings), **facts) == (standing, programme)


def test_who_is_suitable_is_not_always_required() -> None:
    assert of(ash(**NOBODY)) == (Standing.NOT_REQUIRED, None)
    assert of(ash(**NOBODY), images_only=True) == (Standing.NOT_REQUIRED, None)
    assert of(ash(**NOBODY), denial=2) == (Standing.EXCLUDED_DENIAL, None)


def routed(area: Area, replication: int = 0) -> list[tuple[Person, Standing, Programme | None]]:
    luck = draws(1, replication, area.name)
    return [(one, *route(one, area, luck)) for one in people_on_day_one(area, luck) if one.supervised]


def test_an_i_sotp_takes_the_men_of_images_only_and_moves_nobody_else() -> None:
    without = ash(register__people=2000, offender_managers__posts=20, i_sotp__groups=0)
    beside = ash(register__people=2000, offender_managers__posts=20, i_sotp__groups=1)
    moved = 0
    for (person, *before), (_, *after) in zip(routed(without), routed(beside), strict=True):
        if before != after:
            moved += 1
            assert person.images_only and after == [Standing.REQUIRED, I_SOTP]
    assert moved > 10


@pytest.mark.parametrize("name", SIX)
def test_the_six_areas_send_people_only_where_they_have_groups(name: str) -> None:
    area = open_scenario("six-areas-2009").area(name)
    where = {programme for replication in range(5) for _, _, programme in routed(area, replication)}
    expected = (
        {CORE, None} | ({I_SOTP} if area.i_sotp.groups else set()) | ({OPEN_A_SOTP} if area.a_sotp.groups else set())
    )
    assert where == expected


# ---- What follows

FOLLOWING = {
    "programme__kind": "rolling",
    "programme__groups": 1,
    "programme__places": 100,
    "programme__sessions": 10,
    "programme__block_sessions": 10,
    "programme__missed_share": 0.0,
    "programme__notice_weeks": 1,
    "better_lives__kind": "rolling",
    "better_lives__groups": 1,
    "better_lives__places": 100,
    "better_lives__sessions": 10,
    "maintenance__groups": 1,
    "maintenance__places": 100,
    "maintenance__sessions": 10,
}


def followed(count: int = 1, days: int = 600, **changes: Any) -> Any:
    service = Service(ash(**FOLLOWING | changes), days)
    return service, service.run([man(number) for number in range(count)])


def test_better_lives_follows_the_core_programme_and_maintenance_follows_both() -> None:
    _, records = followed(better_lives__referred_share=1.0, maintenance__referred_share=1.0)
    core, better, kept = (
        way(records, 0, programme) for programme in (CORE, Programme.BETTER_LIVES, Programme.MAINTENANCE)
    )
    assert core[-1][0] is better[-1][0] is kept[-1][0] is Happened.COMPLETED
    assert better[0] == (Happened.REQUIRED, core[-1][1]) and kept[0] == (Happened.REQUIRED, better[-1][1])


def test_maintenance_follows_the_core_programme_where_there_is_no_better_lives() -> None:
    for settings in ({"better_lives__groups": 0}, {"better_lives__referred_share": 0.0}):
        _, records = followed(maintenance__referred_share=1.0, **settings)
        assert way(records, 0, Programme.BETTER_LIVES) == []
        assert way(records, 0, Programme.MAINTENANCE)[0] == (Happened.REQUIRED, way(records, 0)[-1][1])


def test_the_referred_share_is_that_of_the_area() -> None:
    """Of 400 men, 0.6 to Better Lives: 240, with a standard deviation of sqrt(400 * 0.6 * 0.4) = 9.8."""
    _, records = followed(400, 300, better_lives__referred_share=0.6, programme__places=400)
    assert abs(len(happened(records, Happened.REQUIRED, Programme.BETTER_LIVES)) - 240) < 4 * 9.8


def test_nothing_follows_where_too_little_of_the_order_is_left() -> None:
    """Completed on some day; a week's notice and ten weeks of sessions need 77 days of the order after it."""
    _, records = followed(better_lives__referred_share=1.0, maintenance__groups=0)
    completed = way(records, 0)[-1][1]
    for left, follows in ((76, False), (77, True)):
        service = Service(ash(**FOLLOWING | {"better_lives__referred_share": 1.0, "maintenance__groups": 0}), 600)
        records = service.run([man(0, end=completed + left)])
        assert bool(way(records, 0, Programme.BETTER_LIVES)) is follows


def test_completion_of_the_core_is_told_and_that_of_what_follows_is_not() -> None:
    service, records = followed(better_lives__referred_share=1.0, maintenance__referred_share=1.0)
    told = [one for one in service.told if one[0] == "completed"]
    assert told == [("completed", 0, CORE, way(records, 0)[-1][1])]
    assert {name for name, *_ in service.told} == {"offered", "started", "completed"}


def test_a_block_of_a_group_beside_the_core_is_the_whole_of_it_with_as_large_a_part_that_may_be_missed() -> None:
    """Of 20 sessions of a core block 2 may be missed, so of 60 of the A-SOTP 6; never fewer than 2."""
    from rightmix_sim.model.programmes.terms import group_terms

    area = ash(
        programme__block_sessions=20, programme__missed_allowed=2, a_sotp__sessions=60, better_lives__sessions=10
    )
    a_sotp, better = group_terms(area, OPEN_A_SOTP), group_terms(area, Programme.BETTER_LIVES)
    assert (a_sotp.block_sessions, a_sotp.missed_allowed) == (60, 6)
    assert (better.block_sessions, better.missed_allowed) == (10, 2)
    assert (group_terms(area, CORE).block_sessions, group_terms(area, CORE).missed_allowed) == (20, 2)


def test_sessions_of_all_programmes_are_told_apart() -> None:
    _, records = followed(20, better_lives__referred_share=1.0, maintenance__referred_share=1.0)
    sessions = frame(records, "sessions")
    assert set(sessions.programme) == {int(CORE), int(Programme.BETTER_LIVES), int(Programme.MAINTENANCE)}
    assert (sessions.groupby(["programme", "person"]).session.max() == 9).all()
