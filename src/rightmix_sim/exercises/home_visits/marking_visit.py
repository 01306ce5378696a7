"""Marking what followed: what each event counts as and what is then due, and where what was seen is written down."""

from __future__ import annotations

from typing import Final

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.home_visits.facts import Facts, places_of
from rightmix_sim.exercises.home_visits.marking_owed import FOLLOWS
from rightmix_sim.exercises.home_visits.owed import owed
from rightmix_sim.exercises.home_visits.parts_of_mark import Part, award_of, precise_share, sorted_out
from rightmix_sim.exercises.home_visits.rules import answers as right_answers
from rightmix_sim.exercises.home_visits.rules import value, wanted
from rightmix_sim.exercises.marking.mark import Award
from rightmix_sim.guidance import due_date
from rightmix_sim.workdays import day_in_words

_COUNTS: Final = {
    "completed": "a completed visit",
    "no_entry": "an attempt without entry",
    "neither": "a contact of another kind",
}
_PLACES: Final = {
    "visits_attachment": "the visits attachment",
    "activity_log": "the activity log",
    "warning": "the warning for officers",
    "intelligence": "an intelligence report",
    "offender_manager": "the offender manager",
    "childrens_services": "children's services",
    "nowhere": "nowhere",
}


def attempt(answers: Answers, facts: Facts) -> Award:
    """Each event, the next latest day, the power to enter, and what follows an attempt."""
    counts = {event.id: answers.row("course", event.id).choice("counts") for event in facts.course}
    wrong = [event for event in facts.course if counts[event.id] != facts.counts[event.id]]
    right = wanted("after_attempt", facts.holds)
    chosen = answers.several("after_attempt")
    return award_of(
        "attempt",
        (
            Part(
                weight=3,
                share=max(0.0, 1 - 2 * len(wrong) / len(facts.course)),
                right="Every event is what you called it.",
                missed=tuple(
                    f"{event.label}: {_COUNTS[facts.counts[event.id]]}{_because(event.why)} (¶7.23)." for event in wrong
                ),
            ),
            _on_time(answers, facts, counts[facts.visit.id] == "completed"),
            _next_due(answers, facts),
            _entry(answers, facts),
            Part(
                weight=2,
                share=precise_share(chosen, right, right_answers()["after_attempt"]),
                right="What follows an attempt without entry is complete.",
                missed=sorted_out("after_attempt", chosen, right),
            ),
        ),
    )


def places(answers: Answers, facts: Facts) -> Award:
    """Each piece against where it goes; the same places for every line earn nothing."""
    shares, missed, whole = [], [], 0
    for one in facts.seen:
        to, may = places_of(facts.kinds[one.id], facts.holds)
        chosen = frozenset(answers.row("places", one.id).several("where"))
        if "visits_attachment" not in chosen and "activity_log" in chosen and "visits_attachment" in to:
            may -= {"activity_log"}  # the log alone is what the inspection found wanting
        counted = chosen - (may - to)
        shares.append(len(counted & to) / len(counted | to))
        whole += counted == to
        if counted != to:
            goes = ", ".join(_PLACES[place] for place in sorted(to, key=list(_PLACES).index))
            missed.append(
                f"“{one.text}” goes to: {goes}{_because(one.why)} "
                f"(¶{right_answers()['places'][facts.kinds[one.id]]['paragraph']})."
            )
    floor = value("places_floor")
    mean = sum(shares) / len(shares)
    right = (f"{whole} of {len(shares)} pieces went where they belong.",) if whole else ()
    return Award(criterion="places", share=max(0.0, (mean - floor) / (1 - floor)), right=right, missed=tuple(missed))


def _because(why: str) -> str:
    return f"; {why.rstrip('.')}" if why else ""


def _on_time(answers: Answers, facts: Facts, found: bool) -> Part:
    """Yes or no counts only where the completed visit was recognised."""
    due = facts.police.due
    met = due is None or facts.visit.day <= due
    told = f"The completed visit was {'on time' if met else 'late'}" + (
        f": it was due by {day_in_words(due)} (¶7.24)." if due is not None else "."
    )
    share = float(found and answers.choice("on_time") == ("yes" if met else "no"))
    return Part(weight=1, share=share, right=told, missed=told)


def _next_due(answers: Answers, facts: Facts) -> Part:
    standard, said = facts.police.standard, answers.day("next_due")
    if standard is None:
        return Part(weight=0, share=0.0, right="", missed="")
    right = due_date(standard, facts.visit.day)
    level = answers.choice("police_level")
    own = owed(facts.case, "police", level).standard if level else None
    follows = own is not None and said is not None and said == due_date(own, facts.visit.day)
    told = f"The next visit is due by {day_in_words(right)}, counted from {day_in_words(facts.visit.day)} (¶7.14)."
    return Part(weight=2, share=1.0 if said == right else FOLLOWS if follows else 0.0, right=told, missed=told)


def _entry(answers: Answers, facts: Facts) -> Part:
    right = facts.entry_from
    event = next((one for one in facts.course if one.id == right), None)
    told = (
        f"From {day_in_words(event.day)} on two attempts had failed, and the power to enter could be asked for (¶2.4)."
        if event is not None
        else "Fewer than two attempts had failed, so the power to enter could not be asked for (¶2.4)."
    )
    return Part(weight=2, share=float(answers.choice("entry_from") == right), right=told, missed=told)
