"""How far chance could move a figure: 95% t-intervals over replications, the same wherever a run is counted or shown.

They are about the model's own chance. What the report's sample leaves open is another question: `guidance.report`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import stdtrit  # the quantile of t; scipy.stats would take a second to load

CONFIDENCE: Final = 0.95


def half_width(values: ArrayLike, confidence: float = CONFIDENCE) -> float:
    """Half the width of the t-interval of a mean, from two values on."""
    known: NDArray[Any] = np.asarray(values, float)
    return float(stdtrit(known.size - 1, (1 + confidence) / 2)) * float(known.std(ddof=1)) / math.sqrt(known.size)


def ratio_and_errors(parts: Sequence[float], wholes: Sequence[float]) -> tuple[float, NDArray[np.float64]]:
    """The sum of the parts over the sum of the wholes, and what each pair adds to its error.

    The wholes add up to more than nothing.

    A ratio of sums has for error of one replication (part - ratio * whole) / mean whole. They are zero in the mean, and
    the ratio's interval is as wide as theirs.
    """
    ratio = math.fsum(parts) / math.fsum(wholes)
    whole = np.asarray(wholes, float)
    return ratio, (np.asarray(parts, float) - ratio * whole) / whole.mean()
