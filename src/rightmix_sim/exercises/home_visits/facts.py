"""What is right in one assignment, worked out once for marking and for the reference answers. It never travels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from rightmix_sim.cases import Case, Dossier, PlantedError
from rightmix_sim.cases.records import Visit
from rightmix_sim.exercises.home_visits.course import Event, Observation, events, observations
from rightmix_sim.exercises.home_visits.owed import Agency, Owed, owed, supervised
from rightmix_sim.exercises.home_visits.rules import answers
from rightmix_sim.exercises.home_visits.told import instruments, paragraphs_telling_of
from rightmix_sim.exercises.material import Assignment
from rightmix_sim.guidance import load_book

_PLANTED = {"late": "visit_late", "pnc": "pnc_not_checked", "elsewhere": "visit_recorded_elsewhere"}


@dataclass(frozen=True, kw_only=True)
class Fault:
    """Whether the file shows a fault of its visits, and the paragraphs that do."""

    shown: bool
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Facts:
    """The right answers of one assignment."""

    case: Case
    police: Owed
    probation: Owed
    told: Mapping[str, tuple[str, ...]]  # by agency: where the last completed visit stands
    instruments: Mapping[str, tuple[str, ...]]
    faults: Mapping[str, Fault]
    holds: Mapping[str, bool]
    course: tuple[Event, ...]
    counts: Mapping[str, str]  # by event: completed, no_entry, neither
    seen: tuple[Observation, ...]
    kinds: Mapping[str, str]  # by observation

    @property
    def visit(self) -> Event:
        """The completed visit among the events."""
        return next(event for event in self.course if self.counts[event.id] == "completed")

    @property
    def entry_from(self) -> str:
        """The event from which the power to enter could be asked for; `none` where too few attempts failed."""
        asked = load_book()["entry-power"].value_on(self.case.on)
        failed = [
            event.id for event in self.course if self.counts[event.id] == "no_entry" and event.day < self.visit.day
        ]
        return failed[int(asked) - 1] if asked and len(failed) >= asked else "none"

    def of(self, agency: Agency) -> Owed:
        """What an agency owes."""
        return self.police if agency == "police" else self.probation


def facts_of(assignment: Assignment) -> Facts:
    """Everything that is right. Raises `InputError` where the assignment lacks its key."""
    held = assignment.only
    case = on_file(held.case, held.dossier)
    course, seen = events(assignment), observations(assignment)
    both: dict[Agency, Owed] = {"police": owed(case, "police"), "probation": owed(case, "probation")}
    return Facts(
        case=case,
        police=both["police"],
        probation=both["probation"],
        told={
            agency: paragraphs_telling_of(held.dossier, one.last, agency) if one.last else ()
            for agency, one in both.items()
        },
        instruments=instruments(case, held.dossier),
        faults=_faults(assignment, case, both),
        holds={
            "order": supervised(case),
            "sopo": case.sopo is not None and (case.sopo.until is None or case.sopo.until >= case.on),
            "travel_order": case.foreign_travel_order is not None and case.foreign_travel_order.until >= case.on,
        },
        course=course,
        counts={
            event.id: event.group if assignment.bank.events else answers()["events"][event.group] for event in course
        },
        seen=seen,
        kinds={
            one.id: one.group if assignment.bank.observations else answers()["observations"][one.group] for one in seen
        },
    )


def places_of(kind: str, holds: Mapping[str, bool]) -> tuple[frozenset[str], frozenset[str]]:
    """Where an observation of a kind goes, and where it may stand too: nobody is told where no order runs."""
    rule = answers()["places"][kind]
    gone = frozenset() if holds["order"] else frozenset({"offender_manager"})
    return frozenset(rule["to"]) - gone, frozenset(rule["may"]) - gone


def on_file(case: Case, dossier: Dossier) -> Case:
    """The case with the visits of which its file tells: nobody can count from a visit that stands nowhere."""
    return replace(case, visits=tuple(one for one in case.visits if _is_told(one, dossier)))


def _is_told(visit: Visit, dossier: Dossier) -> bool:
    return bool(paragraphs_telling_of(dossier, visit.on, "probation" if visit.by == "probation" else "police"))


def _faults(assignment: Assignment, case: Case, both: Mapping[Agency, Owed]) -> dict[str, Fault]:
    held = assignment.only
    planted: dict[str, PlantedError] = {error.kind: error for error in held.required_key.errors}
    police = [one for one in case.visits if one.outcome == "done" and one.by != "probation"]
    late_days = [
        (agency, day) for agency, one in both.items() for period in one.late_periods() for day in period if day
    ]
    seen = {
        "late": late_days,
        "pnc": [("police", one.on) for one in police if one.pnc_checked is False],
        "elsewhere": [("police", one.on) for one in police if "visits_attachment" not in one.recorded_in],
    }
    return {
        name: Fault(
            shown=bool(days) or _PLANTED[name] in planted,
            paragraphs=tuple(
                dict.fromkeys(
                    [
                        *_shown_by(planted.get(_PLANTED[name])),
                        *(label for agency, day in days for label in paragraphs_telling_of(held.dossier, day, agency)),
                    ]
                )
            ),
        )
        for name, days in seen.items()
    }


def _shown_by(error: PlantedError | None) -> tuple[str, ...]:
    return () if error is None else (*error.paragraphs, *error.settled_by)
