"""Data of a known shape, strictly: whatever does not fit is our one clear error, with file, place and value.

Models are pydantic's: frozen, no key that is not known, no value quietly turned into another kind. The field types
below say in words what they want; `read_as` and `parse_as` turn what pydantic found into an `InputError`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final, Literal, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    GetPydanticSchema,
    StrictBool,
    StringConstraints,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import core_schema

from rightmix_sim import strict_json, strict_yaml
from rightmix_sim.errors import InputError
from rightmix_sim.file_faults import NO_DATE
from rightmix_sim.files import Source, read_text
from rightmix_sim.model_faults import ANSWER, NOTHING, fault, first_fault, the_keys

__all__ = ["Answer", "Day", "Model", "StrictModel", "Words", "YesOrNo", "fault", "parse_as", "read_as"]

_ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

# What a text is made of: letters, signs, tabs and line ends; nothing that a terminal would obey
_TEXT: Final = r"^[\t\n\r\x20-\x7E\u0085\u00A0-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]*$"


class StrictModel(BaseModel):
    """The base of all data that comes from a file: frozen, every key known, every key that is asked for there.

    A field's `description` says why it is asked, its first example how it is written; both go into the messages.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


Model = TypeVar("Model", bound=StrictModel)


def _day(raw: object) -> date:
    if type(raw) is date:  # a date with a time of day is a `date` too
        return raw
    if raw is None:
        raise fault(NOTHING)
    if isinstance(raw, str) and _ISO.fullmatch(raw):
        try:
            return date.fromisoformat(raw)
        except ValueError:
            raise fault(NO_DATE.what, value=raw, do=NO_DATE.do) from None
    raise fault("This must be a date.", value=raw, do="Write it as year-month-day, without a time: 2009-05-01.")


def _day_schema(_: Any, __: Any) -> core_schema.CoreSchema:
    return core_schema.no_info_plain_validator_function(_day)  # PlainValidator would warn of dates written as JSON


def _answer_schema(_: Any, __: Any) -> core_schema.CoreSchema:
    choices: list[core_schema.CoreSchema | tuple[core_schema.CoreSchema, str]]
    choices = [core_schema.bool_schema(strict=True), core_schema.literal_schema(["unknown"])]
    return core_schema.union_schema(choices, custom_error_type=ANSWER, custom_error_message="true, false or unknown")


# What is checked in Python costs a microsecond each time; so only days are
Day = Annotated[date, GetPydanticSchema(_day_schema), WithJsonSchema({"type": "string", "format": "date"})]
YesOrNo = StrictBool
Answer = Annotated[bool | Literal["unknown"], GetPydanticSchema(_answer_schema)]
Words = Annotated[str, StringConstraints(strict=True, pattern=_TEXT)]


def read_as(model: type[Model], source: Path | Source) -> Model:
    """The content of a file as this model: JSON if its name ends in `.json`, else YAML. Raises `InputError`."""
    name, text = str(source), read_text(source)
    load = strict_json.load if name.lower().endswith(".json") else strict_yaml.load
    content = load(text, name) if text.strip() else None
    if content is None:  # nothing but comments, perhaps
        raise InputError("The file holds nothing.", file=name, do=the_keys(model))
    return parse_as(model, content, file=name)


def parse_as(model: type[Model], content: object, *, file: Path | str | None = None, place: str = "") -> Model:
    """Plain data as this model. Raises `InputError` with the place of the first fault."""
    if isinstance(content, model):
        return content
    try:
        return model.model_validate(dict(content) if isinstance(content, Mapping) else content)
    except ValidationError as broken:
        raise first_fault(broken, model, file, place) from None
    except RecursionError as broken:
        raise InputError("One thing is nested in another too deeply.", file=file, place=place) from broken
