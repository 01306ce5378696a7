"""How plans are spoken of in findings: actions, factors, levels and days."""

from __future__ import annotations

from collections.abc import Iterable

from rightmix_sim.plans.catalogue import catalogue
from rightmix_sim.plans.facts import Factor
from rightmix_sim.plans.plan import DAYS, Action
from rightmix_sim.plans.timescale import frequency
from rightmix_sim.plans.vocabulary import words
from rightmix_sim.sentences import listed
from rightmix_sim.workdays import day_in_words

ORDERS = {"licence": "licence", "community_order": "community order", "none": "no order"}
PROGRAMMES = {
    "core": "the core programme",
    "i_sotp": "the internet programme (I-SOTP)",
    "a_sotp": "the adapted programme (A-SOTP)",
    "better_lives": "Better Lives",
}
_QUOTED = 16  # words of a quotation
_NAMES = ("Circle", "Better Lives", "Better lives")
DAY_NAMES = dict(
    zip(DAYS, ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"), strict=True)
)
LINKS = {"rosh": "Risk of Harm", "reoffending": "reoffending"}
SHORT = {"oasys": "the probation plan", "visor": "the police plan", "mappa": "the MAPPA plan"}


def title(action: Action) -> str:
    """What the catalogue calls an action, as it stands within a sentence: "police visit at home"."""
    return in_a_sentence(catalogue()[action.action].title)


def in_a_sentence(words: str) -> str:
    """Words that begin with a capital, within a sentence; abbreviations keep theirs."""
    return words if words[1:2].isupper() or words.startswith(_NAMES) else words[0].lower() + words[1:]


def programme_in_words(name: str | None) -> str:
    """A programme as people say it: "the core programme", "I-SOTP", "Better Lives"."""
    return PROGRAMMES.get(name or "", "a programme")


def named(action: Action) -> str:
    """An action by its id and what it is: "A1 (police visit at home)"."""
    return f"{action.id} ({title(action)})"


def in_its_words(action: Action) -> str:
    """An action by its id and as its plan words it, or by what it is: "V2 (“No work in dwellings”)"."""
    return f"{action.id} ({quoted(action.text)})" if action.text.strip() else named(action)


def quoted(text: str) -> str:
    """A text in quotation marks; of a long one its beginning."""
    said = text.strip().split()
    cut = " ".join(said[:_QUOTED]).rstrip(".,;:")
    return f"“{cut}{' …' if len(said) > _QUOTED else ''}”"


def bears_on(factor: Factor) -> str:
    """What a factor bears on: "bears on Risk of Harm and reoffending"."""
    return (
        f"bears on {listed([words for link, words in LINKS.items() if link in factor.linked_to])}"
        if factor.linked_to
        else "bears on neither"
    )


def what(factor: Factor) -> str:
    """What a factor is: its area, and its text where there is one."""
    area = area_in_words(factor.area)
    return f"{factor.kind}, {area}: {factor.text.rstrip('.')}" if factor.text else f"{factor.kind}, {area}"


def with_ids(factors: Iterable[Factor]) -> str:
    """Factors by id and area, with their own words where they have any: "F1 (finance), F2 (support: “A sister.”)"."""
    return ", ".join(f"{factor.id} ({area_in_words(factor.area)}{_own_words(factor)})" for factor in factors)


def _own_words(factor: Factor) -> str:
    return f": {quoted(factor.text)}" if factor.text.strip() else ""


def area_in_words(area: str) -> str:
    """An area as people say it."""
    return str(words()["areas"][area])


def spoken(word: str) -> str:
    """A word of the files as people write it: "very high", "no contact"."""
    return word.replace("_", " ")


def when(action: Action) -> str:
    """How often, when or by when: "every month, Tuesdays 18:00 to 20:00, until 1 July 2009"."""
    at = action.at
    parts = [frequency(action.every).words] if action.every is not None else []
    parts += [f"{DAY_NAMES[at.day]} {at.from_} to {at.to}"] if at is not None else []
    parts += [f"{'until' if parts else 'by'} {day_in_words(action.due)}"] if action.due is not None else []
    return ", ".join(parts) or "no timescale"
