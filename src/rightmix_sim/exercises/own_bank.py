"""What an assignment can bring of its own in place of the public banks: claims to judge, the course of a visit.

Plain data, drawn already and in the order in which they are asked, so that a file can hold them and a trainer can
correct them:

    claims:       [{id: c07, text: …, may: "yes" or "no", why: …, paragraph: "1.10"}, …]
    events:       [{text: …, counts: completed, no_entry or neither, why: …, paragraph: "7.23"}, …]
    observations: [{text: …, kind: safety, child, lead, supervision, seen or private, why: …, paragraph: …}, …]

Each list may be empty, and then the exercise asks from its public bank. It holds answers and never travels.
"""

from __future__ import annotations

import re
from typing import Annotated, Final, Literal, TypeAlias

from msgspec import Meta

from rightmix_sim.exercises.exercise import Paragraph
from rightmix_sim.plans.facts import Slug
from rightmix_sim.strict_data import Impossible, StrictData, Words, asked

Counts: TypeAlias = Literal["completed", "no_entry", "neither"]
Kind: TypeAlias = Literal["safety", "child", "lead", "supervision", "seen", "private"]

ABOUT_OFFENDER: Final = ("Name", "name", "He", "he", "him", "his")  # what stands in braces in the course of a visit


class Claim(StrictData, frozen=True, kw_only=True):
    """A claim of an inspector, for the inspector's chair."""

    id: Annotated[Slug, asked("The answer stands under it in answers.json.", "c07")]
    text: Annotated[Words, Meta(min_length=1), asked("Trainees read it.")]
    may: Annotated[Literal["yes", "no"], asked("Whether it may be made; in quotation marks.", '"no"')]
    why: Annotated[Words, Meta(min_length=1), asked("Feedback after marking.")]
    paragraph: Annotated[Paragraph, asked("The paragraph of the report behind it.", '"1.10"')]


class Happening(StrictData, frozen=True, kw_only=True):
    """One event of the days after a file is read."""

    text: Annotated[Words, Meta(min_length=1), asked("Trainees read it.", '"Two officers, unannounced. …"')]
    counts: Annotated[Counts, asked("What it counts as.", "no_entry")]
    why: Annotated[Words, asked("Feedback after marking.", '"nobody let them in"')] = ""
    paragraph: Annotated[Paragraph, asked("The paragraph of the report behind it.", '"7.23"')]

    def __post_init__(self) -> None:
        """Refuse braces that stand for nothing."""
        check_braces(self.text, "text", ABOUT_OFFENDER)
        check_braces(self.why, "why", ABOUT_OFFENDER)


class Piece(StrictData, frozen=True, kw_only=True):
    """One thing seen or said at a visit."""

    text: Annotated[Words, Meta(min_length=1), asked("Trainees read it.")]
    kind: Annotated[Kind, asked("What it is decides where it is written down and who is told.", "lead")]
    why: Annotated[Words, asked("Feedback after marking.", '"a child stays there"')] = ""
    paragraph: Annotated[Paragraph, asked("The paragraph of the report behind it.", '"7.20"')]

    def __post_init__(self) -> None:
        """Refuse braces that stand for nothing."""
        check_braces(self.text, "text", ABOUT_OFFENDER)
        check_braces(self.why, "why", ABOUT_OFFENDER)


class OwnBank(StrictData, frozen=True, kw_only=True):
    """What one assignment brings; nothing by default."""

    claims: Annotated[tuple[Claim, ...], asked("Claims to judge, in their order.")] = ()
    events: Annotated[tuple[Happening, ...], asked("What happened, in its order; the completed visit last.")] = ()
    observations: Annotated[tuple[Piece, ...], asked("What was seen and said at the completed visit.")] = ()

    def __post_init__(self) -> None:
        """Refuse what could not be marked."""
        ids = [one.id for one in self.claims]
        if twice := next((one for one in ids if ids.count(one) > 1), None):
            raise Impossible("Two claims have the same id.", place="claims", value=twice, do="Give each its own.")
        if self.claims and len({one.may for one in self.claims}) == 1:
            raise Impossible(
                "All claims have the same answer.",
                place="claims",
                why="One answer throughout earns nothing, so there would be no mark to reach.",
                do="Have some that may be made and some that may not.",
            )
        if self.events and [one.counts for one in self.events].count("completed") != 1:
            raise _not_at_the_end()
        if self.events and self.events[-1].counts != "completed":
            raise _not_at_the_end()


def check_braces(text: str, place: str, known: tuple[str, ...]) -> None:
    """Raise `Impossible` where braces in a text hold anything but one of these names."""
    rest = re.sub("|".join(rf"\{{{name}\}}" for name in known) or r"(?!)", "", text)
    if found := re.search(r"\{[^{}]*\}?|\}", rest):
        names = ", ".join(f"{{{name}}}" for name in known)
        do = f"What can stand here: {names}." if names else "Leave braces out."
        raise Impossible("These braces stand for nothing.", place=place, value=found[0], do=do)


def _not_at_the_end() -> Impossible:
    return Impossible(
        "The events do not end with the one completed visit.",
        place="events",
        why="What is due next, and the record, go by one completed visit after all the others.",
        do="Have one event that counts as completed, and have it last.",
    )
