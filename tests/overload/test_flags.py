"""Spells over the limit, posts with too many cases, queues that grow, full use; and all of it over replications."""

from __future__ import annotations

import math

import pytest

from rightmix_sim.overload import Kind, Load, Overload, Queue, Use, flags_of, overload_of, thresholds
from rightmix_sim.overload.queues import backlogs_of, uses_of, waits_of
from rightmix_sim.overload.spells import Crowded, Spell, crowded_of, spells_of
from rightmix_sim.records import Outcome, Resource, Role, Served, Work
from rightmix_sim.saying.overload import NOTHING, asked_too_much, sections_of
from rightmix_sim.scenario.area import Area
from rightmix_sim.scenario.settings import with_value
from tests.overload.written import STARTS, duty, post, written

OM = Role.OFFENDER_MANAGER
LIMITS = thresholds()


def load(*shares: float) -> Load:
    """Ten hours there are each week, and so much of them asked by work with a date."""
    return Load(OM, tuple(10 * share for share in shares), (0.0,) * len(shares), (10.0,) * len(shares))


def one(
    loads: list[Load] | None = None, weeks: int = 10, queues: list[Queue] | None = None, **more: object
) -> Overload:
    values = {"spells": [], "crowded": [], "uses": []} | more
    return Overload(STARTS, weeks, loads or [], queues=queues or [], **values)  # type: ignore[arg-type]


def run(*overloads: Overload) -> list[tuple[str, int, Overload]]:
    return [("cedar", number, overload) for number, overload in enumerate(overloads)]


def test_the_limits_are_those_of_their_sources() -> None:
    assert (LIMITS.excessive_share, LIMITS.excessive_weeks, LIMITS.most_cases) == (1.10, 4, 50)
    assert "172934" in LIMITS.sources["excessive_share"]
    assert "2021/02" in LIMITS.sources["most_cases"]
    assert LIMITS.sources["full_use"] == "assumed"


def test_four_weeks_in_a_row_over_110_percent_are_a_spell_and_three_are_not() -> None:
    assert spells_of(load(1.2, 1.2, 1.2, 1.0, 1.2), LIMITS) == []
    assert spells_of(load(1.0, 1.2, 1.3, 1.2, 1.2), LIMITS) == [Spell(OM, 1, 4, 1.3)]


def test_exactly_110_percent_is_not_over_it() -> None:
    assert spells_of(load(1.1, 1.1, 1.1, 1.1), LIMITS) == []


def test_work_without_a_date_counts_for_a_spell() -> None:
    whole = Load(OM, (10.0,) * 4, (2.0,) * 4, (10.0,) * 4)
    assert [spell.weeks for spell in spells_of(whole, LIMITS)] == [4]


def test_weeks_without_hours_are_over_any_limit() -> None:
    (spell,) = spells_of(Load(OM, (1.0,) * 5, (0.0,) * 5, (0.0,) * 5), LIMITS)
    assert (spell.weeks, spell.highest) == (5, math.inf)


def test_posts_over_fifty_cases_of_any_kind_are_counted_month_by_month() -> None:
    rows = [
        post(0, 0, 600, registered=20, other_cases=31.0),  # 51: over
        post(1, 0, 600, registered=20, other_cases=30.0),  # 50 is not more than 50
        post(2, 0, 600, registered=99, filled=False),
        post(3, 0, 600, registered=90, role=Role.PUBLIC_PROTECTION_OFFICER),  # no limit was found for the police
        post(0, -20, 600, registered=99),  # before the measured days
    ]
    assert list(crowded_of(written(4, posts=rows), LIMITS)) == [Crowded(OM, 1, 2, 51.0)]


def piece(ordinal: int, due: int, day: int, outcome: Outcome, **more: int) -> dict[str, int]:
    return {"work": int(Work.CONTACT), "ordinal": ordinal, "due": due, "day": day, "outcome": outcome} | more


def test_work_is_overdue_from_the_day_after_its_date_until_it_is_done() -> None:
    # evenings counted: days 6, 13, 20. Overdue: the first on days 7 to 13; the second never; the third on day 20
    rows = [
        piece(0, 6, 14, Outcome.DONE),
        piece(1, 13, 12, Outcome.DONE),
        piece(2, 19, 21, Outcome.OUTSTANDING),
    ]
    assert backlogs_of(written(3, duties=[duty(0, 0)], work=rows)) == [Queue(OM, (0, 1, 1))]


def test_a_failed_attempt_leaves_work_overdue_until_the_attempt_that_ends_it() -> None:
    rows = [piece(0, 3, 3, Outcome.FAILED), piece(0, 3, 8, Outcome.CANCELLED, attempt=1)]
    assert backlogs_of(written(2, duties=[duty(0, 0)], work=rows)) == [Queue(OM, (1, 0))]


def test_the_last_attempt_tells_how_work_ended_wherever_its_row_stands() -> None:
    # Piece 0 of duty 1 ended on day 8 with its attempt 1, overdue on the evening of day 6. Piece 2 of duty 0, due on
    # day 9, was tried twice and is still to be done: overdue on the evening of day 13.
    rows = [
        piece(2, 9, 20, Outcome.OUTSTANDING, attempt=2),
        piece(0, 3, 8, Outcome.DONE, attempt=1, duty=1),
        piece(2, 9, 9, Outcome.FAILED),
        piece(0, 3, 3, Outcome.FAILED, duty=1),
        piece(2, 9, 11, Outcome.FAILED, attempt=1),
    ]
    assert backlogs_of(written(2, duties=[duty(0, 0), duty(0, 0)], work=rows)) == [Queue(OM, (1, 1))]


def test_work_without_a_date_is_never_overdue() -> None:
    rows = [{"work": int(Work.ONE_TO_ONE), "due": None, "day": 10, "outcome": Outcome.DONE}]
    assert backlogs_of(written(2, duties=[duty(5, 0)], work=rows)) == []


def wait(resource: Resource, asked: int, began: int | None, ended: int | None, served: Served) -> dict[str, object]:
    return {"resource": resource, "asked": asked, "began": began, "ended": ended, "served": served, "person": 7}


def test_people_wait_until_they_have_it_or_give_up() -> None:
    bed = Resource.PREMISES_BED
    rows = [
        wait(bed, -3, 7, 30, Served.LEFT),  # waits on the evening of day 6
        wait(bed, 5, None, 13, Served.GAVE_UP),  # on the evening of day 6, not of day 13
        wait(bed, 13, None, None, Served.WAITING),  # on the evenings of days 13 and 20
    ]
    assert waits_of(written(3, queues=rows)) == [Queue(bed, (2, 1, 1))]


def test_beds_are_full_in_weeks_in_which_all_are_in_use_or_waited_for(area: Area) -> None:
    # two beds. Week 0: one stays all week, one waits all week: 2 of 2 wanted. Week 1: one stays: 1 of 2.
    bed = Resource.PREMISES_BED
    rows = [wait(bed, -9, -9, None, Served.STAYING), wait(bed, 0, None, 7, Served.GAVE_UP)]
    (use,) = uses_of(written(2, queues=rows), with_value(area, "premises.beds", 2), LIMITS)
    assert use == Use(bed, 2.0, 1.5, 0.5, 1, 2)
    assert use.is_full(LIMITS)  # in half of the weeks
    (use,) = uses_of(written(3, queues=rows), with_value(area, "premises.beds", 2), LIMITS)
    assert not use.is_full(LIMITS)  # in a third


def test_without_a_bed_any_wait_is_full_use(area: Area) -> None:
    rows = [wait(Resource.PREMISES_BED, 0, None, None, Served.WAITING)]
    (use,) = uses_of(written(2, queues=rows), with_value(area, "premises.beds", 0), LIMITS)
    assert use.is_full(LIMITS)


def test_places_on_an_agenda_are_used_up_by_those_who_ask_for_them(area: Area) -> None:
    small = with_value(area, "mappa.slots", 1)
    assert str(small.mappa.meets_every) == "4 weeks"  # 52 weeks are 13 meetings
    rows = [wait(Resource.LEVEL_2_PANEL, day, day + 7, day + 7, Served.LEFT) for day in range(0, 130, 10)]
    (use,) = uses_of(written(52, queues=rows), small, LIMITS)
    assert (use.there, use.wanted, use.full_weeks) == (13.0, 13.0, None)
    assert use.is_full(LIMITS)


def test_a_queue_that_nobody_asks_for_is_not_spoken_of(area: Area) -> None:
    assert list(uses_of(written(2), area, LIMITS)) == []


def test_no_steady_state_is_said_with_its_weeks_and_replications() -> None:
    # 8 weeks of 150 % and 2 of 50 %: 130 h of 100 h. The 8 weeks ask for 120 of 80 h
    full = one([load(*[1.5] * 8, 0.5, 0.5)])
    fits = one([load(*[0.9] * 10)])
    (flag,) = [flag for flag in flags_of(run(full, fits)) if flag.kind is Kind.NO_STEADY_STATE]
    assert (flag.happened, flag.replications) == (1, 2)
    (section,) = sections_of([flag])
    assert section.lines == (
        "No steady state: work with a date asks offender managers of Cedar for 150% of the hours they have, in 8 of 10 "
        "weeks (in 1 of 2 replications).",
    )


def test_a_busy_summer_is_not_taken_for_a_lasting_overload() -> None:
    assert flags_of(run(one([load(*[1.5] * 3, *[0.5] * 7)]))) == []  # 80 h of 100 h


def test_nobody_in_post_is_said_as_such() -> None:
    nobody = one([Load(Role.POLICE_SUPERVISOR, (1.0,) * 10, (0.0,) * 10, (0.0,) * 10)])
    (section,) = sections_of(flags_of(run(nobody)))
    assert section.lines == (
        "No steady state: work with a date falls to police supervisors of Cedar, and nobody has hours for it, in "
        "all 10 weeks (in the one replication).",
    )


def test_spells_are_said_by_area_with_their_weeks() -> None:
    spells = [Spell(OM, 1, 4, 1.25), Spell(OM, 6, 9, 1.5)]
    (flag,) = flags_of(run(one(spells=spells)))
    (section,) = sections_of([flag])
    assert section.lines == ("Cedar: offender managers in 8 of 10 weeks, at most four weeks in a row.",)
    assert "110%" in section.note


def test_what_was_so_in_fewer_than_half_of_the_replications_is_named_at_the_end() -> None:
    seldom, often = Spell(Role.POLICE_SUPERVISOR, 0, 3, math.inf), Spell(OM, 1, 4, 1.25)
    runs = [one(spells=[often, seldom]), one(spells=[often]), one()]
    (section,) = sections_of(flags_of(run(*runs)))
    assert section.lines == (
        "Cedar: offender managers in 4 of 10 weeks on average, at worst four weeks in a row (in 2 of 3 replications).",
        "In fewer than half of the replications also: police supervisors (Cedar).",
    )


def test_a_backlog_that_rises_in_every_replication_grows() -> None:
    # slopes 2 and 4: mean 3, standard error sqrt(2) / sqrt(2) = 1, t = 12.706: -9.7 to 15.7, so chance may do it
    rising = [one(queues=[Queue(OM, tuple(range(0, 10 * slope, slope)))]) for slope in (2, 4)]
    assert flags_of(run(*rising)) == []
    # slopes 2, 3, 4: standard error 1 / sqrt(3) = 0.577, t = 4.303: 3 +- 2.48
    rising.append(one(queues=[Queue(OM, tuple(range(0, 30, 3)))]))
    (flag,) = flags_of(run(*rising))
    assert (flag.kind, flag.happened) == (Kind.GROWING, 3)
    assert flag.figures["slope"] == pytest.approx(3)
    assert flag.figures["low"] == pytest.approx(3 - 4.3027 / 3**0.5, abs=1e-3)
    assert sections_of([flag])[0].lines == (
        "Overdue work of offender managers of Cedar grows by 3.0 (0.5 to 5.5) pieces a week, to 27 at the end "
        "(in 3 of 3 replications).",
    )


def test_a_backlog_that_hardly_rises_does_not_grow() -> None:
    # from 100 to 104 over ten weeks: less than a tenth of its mean
    flat = Queue(OM, (100, 100, 101, 101, 102, 102, 103, 103, 104, 104))
    assert flags_of(run(one(queues=[flat]))) == []


def test_through_too_few_weeks_no_line_is_drawn() -> None:
    assert Queue(OM, (0, 10, 20, 30, 40, 50, 60)).slope(LIMITS) is None


def test_a_queue_for_something_scarce_is_not_taken_for_a_role_of_the_same_number() -> None:
    assert Role.OFFENDER_MANAGER == Resource.PREMISES_BED  # both codes are 0
    (flag,) = flags_of(run(one(queues=[Queue(Resource.PREMISES_BED, tuple(range(10)))])))
    assert flag.of is Resource.PREMISES_BED
    # one a week is 52 a year
    assert "The queue for beds in approved premises in Cedar grows by 52 a year" in sections_of([flag])[0].lines[0]


def test_a_run_without_overload_says_so() -> None:
    assert sections_of(flags_of(run(one([load(*[0.5] * 10)])))) == []
    assert NOTHING.startswith("No role was asked for more than it has")


def test_the_same_words_are_said_in_a_what_if() -> None:
    said = "No steady state: work with a date asks offender managers for 120% of the hours they have"
    assert asked_too_much("offender managers", 1.2) == said


def test_everything_is_found_in_the_records_of_one_replication(area: Area) -> None:
    records = written(
        8,
        duties=[duty(int(Work.CONTACT), -7, planned_minutes=1320.0)],  # 22 h a week: 176 h
        posts=[post(0, 0, 9600, registered=60)],  # 160 h
        queues=[wait(Resource.CORE_PLACE, 0, None, None, Served.WAITING)],
    )
    found = overload_of(records, area)
    assert found.weeks == 8
    assert [load.role for load in found.loads] == [OM]
    assert found.crowded == [Crowded(OM, 1, 1, 60.0)]
    assert [queue.of for queue in found.queues] == [Resource.CORE_PLACE]
    assert [use.resource for use in found.uses] == [Resource.CORE_PLACE]
