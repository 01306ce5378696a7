"""What msgspec found wrong, in words: from its place and from what the shape asks for there."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from itertools import islice
from pathlib import Path
from types import NoneType
from typing import Any, Final

import msgspec

from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.file_faults import HALF_CHARACTER, NO_DATE, holds_half_a_character
from rightmix_sim.strict_data.shape import Impossible, StrictData
from rightmix_sim.strict_data.wanted import (
    Wanted,
    asked_of,
    at,
    choices,
    either,
    fields,
    inside,
    is_list,
    is_shape,
    is_spelt_so,
    longest,
    parts,
    spelling_of,
    words_of,
)

_AT: Final = re.compile(r" - at (?P<key>`key` in )?`\$(?P<path>[^`]*)`$")
_STEP: Final = re.compile(r"\.([^.\[]+)|\[(\d+|\.\.\.)\]")
_UNKNOWN_KEY: Final = "Object contains unknown field `"
_NAMED: Final = re.compile(r"`(.*)`", re.DOTALL)
_ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

_DEEPEST_SHOWN: Final = 6
_LONGEST_SHOWN: Final = 40
_MOST_CHOICES: Final = 9  # that stand in what is wrong; where there are more, they stand in what to do alone
_LARGEST_SHOWN: Final = 10**40
_FEW: Final = 3  # keys; of more than these one is easily like another by chance, so that all are told
_LIKELY: Final = 0.7  # likeness from which a key is taken for a misspelt one even then


class DataFault:
    """What msgspec found wrong, where it stands, and what the shape asks for there."""

    def __init__(self, message: str, shape: type[StrictData], content: object, file: Path | str | None) -> None:
        found = None if _is_key_at_the_top(message, content) else _AT.search(message)
        self.message = message[: found.start()] if found else message
        self.on_key = bool(found and found["key"])
        path = found["path"] if found else ""
        if not self.on_key:
            path = _named(path, shape, content)
        steps = [name or (int(number) if number.isdigit() else number) for name, number in _STEP.findall(path)]
        self.wanted = at(shape, steps)
        self.why, self.example = asked_of(self.wanted)
        while not self.why and steps and isinstance(steps[-1], int):  # what a list holds is explained at the list
            steps = steps[:-1]
            self.why, example = asked_of(at(shape, steps))
            self.example = self.example or _only_entry(example)
        self.value = _value_at(content, _STEP.findall(path))
        self.file, self.place = file, path.removeprefix(".")

    def error(self, cause: BaseException | None) -> InputError:
        """It as our error; `cause` is the `Impossible` behind it, if that was raised."""
        if isinstance(cause, Impossible):
            return self._impossible(cause)
        if self.on_key or self.message.startswith(_UNKNOWN_KEY):
            return self._unknown_key()
        if self.message.startswith("Object missing required field"):
            return self._missing()
        if not self.place and self.value is None:
            return InputError("The file holds nothing.", file=self.file, do=_advice(self.wanted, None))
        if self.value is None:
            told = self.example and not words_of(self.wanted)
            do = _example(self.place.rpartition(".")[2], self.example) if told else _advice(self.wanted, None)
            return InputError("This has no value.", file=self.file, place=self.place, why=self.why, do=do)
        broken = self.message.partition("'")[0]  # what stands behind it can be the value
        what, do = _in_words(self.wanted, self.value, broken, self.example)
        too_long = "of length <=" in broken and not isinstance(self.value, str)
        value = len(self.value) if too_long and isinstance(self.value, Sequence) else shown(self.value)
        return InputError(what, file=self.file, place=self.place, value=value, why=self.why, do=do)

    def _impossible(self, cause: Impossible) -> InputError:
        place = ".".join(part for part in (self.place, cause.place) if part)
        value = {} if cause.value is msgspec.UNSET else {"value": shown(cause.value)}
        return InputError(cause.what, file=self.file, place=place, why=cause.why, do=cause.do, **value)

    def _unknown_key(self) -> InputError:
        named = _NAMED.search(self.message)
        key = named[1] if named else ""
        if self.on_key and isinstance(self.value, Mapping):
            key = next((_word(one) for one in self.value if not isinstance(one, str)), "")
        known = fields(self.wanted)
        found = UnknownName("key", key, known, file=self.file, place=self.place)
        likely = len(known) <= _FEW or difflib.get_close_matches(key, known, n=1, cutoff=_LIKELY)
        if found.do and (likely or not found.do.startswith("Perhaps")):
            return found
        every = f"The keys are: {', '.join(known)}."
        return UnknownName("key", key, known, file=self.file, place=self.place, do=every)

    def _missing(self) -> InputError:
        named = _NAMED.search(self.message)
        key = named[1] if named else ""
        why, example = asked_of(fields(self.wanted)[key])
        place = f"{self.place}.{key}" if self.place else key
        return InputError("This is missing.", file=self.file, place=place, why=why, do=_example(key, example))


def _example(key: str, example: str) -> str:
    """How a key is written; a text in quotation marks brings its own full stop."""
    if not example:
        return f"Write {key} and its value."
    told = "Write" if example.startswith(("and ", "[ ]")) else "Write, for example,"
    return f"{told} {key}: {example}" + ("" if example.endswith('."') else ".")


def shown(value: Any, depth: int = _DEEPEST_SHOWN) -> Any:
    """A value as somebody would write it, and no more of it than a message has room for."""
    if isinstance(value, date | Enum):
        return value.isoformat() if isinstance(value, date) else str(value)
    if isinstance(value, int) and abs(value) > _LARGEST_SHOWN:
        return "a number of very many digits"
    if isinstance(value, Mapping | list | tuple) and not depth:
        return "…"
    if isinstance(value, Mapping):
        return {key: shown(inner, depth - 1) for key, inner in islice(value.items(), _LONGEST_SHOWN)}
    if isinstance(value, list | tuple):
        return [shown(inner, depth - 1) for inner in value[:_LONGEST_SHOWN]]
    return value


def _only_entry(example: str) -> str:
    """What stands in an example of a list with one entry, to be an example of that entry."""
    return example[1:-1] if example.startswith("[") and example.endswith("]") and "," not in example else ""


def _in_words(wanted: Wanted, value: object, message: str, example: str) -> tuple[str, str]:
    """What was wrong with a value, and what to do. `example` is that of the field."""
    if isinstance(value, str) and holds_half_a_character(value):
        return HALF_CHARACTER.what, HALF_CHARACTER.do
    if "of length" in message:
        return _of_length(wanted, value, message)
    if any(spelling_of(wanted)) or "matching regex" in message:
        return _of_spelling(wanted, value, example)
    return _of_kind(wanted, value)


def _of_kind(wanted: Wanted, value: object) -> tuple[str, str]:
    """What is wrong with a value of another kind than is asked for, or of no known word."""
    kinds = parts(wanted)
    if date in kinds and isinstance(value, str) and _ISO.fullmatch(value):
        return NO_DATE.what, NO_DATE.do
    if isinstance(value, Enum) and any(isinstance(part, type) and issubclass(part, Enum) for part in kinds):
        return "This is said of something else.", _advice(wanted, value)
    if len(choices(wanted)) > _MOST_CHOICES:
        return "This is none of the words that may stand here.", _advice(wanted, value)
    verb = "hold" if any(is_shape(part) for part in kinds) else "be"
    return f"This must {verb} {either(choices(wanted))}.", _advice(wanted, value)


def _of_spelling(wanted: Wanted, value: object, example: str) -> tuple[str, str]:
    """How a text should have been spelt; where any text may stand, it can only have been a letter that is none."""
    words, usual = spelling_of(wanted)
    if not words:
        return "The text holds a character that no text has.", "Delete it."
    meant = _in_small_letters(value) if isinstance(value, str) else ""
    if is_spelt_so(wanted, meant) and is_spelt_so(wanted, "a_b") and not is_spelt_so(wanted, "A_B"):
        return f"This must be {words}.", f"Perhaps you meant {meant}?"
    left_out = ", or leave it out" if NoneType in parts(wanted) else ""
    return f"This must be {words}.", f"Write, for example, {example or usual}{left_out}."


def _in_small_letters(text: str) -> str:
    """A text as one word, in the way that words are written which stand for something: `no_contact`."""
    return "_".join(text.replace("-", " ").lower().split())


def _of_length(wanted: Wanted, value: object, message: str) -> tuple[str, str]:
    """What is wrong with a text or a list that is too short or too long."""
    most = longest(wanted)
    if isinstance(value, str):
        if ">=" in message:
            return "This text is empty.", "Write it, or delete it."
        return f"This text is longer than {most:,} letters.", "Shorten it."
    if ">=" in message:
        return "This list is empty.", "Write at least one entry."
    return f"This list has more than {most:,} entries.", "Leave out what is not needed."


def _advice(wanted: Wanted, value: object) -> str:
    kinds, words = parts(wanted), words_of(wanted)
    near = difflib.get_close_matches(value, words, n=1, cutoff=0.65) if isinstance(value, str) else []
    if not near and isinstance(value, str) and _in_small_letters(value) in words:
        near = [_in_small_letters(value)]
    if near and near[0] != value:
        return f"Perhaps you meant {near[0]}?"
    if any(is_list(part) for part in kinds):
        return _advice_on_a_list(wanted, value)
    if any(is_shape(part) for part in kinds):
        return f"The keys are: {', '.join(fields(wanted))}."
    if str in kinds and isinstance(value, Mapping) and len(value) == 1:
        return "Put the whole text into quotation marks: it holds a colon."
    advice = next((advice for kind, advice in _ADVICE.items() if kind in kinds and bool not in kinds), "")
    advice = advice or _choose(choices(wanted))
    bare = isinstance(value, str) and (value in words or (value.isdigit() and (int in kinds or float in kinds)))
    if (bare or bool in kinds) and str not in kinds:
        advice = f"{advice[:-1]}, without quotation marks."
    return f"{advice[:-1]}, or leave it out." if NoneType in kinds else advice


def _advice_on_a_list(wanted: Wanted, value: object) -> str:
    entry = inside(wanted)
    if isinstance(value, str) and (value in words_of(entry) or is_spelt_so(entry, value)):
        return f"Write [{value}]."
    _, example = asked_of(wanted)
    if any(spelling_of(entry)) and example:
        return f"Write, for example, {example}."
    return "Begin each entry with a dash, or write [ ] around them."


def _choose(words: Sequence[str]) -> str:
    return f"Write {either(words)}." if len(words) <= _MOST_CHOICES else f"Choose one of: {', '.join(words)}."


_ADVICE: Final[dict[type, str]] = {
    date: "Write it as year-month-day, without a time: 2009-05-01.",
    str: "Write a few words, in quotation marks.",
}


def _is_key_at_the_top(message: str, content: object) -> bool:
    """Whether an unknown key stands at the top: then no place follows it, even if it is spelt like one."""
    named = message.removeprefix(_UNKNOWN_KEY)[:-1]
    return message.startswith(_UNKNOWN_KEY) and isinstance(content, Mapping) and named in content


def _named(path: str, shape: Wanted, content: Any) -> str:
    """The path with the keys of tables in it: msgspec writes `[...]` for a key that the shape does not give."""
    before, unnamed, behind = path.partition("[...]")
    if not unnamed:
        return path
    steps = _STEP.findall(before)
    table, inner = _value_at(content, steps), inside(at(shape, [name or int(number) for name, number in steps]))
    for key, value in table.items() if isinstance(table, Mapping) else ():
        try:
            msgspec.convert(value, inner)
        except msgspec.ValidationError:
            if isinstance(key, str) and _STEP.fullmatch(f".{key}"):
                return _named(f"{before}.{key}{behind}", shape, content)
            return path
    return path


def _value_at(content: Any, steps: Sequence[tuple[str, str]]) -> object:
    for name, number in steps:
        if isinstance(content, Mapping):
            content = content.get(name)
        elif number.isdigit() and isinstance(content, Sequence):
            content = content[int(number)]
        else:
            content = getattr(content, name, None)
    return content


def _word(key: object) -> str:
    """A key that is no text, as it is written."""
    return {None: "null", True: "true", False: "false"}[key] if key is None or isinstance(key, bool) else str(key)
