"""Plans as HTML: the whole page and its parts. What trainees typed is shown as it is and is never taken for HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from jinja2 import Environment
from markupsafe import Markup

from rightmix_sim.plans.alignment import matrix_words
from rightmix_sim.plans.alignment.matrix import Matrix, matrix_of
from rightmix_sim.plans.mix import mix_words
from rightmix_sim.plans.mix.weighing import Mix, mix_of
from rightmix_sim.plans.page.case_facts import facts_in_short
from rightmix_sim.plans.page.groups import SEVERITIES, counted, groups_of
from rightmix_sim.plans.plan import PURPOSES
from rightmix_sim.plans.plan_set import PlanSet
from rightmix_sim.plans.reviewing.finding import PLANS
from rightmix_sim.plans.reviewing.review import Review, review_set
from rightmix_sim.plans.wording import area_in_words
from rightmix_sim.templates import templates
from rightmix_sim.workdays import day_in_words

TEMPLATES: Final = "plans/page/templates"
TEACHING: Final = "RM2000 here is a teaching approximation; nothing forecasts anybody’s reoffending."
_TALLEST: Final = 1.3  # height by width of a chart that fits on a sheet of A4 beside its heading


@dataclass(frozen=True)
class _Chart:
    svg: Markup
    fits_a_sheet: bool


def plans_page(plans: PlanSet, *, charts: Sequence[str] = ()) -> str:
    """A set of plans as one page that needs nothing else: facts, findings, alignment matrix, mix, and charts.

    `charts` are `svg` elements as `charts.as_svg` makes them, which go in as they are. The same set gives the same
    bytes. On paper, charts that are taller than a sheet are left out: the tables say the same.
    """
    review = review_set(plans)
    return (
        _environment()
        .get_template("page")
        .render(
            plans=plans,
            facts=facts_in_short(plans.case),
            groups=groups_of(review, plans),
            count=counted(review.findings),
            matrix=matrix_of(plans),
            mix=mix_of(plans),
            charts=[_Chart(Markup(svg), _fits_a_sheet(svg)) for svg in charts],
        )
    )


def matrix_fragment(matrix: Matrix) -> str:
    """The alignment matrix as a table to show inside something else, such as a notebook, whose colours it takes."""
    return _fragment("matrix", "Alignment of the plans", matrix=matrix)


def mix_fragment(mix: Mix) -> str:
    """The mix as tables to show inside something else: hours and needs of each factor, and the intensity."""
    return _fragment("mix", "The mix", mix=mix)


def findings_fragment(review: Review) -> str:
    """The findings to show inside something else, plan by plan; its headings are h3."""
    return _fragment("findings", "Findings", groups=groups_of(review), count=counted(review.findings))


def _fragment(part: str, label: str, **said: Any) -> str:
    return _environment().get_template("fragment").render(part=part, label=label, **said)


def _fits_a_sheet(svg: str) -> bool:
    box = re.search(r'viewBox="[\d.]+ [\d.]+ ([\d.]+) ([\d.]+)"', svg)
    return box is None or float(box[2]) <= _TALLEST * float(box[1])


@cache
def _environment() -> Environment:
    environment = templates(TEMPLATES)
    environment.globals |= {
        "teaching": TEACHING,
        "matrix_words": matrix_words,
        "mix_words": mix_words,
        "purposes": PURPOSES,
        "plan_names": PLANS,
        "severities": {severity: one.capitalize() for severity, (one, _) in SEVERITIES.items()},
    }
    environment.filters |= {"day": day_in_words, "area": area_in_words}
    return environment
