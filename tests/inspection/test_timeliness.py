"""Visits of one file, worked by hand. Clegg registered on 20 April 2009, is high on file, read on 21 September 2009."""

from datetime import date

from rightmix_sim.cases.records import Assessment
from rightmix_sim.inspection.timeliness import category_on_file, harm_on_file, police_visits, probation_visits

from .files import bare, visits


def test_a_visit_three_days_after_the_month_is_late():
    # 20.4. + 1 month = 20.5., made 24.4.; 24.5., made 20.5.; 20.6., made 18.6.; 18.7., made 21.7.: late;
    # 21.8., made 19.8.; 19.9., made 16.9.; 16.10. is after the day of reading
    kept = police_visits(bare("clegg"))
    assert [one.verdict for one in kept.periods] == ["met", "met", "met", "late", "met", "met"]
    assert [(one.due, one.done) for one in kept.late] == [(date(2009, 7, 18), date(2009, 7, 21))]


def test_a_failed_attempt_is_no_visit():
    case = bare("clegg", visits=visits("police", "2009-04-24", "2009-05-20", outcome="no_reply"))
    assert [one.due for one in police_visits(case).late] == [date(2009, 5, 20)]  # 20.4. + 1 month, and never made


def test_a_joint_visit_counts_for_both():
    case = bare("clegg", visits=visits("joint", "2009-05-10"))
    assert police_visits(case).made == probation_visits(case).made == (date(2009, 5, 10),)


def test_the_level_on_file_decides_and_not_the_right_one():
    # Clegg's history comes to very high; walmsley is managed as medium without a reason, and RM2000 on file is high
    assert category_on_file(bare("clegg")) == "high"
    assert category_on_file(bare("walmsley")) == "high"


def test_a_recorded_reason_moves_the_level_that_counts():
    assert category_on_file(bare("heslop")) == "high"  # RM2000 on file medium, managed as high, and ViSOR says why


def test_what_probation_scored_does_not_stand_in_for_what_the_police_hold():
    assert category_on_file(bare("capstick")) == "very_high"


def test_rm2000_on_file_of_a_woman_asks_for_no_visit():
    case = bare("bracewell")
    assert category_on_file(case) is None
    assert police_visits(case).periods == ()


def test_probation_owes_nothing_at_medium_on_file():
    case = bare("tressell")  # high by the facts, medium on file
    assert harm_on_file(case) == "medium"
    assert probation_visits(case).periods == ()


def test_probation_visits_run_from_the_start_of_the_licence():
    # Licence 17.4.: due 17.8., joint visit on 21.7.: met; the next, 21.11., is after the day of reading
    kept = probation_visits(bare("clegg"))
    assert [(one.due, one.verdict) for one in kept.periods] == [(date(2009, 8, 17), "met")]


def test_a_visit_made_early_with_nothing_due_is_not_counted():
    # Licence of 16.4., read on 30.6.: the first visit is due on 16.8., and one was made on 20.4.
    assert probation_visits(bare("wragg")).periods == ()
    assert probation_visits(bare("wragg")).made == (date(2009, 4, 20),)


def test_the_last_level_of_probation_is_the_one_on_file():
    levels = (("low", "2009-04-23"), ("high", "2009-08-20"))
    assessments = tuple(
        Assessment(tool="rosh", agency="probation", on=date.fromisoformat(day), level=level) for level, day in levels
    )
    assert harm_on_file(bare("clegg", assessments=assessments)) == "high"
