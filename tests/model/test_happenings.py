"""What happens to people from time to time: how often, to whom, who learns of it, and what is asked for then."""

from __future__ import annotations

import math
from typing import Any

import pytest

from rightmix_sim.model.lives.streams import Streams
from rightmix_sim.model.population.person import Person
from rightmix_sim.randomness import Purpose, draws
from rightmix_sim.records import NO_DAY, Change, Event, Outcome, Records, Work
from rightmix_sim.scenario.area import Interval
from tests.model.areas import ash, frame, months, run
from tests.model.one_life import Lived, Says, after_days, quiet, somebody
from tests.model.plain_streams import PlainStreams

# The streams of one person, in the order in which they are keyed: `attempt` is one more than the place
CHANGE, ABSENCE, RM2000_UP, RM2000_DOWN, ROSH_UP, ROSH_DOWN, SOPO_APPLICATION, SOPO_BREACH = range(1, 9)
LATER = 0.9999999
OFFICERS = ("offender_managers__posts", "public_protection_officers__posts")


def on_day(day: int, stream: int, *others: float) -> Says:
    """The first of a stream comes on a day, once; what else its draws decide is said in `others`."""

    def says(_: int, ordinal: int, attempt: int) -> tuple[float, float, float, float] | None:
        if attempt == stream and ordinal:
            return (after_days(day - 1) if ordinal == 1 else LATER, 0.0, 0.0, 0.0)
        return tuple(others) if attempt == 0 and others else None  # type: ignore[return-value]

    return says


def lived(person: Person, says: dict[Purpose, Says], days: int = 400, **changes: Any) -> Lived:
    return Lived(quiet(register__people=1, **changes), person, days=days, says=says).run()


# ---- Significant changes and who learns of them

CHANGES: dict[str, Any] = {
    "significant_change__per_year": 1.0,
    "significant_change__known_to_probation": 0.7,
    "significant_change__known_to_police": 0.5,
    "significant_change__on_pnc": 0.1,
    "intelligence__front_line_share": 0.05,
}
KNOWN, UNKNOWN = 0.0, 0.99
OF_PNC, OF_AN_ADDRESS = 0.99, 0.0  # what kind of change


def changed(*draws: float, order: bool = True, **changes: Any) -> Lived:
    """A change on day 30, a Wednesday: of what kind, known to probation, to the police, seen by the front line."""
    return lived(somebody(kind=2 if order else 0, joined=-300), {Purpose.CHANGE: on_day(30, CHANGE, *draws)},
                 **CHANGES | changes)  # fmt: skip


def learned(found: Lived) -> tuple[bool, bool]:
    events = {event for _, event, _ in found.events()}
    assert found.events(Event.SIGNIFICANT_CHANGE)[0][0] == 30
    return Event.CHANGE_KNOWN_PROBATION in events, Event.CHANGE_KNOWN_POLICE in events


@pytest.mark.parametrize(
    ("draws", "expected"),
    [
        ((OF_AN_ADDRESS, KNOWN, KNOWN, UNKNOWN), (True, True)),
        ((OF_AN_ADDRESS, KNOWN, UNKNOWN, UNKNOWN), (True, False)),
        ((OF_AN_ADDRESS, UNKNOWN, KNOWN, UNKNOWN), (False, True)),
        ((OF_AN_ADDRESS, UNKNOWN, UNKNOWN, KNOWN), (False, True)),  # from the front line
        ((OF_AN_ADDRESS, UNKNOWN, UNKNOWN, UNKNOWN), (False, False)),
        # what shows on the Police National Computer alone: nobody knows it where it is not looked into
        ((OF_PNC, KNOWN, KNOWN, KNOWN), (False, False)),
    ],
)
def test_each_service_learns_of_its_share_of_changes(draws: tuple[float, ...], expected: tuple[bool, bool]) -> None:
    found = changed(*draws)
    assert learned(found) == expected
    for work, known in zip((Work.CHANGE_REVIEW, Work.CHANGE_REVIEW_POLICE), expected, strict=True):
        assert [opened for opened, _ in found.duties(work)] == ([30] if known else [])


def test_what_shows_on_the_pnc_is_found_by_the_check_before_the_next_visit_and_read_within_a_week() -> None:
    for told, known in ((KNOWN, True), (UNKNOWN, False)):
        found = changed(OF_PNC, told, UNKNOWN, UNKNOWN, police_visits__pnc_check=True)
        assert learned(found) == (known, True)
        visit = min(day for day in found.done(Work.POLICE_VISIT) if day >= 30)
        [(day, _, kind)] = found.events(Event.CHANGE_KNOWN_POLICE)
        assert kind == Change.POLICE_ATTENTION and visit < day <= visit + 7


def test_what_shows_on_the_pnc_stays_unknown_while_nobody_visits() -> None:
    found = changed(OF_PNC, KNOWN, UNKNOWN, UNKNOWN, police_visits__pnc_check=True, public_protection_officers__posts=0)
    assert learned(found) == (False, False)


def test_probation_learns_nothing_of_who_is_not_on_an_order() -> None:
    assert learned(changed(OF_AN_ADDRESS, KNOWN, KNOWN, UNKNOWN, order=False)) == (False, True)


@pytest.mark.parametrize(("has_date", "ends"), [(False, 150), (True, NO_DAY)])
def test_a_review_without_a_date_lapses_and_one_with_a_date_does_not(has_date: bool, ends: int) -> None:
    """Nobody is in post, so nothing is done. It lapses 120 days after day 30."""
    nobody = dict.fromkeys(OFFICERS, 0)
    found = changed(OF_AN_ADDRESS, KNOWN, KNOWN, UNKNOWN, significant_change__review_has_date=has_date,
                    significant_change__lapses_after=Interval(120, "days"), **nobody)  # fmt: skip
    assert found.duties(Work.CHANGE_REVIEW) == found.duties(Work.CHANGE_REVIEW_POLICE) == [(30, ends)]


def test_a_review_that_is_done_does_not_lapse() -> None:
    found = changed(OF_AN_ADDRESS, KNOWN, KNOWN, UNKNOWN)
    assert found.done(Work.CHANGE_REVIEW) == [30] and len(found.rows(Work.CHANGE_REVIEW, Outcome.CANCELLED)) == 0


# ---- Absences


@pytest.mark.parametrize(("u", "notified"), [(0.89, True), (0.90, False)])
def test_a_notified_absence_is_recorded_and_another_is_not(u: float, notified: bool) -> None:
    says = {Purpose.REGISTRATION: on_day(30, ABSENCE, u, 0.0, 0.0, 0.0)}
    found = lived(somebody(kind=0, joined=-300), says, registration__absences_per_year=1.0,
                  registration__absence_notified_share=0.9)  # fmt: skip
    assert found.events(Event.ABSENCE) == [(30, Event.ABSENCE, int(notified))]
    assert found.done(Work.ABSENCE) == ([30] if notified else [])


# ---- Categories


MOVES = {name: f"movement__{name}_per_year" for name in ("rm2000_up", "rm2000_down", "rosh_up", "rosh_down")}


@pytest.mark.parametrize(
    ("name", "stream", "start", "event", "after"),
    [
        ("rm2000_up", RM2000_UP, 1, Event.RM2000_CHANGED, 2),
        ("rm2000_up", RM2000_UP, 3, Event.RM2000_CHANGED, None),  # very high is the highest
        ("rm2000_down", RM2000_DOWN, 1, Event.RM2000_CHANGED, 0),
        ("rm2000_down", RM2000_DOWN, 0, Event.RM2000_CHANGED, None),
        ("rosh_up", ROSH_UP, 1, Event.ROSH_CHANGED, 2),
        ("rosh_up", ROSH_UP, 3, Event.ROSH_CHANGED, None),
        ("rosh_down", ROSH_DOWN, 1, Event.ROSH_CHANGED, 0),
        ("rosh_down", ROSH_DOWN, 0, Event.ROSH_CHANGED, None),
    ],
)
def test_a_category_moves_by_one_and_not_beyond_its_scale(
    name: str, stream: int, start: int, event: Event, after: int | None
) -> None:
    says = {Purpose.MOVEMENT: on_day(30, stream, 0.99, 0.0, 0.0, 0.0)}
    found = lived(somebody(**{name.partition("_")[0]: start}), says, **{MOVES[name]: 1.0})
    assert found.events(event) == ([] if after is None else [(30, event, after)])


def test_rosh_moves_only_on_an_order_and_rm2000_on_the_register_too() -> None:
    for name, stream, moved in (("rosh_up", ROSH_UP, False), ("rm2000_up", RM2000_UP, True)):
        says = {Purpose.MOVEMENT: on_day(30, stream, 0.99, 0.0, 0.0, 0.0)}
        found = lived(somebody(kind=0, joined=-300), says, **{MOVES[name]: 1.0})
        assert bool(found.events(Event.ROSH_CHANGED, Event.RM2000_CHANGED)) is moved


@pytest.mark.parametrize(("rosh", "u", "level"), [(1, 0.39, 2), (1, 0.41, 1), (0, 0.0, 1)])
def test_who_rises_to_high_rosh_may_be_taken_to_level_2(rosh: int, u: float, level: int) -> None:
    """0.40 of them are. From low to medium nobody is."""
    says = {Purpose.MOVEMENT: on_day(30, ROSH_UP, u, 0.0, 0.0, 0.0)}
    found = lived(somebody(rosh=rosh), says, days=60, mix__level_2_of_high_rosh=0.4, mappa__lowered_share=0.0,
                  **{MOVES["rosh_up"]: 1.0})  # fmt: skip
    assert found.table("states").mappa_level.iloc[-1] == level


# ---- SOPOs


def test_a_sopo_in_force_on_day_one_is_checked_until_its_term_is_over() -> None:
    """Of five years (1826 days from 5 January 2009) a part of 0.9 had gone by: until day -1 - 1643 + 1826 = 182."""
    says: dict[Purpose, Says] = {Purpose.SOPO: lambda _, __, attempt: (0.9, 0.0, 0.0, 0.0) if attempt == 8 else None}
    found = lived(somebody(kind=0, joined=-2000, sopo=True), says)
    assert found.events(Event.SOPO_MADE) == []
    ((ended, *_),) = found.events(Event.SOPO_ENDED)
    assert abs(ended - 182) <= 1  # a leap day
    assert found.duties(Work.SOPO_CHECK) == [(0, ended)]


def test_a_sopo_is_no_older_than_the_registration() -> None:
    """On the register for 300 days: of five years at most 300 days are gone, so until -1 - 299 + 1826 = 1526."""
    says: dict[Purpose, Says] = {Purpose.SOPO: lambda _, __, attempt: (LATER, 0.0, 0.0, 0.0) if attempt == 8 else None}
    found = lived(somebody(kind=0, joined=-300, sopo=True), says, days=1600)
    ((ended, *_),) = found.events(Event.SOPO_ENDED)
    assert abs(ended - 1526) <= 1


def test_a_sopo_made_at_sentence_is_an_event_of_the_day_of_joining() -> None:
    area = quiet(register__people=0)
    found = Lived(area, days=60, arriving=(somebody(0, 10, 300, entered=10, sopo=True),)).run()
    assert found.events(Event.SOPO_MADE) == [(10, Event.SOPO_MADE, 0)]


@pytest.mark.parametrize(("officers", "made"), [(2, True), (0, False)])
def test_a_sopo_applied_for_is_made_when_the_work_is_done(officers: int, made: bool) -> None:
    """Applied for on day 30 and heard 90 days later; with nobody in post the application never comes to court."""
    says = {Purpose.SOPO: on_day(30, SOPO_APPLICATION)}
    found = lived(somebody(kind=0, joined=-300), says, sopo__applications_per_year=1.0,
                  sopo__applied_within=Interval(90, "days"), public_protection_officers__posts=officers)  # fmt: skip
    assert found.events(Event.SOPO_MADE) == ([(120, Event.SOPO_MADE, 1)] if made else [])
    assert len(found.done(Work.SOPO_APPLICATION)) == (2 if made else 0)  # two days of work
    assert found.duties(Work.SOPO_CHECK) == ([(120, NO_DAY)] if made else [])


def test_who_has_a_sopo_is_not_applied_for_and_only_then_can_breach_it() -> None:
    for sopo in (True, False):
        says = {Purpose.SOPO: on_day(30, SOPO_BREACH)}
        found = lived(somebody(kind=0, joined=-300, sopo=sopo), says, sopo__breaches_per_year=1.0, days=100)
        assert bool(found.events(Event.SOPO_BREACHED)) is sopo
        assert len(found.done(Work.SOPO_ENFORCEMENT)) == int(sopo)
        says = {Purpose.SOPO: on_day(30, SOPO_APPLICATION)}
        found = lived(somebody(kind=0, joined=-300, sopo=sopo), says, sopo__applications_per_year=1.0, days=100)
        assert bool(found.duties(Work.SOPO_APPLICATION)) is not sopo


@pytest.mark.parametrize(("u", "known"), [(0.39, True), (0.41, False)])
def test_probation_learns_of_a_part_of_sopos_at_the_start_of_an_order(u: float, known: bool) -> None:
    says: dict[Purpose, Says] = {Purpose.SOPO: lambda _, __, attempt: (u, 0.0, 0.0, 0.0) if attempt == 9 else None}
    found = lived(somebody(sopo=True), says, days=60, sopo__known_to_probation=0.4)
    assert len(found.done(Work.SOPO_IN_PLAN)) == int(known)


# ---- How often

RATES: dict[Event, tuple[str, float]] = {
    Event.SIGNIFICANT_CHANGE: ("significant_change__per_year", 2.0),
    Event.ABSENCE: ("registration__absences_per_year", 1.5),
    Event.BREACH: ("enforcement__breaches_per_year", 1.0),
}


def counted(records: Records, event: Event) -> int:
    return int((frame(records, "events").event == int(event)).sum())


@pytest.mark.parametrize("event", RATES)
def test_things_happen_as_often_as_the_rate_says(event: Event) -> None:
    """People times years times rate; a day more passes between two, since nothing happens twice on one day.

    300 on the register for two years; at 2 a year one comes each 182.6 + 0.5 days: 300 * 2 * 365 / 183.1 = 1196, with
    a standard deviation of about sqrt(1196) = 35. Breaches happen to those on an order only.
    """
    path, rate = RATES[event]
    area = ash(register__people=300, enforcement__returned_share=0.0, offender_managers__caseload=150, **{path: rate})
    records = run(area, warm_up=months(0), length=months(24))
    people = frame(records, "people")
    if event is Event.BREACH:
        orders = frame(records, "orders")
        begun, over = orders.start.clip(records.first_day), orders.end.clip(upper=records.ends)
    else:
        begun = people.joined.clip(records.first_day)
        over = people.left.where(people.left != NO_DAY, records.ends).clip(upper=records.ends)
    expected = (over - begun).clip(0).sum() / (365.25 / rate + 0.5)
    assert abs(counted(records, event) - expected) < 4 * math.sqrt(expected)
    assert counted(run(ash(**{path: 0.0}), length=months(3)), event) == 0


# ---- The days are found by compiled functions


STREAMS = [
    (Purpose.CHANGE, 2.0),
    (Purpose.REGISTRATION, 0.0),
    (Purpose.MOVEMENT, 0.03),
    (Purpose.MOVEMENT, 0.7),
    (Purpose.SOPO, 300.0),
]


@pytest.mark.parametrize("seed", range(5))
def test_compiled_streams_bring_what_one_draw_after_the_other_brings(seed: int) -> None:
    """To some there come more than there is room for at first, 64: one stream comes on nearly every other day."""
    luck, compiled, plain = draws(seed, 0, "streams"), Streams(STREAMS), PlainStreams(STREAMS)
    came: set[int] = set()
    for person in range(40):
        since, until = 7 * person, 37 * person
        found = compiled.coming(luck, person, since, until)
        assert found == plain.coming(luck, person, since, until)
        assert all(since < day < until for day, _, _ in found)
        came |= {stream for _, stream, _ in found}
    assert len(found) > 4 * 64 and came == {0, 2, 3, 4}


def test_a_stream_that_never_comes_moves_no_other() -> None:
    luck = draws(1, 0, "streams")
    with_it, without = Streams(STREAMS), Streams([(purpose, rate * (rate < 300)) for purpose, rate in STREAMS])
    found = [[one for one in of.coming(luck, 3, 0, 2000) if one[1] != 4] for of in (with_it, without)]
    assert found[0] == found[1] and len(found[0]) > 5


def test_nothing_comes_to_whom_there_is_no_day_left() -> None:
    assert Streams(STREAMS).coming(draws(1, 0, "streams"), 1, since=100, until=101) == []
