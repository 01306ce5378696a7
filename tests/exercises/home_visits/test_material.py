"""What travels to a trainee of the home visits: nothing that names an answer, and what was drawn is drawn fairly."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from rightmix_sim.exercises import Assignment, assignment, checks_of, exercise, material_of, view
from rightmix_sim.exercises.home_visits.course import events, observations
from rightmix_sim.exercises.home_visits.facts import facts_of
from rightmix_sim.files import package_file, read_text
from rightmix_sim.plain_risk import plain_risk
from rightmix_sim.workdays import day_in_words
from tests.exercises.home_visits.answering import CODES, ID, right


def seeds(code: str = "tressell", count: int = 60) -> list[Assignment]:
    return [replace(assignment(ID, code), seed=seed) for seed in range(count)]


@pytest.mark.parametrize("code", CODES)
def test_material_holds_nothing_of_the_key_and_no_way_of_counting(code: str) -> None:
    given = assignment(ID, code)
    travelling = msgspec.json.encode(material_of(given)).decode()
    key = given.only.required_key
    secret = [error.truth for error in key.errors] + [one.note for one in key.items]
    assert not [text for text in secret if text and text in travelling]
    assert not [word for word in ("no_entry", "neither", "completed", "safety", "private") if f'"{word}"' in travelling]


def test_no_answer_stands_in_the_data_that_travels() -> None:
    for name in ("data/ex7-home-visits", "home_visits/data/course", "home_visits/data/rules"):
        text = read_text(package_file(f"exercises/{name}.yaml"))
        assert "right:" not in text
        assert "always" not in text


def test_the_same_seed_tells_the_same_and_another_seed_something_else() -> None:
    first, second = seeds(count=2)
    assert events(first) == events(first)
    assert (events(first), observations(first)) != (events(second), observations(second))


def test_events_follow_the_day_of_reading_in_order_and_end_with_the_one_visit() -> None:
    for given in seeds():
        facts = facts_of(given)
        days = [event.day for event in facts.course]
        assert days == sorted(set(days))
        assert days[0] > given.only.case.on
        assert [facts.counts[event.id] for event in facts.course].count("completed") == 1
        assert facts.counts[facts.course[-1].id] == "completed"


def test_the_power_to_enter_can_be_asked_for_from_the_second_failed_attempt_or_from_none() -> None:
    found = set()
    for given in seeds():
        facts = facts_of(given)
        failed = [event.id for event in facts.course if facts.counts[event.id] == "no_entry"]
        assert facts.entry_from == (failed[1] if len(failed) > 1 else "none")
        found.add(facts.entry_from)
    assert {"none", "e2", "e3", "e4"} <= found


@pytest.mark.parametrize("code", CODES)
def test_what_is_told_names_the_offender_and_never_plain_risk(code: str) -> None:
    given = assignment(ID, code)
    texts = [item.text for items in material_of(given).lists.values() for item in items]
    assert not [text for text in texts if "{" in text or plain_risk(text) is not None]
    assert any(given.only.case.person.surname in text for text in texts)


def test_in_shared_housing_no_dog_comes_to_the_door() -> None:
    for given in seeds("wragg"):  # approved premises
        assert not any("dog" in one.text or "boards" in one.text for one in observations(given))


def test_checks_find_a_gap_by_the_trainees_own_interval() -> None:
    answers = {
        "police_every": "3 months",
        "police_visited": "yes",
        "police_last": "2009-07-09",
        "visits": [{"id": "r1", "agency": "police", "day": "2009-10-10"}],
    }
    found = [check.text for check in checks_of(material_of(assignment(ID)), answers)]
    assert "Police: you named every 3 months, and after 9 July 2009 the next is on 10 October 2009." in found


def test_checks_hold_a_latest_day_against_the_trainees_own_count() -> None:
    answers = {
        "police_every": "1 month",
        "police_visited": "yes",
        "police_last": "2009-01-31",
        "police_due": "2009-03-03",
    }
    found = [check for check in checks_of(material_of(assignment(ID)), answers) if check.question == "police_due"]
    assert [check.text for check in found] == [
        "Counted every month from 31 January 2009, the latest day is another than you wrote."
    ]
    assert not [
        check
        for check in checks_of(material_of(assignment(ID)), answers | {"police_due": "2009-02-28"})
        if check.question == "police_due"
    ]


@pytest.mark.parametrize("code", CODES)
def test_checks_on_an_empty_form_say_nothing_and_on_wrong_answers_name_no_right_day(code: str) -> None:
    material, answers = material_of(assignment(ID, code)), right(code)
    assert checks_of(material, {}) == ()
    wrong = answers | {"police_every": "4 months", "police_due": "2009-12-31", "police_level": "medium"}
    told = " ".join(check.text for check in checks_of(material, wrong))
    due = facts_of(assignment(ID, code)).police.due
    assert due is not None
    assert day_in_words(due) not in told


def test_the_calendar_shows_the_days_between_and_escapes_what_it_shows() -> None:
    answers = {
        "probation_every": "4 months",
        "visits": [
            {"id": "r1", "agency": "joint", "day": "2009-08-01"},
            {"id": "r2", "agency": "probation", "day": "2010-01-01"},
        ],
    }
    html = view(material_of(assignment(ID)), "calendar", answers)
    assert "1 August 2009, jointly" in html
    assert "<td>153</td><td>later than it</td>" in html  # 31 August, 30, 31, 30, 31 days: 30 + 30 + 31 + 30 + 31 + 1
    assert "None yet." in view(material_of(assignment(ID)), "calendar", {})


def test_every_word_that_a_trainee_reads_says_which_likelihood_or_harm_is_meant() -> None:
    of = exercise(ID)
    texts = [of.title, *of.aims, *of.about, *(text for step in of.steps for text in step.intro)]
    texts += [text for one in of.questions for text in (one.label, one.help, *(option.label for option in one.options))]
    assert not [text for text in texts if plain_risk(text) is not None]
