"""A person's way through the area: recall and breach, custody, release, moving away and leaving, in every order."""

from __future__ import annotations

from typing import Any

import pytest

from rightmix_sim.model.population.person import NEVER, Person
from rightmix_sim.randomness import Purpose
from rightmix_sim.records import NO_DAY, Ending, Event, Outcome, Work
from rightmix_sim.scenario.area import Area, Interval
from tests.model.conservation import CHECKS
from tests.model.one_life import Lived, Says, after_days, quiet, somebody

ORDERS_AND_REGISTER = (
    Event.ORDER_BEGAN,
    Event.ORDER_ENDED,
    Event.RETURNED_TO_CUSTODY,
    Event.RELEASED_AGAIN,
    Event.LEFT_REGISTER,
    Event.BREACH,
)
BREACHES = {
    "enforcement__breaches_per_year": 1.0,
    "enforcement__returned_share": 1.0,
    "enforcement__custody": Interval(60, "days"),
    "enforcement__new_licence": Interval(100, "days"),
}
LICENCE, COMMUNITY = 2, 1
LATER = 0.9999999  # a number that stands for a day long after the run


def breach_on(*days: int) -> dict[Purpose, Says]:
    """Breaches on these days: each number is counted from the breach before it, or from where an order begins."""

    def says(_: int, ordinal: int, __: int) -> tuple[float, float, float, float]:
        when = after_days(days[ordinal] - 1) if ordinal < len(days) else LATER
        return (when, 0.0, 0.0, 0.0)

    return {Purpose.ENFORCEMENT: says}


def moves_on(day: int) -> dict[Purpose, Says]:
    """A move away on this day; nobody moves in."""
    return {
        Purpose.TRANSFER: lambda *_: (after_days(day - 1), 0.0, 0.0, 0.0),
        Purpose.ARRIVAL: lambda *_: (LATER,) * 4,
    }


def lived(person: Person, says: dict[Purpose, Says], days: int = 800, **changes: Any) -> Lived:
    """Somebody's life in an area where a breach ends in custody once the work is done; every check of it holds."""
    found = Lived(quiet(register__people=1, **BREACHES | changes), person, days=days, says=says).run()
    for check in CHECKS:
        check(found.records, found.area)
    return found


MOVES = {"movement__moves_away_per_year": 1.0}


def test_an_order_that_runs_its_course_is_completed_and_the_register_goes_on() -> None:
    found = lived(somebody(end=90, left=500, kind=COMMUNITY), breach_on())
    assert found.orders() == [(COMMUNITY, -200, 90, Ending.COMPLETED)]
    assert found.events(*ORDERS_AND_REGISTER) == [
        (0, Event.ORDER_BEGAN, COMMUNITY),
        (90, Event.ORDER_ENDED, Ending.COMPLETED),
        (500, Event.LEFT_REGISTER, 0),
    ]


def test_a_breach_on_licence_leads_to_recall_custody_and_a_new_licence() -> None:
    """Breach and the work for it on day 29, a Tuesday; back on 30, released on 30 + 60 = 90, licence until 90 + 100."""
    found = lived(somebody(), breach_on(29))
    assert found.orders() == [(LICENCE, -200, 30, Ending.RECALLED), (LICENCE, 90, 190, Ending.COMPLETED)]
    assert found.events(*ORDERS_AND_REGISTER) == [
        (0, Event.ORDER_BEGAN, LICENCE),
        (29, Event.BREACH, 0),
        (30, Event.ORDER_ENDED, Ending.RECALLED),
        (30, Event.RETURNED_TO_CUSTODY, 0),
        (90, Event.RELEASED_AGAIN, 60),
        (90, Event.ORDER_BEGAN, LICENCE),
        (190, Event.ORDER_ENDED, Ending.COMPLETED),
    ]


def test_a_breach_of_a_community_order_ends_it_and_what_follows_is_a_licence() -> None:
    found = lived(somebody(kind=COMMUNITY), breach_on(29))
    assert found.orders() == [(COMMUNITY, -200, 30, Ending.REVOKED), (LICENCE, 90, 190, Ending.COMPLETED)]
    assert (30, Event.RETURNED_TO_CUSTODY, 1) in found.events()


def test_the_second_licence_can_be_recalled_as_well() -> None:
    """The second breach comes 15 days after release: 90 + 15 = 105, back on 106, out on 166, until 266."""
    found = lived(somebody(), breach_on(29, 15))
    assert [order[1:3] for order in found.orders()] == [(-200, 30), (90, 106), (166, 266)]


def test_a_breach_that_does_not_end_in_custody_is_enforced_and_the_order_goes_on() -> None:
    found = lived(somebody(), breach_on(29), enforcement__returned_share=0.0)
    assert found.orders() == [(LICENCE, -200, 400, Ending.COMPLETED)]
    assert len(found.duties(Work.ENFORCEMENT)) == 1 and found.done(Work.ENFORCEMENT)[0] <= 30


@pytest.mark.parametrize(("end", "recalled"), [(30, False), (31, True)])
def test_nobody_is_recalled_when_the_order_is_over_first(end: int, recalled: bool) -> None:
    """Breach on day 29; custody would begin on day 30."""
    found = lived(somebody(end=end), breach_on(29))
    assert (found.orders()[0][3] == Ending.RECALLED) is recalled
    assert found.orders()[0][2] == 30


def test_a_recall_waits_for_the_work_that_it_takes() -> None:
    """Nobody is in post on the day of the breach, nor later: nobody is recalled, and the work is still to be done."""
    found = lived(somebody(), breach_on(29), offender_managers__posts=0)
    assert found.orders() == [(LICENCE, -200, 400, Ending.COMPLETED)]
    assert len(found.events(Event.BREACH)) == 1 and found.done(Work.ENFORCEMENT) == []


def test_nothing_is_owed_in_custody_and_all_of_it_again_after_release() -> None:
    """In custody from day 30 to day 90. Of the police's work as of probation's nothing is open then."""
    found = lived(somebody(rosh=2), breach_on(29))
    for work in (Work.CONTACT, Work.POLICE_VISIT, Work.PROBATION_VISIT, Work.OASYS_REVIEW, Work.CONFIRMATION):
        (_, first_closed), (again, _) = found.duties(work)
        assert (first_closed, again) == (30, 90), work
    duties = found.table("duties")
    assert not ((duties.person == 0) & (duties.opened < 90) & (duties.opened >= 30)).any()
    worked = found.table("work").query("person == 0 and outcome < 2")
    assert not worked.day.between(30, 89).any()


def test_the_first_contact_after_release_is_due_as_after_any_release() -> None:
    """RoSH medium is tier 3: five working days from Sunday 5 April (day 90), over Good Friday and Easter Monday.

    6, 7, 8 and 9 April, then the 14th: day 90 + 9 = 99.
    """
    found = lived(somebody(), breach_on(29))
    rows = found.rows(Work.CONTACT, Outcome.DONE)
    assert rows[rows.day >= 90].due.iloc[0] == 99


# ---- The register


def test_who_would_leave_the_register_while_in_custody_leaves_it_with_the_new_licence() -> None:
    """The notification period ends on day 60, in custody; on licence from day 90 to day 190 nobody is off."""
    found = lived(somebody(end=50, left=60), breach_on(29))
    assert found.events(Event.LEFT_REGISTER) == [(190, Event.LEFT_REGISTER, 0)]
    assert found.table("people").left.tolist() == [190]


def test_in_custody_at_the_end_of_the_run_nobody_is_said_to_have_left() -> None:
    """The run ends on day 80, ten days before release; the period would have ended on day 60."""
    found = lived(somebody(end=50, left=60), breach_on(29), days=80)
    assert found.events(Event.LEFT_REGISTER) == [] and found.table("people").left.tolist() == [190]


def test_a_notification_period_longer_than_the_new_licence_runs_its_course() -> None:
    found = lived(somebody(end=50, left=700), breach_on(29))
    assert found.events(Event.LEFT_REGISTER) == [(700, Event.LEFT_REGISTER, 0)]


def test_things_happen_after_release_to_who_would_have_left_the_register_before() -> None:
    """An absence on day 150; the notification period was to end on day 60, and the recall put that off to 190."""

    def absence(_: int, ordinal: int, attempt: int) -> tuple[float, float, float, float] | None:
        return (after_days(149) if ordinal == 1 else LATER, 0.0, 0.0, 0.0) if attempt == 2 else None

    found = lived(somebody(end=50, left=60), breach_on(29) | {Purpose.REGISTRATION: absence},
                  registration__absences_per_year=1.0)  # fmt: skip
    assert [day for day, *_ in found.events(Event.ABSENCE)] == [150]


# ---- Moving away


def test_who_moves_away_on_an_order_is_transferred() -> None:
    found = lived(somebody(), breach_on() | moves_on(100), **MOVES)
    assert found.orders() == [(LICENCE, -200, 100, Ending.TRANSFERRED)]
    assert found.events(Event.LEFT_REGISTER) == [(100, Event.LEFT_REGISTER, 1)]
    assert found.table("people").order_end.tolist() == [100]


def test_who_moves_away_after_the_order_has_completed_it() -> None:
    found = lived(somebody(end=60), breach_on() | moves_on(100), **MOVES)
    assert found.orders() == [(LICENCE, -200, 60, Ending.COMPLETED)]
    assert found.events(Event.LEFT_REGISTER) == [(100, Event.LEFT_REGISTER, 1)]


def test_who_would_have_moved_away_before_the_recall_is_not_recalled() -> None:
    """Breach on day 24; custody would begin on day 25."""
    found = lived(somebody(), breach_on(24) | moves_on(25), **MOVES)
    assert found.orders() == [(LICENCE, -200, 25, Ending.TRANSFERRED)]


@pytest.mark.parametrize("move", [31, 60, 90])
def test_who_would_have_moved_away_while_in_custody_stays_for_good(move: int) -> None:
    """In custody from day 30 until day 90, on the register without end: nobody leaves on the new licence's last day."""
    found = lived(somebody(), breach_on(29) | moves_on(move), **MOVES)
    assert found.orders()[1] == (LICENCE, 90, 190, Ending.COMPLETED)
    assert found.events(Event.LEFT_REGISTER) == [] and found.table("people").left.tolist() == [NO_DAY]


def test_who_moves_away_on_the_new_licence_is_transferred_then() -> None:
    found = lived(somebody(), breach_on(29) | moves_on(120), **MOVES)
    assert found.orders()[1] == (LICENCE, 90, 120, Ending.TRANSFERRED)
    assert found.events(Event.LEFT_REGISTER) == [(120, Event.LEFT_REGISTER, 1)]


def test_who_moves_away_on_the_day_the_licence_ends_has_completed_it() -> None:
    found = lived(somebody(end=100), breach_on() | moves_on(100), **MOVES)
    assert found.orders() == [(LICENCE, -200, 100, Ending.COMPLETED)]
    assert found.events(Event.LEFT_REGISTER) == [(100, Event.LEFT_REGISTER, 1)]


# ---- Levels


def test_the_level_goes_into_custody_and_back_and_ends_with_the_order() -> None:
    found = lived(somebody(level=2, rosh=2), breach_on(29))
    assert found.events(Event.MAPPA_LEVEL_CHANGED) == [(190, Event.MAPPA_LEVEL_CHANGED, 1)]
    states = found.table("states")
    assert states.day.tolist() == [0, 30, 90, 190]
    assert states.mappa_level.tolist() == [2, 2, 2, 1] and states.tier.tolist() == [4, 0, 4, 0]


# ---- Coming


def newcomer(day: int, **more: Any) -> Person:
    return somebody(0, day, day + 300, entered=day, **more)


@pytest.mark.parametrize(("u", "days"), [((0.5, 0.0), 0), ((0.5, 0.8), 3), ((0.95, 0.0), 4), ((0.95, 0.999), 31)])
def test_a_newcomer_registers_within_three_days_or_up_to_four_weeks_later(u: tuple[float, float], days: int) -> None:
    """0.93 of them in time, on day 0, 1, 2 or 3: 0.8 * 4 = 3.2. The others from day 4: 4 + 0.999 * 28 = 31.97."""
    area = quiet(register__people=0, registration__on_time_share=0.93)
    luck: dict[Purpose, Says] = {Purpose.REGISTRATION: lambda *_: (*u, 0.0, 0.0)}
    found = Lived(area, days=100, says=luck, arriving=(newcomer(10),)).run()
    assert found.events(Event.REGISTERED) == [(10 + days, Event.REGISTERED, days)]
    assert found.duties(Work.REGISTRATION)[0][0] == 10 + days


def test_who_moves_in_brings_a_record_that_is_put_in_order_and_is_not_registered_anew() -> None:
    mover = somebody(1, -100, 300, entered=20)
    found = Lived(quiet(register__people=0), days=100, arriving=(mover,)).run()
    assert found.events(Event.MOVED_IN, Event.REGISTERED, person=1) == [(20, Event.MOVED_IN, 0)]
    assert found.duties(Work.TRANSFER, 1)[0][0] == 20 and found.duties(Work.REGISTRATION, 1) == []
    assert found.duties(Work.INITIAL_PLAN, 1) == []  # of an order that began elsewhere


def test_who_moves_in_on_the_first_day_is_a_mover_too() -> None:
    mover = somebody(1, -100, 300, entered=0)
    found = Lived(quiet(register__people=0), days=100, arriving=(mover,)).run()
    assert found.events(Event.MOVED_IN, person=1) == [(0, Event.MOVED_IN, 0)]


def test_everything_is_the_same_with_plain_diaries() -> None:
    from tests.model.areas import differences

    area: Area = quiet(register__people=1, **BREACHES | MOVES)
    luck = breach_on(29) | moves_on(120)
    one, other = (
        Lived(area, somebody(rosh=2, level=2), says=luck, engine=engine).run().records
        for engine in ("compiled", "plain")
    )
    assert differences(one, other) == []
    assert NEVER not in one.people["left"]
