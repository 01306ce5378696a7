"""JSON: what Python's reader passes over is found with its place, and what it finds is said in plain words."""

from __future__ import annotations

import json

import pytest

from rightmix_sim.errors import InputError
from rightmix_sim.strict_json import _not_json, load


def refused(text: str) -> InputError:
    with pytest.raises(InputError) as caught:
        load(text, "a.json")
    return caught.value


def test_good_json_is_read_as_python_reads_it() -> None:
    text = '{"a": [1, -2.5, 1e3, true, false, null, "\\ud83d\\ude00"], "": {"b": {}}}'
    assert load(text, "a.json") == json.loads(text)


@pytest.mark.parametrize(
    ("text", "place", "what", "value"),
    [
        ('{"a": 1, "a": 1}', "", "A key stands twice.", "a"),
        ('{"x": [0, {"a": 1, "b": 2, "a": 3}]}', "x[1]", "A key stands twice.", "a"),
        ('[{"a": {"b": NaN}}]', "[0].a.b", "There is no such number.", "NaN"),
        ("[0, Infinity]", "[1]", "There is no such number.", "Infinity"),
        ("-1e999", "", "There is no such number.", "-1e999"),
        ('{"a": ["\\udc80"]}', "a[0]", "The text holds half a character.", "\udc80"),
        ('{"a": {"\\udc80": 1}}', "a", "The text holds half a character.", "\udc80"),
        ('{"a": NaN, "b": Infinity}', "a", "There is no such number.", "NaN"),
        ('{"a": NaN, "a": 1}', "", "A key stands twice.", "a"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_place(text: str, place: str, what: str, value: str) -> None:
    error = refused(text)
    assert (error.place, error.what, error.value) == (place, what, value)


@pytest.mark.parametrize(
    ("text", "place", "said", "value"),
    [
        ("", "line 1 column 1", "it ends too soon", None),
        ('{"a": [1, 2', "line 1 column 12", "it ends too soon", None),
        ('{"a": "b', "line 1 column 7", "a quotation mark is not closed", '"b'),
        ('{\n "a": 1,\n}', "line 2 column 8", "nothing stands behind a comma", ","),
        ("[1, 2, ]", "line 1 column 6", "nothing stands behind a comma", ", ]"),
        ('{"a": 1 "b": 2}', "line 1 column 9", "a comma or a bracket is missing", '"b": 2}'),
        ('{"a" 1}', "line 1 column 6", "a colon is missing", "1}"),
        ('{"a": }', "line 1 column 7", "a value is missing", "}"),
        ('{"a": , "b": 1}', "line 1 column 7", "a value is missing", ', "b": 1}'),
        ("{a: 1}", "line 1 column 2", "a key in double quotation marks is missing", "a: 1}"),
        ('{"a": "\\d"}', "line 1 column 8", "a backslash stands alone", '\\d"}'),
        ('{"a": "\n"}', "line 1 column 8", "a text holds a line end, a tab or the like", None),
        ("{} {}", "line 1 column 4", "something stands behind the end", "{}"),
        ("person:\n", "line 1 column 1", "it does not begin like JSON", "person:"),
    ],
)
def test_what_is_not_json_is_told_in_plain_words(text: str, place: str, said: str, value: str | None) -> None:
    error = refused(text)
    assert (error.place, error.what, error.value) == (place, f"This is not JSON: {said}.", value)
    assert error.do


def test_a_last_comma_is_told_alike_by_newer_pythons_which_stop_at_the_comma() -> None:
    text = '{"a": 1, }'
    newer = json.JSONDecodeError("Illegal trailing comma before end of object", text, text.index(","))
    assert str(_not_json(newer, text, "a.json")) == str(refused(text))


def test_a_key_in_a_place_holds_nothing_that_a_terminal_would_obey() -> None:
    assert refused('{"\\u001b[2J": NaN}').place == "\\x1b[2J"
