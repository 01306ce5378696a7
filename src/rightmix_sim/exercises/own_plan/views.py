"""The views that exercises on plans share, as HTML: from the trainee's own entries alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.material import Material
from rightmix_sim.exercises.own_plan.entries import plan_from
from rightmix_sim.exercises.own_plan.facts import missing_facts, own_set
from rightmix_sim.plans.alignment.matrix import matrix_of
from rightmix_sim.plans.mix.weighing import mix_of
from rightmix_sim.plans.page import matrix_fragment, mix_fragment
from rightmix_sim.plans.wording import listed

_NOTE: Final = Markup('<p class="message">{}</p>')
_LIST: Final = Markup('<p>{}</p><ul class="left-out">{}</ul>')


def matrix_view(answers: Answers, material: Material) -> str:
    """The trainee's plan beside the plans on file, action by action."""
    plans = own_set(answers, material, beside=True)
    return not_yet(answers) if plans is None else matrix_fragment(matrix_of(plans)) + left_out(answers, material)


def mix_view(answers: Answers, material: Material) -> str:
    """What the trainee's plan gives to each factor, as the trainee reads case and factors."""
    plans = own_set(answers, material)
    if plans is None:
        return not_yet(answers)
    read = {factor.id for factor in plans.case.factors}
    unread = [one.id for one in material.lists.get("factors", ()) if one.id not in read]
    notes = [f"{listed(unread)}: choose sort and part of life first."] if unread else []
    return mix_fragment(mix_of(plans)) + left_out(answers, material, notes)


def not_yet(answers: Answers) -> str:
    """What has to be entered before there is anything to show."""
    missing = missing_facts(answers)
    if missing:
        return str(_NOTE.format(f"This appears when you have said {listed(missing)} in the first step."))
    return str(_NOTE.format("This appears when the first action is chosen."))


def left_out(answers: Answers, material: Material, notes: Sequence[str] = ()) -> str:
    """What of the entries the view does not show yet; nothing where it shows all."""
    said = [*plan_from(answers, material).left_out, *notes]
    items = Markup("").join(Markup("<li>{}</li>").format(one) for one in said)
    return str(_LIST.format("Not shown yet:", items)) if said else ""
