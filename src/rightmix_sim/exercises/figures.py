"""Figures of the risk rules in the texts of an exercise: `{rm2000-s-age}` becomes what that rule says.

So a text shows what marking reckons with, and no figure is written twice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from rightmix_sim.errors import UnknownName
from rightmix_sim.files import package_names
from rightmix_sim.risk.rules import Rule, load_rules

_PLACE: Final = re.compile(r"\{([a-z0-9][a-z0-9-]*)\}")


def with_figures(content: Any, file: str) -> Any:
    """Plain data with every `{rule}` in its texts filled: by the rule's figures, or its words where it has none.

    Raises `UnknownName` for a rule that is not there; `file` says where it was asked for.
    """
    if isinstance(content, str):
        return _PLACE.sub(lambda found: _said(found[1], file), content)
    if isinstance(content, Mapping):
        return {key: with_figures(value, file) for key, value in content.items()}
    if isinstance(content, list):
        return [with_figures(value, file) for value in content]
    return content


def _said(id: str, file: str) -> str:
    rule = _rules().get(id)
    if rule is None:
        raise UnknownName("rule", id, _rules(), file=file, do="They stand in risk/data/.")
    return rule.figures or rule.words


@cache
def _rules() -> dict[str, Rule]:
    tools = package_names("risk/data", ".yaml")
    return {id: rule for tool in tools for id, rule in load_rules(tool).items()}
