"""What stands on file about a case, right or wrong: assessments, the ViSOR record, visits, programmes, other work."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, TypeAlias

from rightmix_sim.strict_data import Answer, StrictData, Words, asked

Level: TypeAlias = Literal["low", "medium", "high", "very_high"]
Agency: TypeAlias = Literal["police", "probation", "prison"]
Tool: TypeAlias = Literal["rm2000", "oasys", "rosh", "sarn", "stable", "acute"]
VisitOutcome: TypeAlias = Literal["done", "no_reply", "refused", "left_early"]
ProgrammeName: TypeAlias = Literal["core", "i_sotp", "a_sotp", "better_lives", "prison_core", "prison_extended", "none"]
ProgrammeState: TypeAlias = Literal["not_required", "excluded", "waiting", "attending", "completed", "dropped_out"]
InterventionKind: TypeAlias = Literal[
    "approved_premises",
    "enhanced_supervision",
    "polygraph",
    "medication",
    "circle",
    "floating_support",
    "disclosure",
    "one_to_one",
    "maintenance_group",
    "victim_work",
]
InterventionState: TypeAlias = Literal["considered", "referred", "refused", "waiting", "under_way", "ended"]
RecordedIn: TypeAlias = Literal["visits_attachment", "activity_log", "rmp", "local_system", "nowhere"]


class Assessment(StrictData, frozen=True, kw_only=True):
    """An assessment as it stands on file. It can be wrong, late or unapproved; the truth is in the key."""

    tool: Annotated[Tool, asked("Each tool measures something else.", "rm2000")]
    agency: Annotated[Agency, asked("Police, probation and prison keep their own; they can differ.", "police")]
    on: Annotated[datetime.date, asked("An assessment can be late.", "2009-03-20")]
    s: Annotated[Level | None, asked("RM2000/S as recorded.")] = None
    v: Annotated[Level | None, asked("RM2000/V as recorded; often left out (¶5.7).")] = None
    c: Annotated[Level | None, asked("RM2000/C as recorded.")] = None
    level: Annotated[Level | None, asked("The level of any other tool, as recorded.")] = None
    approved_on: Annotated[datetime.date | None, asked("The day a supervisor approved it; left out if nobody did.")] = (
        None
    )


class Visor(StrictData, frozen=True, kw_only=True):
    """The ViSOR record as it stands, with what it lacks (¶4.14)."""

    opened_on: Annotated[datetime.date, asked("A record can be late.", "2009-03-05")]
    ethnicity_recorded: Annotated[bool, asked("43 % of records lacked it (¶4.14).")] = True
    registration_recorded: Annotated[bool, asked("9 % of records lacked it (¶4.14).")] = True
    convictions: Annotated[
        tuple[datetime.date, ...], asked("The days of the convictions and cautions that it holds (¶4.14).")
    ] = ()
    managed_as: Annotated[Level | None, asked("The level of risk of reconviction at which he is managed (¶5.9).")] = (
        None
    )
    rationale: Annotated[Words, asked("Why at another level than RM2000; empty if nobody wrote it down (¶5.9).")] = ""
    oasys_recorded: Annotated[bool, asked("One of 62 records held OASys details (¶5.8).")] = False


class Visit(StrictData, frozen=True, kw_only=True):
    """A home visit or an attempt at one (¶7.12 to 7.24)."""

    on: Annotated[datetime.date, asked("The time between visits is measured.", "2009-04-14")]
    by: Annotated[
        Literal["police", "probation", "joint"],
        asked("Police visits and probation visits are counted apart.", "police"),
    ]
    outcome: Annotated[VisitOutcome, asked("A failed attempt is no visit (¶7.23).", "done")]
    announced: Annotated[bool, asked("Police visits are unannounced where possible (¶7.23).")] = False
    officers: Annotated[Literal[1, 2], asked("Lone officers routinely visited in four forces (¶7.19).")] = 1
    pnc_checked: Annotated[Answer, asked("No force routinely did (¶7.18).")] = "unknown"
    recorded_in: Annotated[tuple[RecordedIn, ...], asked("Where it was written down (¶7.20).")] = ("visits_attachment",)


class Programme(StrictData, frozen=True, kw_only=True):
    """One programme and what became of it. A case may have had one in prison and wait for another."""

    name: Annotated[ProgrammeName, asked("Which programme; none if none is open to him.", "core")]
    state: Annotated[ProgrammeState, asked("What became of it (¶6.1, 6.6).", "waiting")]
    since: Annotated[datetime.date | None, asked("Since when it stands so; left out if not required.")] = None
    pre_programme_work: Annotated[
        Literal["none", "begun", "complete", "stale"] | None, asked("Work before the group goes stale (¶6.2).")
    ] = None
    reason: Annotated[Words, asked("Why he is excluded or not required, as the file has it (¶6.3, 6.6).")] = ""


class Intervention(StrictData, frozen=True, kw_only=True):
    """Other restrictive or constructive work (chapters 6 to 8)."""

    kind: Annotated[InterventionKind, asked("Restrictive and constructive work are told apart by it.", "circle")]
    state: Annotated[InterventionState, asked("Work that is only considered protects nobody yet.", "under_way")]
    since: Annotated[datetime.date | None, asked("Since when it stands so.")] = None
    text: Annotated[Words, asked("What is done.")] = ""


class VictimContact(StrictData, frozen=True, kw_only=True):
    """The victim liaison unit's contact (¶7.7 to 7.11).

    The report does not say from which sentence on it is statutory; the standard `victim-contact-sentence` does.
    """

    statutory: Annotated[
        bool,
        asked("Whether contact must be offered (¶7.7): in prison as long as victim-contact-sentence asks.", "true"),
    ]
    wanted: Annotated[Answer, asked("Whether the victim took up the offer.")] = "unknown"
    last_on: Annotated[datetime.date | None, asked("The last contact on file.")] = None
    reached_plan: Annotated[bool, asked("Whether what the victim said reached the plan (¶7.10).")] = False
