"""What a whole case holds: every field, and the parts that stand nowhere else. What cannot be is in `possible.py`."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

from rightmix_sim.cases.factors import Factor
from rightmix_sim.cases.person import Subject
from rightmix_sim.cases.records import Assessment, Intervention, Level, Programme, VictimContact, Visit, Visor
from rightmix_sim.cases.sentence import ForeignTravelOrder, Order, Sentence, Sopo
from rightmix_sim.history import History
from rightmix_sim.risk.rosh import Concern
from rightmix_sim.strict_data import Answer, StrictData, Words, asked, spelt

CaseId: TypeAlias = Annotated[
    str,
    spelt(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", "a name of small letters, digits and hyphens", "tressell"),
    Meta(max_length=40),
]

Area: TypeAlias = Literal["alder", "birch", "cedar", "elm", "hazel", "rowan"]


class Harm(StrictData, frozen=True, kw_only=True):
    """The Risk of Serious Harm as a good assessor would judge it: the concerns, and the level they come to."""

    level: Annotated[Level, asked("The level that the concerns come to; the risk tools must agree.", "high")]
    concerns: Annotated[tuple[Concern, ...], asked("Who, what, how likely, how soon.", "[ ] if there is none")]
    prison_information_used: Annotated[
        bool, asked("Whether the RoSH analysis on file used what the prison knew (¶5.13).")
    ] = True


class Mappa(StrictData, frozen=True, kw_only=True):
    """How the case is managed, and the needs that decide how it should be (¶4.4)."""

    managed_at: Annotated[Literal[1, 2, 3] | None, asked("The level on file; left out if nobody recorded one.")] = None
    last_meeting: Annotated[datetime.date | None, asked("The last panel meeting; left out at level 1.")] = None
    other_agencies_needed: Annotated[bool, asked("Whether other agencies must be actively involved: level 2.")] = False
    senior_level_needed: Annotated[bool, asked("Whether senior involvement is needed: level 3.")] = False
    resources_at_short_notice: Annotated[bool, asked("Whether resources are needed at short notice: level 3.")] = False
    media_or_public_interest: Annotated[bool, asked("Whether public interest is significant: level 3.")] = False


class Responsivity(StrictData, frozen=True, kw_only=True):
    """What programme teams ask beside history and harm (¶6.3, 6.6)."""

    denial: Annotated[
        Literal["none", "partial", "total"], asked("Areas draw their line differently (¶6.3).", "partial")
    ]
    deviance: Annotated[Literal["low", "moderate", "high", "unknown"], asked("The initial deviance (SARN).")] = (
        "unknown"
    )
    learning_disability: Annotated[Answer, asked("It closes the core programme in some areas.")] = False
    iq: Annotated[
        Annotated[int, Meta(ge=40, le=160)] | Literal["unknown"],
        asked("Programmes ask for it (¶6.3): the IQ as tested."),
    ] = "unknown"
    language_adequate: Annotated[Answer, asked("Whether the language is enough for a group.")] = True
    mature_enough: Annotated[Answer, asked("Asked of men under 21.")] = "unknown"
    disrupts_groups: Annotated[Answer, asked("A management reason to exclude (¶6.6).")] = False
    intimidates_others: Annotated[Answer, asked("A management reason to exclude (¶6.6).")] = False


class CaseFields(StrictData, frozen=True, kw_only=True):
    """The fields of a case, whatever their days say together: see `Case`."""

    id: Annotated[CaseId, asked("A case is found by it: it is the name of the folder.", "tressell")]
    title: Annotated[
        Words, asked("For trainers who choose a case; no dossier shows it.", '"Late first conviction"')
    ] = ""
    area: Annotated[
        Area,
        asked("The synthetic area that manages the case; its thresholds decide (¶6.3).", "elm"),
    ]
    on: Annotated[datetime.date, asked("The day the file is read; nothing in it is later.", "2009-06-01")]
    person: Annotated[Subject, asked("Who the case is about.", "and its keys below it")]
    history: Annotated[History, asked("The offence history, as `rightmix score` reads it.", "and its keys below it")]
    sentence: Annotated[
        Sentence, asked("Licence, registration and MAPPA category follow from it.", "and its keys below it")
    ]
    order: Annotated[Order, asked("What probation supervises.", "and its keys below it")]
    sopo: Annotated[Sopo | None, asked("It belongs in the plan (¶7.25); left out if there is none.")] = None
    foreign_travel_order: Annotated[
        ForeignTravelOrder | None, asked("It belongs in the plan (¶2.4); left out if there is none.")
    ] = None
    registered_on: Annotated[
        datetime.date | None, asked("The day he registered with the police; left out if he has not.", "2009-03-04")
    ] = None
    harm: Annotated[Harm, asked("The Risk of Serious Harm, and why.", "and its keys below it")]
    mappa: Annotated[
        Mappa, asked("The level on file is held against what the case needs (¶4.4).", "and its keys below it")
    ]
    responsivity: Annotated[Responsivity, asked("What programme teams ask (¶6.3).", "and its keys below it")]
    programmes: Annotated[tuple[Programme, ...], asked("Every programme, of prison and community.")] = ()
    interventions: Annotated[tuple[Intervention, ...], asked("Other work, restrictive and constructive.")] = ()
    assessments: Annotated[tuple[Assessment, ...], asked("What stands on file, right or wrong.")] = ()
    visor: Annotated[Visor | None, asked("What the record lacks can be found (¶4.14); left out if there is none.")] = (
        None
    )
    visits: Annotated[tuple[Visit, ...], asked("Home visits and attempts.")] = ()
    victim_contact: Annotated[VictimContact, asked("The victim liaison unit's contact.", "and its keys below it")]
    internet_offence: Annotated[bool, asked("Whether the internet was part of an offence.")] = False
    child_contact: Annotated[bool, asked("Whether there is contact with children today.")] = False
    factors: Annotated[
        tuple[Factor, ...],
        Meta(min_length=1),
        asked("What plans have to answer to (¶5.14).", "and each factor below it, after a dash"),
    ]
