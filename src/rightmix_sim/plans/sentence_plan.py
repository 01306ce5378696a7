"""The sentence plan: what the sentence is to bring about, by when, and what he himself says to it (¶5.14, 5.15)."""

from __future__ import annotations

import datetime
from typing import Annotated

from rightmix_sim.plans.facts import Ref
from rightmix_sim.strict_data import StrictData, Words, asked


class Objective(StrictData, frozen=True, kw_only=True):
    """One objective: what will be different, and how anybody would know."""

    id: Annotated[Ref, asked("Findings refer to it by this.", "O1")]
    text: Annotated[Words, asked("The objective in words.", '"To find and keep work that suits…"')] = ""
    measure: Annotated[Words, asked("How anybody would know that it is reached (¶5.15).")] = ""
    factors: Annotated[tuple[Ref, ...], asked("The factors that it is about (¶5.14).", "[F1]")] = ()
    targets: Annotated[tuple[Ref, ...], asked("The programme targets that it carries over (¶5.15).", "[T1]")] = ()
    by: Annotated[datetime.date | None, asked("By when it is to be reached (¶5.15).", "2009-12-01")] = None


class Target(StrictData, frozen=True, kw_only=True):
    """A treatment target that a programme's report left for the work after it."""

    id: Annotated[Ref, asked("Objectives refer to it by this.", "T1")]
    text: Annotated[Words, asked("The target in words.")] = ""


class SentencePlan(StrictData, frozen=True, kw_only=True):
    """The sentence plan of a licence or community order."""

    date: Annotated[datetime.date, asked("The day on which it was made; its review comes later.", "2009-03-20")]
    review_due: Annotated[
        datetime.date | None, asked("The day of its review; objectives have days of their own (¶5.15).", "2009-07-20")
    ] = None
    offender_view: Annotated[Words, asked("What the offender says to it, in own words (¶5.15).")] = ""
    programme_targets: Annotated[tuple[Target, ...], asked("What the post-programme report left to do (¶5.15).")] = ()
    objectives: Annotated[tuple[Objective, ...], asked("What the sentence is to bring about.")] = ()
