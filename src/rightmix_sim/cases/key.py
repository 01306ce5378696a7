"""The key of a case: the right answers, the paragraphs that support them, and the errors planted in the dossier.

It is worked out from the facts by the risk tools; the check holds the key on file to it. Keys live apart from
cases: they never stand in a dossier, a notebook or the package.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

from rightmix_sim.cases.case import CaseId
from rightmix_sim.cases.records import Level
from rightmix_sim.strict_data import StrictData, Words, asked, spelt

ItemName: TypeAlias = Literal[
    "eligibility",
    "sexual_appearances",
    "criminal_appearances",
    "age",
    "male_victim",
    "stranger_victim",
    "non_contact",
    "single",
    "violent_appearances",
    "burglary",
    "rosh",
    "mappa_category",
    "mappa_level",
    "registration",
]
ErrorKind: TypeAlias = Literal[
    # RM2000 on file
    "rm2000_missing",
    "rm2000_late",
    "rm2000_not_approved",
    "rm2000_wrong",
    "rm2000_not_reviewed",
    "scale_v_not_used",
    "level_without_rationale",
    # ViSOR
    "conviction_not_on_visor",
    "ethnicity_missing",
    "registration_missing",
    "oasys_not_on_visor",
    "plan_in_activity_log",
    "visit_recorded_elsewhere",
    "intelligence_in_one_system",
    # records that contradict each other
    "acquaintance_contradicted",
    "age_contradicted",
    "victim_contradicted",
    "contact_contradicted",
    "partnership_contradicted",
    "convictions_miscounted",
    "address_contradicted",
    "account_contradicted",
    # assessment and plans
    "plain_risk",
    "sarn_missing",
    "prison_information_missing",
    "rosh_wrong",
    "mappa_level_wrong",
    "review_copied",
    "review_after_change_missing",
    "sopo_not_in_plan",
    "police_visits_not_in_plan",
    "victim_safety_missing",
    "offender_role_missing",
    "protective_factors_missing",
    "map_actions_not_carried_over",
    # the work itself
    "visit_late",
    "pnc_not_checked",
    "disclosure_not_considered",
    "unsuitable_work_missed",
    "referral_not_made",
    "pre_programme_work_stale",
    "victim_information_not_passed_on",
    "move_on_missing",
    "registration_late",
    "reporting_at_minimum",
    "level_1_not_notified",
    "one_to_one_work_missing",
    "travel_order_not_in_plan",
]


Label: TypeAlias = Annotated[
    str, spelt(r"[A-Z][1-9][0-9]*", "a document's letter and a paragraph's number, without a blank", "B2")
]


class KeyItem(StrictData, frozen=True, kw_only=True):
    """The right answer to one item, and the paragraphs that together support it."""

    item: Annotated[ItemName, asked("It says which question is answered.", "stranger_victim")]
    answer: Annotated[bool | int | str, asked("Answers are marked by it; the risk tools must agree.", "true")]
    evidence: Annotated[
        tuple[Label, ...],
        Meta(min_length=1),
        asked("Every answer must be findable: paragraphs of the dossier.", "[B2, F4]"),
    ]
    note: Annotated[Words, asked("For the trainer: how the paragraphs come to it.")] = ""


class Categories(StrictData, frozen=True, kw_only=True):
    """The categories of RM2000 as the risk tools give them; left out where one cannot be given."""

    s: Annotated[Level | None, asked("RM2000/S.")] = None
    v: Annotated[Level | None, asked("RM2000/V.")] = None
    c: Annotated[Level | None, asked("RM2000/C.")] = None
    adapted_s: Annotated[Level | None, asked("The adapted S, of image-only offences.")] = None
    adapted_c: Annotated[Level | None, asked("The adapted C, of image-only offences.")] = None


class PlantedError(StrictData, frozen=True, kw_only=True):
    """Something on file that is wrong, missing or late on purpose, as the inspection found such things."""

    kind: Annotated[ErrorKind, asked("Findings are marked by the kind of error.", "rm2000_late")]
    paragraphs: Annotated[tuple[Label, ...], asked("Where it shows; empty only for what is missing altogether.")] = ()
    says: Annotated[
        Words, asked("Trainers see what the file says, or fails to say.", '"Victim recorded as known to him."')
    ]
    truth: Annotated[Words, asked("Trainers see what is right.", '"They had met that evening."')]
    settled_by: Annotated[tuple[Label, ...], asked("The paragraphs that settle it.")] = ()
    report: Annotated[
        str,
        spelt(r"[0-9]{1,2}\.[0-9]{1,2}", "the number of a paragraph, in quotation marks", '"4.14"'),
        asked("Every error is one that the inspection found: the paragraph of its report.", '"4.14"'),
    ]


class Key(StrictData, frozen=True, kw_only=True):
    """The whole key of a case."""

    case: Annotated[CaseId, asked("It says whose key this is: the id of the case.", "tressell")]
    rm2000: Annotated[
        Categories, asked("Categories are marked by it; the risk tools must agree.", "and its keys below it")
    ]
    items: Annotated[
        tuple[KeyItem, ...],
        asked("Every question has its answer and evidence.", "and each item below it, after a dash"),
    ]
    errors: Annotated[tuple[PlantedError, ...], asked("What was planted.")] = ()
    teaches: Annotated[tuple[Words, ...], asked("For trainers: what the case is good for.")] = ()
