"""The key holds what the risk tools give, and every item is supported by paragraphs in which it can be found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from rightmix_sim.cases.answers import answers_of, categories_of
from rightmix_sim.cases.case import Case
from rightmix_sim.cases.checking.dates_in_text import dates_in
from rightmix_sim.cases.checking.fault import Fault
from rightmix_sim.cases.dossier import Dossier
from rightmix_sim.cases.key import Key, KeyItem
from rightmix_sim.risk import rm2000


def faults_of_key(case: Case, key: Key) -> Iterator[Fault]:
    """Where the key on file is not what the risk tools work out."""
    if key.case != case.id:
        yield Fault("key: case", f"It is the key of {key.case}, not of {case.id}.")
    right = categories_of(case)
    if key.rm2000 != right:
        yield Fault("key: rm2000", f"The key says {_said(key.rm2000)}; the risk tools give {_said(right)}.")
    answers = answers_of(case)
    given = Counter(item.item for item in key.items)
    for name, times in given.items():
        if times > 1:
            yield Fault(f"key: {name}", "It stands twice.")
        if name not in answers:
            yield Fault(f"key: {name}", "It is not asked of this case, since RM2000/S cannot be given.")
    for name, answer in answers.items():
        item = next((one for one in key.items if one.item == name), None)
        if item is None:
            yield Fault(f"key: {name}", f"It is missing; the risk tools give {_word(answer)}.")
        elif (item.answer, type(item.answer)) != (answer, type(answer)):
            yield Fault(f"key: {name}", f"The key says {_word(item.answer)}; the risk tools give {_word(answer)}.")


def faults_of_evidence(case: Case, dossier: Dossier, key: Key) -> Iterator[Fault]:
    """Where the paragraphs that the key cites are not there, or do not hold what they are cited for."""
    texts = dossier.paragraphs
    wanted = _dates_wanted(case)
    for item in key.items:
        missing = [label for label in item.evidence if label not in texts]
        if missing:
            yield Fault(f"key: {item.item}", f"The dossier has no paragraph {', '.join(missing)}.")
            continue
        yield from _dates_missing(item, texts, wanted.get(item.item, {}))
    for number, error in enumerate(key.errors):
        if not (error.says.strip() and error.truth.strip()):
            yield Fault(
                f"key: errors[{number}]", "It does not say what the file says and what is right.", "Write both."
            )
        missing = [label for label in (*error.paragraphs, *error.settled_by) if label not in texts]
        if missing:
            yield Fault(f"key: errors[{number}]", f"The dossier has no paragraph {', '.join(missing)}.")


def _dates_missing(item: KeyItem, texts: dict[str, str], wanted: dict[date, str]) -> Iterator[Fault]:
    found = frozenset[date]().union(*(dates_in(texts[label]) for label in item.evidence))
    for day, what in wanted.items():
        if day not in found:
            cited = ", ".join(item.evidence)
            yield Fault(f"key: {item.item}", f"No paragraph it cites ({cited}) holds {what}, {day.isoformat()}.")


def _dates_wanted(case: Case) -> dict[str, dict[date, str]]:
    """The days without which an item cannot be worked out from the paragraphs it cites."""
    counted = rm2000.score(case.history).counted
    person, sentence = case.history.person, case.sentence
    return {
        "sexual_appearances": dict.fromkeys(sorted(counted.sexual), "the sexual appearance of"),
        "criminal_appearances": dict.fromkeys(sorted(counted.criminal), "the appearance of"),
        "violent_appearances": dict.fromkeys(sorted(counted.violent), "the violent appearance of"),
        "burglary": dict.fromkeys(sorted(counted.burglary)[:1], "a burglary of"),
        "age": {person.born: "the day of birth", person.at_risk_from: "the first day at liberty"},
        "registration": {sentence.passed_on: "the day of conviction"},
    }


def _said(categories: object) -> str:
    given = {name: getattr(categories, name) for name in ("s", "v", "c", "adapted_s", "adapted_c")}
    return ", ".join(f"{name} {level.replace('_', ' ')}" for name, level in given.items() if level) or "no category"


def _word(answer: object) -> str:
    return str(answer).lower() if isinstance(answer, bool) else str(answer)
