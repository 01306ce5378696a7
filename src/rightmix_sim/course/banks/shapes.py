"""What a bank has to hold so that a whole set can be drawn from it: statements, claims of the chair, visits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

from rightmix_sim.cases.person import HomeKind
from rightmix_sim.course.banks.sizes import sizes
from rightmix_sim.exercises.exercise import Paragraph
from rightmix_sim.exercises.own_bank import ABOUT_OFFENDER, Claim, Counts, Kind, check_braces
from rightmix_sim.strict_data import Impossible, StrictData, Words, asked

Meaning: TypeAlias = Literal["reconviction", "reoffending", "harm", "unclear"]
_Text: TypeAlias = Annotated[Words, Meta(min_length=1), asked("Trainees read it.")]
_Why: TypeAlias = Annotated[Words, Meta(min_length=1), asked("Feedback after marking.")]
_Of: TypeAlias = Annotated[Paragraph, asked("The paragraph of the report that decides.", '"5.3"')]


class Sorted(StrictData, frozen=True, kw_only=True):
    """A statement, with what it speaks of."""

    text: _Text
    source: Annotated[Words, Meta(min_length=1), asked("Who wrote it, and where.", '"MAPPA minutes"')]
    meaning: Annotated[Meaning, asked("What it speaks of; unclear where nobody can tell.", "harm")]
    why: _Why
    paragraph: _Of


class Tool(StrictData, frozen=True, kw_only=True):
    """A tool or a part of one, with what it assesses."""

    text: _Text
    meaning: Annotated[Literal["reconviction", "reoffending", "harm"], asked("What it assesses.", "harm")]
    why: _Why
    paragraph: _Of

    def __post_init__(self) -> None:
        """Refuse braces: nothing is filled in here."""
        check_braces(self.text, "text", ())


class Conclusion(StrictData, frozen=True, kw_only=True):
    """What somebody might conclude about one man; `{name}` is his."""

    text: _Text
    meaning: Annotated[Literal["follows", "does_not"], asked("Whether it follows.", "does_not")]
    why: _Why
    paragraph: _Of

    def __post_init__(self) -> None:
        """Refuse braces that stand for nothing."""
        check_braces(self.text, "text", ("name",))


class StatementBank(StrictData, frozen=True, kw_only=True):
    """For the exercise on the three meanings."""

    statements: Annotated[Mapping[str, Sorted], asked("What is sorted.")]
    tools: Annotated[Mapping[str, Tool], asked("The tools asked about.")]
    claims: Annotated[Mapping[str, Conclusion], asked("The claims about one man.")]

    def __post_init__(self) -> None:
        """Refuse ids that the exercise would take for another kind, and a bank that cannot fill a set."""
        _check_ids("statements", self.statements, r"(?!tool-|claim-)[a-z][a-z0-9-]{0,39}", "b01, not tool- or claim-")
        _check_ids("tools", self.tools, r"tool-[a-z0-9-]{1,34}", "tool-01")
        _check_ids("claims", self.claims, r"claim-[a-z0-9-]{1,33}", "claim-01")
        most = max(sizes().statements)
        kinds: tuple[Meaning, ...] = ("reconviction", "reoffending", "harm", "unclear")
        _check_enough("statements", (one.meaning for one in self.statements.values()), dict.fromkeys(kinds, most))
        _check_enough("tools", (one.meaning for one in self.tools.values()), sizes().tools)
        _check_enough("claims", (one.meaning for one in self.claims.values()), sizes().claims)


class ChairClaim(StrictData, frozen=True, kw_only=True):
    """A claim of an inspector, with whether it may be made; its id is the key under which it stands."""

    text: _Text
    may: Annotated[Literal["yes", "no"], asked("Whether it may be made; in quotation marks.", '"no"')]
    why: _Why
    paragraph: _Of

    def with_id(self, id: str) -> Claim:
        """The same as an assignment brings it."""
        return Claim(id=id, text=self.text, may=self.may, why=self.why, paragraph=self.paragraph)


class ClaimBank(StrictData, frozen=True, kw_only=True):
    """For the inspector's chair."""

    claims: Annotated[Mapping[str, ChairClaim], asked("Claims to judge.")]

    def __post_init__(self) -> None:
        """Refuse ids that answers cannot name, and a bank that cannot fill a set."""
        _check_ids("claims", self.claims, r"[a-z][a-z0-9_]{0,39}", "c01")
        _check_enough("claims", (one.may for one in self.claims.values()), sizes().chair)


class VisitEvent(StrictData, frozen=True, kw_only=True):
    """What can happen, with what it counts as."""

    text: _Text
    counts: Annotated[Counts, asked("What it counts as.", "no_entry")]
    why: _Why
    paragraph: _Of

    def __post_init__(self) -> None:
        """Refuse braces that stand for nothing."""
        _check_both(self.text, self.why)


class Seen(StrictData, frozen=True, kw_only=True):
    """What can be seen or said at a visit, with what it is, and the homes in which it can be (none named: any)."""

    text: _Text
    kind: Annotated[Kind, asked("What it is decides where it is written down and who is told.", "lead")]
    homes: Annotated[tuple[HomeKind, ...], asked("The homes in which it can be.", "[hostel, supported]")] = ()
    why: _Why
    paragraph: _Of

    def __post_init__(self) -> None:
        """Refuse braces that stand for nothing."""
        _check_both(self.text, self.why)


class VisitBank(StrictData, frozen=True, kw_only=True):
    """For the exercise on home visits."""

    events: Annotated[tuple[VisitEvent, ...], asked("What can happen.")]
    observations: Annotated[tuple[Seen, ...], asked("What can be seen and said.")]

    def __post_init__(self) -> None:
        """Refuse a bank that cannot fill a course of events, or has no piece of some kind for every home."""
        for place, texts in (("events", self.events), ("observations", self.observations)):
            every = [one.text for one in texts]
            if twice := next((one for one in every if every.count(one) > 1), None):
                raise Impossible("This stands twice.", place=place, value=twice, do="Take one of them out.")
        least, most = sizes().attempts
        wanted = {"no_entry": most, "neither": sizes().events - 1 - least, "completed": 1}
        _check_enough("events", (one.counts for one in self.events), wanted)
        anywhere = (one.kind for one in self.observations if not one.homes)
        kinds: tuple[Kind, ...] = ("safety", "child", "lead", "supervision", "seen", "private")
        _check_enough("observations", anywhere, dict.fromkeys(kinds, 1), " that can be in any home")


def _check_ids(place: str, ids: Iterable[str], pattern: str, example: str) -> None:
    wrong = next((id for id in ids if not re.fullmatch(pattern, id)), None)
    if wrong is not None:
        raise Impossible("An entry cannot be called so.", place=place, value=wrong, do=f"Call it like this: {example}.")


def _check_enough(place: str, found: Iterable[str], wanted: Mapping[str, int], which: str = "") -> None:
    counts = Counter(found)
    for kind, least in wanted.items():
        if counts[kind] < least:
            raise Impossible(
                f"Of “{kind}” there are too few{which} to draw a whole set from.",
                place=place,
                value=counts[kind],
                why="Everybody gets a set of their own with as many of each kind.",
                do=f"Have at least {least}; twice as many and more, so that sets differ.",
            )


def _check_both(text: str, why: str) -> None:
    check_braces(text, "text", ABOUT_OFFENDER)
    check_braces(why, "why", ABOUT_OFFENDER)
