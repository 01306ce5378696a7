"""Static, dynamic and protective factors, in the words the plans use."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from rightmix_sim.strict_data import StrictData, Words, asked, spelt

FactorKind: TypeAlias = Literal["static", "dynamic", "protective"]
FactorArea: TypeAlias = Literal[
    "attitudes",
    "sexual_preoccupation",
    "relationships",
    "self_management",
    "lifestyle",
    "accommodation",
    "ete",
    "finance",
    "substance_misuse",
    "mental_health",
    "support",
    "victim_access",
]


class Factor(StrictData, frozen=True, kw_only=True):
    """One factor. Constructive work aims at dynamic ones; protective ones are to be strengthened (¶5.14)."""

    id: Annotated[
        str, spelt(r"F[0-9]{1,2}", "the letter F and a number", "F1"), asked("Plans refer to it by this.", "F1")
    ]
    kind: Annotated[FactorKind, asked("Only dynamic factors can change; protective ones help.", "dynamic")]
    linked_to: Annotated[
        tuple[Literal["rosh", "reoffending"], ...], asked("Which of the two it bears on (¶2.7).", "[reoffending]")
    ]
    area: Annotated[FactorArea, asked("Work is chosen by it: which part of life it belongs to.", "ete")]
    text: Annotated[Words, asked("What it is, in restrained words.", '"Lonely; drinks at weekends."')]
