"""Nobody and nothing gets lost in the six areas, with every system at work: `conservation.CHECKS`, one by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from rightmix_sim.records import NO_DAY, SCHEMA, Event, Outcome, Records, Resource, Served, Work
from rightmix_sim.scenario.area import Area
from tests.model.areas import SIX, changed, frame
from tests.model.conservation import CHECKS
from tests.model.everything_on import everything_on, records_of
from tests.model.told import most_at_once


@pytest.mark.parametrize("assert_that", CHECKS, ids=lambda check: check.__name__)
@pytest.mark.parametrize("name", SIX)
def test_it_holds_of_an_area_with_everything_on(name: str, assert_that: Callable[[Records, Area], None]) -> None:
    assert_that(records_of(name), everything_on(name))


def test_with_everything_on_all_kinds_of_work_events_and_queues_are_seen() -> None:
    """Else the checks would hold of nothing."""
    seen = [records_of(name) for name in SIX]
    kinds = {Work(int(work)) for records in seen for work in np.unique(records.duties["work"])}
    assert set(Work) - kinds == set()
    events = {Event(int(event)) for records in seen for event in np.unique(records.events["event"])}
    assert set(Event) - events <= {Event.SOPO_ENDED}  # after five years
    assert {int(one) for records in seen for one in np.unique(records.queues["resource"])} == set(map(int, Resource))
    assert all(any(len(next(iter(getattr(one, table).values()))) for one in seen) for table in SCHEMA)


def first(records: Records, table: str, **wanted: object) -> int:
    """The place of the first row of a table with these values."""
    rows = frame(records, table)
    fits = np.logical_and.reduce([rows[name] == value for name, value in wanted.items()])
    return int(np.flatnonzero(fits)[0])


def spoilt(records: Records, table: str, row: int, column: str, value: object) -> Records:
    """The records with another value in one place."""
    columns = {name: values.copy() for name, values in getattr(records, table).items()}
    columns[column][row] = value
    return replace(records, **{table: columns})


def wrong(records: Records) -> dict[str, Records]:
    """What is wrong, by the check that should notice it."""
    middle = (records.first_day + records.ends) // 2
    stays = first(records, "people", left=NO_DAY)
    ended = first(records, "events", event=int(Event.ORDER_ENDED))
    met = first(records, "events", event=int(Event.MAPPA_MEETING))
    known = first(records, "events", event=int(Event.CHANGE_KNOWN_POLICE))
    contact = first(records, "duties", work=int(Work.CONTACT))
    nobody = frame(records, "people").query("order_kind == 0").person.iloc[0]
    filled = first(records, "posts", role=0, filled=True)
    moved = first(records, "queues", resource=int(Resource.MOVE_ON_HOUSING), served=int(Served.LEFT))
    done = first(records, "work", outcome=int(Outcome.DONE))
    return {
        "people_add_up": spoilt(records, "people", stays, "left", middle),
        "nothing_happens_to_who_is_not_there": spoilt(records, "events", 0, "day", records.first_day - 9000),
        "orders_follow_each_other": spoilt(records, "events", ended, "day", records.events["day"][ended] - 1),
        "states_follow_events": spoilt(records, "states", 0, "tier", 9),
        "work_is_for_somebody_who_is_there": spoilt(records, "duties", contact, "person", nobody),
        "officers_work_within_their_hours": spoilt(records, "work", done, "minutes", 9000),
        "training_is_that_of_the_holder": spoilt(records, "training", 0, "until", middle),
        "posts_are_filled_as_their_vacancies_say": spoilt(records, "posts", filled, "filled", False),
        "waits_are_told_to_their_end": spoilt(records, "queues", moved, "served", int(Served.WAITING)),
        "who_stays_in_premises_has_moved_on_at_most_once_a_stay": spoilt(
            records, "queues", moved, "served", int(Served.GAVE_UP)
        ),
        "meetings_are_those_of_the_agenda": spoilt(records, "events", met, "detail", 1),
        "what_is_known_has_happened": spoilt(records, "events", known, "day", records.events["day"][known] + 1),
        "sessions_are_attended_in_a_place": spoilt(records, "sessions", 0, "day", records.first_day - 5000),
    }


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_each_check_notices_one_wrong_value(check: Callable[[Records, Area], None]) -> None:
    records, area = records_of("alder"), everything_on("alder")
    if check.__name__ == "nothing_scarce_is_had_twice":
        area = changed(area, {"premises.beds": 0})
        broken = records
    else:
        broken = wrong(records)[check.__name__]
    with pytest.raises(AssertionError):
        check(broken, area)


def test_spans_that_meet_on_a_day_are_not_at_once() -> None:
    # Until before day 3 and from day 3 on: one; from day 2 on as well: two; nothing that is over at once counts
    assert most_at_once([(1, 3), (3, 5)]) == 1
    assert most_at_once([(1, 3), (2, 4), (3, 5)]) == 2
    assert most_at_once([(4, 4), (1, 9)]) == 1
    assert most_at_once([]) == 0
