"""The population of a recipe: how categories, harm, denial, disability and youth go together, for the model.

The model needs five facts about a person, not a file. So a recipe's men are made once, counted in a table of five
dimensions, and the table is fitted to the shares that an area states.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from rightmix_sim.cases.making.days import draw_days
from rightmix_sim.cases.making.luck import Luck
from rightmix_sim.cases.making.recipe import load_recipe
from rightmix_sim.cases.making.record import draw_record
from rightmix_sim.cases.making.traits import LEVELS, draw_traits
from rightmix_sim.randomness import draws
from rightmix_sim.risk import rm2000
from rightmix_sim.risk.thresholds import DENIAL

Table = NDArray[np.float64]

SHAPE: Final = (len(LEVELS), len(LEVELS), len(DENIAL), 2, 2)  # RM2000/S, RoSH, denial, learning disability, under 21
_MEN: Final = 1500
_SEED: Final = 1
_UNSEEN: Final = 0.02  # spread evenly, so that a combination nobody happened to have is possible all the same
_ROUNDS, _CLOSE = 200, 1e-9


@cache
def made_population(recipe: str) -> Table:
    """The shares of a recipe's men by RM2000/S, RoSH, denial, learning disability and under 21. Shape: `SHAPE`."""
    table, chosen = np.zeros(SHAPE), load_recipe(recipe)
    luck = draws(_SEED, 0, f"population/{recipe}")
    for number in range(_MEN):
        case = Luck(luck, number, "case")
        traits = draw_traits(chosen, case)
        history = draw_record(chosen, traits, draw_days(chosen, traits, case), case)
        score = rm2000.score(history)
        assert score.s is not None and score.s.category is not None, "a generated history can be scored"
        place = (score.s.category.points, LEVELS.index(traits.harm), DENIAL.index(traits.denial))
        table[(*place, int(traits.learning_disability), int(traits.under_21))] += 1
    found: Table = (1 - _UNSEEN) * table / _MEN + _UNSEEN / table.size
    return found


def fitted(table: Table, shares: Sequence[Sequence[float]]) -> Table:
    """The table with these shares along each of its dimensions, and what goes together in it as far as they allow.

    Iterative proportional fitting (Deming and Stephan 1940).
    """
    found = table.copy()
    for _ in range(_ROUNDS):
        furthest = 0.0
        for axis, wanted in enumerate(shares):
            others = tuple(other for other in range(found.ndim) if other != axis)
            now = found.sum(axis=others)
            furthest = max(furthest, float(np.abs(now - wanted).max()))
            factor = np.divide(wanted, now, out=np.zeros_like(now), where=now > 0)
            found *= np.expand_dims(factor, others)
        if furthest < _CLOSE:
            break
    return found
