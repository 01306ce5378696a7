"""The findings of a run judge as `guidance.timing.judge` does, person by person, for every standard they cover."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from rightmix_sim.findings.counts import COVERED, count_findings
from rightmix_sim.findings.periods import Covered, periods_of
from rightmix_sim.guidance import Attempt, Standard, judge
from rightmix_sim.records import LEVELS, NO_DAY, Outcome, Records, Work
from rightmix_sim.workdays import add_to, day_of
from tests.model.areas import changed, days, frame, months, packaged, run

BOOK = packaged("six-areas-2009").book


@pytest.fixture(scope="module", params=["cedar", "elm", "rowan"])
def records(request: pytest.FixtureRequest) -> Records:
    """A year and a half of an area, with people whose work was last done before the run."""
    area = changed(packaged("six-areas-2009").area(request.param), {"register.people": 160})
    return run(area, seed=5, warm_up=months(8), length=months(18))


def span(person: Any, during: str) -> tuple[int, int] | None:
    """From which day, and until before which, somebody is owed work; written from the glossary, not from the code."""
    never = 10**7
    left = never if person.left == NO_DAY else person.left
    supervised = person.order_kind > 0
    if during == "register":
        return person.joined, left
    if during == "level_1":
        return (person.order_end if person.mappa_level > 1 else person.joined), left
    if not supervised or (during == "level_2_or_3" and person.mappa_level == 1):
        return None
    early = min(person.order_start + 16 * 7, person.order_end)
    return {
        "order": (person.order_start, person.order_end),
        "level_2_or_3": (person.order_start, person.order_end),
        "early_order": (person.order_start, early),
        "later_order": (early, person.order_end),
    }[during]


def asked_of(standard: Standard, person: Any) -> bool:
    level = None if person.mappa_level > 1 and 1 in standard.applies_to.mappa_level else int(person.mappa_level)
    return standard.applies(
        rm2000=LEVELS[person.rm2000],
        rosh=LEVELS[person.rosh],
        mappa_level=1 if level is None else level,
        tier=int(person.tier) or None,
    )


def worked_by_hand(records: Records, covered: Covered) -> tuple[int, int]:
    """How many of how many, with one call of `judge` for each person."""
    standard, met, due = BOOK[covered.standard], 0, 0
    work = frame(records, "work")
    done = work[work.outcome.isin([int(Outcome.DONE), int(Outcome.BEFORE)])]
    by_person = done[done.work == int(covered.work)].groupby("person").day.apply(sorted).to_dict()
    plans = done[done.work == int(Work.INITIAL_PLAN)].groupby("person").day.min().to_dict()
    for person in frame(records, "people").itertuples():
        owed = span(person, covered.during)
        if owed is None or not asked_of(standard, person):
            continue
        start, end = owed
        since: int | None = start
        if covered.work is Work.OASYS_REVIEW and start >= records.first_day:
            since = plans.get(person.person)  # reviews run from the first assessment, made with the plan
        if since is None or since >= end or end <= start:
            continue
        attempts = [Attempt(day_of(day)) for day in by_person.get(person.person, []) if since <= day < end]
        ended = None if end > records.ends else day_of(end - 1)
        for period in judge(standard, day_of(since), attempts, ended, day_of(records.ends - 1)):
            if period.verdict != "not_counted" and period.due >= day_of(records.starts):
                due += 1
                met += period.verdict == "met"
    return met, due


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
    assert changed_names == {"police-visit-medium", "police-visits-on-time"}
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
