"""The audit of files, worked by hand from what the library cases hold."""

import datetime

import msgspec
import pytest

from rightmix_sim.cases import library_ids
from rightmix_sim.cases.records import Intervention, Programme
from rightmix_sim.inspection import ANSWERS, audit, criteria, criterion, verdict

from .files import answer, file_of, visits

M, N, A = "met", "not_met", "not_applicable"

# In the order of the criteria: RM2000 approved, category, convictions, rationale, RoSH, police visits, probation visit,
# SOPO, victim, review, constructive work, disclosure, alignment
BY_HAND = {
    "clegg": (M, N, M, A, M, N, M, A, N, M, M, M, N),
    "tressell": (M, M, M, A, N, A, A, A, N, N, N, N, N),
    "walmsley": (M, N, M, N, M, N, A, A, A, N, N, N, M),
    "rostron": (M, N, N, A, M, M, M, N, N, M, M, M, N),
    "bracewell": (A, N, M, A, M, A, A, A, N, M, N, N, N),
}


@pytest.mark.parametrize("id", BY_HAND)
def test_a_file_is_audited_as_by_hand(id):
    assert tuple(one.answer for one in audit(file_of(id))) == BY_HAND[id]


@pytest.mark.parametrize("id", library_ids())
def test_every_answer_has_a_reason_and_paragraphs_that_the_file_holds(id):
    file = file_of(id)
    for one in audit(file):
        assert one.answer in ANSWERS
        assert one.because and all(text.endswith((".", "”")) for text in one.because), one.criterion.id
        assert {label for group in one.evidence for label in group} <= set(file.dossier.paragraphs)
        assert not (one.evidence and not one.applies)


@pytest.mark.parametrize("id", library_ids())
def test_an_error_planted_in_a_file_speaks_against_its_criterion(id):
    file = file_of(id)
    for one in audit(file):
        if file.planted(one.criterion) and one.criterion.id != "constructive_work":
            assert one.answer == "not_met"


def test_the_evidence_of_a_planted_error_is_where_it_shows_and_what_settles_it():
    found = verdict(file_of("rostron"), criterion("convictions_on_visor"))
    assert found.evidence == (("F2", "F3", "C1"), ("B4",))


def test_the_evidence_of_visits_are_the_paragraphs_of_their_days():
    found = verdict(file_of("clegg"), criterion("police_visits"))
    assert found.evidence == (("J1", "J2", "J3"),)
    assert found.because == ("At high on file, the visit due by 18 July 2009 came on 21 July 2009.",)


def test_visits_every_month_turn_late_into_met():
    days = ("2009-04-24", "2009-05-20", "2009-06-18", "2009-07-18", "2009-08-18", "2009-09-16")
    assert answer(file_of("clegg", visits=visits("police", *days)), "police_visits") == "met"


def test_without_its_planted_errors_only_facts_and_plans_are_left():
    # The caution of 2004 is in the facts, so ViSOR lacks it with or without the key
    assert answer(file_of("rostron", errors=False), "convictions_on_visor") == "not_met"
    # That the plan says nothing of the order, the reviewer finds
    assert answer(file_of("rostron", errors=False), "sopo_in_plan") == "not_met"
    assert answer(file_of("rostron", errors=False, plans=False), "sopo_in_plan") == "met"


def test_a_case_without_an_order_has_no_prohibition_to_plan_for():
    assert answer(file_of("rostron", errors=False, sopo=None), "sopo_in_plan") == "not_applicable"


def test_a_rationale_on_visor_answers_for_another_level():
    file = file_of("walmsley", errors=False)
    assert answer(file, "level_rationale") == "not_met"
    visor = msgspec.structs.replace(file.case.visor, rationale="Moved to supported housing with staff.")
    assert answer(file_of("walmsley", errors=False, visor=visor), "level_rationale") == "met"
    visor = msgspec.structs.replace(file.case.visor, managed_as="high")
    assert answer(file_of("walmsley", errors=False, visor=visor), "level_rationale") == "not_applicable"


@pytest.mark.parametrize(
    ("programmes", "interventions", "expected"),
    [
        ([("core", "attending", None)], [], "met"),
        ([("core", "completed", None)], [], "met"),
        ([("prison_core", "completed", None)], [], "not_met"),  # not in the community
        ([("core", "waiting", "begun")], [], "met"),
        ([("core", "waiting", "stale")], [], "not_met"),
        ([("core", "waiting", "none")], [], "not_met"),
        ([("core", "excluded", None)], [("one_to_one", "under_way")], "met"),
        ([("core", "excluded", None)], [("one_to_one", "considered")], "not_met"),
        ([("core", "excluded", None)], [("circle", "under_way")], "not_met"),  # support, not work on the offending
    ],
)
def test_constructive_work_is_a_place_or_work_that_is_done(programmes, interventions, expected):
    since = datetime.date(2009, 4, 1)
    file = file_of(
        "tressell",
        errors=False,
        programmes=tuple(Programme(name=n, state=s, since=since, pre_programme_work=w) for n, s, w in programmes),
        interventions=tuple(Intervention(kind=kind, state=state, since=since) for kind, state in interventions),
    )
    assert answer(file, "constructive_work") == expected


def test_a_programme_that_has_begun_is_not_undone_by_work_missing_beside_it():
    assert answer(file_of("quayle"), "constructive_work") == "met"  # planted: no work between the sessions


def test_only_the_criteria_asked_for_are_answered_in_that_order():
    asked = (criterion("own_review"), criterion("police_visits"))
    assert [one.criterion.id for one in audit(file_of("clegg"), asked)] == ["own_review", "police_visits"]
    assert len(audit(file_of("clegg"))) == len(criteria())
