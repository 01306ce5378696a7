"""The categories that follow from a trainee's own items, by the rules of the tool."""

from __future__ import annotations

from typing import Final

from rightmix_sim.exercises.answers import Answers
from rightmix_sim.exercises.rm2000.items import FACTORS, OPEN
from rightmix_sim.risk.rm2000 import Aggravating
from rightmix_sim.risk.rm2000.scales import scale_c, scale_s_of, scale_v_of
from rightmix_sim.strict_data import Answer

_AS_FACT: Final[dict[str, Answer]] = {"yes": True, "no": False, "unknown": "unknown"}


def own_categories(answers: Answers) -> dict[str, str]:
    """S, V and C as they follow from the items answered; only those whose items are all there."""
    age, sexual, criminal = (answers.number(id) for id in ("age", "sexual_appearances", "criminal_appearances"))
    violent, burglary = answers.number("violent_appearances"), answers.choice("burglary")
    factors = [answers.choice(id) for id in FACTORS]
    s = v = None
    if age is not None and sexual is not None and criminal is not None and all(one in _AS_FACT for one in factors):
        s = scale_s_of(sexual, criminal, age, Aggravating(*(_AS_FACT[one] for one in factors)))
    if age is not None and violent is not None and burglary in _AS_FACT:
        v = scale_v_of(age, violent, 1 if burglary == "yes" else 0)
    found = {}
    if s is not None:
        found["s"] = s.category.value if s.category is not None else OPEN
    if v is not None:
        found["v"] = v.category.value
    if s is not None and v is not None:
        c = scale_c(s.range, v).category
        found["c"] = c.value if c is not None else OPEN
    return found
