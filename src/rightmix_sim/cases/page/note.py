"""The content note: what stands before every dossier, on the page, in the book, in a notebook and in the terminal.

Source: ¶10.9 of the 2010 inspection report. Staff knew of the staff welfare service and the occupational health unit,
gave many examples of what such work costs them, and named the support of peers. Outside bodies stand by name only:
telephone numbers go out of date, and a page on paper cannot be corrected.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class ContentNote:
    """What a reader is told first: what the files are about, that one may stop, and where to turn."""

    heading: str
    about: tuple[str, ...]  # a paragraph each
    turn_to: str  # the sentence before the list
    places: tuple[str, ...]
    source: str


# It speaks of the files of the kit, not of one file: what a single file is about, its reader is to find out
CONTENT_NOTE: Final = ContentNote(
    heading="Before you read",
    about=(
        "The files of this kit speak of sexual offences, some of them against children, and of the people who were"
        " harmed. Nobody in them is real: the people, the places and what happened were made up for training.",
        "You may stop at any time, for a while or for good, and need not say why. Files like these affect people in"
        " different ways, and not always at once.",
    ),
    turn_to="If something you have read stays with you, you can turn to",
    places=(
        "a colleague you trust",
        "your line manager or supervisor",
        "the staff welfare service or the occupational health unit of your organisation",
        "outside it, your GP, Samaritans or Victim Support",
    ),
    source="The 2010 inspection heard from staff what this work can cost them, and how much the support of colleagues"
    " matters (¶10.9).",
)

# At the foot of page and book
TEACHING_KIT: Final = (
    "rightmix_sim, a teaching kit. Synthetic people only; it forecasts nobody’s reoffending. Where a document names an"
    " RM2000 category, it is a teaching approximation."
)
