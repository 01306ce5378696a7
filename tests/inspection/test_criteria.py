"""The criteria as data: each has its judge, and points at what is there."""

from rightmix_sim.errors import UnknownName
from rightmix_sim.guidance import load_report_findings
from rightmix_sim.inspection import criteria, criterion
from rightmix_sim.inspection.judging import JUDGES
from rightmix_sim.plans import codes


def test_every_criterion_has_a_judge_and_every_judge_a_criterion():
    assert [one.id for one in criteria()] == list(JUDGES)


def test_there_are_about_a_dozen():
    assert 12 <= len(criteria()) <= 14


def test_what_a_reviewer_finds_is_named_as_the_reviewer_names_it():
    assert {code for one in criteria() for code in one.findings} <= set(codes())


def test_most_criteria_stand_where_the_report_counted_something():
    counted = {one.paragraph for one in load_report_findings()}
    # ¶7.12 says what is owed; that it was not always done, ¶7.13 says without a number
    assert [one.id for one in criteria() if one.paragraph not in counted] == ["probation_visit"]


def test_an_unknown_criterion_is_named_with_the_nearest():
    try:
        criterion("police_visit")
    except UnknownName as told:
        assert "police_visits" in str(told)
    else:
        raise AssertionError("police_visit is no criterion")
