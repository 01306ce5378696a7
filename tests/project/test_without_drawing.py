"""Whoever reads a table does not wait for matplotlib: only what draws loads it."""

from __future__ import annotations

from pathlib import Path

from tests.project.loading import loaded_by

PROJECT = Path(__file__).parents[2]
DRAWING = {"matplotlib", "matplotlib.figure"}
# Figures of a planner's answer, figures of a run, and the room of the figures themselves
DRAWS = ("charts", "report", "forms.answer_html", "forms.what_if")
NBGRADER = ("course.with_nbgrader",)
MODULES = f"""
import importlib, rightmix_sim
from pathlib import Path
here = Path(rightmix_sim.__path__[0])
names = [".".join(path.relative_to(here).with_suffix("").parts) for path in sorted(here.rglob("*.py"))]
left_out = tuple(name + "." for name in {DRAWS})
for name in names:
    if not (name + ".").startswith(left_out):
        importlib.import_module("rightmix_sim." + name.removesuffix(".__init__"))
"""
PLANS = PROJECT / "cases/plans"
# One command of each subject that prints text; what they import inside counts here
COMMANDS = (
    ("guidance", "list"),
    ("scenarios", "list"),
    ("levers", "list"),
    ("cases", "list"),
    ("plans", "check", "PLANS"),
    ("plans", "matrix", "PLANS"),
    ("plans", "mix", "PLANS"),
    ("exercises", "list"),
)
RUN = """
from rightmix_sim.cli import main
for command in {commands}:
    assert main(command) == 0, command
print()
"""


def test_no_module_loads_it_but_those_that_draw() -> None:
    found = loaded_by(MODULES)
    assert {"rightmix_sim.saying.overload", "rightmix_sim.saying.labels", "rightmix_sim.forms.what_if_words"} <= found
    assert {"rightmix_sim.cli.findings_table", "rightmix_sim.course.report.page"} <= found
    assert found & DRAWING == set()


def test_commands_that_print_text_do_not_load_it() -> None:
    plans = next(PLANS.glob("*.yaml"))
    commands = [[str(plans) if word == "PLANS" else word for word in command] for command in COMMANDS]
    found = loaded_by(RUN.format(commands=commands))
    assert "rightmix_sim.plans.mix.mix_words" in found
    assert found & DRAWING == set()


def test_the_charts_do_load_it_so_that_this_is_noticed() -> None:
    assert loaded_by("import rightmix_sim.charts") >= DRAWING
