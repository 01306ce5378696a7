"""What planners and trainees click: widgets that collect and show. They do no sums.

Each is imported when it is first asked for: whoever does exercises does not wait for the model.
"""

from importlib import import_module
from typing import Any, Final

_HOMES: Final = {
    "WhatIfForm": "what_if",
    "show_exercise": "showing",
    "show_home": "home",
    "show_practice": "practice",
}

__all__ = ["WhatIfForm", "show_exercise", "show_home", "show_practice"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
