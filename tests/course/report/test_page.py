"""The page as text: what is on it, what never is, and what is kept of it."""

from __future__ import annotations

import dataclasses
import json
import re
from itertools import pairwise

import pytest

from rightmix_sim.course.report import report_page, statistics
from rightmix_sim.course.results import Cohort, SecondMark
from rightmix_sim.plain_risk import plain_risk
from tests.course.report.making import ON, cohort, nothing, result, right_answers, synthetic, trainee

EX2 = "ex2-rm2000"
SCRIPT = "<script>document.title = 'taken'</script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def made() -> Cohort:
    return synthetic(12, (EX2, "ex3-mappa"))


@pytest.fixture(scope="module")
def page(made: Cohort) -> str:
    return report_page(made, on=ON)


def test_the_same_cohort_gives_the_same_bytes(made: Cohort, page: str) -> None:
    assert report_page(made, on=ON) == page


def test_it_is_one_file_without_script_or_anything_to_fetch(page: str) -> None:
    assert "<script" not in page
    assert re.findall(r'(?:src|href)="(?!#)[^"]*"', page) == []
    assert "@import" not in page and "url(" not in page


def test_headings_are_in_order_and_every_link_leads_somewhere(page: str) -> None:
    levels = [int(level) for level in re.findall(r"<h(\d)", page)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_every_table_has_a_caption(page: str) -> None:
    assert page.count("<table") == page.count("<caption")


def test_names_can_be_left_out(made: Cohort, page: str) -> None:
    bare = report_page(made, on=ON, names=False)
    assert "Kowalska" in page and "Kowalska" not in bare
    assert "t0003" in bare


def test_what_a_trainee_typed_stays_text() -> None:
    copied = (
        f"{SCRIPT} The category rests on two days in court and one caution, and on three of the four factors there."
    )
    works = [result(who, EX2, "walmsley", {"eligible": "yes", "account": copied}) for who in ("a", "b")]
    roster = [trainee("a", "Ann <b>Bold</b>"), trainee("b", "Bob &amp; Co")]
    page = report_page(cohort(works, roster, title=f"Cohort {SCRIPT}"), on=ON)
    assert "<script" not in page and "<img" not in page and "<b>" not in page
    assert "&lt;script&gt;" in page and "Bob &amp;amp; Co" in page


def test_likeness_is_worded_with_care() -> None:
    text = "The category rests on two days in court and one caution, and on three of the four factors that are there."
    works = [result(who, EX2, "walmsley", {"eligible": "yes", "account": text}) for who in ("a", "b")]
    page = report_page(cohort(works), on=ON)
    assert "never a proof" in page
    assert not re.search(r"cheat|plagiar|suspect|guilty|copied", page, re.IGNORECASE)


def test_no_plain_risk_is_on_the_page(page: str) -> None:
    words = re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL)
    assert plain_risk(words) is None


def test_a_cohort_of_which_nothing_came_has_a_page_too() -> None:
    empty = cohort([nothing("a", EX2, "walmsley"), nothing("b", EX2, "walmsley")])
    page = report_page(empty, on=ON)
    assert "Two trainees have handed in nothing at all" in page or "two trainees have handed in nothing at all" in page
    assert statistics(empty)["trainees"] == 2


def test_a_roster_without_work_has_a_page_too() -> None:
    assert "Nothing has been handed in yet." in report_page(cohort([], [trainee("a")]), on=ON)


def test_a_long_list_of_names_is_cut_and_says_how_many_more() -> None:
    works = [nothing(f"t{n:03}", EX2, "walmsley") for n in range(100)]
    assert "t039 and 60 more" in report_page(cohort(works), on=ON)


def test_what_is_kept_has_no_id_name_code_or_text_of_anybody(made: Cohort) -> None:
    text = "The category rests on two days in court and one caution, and on three of the four factors that are there."
    works = [dataclasses.replace(one, answers={**one.answers, "account": text}) for one in made.results]
    kept = json.dumps(statistics(dataclasses.replace(made, results=tuple(works))), ensure_ascii=False)
    for one in made.trainees:
        assert one.id not in kept and one.last_name not in kept
    codes = {one.code for one in made.results}
    assert not [code for code in codes if code in kept]
    assert "two days in court" not in kept


def test_of_four_marks_only_the_number_is_kept() -> None:
    works = [result(f"t{n}", EX2, "walmsley", right_answers(EX2, "walmsley")) for n in range(4)]
    (assignment,) = statistics(cohort(works))["assignments"]
    assert assignment["marked"] == 4
    assert "mean" not in assignment
    assert set(assignment["criteria"][0]) == {"criterion", "of", "marked"}


def test_a_wrong_answer_of_two_is_shown_and_not_kept() -> None:
    wrong = right_answers(EX2, "walmsley") | {"burglary": "yes"}
    made = cohort([result(who, EX2, "walmsley", wrong) for who in ("a", "b")])
    assert "Was there ever an appearance for burglary" in report_page(made, on=ON)
    assert statistics(made)["wrong_answers"][0]["wrong"] == []


def test_how_far_second_marks_agree_is_shown_and_whose_to_talk_about() -> None:
    """First 2 and 3, second 1.5 and 3: mean difference (-0.5 + 0) / 2 = -0.25; one of two the same."""
    made = [
        dataclasses.replace(one, read=tuple(dataclasses.replace(read, points=first) for read in one.read))
        for one, first in (
            (result("a", EX2, "walmsley", right_answers(EX2, "walmsley")), 2.0),
            (result("b", EX2, "walmsley", right_answers(EX2, "walmsley")), 3.0),
        )
    ]
    assert "No text has been marked by a second trainer yet." in report_page(cohort(made), on=ON)
    marks = [
        SecondMark(trainee=who, assignment=EX2, criterion="account", points=points, marker="P. <Noakes>", at=ON)
        for who, points in (("a", 1.5), ("b", 3.0))
    ]
    told = report_page(cohort(made, second=marks), on=ON)
    assert "−0.25" in told and "by P. &lt;Noakes&gt;, of 3" in told
    assert statistics(cohort(made, second=marks))["second_marks"] == []  # two pairs are too few to keep
