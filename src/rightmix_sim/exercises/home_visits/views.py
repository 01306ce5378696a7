"""The calendar beside the schedule: the trainee's own visits in order, with the days between them."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.home_visits.own_plan import AGENCIES, own_visits
from rightmix_sim.exercises.material import Material
from rightmix_sim.templates import templates
from rightmix_sim.workdays import day_in_words


def calendar(answers: Answers, _material: Material) -> str:
    """HTML: a table for each agency. What comes later than the trainee's own interval is said in words."""
    tables = [
        (
            name,
            [
                (day_in_words(one.visit.day), one.days_after, one.too_long, one.visit.agency == "joint")
                for one in own_visits(answers, agency)
            ],
        )
        for agency, name in AGENCIES.items()
    ]
    return _pages().get_template("calendar").render(tables=tables)


@cache
def _pages() -> Environment:
    return templates("exercises/home_visits/templates")
