"""How a trainee reads the case: levels, order and contacts with their paragraphs, and what kind each factor is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.marking.evidence import evidence_share
from rightmix_sim.exercises.marking.mark import Award
from rightmix_sim.exercises.material import HeldCase
from rightmix_sim.exercises.own_plan.facts import given
from rightmix_sim.exercises.own_plan.numbers import number
from rightmix_sim.plans import CaseFacts, facts_of
from rightmix_sim.plans.facts import Factor
from rightmix_sim.plans.wording import area_in_words, bears_on, spoken
from rightmix_sim.sentences import capital, listed

WORDS: Final = {
    "rosh": "Risk of Serious Harm",
    "rm2000_s": "risk of reconviction (RM2000/S)",
    "mappa_level": "MAPPA level",
    "order_kind": "order",
    "order_end": "last day of the order",
    "victim_contact": "contact of victim liaison with a victim",
    "child_contact": "contact with children today",
    "approved_premises": "residence at approved premises",
    "internet_offence": "the internet as part of an offence",
    "programme": "programme",
    "programme_state": "how far it has come",
}
# The questions that ask for paragraphs, with the item of the key that knows the right ones, where one does
EVIDENCE: Final[Mapping[str, str | None]] = {
    "rosh": "rosh",
    "mappa_level": "mappa_level",
    "victim_contact": None,
    "child_contact": None,
    "programme_state": None,
}


def reading_award(criterion: str, answers: Answers, held: HeldCase) -> Award:
    """Half for the case, half for its factors; an answer whose paragraphs are asked for is worth half without them."""
    facts = facts_of(held.case)
    truth = given(facts)
    shares = {question: _of_fact(question, right, answers, held) for question, right in truth.items()}
    rows = {factor.id: _of_factor(factor, answers) for factor in facts.factors}
    missed = [
        f"{capital(WORDS[question])}: the file comes to {_said(truth[question])}."
        if answers.choice(question) != truth[question]
        else f"{capital(WORDS[question])}: right, and the paragraphs that show it are not all cited."
        for question, share in shares.items()
        if share < 1
    ]
    missed += [
        f"{factor.id}: {factor.kind}, {area_in_words(factor.area)}; it {bears_on(factor)}."
        for factor in facts.factors
        if rows[factor.id] < 1
    ]
    right = [WORDS[question] for question, share in shares.items() if share == 1]
    known = [id for id, share in rows.items() if share == 1]
    return Award(
        criterion=criterion,
        share=(_mean(shares.values()) + _mean(rows.values())) / 2 if rows else _mean(shares.values()),
        right=tuple(_right(right, known)),
        missed=tuple(missed),
        where=_where(held, [question for question, share in shares.items() if share < 1]),
    )


def _right(facts: list[str], factors: list[str]) -> Iterable[str]:
    if facts:
        yield f"You read this as the file has it: {listed(facts)}."
    if factors:
        yield f"You saw what {listed(factors)} {'is' if len(factors) == 1 else 'are'} (¶5.14)."


def reading_reference(held: HeldCase, asked: Iterable[str]) -> dict[str, Any]:
    """The answers about the case and its factors that earn every point; `asked` are the ids of the questions."""
    facts = facts_of(held.case)
    answers: dict[str, Any] = dict(given(facts))
    first = next(iter(held.dossier.paragraphs))
    for question, item in EVIDENCE.items():
        answers[f"{question}_evidence"] = list(_wanted(held, item)) or [first]
    answers["factors"] = {
        one.id: {"kind": one.kind, "bears_on": list(one.linked_to), "area": one.area} for one in facts.factors
    }
    known = set(asked)
    return {question: answer for question, answer in answers.items() if question in known}


def good_labels(cited: Iterable[str], held: HeldCase) -> list[str]:
    """Of paragraphs cited for one answer those that the file has; none where more were cited than say anything."""
    labels = [one for one in dict.fromkeys(cited) if one in held.dossier.paragraphs]
    return labels if len(labels) <= number("most_cited") else []


def no_victim(facts: CaseFacts, answers: Answers) -> bool:
    """Whether no victim is in contact, and the trainee read it so."""
    return not facts.victim_contact and answers.choice("victim_contact") == "no"


def _of_fact(question: str, right: str, answers: Answers, held: HeldCase) -> float:
    if answers.choice(question) != right:
        return 0.0
    if question not in EVIDENCE:
        return 1.0
    cited = answers.several(f"{question}_evidence")
    wanted = _wanted(held, EVIDENCE[question])
    found = evidence_share(cited, wanted) if wanted else float(bool(good_labels(cited, held)))
    return (1.0 + found) / 2


def _of_factor(factor: Factor, answers: Answers) -> float:
    """A third each for the kind, the area, and what it bears on; choosing both of two is half of one."""
    row = answers.row("factors", factor.id)
    if not row.choice("kind"):
        return 0.0
    ours, theirs = {*row.several("bears_on")}, {*factor.linked_to}
    bears = len(ours & theirs) / len(ours | theirs) if ours | theirs else 1.0
    return ((row.choice("kind") == factor.kind) + (row.choice("area") == factor.area) + bears) / 3


def _wanted(held: HeldCase, item: str | None) -> tuple[str, ...]:
    items = held.key.items if held.key is not None and item is not None else ()
    return next((one.evidence for one in items if one.item == item), ())


def _where(held: HeldCase, questions: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(label for one in questions for label in _wanted(held, EVIDENCE.get(one))))


def _said(value: str) -> str:
    return "none" if value == "none" else value if value[:1].isdigit() else spoken(value)


def _mean(shares: Iterable[float]) -> float:
    found = list(shares)
    return sum(found) / len(found) if found else 0.0
