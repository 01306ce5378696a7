"""Answers that earn every point of the tools: each visit on its latest day, each citation the first that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from rightmix_sim.exercises.home_visits.facts import Facts, facts_of, places_of
from rightmix_sim.exercises.home_visits.owed import Agency, Owed
from rightmix_sim.exercises.home_visits.rules import wanted
from rightmix_sim.exercises.home_visits.schedule import first_due
from rightmix_sim.exercises.material import Assignment
from rightmix_sim.guidance import due_date


def reference(assignment: Assignment) -> dict[str, Any]:
    """The reference answers. Raises `InputError` where the assignment lacks its key."""
    facts = facts_of(assignment)
    police = facts.police
    standard = police.standard
    on_time = police.due is None or facts.visit.day <= police.due
    return {
        **_owed(facts, "police", "reconviction"),
        **_owed(facts, "probation", "harm"),
        "visits": list(_visits(facts)),
        "checks": sorted(wanted("checks", facts.holds)),
        "restrictions": [labels[0] for labels in facts.instruments.values()],
        "looking_back": {
            name: {"shown": "yes", "evidence": list(fault.paragraphs[:1])} if fault.shown else {"shown": "no"}
            for name, fault in facts.faults.items()
        },
        "course": {event.id: {"counts": facts.counts[event.id]} for event in facts.course},
        "on_time": _yes_no(on_time),
        "next_due": due_date(standard, facts.visit.day).isoformat() if standard is not None else "",
        "entry_from": facts.entry_from,
        "after_attempt": sorted(wanted("after_attempt", facts.holds)),
        "places": {one.id: {"where": sorted(places_of(facts.kinds[one.id], facts.holds)[0])} for one in facts.seen},
    }


def _owed(facts: Facts, agency: Agency, by: str) -> dict[str, Any]:
    owed = facts.of(agency)
    answers: dict[str, Any] = {
        f"{agency}_by": by,
        f"{agency}_level": owed.level,
        f"{agency}_every": owed.intervals[0],
        f"{agency}_visited": _yes_no(owed.last is not None),
    }
    if owed.last is not None:
        answers |= {f"{agency}_last": owed.last.isoformat(), f"{agency}_evidence": list(facts.told[agency][:1])}
    if owed.due is not None:
        answers |= {f"{agency}_due": owed.due.isoformat(), f"{agency}_overdue": _yes_no(owed.overdue)}
    return answers


def _visits(facts: Facts) -> Iterator[dict[str, Any]]:
    number = 0
    for owed in (facts.police, facts.probation):
        for day in _days(owed):
            number += 1
            announced = "yes" if owed.agency == "probation" else "no"
            yield {
                "id": f"r{number}",
                "agency": owed.agency,
                "day": day.isoformat(),
                "announced": announced,
                "officers": 1 if owed.agency == "probation" else 2,
            }


def _days(owed: Owed) -> Iterator[date]:
    """One day before each latest day, not before the day of reading: something can always come between."""
    if owed.standard is None:
        return
    due = first_due(owed)
    while due is not None and due <= owed.horizon:
        day = max(owed.on, due - timedelta(days=1))
        yield day
        due = due_date(owed.standard, day)


def _yes_no(holds: bool) -> str:
    return "yes" if holds else "no"
