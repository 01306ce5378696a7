"""Marking what is owed: the interval, the last visit, the latest day for the next. A slip is not counted twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.home_visits.facts import Facts
from rightmix_sim.exercises.home_visits.owed import NONE, Agency, Owed, owed
from rightmix_sim.exercises.home_visits.parts_of_mark import Part, award_of
from rightmix_sim.exercises.marking.evidence import evidence_share
from rightmix_sim.exercises.marking.mark import Award
from rightmix_sim.guidance import due_date
from rightmix_sim.workdays import day_in_words

FOLLOWS: Final = 0.5  # what follows correctly from the trainee's own slip
_BY: Final[dict[Agency, tuple[str, str]]] = {
    "police": ("reconviction", "Police visits go by the risk of reconviction (¶7.14)."),
    "probation": ("harm", "Probation visits go by the Risk of Serious Harm (¶7.12)."),
}
_NAMES: Final[dict[Agency, str]] = {"police": "the police", "probation": "probation"}
_AGENCIES: Final[tuple[Agency, Agency]] = ("police", "probation")


def interval(answers: Answers, facts: Facts) -> Award:
    """What decides, the level, the interval: for both agencies."""
    return award_of("interval", (part for agency in _AGENCIES for part in _interval(answers, facts, agency)))


def due(answers: Answers, facts: Facts) -> Award:
    """The last visit, the latest day for the next and whether it is overdue: for both agencies."""
    return award_of("due", (part for agency in _AGENCIES for part in _due(answers, facts, agency)))


def _interval(answers: Answers, facts: Facts, agency: Agency) -> Iterator[Part]:
    right, own = facts.of(agency), _own(answers, facts, agency)
    by, says = _BY[agency]
    yield Part(weight=1, share=float(answers.choice(f"{agency}_by") == by), right=says, missed=says)
    level = right.level.replace("_", " ")
    said = f"The level that the facts of the case come to is {level}."
    if agency == "police":
        file = facts.case.visor.managed_as if facts.case.visor is not None else None
        if file is not None and file != right.level:
            said += (
                f" The record manages the case as {file.replace('_', ' ')}; the history is what RM2000 is scored from."
            )
    yield Part(
        weight=2,
        share=float(answers.choice(f"{agency}_level") == right.level),
        right=said,
        missed=f"{'Risk of reconviction' if agency == 'police' else 'Risk of Serious Harm'}: {said}",
    )
    every = answers.choice(f"{agency}_every")
    share = 1.0 if every in right.intervals else FOLLOWS if own is not None and every in own.intervals else 0.0
    told = _asked(right)
    yield Part(weight=2, share=share, right=told, missed=told)


def _asked(owed: Owed) -> str:
    name = _NAMES[owed.agency]
    if owed.standard is None:
        return f"Guidance asks {name} for no visits here: no duty runs, or the level is below what it names (¶7.12)."
    return (
        f"Guidance asks {name} for a visit every {owed.intervals[0].removeprefix('1 ')} (¶{owed.standard.paragraph})."
    )


def _due(answers: Answers, facts: Facts, agency: Agency) -> Iterator[Part]:
    right = facts.of(agency)
    yield _last(answers, facts, agency)
    if right.standard is None or right.due is None:
        return
    said, own = answers.day(f"{agency}_due"), _own_due(answers, facts, agency)
    share = 1.0 if said in right.dues else FOLLOWS if said is not None and said == own else 0.0
    counted = f"counted from {day_in_words(right.since)}"
    told = f"The next visit by {_NAMES[agency]} is due by {day_in_words(right.due)}, {counted}."
    wanted = agency == "police" or answers.choice(f"{agency}_every") != NONE
    yield Part(weight=2, share=share if wanted else 0.0, right=told, missed=told)
    yes_no = answers.choice(f"{agency}_overdue")
    state = "overdue" if right.overdue else "not overdue"
    told = f"On {day_in_words(facts.case.on)} that visit is {state}."
    yield Part(
        weight=1,
        share=_of_overdue(yes_no, said, right, facts.case.on) if wanted else 0.0,
        right=told,
        missed=told,
    )


def _of_overdue(yes_no: str, said: date | None, right: Owed, on: date) -> float:
    """Yes or no earns something only with the day that it rests on: by itself it could be a guess."""
    if not yes_no or said is None:
        return 0.0
    if said in right.dues:
        return float(yes_no == ("yes" if right.overdue else "no"))
    return FOLLOWS if yes_no == ("yes" if said < on else "no") else 0.0


def _last(answers: Answers, facts: Facts, agency: Agency) -> Part:
    right, labels = facts.of(agency), facts.told[agency]
    visited = answers.choice(f"{agency}_visited")
    name = _NAMES[agency]
    if right.last is None:
        told = f"No completed visit by {name} is on file."
        return Part(weight=1, share=float(visited == "no"), right=told, missed=told)
    cited = answers.several(f"{agency}_evidence")
    found = float(visited == "yes" and answers.day(f"{agency}_last") == right.last)
    if found and labels:
        hit = next((label for label in cited if label in labels), labels[0])
        found *= 0.5 + 0.5 * evidence_share([one for one in cited if one == hit or one not in labels], [hit])
    stands = f" It stands in {', '.join(labels)}." if labels else ""
    told = f"The last completed visit by {name} was on {day_in_words(right.last)}."
    return Part(
        weight=2, share=found, right=told, missed=f"{told}{stands} An attempt without entry is no visit.", where=labels
    )


def _own(answers: Answers, facts: Facts, agency: Agency) -> Owed | None:
    """What would be owed at the level that the trainee gave."""
    level = answers.choice(f"{agency}_level")
    return owed(facts.case, agency, level) if level else None


def _own_due(answers: Answers, facts: Facts, agency: Agency) -> date | None:
    """The day that follows from the trainee's own level and own last visit."""
    own = _own(answers, facts, agency)
    last = answers.day(f"{agency}_last") if answers.choice(f"{agency}_visited") == "yes" else None
    if own is None or own.standard is None or (last is not None and last > facts.case.on):
        return None
    return due_date(own.standard, last or own.begins)
