"""The live view of hours: what the trainee's actions take of what there is, and which of them fit."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from jinja2 import Template

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.material import Material
from rightmix_sim.exercises.own_plan.facts import own_set
from rightmix_sim.exercises.own_plan.limits import agency_hours, limits_of, taken, that_fit, used
from rightmix_sim.exercises.own_plan.views import left_out, not_yet
from rightmix_sim.exercises.right_mix.words import LIMITS, in_hours
from rightmix_sim.plans import Action, CaseFacts
from rightmix_sim.plans.page.render import TEMPLATES as PLANS
from rightmix_sim.plans.reference.limits import OFFENDER_MANAGER, POLICE
from rightmix_sim.plans.wording import named
from rightmix_sim.sentences import capital, listed
from rightmix_sim.templates import templates

_TEMPLATES: Final = "exercises/right_mix/templates"


def hours_view(answers: Answers, material: Material) -> str:
    """The hours that the chosen actions take, by agency, beside those that there are; these from the beginning on."""
    plans, limits = own_set(answers, material), limits_of(material.numbers)
    if plans is None:
        there = [_of_limit(name, 0.0, limits.by_name()[name]) for name in LIMITS]
        return _page().render(message="This is what there is in a month.", limits=there, actions=[]) + not_yet(answers)
    facts, actions = plans.case, plans.plans[0].actions
    takes = used(actions, facts)
    over = [name for name, much in takes.items() if much > limits.by_name()[name] + 1e-6]
    fitting = that_fit(actions, facts, limits)
    shown: str = _page().render(
        message=_message(over),
        limits=[_of_limit(name, takes[name], limits.by_name()[name]) for name in LIMITS],
        actions=[_of_action(action, facts, fits=action in fitting) for action in actions],
    )
    return shown + left_out(answers, material)


def _message(over: list[str]) -> str:
    if not over:
        return "Your actions fit into the hours and places that there are."
    return f"More than there is: {listed([LIMITS[name] for name in over])}. What no longer fits will not be done."


def _of_limit(name: str, much: float, there: float) -> dict[str, Any]:
    fits = much <= there + 1e-6
    verdict = f"{in_hours(there - much)} left" if fits else f"{in_hours(much - there)} too much"
    return {
        "name": capital(LIMITS[name]),
        "used": in_hours(much),
        "there": in_hours(there),
        "fits": fits,
        "verdict": verdict,
    }


def _of_action(action: Action, facts: CaseFacts, *, fits: bool) -> dict[str, Any]:
    takes = taken(action, facts)
    others = sum(
        hours for agency, hours in agency_hours(action, facts).items() if agency not in ("probation", "police")
    )
    return {
        "name": capital(named(action)),
        "probation": in_hours(takes[OFFENDER_MANAGER]),
        "police": in_hours(takes[POLICE]),
        "others": in_hours(others),
        "fits": fits,
    }


@cache
def _page() -> Template:
    environment = templates(_TEMPLATES)
    environment.globals |= {"style": templates(PLANS).globals["style"]}
    return environment.get_template("hours")
