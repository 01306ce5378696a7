"""Whether category, level and duties follow from what the trainee recorded: an error is carried forward.

So a fact that was misread costs its own points and not those of the decision that rightly follows from it (¶4.3, 4.4).
"""

from __future__ import annotations

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.mappa.lists import duty_standards, labels, own, review_words, reviews
from rightmix_sim.exercises.mappa.recorded import (
    category_of,
    deciding,
    duties_at,
    level_of,
    recorded,
    without_registration,
)
from rightmix_sim.exercises.marking.mark import Award
from rightmix_sim.exercises.marking.signed import signed_share


def follows(answers: Answers) -> Award:
    """A quarter each for category, category without registration, level, and what decides it."""
    facts, categories = recorded(answers), labels("categories")
    levels = {one: f"level {one}" for one in ("1", "2", "3")} | {"none": "no level"}
    right: list[str] = []
    missed: list[str] = []
    shares = [
        _one("Category", answers.choice("category"), category_of(facts), categories, right, missed),
        _one(
            "Without registration and SOPO",
            answers.choice("without"),
            category_of(without_registration(facts)),
            categories,
            right,
            missed,
        ),
        _one("Level", answers.choice("level"), level_of(facts), levels, right, missed),
        _grounds(answers, right, missed),
    ]
    return Award(criterion="follows", share=sum(shares) / len(shares), right=tuple(right), missed=tuple(missed))


def duties(answers: Answers) -> Award:
    """What follows at the category and level that were chosen, and how often the plan is reviewed."""
    level, most = answers.choice("level"), float(own()["duties_share"])
    due = duties_at(answers.choice("category"), level)
    if not due:
        return Award(criterion="duties", share=0, missed=("What follows depends on the level, and none was chosen.",))
    standards, chosen = duty_standards(), set(answers.several("duties"))
    truth = {id: "yes" if standard.id in due else "no" for id, standard in standards.items()}
    given = {id: "yes" if id in chosen else "no" for id in truth}
    names = labels("duties")
    right = [f"{names[id]} (¶{standards[id].paragraph})." for id in truth if truth[id] == given[id] == "yes"]
    missed = [
        f"{names[id]}: {'it follows' if truth[id] == 'yes' else 'it does not follow'} at level {level} "
        f"(¶{standards[id].paragraph})."
        for id in truth
        if truth[id] != given[id]
    ]
    review, interval = next((id, one) for id, one in reviews().items() if one.id in due)
    fits = answers.choice("review") == review
    said = f"At level {level} the police review their plan {review_words(interval).lower()} (¶{interval.paragraph})."
    (right if fits else missed).append(said)
    share = most * (signed_share(given, truth, 2) if chosen else 0) + (1 - most) * fits
    return Award(criterion="duties", share=share, right=tuple(right), missed=tuple(missed))


def _one(name: str, given: str, found: str | None, words: dict[str, str], right: list[str], missed: list[str]) -> float:
    """1 where the answer is what the recorded facts come to; what they leave open cannot be right."""
    if found is None:
        missed.append(f"{name}: the facts that you recorded leave it open.")
        return 0.0
    said = f"{name}: your facts come to {_lower(words[found])}"
    if given == found:
        right.append(f"{said}.")
        return 1.0
    missed.append(f"{said}; you chose {_lower(words[given]) if given in words else 'nothing'}.")
    return 0.0


def _grounds(answers: Answers, right: list[str], missed: list[str]) -> float:
    """What decides the level to which the facts come; the Risk of Serious Harm alone never does (¶4.4)."""
    facts, chosen, names = recorded(answers), set(answers.several("grounds")), labels("grounds")
    level = level_of(facts)
    if level not in ("1", "2", "3"):
        missed.append("What decides it: the facts that you recorded come to no level.")
        return 0.0
    decide, beside = deciding(facts, level)
    truth = {id: "yes" if id in decide else "no" for id in names if id not in beside}
    given = {id: "yes" if id in chosen else "no" for id in truth}
    right += [f"It decides the level: {_lower(names[id])}." for id in truth if given[id] == truth[id] == "yes"]
    for id, right_one in truth.items():
        if given[id] != right_one:
            verb = "decides" if right_one == "yes" else "does not decide"
            missed.append(f"{names[id]}: {verb} the level by your facts (¶4.4).")
    weights = {id: float(weight) for id, weight in own()["grounds_weights"].items()}
    return signed_share(given, truth, 2, weights) if chosen else 0.0


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
