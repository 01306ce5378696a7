"""Which changes are found in a case: since when, of which kinds, on which paragraphs; read by hand in the library."""

from __future__ import annotations

from datetime import date

import pytest

from rightmix_sim.exercises import assignment
from rightmix_sim.exercises.significant_change.expected import on_file
from rightmix_sim.exercises.significant_change.found import Changes, changes_of, suits
from rightmix_sim.exercises.significant_change.kinds import follows, kinds
from rightmix_sim.exercises.significant_change.outlook import outlook, reviews_due, to_be_told
from rightmix_sim.exercises.significant_change.paragraphs import days_in
from rightmix_sim.guidance import load_book
from rightmix_sim.plans import catalogue
from tests.exercises.significant_change.reviewing import CODES, ID

# Read by hand: the last real review, whether that on file is a copy, and what a good reader would name
BY_HAND = {
    "conroy": (date(2009, 3, 6), True, {"home", "work", "relationship", "child_contact", "intelligence"}),
    "keating": (date(2009, 6, 30), False, {"relationship", "child_contact"}),
    "walmsley": (date(2009, 2, 25), True, {"home", "programme", "support"}),
    "quayle": (date(2009, 3, 16), True, {"home", "work", "programme"}),
    "tressell": (date(2009, 3, 13), True, {"work", "programme", "victim"}),
    "marland": (date(2008, 5, 21), True, {"home", "relationship", "child_contact", "intelligence"}),
    "garside": (date(2009, 5, 18), False, {"home", "work", "programme", "order"}),
    "holroyd": (date(2008, 7, 18), True, {"work", "programme", "intelligence"}),
    "lumb": (date(2009, 5, 20), False, {"home", "work"}),
    "fallows": (date(2008, 12, 10), True, {"work", "programme"}),
    "penhale": (date(2009, 4, 9), False, {"support", "order", "intelligence"}),
}


def changes(code: str) -> Changes:
    return changes_of(assignment(ID, code).only)


@pytest.mark.parametrize("code", BY_HAND)
def test_the_changes_are_those_that_a_good_reader_names(code: str) -> None:
    since, copied, named = BY_HAND[code]
    found = changes(code)
    assert (found.since, found.copied, found.kinds) == (since, copied, named)


def test_every_code_was_read_by_hand_and_suits() -> None:
    assert set(BY_HAND) == set(CODES)
    assert all(suits(assignment(ID, code).only) for code in CODES)


def test_evidence_of_a_change_is_where_it_stands_in_the_file() -> None:
    found = changes("conroy")
    assert {one.kind: set(one.evidence) for one in found.changes} == {
        "home": {"H2"},  # the visit of 20.05.09: moved in 15.05.09
        "work": {"A1", "A4", "G1"},  # the log, and the employer's letter
        "relationship": {"A4", "F2"},  # the supervision of 30.06.09 and the examiner's report
        "child_contact": {"F2", "F4"},  # the examiner's report
        "intelligence": {"F2", "F4", "F5"},
    }


def test_no_evidence_is_older_than_the_last_real_review_or_out_of_the_review_itself() -> None:
    for code in CODES:
        held = assignment(ID, code).only
        found = changes(code)
        letters = dict(held.dossier.lettered)
        for label in found.evidence:
            assert letters[label[0]].date > found.since
            assert letters[label[0]].kind != "oasys_extract"


def test_a_move_and_a_job_can_be_for_the_better_and_a_child_at_home_is_not() -> None:
    ways = {one.kind: one.way for one in changes("conroy").changes}
    assert ways == {
        "home": "better", "work": "better", "relationship": "worse", "child_contact": "worse", "intelligence": "worse"
    }  # fmt: skip
    assert {one.kind: one.way for one in changes("lumb").changes}["work"] == "worse"  # into people's homes


def test_days_without_a_year_lie_before_the_document_was_written() -> None:
    assert days_in("Seen 22.12; again on 3 March.", date(2009, 6, 1)) == {date(2008, 12, 22), date(2009, 3, 3)}
    assert days_in("At 14.00, flat 31.31.", date(2009, 6, 1)) == frozenset()


def test_rm2000_is_scored_again_where_something_static_was_never_looked_at_and_not_for_a_new_home() -> None:
    best = {code: {one.id: one.best for one in outlook(assignment(ID, code).only)} for code in CODES}
    assert {code for code in CODES if best[code]["rm2000"] != "no"} == {"quayle", "garside", "lumb", "penhale"}
    assert best["keating"] == {"rm2000": "no", "rosh": "higher", "mappa_level": "higher", "likelihood": "same"}
    assert best["fallows"] == {"rm2000": "no", "rosh": "same", "mappa_level": "same", "likelihood": "same"}


def test_reviews_are_due_as_guidance_counts_from_the_plan_and_not_as_the_plan_says() -> None:
    # keating: plan of 30 June 2009, four months on; it gives 30 December. Police plan of 5 August, level 1, four months
    due = {kind: day for kind, (day, _) in reviews_due(assignment(ID, "keating").only).items()}
    assert due == {"oasys": date(2009, 10, 30), "visor": date(2009, 12, 5)}
    # lumb, level 2: police plan of 19 May 2009, twelve weeks on is 11 August
    assert reviews_due(assignment(ID, "lumb").only)["visor"] == (date(2009, 8, 11), "9.2")


def test_people_are_told_who_need_it() -> None:
    told = to_be_told(assignment(ID, "keating").only)
    assert {id for id, yes in told.items() if yes} == {"police", "childrens_services", "mappa"}
    fallows = to_be_told(assignment(ID, "fallows").only)
    assert {id for id, yes in fallows.items() if yes} == {"police"}


def test_what_has_done_its_work_goes_and_what_fitted_the_past_is_altered() -> None:
    must = {one.action.id: one.must for one in on_file(assignment(ID, "conroy").only) if one.must}
    assert must == {"A4": "alter", "A10": "stop"}  # the condition on relationships; help with finding a home
    must = {one.action.id: one.must for one in on_file(assignment(ID, "fallows").only) if one.must}
    assert must == {"A2": "stop", "A4": "stop"}  # he is in the group, and in work


@pytest.mark.parametrize("code", CODES)
def test_every_plan_on_file_has_something_to_change_and_something_to_keep(code: str) -> None:
    judged = on_file(assignment(ID, code).only)
    assert any(one.must for one in judged)
    assert any(one.must is None for one in judged)


def test_what_follows_names_actions_of_the_catalogue_standards_that_stand_and_kinds_that_exist() -> None:
    for kind, raw in follows()["work"].items():
        assert kind in kinds()
        named = {*raw["on_file"], *raw["touches"], *(one for group in raw["groups"] for one in group)}
        assert named <= set(catalogue())
    for raw in follows()["recipients"].values():
        assert {*raw["by"], *raw["may"]} <= set(kinds())
    assert load_book()["oasys-review-after-change"].paragraph == follows()["after_change"]["paragraph"]
    assert load_book()["review-after-event"].paragraph == follows()["after_change"]["police"]
