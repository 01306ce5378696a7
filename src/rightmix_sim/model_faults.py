"""What pydantic found wrong with data, as our one clear error: the first fault, its place, its value, in our words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, Final, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.file_faults import HALF_CHARACTER, FileFault

NOTHING: Final = "This has no value."
ANSWER: Final = "answer"  # the error type of what may be true, false or unknown
_FAULT: Final = "fault"
_UNKNOWN_KEY: Final = ("extra_forbidden", "invalid_key")
_NO_VALUE: Final = object()
_DEEPEST_SHOWN: Final = 6
_LONGEST_SHOWN: Final = 40
_LARGEST_SHOWN: Final = 10**40

# pydantic's error types: what was wrong, why it matters, what to do
_WRONG_KINDS: Final = {
    "bool_type": FileFault("This must be true or false.", do="Write true or false, without quotation marks."),
    "string_type": FileFault("This must be a text.", do="Write a few words, in quotation marks."),
    "string_pattern_mismatch": FileFault("The text holds a character that no text has.", do="Delete it."),
    "string_unicode": HALF_CHARACTER,
    "literal_error": FileFault("This is not one of the choices."),
    "tuple_type": FileFault("This must be a list.", do="Begin each entry with a dash, or write [ ] around them."),
    "too_short": FileFault("This list is empty.", do="Write at least one entry."),
    "model_type": FileFault("This must hold keys with values."),
    "recursion_loop": FileFault("This holds itself.", do="Write it out once."),
    ANSWER: FileFault(
        "This must be true, false or unknown.",
        "An unknown is kept as unknown; it is never guessed.",
        "Write true, false or unknown, without quotation marks.",
    ),
}


class _Told:
    """What a validator tells of a fault, on its way through pydantic, which would make text of its parts."""

    def __init__(self, fault: FileFault, place: str, value: object) -> None:
        self.fault, self.place, self.value = fault, place, value

    def __str__(self) -> str:
        return f"{self.place}: {self.fault.what}" if self.place else self.fault.what


def fault(what: str, *, value: object = _NO_VALUE, place: str = "", why: str = "", do: str = "") -> PydanticCustomError:
    """What a validator raises: the parts of an `InputError`. `place` stands below the place of the validator."""
    return PydanticCustomError(_FAULT, "{told}", {"told": _Told(FileFault(what, why, do), place, value)})


def first_fault(broken: ValidationError, model: type[BaseModel], file: Path | str | None, top: str) -> InputError:
    """The first of the faults. `top` is the place of the model itself."""
    found = broken.errors(include_url=False)
    # a misspelt key is also a missing one: name the spelling, that is what can be mended
    first = next((error for error in found if error["type"] in _UNKNOWN_KEY), found[0])
    if first["type"] in _UNKNOWN_KEY:
        return _unknown_key(first, model, file, top)
    told: _Told = first["ctx"]["told"] if first["type"] == _FAULT else _wrong_kind(first, model)
    fault = told.fault if told.place else _explained(told.fault, model, first["loc"])
    value = {} if told.value is _NO_VALUE else {"value": _shown(told.value)}
    place = _joined(top, *first["loc"], told.place)
    return InputError(fault.what, file=file, place=place, why=fault.why, do=fault.do, **value)


def the_keys(model: type[BaseModel]) -> str:
    """What to do where the keys of a model should stand."""
    return f"The keys are: {', '.join(model.model_fields)}."


def _unknown_key(error: ErrorDetails, model: type[BaseModel], file: Path | str | None, top: str) -> UnknownName:
    *above, last = error["loc"]
    key = error["input"] if error["type"] == "invalid_key" else last
    name = {None: "null", True: "true", False: "false"}[key] if key is None or isinstance(key, bool) else str(key)
    known = _model_at(model, above).model_fields
    return UnknownName("key", name, known, file=file, place=_joined(top, *above))


def _wrong_kind(error: ErrorDetails, model: type[BaseModel]) -> _Told:
    """What pydantic found, in our words."""
    if error["type"] == "missing":
        return _Told(FileFault("This is missing."), "", _NO_VALUE)
    known = _WRONG_KINDS.get(error["type"], FileFault(f"{error['msg']}."))
    if error["type"] == "literal_error":
        known = replace(known, do=f"Write {error['ctx']['expected'].replace(chr(39), '')}.")
    elif error["type"] == "model_type":
        known = replace(known, do=the_keys(_model_at(model, error["loc"])))
    if error["input"] is None:
        do = "" if error["type"] == "tuple_type" else known.do  # the field's example says more
        return _Told(replace(known, what=NOTHING, do=do), "", _NO_VALUE)
    return _Told(known, "", error["input"])


def _explained(fault: FileFault, model: type[BaseModel], loc: Sequence[str | int]) -> FileFault:
    """The fault with what its field says, where the fault itself does not say why it matters or what to do."""
    while loc and isinstance(loc[-1], int):  # what stands in a list is explained where the list is
        loc = loc[:-1]
    field = _model_at(model, loc[:-1]).model_fields.get(str(loc[-1])) if loc else None
    if field is None:
        return fault
    example = f"Write {loc[-1]}: {field.examples[0]}" if field.examples else f"Write {loc[-1]} and its value"
    example += "" if example.endswith('."') else "."
    return replace(fault, why=fault.why or field.description or "", do=fault.do or example)


def _shown(value: Any, depth: int = _DEEPEST_SHOWN) -> Any:
    """The value as somebody would write it, and no more of it than a message has room for."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and abs(value) > _LARGEST_SHOWN:
        return "a number of very many digits"
    if isinstance(value, Mapping | list | tuple) and not depth:
        return "…"
    if isinstance(value, Mapping):
        return {key: _shown(inner, depth - 1) for key, inner in islice(value.items(), _LONGEST_SHOWN)}
    if isinstance(value, list | tuple):
        return [_shown(inner, depth - 1) for inner in value[:_LONGEST_SHOWN]]
    return value


def _model_at(model: type[BaseModel], loc: Sequence[str | int]) -> type[BaseModel]:
    """The model that stands at a place below another."""
    for part in loc:
        field = model.model_fields.get(str(part))
        model = (field and _model_in(field.annotation)) or model
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for found in map(_model_in, get_args(annotation)) if found is not None), None)


def _joined(*parts: str | int) -> str:
    """A place as people write it: `appearances[0].offences[1].committed`."""
    place = ""
    for part in parts:
        if isinstance(part, int):
            place += f"[{part}]"
        elif part:
            place += f".{part}" if place else part
    return place
