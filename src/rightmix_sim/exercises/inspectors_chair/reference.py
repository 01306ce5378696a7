"""Answers that earn every point the tools give."""

from __future__ import annotations

from typing import Any

from rightmix_sim.exercises.inspectors_chair.claims import claims_of, judged
from rightmix_sim.exercises.inspectors_chair.own_audit import QUESTION
from rightmix_sim.exercises.inspectors_chair.run import direction, figures_of, pairs_of, says
from rightmix_sim.exercises.inspectors_chair.running import run_of
from rightmix_sim.exercises.inspectors_chair.settings import settings
from rightmix_sim.exercises.inspectors_chair.truth import audits_of
from rightmix_sim.exercises.material import Assignment
from rightmix_sim.inspection import Row, Verdict, findings_table


def reference(assignment: Assignment) -> dict[str, Any]:
    """The audit, the table, the shares, the pairs and the claims. Raises `InputError` where keys are not here."""
    audits = audits_of(assignment)
    answers: dict[str, Any] = {
        QUESTION.format(number=number): {one.criterion.id: _line(one) for one in audited.verdicts}
        for number, audited in enumerate(audits)
    }
    table = findings_table([audited.verdicts for audited in audits])
    answers["findings"] = {row.criterion.id: _row(row) for row in table}
    return answers | _of_run(assignment.seed) | {"claims": _claims(assignment)}


def _line(one: Verdict) -> dict[str, Any]:
    cited = list(dict.fromkeys(group[0] for group in one.evidence))
    return {"answer": one.answer} | ({"evidence": cited} if cited else {})


def _row(row: Row) -> dict[str, int]:
    counted = {"n": row.n, "met": row.met}
    return counted if row.percent is None else counted | {"percent": row.percent}


def _of_run(seed: int) -> dict[str, Any]:
    run = run_of(seed)
    before, after = figures_of(run.before), figures_of(run.after)
    figures = {}
    for id in settings().figures:
        one, two = round(before[id]), round(after[id])
        figures[id] = {"before": one, "after": two, "direction": direction(one, two)}
    pairs = {}
    for id in settings().compared:
        more, less = pairs_of(run, id)
        pairs[id] = {"more": more, "less": less, "says": says(more, less)}
    return {"figures": figures, "pairs": pairs}


def _claims(assignment: Assignment) -> dict[str, Any]:
    truth = judged(assignment)
    return {item.id: {"may": truth[item.id].may} for item in claims_of(assignment)}
