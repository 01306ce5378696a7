"""What must hold of the records of any area: nobody and nothing is lost, doubled or in two places at once.

Every check is a function of records and area that raises `AssertionError`; `CHECKS` are all of them. Days of tables
are day numbers; `FAR` stands for never.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from rightmix_sim.model.diaries.duty import LONGEST_MINUTES
from rightmix_sim.model.population.person import STAFF
from rightmix_sim.records import WORK_KINDS, Change, Event, Outcome, Programme, Records, Resource, Role, Served, Work
from rightmix_sim.scenario.area import Area
from tests.model.areas import frame, until
from tests.model.told import FAR, Spans, custody, entered, happened, in_post, lefts, most_at_once, orders, waits

WORKED = (int(Outcome.DONE), int(Outcome.FAILED))
WITH_ORDER = (Role.OFFENDER_MANAGER, Role.SENIOR_PROBATION_OFFICER, Role.VICTIM_LIAISON_OFFICER)
PLACES = {
    Programme.CORE: (Resource.CORE_PLACE, "programme"),
    Programme.I_SOTP: (Resource.I_SOTP_PLACE, "i_sotp"),
    Programme.A_SOTP: (Resource.A_SOTP_PLACE, "a_sotp"),
    Programme.BETTER_LIVES: (Resource.BETTER_LIVES_PLACE, "better_lives"),
    Programme.MAINTENANCE: (Resource.MAINTENANCE_PLACE, "maintenance"),
}

# ---- People


def people_add_up(records: Records, area: Area) -> None:
    """Day by day: there on day one, and joined, and moved in, less those who left, are those who are there."""
    came, left = entered(records), lefts(records)
    assert set(came) == set(left)
    days = np.arange(records.first_day, records.ends)
    none = np.zeros(days.size, int)
    there = sum((((days >= came[one]) & (days < left[one])).astype(int) for one in came), none)
    people, gone = frame(records, "people"), happened(records, Event.LEFT_REGISTER)
    on_day_one = (people.person < area.register.people).sum()
    after = people.person - area.register.people
    joined = people[(after >= 0) & (after % 2 == 0)]  # those between them moved in
    assert (joined.joined >= records.first_day).all()
    moved = happened(records, Event.MOVED_IN)
    arrivals = [*joined.joined, *moved.day]
    moves = [(day, 1) for day in arrivals] + [(day, -1) for day in gone.day]
    balance = on_day_one + sum((step * (days >= day).astype(int) for day, step in moves), none)
    np.testing.assert_array_equal(there, balance)
    assert len(people) == on_day_one + len(arrivals)
    assert sorted(zip(gone.person, gone.day, strict=True)) == sorted(
        (person, day) for person, day in left.items() if day < records.ends
    )
    assert not gone.person.duplicated().any() and not moved.person.duplicated().any()


def nothing_happens_to_who_is_not_there(records: Records, area: Area) -> None:
    came, left = entered(records), lefts(records)
    for table in ("events", "states"):
        rows = frame(records, table)
        for person, day in zip(rows.person, rows.day, strict=True):
            assert came[person] <= day <= left[person], (table, person, day)
    assert (records.events["day"] < records.ends).all() and (records.states["day"] < records.ends).all()


def orders_follow_each_other(records: Records, area: Area) -> None:
    """Nobody is on two at once; custody, and nothing else, lies between two; events mark the ends."""
    inside = custody(records)
    for person, own in orders(records).items():
        assert all(start < end for start, end in own)
        between = [(end, start) for (_, end), (start, _) in pairwise(own)]
        away = inside.get(person, [])
        assert [span for span in away if span[1] < FAR] == between
        assert all(end == own[-1][1] for end, released in away if released == FAR)
    began, ended = happened(records, Event.ORDER_BEGAN), happened(records, Event.ORDER_ENDED)
    rows, came = frame(records, "orders"), entered(records)
    starts = [max(start, came[person]) for person, start in zip(rows.person, rows.start, strict=True)]
    assert sorted(zip(rows.person, starts, rows.kind, strict=True)) == sorted(
        zip(began.person, began.day, began.detail, strict=True)
    )
    over = rows[until(rows.end) < records.ends]
    assert sorted(zip(over.person, over.end, over.ended_by, strict=True)) == sorted(
        zip(ended.person, ended.day, ended.detail, strict=True)
    )


def states_follow_events(records: Records, area: Area) -> None:
    """A category moves by one step, with an event that says so; a level above 1 is only for an order or custody."""
    said = {
        event: set(zip(*(happened(records, event)[name] for name in ("person", "day", "detail")), strict=True))
        for event in (Event.RM2000_CHANGED, Event.ROSH_CHANGED, Event.MAPPA_LEVEL_CHANGED)
    }
    columns = {"rm2000": Event.RM2000_CHANGED, "rosh": Event.ROSH_CHANGED, "mappa_level": Event.MAPPA_LEVEL_CHANGED}
    came, on, inside = entered(records), orders(records), custody(records)
    seen: set[tuple[Event, int, int, int]] = set()
    left = lefts(records)
    by_person: dict[int, list[Any]] = {}
    for row in frame(records, "states").itertuples(index=False):
        by_person.setdefault(row.person, []).append(row)
    for person, rows in by_person.items():
        assert all(before.day <= after.day for before, after in pairwise(rows)) and rows[0].day == came[person]
        for before, after in pairwise(rows):
            for name, event in columns.items():
                value = getattr(after, name)
                if value != getattr(before, name):
                    assert (person, after.day, value) in said[event], (person, after.day, name)
                    assert name == "mappa_level" or abs(value - getattr(before, name)) == 1
                    seen.add((event, person, after.day, value))
        ends = [*(row.day for row in rows[1:]), min(left[person], records.ends)]
        for row, end in zip(rows, ends, strict=True):
            if end <= row.day:
                continue
            spans = on.get(person, [])
            on_order = any(start <= row.day and end <= max(over, row.day) for start, over in spans)
            away = any(start <= row.day and end <= over for start, over in inside.get(person, []))
            assert row.mappa_level == 1 or on_order or away, (person, row.day, end)
            assert (row.tier > 0) == on_order, (person, row.day, end)
    assert by_person.keys() == came.keys()
    assert {(event, *one) for event, rows in said.items() for one in rows} == seen


# ---- Work


def work_is_for_somebody_who_is_there(records: Records, area: Area) -> None:
    """In the area and in the community; probation's and victim liaison's during an order; nothing in custody."""
    came, left, on, inside = entered(records), lefts(records), orders(records), custody(records)
    of_order = {int(work) for work, kind in WORK_KINDS.items() if kind.role in WITH_ORDER}
    duties = frame(records, "duties")
    duties = duties[duties.person < STAFF]
    for person, work, opened, closed in zip(
        duties.person, duties.work, duties.opened, until(duties.closed), strict=True
    ):
        end = min(closed, records.ends)
        assert came[person] <= opened <= end <= max(left[person], opened)
        assert not any(start < end and opened < over for start, over in inside.get(person, []))
        if work in of_order:
            assert any(start <= opened and end <= over for start, over in on.get(person, [])), (person, Work(work))


def officers_work_within_their_hours(records: Records, area: Area) -> None:
    """From any month's first day to any later one's: never more than there were hours by more than the piece in hand.

    A vacant post has no hours and does nothing; an officer is at one piece at a time.
    """
    rows, posts = frame(records, "work"), frame(records, "posts")
    rows = rows[rows.outcome.isin(WORKED)].sort_values(["officer", "day", "minute"], kind="stable")
    for officer, own in posts.groupby("officer"):
        done = rows[rows.officer == officer]
        begun = done.day.to_numpy(np.int64) * 24 * 60 + done.minute.to_numpy()
        assert (begun[1:] >= begun[:-1] + done.minutes.to_numpy()[:-1]).all()
        month = np.searchsorted(own.day.to_numpy(), done.day.to_numpy(), "right") - 1
        worked = np.bincount(month, done.minutes, minlength=len(own)) - own.minutes.to_numpy()
        over = np.cumsum(worked)
        lowest = np.minimum.accumulate(np.concatenate([[0], over[:-1]]))
        assert (over - lowest).max() < LONGEST_MINUTES
    assert set(rows.officer) <= set(posts.officer)


# ---- Staff


def training_is_that_of_the_holder(records: Records, area: Area) -> None:
    """Each row lies within one holder's time and ends with it; nobody is trained twice in the same."""
    holders, rows = in_post(records), frame(records, "training")
    for row, over in zip(rows.itertuples(), until(rows["until"]), strict=True):
        (span,) = [span for span in holders[row.officer] if span[0] <= row.day < span[1]]
        assert over == span[1] or (over == FAR and span[1] >= records.ends)
    assert not rows.duplicated(["officer", "until", "skill"]).any()


def posts_are_filled_as_their_vacancies_say(records: Records, area: Area) -> None:
    posts, holders = frame(records, "posts"), in_post(records)
    trays = posts.groupby("role").officer.max()
    of_posts = posts[~posts.officer.isin(trays)]
    assert not posts[posts.officer.isin(trays)].filled.any()
    for officer, day, filled in zip(of_posts.officer, of_posts.day, of_posts.filled, strict=True):
        assert filled == any(start <= day < end for start, end in holders[officer])


# ---- What is scarce


def waits_are_told_to_their_end(records: Records, area: Area) -> None:
    """Asked, then had, then ended; how it ended fits; nobody waits for one thing twice at once."""
    rows = frame(records, "queues")
    began, ended = until(rows.began), until(rows.ended)
    had, over = began < FAR, ended < FAR
    assert (rows.asked <= np.minimum(began, ended)).all() and (~had | ~over | (began <= ended)).all()
    fits = {
        Served.WAITING: ~had & ~over,
        Served.STAYING: had & ~over,
        Served.GAVE_UP: ~had & over,
        Served.LEFT: had & over,
        Served.MOVED_ON: had & over,
        Served.NOWHERE: had & over,
        Served.WITHDRAWN: had & over,
    }
    for served, as_it_should in fits.items():
        assert as_it_should[rows.served == int(served)].all(), served
    kinds = [int(one) for one in Resource if one is not Resource.TUTORS]
    spans = pd.DataFrame({"key": list(zip(rows.resource, rows.person, strict=True)), "a": rows.asked, "z": ended})
    for _, own in spans[rows.resource.isin(kinds)].groupby("key"):
        assert most_at_once(zip(own.a, own.z, strict=True)) <= 1


def nothing_scarce_is_had_twice(records: Records, area: Area) -> None:
    """Never more beds, places, or places on an agenda in use than there are."""

    def stays(resource: Resource) -> Iterable[tuple[int, int]]:
        rows = waits(records, resource)
        rows = rows[rows.began < FAR]
        return zip(rows.began, rows.ended, strict=True)

    assert most_at_once(stays(Resource.PREMISES_BED)) <= area.premises.beds
    for resource, table in PLACES.values():
        group = getattr(area, table)
        assert most_at_once(stays(resource)) <= group.groups * group.places, resource
    slots = {Resource.LEVEL_2_PANEL: area.mappa.slots, Resource.LEVEL_3_PANEL: area.mappa.level_3_slots}
    for resource, most in slots.items():
        rows = waits(records, resource)
        assert rows[rows.began < FAR].groupby("began").size().max() <= most or (rows.began == FAR).all()
    circles = area.circles
    if not circles.recruited_per_year:
        assert most_at_once(stays(Resource.CIRCLE)) * circles.size <= circles.volunteers
    assert most_at_once(stays(Resource.CIRCLE)) <= area.circles_coordinators.posts * circles.each_coordinator


def who_stays_in_premises_has_moved_on_at_most_once_a_stay(records: Records, area: Area) -> None:
    """Housing is waited for by residents only."""
    beds, housing = waits(records, Resource.PREMISES_BED), waits(records, Resource.MOVE_ON_HOUSING)
    for row in housing.itertuples():
        own = beds[(beds.person == row.person) & (beds.began <= row.asked) & (beds.ended >= row.asked)]
        assert len(own) >= 1 and (row.ended == own.ended).any()
    moved = beds[beds.served == int(Served.MOVED_ON)]
    assert len(moved) == (housing.served == int(Served.LEFT)).sum()


# ---- Meetings, changes, visits


def meetings_are_those_of_the_agenda(records: Records, area: Area) -> None:
    """A discussion for each place on an agenda, and on the morning after it is known who was there."""
    held = happened(records, Event.MAPPA_MEETING)
    rows = pd.concat([waits(records, one).assign(level=level) for level, one in
                      ((2, Resource.LEVEL_2_PANEL), (3, Resource.LEVEL_3_PANEL))])  # fmt: skip
    had = rows[rows.began < FAR]
    assert sorted(zip(held.person, held.day, held.detail, strict=True)) == sorted(
        zip(had.person, had.began, had.level, strict=True)
    )
    known = set(zip(*(happened(records, Event.MAPPA_ATTENDED)[name] for name in ("person", "day")), strict=True))
    wanted = {(person, day) for person, day in zip(held.person, held.day, strict=True) if day + 1 < records.ends}
    assert known == wanted


def what_is_known_has_happened(records: Records, area: Area) -> None:
    """A change is known on the day on which it happens, or later what the PNC shows; to probation on an order only."""
    keys = ("person", "day", "detail")
    changes = set(zip(*(happened(records, Event.SIGNIFICANT_CHANGE)[name] for name in keys), strict=True))
    on = orders(records)
    for event in (Event.CHANGE_KNOWN_PROBATION, Event.CHANGE_KNOWN_POLICE):
        known = set(zip(*(happened(records, event)[name] for name in keys), strict=True))
        on_pnc = {one for one in known - changes if one[2] == int(Change.POLICE_ATTENTION)}
        assert known - on_pnc <= changes
        before = {(person, kind): day for person, day, kind in sorted(changes, reverse=True)}  # the first of a kind
        assert all(before.get((person, kind), day) < day for person, day, kind in on_pnc)
        if event is Event.CHANGE_KNOWN_PROBATION:
            # on the morning of its end an order may end before or after what else happens on it
            assert all(any(start <= day <= end for start, end in on[person]) for person, day, _ in known)


def sessions_are_attended_in_a_place(records: Records, area: Area) -> None:
    """Every session lies within a stay in a place of its programme, and within an order."""
    sessions, on = frame(records, "sessions"), orders(records)
    for programme, (resource, _) in PLACES.items():
        stays = waits(records, resource)
        had: Spans = {}
        for row in stays.itertuples():
            had.setdefault(row.person, []).append((row.began, row.ended))
        of_programme = sessions[sessions.programme == int(programme)]
        for person, day in zip(of_programme.person, of_programme.day, strict=True):
            assert any(start <= day < end for start, end in had[person])
            assert any(start <= day < end for start, end in on[person])


CHECKS: tuple[Callable[[Records, Area], None], ...] = (
    people_add_up,
    nothing_happens_to_who_is_not_there,
    orders_follow_each_other,
    states_follow_events,
    work_is_for_somebody_who_is_there,
    officers_work_within_their_hours,
    training_is_that_of_the_holder,
    posts_are_filled_as_their_vacancies_say,
    waits_are_told_to_their_end,
    nothing_scarce_is_had_twice,
    who_stays_in_premises_has_moved_on_at_most_once_a_stay,
    meetings_are_those_of_the_agenda,
    what_is_known_has_happened,
    sessions_are_attended_in_a_place,
)
