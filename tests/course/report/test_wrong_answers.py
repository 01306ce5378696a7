"""Which wrong answers are given most often, and where the right ones stand."""

from __future__ import annotations

import pytest

from rightmix_sim.course.report.missed import missed_of, subject
from rightmix_sim.course.report.wrong_answers import WrongAnswer, wrong_answers_of
from tests.course.report.making import cohort, result, right_answers

EX2 = "ex2-rm2000"


def work(who: str, code: str, **changes: object) -> object:
    return result(who, EX2, code, right_answers(EX2, code) | changes)


def lines(*works: object) -> dict[tuple[str, str], WrongAnswer]:
    (found,) = wrong_answers_of(cohort(works))  # type: ignore[arg-type]
    return {(one.question, one.given): one for one in found.wrong}


def test_an_item_that_is_too_low_in_two_cases_is_one_line_with_the_paragraphs_of_both() -> None:
    # Right are 2 sexual appearances for Walmsley; whatever Conroy has, one less is too low as well
    conroy = right_answers(EX2, "conroy")["sexual_appearances"]
    found = lines(
        work("a", "walmsley", sexual_appearances=1),
        work("b", "conroy", sexual_appearances=conroy - 1),
        work("c", "walmsley"),
    )
    one = found["Sexual sentencing appearances, the index included", "Too low"]
    assert (one.count, one.asked, one.by, one.paragraph) == (2, 3, 1, "5.5")
    assert dict(one.where)["walmsley"] == ("E2", "B2", "H2")
    assert set(dict(one.where)) == {"walmsley", "conroy"}


def test_choices_are_told_by_the_labels_of_the_form() -> None:
    found = lines(work("a", "walmsley", stranger_victim="unknown"), work("b", "walmsley", stranger_victim="unknown"))
    one = found["Was any victim a stranger", "The file does not say"]
    assert (one.right, one.count) == ("Yes", 2)


def test_what_was_left_out_and_what_was_chosen_too_much_are_two_lines() -> None:
    # Right are a wrong item and a level without reason
    wrong = ["level_without_rationale", "rm2000_late"]
    found = lines(work("a", "walmsley", faults=wrong), work("b", "walmsley", faults=wrong))
    question = "What is wrong with RM2000 as it stands on file"
    assert (question, "Chosen, and not so: It was scored late") in found
    left = "Left out: An item or a category is wrong, or the tool was used where it may not be"
    assert found[question, left].where == (("walmsley", ("B3", "J1", "J2")),)


def test_a_wrong_answer_of_one_trainee_is_no_pattern() -> None:
    assert lines(work("a", "walmsley", burglary="yes"), work("b", "walmsley")) == {}


def test_no_answer_is_called_so() -> None:
    found = lines(work("a", "walmsley", age=None), work("b", "walmsley", age=None))
    assert next(given for question, given in found if question.startswith("Age")) == "No answer"


def test_the_level_of_management_is_the_trainees_own_judgement_and_never_wrong() -> None:
    assert lines(work("a", "walmsley", managed_level="low"), work("b", "walmsley", managed_level="low")) == {}


def test_lines_of_a_case_of_its_own_go_together_and_count_once_for_each_piece_of_work() -> None:
    works = []
    for who, code in (("a", "tressell"), ("b", "capstick")):
        answers = right_answers("ex5-probation-plan", code)
        factors = {id: {**cells, "kind": "static"} for id, cells in answers["factors"].items()}
        works.append(result(who, "ex5-probation-plan", code, answers | {"factors": factors}))
    (found,) = wrong_answers_of(cohort(works))
    one = next(
        one for one in found.wrong if one.given == "Static: cannot change" and one.right == "Dynamic: can change"
    )
    assert (one.count, one.asked) == (2, 2)
    assert one.question == "Each factor: What sort"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Was any victim a stranger: yes (no answer). Miss K was new.",
            "Was any victim a stranger: no (you have yes).",
        ),
        ("F3: dynamic, access to victims.", "F7: dynamic, access to victims."),
        (
            "27 July 2009, 13.30: an attempt without entry (¶7.23).",
            "2 May 2009, 9.10: an attempt without entry (¶7.23).",
        ),
        (
            "How often the police visit Mr Dunmow at home: every 12 months.",
            "How often the police visit Mr Lee at home: every month.",
        ),
    ],
)
def test_sentences_that_differ_in_the_case_only_have_one_subject(first: str, second: str) -> None:
    assert subject(first) == subject(second)


def test_sentences_about_two_statements_have_two_subjects() -> None:
    assert subject("Statement 1, “High.”: nobody can tell.") != subject("Statement 1, “Medium.”: nobody can tell.")
    assert subject("Statement 1, “High.”: nobody can tell.") == subject("Statement 9, “High.”: nobody can tell.")


def test_a_piece_of_work_counts_once_for_a_sentence_however_often_it_is_said() -> None:
    works = [result(who, EX2, "walmsley", {}) for who in ("a", "b")]
    (found,) = missed_of(cohort(works))
    assert {one.count for one in found.missed} == {2}
