"""Whatever came in, answers are well-shaped: what does not fit is left out and named, and nothing raises."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightmix_sim.exercises import Answers, assignment, cleaned, exercise, material_of
from rightmix_sim.exercises.answers import LONGEST, MOST_LINES, is_empty
from tests.exercises.answers_at_random import at_random
from tests.exercises.small_exercise import MATERIAL, SMALL

TEXTS = st.text(st.characters(codec="utf-8"), max_size=30) | st.sampled_from(
    ["", "high", "yes", "no", "A1", "Z999", "t1", "r1", "2009-02-29", "2009-02-28", "\x1b[31m", "\x00", "\ufffe", "id"]
)
ATOMS = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS
JSON = st.recursive(ATOMS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4))
NAMES = [one.id for one in SMALL.questions] + [column.id for one in SMALL.questions for column in one.columns]
NEARLY = st.recursive(  # the right names, with anything under them
    ATOMS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from([*NAMES, "t1", "t2", "id", "other"]), inner, max_size=6)
    ),
)


@given(content=JSON | NEARLY | st.dictionaries(st.sampled_from(NAMES), JSON | NEARLY, max_size=11))
@settings(max_examples=120)
def test_any_json_becomes_answers_that_fit_and_stay_as_they_are(content: Any) -> None:
    answers, dropped = cleaned(SMALL, MATERIAL, content)
    assert cleaned(SMALL, MATERIAL, answers) == (answers, ())
    assert json.loads(json.dumps(answers)) == answers  # plain data without NaN or anything of ours
    assert all(isinstance(place, str) for place in dropped)
    read = Answers(answers)
    for question in SMALL.questions:
        assert isinstance(read.choice(question.id), str)
        assert isinstance(read.text(question.id), str)
        assert isinstance(read.several(question.id), tuple)
        assert isinstance(read.number(question.id), int | None)
        assert isinstance(read.day(question.id), datetime.date | None)
        assert all(isinstance(line, Answers) for line in read.records(question.id))
        assert isinstance(read.row(question.id, "t1"), Answers)


@given(content=st.dictionaries(st.sampled_from(NAMES), ATOMS | st.lists(ATOMS) | st.dictionaries(TEXTS, ATOMS)))
def test_getters_read_even_what_was_never_cleaned(content: dict[str, Any]) -> None:
    read = Answers(content)
    for name in NAMES:
        assert read.number(name) is None or type(read.number(name)) is int
        assert (read.choice(name), read.text(name), read.several(name), read.day(name), read.records(name)) is not None
        assert bool(read.row(name, "t1")) in (True, False)


@pytest.mark.parametrize("id", ["warm-up", "ex2-rm2000", "ex3-mappa", "ex4-alignment"])
def test_well_shaped_answers_lose_nothing(id: str) -> None:
    material = material_of(assignment(id))
    for seed in range(5):
        answers = at_random(exercise(id), material, seed)
        assert cleaned(exercise(id), material, answers) == (answers, ())


@pytest.mark.parametrize(("content", "kept", "dropped"), [
    (None, {}, ()),
    ([], {}, ("everything",)),
    ("high", {}, ("everything",)),
    ({"nowhere": 1}, {}, ("nowhere",)),
    ({"level": "highest"}, {}, ("level",)),
    ({"level": ["high"]}, {}, ("level",)),
    ({"level": ""}, {"level": ""}, ()),  # emptied
    ({"level": None}, {}, ()),
    ({"times": "3"}, {}, ("times",)),
    ({"times": 3.0}, {}, ("times",)),
    ({"times": True}, {}, ("times",)),
    ({"times": 10**9}, {}, ("times",)),
    ({"times": -4}, {"times": -4}, ()),  # a check says that it cannot be
    ({"until": "2009-02-29"}, {}, ("until",)),
    ({"until": "1 May 2009"}, {}, ("until",)),
    ({"until": "2009-W18-5"}, {}, ("until",)),  # the same day, but no form could show it
    ({"until": "20090501"}, {}, ("until",)),
    ({"until": "2009-05-01"}, {"until": "2009-05-01"}, ()),
    ({"who": ["police", "nobody"]}, {"who": ["police"]}, ("who",)),
    ({"who": "police"}, {}, ("who",)),
    ({"who": ["police", "probation"]}, {"who": ["probation", "police"]}, ()),  # in the order of the options
    ({"level_evidence": ["A1", "a2", 7, "B10"]}, {"level_evidence": ["A1", "B10"]}, ("level_evidence",)),
    ({"level_evidence": ["A0", "AA1", "A1000"]}, {"level_evidence": []}, ("level_evidence",)),
    ({"things": []}, {}, ("things",)),
    ({"things": {"t1": {"there": "yes"}, "t9": {}}}, {"things": {"t1": {"there": "yes"}}}, ("things.t9",)),
    ({"things": {"t1": "yes"}}, {"things": {"t1": {}}}, ("things.t1",)),
    ({"things": {"t1": {"there": "maybe", "x": 1}}}, {"things": {"t1": {}}}, ("things.t1.x", "things.t1.there")),
    ({"actions": {}}, {}, ("actions",)),
    ({"actions": [7]}, {"actions": [{"id": "r1"}]}, ("actions[1]",)),
    ({"actions": [{"id": "r2", "what": 1}]}, {"actions": [{"id": "r2"}]}, ("actions[1].what",)),
])  # fmt: skip
def test_what_does_not_fit_is_named_by_its_place(content: Any, kept: Any, dropped: tuple[str, ...]) -> None:
    assert cleaned(SMALL, MATERIAL, content) == (kept, dropped)


def test_lines_without_a_name_of_their_own_get_one_and_none_is_there_twice() -> None:
    lines = [
        {"what": "a"},
        {"id": "r1", "what": "b"},
        {"id": "r1", "what": "c"},
        {"id": "R 1!"},
        {"id": 7},
        {"id": "r3"},
    ]
    answers, dropped = cleaned(SMALL, MATERIAL, {"actions": lines})
    ids = [line["id"] for line in answers["actions"]]
    assert len(set(ids)) == len(ids) == 6
    assert [line.get("what") for line in answers["actions"]] == ["a", "b", "c", None, None, None]
    assert dropped == ()


def test_what_is_too_long_is_cut_and_that_is_said() -> None:
    answers, dropped = cleaned(SMALL, MATERIAL, {"why": "x" * (LONGEST + 1), "actions": [{}] * (MOST_LINES + 1)})
    assert (len(answers["why"]), len(answers["actions"])) == (LONGEST, MOST_LINES)
    assert dropped == ("why", f"actions[{MOST_LINES + 1}]")
    assert cleaned(SMALL, MATERIAL, {"why": "x" * LONGEST, "actions": [{}] * MOST_LINES})[1] == ()


def test_what_a_terminal_would_obey_is_taken_out_of_texts() -> None:
    answers, dropped = cleaned(SMALL, MATERIAL, {"why": "seen\x1b[2J \x00on\n1 May\ud800, “äö” 😀"})
    assert answers == {"why": "seen[2J on\n1 May, “äö” 😀"}
    assert dropped == ()


@pytest.mark.parametrize(("value", "empty"), [
    ("", True), (" \n", True), ("x", False), (None, True), (0, False), ([], True), ([""], True), (["A1"], False),
    ({}, True), ({"t1": {}}, True), ({"t1": {"there": "yes"}}, False), ([{"id": "r1"}], True),
    ([{"id": "r1", "what": "x"}], False),
])  # fmt: skip
def test_an_answer_that_says_nothing_is_empty(value: Any, empty: bool) -> None:
    assert is_empty(value) is empty
    assert bool(Answers({"it": value})) is not empty


def test_getters_give_what_was_answered() -> None:
    read = Answers({
        "level": "high", "why": " because ", "times": 3, "until": "2009-05-01", "who": ["police"],
        "things": {"t1": {"there": "yes"}}, "actions": [{"id": "r1", "what": "visit"}],
    })  # fmt: skip
    assert (read.choice("level"), read.text("why"), read.number("times")) == ("high", "because", 3)
    assert (read.day("until"), read.several("who")) == (datetime.date(2009, 5, 1), ("police",))
    assert (read.row("things", "t1").choice("there"), read.row("things", "t2").choice("there")) == ("yes", "")
    assert [line.text("what") for line in read.records("actions")] == ["visit"]
    assert Answers(read.to_dict()).to_dict() == read.to_dict()
