"""The views that exercises on plans share, as HTML: from the trainee's own entries alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec
from markupsafe import Markup

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.material import Material
from rightmix_sim.exercises.own_plan.credit import named_by
from rightmix_sim.exercises.own_plan.entries import plan_from
from rightmix_sim.exercises.own_plan.facts import missing_facts, own_set
from rightmix_sim.exercises.own_plan.limits import limits_of, that_fit
from rightmix_sim.exercises.own_plan.numbers import number
from rightmix_sim.plans import PlanSet
from rightmix_sim.plans.alignment.matrix import matrix_of
from rightmix_sim.plans.mix.weighing import mix_of
from rightmix_sim.plans.page import matrix_fragment, mix_fragment
from rightmix_sim.sentences import listed

_NOTE: Final = Markup('<p class="message">{}</p>')
_LIST: Final = Markup('<p>{}</p><ul class="left-out">{}</ul>')


def matrix_view(answers: Answers, material: Material) -> str:
    """The trainee's plan beside the plans on file, action by action."""
    plans = own_set(answers, material, beside=True)
    return not_yet(answers) if plans is None else matrix_fragment(matrix_of(plans)) + left_out(answers, material)


def mix_view(answers: Answers, material: Material) -> str:
    """What the trainee's plan gives to each factor, as the trainee reads case and factors.

    Where the material sets hours, only of what fits into them: what does not will not be done.
    """
    plans = own_set(answers, material)
    if plans is None:
        return not_yet(answers)
    plans, without = _that_will_be_done(plans, material)
    read = {factor.id for factor in plans.case.factors}
    unread = [one.id for one in material.lists.get("factors", ()) if one.id not in read]
    notes = [f"{listed(unread)}: choose sort and part of life first."] if unread else []
    return without + _crowded(plans) + mix_fragment(mix_of(plans)) + left_out(answers, material, notes)


def _that_will_be_done(plans: PlanSet, material: Material) -> tuple[PlanSet, str]:
    """The plans without the actions that the hours do not reach, and what to say of these."""
    if not material.numbers:
        return plans, ""
    plan, *others = plans.plans
    fitting = that_fit(plan.actions, plans.case, limits_of(material.numbers))
    over = len(plan.actions) - len(fitting)
    if not over:
        return plans, ""
    said = "1 action no longer fits" if over == 1 else f"{over} actions no longer fit"
    note = _NOTE.format(f"{said} into the hours and will not be done: this is the mix without.")
    return msgspec.structs.replace(plans, plans=(msgspec.structs.replace(plan, actions=fitting), *others)), str(note)


def _crowded(plans: PlanSet) -> str:
    """A note on actions that name more than one action can answer to."""
    most = number("most_names")
    crowded = [one.id for one in plans.plans[0].actions if len(named_by(one)) > most]
    if not crowded:
        return ""
    name = "names" if len(crowded) == 1 else "name"
    said = f"{listed(crowded)} {name} more than {most:g} things: a tick that rests on this alone says little."
    return str(_NOTE.format(said))


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
