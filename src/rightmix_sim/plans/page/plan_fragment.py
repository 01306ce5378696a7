"""One plan on file as HTML, to read beside a form: what its agency wrote, nothing added and nothing judged."""

from __future__ import annotations

from functools import cache
from typing import Final

from jinja2 import Environment

from rightmix_sim.plans.catalogue import catalogue
from rightmix_sim.plans.page.render import TEMPLATES
from rightmix_sim.plans.plan import Action, Plan
from rightmix_sim.plans.reviewing.finding import PLANS
from rightmix_sim.plans.timescale import frequency
from rightmix_sim.plans.wording import DAY_NAMES, in_a_sentence, spoken
from rightmix_sim.sentences import capital
from rightmix_sim.templates import templates
from rightmix_sim.workdays import day_in_words

NOTHING: Final = "Nothing entered"


def plan_fragment(plan: Plan) -> str:
    """The plan to show inside something else, such as a notebook, whose colours it takes; its headings are h3 and h4.

    Fields that the plan leaves empty are shown as empty. Every text is shown as it is and never taken for HTML.
    """
    return _environment().get_template("plan").render(plan=plan, name=PLANS[plan.kind], head=_head(plan))


def _head(plan: Plan) -> list[tuple[str, str]]:
    """The head of a plan: labels with what is entered, empty where nothing is."""
    level = f"Level {plan.mappa_level}" if plan.mappa_level is not None else ""
    return [
        ("Date", day_in_words(plan.date)),
        ("Author", plan.author),
        ("Countersigned", day_in_words(plan.countersigned) if plan.countersigned else ""),
        ("Review due", day_in_words(plan.review_due) if plan.review_due else ""),
        ("MAPPA level", level),
        ("Of the others’ work it notes", capital(", ".join(spoken(word) for word in plan.aware_of))),
    ]


def _when(action: Action, plan: Plan) -> str:
    """How often, at what time, from when where that is not the day of the plan, and by when; empty if not entered."""
    at = action.at
    parts = [frequency(action.every).words] if action.every is not None else []
    parts += [f"{DAY_NAMES[at.day]} {at.from_} to {at.to}"] if at is not None else []
    parts += [f"from {day_in_words(action.start)}"] if action.start not in (None, plan.date, action.due) else []
    parts += [f"{'until' if action.every else 'by'} {day_in_words(action.due)}"] if action.due is not None else []
    return capital(", ".join(parts))


def _covers(action: Action) -> list[tuple[str, str]]:
    """What an action answers to and rests on, by label; only what is entered."""
    parts = (
        ("For", ", ".join(action.purpose)),
        ("Factors", ", ".join(action.factors)),
        ("Prohibitions", ", ".join(action.prohibitions)),
        ("Conditions", ", ".join(action.conditions)),
        ("Carries over", action.carries or ""),
        ("Does not allow", _forbidden(action.forbids)),
        ("Measure", action.measure),
        ("Evidence", ", ".join(action.evidence)),
    )
    return [(label, said) for label, said in parts if said.strip()]


def _forbidden(name: str | None) -> str:
    """What is not allowed: an action of the catalogue in words, one of a plan by its id."""
    entry = catalogue().get(name or "")
    return in_a_sentence(entry.title) if entry is not None else name or ""


@cache
def _environment() -> Environment:
    environment = templates(TEMPLATES)
    environment.globals |= {"nothing": NOTHING, "when": _when, "covers": _covers}
    environment.filters |= {"agency": lambda word: capital(spoken(word)), "titled": _titled}
    return environment


def _titled(name: str) -> str:
    return catalogue()[name].title
