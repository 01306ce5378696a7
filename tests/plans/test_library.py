"""Every library case has a sound set of plans, and plans on file in which what is known is found and nothing else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from rightmix_sim.cases import find_case, library, library_ids, read_case, read_dossier
from rightmix_sim.cases.checking.names import unknown_names
from rightmix_sim.files import read_yaml
from rightmix_sim.plain_risk import plain_risk
from rightmix_sim.plans import PlanSet, codes, facts_of, read_plans, review_set
from rightmix_sim.plans.mix.weighing import mix_of
from tests.plans.test_situations import OF_THE_SENTENCE_PLAN

ROOT = library().parent.parent


def sound(case: str) -> Path:
    return ROOT / "grading" / "plans" / case / "sound.yaml"


def on_file(case: str) -> Path:
    return ROOT / "cases" / "plans" / f"{case}.yaml"


def known(case: str) -> Counter[tuple[Any, ...]]:
    listed = read_yaml(ROOT / "grading" / "plans" / case / "findings.yaml")["findings"]
    return Counter((one["code"], one["plan"], tuple(sorted(one["about"]))) for one in listed)


def texts(plans: PlanSet) -> list[str]:
    """Everything that somebody wrote into the plans."""
    of_plans = [
        text
        for plan in plans.plans
        for text in (plan.author, plan.text, plan.previous_text or "", plan.contingency, plan.offender_role)
    ]
    steps = [step for plan in plans.plans for step in plan.victim_safety]
    actions = [action for plan in plans.plans for action in plan.actions]
    return [*of_plans, *steps, *(text for one in actions for text in (one.owner, one.text, one.measure))]


@pytest.mark.parametrize("case", library_ids())
def test_an_assessor_finds_nothing_in_the_sound_set(case: str) -> None:
    assert [(one.code, one.plan, one.about) for one in review_set(read_plans(sound(case)))] == []


@pytest.mark.parametrize("case", library_ids())
def test_the_sound_set_has_the_right_mix(case: str) -> None:
    plans = read_plans(sound(case))
    if not plans.case.order.ended_by(plans.case.on):
        assert [(need.factor.id, need.purpose) for need in mix_of(plans).unmet] == []


@pytest.mark.parametrize("case", library_ids())
def test_what_is_known_of_the_plans_on_file_is_found_and_nothing_else(case: str) -> None:
    # without order: what a finding is about is the same two actions, whichever comes first
    found = Counter((one.code, one.plan, tuple(sorted(one.about))) for one in review_set(read_plans(on_file(case))))
    assert found == known(case)
    assert len(found) >= 5


@pytest.mark.parametrize("case", library_ids())
def test_plans_answer_to_the_facts_of_their_case_and_cite_paragraphs_that_are_there(case: str) -> None:
    folder = find_case(case)
    facts, labels = facts_of(read_case(folder)), set(read_dossier(folder).paragraphs)
    for path in (sound(case), on_file(case)):
        plans = read_plans(path)
        assert plans.case == facts, path
        cited = {label for plan in plans.plans for action in plan.actions for label in action.evidence}
        assert cited <= labels, path


@pytest.mark.parametrize("case", library_ids())
def test_plans_name_nobody_who_exists_and_say_plain_risk_only_where_it_is_to_be_found(case: str) -> None:
    planted = any(code == "plain-risk-used" for code, _, _ in known(case))
    for path in (sound(case), on_file(case)):
        for text in texts(read_plans(path)):
            assert list(unknown_names(text)) == [], path
            if path == sound(case) or not planted:
                assert plain_risk(text, strictly=True) is None, path


def test_the_plans_on_file_show_nearly_everything_that_a_reviewer_can_find() -> None:
    shown = {code for case in library_ids() for code, _, _ in known(case)}
    of_plans = [code for code in codes() if code not in OF_THE_SENTENCE_PLAN]
    assert len([code for code in of_plans if code not in shown]) <= 2


def test_no_sentence_stands_in_the_plans_of_two_cases() -> None:
    where: dict[str, set[str]] = {}
    for case in library_ids():
        for path in (sound(case), on_file(case)):
            for text in texts(read_plans(path)):
                for sentence in text.split(". "):
                    if len(sentence.split()) > 8:
                        where.setdefault(sentence.strip(" ."), set()).add(case)
    assert [sentence for sentence, cases in where.items() if len(cases) > 1] == []
