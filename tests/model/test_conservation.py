"""Nobody and nothing gets lost: people, pieces of work, officers' time and places on the programme."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from rightmix_sim import workdays
from rightmix_sim.model import simulate
from rightmix_sim.model.casework.work_table import ways
from rightmix_sim.model.diaries.duty import DAY_BEGINS, LONGEST_MINUTES
from rightmix_sim.model.population.person import STAFF
from rightmix_sim.records import (
    NO_DAY,
    SCHEMA,
    WORK_KINDS,
    Event,
    Happened,
    Outcome,
    Programme,
    Records,
    Role,
    Standing,
    Work,
)
from rightmix_sim.scenario.area import Area
from tests.model.areas import SIX, ash, frame, months, run, short, until
from tests.model.told import custody, entered, lefts, orders

FAR = 1e9  # no day of a run
DONE, FAILED, CANCELLED, OUTSTANDING, BEFORE = (int(outcome) for outcome in Outcome)

# Between them: both kinds of group, every order of work, posts that fall vacant, reviews with visits and without
SMALL = {
    "ash": ash(),
    "ash that hurries": ash(
        offender_managers__order_of_work="first_come_first_served",
        offender_managers__turnover_per_year=1.0,
        offender_managers__recruitment_weeks=6,
        public_protection_officers__order_of_work="highest_harm_first",
        public_protection_officers__turnover_per_year=1.0,
        police_reviews__level_1_with_visits=False,
        police_visits__entry_after_failures=2,
        programme__kind="closed",
        programme__groups=2,
        programme__places=5,
        programme__smallest_group=2,
        programme__sessions=20,
        programme__block_sessions=10,
        programme__sessions_per_week=2,
        programme__missed_share=0.3,
        programme__pre_programme_begins="at_sentence",
        programme__waited_at_start_months=1,
    ),
    "ash that repeats": ash(
        programme__places=6,
        programme__sessions=30,
        programme__block_sessions=10,
        programme__sessions_per_week=3,
        programme__missed_share=0.25,
        programme__missed_allowed=1,
        programme__entry_every_weeks=1,
        programme__notice_weeks=1,
        programme__waiting_order="order_ending_first",
    ),
}
NAMES = [*SMALL, *SIX]


def area_of(name: str) -> Area:
    return SMALL[name] if name in SMALL else short().area(name)


@cache
def records_of(name: str) -> Records:
    if name in SMALL:
        return run(SMALL[name], seed=3, length=months(18))
    scenario = short(warm_up=months(3), length=months(9))
    return simulate(scenario, scenario.area(name), seed=3, replication=1)


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def records(name: str) -> Records:
    return records_of(name)


@pytest.fixture
def area(name: str) -> Area:
    return area_of(name)


# ---- People


def test_everybody_who_came_in_has_left_or_is_still_there_on_every_day(records: Records, area: Area) -> None:
    joined, left = records.people["joined"].astype(np.int64), until(records.people["left"])
    assert (records.people["person"] < area.register.people).sum() == area.register.people
    assert (joined[records.people["person"] < area.register.people] < records.first_day).all()
    for day in range(records.first_day, records.ends, 13):
        came, gone = int((joined <= day).sum()), int((left <= day).sum())
        there = int(((joined <= day) & (left > day)).sum())
        assert came == gone + there
    assert np.all(left >= joined) and joined.max() < records.ends


def test_people_are_numbered_in_the_order_in_which_they_came(records: Records, area: Area) -> None:
    """Those of day one first; after them newcomers and those who move in take turns."""
    numbers, size = records.people["person"], area.register.people
    assert np.all(np.diff(numbers) > 0)
    np.testing.assert_array_equal(numbers[:size], np.arange(size))
    newcomer = (numbers >= size) & ((numbers - size) % 2 == 0)
    joined = records.people["joined"][newcomer]
    assert np.all(np.diff(joined) >= 0) and np.all(joined >= records.first_day)
    np.testing.assert_array_equal(numbers[newcomer], size + 2 * np.arange(joined.size))
    events = frame(records, "events")
    moved_in = events[events.event == int(Event.MOVED_IN)]
    assert moved_in.person.tolist() == numbers[(numbers >= size) & ~newcomer].tolist()
    assert (moved_in.day.to_numpy() > frame(records, "people").set_index("person").joined[moved_in.person]).all()


def test_nobody_is_off_the_register_while_on_an_order_or_licence(records: Records) -> None:
    people = frame(records, "people")
    on_order = people[people.order_kind > 0]
    assert len(on_order) > 0
    assert (on_order.order_start < on_order.order_end).all()
    assert (until(on_order.left) >= on_order.order_end).all() and (on_order.joined <= on_order.order_start).all()
    without = people[people.order_kind == 0]
    assert (without[["order_start", "order_end"]] == NO_DAY).all().all() and (without.tier == 0).all()
    assert (without.standing == int(Standing.NOT_SUPERVISED)).all() and (without.mappa_level == 1).all()


# ---- Duties and pieces of work


def rows_with_duties(records: Records) -> pd.DataFrame:
    work, duties = frame(records, "work"), frame(records, "duties")
    assert duties.duty.tolist() == list(range(len(duties)))
    return work.join(duties.add_prefix("of_"), on="duty")


def in_time(records: Records) -> pd.DataFrame:
    """The rows of the run by duty and time; the table has them by officer, and cases change hands."""
    rows = frame(records, "work")
    return rows[rows.outcome != BEFORE].sort_values(["duty", "day", "minute"], kind="stable")


def test_every_piece_of_work_ends_exactly_once_and_attempts_count_up_without_gaps(records: Records) -> None:
    rows = in_time(records)
    pieces = rows.groupby(["duty", "ordinal"])
    # One row that ends the piece (done, cancelled or outstanding), and nothing but failures before it
    last = pieces.cumcount(ascending=False) == 0
    assert rows.outcome[last].isin([DONE, CANCELLED, OUTSTANDING]).all()
    assert (rows.outcome[~last] == FAILED).all()
    first = pieces.attempt.transform("first")
    assert (rows.attempt == first + pieces.cumcount()).all()
    # a duty that begins with a later attempt takes over from one that was cancelled at it
    line = ["person", "work", "ordinal", "attempt"]
    cancelled = {tuple(row) for row in rows.loc[rows.outcome == CANCELLED, line].to_numpy().tolist()}
    taken_over = rows[(pieces.cumcount() == 0) & (rows.attempt > 0)]
    assert all(tuple(row) in cancelled for row in taken_over[line].to_numpy().tolist())
    firsts = rows.groupby("duty").ordinal.unique()
    assert all(found.tolist() == list(range(found[0], found[0] + len(found))) for found in firsts)


def test_only_the_last_piece_of_a_duty_can_be_cancelled_or_outstanding(records: Records) -> None:
    rows = in_time(records)
    rows["last"] = rows.groupby("duty").ordinal.transform("max")
    closing = rows[rows.outcome.isin([CANCELLED, OUTSTANDING])]
    assert len(closing) > 0 and (closing.ordinal == closing["last"]).all()


def test_every_duty_is_done_with_cancelled_outstanding_or_asleep(records: Records, area: Area) -> None:
    duties, rows = frame(records, "duties").set_index("duty"), frame(records, "work")
    rows = rows[rows.outcome != BEFORE]
    closing = rows[rows.outcome.isin([CANCELLED, OUTSTANDING])].set_index("duty").outcome
    done = rows[rows.outcome == DONE].groupby("duty").size().reindex(duties.index, fill_value=0)
    complete = (duties.planned_pieces > 0) & (done == duties.planned_pieces)
    asleep = duties.work.isin([int(work) for work, rows in ways().items() if any(row.after for row in rows)])
    still_owed = duties.closed == NO_DAY
    for duty in duties.index:
        if complete[duty]:
            assert duty not in closing.index
        elif duty in closing.index:
            assert closing[duty] == (OUTSTANDING if still_owed[duty] else CANCELLED)
        else:
            assert asleep[duty]
    limited = duties.planned_pieces > 0
    assert (done[limited] <= duties.planned_pieces[limited]).all()


def test_nothing_is_done_before_a_duty_opened_or_after_it_closed(records: Records) -> None:
    rows = rows_with_duties(records)
    tried = rows[rows.outcome.isin([DONE, FAILED])]
    assert len(tried) > 0
    assert (tried.day >= tried.of_opened).all() and (tried.day < until(tried.of_closed)).all()
    assert (tried.day >= records.first_day).all() and (tried.day < records.ends).all()
    cancelled = rows[rows.outcome == CANCELLED]
    assert (cancelled.day == cancelled.of_closed).all()
    assert (rows[rows.outcome == OUTSTANDING].day == records.ends).all()
    before = rows[rows.outcome == BEFORE]
    assert (before.day < before.of_opened).all() and (before.ordinal == -1).all() and (before.minutes == 0).all()


def test_work_is_recorded_for_the_person_and_kind_of_its_duty(records: Records) -> None:
    rows = rows_with_duties(records)
    assert (rows.person == rows.of_person).all() and (rows.work == rows.of_work).all()


def spells(records: Records) -> dict[int, list[tuple[int, int]]]:
    """From when until before when each person was on an order or licence."""
    orders = frame(records, "orders")
    found: dict[int, list[tuple[int, int]]] = {}
    for person, start, end in zip(orders.person, orders.start, until(orders.end), strict=True):
        found.setdefault(person, []).append((start, end))
    return found


def test_nobody_is_on_two_orders_at_once_and_custody_lies_between_them(records: Records) -> None:
    events = frame(records, "events")
    back = set(zip(*(events[events.event == int(Event.RELEASED_AGAIN)][c] for c in ("person", "day")), strict=True))
    for person, own in spells(records).items():
        for (_, end), (start, _) in pairwise(own):
            assert end < start and (person, start) in back


def test_duties_are_owed_only_while_the_person_is_there(records: Records) -> None:
    """Probation's and victim liaison's during an order, the others' while on the register and in the community."""
    people = frame(records, "people").set_index("person")
    duties = frame(records, "duties")
    duties = duties[duties.person < STAFF]
    assert set(duties.person) <= set(people.index)
    during = spells(records)
    with_order = [Role.OFFENDER_MANAGER, Role.SENIOR_PROBATION_OFFICER, Role.VICTIM_LIAISON_OFFICER]
    of_order = duties[duties.work.isin([int(work) for work, kind in WORK_KINDS.items() if kind.role in with_order])]
    # of those whose order or register ends after the run the duties stay open: the run stops first
    for person, opened, closed in zip(of_order.person, of_order.opened, until(of_order.closed), strict=True):
        own = [(start, end) for start, end in during[person] if start <= opened]
        assert any(closed <= end or (closed > FAR and end >= records.ends) for start, end in own)
    left = dict(zip(people.index, until(people.left), strict=True))
    for person, closed in zip(duties.person, until(duties.closed), strict=True):
        assert closed <= left[person] or left[person] >= records.ends


def test_who_is_on_the_register_is_owed_visits_and_who_is_on_an_order_contacts(records: Records) -> None:
    duties, people = frame(records, "duties"), frame(records, "people")
    assert set(duties[duties.work == int(Work.POLICE_VISIT)].person) == set(people.person)
    assert set(duties[duties.work == int(Work.CONTACT)].person) == set(frame(records, "orders").person)


def test_a_review_after_a_visit_follows_a_visit_within_the_time_the_policy_sets(records: Records, area: Area) -> None:
    """Where level 1 plans are reviewed after visits (¶9.3), each review is due from the visit that woke it."""
    if not area.police_reviews.level_1_with_visits:
        assert area.police_reviews.level_1 is not None
        return
    after = area.police_reviews.after_visit_within
    rows, highest = rows_with_duties(records), frame(records, "states").groupby("person").mappa_level.max()
    level_1 = highest.index[highest == 1]
    reviews = rows[(rows.work == int(Work.POLICE_REVIEW)) & rows.person.isin(level_1)]
    reviews = reviews[reviews.outcome != int(Outcome.BEFORE)]
    visits = rows[(rows.work == int(Work.POLICE_VISIT)) & (rows.outcome == DONE)]
    visited = {
        (person, int(workdays.add(np.array([day]), after.amount, after.unit)[0]))
        for person, day in zip(visits.person, visits.day, strict=True)
    }
    assert len(reviews) > 0
    assert {(person, due) for person, due in zip(reviews.person, reviews.due, strict=True)} <= visited


# ---- Officers


def test_an_officer_never_does_two_things_at_once(records: Records) -> None:
    rows = frame(records, "work")
    rows = rows[rows.outcome.isin([DONE, FAILED])].sort_values(["officer", "day", "minute"], kind="stable")
    begins = rows.day.to_numpy(np.int64) * 1440 + rows.minute
    ends = begins + rows.minutes
    same = rows.officer.to_numpy()[1:] == rows.officer.to_numpy()[:-1]
    assert (ends.to_numpy()[:-1][same] <= begins.to_numpy()[1:][same]).all()
    assert rows.minutes.between(1, LONGEST_MINUTES).all() and (rows.minute >= DAY_BEGINS).all()


def test_rows_stand_by_officer_in_the_order_in_which_things_happened(records: Records) -> None:
    rows = frame(records, "work")
    rows = rows[rows.outcome.isin([DONE, FAILED])]
    key = rows.officer.to_numpy(np.int64) << 40 | (rows.day.to_numpy(np.int64) * 1440 + rows.minute.to_numpy())
    assert (np.diff(key) > 0).all()


def test_nobody_works_on_a_weekend_or_a_bank_holiday(records: Records) -> None:
    rows = frame(records, "work")
    worked = rows.day[rows.outcome.isin([DONE, FAILED])].unique() - records.first_day
    working = workdays.is_working(records.first_day, records.ends - records.first_day)
    assert len(worked) > 0 and working[worked].all()
    assert not working.all()


def test_the_case_and_its_work_are_with_an_officer_of_the_right_role(records: Records) -> None:
    rows, posts = frame(records, "work"), frame(records, "posts")
    role_of = posts.drop_duplicates("officer").set_index("officer").role
    wanted = rows.work.map({int(work): int(kind.role) for work, kind in WORK_KINDS.items()})
    assert (role_of[rows.officer].to_numpy() == wanted.to_numpy()).all()
    trays = posts.groupby("role").officer.max()
    assert not rows[rows.outcome.isin([DONE, FAILED])].officer.isin(trays).any()


def test_the_cases_of_the_posts_add_up_to_the_people_there_on_the_first_of_each_month(records: Records) -> None:
    """The police hold whoever is in the area and not in custody, offender managers whoever is on an order."""
    posts, came, left = frame(records, "posts"), entered(records), lefts(records)
    inside, on = custody(records), orders(records)

    def lies_in(spans: list[tuple[int, int]], day: int) -> bool:
        return any(start <= day < end for start, end in spans)

    for day, of_day in posts.groupby("day"):
        held = of_day.groupby("role").registered.sum()
        here = [one for one in came if came[one] <= day < left[one] and not lies_in(inside.get(one, []), day)]
        assert held[int(Role.PUBLIC_PROTECTION_OFFICER)] == len(here)
        assert held[int(Role.OFFENDER_MANAGER)] == sum(lies_in(on.get(one, []), day) for one in here)
    assert (posts[~posts.filled].other_cases == 0).all()


# ---- Failed attempts and powers of entry


def test_a_power_of_entry_is_used_only_after_the_failures_the_policy_asks_for(records: Records, area: Area) -> None:
    """The law asks for at least two visits without entry (¶2.4)."""
    after = area.police_visits.entry_after_failures
    rows = frame(records, "work")
    visits = rows[(rows.work == int(Work.POLICE_VISIT)) & rows.outcome.isin([DONE, FAILED])]
    assert after >= 2
    assert not rows.entry[rows.work != int(Work.POLICE_VISIT)].any()
    assert (visits.entry == (visits.attempt >= after)).all()
    assert (visits.outcome[visits.entry] == DONE).all()
    assert visits.attempt[visits.outcome == FAILED].max() <= after - 1
    assert (visits.entry.any()) == (visits.attempt.max() == after)


def test_only_work_that_needs_somebody_there_can_fail(records: Records) -> None:
    rows = frame(records, "work")
    failed = set(rows.work[rows.outcome == FAILED])
    assert failed == {int(Work.CONTACT), int(Work.PROBATION_VISIT), int(Work.POLICE_VISIT)}


# ---- The programme


def core(records: Records, table: str) -> pd.DataFrame:
    """The rows of the core programme."""
    rows = frame(records, table)
    return rows[rows.programme == int(Programme.CORE)]


TERMINAL = (Happened.COMPLETED, Happened.ORDER_ENDED_WAITING, Happened.ORDER_ENDED_ATTENDING)


def attendance(records: Records) -> pd.DataFrame:
    """From when and until before when each man was in a group, as the events have it."""
    events = core(records, "programme")
    opened: dict[int, int] = {}
    spells: list[tuple[int, int, int]] = []
    for person, day, event in zip(events.person, events.day, events.event, strict=True):
        if event == int(Happened.STARTED):
            assert person not in opened
            opened[person] = day
        elif event in (int(Happened.LEFT_GROUP), int(Happened.COMPLETED), int(Happened.ORDER_ENDED_ATTENDING)):
            begun = opened.pop(person, None)
            if begun is not None:
                spells.append((person, begun, day))
    spells.extend((person, begun, 1 << 40) for person, begun in opened.items())
    return pd.DataFrame(spells, columns=["person", "begins", "ends"])


def test_every_man_who_is_required_to_attend_is_in_one_state_at_the_end(records: Records) -> None:
    """Waiting, attending, completed, or the order ended while waiting or attending: never two, never none."""
    people, events = frame(records, "people"), core(records, "programme")
    others = frame(records, "programme").query("programme != 0").person
    required = people[(people.standing == int(Standing.REQUIRED)) & (people.order_end > records.first_day)]
    required = required[required.person.isin(events.person) | ~required.person.isin(others)]
    assert len(required) > 0
    assert set(events.person) == set(required.person)
    per_person = events.groupby("person").event.apply(list)
    in_group = set(attendance(records).query("ends > 1e9").person)
    for person, order_end in zip(required.person, required.order_end, strict=True):
        happened = per_person[person]
        assert happened.count(int(Happened.REQUIRED)) == 1
        over = [event for event in happened if event in [int(one) for one in TERMINAL]]
        if order_end < records.ends:
            assert len(over) == 1
        assert len(over) <= 1
        assert not (over and person in in_group)


def test_nobody_attends_after_the_order_ended_or_before_it_began(records: Records) -> None:
    people, sessions = frame(records, "people").set_index("person"), core(records, "sessions")
    assert len(sessions) > 0
    assert (sessions.day.to_numpy() < people.order_end[sessions.person].to_numpy()).all()
    assert (sessions.day.to_numpy() >= people.order_start[sessions.person].to_numpy()).all()
    assert set(sessions.person) <= set(people.index[people.standing == int(Standing.REQUIRED)])


def test_nothing_is_recorded_of_days_after_the_run(records: Records) -> None:
    last = {
        "sessions": int(records.sessions["day"].max()),
        "programme": int(records.programme["day"].max()),
        "posts": int(records.posts["day"].max()),
    }
    assert {table: day for table, day in last.items() if day >= records.ends} == {}


def test_there_are_never_more_people_in_the_groups_than_places(records: Records, area: Area) -> None:
    spells = attendance(records)
    places = area.programme.groups * area.programme.places
    most = 0
    for day in range(records.first_day, records.ends):
        most = max(most, int(((spells.begins <= day) & (spells.ends > day)).sum()))
    assert 0 < most <= places


def test_sessions_come_in_order_and_a_block_is_repeated_only_from_its_beginning(records: Records, area: Area) -> None:
    block = area.programme.block_sessions
    begun = attendance(records)
    for person, sessions in core(records, "sessions").groupby("person", sort=False):
        days = sessions.day.tolist()
        assert days == sorted(set(days))
        starts = begun.begins[begun.person == person].tolist()
        for before, after in zip(sessions.itertuples(), sessions.iloc[1:].itertuples(), strict=False):
            if after.day in starts:
                assert after.session == 0
            elif after.session != before.session + 1:
                assert after.session == before.session - before.session % block
                assert not before.attended and before.minutes == 0
    assert core(records, "sessions").session.max() < area.programme.sessions


def test_who_completed_had_every_session_attended_or_caught_up(records: Records, area: Area) -> None:
    """Misses that were allowed are caught up; more of them cost the block."""
    terms, sessions = area.programme, core(records, "sessions")
    events = core(records, "programme")
    # whose last session was in the week before day one has completed without a session in the run
    completed = events[(events.event == int(Happened.COMPLETED)) & (events.day >= records.first_day + 7)]
    for person in completed.person:
        own = sessions[sessions.person == person]
        given = own[own.minutes > 0]
        assert given.session.max() == terms.sessions - 1
        first = own.session.iloc[0]
        assert set(range(first, terms.sessions)) <= set(given.session)
    missed = sessions[~sessions.attended & (sessions.minutes == 0) & (sessions.day < records.ends - 1)]
    repeats = events.event.isin([int(Happened.BLOCK_REPEATED), int(Happened.LEFT_GROUP)]).sum()
    assert len(missed) >= 0 and repeats >= len(missed)


def test_a_repeated_block_or_a_left_group_is_noted_for_each_miss_too_many(records: Records) -> None:
    events, sessions = core(records, "programme"), core(records, "sessions")
    too_many = sessions[(sessions.minutes == 0) & (sessions.day < records.ends - 1)]  # a group is left the day after
    for person, missed in too_many.groupby("person"):
        own = events[events.person == person]
        repeated = own.day[own.event == int(Happened.BLOCK_REPEATED)].tolist()
        left = (own.day[own.event == int(Happened.LEFT_GROUP)] - 1).tolist()
        assert sorted(missed.day) == sorted(day for day in repeated + left if day < records.ends - 1)


# ---- The tables


@pytest.mark.parametrize("table", SCHEMA)
def test_every_table_has_the_columns_and_types_of_its_schema(records: Records, table: str) -> None:
    found = {name: column.dtype for name, column in getattr(records, table).items()}
    assert found == {field.name: np.dtype(field.type) for field in SCHEMA[table]}
    assert len({column.size for column in getattr(records, table).values()}) == 1
    for field in SCHEMA[table]:
        if field.words:
            codes = getattr(records, table)[field.name]
            assert codes.size == 0 or (codes.min() >= 0 and codes.max() < len(field.words))
