"""Sets of plans to be shown, and the forms in which they are: for the tests of page, fragments and browser."""

from __future__ import annotations

from typing import Any

from rightmix_sim.plans import PlanSet, review_set
from rightmix_sim.plans.alignment.matrix import matrix_of
from rightmix_sim.plans.mix.weighing import mix_of
from rightmix_sim.plans.page import findings_fragment, matrix_fragment, mix_fragment, plans_page
from tests.plans.worked import as_set, base
from tests.report.reading import Reading

HOSTILE = "</style><script>alert(\"x\")</script> & {{ 7 * 7 }} <b onclick='x'> {% raw %}"
FRAGMENTS = ("findings", "matrix", "mix")
FORMS = ("page", *FRAGMENTS)
SVG = '<svg viewBox="0 0 720 300" role="img" aria-label="A chart"><text>drawn</text></svg>'
TALL = SVG.replace("720 300", "720 1800").replace("drawn", "tall")


def flawed(text: str = "") -> PlanSet:
    """A set whose police visit comes too rarely in one plan, with an action that has no owner, and much else gone."""
    plain = base("ashdown")
    oasys, visor, _ = plain["plans"]
    oasys["actions"][0]["every"] = "3 months"
    oasys["contingency"] = ""
    visor["actions"] = [one for one in visor["actions"] if one["action"] != "sopo_check"]
    plain["sentence_plan"] = {"date": "2009-05-20", "objectives": [{"id": "O1", "factors": ["F2"], "text": "To work"}]}
    if text:
        _typed(plain, text)
    return as_set(plain)


def _typed(plain: dict[str, Any], text: str) -> None:
    """The text wherever a trainee can type."""
    plain["case"]["factors"][0]["text"] = text
    plain["case"]["sopo"][0]["text"] = text
    plain["case"]["order"]["conditions"][0]["text"] = text
    for plan in plain["plans"]:
        plan |= {"author": text, "text": f"{text} risk"}
        for action in plan["actions"]:
            action |= {"owner": text, "text": text, "measure": text}
    plain["sentence_plan"]["objectives"][0]["text"] = text


def made(form: str, plans: PlanSet) -> str:
    if form == "findings":
        return findings_fragment(review_set(plans))
    if form == "matrix":
        return matrix_fragment(matrix_of(plans))
    return mix_fragment(mix_of(plans)) if form == "mix" else plans_page(plans, charts=[SVG])


def words_of(reading: Reading, *tags: str) -> list[str]:
    return [" ".join(one.words.split()) for one in reading.of(*tags)]
