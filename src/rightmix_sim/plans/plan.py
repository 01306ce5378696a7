"""A risk management plan: who does what, how often, for which factor, and how anybody would know that it helps."""

from __future__ import annotations

import datetime
from typing import Annotated, Final, Literal, TypeAlias

import msgspec
from msgspec import Meta

from rightmix_sim.cases.sentence import Clock
from rightmix_sim.plans.facts import Ref, Slug
from rightmix_sim.plans.timescale import Every
from rightmix_sim.strict_data import StrictData, Words, asked, spelt

PlanKind: TypeAlias = Literal["oasys", "visor", "mappa"]
Purpose: TypeAlias = Literal["control", "help", "change"]
ActionName: TypeAlias = Annotated[
    str, spelt(r"[A-Za-z0-9 _.,'()/&-]{1,80}", "the id of one action of the catalogue", "police_home_visit")
]
Day: TypeAlias = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

KINDS: Final[tuple[PlanKind, ...]] = ("oasys", "visor", "mappa")
PURPOSES: Final[tuple[Purpose, ...]] = ("control", "help", "change")
DAYS: Final[tuple[Day, ...]] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class At(StrictData, frozen=True, kw_only=True):
    """A time of the week that is set aside."""

    day: Annotated[Day, asked("What falls on one hour of the week is found by it.", "tue")]
    from_: Annotated[Clock, asked("What falls on one hour of the week is found by it.", '"18:00"')] = msgspec.field(
        name="from"
    )
    to: Annotated[Clock, asked("What falls on one hour of the week is found by it.", '"20:00"')]


class Action(StrictData, frozen=True, kw_only=True):
    """One action of a plan."""

    id: Annotated[Ref, asked("Other plans and findings refer to it by this.", "A1")]
    action: Annotated[
        ActionName, asked("What is done: an id of the catalogue, which says what it is for.", "police_home_visit")
    ]
    agency: Annotated[Slug, asked("Whose work it is; plans have to agree on it.", "police")]
    owner: Annotated[Words, asked("Who of that agency does it, by name or post.", '"Public protection officer"')] = ""
    start: Annotated[datetime.date | None, asked("From when on it is done.", "2009-06-01")] = None
    every: Annotated[Every | None, asked("How often; null for what is done once.", "1 month")] = None
    due: Annotated[datetime.date | None, asked("By when it is done, or until when.", "2009-07-01")] = None
    at: Annotated[
        At | None,
        asked(
            "A fixed time of the week, at which nobody can be in two places.", '{day: tue, from: "18:00", to: "20:00"}'
        ),
    ] = None
    purpose: Annotated[tuple[Purpose, ...], asked("Whether it controls, helps or changes (¶5.17).", "[control]")] = ()
    factors: Annotated[
        tuple[Ref, ...], asked("The factors that it answers to; each needs work of its own kind.", "[F1]")
    ] = ()
    prohibitions: Annotated[tuple[Ref, ...], asked("The prohibitions of the SOPO that it covers (¶7.27).", "[P1]")] = ()
    conditions: Annotated[tuple[Ref, ...], asked("The conditions that it covers (¶7.2).", "[LC1]")] = ()
    carries: Annotated[Ref | None, asked("The action of the MAPPA plan that it carries over (¶5.18).", "M1")] = None
    forbids: Annotated[
        Ref | None, asked("What it does not allow: an id of the catalogue, or of an action.", "ete_support")
    ] = None
    measure: Annotated[Words, asked("What will be different if it works (¶5.15).")] = ""
    evidence: Annotated[tuple[Words, ...], asked("What it rests on: paragraphs of the file.", "[C4]")] = ()
    text: Annotated[Words, asked("The action in words.")] = ""

    def ended_by(self, day: datetime.date) -> bool:
        """Whether its last day has passed."""
        return self.due is not None and self.due < day


class Plan(StrictData, frozen=True, kw_only=True):
    """One risk management plan: of probation (OASys), of the police (ViSOR) or of a MAPPA meeting."""

    kind: Annotated[
        PlanKind,
        asked("Whose plan it is: oasys of probation, visor of the police, mappa of a meeting (¶5.16).", "oasys"),
    ]
    date: Annotated[datetime.date, asked("Reviews are counted from it.", "2009-06-01")]
    author: Annotated[Words, asked("Who wrote it.")] = ""
    countersigned: Annotated[datetime.date | None, asked("The day on which a manager countersigned it.")] = None
    review_due: Annotated[datetime.date | None, asked("The day of the next review.", "2009-10-01")] = None
    mappa_level: Annotated[
        Literal[1, 2, 3] | None, asked("The MAPPA level that the plan goes by; all plans should go by one.", "2")
    ] = None
    aware_of: Annotated[
        tuple[Slug, ...], asked("What it says that the other agency does, in a word each.", "[police_visits, sopo]")
    ] = ()
    text: Annotated[Words, asked("What the plan says beside its actions.")] = ""
    previous_text: Annotated[
        Words | None, asked("The same of the plan before it: what was copied is no review (¶9.8).")
    ] = None
    contingency: Annotated[Words, asked("What is done if things go wrong.")] = ""
    victim_safety: Annotated[tuple[Words, ...], asked("Steps for the safety of victims (¶7.10).")] = ()
    offender_role: Annotated[Words, asked("The offender's own part in managing behaviour (¶5.18).")] = ""
    actions: Annotated[tuple[Action, ...], Meta(max_length=100), asked("What is done, and by whom.")] = ()
