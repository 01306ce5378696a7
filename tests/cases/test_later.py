"""What is added to made cases: entries where they belong by their day, and keys that still cite the same words."""

from __future__ import annotations

import datetime
import re

import pytest

from rightmix_sim.cases import Key
from rightmix_sim.cases.dossier import Document, Dossier
from rightmix_sim.cases.making.added import Entry, with_entries
from rightmix_sim.cases.making.later import (
    with_changes,
    with_need_of_agencies,
    with_probation_visits,
    with_told_visits,
)
from rightmix_sim.cases.making.luck import Luck
from rightmix_sim.cases.making.made import Made, make_case
from rightmix_sim.cases.making.recipe import load_recipe
from rightmix_sim.inspection.timeliness import probation_visits
from rightmix_sim.randomness import draws

LUCK = Luck(draws(3, 0, "test"), 0, "later")


def made(number: int) -> Made:
    return make_case(load_recipe("probation-caseload"), 77, number)


def cited(dossier: Dossier, key: Key) -> list[str]:
    """The words of every paragraph that a key cites, in its order."""
    texts = dossier.paragraphs
    labels = [label for item in key.items for label in item.evidence]
    labels += [label for error in key.errors for label in (*error.paragraphs, *error.settled_by)]
    return [texts[label] for label in labels]


def log_days(log: Document) -> list[datetime.date]:
    """The days that stand before its entries, such as 03.11.08."""
    found = (re.match(r"(\d\d)\.(\d\d)\.(\d\d)", text) for text in log.paragraphs)
    return [datetime.date(2000 + int(one[3]), int(one[2]), int(one[1])) for one in found if one is not None]


def with_a_log() -> Made:
    return next(one for one in map(made, range(9)) if any(doc.kind == "contact_log" for doc in one.dossier.documents))


def test_an_entry_stands_by_its_day_and_the_key_cites_the_same_words_as_before() -> None:
    one = with_a_log()
    log = next(doc for doc in one.dossier.documents if doc.kind == "contact_log")
    days = log_days(log)
    between = days[0] + (days[-1] - days[0]) / 2
    dossier, key, labels = with_entries(
        one.dossier, one.key, [Entry(log="contact_log", day=between, text="Rang.", about="x")]
    )
    after = next(doc for doc in dossier.documents if doc.kind == "contact_log")
    assert log_days(after) == sorted([*days, between])
    assert dossier.paragraphs[labels["x"]].endswith("Rang.")
    assert cited(dossier, key) == cited(one.dossier, one.key)


def test_an_entry_for_a_log_that_the_file_lacks_is_left_out() -> None:
    one = made(0)
    entry = Entry(log="parole_report", day=one.case.on, text="Rang.", about="x")
    assert with_entries(one.dossier, one.key, [entry]) == (one.dossier, one.key, {})


def test_visits_of_which_a_log_tells_are_facts_afterwards() -> None:
    told = [one for one in map(made, range(40)) if one.told_visits]
    assert told, "some logs tell of a visit"
    for one in told:
        days = {visit.on for visit in with_told_visits(one).case.visits if visit.by == "probation"}
        assert set(one.told_visits) <= days


def test_probation_makes_its_visits_in_time_in_some_cases_and_late_in_others() -> None:
    verdicts = set()
    for number in range(30):
        one = made(number)
        if one.case.harm.level not in ("high", "very_high"):
            continue
        kept = probation_visits(with_probation_visits(one, LUCK.stream(str(number))).case)
        if kept.periods:
            verdicts.add(bool(kept.late))
    assert verdicts == {True, False}


def test_changes_come_after_every_paper_that_would_deny_them_and_with_their_errors() -> None:
    found = [(one, with_changes(one, LUCK.stream(str(n)), 2)) for n, one in ((n, made(n)) for n in range(30))]
    changed = [(one, result) for one, result in found if result is not None]
    assert len(changed) >= 5
    for before, (after, first) in changed:
        assert first <= before.case.on
        assert first > (before.case.order.start or datetime.date.min)
        assert len(after.dossier.paragraphs) >= len(before.dossier.paragraphs) + 2
        assert all(text in after.dossier.paragraphs.values() for text in cited(before.dossier, before.key))


def test_a_case_can_come_to_need_level_2_while_it_is_managed_at_level_1() -> None:
    results = [with_need_of_agencies(made(number), LUCK.stream(str(number))) for number in range(20)]
    changed = [one for one in results if one is not None]
    assert changed
    for one in changed:
        assert (one.case.mappa.managed_at, one.case.mappa.other_agencies_needed) == (1, True)
        item = next(item for item in one.key.items if item.item == "mappa_level")
        assert item.answer == 2
        assert "mappa_level_wrong" in {error.kind for error in one.key.errors}


@pytest.mark.parametrize("number", range(3))
def test_a_case_that_nothing_is_added_to_stays_as_it_is(number: int) -> None:
    assert with_changes(made(number), LUCK, 99) is None
