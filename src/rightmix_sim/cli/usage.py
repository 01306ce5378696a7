"""What is said of a command line that cannot be understood."""

from __future__ import annotations

from typing import Final

import typer

# what pydantic, which reads values for Typer, calls a fault -> what the value must be
_MUST_BE: Final = {
    "int_parsing": "a whole number",
    "int_parsing_size": "a whole number of fewer digits",
    "float_parsing": "a number",
}
_LONGEST = 60  # characters of a value that is shown


def usage_message(error: typer.TyperException) -> str:
    """The message for a wrong option, argument or command; for a group called without a command, its help."""
    message = _wrong_number(error) or error.format_message()
    if message.lstrip().startswith("Usage:"):
        return message
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "rightmix"
    return f"Error: {message}\n  What to do: see `{command} --help`."


def _wrong_number(error: typer.TyperException) -> str | None:
    """Which option was no number, and what it was instead; None where that is not what is wrong."""
    parameter, refused = getattr(error, "param", None), getattr(error.__cause__, "errors", None)
    faults = refused() if callable(refused) else []
    if parameter is None or not faults or faults[0]["type"] not in _MUST_BE:
        return None
    option = parameter.opts[0] if parameter.param_type_name == "option" else parameter.display_name_raw
    found = str(faults[0]["input"])
    shown = repr(found if len(found) <= _LONGEST else f"{found[:_LONGEST]}…")
    return f"{option}: This must be {_MUST_BE[faults[0]['type']]}. Found: {shown}."
