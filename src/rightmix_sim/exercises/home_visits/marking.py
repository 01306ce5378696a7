"""Marking the exercise: what is owed and when, the schedule, the check, the attempts, the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.home_visits.facts import Facts, facts_of
from rightmix_sim.exercises.home_visits.marking_owed import due, interval
from rightmix_sim.exercises.home_visits.marking_visit import attempt, places
from rightmix_sim.exercises.home_visits.owed import Agency, owed
from rightmix_sim.exercises.home_visits.parts_of_mark import Part, award_of, precise_share, sorted_out
from rightmix_sim.exercises.home_visits.rules import answers as right_answers
from rightmix_sim.exercises.home_visits.rules import pool, rules, wanted
from rightmix_sim.exercises.home_visits.schedule import Kept, kept, planned
from rightmix_sim.exercises.marking.evidence import evidence_share
from rightmix_sim.exercises.marking.mark import Award
from rightmix_sim.exercises.material import Assignment

_NAMES: Final[dict[Agency, str]] = {"police": "The police", "probation": "Probation"}


def award(answers: Answers, assignment: Assignment) -> Iterable[Award]:
    """One award for each criterion that the tools mark."""
    facts = facts_of(assignment)
    yield interval(answers, facts)
    yield due(answers, facts)
    yield _schedule(answers, facts)
    yield _before(answers, facts)
    yield _looking_back(answers, facts)
    yield attempt(answers, facts)
    yield places(answers, facts)


def _schedule(answers: Answers, facts: Facts) -> Award:
    """The days first; unannounced visits and two people count only as far as the days are kept."""
    visits, weights = planned(answers), rules()["schedule_weights"]
    managed = facts.case.visor.managed_as if facts.case.visor is not None else None
    alike = owed(facts.case, "police", managed).standards if managed else ()
    by_harm = owed(facts.case, "probation", "high").standards
    both: dict[Agency, Kept] = {
        "police": kept(facts.police, visits, alike),
        "probation": kept(facts.probation, visits, by_harm),
    }
    asked = {agency: one for agency, one in both.items() if one.periods}
    days = sum(one.share for one in asked.values()) / len(asked) if asked and visits else 0.0
    for one in both.values():
        days *= 1.0 if one.periods else one.share
    by_police = [one for one in visits if one.agency != "probation" and facts.case.on <= one.day]
    unannounced = sum(one.announced is False for one in by_police) / max(1, len(by_police))
    two = sum(one.officers >= 2 for one in by_police) / max(1, len(by_police))
    return award_of(
        "schedule",
        (
            Part(weight=weights["days"], share=days, right="Every interval is kept.", missed=_days_missed(facts, both)),
            Part(
                weight=weights["unannounced"],
                share=days * unannounced,
                right="The visits by the police are unannounced (¶7.23).",
                missed="Police visits are unannounced wherever possible (¶7.23)." if unannounced < 1 else "",
            ),
            Part(
                weight=weights["two"],
                share=days * two,
                right="Two go to every visit by the police (¶7.19).",
                missed="Lone officers as a routine were a finding, for their safety (¶7.19)." if two < 1 else "",
            ),
        ),
    )


def _days_missed(facts: Facts, both: dict[Agency, Kept]) -> tuple[str, ...]:
    found = []
    for agency, one in both.items():
        name, every = _NAMES[agency], facts.of(agency).intervals[0].removeprefix("1 ")
        if one.periods and one.met < one.periods:
            found.append(
                f"{name}: a visit is owed every {every}. Your schedule keeps {one.met} of {one.periods} intervals, "
                f"and on {1 - one.covered:.0%} of the days a visit would be overdue."
            )
        if one.planned > one.useful:
            ample = f"{one.useful} would be ample" if one.useful else "none is owed, and no order runs"
            found.append(f"{name}: {one.planned} visits are planned; {ample}.")
    return tuple(found)


def _before(answers: Answers, facts: Facts) -> Award:
    chosen, right = answers.several("checks"), wanted("checks", facts.holds)
    cited = answers.several("restrictions")
    return award_of(
        "before",
        (
            Part(
                weight=7,
                share=precise_share(chosen, right, right_answers()["checks"]),
                right="Everything that belongs to the check, and nothing else.",
                missed=sorted_out("checks", chosen, right),
            ),
            *_restrictions(cited, facts),
        ),
    )


def _restrictions(cited: tuple[str, ...], facts: Facts) -> Iterator[Part]:
    """The orders in force: one paragraph of each has to be cited."""
    if not facts.instruments:
        return
    met = [next((label for label in labels if label in cited), labels[0]) for labels in facts.instruments.values()]
    every = {label for labels in facts.instruments.values() for label in labels}
    share = evidence_share([one for one in cited if one in met or one not in every], met)
    labels = tuple(sorted(every))
    yield Part(
        weight=3,
        share=share,
        right="You cited what is in force.",
        missed=f"What is forbidden or required stands in {', '.join(labels)}.",
        where=labels,
    )


def _looking_back(answers: Answers, facts: Facts) -> Award:
    """A fault that is there weighs three times as much as one that is not: to say no to everything is not enough."""
    parts = []
    for name, fault in facts.faults.items():
        line, text = answers.row("looking_back", name), pool()["faults"][name]
        said = line.choice("shown")
        share = float(said == ("yes" if fault.shown else "no"))
        if fault.shown and fault.paragraphs and share:
            cited = line.several("evidence")
            hit = next((label for label in cited if label in fault.paragraphs), fault.paragraphs[0])
            others = [label for label in cited if label == hit or label not in fault.paragraphs]
            share *= 0.5 + 0.5 * evidence_share(others, [hit])
        shows = "The file shows this" if fault.shown else "The file does not show this"
        at = f" ({', '.join(fault.paragraphs)})" if fault.paragraphs else ""
        parts.append(
            Part(
                weight=3 if fault.shown else 1,
                share=share,
                right=f"{shows}: {text[0].lower()}{text[1:]}.",
                missed=f"{shows}{at}: {text[0].lower()}{text[1:]}.",
                where=fault.paragraphs,
            )
        )
    found = award_of("looking_back", parts)
    return replace(found, share=max(0.0, 2 * found.share - 1))  # what yes and no by the toss of a coin come to earns 0
