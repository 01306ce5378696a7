"""Plans on file of made cases: sound before they are spoilt, then wrong in just what was taken."""

from __future__ import annotations

from functools import cache

import pytest

from rightmix_sim.cases.making.made import Made, make_case
from rightmix_sim.cases.making.recipe import load_recipe
from rightmix_sim.errors import UnknownName
from rightmix_sim.plain_risk import plain_risk
from rightmix_sim.plans import PlanSet, as_yaml, review_set
from rightmix_sim.plans.plan import Plan
from rightmix_sim.plans.reviewing.finding import codes
from rightmix_sim.plans.spoiling import Spoilt, spoilt_plans
from rightmix_sim.plans.spoiling.data import on_file, spoiling
from rightmix_sim.plans.spoiling.ways import WAYS

SECRET = 2**127 + 11  # seeds of a course have 128 bits
SHORT, LONG = range(12), range(12, 160)


@cache
def made(number: int, recipe: str = "probation-caseload") -> Made:
    return make_case(load_recipe(recipe), SECRET, number)


def spoilt(number: int, seed: int | None = None, recipe: str = "usual") -> Spoilt:
    one, own = made(number), SECRET + number if seed is None else seed
    return spoilt_plans(one.case, one.dossier, seed=own, planted=planted(number), recipe=recipe)


def planted(number: int) -> set[str]:
    return {error.kind for error in made(number).key.errors}


def found(plans: PlanSet) -> set[tuple[str, str]]:
    return {(one.code, one.plan or "") for one in review_set(plans)}


def looked_at(numbers: range) -> None:
    """All that has to hold of the plans of every case."""
    for number in numbers:
        one = spoilt(number)
        assert not found(one.sound), number
        assert found(one.plans) == one.finds, number
        assert 3 <= len(one.finds) <= 7, number
        assert sum(plan != one.sound.plan(plan.kind) for plan in one.plans.plans) >= 2, number
        kinds = {plan.kind for plan in one.plans.plans}
        assert kinds == {"oasys", "visor"} | ({"mappa"} if made(number).case.mappa.managed_at in (2, 3) else set())


def test_the_reviewer_finds_what_was_taken_and_nothing_else() -> None:
    looked_at(SHORT)


@pytest.mark.soak
def test_the_same_holds_of_many_cases() -> None:
    looked_at(LONG)


def test_sound_plans_can_be_written_for_the_whole_register_too() -> None:
    for number in SHORT:
        one = made(number, "register")
        result = spoilt_plans(one.case, one.dossier, seed=SECRET)
        assert not found(result.sound), number


def test_one_seed_gives_one_set_and_another_seed_other_flaws() -> None:
    flaws = [tuple(flawed.flaw for flawed in spoilt(0, seed).flaws) for seed in (5, 5, 6, 7, 8)]
    assert flaws[0] == flaws[1]
    assert len(set(flaws)) == 4


def test_what_the_extract_in_the_file_lacks_the_plan_lacks_too_and_no_more_of_that() -> None:
    """The OASys extract and the plan on file are of one pen."""
    told = {"police_visits_not_in_plan": "police-home-visits-missing", "offender_role_missing": "offender-role-missing"}
    seen = set()
    for number in SHORT:
        finds = spoilt(number).finds
        for error, code in told.items():
            assert ((code, "oasys") in finds) == (error in planted(number)), (number, error)
            seen.add((error, error in planted(number)))
    assert len(seen) == 4, "both errors are there in some cases and not in others"


def test_actions_are_numbered_from_one_so_that_none_seems_missing() -> None:
    for number in SHORT:
        for plan in spoilt(number).plans.plans:
            assert [one.id[1:] for one in plan.actions] == [str(place + 1) for place in range(len(plan.actions))]


def test_plans_say_who_does_what_by_the_names_of_the_file() -> None:
    one = spoilt(0)
    police = next(doc for doc in made(0).dossier.documents if doc.kind == "visor_record").author.partition(",")[0]
    visor = one.sound.plan("visor")
    assert isinstance(visor, Plan)
    assert police in visor.author
    assert {police in action.owner for action in visor.actions if action.agency == "police"} == {True}


def test_actions_cite_paragraphs_that_the_file_has() -> None:
    for number in SHORT:
        cited = {label for plan in spoilt(number).sound.plans for one in plan.actions for label in one.evidence}
        assert cited <= set(made(number).dossier.paragraphs)


def test_no_text_of_the_plans_says_plain_risk() -> None:
    for number in SHORT:
        assert plain_risk(as_yaml(spoilt(number).plans), strictly=True) is None


def test_every_flaw_names_a_way_that_there_is_and_codes_of_the_reviewer() -> None:
    for name, flaw in spoiling()["flaws"].items():
        assert flaw["does"] in WAYS, name
        assert set(flaw["codes"]) <= set(codes()), name
    assert {one["flaw"] for one in spoiling()["told"].values()} <= set(spoiling()["flaws"])


@pytest.mark.soak
def test_every_flaw_is_taken_in_some_case() -> None:
    taken = {flawed.flaw for number in range(160) for flawed in spoilt(number).flaws}
    assert taken == set(spoiling()["flaws"])


def test_every_action_that_can_be_written_has_its_words() -> None:
    for action, said in on_file()["actions"].items():
        assert said["texts"], action
        assert said["measures"], action
        assert said["rests_on"], action


def test_a_recipe_that_is_not_there_is_named() -> None:
    with pytest.raises(UnknownName, match="recipe"):
        spoilt(0, recipe="harsh")
