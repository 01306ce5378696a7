"""Strict data: what shapes take, and that the first thing they do not take is one error with place and value."""

from __future__ import annotations

import json
from collections import OrderedDict, UserDict
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal

import pytest
from msgspec import Meta

from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.strict_data import (
    Answer,
    Impossible,
    StrictData,
    Words,
    asked,
    dictionary,
    parse_as,
    read_as,
    refuse_unknown,
)

Dict = dict[str, Any]


class Visit(StrictData, frozen=True):
    """A visit, for these tests."""

    on: Annotated[date, asked("Visits are counted by day.", "2009-05-01")]
    kind: Literal["home", "office"] = "home"
    seen: Answer = "unknown"
    joint: bool = False
    note: Annotated[Words, asked("It is for people to read.")] = ""


class Officer(StrictData, frozen=True):
    """Somebody who visits, for these tests."""

    name: Annotated[Words, asked("Officers are told apart by it.", '"A. Example."')]
    visits: Annotated[tuple[Visit, ...], asked("They are what is counted.", "[ ] if there is none")]
    deputy: Officer | None = None
    areas: Annotated[tuple[Literal["elm", "ash"], ...], Meta(min_length=1)] = ("elm",)
    years: Annotated[int, Meta(ge=0, le=60)] | Literal["unknown"] = "unknown"

    def __post_init__(self) -> None:
        days = [visit.on for visit in self.visits]
        if len(set(days)) != len(days):
            raise Impossible(
                "Two visits are on one day.",
                value=days[0].isoformat(),
                place=f"visits[{len(days) - 1}].on",
                why="Visits are counted by day.",
                do="Correct a date.",
            )


VISIT: Dict = {"on": "2009-05-01"}
OFFICER: Dict = {"name": "A. Example", "visits": [VISIT]}


def refused(content: object, **more: Any) -> InputError:
    with pytest.raises(InputError) as caught:
        parse_as(Officer, content, **more)
    return caught.value


def refused_visit(**changes: object) -> InputError:
    return refused({"name": "A", "visits": [VISIT | changes]})


# --- what is taken


def test_what_is_left_out_has_its_default() -> None:
    assert parse_as(Visit, VISIT) == Visit(on=date(2009, 5, 1), kind="home", seen="unknown", joint=False, note="")


def test_a_date_is_taken_as_date_and_as_text() -> None:
    assert parse_as(Visit, {"on": date(2009, 5, 1)}) == parse_as(Visit, {"on": "2009-05-01"})


@pytest.mark.parametrize("answer", [True, False, "unknown"])
def test_an_answer_is_true_false_or_unknown_and_stays_what_it_is(answer: object) -> None:
    assert parse_as(Visit, VISIT | {"seen": answer}).seen is answer


def test_a_shape_is_itself() -> None:
    visit = Visit(on=date(2009, 5, 1))
    assert parse_as(Visit, visit) is visit


def test_a_shape_is_frozen() -> None:
    with pytest.raises(AttributeError, match="immutable"):
        Visit(on=date(2009, 5, 1)).joint = True  # type: ignore[misc]


def test_the_data_dictionary_has_a_row_for_each_key_also_of_the_shapes_inside() -> None:
    assert dictionary.as_markdown(Visit) == (
        "| key | what may stand there | if left out | why it is asked |\n"
        "|---|---|---|---|\n"
        "| `on` | a date | an error | Visits are counted by day. |\n"
        "| `kind` | home or office | home |  |\n"
        "| `seen` | true, false or unknown | unknown |  |\n"
        "| `joint` | true or false | false |  |\n"
        "| `note` | a text | empty | It is for people to read. |\n"
    )


@pytest.mark.parametrize("ending", [".yaml", ".yml", ".json", ".JSON", ""])
def test_a_file_is_json_if_its_name_says_so_and_yaml_otherwise(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"officer{ending}"
    path.write_text(
        json.dumps(OFFICER) if ending.lower() == ".json" else "name: A. Example\nvisits: [{on: 2009-05-01}]"
    )
    assert read_as(Officer, path) == parse_as(Officer, OFFICER)


# --- what is not: each kind with its words

WRONG: list[tuple[str, object, str]] = [
    ("on", "1 May 2009", "This must be a date."),
    ("on", "2009-5-1", "This must be a date."),
    ("on", "2009-05-01T10:00", "This must be a date."),
    ("on", "2009-05-01\n", "This must be a date."),
    ("on", 20090501, "This must be a date."),
    ("on", True, "This must be a date."),
    ("on", "2009-02-29", "There is no such date."),
    ("on", "0000-01-01", "There is no such date."),
    ("kind", "Home", "This must be home or office."),
    ("kind", 1, "This must be home or office."),
    ("kind", ["home"], "This must be home or office."),
    ("seen", "yes", "This must be true, false or unknown."),
    ("seen", "Unknown", "This must be true, false or unknown."),
    ("seen", 1, "This must be true, false or unknown."),
    ("seen", 0.0, "This must be true, false or unknown."),
    ("joint", "true", "This must be true or false."),
    ("joint", "unknown", "This must be true or false."),
    ("joint", 1, "This must be true or false."),
    ("note", 7, "This must be a text."),
    ("note", True, "This must be a text."),
    ("note", b"text", "This must be a text."),
    ("note", ["text"], "This must be a text."),
    ("note", "a bell\x07", "The text holds a character that no text has."),
    ("note", "\x1b[2J", "The text holds a character that no text has."),
    ("note", "half \ud83d", "The text holds half a character."),
]


@pytest.mark.parametrize(("key", "value", "what"), WRONG)
def test_a_value_of_another_kind_is_refused_with_place_and_value(key: str, value: object, what: str) -> None:
    error = refused_visit(**{key: value})
    assert str(error).splitlines()[0] == f"visits[0].{key}: {what} Found: {'true' if value is True else repr(value)}."
    assert error.do


@pytest.mark.parametrize("key", ["on", "kind", "seen", "joint", "note"])
def test_nothing_is_refused_where_a_value_is_asked_and_told_as_such(key: str) -> None:
    error = refused_visit(**{key: None})
    assert str(error).splitlines()[0] == f"visits[0].{key}: This has no value."
    assert error.do


def test_nothing_is_taken_where_it_means_something() -> None:
    assert parse_as(Officer, OFFICER | {"deputy": None}).deputy is None


@pytest.mark.parametrize("value", [7, "A. Example", [VISIT], True])
def test_what_must_hold_keys_is_told_which(value: object) -> None:
    error = refused(OFFICER | {"deputy": value})
    assert (error.what, error.place) == ("This must hold keys with values.", "deputy")
    assert error.do == "The keys are: name, visits, deputy, areas, years."


@pytest.mark.parametrize("value", [7, "home", VISIT, True])
def test_what_must_be_a_list_is_told_how_lists_are_written(value: object) -> None:
    error = refused(OFFICER | {"visits": value})
    assert (error.what, error.place) == ("This must be a list.", "visits")
    assert error.do == "Begin each entry with a dash, or write [ ] around them."


def test_a_list_that_must_not_be_empty_is_told_so() -> None:
    assert refused(OFFICER | {"areas": []}).what == "This list is empty."


# --- keys


def test_a_missing_key_is_told_with_why_and_an_example() -> None:
    assert str(refused({"name": "A", "visits": [{}]}, file="officer.yaml")) == (
        "officer.yaml: visits[0].on: This is missing.\n"
        "  Why it matters: Visits are counted by day.\n"
        "  What to do: Write, for example, on: 2009-05-01."
    )


def test_an_example_that_ends_as_a_sentence_gets_no_second_full_stop() -> None:
    assert refused({"visits": []}).do == 'Write, for example, name: "A. Example."'


def test_a_misspelt_key_gets_the_nearest_one() -> None:
    error = refused_visit(jont=True)
    assert isinstance(error, UnknownName)
    assert (error.place, error.do) == ("visits[0]", "Perhaps you meant joint or on or note?")


def test_a_key_like_no_other_gets_all_there_are() -> None:
    assert refused_visit(colour="red").do == "Choose one of: joint, kind, note, on, seen."


def test_a_misspelt_key_is_named_and_not_the_one_that_is_missing_for_it() -> None:
    error = refused({"name": "A", "visits": [{"onn": "2009-05-01"}]})
    assert isinstance(error, UnknownName)
    assert error.value == "onn"


@pytest.mark.parametrize(
    ("key", "shown"), [(7, "7"), (True, "true"), (None, "null"), (date(2009, 5, 1), "2009-05-01"), ("", "")]
)
def test_a_key_that_is_no_word_is_shown_as_it_is_written(key: object, shown: str) -> None:
    error = refused({**OFFICER, key: "x"})  # type: ignore[dict-item]
    assert (error.what, error.value) == ("There is no key of this name.", shown)


@pytest.mark.parametrize("kind", [dict, MappingProxyType, UserDict, OrderedDict])
def test_an_unknown_key_is_found_in_any_mapping(kind: Callable[[Dict], Any]) -> None:
    assert refused(kind(OFFICER | {"rank": 1})).value == "rank"


@pytest.mark.parametrize("key", ["a` - at `$.visits[9].on", "a` - at `$.visits[0]", "`", "` - at `$"])
@pytest.mark.parametrize("place", ["", "visits[0]"])
def test_a_key_that_is_spelt_like_a_place_is_an_unknown_key_where_it_stands(key: str, place: str) -> None:
    error = refused_visit(**{key: 1}) if place else refused(OFFICER | {key: 1})
    assert (error.what, error.place, error.value) == ("There is no key of this name.", place, key)


def test_a_key_with_half_a_character_is_refused() -> None:
    assert refused(OFFICER | {"\ud83d": 1}).what == "The text holds half a character."


# --- which fault, and where


def test_the_first_fault_is_named() -> None:
    error = refused({"name": "A", "visits": [VISIT, {"on": "x", "kind": "y"}, {"on": "z"}]})
    assert (error.place, error.value) == ("visits[1].on", "x")


def test_a_file_stands_before_the_place() -> None:
    assert str(refused({}, file=Path("a.yaml"))).startswith("a.yaml: name: This is missing.")


def test_what_stands_in_a_list_is_explained_where_the_list_is() -> None:
    error = refused({"name": "A", "visits": ["2009-05-01"]})
    assert (error.place, error.why) == ("visits[0]", "They are what is counted.")


def test_a_fault_of_the_whole_has_its_own_place_below_it() -> None:
    twice = {"name": "B", "visits": [VISIT, VISIT]}
    assert str(refused(OFFICER | {"deputy": twice})) == (
        "deputy.visits[1].on: Two visits are on one day. Found: '2009-05-01'.\n"
        "  Why it matters: Visits are counted by day.\n"
        "  What to do: Correct a date."
    )


def test_made_directly_it_raises_what_cannot_be() -> None:
    visits = (Visit(on=date(2009, 5, 1)), Visit(on=date(2009, 5, 1)))
    with pytest.raises(Impossible, match=r"Two visits are on one day\."):
        Officer(name="A", visits=visits)


@pytest.mark.parametrize("years", [-1, 61, 2.5, "2", True])
def test_a_number_outside_its_limits_or_of_another_kind_is_told_the_limits(years: object) -> None:
    assert refused(OFFICER | {"years": years}).what == "This must be a whole number from 0 to 60 or unknown."


@pytest.mark.parametrize("years", [0, 60, "unknown"])
def test_a_number_at_its_limits_is_taken(years: object) -> None:
    assert parse_as(Officer, OFFICER | {"years": years}).years == years


# --- values that are hard to show


def test_dates_are_shown_as_they_are_written_also_deep_inside() -> None:
    error = refused_visit(note=[{"on": date(2009, 5, 1), "at": datetime(2009, 5, 1, 10, 30)}])
    assert error.value == [{"on": "2009-05-01", "at": "2009-05-01T10:30:00"}]


def test_what_is_nested_without_end_is_shown_as_far_as_it_helps() -> None:
    nested: list[Any] = []
    for _ in range(100_000):
        nested = [nested]
    for key in ("on", "kind", "seen", "joint", "note"):
        assert refused_visit(**{key: nested}).value == [[[[[["…"]]]]]]


def test_a_long_list_is_shown_as_far_as_a_message_has_room() -> None:
    assert len(str(refused_visit(note=list(range(1_000_000))))) < 400


def test_a_number_of_thousands_of_digits_is_shown_in_words() -> None:
    for key in ("on", "kind", "seen", "joint", "note"):
        assert refused_visit(**{key: 10**5000}).value == "a number of very many digits"


def test_data_that_holds_itself_is_refused_like_any_other() -> None:
    itself: Dict = dict(OFFICER)
    itself["deputy"] = itself
    assert refused(itself).what == "The file nests one thing in another too deeply."


# --- files


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.yaml", ""),
        ("a.json", ""),
        ("a.yaml", "# later\n"),
        ("a.yaml", "---\n"),
        ("a.json", "null"),
        ("a.json", " \n"),
    ],
)
def test_a_file_that_holds_nothing_is_told_so_whatever_its_kind(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises(InputError) as caught:
        read_as(Officer, path)
    assert str(caught.value) == (
        f"{path}: The file holds nothing.\n  What to do: The keys are: name, visits, deputy, areas, years."
    )


def test_a_name_that_is_not_in_its_list_is_refused_with_the_nearest() -> None:
    refuse_unknown("role", "tutor", ["tutor"], place="role", why="")
    with pytest.raises(Impossible, match="no role of this name") as refused:
        refuse_unknown("role", "tuttor", ["tutor"], place="value[1]", why="Nobody would do it.")
    fault = refused.value
    assert (fault.place, fault.value, fault.why) == ("value[1]", "tuttor", "Nobody would do it.")
    assert "tutor" in fault.do
