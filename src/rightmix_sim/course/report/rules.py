"""The numbers that the report counts and flags by, from `course/data/report.yaml`."""

from __future__ import annotations

from typing import Final

from rightmix_sim.course.rules import Rules

_RULES: Final = Rules("report")
rule, whole = _RULES.rule, _RULES.whole
