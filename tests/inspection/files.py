"""Case files for the tests: library cases, changed where a test needs it, with or without their planted errors."""

from datetime import date

import msgspec

from rightmix_sim.cases import Case
from rightmix_sim.cases.records import Visit
from rightmix_sim.exercises.library import held
from rightmix_sim.inspection import CaseFile, criterion, verdict


def file_of(id, *, errors=True, plans=True, **changed):
    """A library case as a file; `changed` are fields of the case."""
    one = held(id)
    key = one.required_key if errors else msgspec.structs.replace(one.required_key, errors=())
    case = msgspec.structs.replace(one.case, **changed)
    return CaseFile(case=case, dossier=one.dossier, key=key, plans=one.plans if plans else None)


def answer(file, id):
    return verdict(file, criterion(id)).answer


def bare(id, **changed) -> Case:
    return file_of(id, **changed).case


def visits(by, *days, outcome="done"):
    return tuple(Visit(on=date.fromisoformat(day), by=by, outcome=outcome) for day in days)
