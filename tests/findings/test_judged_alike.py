"""The findings of a run judge as `guidance.timing.judge` does, person by person, for every standard they cover."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest

from rightmix_sim.findings.counts import COVERED, count_findings
from rightmix_sim.findings.periods import Covered, periods_of
from rightmix_sim.guidance import Attempt, Standard, due_date, judge
from rightmix_sim.records import LEVELS, NO_DAY, Event, Outcome, Records, Work
from rightmix_sim.workdays import add_to, day_of
from tests.model.areas import changed, days, frame, months, packaged, run

BOOK = packaged("six-areas-2009").book
NEVER = 10**6
KEPT: dict[int, Records] = {}


@pytest.fixture(scope="module", params=["cedar", "elm", "rowan"])
def records(request: pytest.FixtureRequest) -> Records:
    """A year and a half of an area, with people whose work was last done before the run."""
    area = changed(packaged("six-areas-2009").area(request.param), {"register.people": 160})
    return run(area, seed=5, warm_up=months(8), length=months(18))


def in_the_community(records: Records, person: Any) -> list[tuple[int, int, int]]:
    """On the register here and not in custody: from, until before, and since when on the register."""
    spans, free_from, left = [], person.joined, NEVER if person.left == NO_DAY else person.left
    for event in rows_of(records, "events", person.person):
        if event.event in (Event.RELEASED_AGAIN, Event.MOVED_IN):
            free_from = event.day
        elif event.event == Event.RETURNED_TO_CUSTODY:
            spans.append((free_from, event.day, person.joined))
            free_from = NEVER
    return [*spans, (free_from, left, person.joined)]


def spans(records: Records, person: Any, during: str) -> list[tuple[int, int, int]]:
    """From which day, until before which, somebody is owed work, and of what that begins when; from the glossary."""
    if during in ("register", "level_1"):
        return in_the_community(records, person)
    found = []
    for order in rows_of(records, "orders", person.person):
        early = min(order.start + 16 * 7, order.end)
        start = early if during == "later_order" else order.start
        found.append((start, early if during == "early_order" else order.end, start))
    return found


def asked_of(standard: Standard, state: Any) -> bool:
    return standard.applies(
        rm2000=LEVELS[state.rm2000],
        rosh=LEVELS[state.rosh],
        mappa_level=int(state.mappa_level),
        tier=int(state.tier) or None,
    )


def asked_during(records: Records, standard: Standard, person: Any) -> list[tuple[int, int]]:
    """While the categories and levels are those that a standard is about: from, until before."""
    of_day = {state.day: state for state in rows_of(records, "states", person.person)}
    days = sorted(of_day)
    found: list[tuple[int, int]] = []
    for place, on in enumerate(days):
        start, end = (0 if place == 0 else on), (days[place + 1] if place + 1 < len(days) else NEVER)
        if asked_of(standard, of_day[on]):
            if found and found[-1][1] == start:
                start = found.pop()[0]
            found.append((start, end))
    return found


def began(standard: Standard, span: tuple[int, int, int], known: list[int]) -> int:
    """From which day the first interval of a span runs: what was done before goes on to count if it lasts so long."""
    start, _, origin = span
    before = [day for day in known if origin <= day < start]
    if start == origin or not before or due_date(standard, day_of(before[-1])) < day_of(start):
        return start
    return before[-1]


def worked_by_hand(records: Records, covered: Covered) -> tuple[int, int]:
    """How many of how many, with one call of `judge` for each person and span."""
    standard, met, due = BOOK[covered.standard], 0, 0
    done = done_days(records, covered.work)
    plans = done_days(records, Work.INITIAL_PLAN) if covered.work is Work.OASYS_REVIEW else {}
    for person in frame(records, "people").itertuples():
        for base_start, base_end, origin in spans(records, person, covered.during):
            for first, last in asked_during(records, standard, person):
                start, end = max(base_start, first), min(base_end, last)
                if start >= end or (standard.kind == "deadline" and (start > origin or start < records.first_day)):
                    continue
                known = sorted(done.get(person.person, []) + plans.get(person.person, []))
                since = began(standard, (start, end, origin), known)
                reviews = [day for day in done.get(person.person, []) if max(since, start) <= day < end]
                if covered.work is Work.OASYS_REVIEW and origin >= records.first_day and since == start:
                    # reviews run from the first assessment, made with the plan, or from the first of themselves
                    firsts = [day for day in plans.get(person.person, []) if start <= day < end]
                    if not firsts and not reviews:
                        continue
                    since = min(firsts + reviews)
                    reviews = [day for day in reviews if day >= since]
                    if since not in firsts:
                        reviews.remove(since)
                attempts = [Attempt(day_of(day)) for day in reviews]
                ended = None if end > records.ends else day_of(end - 1)
                for period in judge(standard, day_of(since), attempts, ended, day_of(records.ends - 1)):
                    if period.verdict != "not_counted" and period.due >= day_of(records.starts):
                        due += 1
                        met += period.verdict == "met"
    return met, due


def done_days(records: Records, work: Work) -> dict[int, list[int]]:
    rows = frame(records, "work")
    rows = rows[rows.outcome.isin([int(Outcome.DONE), int(Outcome.BEFORE)]) & (rows.work == int(work))]
    found: dict[int, list[int]] = rows.groupby("person").day.apply(sorted).to_dict()
    return found


@cache
def tables(table: str, key: int) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in frame(KEPT[key], table).sort_values("day" if table != "orders" else "start", kind="stable").itertuples():
        found.setdefault(row.person, []).append(row)
    return found


def rows_of(records: Records, table: str, person: int) -> list[Any]:
    """The rows of a person in the order of their days."""
    KEPT[id(records)] = records
    return tables(table, id(records)).get(person, [])


@pytest.mark.parametrize("covered", COVERED, ids=lambda covered: covered.standard)
def test_a_standard_is_judged_alike_for_all_at_once_and_for_each(records: Records, covered: Covered) -> None:
    periods = periods_of(records, BOOK, covered)
    assert (int(periods.met.sum()), int(periods.counted.sum())) == worked_by_hand(records, covered)


def test_every_interval_standard_about_work_that_the_model_does_has_a_finding() -> None:
    judged = {covered.standard for covered in COVERED}
    not_modelled = {
        "supervision-monthly",  # of offender managers by their seniors
        "reporting-tier-1",  # nobody in the model is in tier 1
        "smb-meetings",
    }
    intervals = {
        standard.id
        for standard in BOOK
        if standard.kind == "interval" and standard.agency in ("police", "probation", "mappa")
    }
    assert intervals - judged <= not_modelled
    assert judged <= {standard.id for standard in BOOK}


def test_a_finding_is_split_into_parts_that_add_up(records: Records) -> None:
    counts = count_findings(records, BOOK)
    for covered in COVERED:
        if covered.by is not None:
            whole = next(count for count in counts if (count.name, count.group) == (covered.standard, "all"))
            parts = [count for count in counts if count.name == covered.standard and count.group != "all"]
            assert sum(part.due for part in parts) == whole.due
            assert sum(part.met for part in parts) == whole.met


def test_all_police_visits_together_are_the_sum_of_the_three_standards(records: Records) -> None:
    counts = {(count.name, count.group): count for count in count_findings(records, BOOK)}
    together = counts["police-visits-on-time", "all"]
    parts = [counts[name, "all"] for name in ("police-visit-high", "police-visit-medium", "police-visit-low-required")]
    assert together.due == sum(part.due for part in parts)
    assert together.met == sum(part.met for part in parts)


def test_an_own_edition_moves_the_finding_and_nothing_else() -> None:
    area = changed(packaged("six-areas-2009").area("elm"), {"register.people": 120})
    records = run(area, warm_up=months(3), length=months(6))
    stricter = BOOK.overlay([{"id": "police-visit-medium", "value": "1 months"}])
    before = {(count.name, count.group): count for count in count_findings(records, BOOK)}
    after = {(count.name, count.group): count for count in count_findings(records, stricter)}
    changed_names = {name for name, _ in before if any(before[key] != after[key] for key in before if key[0] == name)}
    # what is late is told apart from the same periods
    late = {"police-visits-late", "first-police-visit-delayed"}
    assert {"police-visit-medium", "police-visits-on-time"} <= changed_names
    assert changed_names <= {"police-visit-medium", "police-visits-on-time"} | late
    share = {name: found["police-visit-medium", "all"] for name, found in (("before", before), ("after", after))}
    assert share["after"].met / share["after"].due < share["before"].met / share["before"].due


def test_work_of_a_run_that_ends_the_day_it_begins_is_not_judged_before_it_is_due() -> None:
    area = changed(packaged("six-areas-2009").area("elm"), {"register.people": 40})
    records = run(area, warm_up=days(1), length=days(1), starts=date(2009, 4, 2))
    last = day_of(records.ends - 1)
    assert last == add_to(date(2009, 4, 2), 0, "days")
    for covered in COVERED:
        periods = periods_of(records, BOOK, covered)
        assert (periods.due[periods.counted] <= records.ends - 1).all()
