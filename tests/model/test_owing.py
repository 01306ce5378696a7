"""What is owed, compiled against ordinary Python: the same rows, notes and answers, whatever happens to a case."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightmix_sim.model.casework.work_table import spans
from rightmix_sim.model.diaries import compiled
from rightmix_sim.model.diaries.compiled import CompiledDiaries
from rightmix_sim.model.diaries.diaries import Noted
from rightmix_sim.model.diaries.duty import ROW, Terms
from rightmix_sim.model.diaries.terms_table import TermsTable
from rightmix_sim.model.population.person import NEVER, Person
from rightmix_sim.records import Outcome, Work
from tests.model.owing_scripts import (
    Script,
    Told,
    asking,
    beginning,
    compiled_told,
    plain_told,
    preparing,
    renewing,
)
from tests.model.random_cases import empty_script, random_script
from tests.model.scripts import random_terms


def assert_same(one: Told, other: Told, script: Script) -> None:
    assert one.answers == other.answers, f"seed {script.seed}"
    for name in ROW.names or ():
        np.testing.assert_array_equal(one.rows[name], other.rows[name], err_msg=f"seed {script.seed}: {name}")
    for name in Noted._fields:
        found, expected = getattr(one.noted, name), getattr(other.noted, name)
        np.testing.assert_array_equal(found, expected, err_msg=f"seed {script.seed}: {name}")


@pytest.mark.parametrize("tens", range(10))
def test_what_is_owed_is_kept_alike(tens: int) -> None:
    for seed in range(10 * tens, 10 * tens + 10):
        script = random_script(seed)
        assert_same(compiled_told(script, people=seed % 5), plain_told(script), script)


@pytest.mark.soak
@given(seed=st.integers(1000, 10**9))
@settings(max_examples=2000, deadline=None)
def test_whatever_comes_to_be_owed_is_kept_alike(seed: int) -> None:
    script = random_script(seed)
    assert_same(compiled_told(script, people=seed % 5), plain_told(script), script)


def test_the_random_cases_show_everything_that_can_happen() -> None:
    scripts = [random_script(seed) for seed in range(30)]
    told = [compiled_told(script) for script in scripts]
    outcomes = {int(outcome) for one in told for outcome in one.rows["outcome"]}
    assert outcomes == {Outcome.DONE, Outcome.FAILED, Outcome.CANCELLED, Outcome.OUTSTANDING}
    answers = {answer for one in told for answer in one.answers}
    assert {(asked, said) for asked in ("asked", "ended", "handed over") for said in (True, False)} <= answers
    looked = {said for asked, *everything in answers if asked == "looked" for said in everything}
    assert {is_done for _, is_done, _ in looked} == {True, False} and any(last >= 0 for *_, last in looked)
    assert any(one.noted.before_day.size for one in told) and any(one.noted.switch.any() for one in told)
    assert any(by_other_terms(one, script) for one, script in zip(told, scripts, strict=True))


def by_other_terms(told: Told, script: Script) -> bool:
    """Whether any work goes on by other terms: one duty ends on the day on which another of the kind is opened."""
    work = script.policies.table.rows["work"][told.noted.terms].tolist()
    ended, opened = (
        set(zip(told.noted.person.tolist(), work, days.tolist(), strict=True))
        for days in (told.noted.closed, told.noted.opened)
    )
    return bool(ended & opened)


# ---- A date that lies before the run


def test_pieces_planned_backwards_from_an_event_at_the_start_of_the_run_keep_their_dates() -> None:
    """The event is on day 3 and the pieces nine days apart: the last is due on 3 - 9 = -6, then -6 - 9 and -6 - 18."""
    script = empty_script(1, 60, posts=1)
    terms = replace(
        random_terms(script.rng, Work.PRE_PROGRAMME, dated=True), pieces=3, interval=1, later_interval=1, minutes=1.0,
        failure_share=0.0,
    )  # fmt: skip
    assert script.dates.length(terms.interval) == 9
    script.capacity[:] = 400
    owed = replace(script.terms[Work.PRE_PROGRAMME][0], terms=terms, follows=(), once=True)
    person = Person(0, 1, 1, -100, NEVER, 1, -50, NEVER, registered=True, on_order=True)
    script.people.append(person)
    script.on(0, person, beginning)
    script.on(0, person, asking(Work.PRE_PROGRAMME, owed, due=20, opens=0, officers=script.some_officers()))
    script.on(0, person, preparing(Work.PRE_PROGRAMME, event=3))
    for told in (plain_told(script), compiled_told(script)):
        assert told.rows["due"].tolist() == [-24, -15, -6], type(told.diaries)


# ---- Room


def crowd(people: int, days: int = 40) -> Script:
    """So many people who come on the first day, to one officer of each role, and everything is owed.

    It is by one set of terms, from day 7 on by another and from day 14 on by the first again.
    """
    script = empty_script(1, days, posts=1)
    kinds = [work for span in ("register", "order") for work in spans()[span]]
    for number in range(people):
        person = Person(number, 1, 1, -100, NEVER, 1, -50, NEVER, registered=True, on_order=True)
        script.people.append(person)
        script.on(0, person, beginning)
        for day in (0, 7, 14):
            owed = [(work, script.terms[work][day % 2]) for work in kinds]
            script.on(day, person, renewing(script.wanted(owed), script.some_officers()))
    return script


def test_more_work_than_there_is_room_for_goes_on_as_if_there_were(monkeypatch: pytest.MonkeyPatch) -> None:
    """Duties, links, rows and people: what there is room for to begin with is not enough for any of them."""
    script, page = crowd(40), 128
    monkeypatch.setattr(compiled, "_ROWS", page)
    told = compiled_told(script, people=1)
    assert_same(told, plain_told(script), script)
    assert isinstance(told.diaries, CompiledDiaries)
    book, cases = told.diaries.book, told.diaries.cases
    assert book.duties.size > 256 and book.links.size > 256 and len(told.rows) > 5 * page
    assert cases.lines.shape[0] >= 40


def test_heaps_that_move_keep_what_is_in_them() -> None:
    """Nobody has hours until day 20; by then the offender manager has more to do than a heap holds to begin with, 64.

    From then on it is taken up in its order.
    """
    script = crowd(40)
    script.capacity[:, :20], script.capacity[:, 20:] = 0, 480
    told = compiled_told(script)
    assert_same(told, plain_told(script), script)
    assert isinstance(told.diaries, CompiledDiaries)
    assert told.diaries.book.rooms.max() >= 4 * 64


def test_a_table_of_terms_that_grows_keeps_what_is_in_it() -> None:
    """There is room for 256 to begin with."""
    rng, table = np.random.default_rng(1), TermsTable()
    terms = [random_terms(rng, Work(number % len(Work))) for number in range(600)]
    numbers = [table.number(one) for one in terms]
    assert numbers == list(range(600)) == [table.number(one) for one in terms]
    for field in fields(Terms):
        assert table.rows[field.name][:600].tolist() == [getattr(one, field.name) for one in terms]


def test_there_are_few_enough_kinds_of_work_for_a_bit_each() -> None:
    """What follows what is kept in the bits of a number of 64, one of which is its sign."""
    assert max(Work) < 63
