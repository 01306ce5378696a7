"""The four aggravating factors of step 2: true, false, or unknown until somebody knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rightmix_sim.history import Offence, Person
from rightmix_sim.strict_data import Answer


@dataclass(frozen=True, slots=True)
class Aggravating:
    """The four factors of step 2: true, false or "unknown"."""

    male_victim: Answer
    stranger_victim: Answer
    non_contact: Answer
    single: Answer

    @property
    def counts(self) -> tuple[int, int]:
        """How many are present at least and at most."""
        found = (self.male_victim, self.stranger_victim, self.non_contact, self.single)
        present = sum(one is True for one in found)
        return present, present + sum(one == "unknown" for one in found)


def aggravating_factors(person: Person, offences: Sequence[Offence]) -> Aggravating:
    """What every sexual offence that counts, and the partnership, say of the four factors."""
    partner = person.lived_with_adult_partner_two_years
    return Aggravating(
        male_victim=_any(male_victim(offence) for offence in offences),
        stranger_victim=_any(stranger_victim(offence) for offence in offences),
        non_contact=_any(non_contact(offence) for offence in offences),
        single="unknown" if partner == "unknown" else not partner,
    )


def male_victim(offence: Offence) -> Answer:
    """Whether a victim of the offence was male."""
    if offence.victims is None:
        return "unknown"
    return _any("unknown" if victim.sex == "unknown" else victim.sex == "male" for victim in offence.victims)


def stranger_victim(offence: Offence) -> Answer:
    """Whether a victim of the offence was a stranger."""
    if offence.victims is None:
        return "unknown"
    found = (victim.acquaintance for victim in offence.victims)
    return _any("unknown" if one == "unknown" else one == "stranger" for one in found)


def non_contact(offence: Offence) -> Answer:
    """Whether the offence was without contact."""
    return "unknown" if offence.contact == "unknown" else not offence.contact


def _any(found: Iterable[Answer]) -> Answer:
    """True if one is, else unknown if one is, else false."""
    open_question = False
    for one in found:
        if one is True:
            return True
        open_question = open_question or one == "unknown"
    return "unknown" if open_question else False
