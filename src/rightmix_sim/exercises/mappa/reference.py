"""Answers to the exercise on MAPPA that earn every point the tools give."""

from __future__ import annotations

from typing import Any

from rightmix_sim.cases.answers import mappa_facts
from rightmix_sim.exercises.mappa import truth
from rightmix_sim.exercises.mappa.lists import duty_standards, own, reviews
from rightmix_sim.exercises.mappa.recorded import category_of, deciding, duties_at, level_of, without_registration
from rightmix_sim.exercises.material import Assignment


def reference(assignment: Assignment) -> dict[str, Any]:
    """The facts of the case with the evidence of its key, and what the tool makes of them.

    Raises `InputError` where the key is not there.
    """
    held = assignment.only
    facts, rows = mappa_facts(held.case), truth.rows_of_facts(held)
    category, level = category_of(facts), level_of(facts)
    assert category is not None, "the facts of a case settle its category"
    assert level is not None, "the facts of a case settle its level"
    follow = duties_at(category, level)
    months = truth.months_of(held)
    law: dict[str, dict[str, Any]] = {one: {"answer": rows[one]} for one in own()["law"]}
    law["registered"]["evidence"] = sorted(truth.shown_by(held, "mappa_category"))
    law["violent_or_other_sexual_offence"]["evidence"] = sorted(truth.shown_by(held, "registration"))
    if rows["sopo"] == "yes":
        law["sopo"]["evidence"] = sorted(truth.saying(held.dossier, "sopo"))[:2]
    return {
        "law": law,
        "sentence": truth.sentence_of(held),
        **({} if months is None else {"months": months}),
        "sentence_evidence": sorted(truth.shown_by(held, "registration")),
        "rosh": held.case.harm.level,
        "rosh_evidence": sorted(truth.shown_by(held, "rosh")),
        "needs": {one: {"answer": rows[one]} for one in own()["needs"]},
        "needs_evidence": sorted(truth.shown_by(held, "mappa_level")),
        "category": category,
        "without": category_of(without_registration(facts)),
        "level": level,
        "grounds": sorted(deciding(facts, level)[0]),
        "duties": [id for id, standard in duty_standards().items() if standard.id in follow],
        "review": next((id for id, standard in reviews().items() if standard.id in follow), ""),
        "level_on_file": truth.level_on_file(held),
        "file": {id: {"answer": answer} for id, answer in truth.findings(held).items()},
    }
