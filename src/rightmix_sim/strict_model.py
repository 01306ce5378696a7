"""Data of a known shape, strictly: whatever does not fit is our one clear error, with file, place and value.

Models are pydantic's: frozen, no key that is not known, no value quietly turned into another kind. The field types
below say in words what they want; `read_as` and `parse_as` turn what pydantic found into an `InputError`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, ClassVar, Final, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, PlainValidator, ValidationError, WithJsonSchema, model_validator
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails, PydanticCustomError

from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.files import Source, read_json, read_yaml

_ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FAULT: Final = "fault"
_UNKNOWN_KEY: Final = "unknown_key"
_NOT_A_MAPPING: Final = "not_a_mapping"
_NO_VALUE: Final = object()


class StrictModel(BaseModel):
    """The base of all data that comes from a file: frozen, every key known, every key that is asked for there.

    A field's `description` says what is meant, its first example how it is written; both go into the messages.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)
    _asked_for: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        cls._asked_for = tuple(name for name, field in cls.model_fields.items() if field.is_required())

    @model_validator(mode="before")
    @classmethod
    def _every_key(cls, raw: Any) -> Any:
        if isinstance(raw, cls):
            return raw
        fields = cls.model_fields
        if not isinstance(raw, Mapping):
            raise PydanticCustomError(_NOT_A_MAPPING, "not keys with values", {"known": list(fields)})
        for key in raw:
            if key not in fields:
                raise PydanticCustomError(_UNKNOWN_KEY, "unknown key", {"key": key, "known": list(fields)})
        for key in cls._asked_for:
            if key not in raw:
                raise _missing(key, fields[key])
        return raw


Model = TypeVar("Model", bound=StrictModel)


def fault(what: str, *, value: object = _NO_VALUE, place: str = "", why: str = "", do: str = "") -> PydanticCustomError:
    """What a validator raises: the parts of an `InputError`. `place` stands below the place of the validator."""
    context = {"what": what, "place": place, "why": why, "do": do}
    if value is not _NO_VALUE:
        context["value"] = value  # type: ignore[assignment]
    return PydanticCustomError(_FAULT, "{what}", context)


def _missing(key: str, field: FieldInfo) -> PydanticCustomError:
    example = f"Write {key}: {field.examples[0]}." if field.examples else f"Write {key} and its value."
    return fault("This is missing.", place=key, why=field.description or "", do=example)


def _day(raw: object) -> date:
    if type(raw) is date:  # a date with a time of day is a `date` too
        return raw
    if isinstance(raw, str) and _ISO.fullmatch(raw):
        try:
            return date.fromisoformat(raw)
        except ValueError:
            raise fault("There is no such day.", value=raw, do="Check day and month.") from None
    raise fault("This must be a date.", value=raw, do="Write it as year-month-day: 2009-05-01.")


def _yes_or_no(raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    raise fault("This must be true or false.", value=raw, do="Write true or false, without quotation marks.")


def _answer(raw: object) -> bool | Literal["unknown"]:
    if isinstance(raw, bool):
        return raw
    if raw == "unknown":
        return "unknown"
    raise fault(
        "This must be true, false or unknown.",
        value=raw,
        why="An unknown is kept as unknown; it is never guessed.",
        do="Write true, false or unknown, without quotation marks.",
    )


def _words(raw: object) -> str:
    if isinstance(raw, str):
        return raw
    raise fault("This must be a text.", value=raw, do="Write a few words, in quotation marks.")


Day = Annotated[date, PlainValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
YesOrNo = Annotated[bool, PlainValidator(_yes_or_no), WithJsonSchema({"type": "boolean"})]
Answer = Annotated[
    bool | Literal["unknown"], PlainValidator(_answer), WithJsonSchema({"enum": [True, False, "unknown"]})
]
Words = Annotated[str, PlainValidator(_words), WithJsonSchema({"type": "string"})]


def read_as(model: type[Model], source: Path | Source) -> Model:
    """The content of a file as this model: JSON if its name ends in `.json`, else YAML. Raises `InputError`."""
    name = str(source)
    content = read_json(source) if name.lower().endswith(".json") else read_yaml(source)
    return parse_as(model, content, file=name)


def parse_as(model: type[Model], content: object, *, file: Path | str | None = None, place: str = "") -> Model:
    """Plain data as this model. Raises `InputError` with the place of the first fault."""
    if isinstance(content, model):
        return content
    try:
        return model.model_validate(content)
    except ValidationError as broken:
        raise _first_fault(broken, model, file, place) from None
    except RecursionError as broken:
        raise InputError("One thing is nested in another too deeply.", file=file, place=place) from broken


def _first_fault(broken: ValidationError, model: type[StrictModel], file: Path | str | None, top: str) -> InputError:
    found = broken.errors(include_url=False)
    # a misspelt key is also a missing one: name the spelling, that is what can be mended
    first = next((error for error in found if error["type"] == _UNKNOWN_KEY), found[0])
    place = _joined(top, *first["loc"])
    if first["type"] == _FAULT:
        return _own_fault(first["ctx"], file, place)
    if first["type"] == _UNKNOWN_KEY:
        key, known = first["ctx"]["key"], first["ctx"]["known"]
        return UnknownName("key", str(key), known, file=file, place=place)
    if first["type"] == _NOT_A_MAPPING:
        return InputError(
            "This must hold keys with values.",
            file=file,
            place=place,
            value=first["input"],
            do=f"The keys are: {', '.join(first['ctx']['known'])}.",
        )
    return _pydantic_fault(first, file, place)


def _own_fault(parts: Mapping[str, Any], file: Path | str | None, place: str) -> InputError:
    value = {"value": parts["value"]} if "value" in parts else {}
    place = _joined(place, parts["place"])
    return InputError(parts["what"], file=file, place=place, why=parts["why"], do=parts["do"], **value)


def _pydantic_fault(error: ErrorDetails, file: Path | str | None, place: str) -> InputError:
    what, do = f"{error['msg']}.", ""
    if error["type"] == "literal_error":
        what, do = "This is not one of the choices.", f"Write {error['ctx']['expected'].replace(chr(39), '')}."
    elif error["type"] in ("tuple_type", "list_type"):
        what, do = "This must be a list.", "Begin each entry with a dash, or write [ ] around them."
    elif error["type"] == "too_short":
        what, do = "This list is empty.", "Write at least one entry."
    return InputError(what, file=file, place=place, value=error["input"], do=do)


def _joined(*parts: str | int) -> str:
    """A place as people write it: `appearances[0].offences[1].committed`."""
    place = ""
    for part in parts:
        if isinstance(part, int):
            place += f"[{part}]"
        elif part:
            place += f".{part}" if place else part
    return place
