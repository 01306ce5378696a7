"""Setting work: made cases are drawn until one suits the exercise. The same seed and code give the same work."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from rightmix_sim.cases.making.luck import Luck
from rightmix_sim.cases.making.made import make_case
from rightmix_sim.cases.making.recipe import Recipe, load_recipe
from rightmix_sim.course.banks import bank, draw_claims, draw_statements, draw_visit
from rightmix_sim.course.setting_work.data import number, seed_for, setting
from rightmix_sim.course.setting_work.preparing import named, prepared
from rightmix_sim.course.setting_work.suiting import first_lacking
from rightmix_sim.errors import InputError, UnknownName
from rightmix_sim.exercises import Assignment, HeldCase
from rightmix_sim.inspection import draw
from rightmix_sim.randomness import draws

RECIPE: Final = "probation-caseload"
STATEMENTS: Final = "ex1-three-meanings"
VISITS: Final = "ex7-home-visits"
SAMPLE: Final = "ex9-inspectors-chair"
_STREAM: Final = "course/setting"
_FIRSTS: Final = 1 << 29  # cases are numbered from somewhere below this, far from the numbers that others use


def set_work(
    exercise: str,
    seed: int,
    code: str,
    recipe: str = RECIPE,
    *,
    banks: Path | None = None,
    avoid: Collection[str] = (),
) -> Assignment:
    """What is set in an exercise under a code. Nothing of seed, recipe or number of a case stands in it.

    `banks` is a folder with banks of the trainer's own, `avoid` are names of people who were given out already.
    Raises `UnknownName` for an exercise or recipe that is not there, `InputError` where no case of the recipe suits.
    """
    if exercise == STATEMENTS:
        return Assignment(
            exercise=exercise,
            code=code,
            statements=draw_statements(bank("statements", banks), seed_for(seed, exercise)),
            seed=seed_for(seed, exercise, "order"),
        )
    if exercise not in setting()["exercises"]:
        raise UnknownName("exercise", exercise, [STATEMENTS, *setting()["exercises"]])
    made_from = load_recipe(recipe)
    for variant in _variants(exercise, seed):
        found = _suiting(exercise, variant, seed, code, made_from, avoid)
        if found is not None:
            return with_bank(found, seed_for(seed, exercise, "bank"), banks)
    raise InputError(
        "No case that suits the exercise could be made.",
        value=f"{exercise}, {recipe}",
        why=f"Of each sort {number('tries')} were tried.",
        do="Choose another recipe in course.yaml, or set a case of your own: rightmix course own-case",
    )


def with_bank(assignment: Assignment, seed: int, banks: Path | None) -> Assignment:
    """The same with what is asked beside the case, drawn from the banks for graded work."""
    if assignment.exercise == VISITS:
        return replace(assignment, bank=draw_visit(bank("home-visits", banks), seed, assignment.only.case))
    if assignment.exercise == SAMPLE:
        return replace(assignment, bank=draw_claims(bank("claims", banks), seed))
    return assignment


def _variants(exercise: str, seed: int) -> list[Mapping[str, Any]]:
    """All variants, the one that the seed draws first."""
    every: list[Mapping[str, Any]] = setting()["exercises"][exercise]["variants"]
    luck = Luck(draws(seed_for(seed, exercise), 0, _STREAM), 0, "variant")
    first = luck.of({place: float(one["share"]) for place, one in enumerate(every)})
    return [every[first], *(one for place, one in enumerate(every) if place != first)]


def _suiting(
    exercise: str, variant: Mapping[str, Any], seed: int, code: str, recipe: Recipe, avoid: Collection[str]
) -> Assignment | None:
    wants = tuple(variant["wants"])
    order = seed_for(seed, exercise, "order")
    several = exercise == SAMPLE
    pool: list[HeldCase] = []
    for held in _cases(exercise, variant, seed, code, recipe):
        names = {*avoid, *(one.case.person.name for one in pool)}
        assignment = Assignment(exercise=exercise, code=code, cases=(held,), seed=order)
        if held.case.person.name in names or first_lacking(assignment, wants) is not None:
            continue
        if not several:
            return assignment
        pool.append(held)
        if len(pool) == number("pool"):
            sampled = _sampled(pool, order, code)
            return replace(assignment, cases=sampled)
    return None


def _cases(exercise: str, variant: Mapping[str, Any], seed: int, code: str, recipe: Recipe) -> Iterator[HeldCase]:
    """Made cases with what the exercise adds to them, one after the other."""
    secret = seed_for(seed, exercise, "cases")
    first = seed_for(seed, exercise, "first") % _FIRSTS
    for place in range(number("tries")):
        made = make_case(recipe, secret, first + place)
        held = prepared(made, tuple(variant["adds"]), seed_for(seed, exercise, "adds", place), f"{code}-{place + 1}")
        if held is not None:
            yield held if exercise == SAMPLE else named(held, code)


def _sampled(pool: list[HeldCase], seed: int, code: str) -> tuple[HeldCase, ...]:
    """The sample, drawn as an inspection draws; numbered in the order drawn."""
    by_id = {held.case.id: held for held in pool}
    drawn = draw([held.case for held in pool], number("sample"), seed)
    return tuple(named(by_id[case.id], f"{code}-{place}") for place, case in enumerate(drawn.cases, start=1))
