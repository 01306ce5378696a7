"""How plans are spoken of in findings: actions, factors, levels, days, and lists of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rightmix_sim.plans.catalogue import catalogue
from rightmix_sim.plans.facts import CaseFacts, Factor
from rightmix_sim.plans.plan import Action
from rightmix_sim.plans.words import words

ORDERS = {"licence": "licence", "community_order": "community order", "none": "no order"}
PROGRAMMES = {
    "core": "the core programme",
    "i_sotp": "the internet programme (I-SOTP)",
    "a_sotp": "the adapted programme (A-SOTP)",
    "better_lives": "Better Lives",
}
_NAMES = ("Circle", "Better Lives", "Better lives")
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


def what(factor: Factor) -> str:
    """What a factor is: its area, and its text where there is one."""
    area = area_in_words(factor.area)
    return f"{factor.kind}, {area}: {factor.text.rstrip('.')}" if factor.text else f"{factor.kind}, {area}"


def with_ids(factors: Iterable[Factor]) -> str:
    """Factors by id and area: "F1 (finance), F2 (support)"."""
    return ", ".join(f"{factor.id} ({area_in_words(factor.area)})" for factor in factors)


def area_in_words(area: str) -> str:
    """An area as people say it."""
    return str(words()["areas"][area])


def spoken(word: str) -> str:
    """A word of the files as people write it: "very high", "no contact"."""
    return word.replace("_", " ")


def listed(parts: Sequence[str], last: str = "and") -> str:
    """Words in a row: "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def order_in_words(case: CaseFacts) -> str:
    """The order, with the days between which it runs."""
    order = case.order
    start = f" from {order.start}" if order.start else ""
    return f"{ORDERS[order.kind]}{start}" + (f" to {order.end}" if order.end else "")


def factor_of(case: CaseFacts, id_: str) -> Factor:
    """The factor of this id."""
    return next(factor for factor in case.factors if factor.id == id_)
