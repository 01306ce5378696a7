"""Exercise 1: the three meanings are told apart by those who read, and by nobody who does not."""

from __future__ import annotations

import random
from collections import Counter
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from rightmix_sim.errors import InputError
from rightmix_sim.exercises import Assignment, assignment, checks_of, codes, exercise, mark, material_of, reference
from rightmix_sim.exercises.choices import options_of, rows_of
from rightmix_sim.exercises.marking.signed import signed_share
from rightmix_sim.exercises.three_meanings.man import Man, decides, interval, man_of
from rightmix_sim.exercises.three_meanings.material import claims, sorting, tools
from rightmix_sim.guidance import load_book
from rightmix_sim.plain_risk import plain_risk
from tests.exercises.marked import points

ID = "ex1-three-meanings"
CODES = codes(ID)
TOOL = ("sorted", "tools", "decisions", "claims", "named")
MEANINGS = ("reconviction", "reoffending", "harm", "unclear")


def keyless(of: Assignment) -> Assignment:
    return replace(of, statements=tuple(replace(one, meaning="", why="", paragraph="") for one in of.statements))


def at_random(of: Assignment, seed: int) -> dict[str, Any]:
    luck, material = random.Random(seed), material_of(of)

    def one(question: Any) -> Any:
        return (
            luck.choice(options_of(question, material)).value if question.kind == "choice" else "Nothing of note here."
        )

    answers: dict[str, Any] = {}
    for question in exercise(ID).questions:
        if question.kind == "rows":
            answers[question.id] = {
                row.id: {column.id: one(column) for column in question.columns} for row in rows_of(question, material)
            }
        elif question.kind == "records":
            answers[question.id] = [{column.id: one(column) for column in question.columns} for _ in range(2)]
        else:
            answers[question.id] = one(question)
    return answers


@pytest.mark.parametrize("code", CODES)
def test_the_reference_earns_every_point_of_the_tools(code: str) -> None:
    marks = mark(assignment(ID, code), reference(assignment(ID, code)))
    assert {one.criterion.id: one.points for one in marks} == {
        "sorted": 8, "tools": 2, "decisions": 3, "claims": 3, "named": 2, "settled": None,
    }  # fmt: skip
    assert all(not one.missed for one in marks)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("nothing", [{}, None, [], {"sorted": {"s01": 7}, "rewritten": [{}]}, {"claims": "all"}])
def test_nothing_answered_earns_nothing(code: str, nothing: Any) -> None:
    assert mark(assignment(ID, code), nothing).points == 0


@pytest.mark.parametrize("code", CODES)
def test_drawing_lots_earns_well_under_half(code: str) -> None:
    shares = [mark(assignment(ID, code), at_random(assignment(ID, code), seed)).share for seed in range(30)]
    assert sum(shares) / len(shares) < 0.2
    assert max(shares) < 0.5


@pytest.mark.parametrize("code", CODES)
def test_a_neighbour_s_answers_earn_little(code: str) -> None:
    neighbours = [
        mark(assignment(ID, code), reference(assignment(ID, other))).share for other in CODES if other != code
    ]
    assert max(neighbours) <= 0.4


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("meaning", MEANINGS)
def test_one_answer_for_every_line_sorts_nothing(code: str, meaning: str) -> None:
    of = assignment(ID, code)
    answers = {
        "sorted": {one.id: {"meaning": meaning} for one in sorting(of)},
        "tools": {one.id: {"meaning": meaning} for one in tools(of)},
        "claims": {one.id: {"verdict": "follows"} for one in claims(of)},
    }
    earned = points(of, answers)
    assert (earned["sorted"], earned["tools"], earned["claims"]) == (0, 0, 0)


def test_every_kind_counts_alike_and_a_guess_takes_away_what_guessing_gives() -> None:
    right = {"a": "harm", "b": "harm", "c": "unclear"}
    # harm: (1 - 1/3)/2 = 1/3; unclear: 1; together (1/3 + 1)/2 = 2/3
    assert signed_share({"a": "harm", "b": "unclear", "c": "unclear"}, right, 4) == pytest.approx(2 / 3)
    # line c not answered: harm 1, unclear 0; together 1/2
    assert signed_share({"a": "harm", "b": "harm"}, right, 4) == 0.5
    # weighted: a counts 3, b 1: harm (3 - 1/3)/4 = 2/3; unclear 0; together 1/3
    assert signed_share({"a": "harm", "b": "x"}, right, 4, {"a": 3.0}) == pytest.approx(1 / 3)
    assert signed_share({"a": "x", "b": "x", "c": "x"}, right, 4) == 0
    assert signed_share({"a": "harm"}, {}, 4) == 0


@pytest.mark.parametrize("code", CODES)
def test_who_goes_by_the_tool_that_is_named_loses_what_the_traps_are_worth(code: str) -> None:
    """A trainee who takes every RM2000 for reconviction, and the bare word for harm, and knows the rest."""
    of = assignment(ID, code)
    given: dict[str, str] = {}
    for one in sorting(of):
        bare = one.meaning == "unclear"
        named = any(word in one.text for word in ("RM2000", "matrix", "sexual scale", "conviction"))
        given[one.id] = "reconviction" if named else "harm" if bare else one.meaning
    # unclear: every line wrong, -1/3; the three others at most 1: (3 - 1/3)/4 = 2/3 of 8 points at the most
    earned = points(of, {"sorted": {id: {"meaning": meaning} for id, meaning in given.items()}})["sorted"]
    assert 3 < earned <= 5.34


def test_the_mistakes_of_a_trainee_cost_what_they_should() -> None:
    """Alder: RM2000 named, so reconviction; both visits by RM2000; the levels averaged; one statement left bare."""
    of = assignment(ID, "alder")
    answers = reference(of)
    answers["sorted"]["s09"] = {"meaning": "reconviction"}  # names RM2000 and speaks of harm
    answers["sorted"]["s11"] = {"meaning": "harm"}  # “He remains high risk.”
    answers["decisions"]["probation_visits"] = {"decides": "reconviction"}
    answers["probation_every"] = "every-12-months"
    answers["claims"]["claim-average"] = {"verdict": "follows"}
    answers["rewritten"][0]["text"] = "He remains high risk, and the hostel should be told of it at once."
    # sorted: reconviction 1, reoffending 1, harm (3 - 1/3)/4 = 2/3, unclear (2 - 1/3)/3 = 5/9: 29/9/4 of 8 = 6.44
    # decisions: reconviction 1, harm (1 - 1/3)/2 = 1/3, mappa 1: 7/9; visits 1/2; (7/9 + 1/2)/2 of 3 = 1.92
    # claims: follows 1, does not (2 - 1)/3 = 1/3: 2/3 of 3 = 2; named: one of two, 1
    assert points(of, answers) == {"sorted": 6.44, "tools": 2, "decisions": 1.92, "claims": 2, "named": 1}


SPOILT: dict[str, Any] = {
    "sorted": lambda answers: answers["sorted"].update({id: {} for id in list(answers["sorted"])[:3]}),
    "tools": lambda answers: answers["tools"].update({"tool-rm2000": {"meaning": "harm"}}),
    "decisions": lambda answers: answers.update(police_every="every-6-months"),
    "claims": lambda answers: answers["claims"].popitem(),
    "named": lambda answers: answers["rewritten"][0].update(text="He is a risk to everybody in that house."),
}


@pytest.mark.parametrize("criterion", TOOL)
def test_each_mark_can_be_lost_alone(criterion: str) -> None:
    of = assignment(ID, "birch")
    answers = deepcopy(reference(of))
    SPOILT[criterion](answers)
    before, after = points(of, reference(of)), points(of, answers)
    assert {one for one in TOOL if after[one] < before[one]} == {criterion}


@pytest.mark.parametrize(("criterion", "questions"), [
    ("sorted", ["sorted"]), ("tools", ["tools"]), ("claims", ["claims"]), ("named", ["rewritten"]),
    ("decisions", ["decisions", "police_every", "probation_every"]),
])  # fmt: skip
def test_each_mark_can_be_won_alone(criterion: str, questions: list[str]) -> None:
    of = assignment(ID, "cedar")
    earned = points(of, {id: answer for id, answer in reference(of).items() if id in questions})
    assert {one for one, count in earned.items() if count} == {criterion}
    assert earned[criterion] == points(of, reference(of))[criterion]


@pytest.mark.parametrize(("text", "earns"), [
    ("Medium risk of reconviction by RM2000/S, scored in March from the print.", True),
    ("The risk of being convicted again is medium by RM2000/S in March.", False),  # the bare word
    ("Medium likelihood of reoffending by OASys, for his drinking and idle days.", False),  # another meaning
    ("Risk of reconviction: medium.", False),  # no room for a reason
    ("He said “I am no risk” and his risk of reconviction is medium by RM2000/S.", False),  # even in quotation marks
])  # fmt: skip
def test_what_is_written_anew_has_to_name_the_meaning_in_full(text: str, earns: bool) -> None:
    of = assignment(ID, "elm")
    unclear = next(one.id for one in sorting(of) if one.meaning == "unclear")
    answers = {"rewritten": [{"statement": unclear, "meaning": "reconviction", "text": text}]}
    assert points(of, answers)["named"] == (1 if earns else 0)


def test_a_statement_counts_once_and_only_if_it_needed_it() -> None:
    of = assignment(ID, "elm")
    line = reference(of)["rewritten"][0]
    assert points(of, {"rewritten": [line, {**line, "id": "r9"}]})["named"] == 1
    clear = next(one.id for one in sorting(of) if one.meaning == "harm")
    assert points(of, {"rewritten": [{**line, "statement": clear}]})["named"] == 0


def test_the_bank_covers_all_meanings_in_every_set_and_lends_no_statement_twice() -> None:
    ids = [one.id for code in CODES for one in sorting(assignment(ID, code))]
    assert len(ids) == len(set(ids)) >= 48
    for code in CODES:
        of = assignment(ID, code)
        counts = Counter(one.meaning for one in sorting(of))
        assert set(counts) == set(MEANINGS)
        assert 10 <= sum(counts.values()) <= 14
        assert min(counts.values()) >= 2
        assert {one.meaning for one in claims(of)} == {"follows", "does_not"}
        assert {one.meaning for one in tools(of)} == set(MEANINGS) - {"unclear"}
        assert all(one.why and one.paragraph for one in of.statements)
    assert len(CODES) >= 6


def test_the_order_of_the_ids_says_nothing_of_the_meaning() -> None:
    runs = [[one.meaning for one in sorted(sorting(assignment(ID, code)), key=lambda one: one.id)] for code in CODES]
    assert all(run != sorted(run, key=MEANINGS.index) for run in runs)
    assert len({tuple(run) for run in runs}) == len(runs)


def test_intervals_and_deciding_levels_are_those_of_the_book() -> None:
    book = load_book()
    man = Man(name="Mr Aske", reconviction="low", reoffending="medium", harm="high")
    assert interval("police_visits", man) == f"every-{book['police-visit-low-required'].latest.value}-months"
    assert interval("probation_visits", man) == f"every-{book['probation-home-visit'].latest.value}-months"
    assert interval("probation_visits", replace(man, harm="medium")) == "none"
    decisions = ("police_visits", "probation_visits", "plan_review", "internet_programme")
    assert [decides(one) for one in decisions] == ["reconviction", "harm", "mappa", "harm"]


def test_every_man_differs_in_reconviction_and_harm() -> None:
    men = [man_of(seed) for seed in range(200)]
    assert all(man.reconviction != man.harm for man in men)
    assert {(man.reconviction, man.harm) for man in men} >= {("low", "high"), ("high", "low"), ("very_high", "medium")}


@pytest.mark.parametrize("code", CODES)
def test_the_material_tells_nothing_of_the_key(code: str) -> None:
    of = assignment(ID, code)
    assert all(one.why not in repr(material_of(of)) for one in of.statements)
    assert material_of(keyless(of)) == material_of(of)


def test_without_the_key_nothing_is_marked() -> None:
    of = assignment(ID)
    assert material_of(keyless(of)).lists["statements"]
    with pytest.raises(InputError, match="cannot be marked"):
        mark(keyless(of), {})


@pytest.mark.parametrize("code", CODES)
def test_the_bare_word_stands_in_quotations_alone(code: str) -> None:
    material = material_of(assignment(ID, code))
    texts = [text for items in material.lists.values() for item in items for text in (item.label, item.text)]
    texts += [text for one in mark(assignment(ID, code), {}) for text in (*one.right, *one.missed)]
    assert [text for text in texts if plain_risk(text)] == []


def test_reminders_speak_of_what_was_written_and_not_of_the_key() -> None:
    of = assignment(ID)
    bare = next(one for one in sorting(of) if one.meaning == "unclear")
    answers = {
        "sorted": {one.id: {"meaning": "harm"} for one in sorting(of)},
        "rewritten": [
            {"id": "r1", "statement": bare.id, "meaning": "harm", "text": "He is still a high risk to the family."},
            {"id": "r2", "statement": bare.id, "meaning": "reoffending", "text": "He drinks and stopped coming here."},
        ],
    }  # fmt: skip
    said = [one.text for one in checks_of(material_of(of), answers) if one.question in ("sorted", "rewritten")]
    assert any("the same answer" in text for text in said)
    assert any("still a high risk to the family" in text for text in said)
    assert any("the same statement" in text for text in said)
    assert any("does not call it by that name" in text for text in said)
    assert any("In the first step you took this statement as clear" in text for text in said)
    assert not any(one.why in text for one in of.statements for text in said)
    assert checks_of(material_of(keyless(of)), answers) == checks_of(material_of(of), answers)


def test_an_empty_form_has_no_reminder() -> None:
    assert checks_of(material_of(assignment(ID)), {}) == ()
