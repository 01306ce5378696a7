"""Whoever only does exercises does not wait for numba: neither what is imported nor a form that is made loads it.

What draws many numbers does: the model, making cases, spoiling plans, and a run for exercise 9 that is asked for.
"""

from __future__ import annotations

from rightmix_sim.exercises import EXERCISES
from tests.project.loading import loaded_by

COMPILER = {"numba", "llvmlite"}
ROOMS = ("cases", "exercises", "forms", "guidance", "history", "plans", "risk")
# What no notebook of a trainee asks for: made cases, spoilt plans, the model
NEEDS_IT = (
    "cases.making",
    "plans.spoiling",
    "exercises.inspectors_chair.run_records",
    "forms.what_if",
    "forms.what_if_words",
    "forms.answer_html",
)
MODULES = f"""
import importlib, rightmix_sim
from pathlib import Path
here = Path(rightmix_sim.__path__[0])
names = [".".join(path.relative_to(here).with_suffix("").parts) for path in sorted(here.rglob("*.py"))]
left_out = tuple(name + "." for name in {NEEDS_IT})
for name in names:
    if name.split(".")[0] in {ROOMS} and not (name + ".").startswith(left_out):
        importlib.import_module("rightmix_sim." + name.removesuffix(".__init__"))
"""
FORMS = f"""
from pathlib import Path
from rightmix_sim.forms.exercise_form import ExerciseForm, given_material
for id in {EXERCISES}:
    ExerciseForm(given_material(id, Path("nowhere")), Path("nowhere"))
"""


def test_the_package_itself_loads_no_compiler_no_model_and_no_numpy() -> None:
    found = loaded_by("import rightmix_sim")
    assert "rightmix_sim" in found
    assert found & (COMPILER | {"simpy", "numpy", "rightmix_sim.model"}) == set()


def test_no_module_of_the_rooms_of_the_exercises_loads_it_but_those_named() -> None:
    found = loaded_by(MODULES)
    assert {f"rightmix_sim.{room}" for room in ROOMS} <= found
    assert {"rightmix_sim.exercises.three_meanings.man", "rightmix_sim.forms.practice"} <= found
    assert found & COMPILER == set()


def test_the_forms_of_all_exercises_come_up_without_it() -> None:
    found = loaded_by(FORMS)
    assert "rightmix_sim.forms.exercise_form" in found
    assert found & COMPILER == set()


def test_the_model_does_load_it_so_that_this_is_noticed() -> None:
    assert loaded_by("import rightmix_sim.randomness") >= COMPILER
