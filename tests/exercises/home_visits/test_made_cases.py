"""The exercise on cases of their own, as trainees of a course get them."""

from __future__ import annotations

import pytest

from rightmix_sim.cases.making.made import make_case
from rightmix_sim.cases.making.recipe import load_recipe
from rightmix_sim.exercises import Assignment, HeldCase, checks_of, mark, material_of, reference
from tests.exercises.home_visits.answering import ID


@pytest.mark.parametrize("recipe", ["register", "probation-caseload", "image-offences", "young-men"])
def test_reference_answers_earn_every_point_on_made_cases_and_an_empty_hand_in_none(recipe: str) -> None:
    for number in range(1, 13):
        made = make_case(load_recipe(recipe), 5, number)
        held = HeldCase(case=made.case, dossier=made.dossier, key=made.key)
        given = Assignment(exercise=ID, code=f"t{number}", cases=(held,), seed=number)
        assert mark(given, reference(given)).share == 1
        assert mark(given, {}).points == 0
        assert checks_of(material_of(given), {}) == ()
