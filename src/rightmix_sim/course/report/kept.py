"""The statistics of a course as plain data, with nothing in them of any one person: kept when the course is closed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rightmix_sim.course.agreement.of_many import Kappa
from rightmix_sim.course.report.findings import Findings
from rightmix_sim.course.report.hand_ins import HandIns
from rightmix_sim.course.report.items import Item
from rightmix_sim.course.report.marks import MarkSpread
from rightmix_sim.course.report.rules import whole
from rightmix_sim.course.report.wrong_answers import WrongAnswers


def kept(findings: Findings) -> dict[str, Any]:
    """Counts, means and agreement. No ids, names, codes or texts; what a few have in common is left out too.

    Of fewer than `least_group` marks there is a count only. Lowest and highest marks are somebody's, and stay out.
    """
    return {
        "trainees": findings.trainees,
        "withdrawn": len(findings.withdrawn),
        "assignments": [
            {
                **_hand_ins(one),
                **_marks(findings.marks, one.assignment),
                "criteria": list(_items(findings, one.assignment)),
            }
            for one in findings.hand_ins
        ],
        "wrong_answers": [_wrong(one) for one in findings.wrong],
        "rm2000_with_key": [
            {
                "scale": one.scale,
                "trainees": one.trainees,
                "compared": one.compared,
                "exact": _rounded(one.exact),
                "adjacent": _rounded(one.adjacent),
                "kappa": {weights: _kappa(kappa) for weights, kappa in one.kappas},
            }
            for one in findings.with_key
            if one.trainees >= whole("least_group")
        ],
        "rm2000_between": [
            {
                "assignment": case.assignment,
                "trainees": case.raters,
                "fleiss": _rounded(case.fleiss),
                "questions": [
                    {"question": one.question, "exact": _rounded(one.exact), "adjacent": _rounded(one.adjacent)}
                    for one in case.questions
                ],
            }
            for case in findings.between
            if case.raters >= whole("least_group")
        ],
        "second_marks": [one.to_dict() for one in findings.second if one.pairs >= whole("least_group")],
        "pairs_of_texts_alike": len(findings.likeness.pairs) + findings.likeness.more,
    }


def _hand_ins(one: HandIns) -> dict[str, Any]:
    return {
        "assignment": one.assignment,
        "set_for": one.set_for,
        "handed_in": one.handed_in,
        "late": len(one.late),
        "unmarked_texts": one.unmarked_texts,
    }


def _marks(spreads: Iterable[MarkSpread], assignment: str) -> dict[str, Any]:
    one = next((spread for spread in spreads if spread.assignment == assignment), None)
    if one is None:
        return {}
    found: dict[str, Any] = {"of": one.of, "marked": one.marked}
    if one.marked < whole("least_group"):
        return found
    return found | {"mean": _rounded(one.mean), "median": _rounded(one.median), "spread": _rounded(one.spread)}


def _items(findings: Findings, assignment: str) -> Iterable[dict[str, Any]]:
    for items in findings.items:
        if items.assignment == assignment:
            yield from (_item(one) for one in items.items)


def _item(one: Item) -> dict[str, Any]:
    found: dict[str, Any] = {"criterion": one.criterion.id, "of": one.criterion.points, "marked": one.marked}
    if one.marked < whole("least_group"):
        return found
    return found | {
        "difficulty": _rounded(one.difficulty),
        "discrimination": _rounded(one.discrimination),
        "from": one.whole,
        "flag": one.flag,
    }


def _wrong(one: WrongAnswers) -> dict[str, Any]:
    return {
        "exercise": one.exercise,
        "compared": one.compared,
        "wrong": [
            {
                "question": wrong.question,
                "given": wrong.given,
                "right": wrong.right,
                "count": wrong.count,
                "asked": wrong.asked,
            }
            for wrong in one.wrong
            if wrong.count >= whole("least_kept")
        ],
    }


def _kappa(kappa: Kappa) -> dict[str, float | None]:
    return {"value": _rounded(kappa.value), "low": _rounded(kappa.low), "high": _rounded(kappa.high)}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
