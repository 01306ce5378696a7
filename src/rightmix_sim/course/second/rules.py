"""The numbers by which second marking goes, from `course/data/second.yaml`."""

from __future__ import annotations

from typing import Final

from rightmix_sim.course.rules import Rules

_RULES: Final = Rules("second")
rule, whole = _RULES.rule, _RULES.whole
